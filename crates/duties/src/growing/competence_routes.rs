//! One’s own competences: what one says of them, and what one asked others to say.

use axum::extract::Path;
use charter::{Catalogue, Shelf};
use kernel::Problem;
use kernel::problem::Fields;
use policy::Own;
use web::{Answer, Ctx, Input, Made};

use super::api::{CompetencesJson, Done, LevelJson, NewLevel, NewView, ViewAnswer, ViewJson};
use super::store::own::{self, Level, Seen};
use super::{KEEP, views};

/// Longest text in characters.
const LONGEST: usize = 1_000;

/// What the page shows.
pub(super) struct Mine {
    pub catalogue: std::sync::Arc<Catalogue>,
    pub levels: Vec<Level>,
    pub views: Vec<Seen>,
    pub asked: Vec<Seen>,
}

/// One’s own competences; nothing in them is inferred.
#[utoipa::path(get, path = "/me/competences", operation_id = "own_competences", tag = "growing", responses(
    (status = 200, description = "What one says, and what others were asked to", body = CompetencesJson),
    (status = 401, description = "Nobody is signed in"),
))]
pub async fn competences(ctx: Ctx) -> Answer {
    let (me, shelf) = (ctx.actor.id, ctx.site.shelf::<Shelf>());
    let work = move |r: &mut ::store::Read<'_>| -> ::store::Res<Mine> {
        let (views, asked) = own::views(r, me)?;
        Ok(Mine { catalogue: shelf.current(r)?, levels: own::levels(r, me)?, views, asked })
    };
    let mine = ctx.site.db.read(work).await?;
    let json = || CompetencesJson {
        levels: mine.levels.iter().map(LevelJson::from).collect(),
        views: mine.views.iter().map(ViewJson::from).collect(),
        asked: mine.asked.iter().map(ViewJson::from).collect(),
    };
    ctx.show(json, || views::competences(&ctx, &mine))
}

fn made(flash: &'static str) -> Made {
    Made::done("/me/competences".into(), &Done { done: true }).flash(flash)
}

/// Says how one sees a competence of one’s own.
#[utoipa::path(post, path = "/me/competences/{key}", operation_id = "competence_rate", tag = "growing", request_body = NewLevel, responses(
    (status = 200, description = "Kept", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such competence"),
    (status = 422, description = "The level is none from 0 to 4"),
))]
pub async fn rate(ctx: Ctx, Path(key): Path<String>, input: Input<NewLevel>) -> Answer {
    let (gate, actor, shelf, form) =
        (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.shelf::<Shelf>(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        known(&*shelf.current(permit.tx())?, &key)?;
        let level: Option<i64> = form.level.trim().parse().ok().filter(|n| (0..=4).contains(n));
        let mut fields = Fields::default();
        fields.check(level.is_some(), "level", "growing-level-wrong");
        fields.check(form.evidence.chars().count() <= LONGEST, "evidence", "growing-long");
        fields.done()?;
        own::rate(&mut permit, &key, level.unwrap_or_default(), form.evidence.trim())?;
        Ok(made("growing-rated"))
    })
    .await
}

fn known(catalogue: &Catalogue, key: &str) -> Result<(), Problem> {
    if catalogue.competences.iter().any(|c| c.key == key) { Ok(()) } else { Err(Problem::NotFound) }
}

/// Asks a colleague for their view of a competence of one’s own.
#[utoipa::path(post, path = "/me/competences/{key}/views", operation_id = "competence_view_ask", tag = "growing", request_body = NewView, responses(
    (status = 200, description = "They are asked", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such competence"),
    (status = 422, description = "Nobody of that name, or oneself"),
))]
pub async fn ask(ctx: Ctx, Path(key): Path<String>, input: Input<NewView>) -> Answer {
    let (gate, actor, shelf, form) =
        (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.shelf::<Shelf>(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        known(&*shelf.current(permit.tx())?, &key)?;
        let giver = own::person(permit.tx(), form.person.trim().trim_start_matches('@'))?;
        let giver = giver.ok_or_else(|| Problem::field("person", "growing-nobody"))?;
        if giver == actor.id {
            return Err(Problem::field("person", "growing-not-oneself"));
        }
        own::ask(&mut permit, &key, giver)?;
        Ok(made("growing-asked"))
    })
    .await
}

/// Gives a view or not; agrees to one or lets it go.
#[utoipa::path(post, path = "/me/views/{id}", operation_id = "competence_view_answer", tag = "growing", request_body = ViewAnswer, responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not one’s own to answer"),
    (status = 422, description = "No words"),
))]
pub async fn answer(ctx: Ctx, Path(id): Path<i64>, input: Input<ViewAnswer>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        let yes = form.answer.trim() == "yes";
        let asked = own::views(permit.tx(), actor.id)?.1.iter().any(|v| v.id == id);
        if yes && asked {
            let mut fields = Fields::default();
            fields.length(&form.text, LONGEST, "text");
            fields.done()?;
        }
        own::answer(&mut permit, id, (yes, form.text.trim()))?;
        Ok(made("growing-answered"))
    })
    .await
}
