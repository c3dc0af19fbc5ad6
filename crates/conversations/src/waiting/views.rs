//! The queue of a space, the page of one's own post, and the lines above a space.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::Place;
use web::{Ctx, Page, badge};

use super::post::Waiting;
use crate::views::{Trouble, error};

/// A post of the queue.
pub struct Entry<'a> {
    post: &'a Waiting,
    html: &'a str,
    wrong: Option<(&'a str, &'a Problem)>,
}

impl<'a> Entry<'a> {
    /// A post with its words as they will stand, and what went wrong with a decision about it.
    #[must_use]
    pub const fn new(post: &'a Waiting, html: &'a str, wrong: Option<(&'a str, &'a Problem)>) -> Self {
        Self { post, html, wrong }
    }
    fn error(&self, l: &Lexicon) -> String {
        error(l, self.wrong.map(|(_, problem)| problem), "reason")
    }
    fn trouble(&self, l: &Lexicon) -> String {
        let trouble = self.wrong.and_then(|(_, problem)| Trouble::of(l, problem));
        trouble.map(|t| t.sentence).unwrap_or_default()
    }
    fn sent(&self) -> &str {
        self.wrong.map(|(reason, _)| reason).unwrap_or_default()
    }
    fn options(&self) -> Vec<String> {
        self.post.asked().options.into_iter().filter(|o| !o.trim().is_empty()).collect()
    }
}

#[derive(Template)]
#[template(path = "waiting/views/queue.html")]
struct QueueView<'a> {
    l: &'a Lexicon,
    path: String,
    space: &'a str,
    entries: Vec<Entry<'a>>,
    next: Option<&'a str>,
}

/// The queue.
///
/// # Errors
/// When the template cannot be written.
pub fn queue(
    l: &Lexicon,
    place: &Place,
    entries: Vec<Entry<'_>>,
    next: Option<&str>,
) -> Result<String, Problem> {
    render(&QueueView { l, path: place.path(), space: &place.name, entries, next })
}

#[derive(Debug, Template)]
#[template(path = "waiting/views/one.html")]
struct OneView<'a> {
    l: &'a Lexicon,
    class: String,
    post: &'a Waiting,
    place: Option<&'a Place>,
    composer: String,
}

/// The page of one's own post.
///
/// # Errors
/// When the template cannot be written.
pub fn one(ctx: &Ctx, post: &Waiting, place: Option<&Place>, composer: String) -> Result<Page, Problem> {
    let class = place.map(Place::band).unwrap_or_default();
    let body = render(&OneView { l: &ctx.l, class, post, place, composer })?;
    let (flow, here) = (place.map(Place::flow).unwrap_or_default(), place.map(|p| format!("s/{}", p.slug)));
    let title = if post.title.is_empty() { ctx.l.t("conv-wait-mine") } else { post.title.clone() };
    Ok(Page { title, flow, body, here: here.unwrap_or_default(), ..Page::default() })
}

/// Above a space: what waits for whoever reads it to decide, and how many of their own wait here.
#[must_use]
pub fn lines(l: &Lexicon, place: &Place, leads: bool, own: i64) -> String {
    let line =
        |key: &str, n: i64, to: &str| format!("<p class=\"note\"><a href=\"{to}\">{}</a></p>", l.n(key, &n));
    let mut html = String::new();
    if leads && place.waiting > 0 {
        html += &line("conv-wait-line", place.waiting, &format!("{}/waiting", place.path()));
    }
    if own > 0 {
        html += &line("conv-wait-own-line", own, "/me/scheduled");
    }
    html
}
