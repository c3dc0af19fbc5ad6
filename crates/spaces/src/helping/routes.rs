//! Asking for help, and answering.

use ::store::{Read, Res, Write};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::{FieldError, Fields};
use kernel::time::DAY;
use kernel::{Problem, Time};
use policy::Action;
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{HelpJson, HelpList};
use super::call::{Answering, LONGEST_ANSWER};
use super::help::{Asking, Help};
use super::{ANSWER_HELP, WITHDRAW_HELP, store as helping, views};
use crate::coach_routes::loaded;
use crate::coaching::Agreed;
use crate::store::coaches;
use crate::store::members::{self, Named};
use crate::{INVITE_COACH, once};

/// What a team's manager asked for, and from whom; for the team.
#[utoipa::path(get, path = "/spaces/{slug}/help", operation_id = "help_requests", tag = "spaces", responses(
    (status = 200, description = "The requests", body = HelpList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not a team the reader is in or coaches"),
))]
pub async fn of_team(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let found = loaded(&ctx, slug, helping::of_team).await?;
    let list = || HelpList { items: found.list.iter().map(HelpJson::from).collect(), next: None };
    ctx.show(list, || views::of_team(&ctx, &found, &Asking::default(), &[]))
}

/// Somebody who facilitates or leads the network, by handle or full name.
fn helper(r: &mut Read<'_>, place: &Place, text: &str) -> Res<Option<Named>> {
    let wanted = text.trim().trim_start_matches('@');
    let all = coaches::helpers(r, place.id)?;
    let mut fits = all.iter().filter(|h| h.handle == wanted || h.name == wanted);
    match (fits.next(), fits.next()) {
        (Some(one), None) => members::named(r, &one.handle, place.id),
        _ => Ok(None),
    }
}

/// Asks for help: only whoever manages the team. It begins when the helper agrees, lasts the days that
/// were asked for and ends by itself.
#[utoipa::path(post, path = "/spaces/{slug}/help", operation_id = "ask_for_help", tag = "spaces", request_body = Asking, responses(
    (status = 201, description = "Asked", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 409, description = "They are asked already"),
    (status = 422, description = "`kind`, `person`, `about`, `days` or `speaks` needs mending"),
))]
pub async fn ask(ctx: Ctx, Path(slug): Path<String>, input: Input<Asking>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, INVITE_COACH, place)?;
        let place = permit.thing().clone();
        let who = helper(permit.tx(), &place, &form.person)?;
        let days = form.check(who.as_ref().map(|h| h.external))?;
        let who = who.ok_or(Problem::NotFound)?;
        let id = helping::ask(&mut permit, &form, &who, days)?;
        let id = id.ok_or(Problem::Conflict("spaces-help-asked-already"))?;
        let json = HelpJson::from(&helping::one(permit.tx(), &actor, id)?);
        Ok(Made::created(format!("{}/help", place.path()), &json).flash("spaces-help-flash-asked"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, form: &Asking, errors: &[FieldError]) -> Answer {
    let found = loaded(ctx, slug, helping::of_team).await?;
    Ok(views::of_team(ctx, &found, form, errors)?.into_response())
}

/// One request, for whoever asks and whoever is asked.
#[utoipa::path(get, path = "/help/{id}", operation_id = "help_request", tag = "spaces", params(("id" = String, Path)), responses(
    (status = 200, description = "The request", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn one(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let actor = ctx.actor.clone();
    let help = ctx.site.db.read(move |r| helping::one(r, &actor, id)).await?;
    ctx.show(|| HelpJson::from(&help), || views::one(&ctx, &help, "", &[]))
}

/// Helps: with an answer; or, asked by a manager for their team, from now on, for the days that were
/// asked for, one reads along there.
#[utoipa::path(post, path = "/help/{id}/agreement", operation_id = "agree_to_help", tag = "spaces", request_body = Answering, params(("id" = String, Path)), responses(
    (status = 200, description = "Agreed", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It was answered or taken back, or the manager is no longer theirs"),
))]
pub async fn agree(ctx: Ctx, Path(id): Path<i64>, input: Input<Answering>) -> Answer {
    settle(ctx, id, ANSWER_HELP, ("agreed", input)).await
}

/// Does not help this time.
#[utoipa::path(post, path = "/help/{id}/refusal", operation_id = "decline_to_help", tag = "spaces", request_body = Answering, params(("id" = String, Path)), responses(
    (status = 200, description = "Declined", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It was answered or taken back"),
))]
pub async fn decline(ctx: Ctx, Path(id): Path<i64>, input: Input<Answering>) -> Answer {
    settle(ctx, id, ANSWER_HELP, ("declined", input)).await
}

/// Takes back what one asked for.
#[utoipa::path(post, path = "/help/{id}/withdrawal", operation_id = "withdraw_help", tag = "spaces", params(("id" = String, Path)), responses(
    (status = 200, description = "Taken back", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It was answered"),
))]
pub async fn withdraw(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let once = once(&ctx);
    settle(ctx, id, WITHDRAW_HELP, ("withdrawn", Input { data: Answering::default(), once })).await
}

type Settling = (&'static str, Input<Answering>);

async fn settle(ctx: Ctx, id: i64, action: Action, (state, input): Settling) -> Answer {
    let (gate, actor, words) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.answer.clone());
    let answer = ctx.make(input.once, move |w| {
        let help = helping::one(w, &actor, id)?;
        let mut permit = gate.permit(w, &actor, action, help.clone())?;
        let words = words.trim();
        let mut fields = Fields::default();
        if state == "agreed" && !help.coaches() {
            fields.length(words, LONGEST_ANSWER, "answer");
        }
        fields.check(words.chars().count() <= LONGEST_ANSWER, "answer", "spaces-call-long");
        fields.done()?;
        if !helping::settle(&mut permit, state, words)? {
            return Err(Problem::Conflict("spaces-help-settled"));
        }
        drop(permit);
        if state == "agreed" && help.coaches() {
            begin(w, &help)?;
        }
        let json = HelpJson::from(&helping::one(w, &actor, id)?);
        let team = state == "agreed" && help.coaches();
        let to = if team { format!("/s/{}", help.slug) } else { format!("/help/{id}") };
        Ok(Made::done(to, &json).flash(flash(state, help.coaches(), help.personal())))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let actor = ctx.actor.clone();
            let help = ctx.site.db.read(move |r| helping::one(r, &actor, id)).await?;
            Ok(views::one(&ctx, &help, &input.data.answer, &errors)?.into_response())
        }
        other => other,
    }
}

const fn flash(state: &str, coaches: bool, personal: bool) -> &'static str {
    match (state.as_bytes(), coaches) {
        (b"agreed", false) if personal => "spaces-coached-flash-begun",
        (b"agreed", true) => "spaces-help-flash-agreed",
        (b"agreed", false) => "spaces-call-flash-answered",
        (b"declined", true) => "spaces-help-flash-declined",
        (b"declined", false) => "spaces-call-flash-declined",
        _ => "spaces-help-flash-withdrawn",
    }
}

/// The manager's invitation takes effect, when it is still theirs to give.
fn begin(w: &mut Write<'_>, help: &Help) -> Result<(), Problem> {
    let space = help.space.ok_or(Problem::NotFound)?;
    let asker = coaches::manager_of(w, space)?;
    let person = members::named(w, &help.helper_handle, space)?.ok_or(Problem::NotFound)?;
    if asker != Some(help.asker) || person.member {
        return Err(Problem::Conflict("spaces-help-changed"));
    }
    let until: Time = w.now().plus(help.days * DAY);
    let agreed = Agreed {
        person: help.helper,
        until,
        about: help.about.clone(),
        speaks: help.speaks && !person.external,
    };
    coaches::begin(w, space, &agreed, help.asker)?;
    Ok(())
}
