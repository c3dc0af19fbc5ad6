//! The imports there were, for whoever runs the network: a page and its JSON. What is done with them
//! is done by the command line, where the files are.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use kernel::{Lang, Lexicon, Problem, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::answer::render;
use web::{Answer, Ctx, Room, Site, operator};

use super::past::{Listed, list as listed};

/// How many imports a page shows.
const PAGE: i64 = 50;

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "imports",
        pages: || Router::<Site>::new().route("/operator/imports", get(list)),
        api: || OpenApiRouter::new().routes(routes!(list)),
        facts: &[],
        hears: Vec::new,
        jobs: Vec::new,
        policy: "// Who sees it is a rule of the room administration.\n",
        schema: "// Nothing of its own.\n",
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

/// An import.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Import {
    /// Its number, for `import undo`.
    pub id: String,
    /// slack, mbox or discourse.
    pub kind: String,
    /// The file’s name.
    pub file: String,
    /// running (also what was cut off), done, undoing or undone.
    pub state: String,
    /// When it began.
    pub started: Time,
    /// When it came to its end.
    pub ended: Option<Time>,
    /// People it brought.
    pub people: i64,
    /// Spaces it brought.
    pub spaces: i64,
    /// Threads it brought.
    pub threads: i64,
    /// Messages it brought.
    pub messages: i64,
    /// Bad records that were left out.
    pub skipped: i64,
    /// Things that stayed when it was taken back.
    pub kept: i64,
}

impl From<Listed> for Import {
    fn from(x: Listed) -> Self {
        Self {
            id: x.id.to_string(),
            started: x.started(),
            ended: x.ended_ms.map(Time),
            kind: x.kind,
            file: x.file,
            state: x.state,
            people: x.people,
            spaces: x.spaces,
            threads: x.threads,
            messages: x.messages,
            skipped: x.skipped,
            kept: x.kept,
        }
    }
}

/// A page of imports.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportPage {
    /// The newest first.
    pub items: Vec<Import>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Where a page begins.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// The last one of the page before.
    pub after: Option<String>,
}

#[derive(Template)]
#[template(path = "exchange/page/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    items: &'a [Import],
    next: Option<&'a str>,
}

/// The imports there were.
#[utoipa::path(get, path = "/operator/imports", tag = "operator", operation_id = "imports", params(ImportQuery), responses(
    (status = 200, description = "The imports, newest first", body = ImportPage), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"),
))]
pub async fn list(ctx: Ctx, Query(query): Query<ImportQuery>) -> Answer {
    operator::door(&ctx)?;
    let before = query.after.and_then(|after| after.parse().ok());
    let mut found = ctx.site.db.read(move |r| listed(r, before, PAGE + 1)).await.map_err(Problem::from)?;
    let more = i64::try_from(found.len()).is_ok_and(|n| n > PAGE);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    let items: Vec<Import> = found.into_iter().map(Into::into).collect();
    ctx.show(
        || ImportPage { items: items.clone(), next: next.clone() },
        || {
            let body = render(&ListPage { l: &ctx.l, items: &items, next: next.as_deref() })?;
            Ok(operator::page(ctx.l.t("imports-title"), body))
        },
    )
}
