//! Roles held, as a list for programs.

use axum::extract::Query;
use kernel::{Cursor, Problem, paging};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ctx};

use super::api::{ListJson, ListedJson};
use super::{SEE_LOADS, load};
use crate::store::relays::{self, Narrow};

/// Which roles are asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only this role, by its key.
    pub role: Option<String>,
    /// Only held here: `network`, `unit:SLUG`, `space:SLUG` or a space's slug.
    #[serde(rename = "in")]
    #[param(rename = "in")]
    pub place: Option<String>,
    /// Only of the person with this handle.
    pub person: Option<String>,
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

/// Roles that are held: who, where, until when, and who stands in. A share of time is shown to the
/// person and to those who answer for the network.
#[utoipa::path(get, path = "/assignments", tag = "roles", params(Asked), responses(
    (status = 200, description = "Roles held, as far as the reader may know of them", body = ListJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such place for the reader"),
    (status = 422, description = "`after` is not one"),
))]
pub async fn assignments(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let after = match asked.after.as_deref().filter(|a| !a.is_empty()) {
        None => 0,
        Some(text) => Cursor::parse(text)
            .map(|c| c.id)
            .ok_or_else(|| Problem::field("after", "spaces-after-unknown"))?,
    };
    let limit = paging::limit(asked.limit);
    let reader = ctx.actor.id;
    let (rows, deputies, loads) = load::read(&ctx, move |r, _, gate, actor| {
        let scope = match asked.place.as_deref().filter(|p| !p.is_empty()) {
            None => None,
            Some(token) => Some(load::place(r, actor, token)?.0.scope),
        };
        let (role, person) = (asked.role.unwrap_or_default(), asked.person.unwrap_or_default());
        let rows = relays::list(r, actor, &Narrow { role, scope, person, after, limit })?;
        let deputies = relays::deputies(r, &rows.iter().map(|row| row.id).collect::<Vec<_>>())?;
        Ok((rows, deputies, gate.may(actor, SEE_LOADS, &policy::NetworkThing)))
    })
    .await?;
    let full = i64::try_from(rows.len()).is_ok_and(|n| n >= limit);
    let next = rows.last().filter(|_| full).map(|row| Cursor { key: 0, id: row.id.number() }.to_string());
    let item = |row: &relays::Listed| {
        let deputies = deputies.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        ListedJson::new(row, deputies, loads || row.person == reader)
    };
    Ok(web::answer::json(200, &ListJson { items: rows.iter().map(item).collect(), next }))
}
