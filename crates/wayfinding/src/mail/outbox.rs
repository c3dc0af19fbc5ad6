//! The outbox: which mails left, wait or were parked. What they say is shown to nobody but the
//! person they are for, and to everybody in the made-up company, where all is made up.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::Problem;
use policy::{Action, NetworkThing};
use web::answer::{json, redirect};
use web::{Answer, Ctx, Input};

use super::api::{MailJson, Outbox, OutboxQuery};
use super::host::Host;
use super::{store, views};

const READ: Action = Action("readOutbox");
const AGAIN: Action = Action("sendAgain");
const PAGE: i64 = 50;

/// Mails that left, wait or were parked, newest first.
#[utoipa::path(get, path = "/operator/outbox", tag = "attention", params(OutboxQuery), responses((status = 200, body = Outbox), (status = 401), (status = 403)))]
pub async fn outbox(ctx: Ctx, Query(query): Query<OutboxQuery>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let before = query.after.as_deref().and_then(|a| a.parse().ok()).unwrap_or(i64::MAX);
    let found = ctx.site.db.write_hot(move |w| {
        let mut permit = gate.permit(w, &actor, READ, NetworkThing)?;
        Ok::<_, Problem>(store::listed(permit.tx(), before, PAGE + 1)?)
    });
    let mut found = found.await?;
    let more = found.len() > 50;
    found.truncate(50);
    let next = found.last().filter(|_| more).map(|m| m.id.to_string());
    let leaves = ctx.site.shelf::<Host>().settings().smtp.is_some();
    let items: Vec<MailJson> = found.into_iter().map(|m| MailJson::of(m, shown(&ctx))).collect();
    ctx.show(
        || Outbox { items: items.clone(), next: next.clone(), leaves },
        || views::outbox(&ctx, &items, next.as_deref(), leaves),
    )
}

/// Whether everything may be shown.
fn shown(ctx: &Ctx) -> bool {
    ctx.site.demo
}

/// One mail as it was written: one's own, or in the made-up company anybody's.
pub async fn one(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor, all) = (ctx.site.gate.clone(), ctx.actor.clone(), shown(&ctx));
    let mail = ctx.site.db.write_hot(move |w| {
        let mut permit = gate.permit(w, &actor, READ, NetworkThing)?;
        let mail = store::one(permit.tx(), id)?;
        let secret = mail.kind == "invitation" || mail.kind == "reset";
        if secret || !(all || mail.person == Some(actor.id)) {
            return Err(Problem::NotFound);
        }
        Ok(mail)
    });
    Ok(views::one(&ctx, &mail.await?)?.into_response())
}

/// Nothing to say beside the address.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct AgainForm {}

/// Whether a mail is tried again.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct GivenAgain {
    /// It was parked, and leaves.
    pub given: bool,
}

/// Tries a parked mail again: `given` says whether it was parked.
#[utoipa::path(post, path = "/operator/outbox/{id}", tag = "attention", params(("id" = String, Path, description = "The mail's id")), responses((status = 200, body = GivenAgain), (status = 401), (status = 403)))]
pub async fn again(ctx: Ctx, Path(id): Path<i64>, _input: Input<AgainForm>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let done = ctx.site.db.write_hot(move |w| {
        let mut permit = gate.permit(w, &actor, AGAIN, NetworkThing)?;
        let given = store::give_again(permit.tx(), id)?;
        if given {
            web::audit(permit.tx(), Some(actor.id), "mail.again", id)?;
        }
        Ok::<_, Problem>(given)
    });
    let given = done.await?;
    if ctx.api() {
        return Ok(json(200, &GivenAgain { given }));
    }
    let flash = if given { "mail-given-again" } else { "mail-nothing-again" };
    Ok(redirect("/operator/outbox", Some(flash)))
}
