//! How a co-driving goes: seen by the holder, the co-driver and the lead; checked and released by
//! the co-driver alone.

use axum::extract::Path;
use kernel::{Actor, AssignmentId, Lang, Problem};
use policy::{Action, Gate, Permitted};
use store::{Read, Res};
use web::{Answer, Ctx, Input, Made, Once, Site};

use super::api::{Check, CoDrivingJson, Nothing};
use super::store as held;
use super::thing::{CoDrivingThing, RELEASE, SEE, SUSPEND};
use super::views;

/// What is needed to find a co-driving: the gate, the reader and the catalogue with its checklists.
#[derive(Clone)]
struct Finder {
    site: Site,
    gate: Gate,
    actor: Actor,
}

impl Finder {
    fn new(ctx: &Ctx) -> Self {
        Self { site: ctx.site.clone(), gate: ctx.site.gate.clone(), actor: ctx.actor.clone() }
    }

    /// Through the actor: whoever may not see how it goes does not find it.
    fn find(&self, r: &mut Read<'_>, id: &str) -> Result<CoDrivingThing, Problem> {
        let id: AssignmentId = id.parse().map_err(|_| Problem::NotFound)?;
        let items = |r: &mut Read<'_>, role: &str| Ok(i64::try_from(self.lines(r, role)?.len()).unwrap_or(0));
        let found = held::codriving(r, id, items)?;
        if self.gate.may(&self.actor, SEE, &found) { Ok(found) } else { Err(Problem::NotFound) }
    }

    /// The lines of a role's culture checklist.
    fn lines(&self, r: &mut Read<'_>, role: &str) -> Res<Vec<String>> {
        let catalogue = self.site.shelf::<charter::Shelf>().current(r)?;
        let lang: Lang = self.actor.lang;
        let lines = catalogue.role(role).map(|r| r.culture.iter().map(|t| t.get(lang).to_owned()).collect());
        Ok(lines.unwrap_or_default())
    }
}

/// How a co-driving goes (O6): days of the minimum, acts with two signatures of those required, and
/// the culture checklist. For the holder, the co-driver and those who answer for the network.
#[utoipa::path(get, path = "/codrivings/{assignment}", operation_id = "codriving", tag = "roles", params(("assignment" = String, Path)), responses(
    (status = 200, description = "How it goes", body = CoDrivingJson),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn codriving(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let finder = Finder::new(&ctx);
    let load = move |r: &mut Read<'_>| {
        let thing = finder.find(r, &id)?;
        let lines = finder.lines(r, &thing.role)?;
        Ok::<_, Problem>((thing, lines))
    };
    let (thing, lines) = ctx.site.db.read(load).await?;
    ctx.show(|| CoDrivingJson::of(&thing, &lines, &ctx.l), || views::codriving(&ctx, &thing, &lines))
}

/// Checks a line of the culture checklist, or takes the check back; the co-driver only.
#[utoipa::path(post, path = "/codrivings/{assignment}/checks", operation_id = "check_codriving", tag = "roles", params(("assignment" = String, Path)), request_body = Check, responses(
    (status = 200, description = "Noted", body = CoDrivingJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "`place` is not in the list"),
))]
pub async fn check(ctx: Ctx, Path(id): Path<String>, input: Input<Check>) -> Answer {
    let sent = input.data;
    change(&ctx, id, input.once, RELEASE, "roles-codriving-flash-checked", move |permit| {
        let checked = permit.thing().now.check(sent.place, sent.done);
        let checked = checked.ok_or_else(|| Problem::field("place", "roles-codriving-no-line"))?;
        Ok(held::check(permit, &checked)?)
    })
    .await
}

/// Releases the holder, so that one signature is enough; the co-driver only, and only when the days
/// have passed, the acts are signed and every line is checked.
#[utoipa::path(post, path = "/codrivings/{assignment}/release", operation_id = "release_codriving", tag = "roles", params(("assignment" = String, Path)), responses(
    (status = 200, description = "Released", body = CoDrivingJson),
    (status = 403, description = "A rule refuses; `rule` names it, `detail` says what is missing"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It is suspended"),
))]
pub async fn release(ctx: Ctx, Path(id): Path<String>, input: Input<Nothing>) -> Answer {
    change(&ctx, id, input.once, RELEASE, "roles-codriving-flash-released", |permit| {
        if permit.thing().now.suspended.is_some() {
            return Err(Problem::Conflict("roles-codriving-stopped"));
        }
        held::release(permit)
    })
    .await
}

/// Suspends a co-driving or its release: nothing sensitive is done by the holder any more. The
/// co-driver, and those who answer for the network.
#[utoipa::path(post, path = "/codrivings/{assignment}/suspension", operation_id = "suspend_codriving", tag = "roles", params(("assignment" = String, Path)), responses(
    (status = 200, description = "Suspended", body = CoDrivingJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn suspend(ctx: Ctx, Path(id): Path<String>, input: Input<Nothing>) -> Answer {
    change(&ctx, id, input.once, SUSPEND, "roles-codriving-flash-suspended", |permit| {
        Ok(held::suspend(permit)?)
    })
    .await
}

async fn change(
    ctx: &Ctx,
    id: String,
    once: Once,
    action: Action,
    flash: &'static str,
    verb: impl Fn(&mut Permitted<'_, '_, CoDrivingThing>) -> Result<(), Problem> + Send + 'static,
) -> Answer {
    let (finder, l) = (Finder::new(ctx), ctx.l.clone());
    ctx.make(once, move |w| {
        let thing = finder.find(w, &id)?;
        let mut permit = finder.gate.permit(w, &finder.actor, action, thing)?;
        verb(&mut permit)?;
        let thing = finder.find(permit.tx(), &id)?;
        let lines = finder.lines(permit.tx(), &thing.role)?;
        Ok(Made::done(thing.page(), &CoDrivingJson::of(&thing, &lines, &l)).flash(flash))
    })
    .await
}
