//! The page of notices, in two bands.

use askama::Template;
use charter::Catalogue;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::api::NoticesQuery;
use super::store::Notice;
use crate::attention::sentence::about;

#[derive(Template)]
#[template(path = "notifications/views/list.html")]
struct List<'a> {
    l: &'a Lexicon,
    catalogue: &'a Catalogue,
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
            // Nobody ended it: its time was over.
            ("coach_ended", _) if n.actor.is_none() => return self.l.t("notices-coach_over"),
            ("file_infected", _) => return self.l.t("notices-file_infected"),
            _ if n.role.is_some() => {
                let args = [("who", &*self.who(n)), ("role", &*self.role(n))];
                return self.l.args(&format!("notices-{}", n.reason), &args);
            }
            _ => return self.l.s(format!("notices-{}", n.reason), "who", self.who(n)),
        };
        self.l.ns(key, &n.times, "who", &self.who(n))
    }
    fn who(&self, n: &Notice) -> String {
        n.actor_name.clone().unwrap_or_else(|| self.l.t("notices-somebody"))
    }
    /// The role's name in the reader's language.
    fn role(&self, n: &Notice) -> String {
        let role = n.role.as_ref().and_then(|key| self.catalogue.role(key));
        role.map_or_else(|| self.l.t("notices-a-role"), |role| role.label.get(self.l.lang).to_owned())
    }
    /// What it is about: a thread's title, the space or the unit, the whole network.
    fn what(&self, n: &Notice) -> String {
        about(self.l, &n.reason, n.title.as_deref(), n.space.as_deref())
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
    catalogue: &Catalogue,
    next: Option<&str>,
) -> Result<String, Problem> {
    let (work, communities) = found.iter().partition(|n| n.of_work());
    let only_unread = query.only_unread();
    let narrowed = if only_unread { "unread=true&" } else { "" };
    let next = next.map(|after| format!("/notifications?{narrowed}after={after}"));
    render(&List { l: &ctx.l, catalogue, work, communities, only_unread, later: query.after.is_some(), next })
}

/// The page.
///
/// # Errors
/// When the template cannot be written.
pub fn page(
    ctx: &Ctx,
    query: &NoticesQuery,
    found: &[Notice],
    catalogue: &Catalogue,
    next: Option<&str>,
    unread: i64,
) -> Result<Page, Problem> {
    let list = list(ctx, query, found, catalogue, next)?;
    let body = render(&NoticesPage { l: &ctx.l, list, only_unread: query.only_unread(), unread })?;
    let (title, here) = (ctx.l.t("notices-title"), "notifications".to_owned());
    Ok(Page { title, flow: Flow::House, body, here, ..Page::default() })
}
