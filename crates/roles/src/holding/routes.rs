//! Proposing a role, answering, changing, handing over, ending.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::{Actor, AssignmentId, Problem};
use policy::{Action, Gate, NetworkThing, Permitted};
use serde::Deserialize;
use store::Write;
use utoipa::ToSchema;
use web::{Answer, Ctx, Fail, Input, Made, Once};

use super::form::{self, NewAssignment};
use super::{api::AssignmentJson, views};
use crate::assignment::{AssignmentThing, Proposal};
use crate::store::assignments::{self, Change};
use crate::store::find::{self, Found};
use crate::{
    ACCEPT, APPROVE, CHANGE, DECLINE, END, HAND_OVER, LEAVE, PROPOSE, SEE_LOADS, SEE_PROPOSAL, SEE_WORKLOAD,
    TICK_HANDOVER, WITHDRAW,
};

/// The form for a proposal; what the address says is filled in. Whoever may not propose sees what they
/// may come forward for.
pub async fn assign(ctx: Ctx, Query(form): Query<NewAssignment>) -> Answer {
    Ok(views::assign(&ctx, &form, &[], None).await?.into_response())
}

/// Proposes a role to somebody; whoever comes forward for a voluntary one holds it at once.
#[utoipa::path(post, path = "/assignments", tag = "roles", request_body = NewAssignment, responses(
    (status = 201, description = "Proposed, or held where nobody has to be asked", body = AssignmentJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "Fields that need mending: what is wrong and what would make it right"),
))]
pub async fn assignment_create(ctx: Ctx, input: Input<NewAssignment>) -> Answer {
    let shelf = ctx.site.shelf::<Shelf>();
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let catalogue = shelf.current(w)?;
        let id = propose(w, &gate, &catalogue, &actor, &form)?;
        let own = find::assignment(w, id)?.state == "held";
        let flash = if own { "roles-flash-accepted" } else { "roles-flash-proposed" };
        made(w, &gate, &actor, &catalogue, id, 201, flash)
    });
    again(&ctx, &input.data, answer.await).await
}

/// The form comes back with what was typed, and what is wrong.
async fn again(ctx: &Ctx, form: &NewAssignment, answer: Answer) -> Answer {
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            Ok(views::assign(ctx, form, &errors, None).await?.into_response())
        }
        Err(Fail(Problem::Refused(no))) if !ctx.api() => {
            Ok(views::assign(ctx, form, &[], Some(&no)).await?.into_response())
        }
        other => other,
    }
}

/// Rights come before the form: whoever may not propose is told so, however little they wrote.
///
/// # Errors
/// The refusal.
pub(super) fn first(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    (thing, follows): (AssignmentThing, bool),
) -> Result<(), Problem> {
    gate.permit(w, actor, if follows { HAND_OVER } else { PROPOSE }, thing).map(drop)
}

/// One proposal: read, permitted, checked, stored.
pub(super) fn propose(
    w: &mut Write<'_>,
    gate: &Gate,
    catalogue: &Catalogue,
    actor: &Actor,
    form: &NewAssignment,
) -> Result<AssignmentId, Problem> {
    let draft = match form.read(w, catalogue, actor) {
        // What can be read of it is enough to know whether the actor may propose there at all.
        Err(flaw @ Problem::Invalid(_)) => {
            let begun = form.begun(w, catalogue, actor)?;
            first(w, gate, actor, begun)?;
            return Err(flaw);
        }
        read => read?,
    };
    let action = if draft.predecessor.is_some() { HAND_OVER } else { PROPOSE };
    let thing = draft.thing(w, actor, &draft.proposal.person)?;
    let mut permit = gate.permit(w, actor, action, thing)?;
    let now = permit.tx().now();
    let others = find::others(permit.tx(), draft.proposal.person.id)?;
    let told = actor.id == draft.proposal.person.id || gate.may(actor, SEE_LOADS, &NetworkThing);
    draft.proposal.check(&draft.role, &others, told, actor.lang, now)?;
    let id = assignments::propose(&mut permit, catalogue, &draft.proposal, (draft.lead, draft.asker))?;
    if let Some(deputy) = &draft.deputy {
        drop(permit);
        super::deputies::stand_in(w, gate, catalogue, actor, id, deputy)?;
    }
    Ok(id)
}

pub(super) fn made(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    catalogue: &Catalogue,
    id: AssignmentId,
    status: u16,
    flash: &'static str,
) -> Result<Made, Problem> {
    let found = find::found(w, actor, id)?;
    let thing = find::thing(w, catalogue, actor, &found.a, &found.at, found.holder.clone())?;
    // Whoever has just written the share down knows it.
    let share = status == 201 || gate.may(actor, SEE_WORKLOAD, &thing);
    let json = AssignmentJson::new(&found, catalogue, actor.lang, share);
    let location = format!("/who/assignments/{id}");
    let made = if status == 201 { Made::created(location, &json) } else { Made::done(location, &json) };
    Ok(made.flash(flash))
}

/// One role that is held or proposed.
#[utoipa::path(get, path = "/assignments/{id}", tag = "roles", responses(
    (status = 200, description = "The assignment; its share only for the holder and those who decide", body = AssignmentJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn assignment(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let (shown, catalogue) = load(&ctx, id).await?;
    ctx.show(
        || AssignmentJson::new(&shown.found, &catalogue, ctx.actor.lang, shown.may.see_share),
        || views::assignment(&ctx, &catalogue, &shown, None, None),
    )
}

pub(super) async fn load(
    ctx: &Ctx,
    id: AssignmentId,
) -> Result<(views::Shown, std::sync::Arc<Catalogue>), Fail> {
    let (shelf, actor, gate) = (ctx.site.shelf::<Shelf>(), ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let catalogue = shelf.current(r)?;
        let found = find::found(r, &actor, id)?;
        let thing = find::thing(r, &catalogue, &actor, &found.a, &found.at, found.holder.clone())?;
        seen(&gate, &actor, &found, &thing)?;
        let shown = views::Shown::new(r, &gate, &actor, &catalogue, found, &thing)?;
        Ok::<_, store::Error>((shown, catalogue))
    });
    Ok(found.await?)
}

/// A proposal is between those it concerns until it is accepted.
fn seen(gate: &Gate, actor: &Actor, found: &Found, thing: &AssignmentThing) -> store::Res<()> {
    let open = matches!(found.a.state.as_str(), "held" | "ended");
    if open || gate.may(actor, SEE_PROPOSAL, thing) { Ok(()) } else { Err(store::Error::NoRow) }
}

/// Runs one act on an assignment: found through the actor, permitted, done, shown.
async fn act(
    ctx: Ctx,
    once: Once,
    id: AssignmentId,
    action: Action,
    flash: &'static str,
    work: impl Fn(&mut Permitted<'_, '_, AssignmentThing>, &Catalogue, &Found) -> Result<(), Problem>
    + Send
    + 'static,
) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once, move |w| {
        let catalogue = shelf.current(w)?;
        let found = find::found(w, &actor, id)?;
        let thing = find::thing(w, &catalogue, &actor, &found.a, &found.at, found.holder.clone())?;
        seen(&gate, &actor, &found, &thing)?;
        let mut permit = gate.permit(w, &actor, action, thing)?;
        work(&mut permit, &catalogue, &found)?;
        made(w, &gate, &actor, &catalogue, id, 200, flash)
    })
    .await
}

pub(super) fn once(ctx: &Ctx) -> Once {
    Once { key: ctx.key.clone(), hash: Vec::new() }
}

/// The actor accepts a role they were asked to take on.
#[utoipa::path(post, path = "/assignments/{id}/acceptance", tag = "roles", responses(
    (status = 200, description = "Held", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Not proposed any more, or its criteria are not approved yet"),
    (status = 422, description = "What has changed since makes it impossible"),
))]
pub async fn accept(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let (once, lang) = (once(&ctx), ctx.actor.lang);
    act(ctx, once, id, ACCEPT, "roles-flash-accepted", move |permit, catalogue, found| {
        ready(permit.tx(), catalogue, found, lang)?;
        assignments::accept(permit, catalogue, &found.a)
    })
    .await
}

/// Whether a proposal can be accepted now: still waiting, approved where the charter asks criteria, and
/// still right in view of what happened since.
pub(super) fn ready(
    w: &mut Write<'_>,
    catalogue: &Catalogue,
    found: &Found,
    lang: kernel::Lang,
) -> Result<(), Problem> {
    let a = &found.a;
    if a.state != "proposed" {
        return Err(Problem::Conflict("roles-changed-meanwhile"));
    }
    let role = catalogue.role(&a.role).ok_or(Problem::Conflict("roles-role-gone"))?;
    if role.criteria.iter().any(|c| c.must) && a.approved.is_none() {
        return Err(Problem::Conflict("roles-not-approved"));
    }
    let driver = match a.driver {
        Some(driver) => Some(find::person(w, driver)?),
        None => None,
    };
    let proposal = Proposal {
        person: found.holder.clone(),
        at: found.at.clone(),
        share: a.share,
        from: a.from,
        until: a.until,
        attachment: a.attachment.clone(),
        specialities: Vec::new(),
        answers: found.answers.clone(),
        follows: a.follows,
        note: String::new(),
        driver,
    };
    let mut others = find::others(w, a.person)?;
    others.retain(|o| o.id != a.id);
    proposal.check(role, &others, true, lang, w.now())
}

/// The actor declines a role they were asked to take on.
#[utoipa::path(post, path = "/assignments/{id}/refusal", tag = "roles", responses(
    (status = 200, description = "Declined", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Not proposed any more"),
))]
pub async fn decline(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let once = once(&ctx);
    act(ctx, once, id, DECLINE, "roles-flash-declined", |permit, _, found| {
        assignments::turn_down(permit, &found.a, true)
    })
    .await
}

/// A proposal is taken back.
#[utoipa::path(post, path = "/assignments/{id}/withdrawal", tag = "roles", responses(
    (status = 200, description = "Taken back", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Not proposed any more"),
))]
pub async fn withdraw(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let once = once(&ctx);
    act(ctx, once, id, WITHDRAW, "roles-flash-withdrawn", |permit, _, found| {
        assignments::turn_down(permit, &found.a, false)
    })
    .await
}

/// Somebody else confirms what a proposal answers to the charter's criteria (S2-CM1).
#[utoipa::path(post, path = "/assignments/{id}/approval", tag = "roles", responses(
    (status = 200, description = "Approved", body = AssignmentJson),
    (status = 403, description = "A rule refuses: one's own proposal or one's own role, say"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Not proposed any more"),
))]
pub async fn approve(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let once = once(&ctx);
    act(ctx, once, id, APPROVE, "roles-flash-approved", |permit, _, found| {
        assignments::approve(permit, &found.a)
    })
    .await
}

/// The holder gives a role up.
#[utoipa::path(post, path = "/assignments/{id}/leaving", tag = "roles", responses(
    (status = 200, description = "Ended", body = AssignmentJson),
    (status = 403, description = "A rule refuses: nobody follows yet, say"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Not held any more"),
))]
pub async fn leave(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let once = once(&ctx);
    act(ctx, once, id, LEAVE, "roles-flash-left", |permit, _, found| {
        assignments::end(permit, &found.a, "left")
    })
    .await
}

/// Somebody who decides about roles ends one.
#[utoipa::path(post, path = "/assignments/{id}/ending", tag = "roles", responses(
    (status = 200, description = "Ended", body = AssignmentJson),
    (status = 403, description = "A rule refuses: nobody follows yet, say"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Not held any more"),
))]
pub async fn end(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let once = once(&ctx);
    act(ctx, once, id, END, "roles-flash-ended", |permit, _, found| {
        assignments::end(permit, &found.a, "ended")
    })
    .await
}

/// A change of a role, as it was sent; `version` is the one the form began from.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = AssignmentChange)]
pub struct NewChange {
    /// The version that was read.
    #[serde(default)]
    pub version: String,
    /// Percent of working time.
    #[serde(default)]
    pub share: String,
    /// Last day; no end when empty.
    #[serde(default)]
    pub until: String,
    /// `lead` or `correspondent`.
    #[serde(default)]
    pub attachment: String,
    /// Handle of whom they report to.
    #[serde(default)]
    pub lead: String,
    /// `content`, `moderation`, `data`, `events`, parted by commas.
    #[serde(default)]
    pub specialities: String,
    /// The form's own fields: `speciality-WORD`.
    #[serde(flatten)]
    #[schema(ignore)]
    pub rest: BTreeMap<String, serde_json::Value>,
}

impl NewChange {
    /// The chosen specialities.
    #[must_use]
    pub fn special_list(&self) -> Vec<String> {
        form::specials(&self.specialities, &self.rest)
    }
}

/// Changes the share, the end, the attachment or the specialities of a role.
#[utoipa::path(post, path = "/assignments/{id}/changes", tag = "roles", request_body = NewChange, responses(
    (status = 200, description = "Changed", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Somebody else changed it meanwhile"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn change(ctx: Ctx, Path(id): Path<AssignmentId>, input: Input<NewChange>) -> Answer {
    let (form, actor, gate) = (input.data.clone(), ctx.actor.clone(), ctx.site.gate.clone());
    let answer =
        act(ctx.clone(), input.once, id, CHANGE, "roles-flash-changed", move |permit, catalogue, found| {
            let new = read_change(permit.tx(), catalogue, &actor, found, &form)?;
            if find::empties(permit.tx(), catalogue, &found.a, &found.at, new.until)? {
                // Ended on that day: the rule about the last holder speaks for itself.
                let thing = AssignmentThing { last: true, ..permit.thing().clone() };
                drop(gate.permit(permit.tx(), &actor, END, thing)?);
            }
            assignments::change(permit, &found.a, &new)
        });
    let errors = match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => Some((422, errors)),
        Err(Fail(Problem::Conflict(reason))) if !ctx.api() => {
            Some((409, vec![kernel::problem::FieldError { field: "version", reason, args: Vec::new() }]))
        }
        other => return other,
    };
    // What was typed is kept beside what holds now.
    let (shown, catalogue) = load(&ctx, id).await?;
    let (status, errors) = errors.unwrap_or_default();
    let page = views::assignment(&ctx, &catalogue, &shown, Some((&input.data, &errors)), None)?;
    Ok(web::Page { status: Some(status), ..page }.into_response())
}

fn read_change(
    w: &mut Write<'_>,
    catalogue: &Catalogue,
    actor: &Actor,
    found: &Found,
    form: &NewChange,
) -> Result<Change, Problem> {
    let role = catalogue.role(&found.a.role).ok_or(Problem::Conflict("roles-role-gone"))?;
    let new = Change {
        version: form.version.trim().parse().map_err(|_| Problem::field("version", "roles-flaw-number"))?,
        share: form::share(&form.share, found.a.share)?,
        until: form::last_day(&form.until, &actor.zone)?,
        attachment: if form.attachment == "correspondent" { "correspondent" } else { "lead" }.to_owned(),
        lead: form::named(w, &form.lead, "lead")?.map(|p| p.id),
        specialities: form.special_list(),
    };
    let mut others = find::others(w, found.a.person)?;
    others.retain(|o| o.id != found.a.id);
    let proposal = Proposal {
        person: found.holder.clone(),
        at: found.at.clone(),
        share: new.share,
        from: found.a.from,
        until: new.until,
        attachment: new.attachment.clone(),
        specialities: new.specialities.clone(),
        answers: found.answers.clone(),
        driver: match found.a.driver {
            Some(driver) => Some(find::person(w, driver)?),
            None => None,
        },
        follows: found.a.follows,
        note: String::new(),
    };
    proposal.check(role, &others, true, actor.lang, w.now())?;
    Ok(new)
}

/// Whether an item was handed over.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = HandoverItem)]
pub struct Handed {
    /// `true` when it is done.
    #[serde(default)]
    pub done: String,
}

/// Marks an item of the hand-over list.
#[utoipa::path(post, path = "/assignments/{id}/handover/{place}", tag = "roles", request_body = Handed, responses(
    (status = 200, description = "Marked", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or no such item"),
))]
pub async fn hand(ctx: Ctx, Path((id, place)): Path<(AssignmentId, i64)>, input: Input<Handed>) -> Answer {
    let done = input.data.done == "true";
    act(ctx, input.once, id, TICK_HANDOVER, "roles-flash-handed", move |permit, catalogue, found| {
        let items = catalogue.role(&found.a.role).map_or(0, |r| r.handover.len());
        if !(0..i64::try_from(items).unwrap_or(0)).contains(&place) {
            return Err(Problem::NotFound);
        }
        Ok(assignments::hand(permit, &found.a, place, done)?)
    })
    .await
}
