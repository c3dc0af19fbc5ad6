//! The audit as a page and as JSON.

use axum::extract::Query;
use kernel::{Problem, Time, id};
use web::acts::ACTS;
use web::{Answer, Ctx, operator};

use super::api::{AuditEntry, AuditPage, AuditQuery};
use super::store::{self, Asked};
use super::views;

/// How many rows a page shows.
const PAGE: i64 = 50;

/// The filters of a query as the store asks them.
///
/// # Errors
/// `Invalid` with what is not known.
pub(super) fn asked(r: &mut ::store::Read<'_>, query: &AuditQuery, zone: &str) -> Result<Asked, Problem> {
    let who = match query.who.trim().trim_start_matches('@') {
        "" => None,
        handle => {
            let found = store::person(r, &handle.to_lowercase())?;
            Some(found.ok_or(Problem::field("who", "operator-audit-nobody"))?)
        }
    };
    if !query.act.is_empty() && !ACTS.iter().any(|act| act.key == query.act) {
        return Err(Problem::field("act", "operator-audit-no-act"));
    }
    let day = query.day.trim();
    let first = |at: Option<Time>| {
        let at = at.ok_or(Problem::field("day", "operator-audit-no-day"))?;
        Ok::<_, Problem>(id::compose(at.0, 0, 0))
    };
    let (from, until) = if day.is_empty() {
        (0, i64::MAX)
    } else {
        (first(Time::start_of_day(day, zone))?, first(Time::end_of_day(day, zone))?)
    };
    let below = query.after.as_deref().and_then(|a| a.parse().ok()).unwrap_or(i64::MAX).min(until);
    Ok(Asked { who, act: query.act.clone(), below, from })
}

/// What was done over the place, newest first.
#[utoipa::path(get, path = "/operator/audit", tag = "operator", params(AuditQuery), responses(
    (status = 200, description = "The audit, newest first", body = AuditPage), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"), (status = 422, description = "A filter that is not known"),
))]
pub async fn list(ctx: Ctx, Query(query): Query<AuditQuery>) -> Answer {
    operator::door(&ctx)?;
    let (sent, zone) = (query.clone(), ctx.l.zone.clone());
    let found = ctx.site.db.read(move |r| {
        let asked = asked(r, &sent, &zone)?;
        Ok::<_, Problem>(store::lines(r, &asked, PAGE + 1)?)
    });
    let mut found = match found.await {
        Err(Problem::Invalid(errors)) if !ctx.api() => {
            return Ok(axum::response::IntoResponse::into_response(views::list(
                &ctx,
                &query,
                &[],
                None,
                &errors,
            )?));
        }
        other => other?,
    };
    let more = found.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|line| line.id.to_string());
    let items: Vec<AuditEntry> = found.into_iter().map(Into::into).collect();
    ctx.show(
        || AuditPage { items: items.clone(), next: next.clone() },
        || views::list(&ctx, &query, &items, next.as_deref(), &[]),
    )
}
