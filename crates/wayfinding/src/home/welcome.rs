//! The first page of somebody new: a few communities to look at, a picture, and how they are reached.

use askama::Template;
use axum::response::IntoResponse;
use kernel::{Lexicon, rich};
use web::answer::{json, render};
use web::{Answer, Ctx, Flow, Page};

use super::api::{Beginning, BeginningCommunity};
use super::store::{self, Suggestion};

/// So many communities to look at.
const FEW: usize = 3;

struct Community {
    place: Suggestion,
    why: String,
}

#[derive(Template)]
#[template(path = "home/views/welcome.html")]
struct Welcome<'a> {
    l: &'a Lexicon,
    communities: Vec<Community>,
    external: bool,
}

/// Where somebody new may begin: a few communities to look at.
#[utoipa::path(get, path = "/welcome", tag = "home", responses((status = 200, body = Beginning), (status = 401)))]
pub async fn welcome(ctx: Ctx) -> Answer {
    let actor = ctx.actor.clone();
    let external = actor.external;
    let mut found = ctx.site.db.read(move |r| store::suggestions(r, &actor)).await?;
    found.truncate(FEW);
    let community = |place: Suggestion| {
        let why = rich::html(place.why.as_deref().unwrap_or_default(), &|_| None);
        Community { why: rich::plain(&why).chars().take(220).collect(), place }
    };
    let communities: Vec<Community> = found.into_iter().map(community).collect();
    if ctx.api() {
        let shown = |c: &Community| BeginningCommunity {
            slug: c.place.slug.clone(),
            name: c.place.name.clone(),
            why: c.why.clone(),
        };
        return Ok(json(200, &Beginning { communities: communities.iter().map(shown).collect() }));
    }
    let title = ctx.l.s("home-welcome", "name", &ctx.actor.name);
    let body = render(&Welcome { l: &ctx.l, communities, external })?;
    Ok(Page { title, flow: Flow::House, body, here: "home".to_owned(), ..Page::default() }.into_response())
}
