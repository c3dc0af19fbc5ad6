//! The list of descriptions.

use askama::Template;
use charter::Catalogue;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use crate::descriptions::store::Found;

struct Line {
    id: String,
    title: String,
    roles: String,
    state: String,
    when: String,
}

#[derive(Template)]
#[template(path = "descriptions/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    lines: Vec<Line>,
    next: Option<&'a str>,
    may: bool,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn list(
    ctx: &Ctx,
    catalogue: &Catalogue,
    all: &[Found],
    may: bool,
    next: Option<&str>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let line = |found: &Found| {
        let labels =
            found.roles.split(' ').filter_map(|key| catalogue.role(key)).map(|r| r.label.get(l.lang));
        Line {
            id: found.id.to_string(),
            title: found.title().get(l.lang).to_owned(),
            roles: labels.collect::<Vec<_>>().join(" · "),
            state: l.tp("descriptions-state-", &found.state),
            when: l.args(
                "descriptions-version-of",
                &[("n", &found.version.to_string()), ("when", &l.when(&found.changed))],
            ),
        }
    };
    let body = render(&ListPage { l, lines: all.iter().map(line).collect(), next, may })?;
    Ok(Page { title: l.t("descriptions-title"), body, here: "who".to_owned(), ..Page::default() })
}
