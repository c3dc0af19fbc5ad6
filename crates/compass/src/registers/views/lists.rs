//! The index of the registers and the list of one.

use askama::Template;
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use web::{Ctx, Page};

use super::rows::{Row, state};
use super::{Mend, page};
use crate::registers::api::Asked;
use crate::registers::entry::{Entry, EntryId};
use crate::registers::list::{Kind, Register};
use crate::registers::routes::Listed;
use crate::registers::{ADD, SEE_BOARD};

#[derive(Template)]
#[template(path = "registers/views/index.html")]
struct Index<'a> {
    l: &'a Lexicon,
    list: Vec<(String, String, String)>,
    news: Vec<(String, String)>,
}

/// The index of the registers, with what changed since the reader last looked.
///
/// # Errors
/// When a template cannot be written.
pub fn index(ctx: &Ctx, list: &[&Register], unseen: &[(EntryId, String)]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let line = |r: &&Register| {
        let (name, what) = (l.tp("registers-name-", r.key), l.tp("registers-what-", r.key));
        (format!("/registers/{}", r.key), name, what)
    };
    let mut list: Vec<_> = list.iter().map(line).collect();
    if ctx.site.gate.may(&ctx.actor, SEE_BOARD, &NetworkThing) {
        let what = l.t("registers-board-what");
        list.insert(0, ("/registers/board".to_owned(), l.t("registers-board"), what));
    }
    let news = |(id, title): &(EntryId, String)| {
        (format!("/registers/release/{id}"), l.s("registers-news", "title", title))
    };
    let body = Index { l, list, news: unseen.iter().map(news).collect() };
    page(l.t("registers-all"), &Mend::default(), &body)
}

#[derive(Template)]
#[template(path = "registers/views/list.html")]
struct List<'a> {
    l: &'a Lexicon,
    key: &'static str,
    rows: Vec<Row>,
    alone: Vec<(String, String)>,
    states: Vec<(&'static str, String)>,
    state: &'a str,
    next: Option<&'a str>,
    may_add: bool,
}

/// The list of a register.
///
/// # Errors
/// When a template cannot be written.
pub fn list(ctx: &Ctx, register: &'static Register, listed: &Listed, asked: &Asked) -> Result<Page, Problem> {
    let (l, blank) = (&ctx.l, Entry::blank(register).by(&ctx.actor));
    // A value is added where it belongs: from the page of its community.
    let in_space = register.fields.iter().any(|f| f.kind == Kind::Space);
    let alone = listed.alone.iter();
    let body = List {
        l,
        key: register.key,
        rows: listed.items.iter().map(|e| Row::new(l, e, &listed.links)).collect(),
        alone: alone.map(|(id, title)| (format!("/registers/objective/{id}"), title.clone())).collect(),
        states: register.states.iter().map(|s| (*s, state(l, register, s))).collect(),
        state: asked.state.as_deref().filter(|s| register.states.contains(s)).unwrap_or_default(),
        next: listed.next.as_deref(),
        may_add: !in_space && ctx.site.gate.may(&ctx.actor, ADD, &blank),
    };
    page(l.tp("registers-name-", register.key), &Mend::default(), &body)
}
