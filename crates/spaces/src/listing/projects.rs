//! What people began by themselves (S4-7): listed for those who can support it, not to control it.

use askama::Template;
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Lexicon, Problem, Time, paging, rich};
use policy::{Action, NetworkThing};
use serde::Serialize;
use store::{Read, Res, p, row, sql};
use utoipa::ToSchema;
use web::answer::render;
use web::{Answer, Ctx, Page};

use crate::keeping::Asked;
use crate::routes::{after, next};

/// See what people began by themselves.
pub const SEE: Action = Action("seeProjects");

sql!(
    BEGUN,
    "SELECT s.id, s.name, s.start, s.created_ms, s.members, s.hue, COALESCE(c.why, ''), COALESCE(p.name, ''), COALESCE(p.handle, ''), s.last_ms
     FROM spaces s LEFT JOIN people p ON p.id = s.created_by
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version
     WHERE s.kind = 'project' AND s.hosts <> 'roles' AND s.closed_ms IS NULL AND s.archived_ms IS NULL AND ($1::bigint = 0 OR s.id < $1)
     ORDER BY s.id DESC LIMIT $2"
);

/// A project somebody began.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// How it begins: `blog`, `note`, `files`, or empty for conversations.
    pub start: String,
    /// When it was begun.
    pub created: Time,
    /// How many are in.
    pub members: i64,
    /// Its hue.
    pub hue: i64,
    /// What it is for; empty while its card is not written.
    pub why: String,
    /// Who began it.
    pub by: String,
    /// … by short name.
    pub handle: String,
    /// When something was said last.
    pub last: Time,
}
row!(Begun { id, name, start, created, members, hue, why, by, handle, last });

/// The projects, the newest first, before the one of id `before`.
///
/// # Errors
/// What the database says.
pub fn begun(r: &mut Read<'_>, before: i64, limit: i64) -> Res<Vec<Begun>> {
    r.all(&BEGUN, p![before, limit])
}

/// A project somebody began.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BegunProject)]
pub struct BegunJson {
    /// Its name.
    pub name: String,
    /// What it is for, in Markdown; empty while its card is not written.
    pub why: String,
    /// How it begins: `blog`, `note`, `files`, or empty for conversations.
    pub start: String,
    /// Short name of who began it.
    pub by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub created: Time,
    /// How many are in.
    pub members: i64,
}

/// What people began by themselves.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BegunProjects)]
pub struct BegunList {
    /// The newest first.
    pub items: Vec<BegunJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

fn json(b: &Begun) -> BegunJson {
    BegunJson {
        name: b.name.clone(),
        why: b.why.clone(),
        start: b.start.clone(),
        by: b.handle.clone(),
        created: b.created,
        members: b.members,
    }
}

/// What people began by themselves, for those who lead the network: to support it.
#[utoipa::path(get, path = "/spaces/projects", operation_id = "begun_projects", tag = "spaces", params(Asked), responses(
    (status = 200, description = "The projects, the newest first", body = BegunList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader does not lead the network"),
))]
pub async fn projects(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, SEE, &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let (before, limit) = (after(asked.after.as_deref())?, paging::limit(asked.limit));
    let list = ctx.site.db.read(move |r| begun(r, before, limit)).await?;
    let next = next(&list, limit, |b: &Begun| b.id);
    if ctx.api() {
        let items = list.iter().map(json).collect();
        return Ok(web::answer::json(200, &BegunList { items, next }));
    }
    Ok(page(&ctx.l, &list, next.as_deref())?.into_response())
}

struct Line<'a> {
    b: &'a Begun,
    how: String,
    why: String,
    members: String,
}

#[derive(Template)]
#[template(path = "listing/projects.html")]
struct ProjectsPage<'a> {
    l: &'a Lexicon,
    lines: Vec<Line<'a>>,
    next: Option<&'a str>,
}

fn line<'a>(l: &Lexicon, b: &'a Begun) -> Line<'a> {
    let Begun { start, why, members, .. } = b;
    let how = if start.is_empty() { "talk" } else { start.as_str() };
    Line {
        b,
        how: l.t(format!("spaces-start-{how}")),
        why: if why.is_empty() { String::new() } else { rich::excerpt(&rich::html(why, &|_| None), 200) },
        members: l.n("spaces-members", members),
    }
}

fn page(l: &Lexicon, list: &[Begun], next: Option<&str>) -> Result<Page, Problem> {
    let lines = list.iter().map(|b| line(l, b)).collect();
    let body = render(&ProjectsPage { l, lines, next })?;
    Ok(Page { title: l.t("spaces-title-projects"), body, here: "spaces".to_owned(), ..Page::default() })
}
