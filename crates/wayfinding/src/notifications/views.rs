//! The page of notices, in two bands.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::api::NoticesQuery;
use super::store::Notice;

#[derive(Template)]
#[template(path = "notifications/views/list.html")]
struct List<'a> {
    l: &'a Lexicon,
    work: Vec<&'a Notice>,
    communities: Vec<&'a Notice>,
    only_unread: bool,
    later: bool,
    next: Option<String>,
}

impl List<'_> {
    /// Why, in words.
    fn why(&self, n: &Notice) -> String {
        let key = match (n.reason.as_str(), n.times) {
            ("reply", 2..) => "notices-replies",
            ("join_request", 2..) => "notices-join_requests",
            _ => return self.l.s(format!("notices-{}", n.reason), "who", self.who(n)),
        };
        self.l.ns(key, &n.times, "who", &self.who(n))
    }
    fn who(&self, n: &Notice) -> String {
        n.actor_name.clone().unwrap_or_else(|| self.l.t("notices-somebody"))
    }
    /// What it is about: a thread's title, or the space.
    fn what(&self, n: &Notice) -> String {
        match &n.title {
            Some(title) if !title.is_empty() => title.clone(),
            Some(_) => self.l.t("notices-no-title"),
            None => n.space.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "notifications/views/notifications.html")]
struct NoticesPage<'a> {
    l: &'a Lexicon,
    list: String,
    only_unread: bool,
    unread: i64,
}

/// The list alone.
///
/// # Errors
/// When the template cannot be written.
pub fn list(
    ctx: &Ctx,
    query: &NoticesQuery,
    found: &[Notice],
    next: Option<&str>,
) -> Result<String, Problem> {
    let (work, communities) = found.iter().partition(|n| n.of_work());
    let only_unread = query.only_unread();
    let narrowed = if only_unread { "unread=true&" } else { "" };
    let next = next.map(|after| format!("/notifications?{narrowed}after={after}"));
    render(&List { l: &ctx.l, work, communities, only_unread, later: query.after.is_some(), next })
}

/// The page.
///
/// # Errors
/// When the template cannot be written.
pub fn page(
    ctx: &Ctx,
    query: &NoticesQuery,
    found: &[Notice],
    next: Option<&str>,
    unread: i64,
) -> Result<Page, Problem> {
    let list = list(ctx, query, found, next)?;
    let body = render(&NoticesPage { l: &ctx.l, list, only_unread: query.only_unread(), unread })?;
    let (title, here) = (ctx.l.t("notices-title"), "notifications".to_owned());
    Ok(Page { title, flow: Flow::House, body, here, ..Page::default() })
}
