//! What is done about somebody’s access. Only who holds the network does: whoever can set the
//! password of an owner is one.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::time::{DAY, HOUR};
use policy::Action;
use web::answer::json;
use web::{Answer, Ctx, Input, Made, letters, operator};

use super::api::{LinkMade, TendForm, TendedPerson};
use super::{store, views};
use crate::things::PersonThing;
use crate::{secret, store as people};

/// Give somebody a link by which they sign in.
pub const LINK: Action = Action("linkPerson");
/// Sign somebody out everywhere.
pub const SIGN_OUT: Action = Action("signOutPerson");

async fn made(ctx: Ctx, headers: HeaderMap, handle: String, kind: &'static str, hold_ms: i64) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor, site) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.clone());
    let fresh = secret::fresh();
    let kept = fresh.clone();
    let work = ctx.site.db.write(move |w| {
        let person = people::by_handle(w, &actor, &handle)?;
        let fits = match kind {
            "reset" => person.state == "active",
            _ => ["invited", "placeholder"].contains(&person.state.as_str()),
        };
        let mut permit = gate.permit(w, &actor, LINK, PersonThing::from(&person))?;
        if !fits {
            return Err(Problem::Conflict("operator-link-unfit"));
        }
        let id = store::link(&mut permit, kind, &kept, hold_ms)?;
        let mailed = letters::put(permit.tx(), &site, kind, id, &kept)?;
        Ok::<_, Problem>((TendedPerson::from(store::one(permit.tx(), &handle)?), mailed))
    });
    let (person, mailed) = work.await?;
    let host = headers.get("host").and_then(|h| h.to_str().ok()).unwrap_or("localhost");
    let base = ctx.site.url.clone().unwrap_or_else(|| format!("http://{host}"));
    // What went by mail is for its reader alone.
    let link = (!mailed).then(|| format!("{base}/link/{fresh}"));
    let made = LinkMade { handle: person.handle.clone(), link, mailed };
    if ctx.api() {
        return Ok(json(201, &made));
    }
    Ok(views::one(&ctx, &person, None, Some(&made))?.into_response())
}

/// Makes a link by which somebody chooses a new password, good once and for an hour. It goes by mail;
/// without a mail host it is shown once.
#[utoipa::path(post, path = "/operator/people/{handle}/reset", tag = "operator", operation_id = "person_reset", params(("handle" = String, Path, description = "Whose")), responses(
    (status = 201, description = "The link, or that it went by mail", body = LinkMade), (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "Only who holds the network does"), (status = 404, description = "Nobody"), (status = 409, description = "They cannot sign in"),
))]
pub async fn reset(ctx: Ctx, Path(handle): Path<String>, headers: HeaderMap) -> Answer {
    made(ctx, headers, handle, "reset", HOUR).await
}

/// Makes a new link for somebody who was invited and has not come yet, good once and for a week.
#[utoipa::path(post, path = "/operator/people/{handle}/invitation", tag = "operator", operation_id = "person_invited_again", params(("handle" = String, Path, description = "Whose")), responses(
    (status = 201, description = "The link, or that it went by mail", body = LinkMade), (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "Only who holds the network does"), (status = 404, description = "Nobody"), (status = 409, description = "They came already"),
))]
pub async fn invite_again(ctx: Ctx, Path(handle): Path<String>, headers: HeaderMap) -> Answer {
    made(ctx, headers, handle, "invitation", 7 * DAY).await
}

/// Signs somebody out everywhere: devices, tokens, links not used yet.
pub async fn end_sessions(ctx: Ctx, Path(handle): Path<String>, input: Input<TendForm>) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let person = people::by_handle(w, &actor, &handle)?;
        let mut permit = gate.permit(w, &actor, SIGN_OUT, PersonThing::from(&person))?;
        store::sign_out(&mut permit)?;
        let row = TendedPerson::from(store::one(permit.tx(), &handle)?);
        Ok(Made::done(format!("/operator/people/{handle}"), &row).flash("operator-signed-out"))
    })
    .await
}

/// Signs somebody out everywhere: devices, tokens, links not used yet.
#[utoipa::path(delete, path = "/operator/people/{handle}/sessions", tag = "operator", operation_id = "person_signed_out", params(("handle" = String, Path, description = "Whom")), responses(
    (status = 200, description = "The person", body = TendedPerson), (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "Only who holds the network does"), (status = 404, description = "Nobody"),
))]
pub async fn end_sessions_api(ctx: Ctx, path: Path<String>, input: Input<TendForm>) -> Answer {
    end_sessions(ctx, path, input).await
}
