//! The design system, on a page of its own: every component as the product draws it, in both flows.
//! It is there in the demonstration and nowhere else; it shows nothing of anybody.

use askama::Template;
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::{Lang, Lexicon, Problem, SpaceId};
use utoipa_axum::router::OpenApiRouter;
use web::answer::render;
use web::{Answer, Ctx, Page, Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "design",
        pages: || Router::<Site>::new().route("/design", get(design)),
        api: OpenApiRouter::new,
        facts: &[],
        hears: Vec::new,
        jobs: Vec::new,
        policy: "// Nothing to permit: it shows nothing of anybody.\n",
        schema: "// Nothing of its own.\n",
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

/// One of the two flows, drawn beside the other.
struct Side {
    class: &'static str,
    icon: &'static str,
    title: &'static str,
    square: bool,
    hue: u8,
    id: SpaceId,
}

#[derive(Template)]
#[template(path = "design/views/design.html")]
struct DesignPage<'a> {
    l: &'a Lexicon,
    sides: [Side; 2],
    inks: [&'static str; 9],
    emblems: Vec<Emblem>,
}

/// The sign of a space.
struct Emblem {
    id: SpaceId,
    hue: i64,
    square: bool,
}

/// Every component, drawn.
async fn design(ctx: Ctx) -> Answer {
    if !ctx.site.demo {
        return Err(Problem::NotFound.into());
    }
    let sides = [
        Side {
            class: "in-work",
            icon: "briefcase",
            title: "app-work",
            square: true,
            hue: 0,
            id: SpaceId::new(7),
        },
        Side {
            class: "in-comm hue-2",
            icon: "users",
            title: "app-communities",
            square: false,
            hue: 2,
            id: SpaceId::new(8),
        },
    ];
    let emblem = |n: i64| Emblem { id: SpaceId::new(n), hue: n % 24, square: n % 8 == 7 };
    let emblems = (0..32).map(emblem).collect();
    let inks = ["ink", "quiet", "line", "edge", "work", "comm", "house", "due", "ok"];
    let body = render(&DesignPage { l: &ctx.l, sides, inks, emblems })?;
    let page = Page { title: ctx.l.t("design-title"), body, ..Page::default() };
    Ok(page.into_response())
}

#[cfg(test)]
mod tests;
