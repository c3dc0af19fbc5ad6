//! The page of the spaces.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page, operator};

use super::api::{OperatedQuery, OperatedSpace};

/// What the list can be narrowed to.
const ONLY: [&str; 3] = ["archived", "full", "waiting"];
/// Kinds of spaces.
const KINDS: [&str; 4] = ["team", "community", "project", "network"];

#[derive(Template)]
#[template(path = "administration/places/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    query: &'a OperatedQuery,
    items: &'a [OperatedSpace],
    next: Option<String>,
}

impl ListPage<'_> {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        KINDS.into_iter().map(|k| (k, self.l.tp("operator-kind-", k))).collect()
    }
    fn only(&self) -> Vec<(&'static str, String)> {
        ONLY.into_iter().map(|k| (k, self.l.tp("operator-only-", k))).collect()
    }
    fn room(&self, space: &OperatedSpace) -> String {
        let (bytes, quota) = (self.l.bytes(&space.bytes), self.l.bytes(&space.quota));
        self.l.args("operator-room", &[("bytes", &bytes), ("quota", &quota)])
    }
}

/// The spaces.
///
/// # Errors
/// When the template cannot be written.
pub fn list(
    ctx: &Ctx,
    query: &OperatedQuery,
    items: &[OperatedSpace],
    next: Option<&str>,
) -> Result<Page, Problem> {
    let filters = [
        ("q", query.q.as_str()),
        ("kind", &query.kind),
        ("only", &query.only),
        ("after", next.unwrap_or_default()),
    ];
    let kept: Vec<_> = filters.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let next = next.map(|_| serde_urlencoded::to_string(&kept).unwrap_or_default());
    let body = render(&ListPage { l: &ctx.l, query, items, next })?;
    Ok(operator::page(ctx.l.t("operator-spaces"), body))
}
