//! The page of what was found, and the same as JSON.

use axum::extract::Query;
use kernel::Cursor;
use web::{Answer, Ctx};

use super::api::{Hits, SearchQuery};
use super::{find, views};

/// Hits of one page for people.
const USUAL: i64 = 20;

/// What answers a question: people and spaces by name, threads and messages by their words.
#[utoipa::path(get, path = "/search", tag = "search", params(SearchQuery), responses((status = 200, body = Hits), (status = 401)))]
pub async fn search(ctx: Ctx, Query(query): Query<SearchQuery>) -> Answer {
    let (actor, asked) = (ctx.actor.clone(), query.clone());
    let found = ctx
        .site
        .db
        .read(move |r| {
            let after = asked.after.as_deref().and_then(Cursor::parse);
            find::find(r, &actor, &asked.q, asked.only(), after, asked.most(USUAL))
        })
        .await?;
    let page = || views::page(&ctx, &query, &found);
    ctx.show(
        || Hits { items: found.hits.iter().map(|s| s.hit.clone()).collect(), next: found.next.clone() },
        page,
    )
}
