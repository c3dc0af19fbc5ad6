//! A coaching between two people, outside of a team: it began with the coach’s word, lasts for the days
//! that were asked for, and ends by itself, or earlier when one of the two says so. Both are told.

use ::store::{Res, Write, p, sql};
use axum::extract::Path;
use jobs::JobKind;
use kernel::time::MINUTE;
use kernel::{Fact, PersonId, Problem};
use policy::Permitted;
use web::{Answer, Ctx, Made};

use super::api::HelpJson;
use super::help::Help;
use super::{END_HELP, store as helping};
use crate::{facts, once};

sql!(
    OVER,
    "SELECT id, asker_id, helper_id FROM help_requests WHERE until_ms > 0 AND until_ms <= $1 AND state = 'agreed'
     ORDER BY until_ms, id LIMIT 100"
);
sql!(
    END,
    "UPDATE help_requests SET state = 'ended', until_ms = $2 WHERE id = $1 AND state = 'agreed' AND until_ms > 0"
);

/// Coachings between two people end by themselves.
pub const COACHED: JobKind = JobKind { name: "help.coached", every_ms: Some(15 * MINUTE), run: over };

fn over(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let now = w.now();
    let found: Vec<(i64, PersonId, PersonId)> = w.all(&OVER, p![now])?;
    for (id, asker, helper) in &found {
        finish(w, *id, (*asker, *helper), None)?;
    }
    Ok((found.len() == 100).then(String::new))
}

/// Ends it, once; both are told, but for whoever did it.
fn finish(w: &mut Write<'_>, id: i64, two: (PersonId, PersonId), by: Option<PersonId>) -> Res<bool> {
    let now = w.now();
    if w.exec(&END, p![id, now])? == 0 {
        return Ok(false);
    }
    for (person, other) in [two, (two.1, two.0)] {
        if by != Some(person) {
            let fact = Fact::new(&facts::HELP_ENDED, person.number(), now).by(other);
            w.announce(fact.with("request", id));
        }
    }
    Ok(true)
}

/// Ends a coaching between two people before its day: whoever is coached, or whoever coaches.
#[utoipa::path(post, path = "/help/{id}/end", operation_id = "end_help", tag = "spaces", params(("id" = String, Path)), responses(
    (status = 200, description = "Ended", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "No coaching runs"),
))]
pub async fn end(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let help = helping::one(w, &actor, id)?;
        let mut permit = gate.permit(w, &actor, END_HELP, help)?;
        if !ended(&mut permit)? {
            return Err(Problem::Conflict("spaces-help-settled"));
        }
        drop(permit);
        let json = HelpJson::from(&helping::one(w, &actor, id)?);
        Ok(Made::done(format!("/help/{id}"), &json).flash("spaces-coached-flash"))
    })
    .await
}

fn ended(permit: &mut Permitted<'_, '_, Help>) -> Res<bool> {
    let (w, help, actor) = permit.split();
    if help.runs() { finish(w, help.id, (help.asker, help.helper), Some(actor.id)) } else { Ok(false) }
}
