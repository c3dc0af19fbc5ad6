//! One’s own practice: named by others, the standing, the cards, the journal. Nobody else’s page.

use ::store::{Read, Write};
use kernel::problem::Fields;
use kernel::{Actor, Problem};
use policy::{Gate, Own};
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{Done, NewPractice, PracticeJson};
use super::helpful::{self, Helpful};
use super::store::{self, Named, Standing, Written};
use super::{PRACTISE, views};

/// Longest text in characters.
pub(super) const LONGEST: usize = 1_000;

/// What the page shows.
pub(super) struct Loaded {
    pub standing: Option<Standing>,
    pub named: Vec<Named>,
    pub nominated: Vec<Named>,
    pub journal: Vec<Written>,
    pub helpful: Helpful,
}

pub(super) async fn loaded(ctx: &Ctx) -> Result<Loaded, Fail> {
    if !ctx.site.gate.may(&ctx.actor, PRACTISE, &Own(ctx.actor.id)) {
        return Err(Problem::NotFound.into());
    }
    let me = ctx.actor.id;
    let work = move |r: &mut Read<'_>| -> ::store::Res<Loaded> {
        let (named, nominated) = store::nominations(r, me)?;
        let (standing, journal) = (store::standing(r, me)?, store::journal(r, me)?);
        Ok(Loaded { standing, named, nominated, journal, helpful: helpful::of(r, me)? })
    };
    Ok(ctx.site.db.read(work).await?)
}

/// One’s own practice.
#[utoipa::path(get, path = "/me/practice", operation_id = "practice", tag = "discipline", responses(
    (status = 200, description = "One’s standing, nominations and journal", body = PracticeJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for people from outside"),
))]
pub async fn practice(ctx: Ctx) -> Answer {
    let loaded = loaded(&ctx).await?;
    ctx.show(|| PracticeJson::of(&loaded), || views::practice(&ctx, &loaded))
}

/// The actor’s leave to practise, inside a write.
pub(super) fn own<'t, 'c>(
    gate: &Gate,
    w: &'t mut Write<'c>,
    actor: &Actor,
) -> Result<policy::Permitted<'t, 'c, Own>, Problem> {
    gate.permit(w, actor, PRACTISE, Own(actor.id))
}

/// What every act here answers: done, see the page.
pub(super) fn done(flash: &'static str) -> Made {
    Made::done("/me/practice".into(), &Done { done: true }).flash(flash)
}

/// Practises from now on, or otherwise than before.
#[utoipa::path(post, path = "/me/practice", operation_id = "practice_take_up", tag = "discipline", request_body = NewPractice, responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "The share is none, or a text is too long"),
))]
pub async fn take_up(ctx: Ctx, input: Input<NewPractice>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = own(&gate, w, &actor)?;
        let share: Option<i64> = form.share.trim().parse().ok().filter(|n| (1..=50).contains(n));
        let mut fields = Fields::default();
        fields.check(share.is_some(), "share", "discipline-share-wrong");
        fields.length(&form.constituencies, LONGEST, "constituencies");
        fields.length(&form.intentions, LONGEST, "intentions");
        fields.done()?;
        let words = (form.constituencies.trim(), form.intentions.trim());
        store::take_up(&mut permit, (share.unwrap_or_default(), form.shown.trim() == "yes"), words)?;
        Ok(done("discipline-taken-up"))
    })
    .await
}

/// Practises no longer, without a reason.
#[utoipa::path(delete, path = "/me/practice", operation_id = "practice_end", tag = "discipline", responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
))]
pub async fn end(ctx: Ctx) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(web::Once::default(), move |w| {
        store::end(&mut own(&gate, w, &actor)?)?;
        Ok(done("discipline-ended"))
    })
    .await
}
