//! The page of what one follows and has muted, and the button beside a space.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::Place;
use web::{Ctx, Page, badge};

use super::store::{Followed, Muted};

#[derive(Debug, Template)]
#[template(path = "follows/views/list.html")]
struct ListView<'a> {
    l: &'a Lexicon,
    muted: bool,
    threads: &'a [Followed],
    spaces: &'a [Muted],
    next: Option<String>,
}

impl ListView<'_> {
    fn square(kind: &str) -> bool {
        matches!(kind, "team" | "project")
    }
    fn kind(&self, kind: &str) -> String {
        badge::kind(self.l, kind)
    }
}

/// The page.
///
/// # Errors
/// When the template cannot be written.
pub fn page(
    ctx: &Ctx,
    muted: bool,
    threads: &[Followed],
    spaces: &[Muted],
    next: Option<String>,
) -> Result<Page, Problem> {
    let body = render(&ListView { l: &ctx.l, muted, threads, spaces, next })?;
    Ok(Page { title: ctx.l.t("conv-follows-title"), body, here: "me".to_owned(), ..Page::default() })
}

/// Beside a space: muting it, or hearing of it again.
#[must_use]
pub fn beside(l: &Lexicon, place: &Place, muted: bool) -> String {
    let (act, key) = if muted { ("unmute", "conv-space-unmute") } else { ("mute", "conv-space-mute") };
    let note =
        if muted { format!("<p class=\"quiet\">{}</p>", l.t("conv-space-muted")) } else { String::new() };
    format!(
        "<section class=\"aside-block\">{note}<form method=\"post\" action=\"{}/{act}\"><button class=\"button quiet\">{}</button></form></section>",
        place.path(),
        l.t(key)
    )
}
