//! People as a list and one by one, for whoever runs the place.

use axum::extract::{Path, Query};
use kernel::fold;
use web::{Answer, Ctx, operator};

use super::api::{TendedPeople, TendedPerson, TendedQuery};
use super::{store, views};
use crate::store as people;

/// How many a page shows.
const PAGE: usize = 50;

/// Everybody, with whether they can sign in.
#[utoipa::path(get, path = "/operator/people", tag = "operator", operation_id = "operator_people", params(TendedQuery), responses(
    (status = 200, description = "People, by name", body = TendedPeople), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"),
))]
pub async fn list(ctx: Ctx, Query(query): Query<TendedQuery>) -> Answer {
    operator::door(&ctx)?;
    let after = query.after.as_deref().and_then(|a| a.rsplit_once('.'));
    let after = after.and_then(|(name, id)| Some((name.to_owned(), id.parse().ok()?))).unwrap_or_default();
    let q = query.q.trim().trim_start_matches('@').to_lowercase();
    let asked = store::Asked { folded: fold::fold(&q), begins: q, only: query.only.clone(), after };
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let mut rows = ctx.site.db.read(move |r| store::list(r, &asked, limit)).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.folded, row.id));
    let items: Vec<TendedPerson> = rows.into_iter().map(Into::into).collect();
    ctx.show(
        || TendedPeople { items: items.clone(), next: next.clone() },
        || views::list(&ctx, &query, &items, next.as_deref()),
    )
}

/// One person, with what can be done.
#[utoipa::path(get, path = "/operator/people/{handle}", tag = "operator", operation_id = "operator_person", params(("handle" = String, Path, description = "Whose")), responses(
    (status = 200, description = "The person", body = TendedPerson), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Nobody, or not there for the reader"),
))]
pub async fn one(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    operator::door(&ctx)?;
    let found = ctx.site.db.read(move |r| {
        let row = store::one(r, &handle)?;
        let suspended = people::suspension(r, kernel::PersonId::new(row.id))?;
        Ok::<_, ::store::Error>((TendedPerson::from(row), suspended))
    });
    let (person, suspended) = found.await?;
    ctx.show(|| person.clone(), || views::one(&ctx, &person, suspended.as_ref(), None))
}
