//! The first page everybody sees.

use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Problem, paging};
use web::answer::fragment;
use web::{Answer, Ctx};

use super::api::{Home, HomeQuery};
use super::feed::{Feed, feed};
use super::look::look;
use super::store::Suggestion;
use super::{store, views};

/// Threads of each band on one page.
const USUAL: i64 = 15;

/// Home: my work and my communities, each by itself.
#[utoipa::path(get, path = "/home", tag = "home", params(HomeQuery), responses((status = 200, body = Home), (status = 401)))]
pub async fn home(ctx: Ctx, Query(query): Query<HomeQuery>) -> Answer {
    let asked = query.limit.as_ref().and_then(|l| l.parse().ok()).unwrap_or(USUAL);
    let most = usize::try_from(paging::limit(Some(asked))).unwrap_or(15);
    let found = feed(&ctx.site, &ctx.actor, query.after.as_deref(), most).await?;
    if ctx.api() {
        return ctx.show(|| Home::from(&found), || Err(Problem::NotFound));
    }
    let suggested = suggested(&ctx, &found).await?;
    if query.part == "feed" {
        return Ok(fragment(views::bands(&ctx, &found, &suggested)?));
    }
    ctx.show(|| Home::from(&found), || views::page(&ctx, &found, &suggested))
}

/// Where to write: one's own places, each with its kind.
pub async fn write(ctx: Ctx) -> Answer {
    let look = look(&ctx.site, &ctx.actor).await?;
    Ok(views::write(&ctx, &look.mine.spaces)?.into_response())
}

/// Communities to join, for somebody who is in none.
async fn suggested(ctx: &Ctx, found: &Feed) -> Result<Vec<Suggestion>, Problem> {
    if !found.first || found.look.mine.spaces.iter().any(|s| s.kind == "community") {
        return Ok(Vec::new());
    }
    let actor = ctx.actor.clone();
    Ok(ctx.site.db.read(move |r| store::suggestions(r, &actor)).await?)
}
