//! The pages of webhooks.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Page, Place};

use super::hook::{GROUPS, HookForm};
use super::log_store::Posted;
use super::store::Kept;

#[derive(Template)]
#[template(path = "webhooks/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    place: Option<&'a Place>,
    at: String,
    hooks: &'a [Kept],
    fresh: Option<&'a str>,
    form: &'a HookForm,
    errors: Vec<(&'static str, String)>,
    groups: Vec<(&'static str, bool)>,
}

impl ListPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|(f, _)| *f == field).map_or("", |(_, text)| text)
    }
}

#[derive(Template)]
#[template(path = "webhooks/views/one.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    at: String,
    hook: &'a Kept,
    groups: String,
    log: &'a [Posted],
    next: Option<&'a str>,
    fresh: Option<&'a str>,
}

impl OnePage<'_> {
    /// What the other end answered, or why it could not.
    fn said(&self, d: &Posted) -> String {
        match (d.status, d.said.as_str()) {
            (0, "") => String::new(),
            (0, why) => self.l.tp("webhooks-said-", why.replace(' ', "-")),
            (status, _) => format!("HTTP {status}"),
        }
    }
}

/// Where webhooks stand: in a space with what is beside it, or over the network.
pub(super) type At<'a> = Option<&'a (Place, Beside)>;

fn paged(ctx: &Ctx, at: At<'_>, title: &str, body: String) -> Result<Page, Problem> {
    match at {
        Some((place, beside)) => place::page(ctx, place, beside, Tab::Programs, title, &body),
        None => Ok(Page { title: title.to_owned(), here: "webhooks".to_owned(), body, ..Page::default() }),
    }
}

fn address(at: At<'_>) -> String {
    at.map_or_else(|| "/webhooks".to_owned(), |(p, _)| format!("{}/webhooks", p.path()))
}

/// The webhooks of a place, with the form for another.
pub(super) fn list(
    ctx: &Ctx,
    at: At<'_>,
    hooks: &[Kept],
    fresh: Option<&str>,
    form: &HookForm,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let say = |e: &FieldError| (e.field, l.told(e.reason, &e.args));
    let status = (!errors.is_empty()).then_some(422);
    let errors = errors.iter().map(say).collect();
    let chosen = form.groups();
    let groups = GROUPS.iter().map(|(name, _)| (*name, chosen.is_empty() || chosen.contains(name))).collect();
    let place = at.map(|(p, _)| p);
    let body = render(&ListPage { l, place, at: address(at), hooks, fresh, form, errors, groups })?;
    Ok(Page { status, ..paged(ctx, at, &l.t("webhooks-title"), body)? })
}

/// One with its log.
pub(super) fn one(
    ctx: &Ctx,
    at: At<'_>,
    hook: &Kept,
    log: &[Posted],
    next: Option<&str>,
    fresh: Option<&str>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let groups: Vec<String> = hook.kinds.split(' ').map(|g| l.tp("webhooks-group-", g)).collect();
    let groups = groups.join(", ");
    let body = render(&OnePage { l, at: address(at), hook, groups, log, next, fresh })?;
    paged(ctx, at, &hook.label, body)
}
