//! The page of search.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::ask::Asked;
use super::find::{Found, Shape};

/// Kinds of thread and states that the form offers, as they are called in the index.
const KINDS: [&str; 9] = [
    "discussion",
    "question",
    "problem",
    "decision",
    "practice",
    "idea",
    "poll",
    "announcement",
    "coordination",
];
const STATES: [&str; 8] = ["open", "answered", "solved", "agreed", "taken", "accepted", "done", "closed"];

/// One kind of hit, with how many there are.
struct Tab {
    href: String,
    label: String,
    count: String,
    on: bool,
}

/// A filter, and the way without it.
struct Chip {
    label: String,
    value: String,
    href: String,
}

/// One choice of a field.
struct Choice {
    value: &'static str,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "search/views/search.html")]
struct SearchPage<'a> {
    l: &'a Lexicon,
    asked: &'a Asked,
    tags: String,
    tabs: Vec<Tab>,
    chips: Vec<Chip>,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    hits: &'a [Shape],
    next: Option<String>,
    first: bool,
    instead: Option<(String, String)>,
    keep: String,
}

impl SearchPage<'_> {
    /// The class of the place a hit lies in.
    fn square(shape: &Shape) -> bool {
        shape.hit.space.as_ref().is_some_and(|s| s.kind == "team" || s.kind == "project")
    }
    fn words(&self) -> &str {
        self.asked.words.trim_end()
    }
    fn tab(&self) -> &str {
        self.asked.tab.unwrap_or_default()
    }
}

fn tabs(l: &Lexicon, asked: &Asked, found: &Found) -> Vec<Tab> {
    let kinds = [
        None,
        Some("thread"),
        Some("message"),
        Some("note"),
        Some("file"),
        Some("person"),
        Some("space"),
        Some("duty"),
    ];
    let tab = |kind: Option<&'static str>| {
        let count = kind.and_then(|k| found.counts.of_kind(k));
        Tab {
            href: format!("/search?{}", Asked { tab: kind, ..asked.clone() }.address()),
            label: l.t(format!("search-chip-{}", kind.unwrap_or("all"))),
            count: count.map(|n| if n > 99 { l.t("search-many") } else { l.number(&n) }).unwrap_or_default(),
            on: kind == asked.tab,
        }
    };
    kinds.into_iter().map(tab).collect()
}

/// What a filter says, in the reader's words.
fn said(l: &Lexicon, name: &str, value: &str, found: &Found) -> String {
    match name {
        "in" => found.resolved.space.clone().unwrap_or_else(|| value.to_owned()),
        "from" if value == "me" => l.t("search-me"),
        "from" => found.resolved.by.clone().unwrap_or_else(|| format!("@{value}")),
        "what" => {
            KINDS.iter().find(|k| **k == value).map_or_else(|| value.to_owned(), |k| web::badge::kind(l, k))
        }
        "state" => STATES
            .iter()
            .find(|s| **s == value)
            .map_or_else(|| value.to_owned(), |s| l.t(format!("search-state-{s}"))),
        "has" => l.t("search-has-file"),
        "tag" => format!("#{value}"),
        _ => kernel::Time::start_of_day(value, "UTC").map_or_else(|| value.to_owned(), |day| l.day(&day)),
    }
}

fn chips(l: &Lexicon, asked: &Asked, found: &Found) -> Vec<Chip> {
    let chip = |(name, value): (&'static str, &str)| Chip {
        label: l.t(format!("search-filter-{name}")),
        value: said(l, name, value, found),
        href: format!("/search?{}", asked.without(name, value).address()),
    };
    asked.filters().into_iter().map(chip).collect()
}

fn choices<const N: usize>(all: [&'static str; N], on: &str, label: impl Fn(&str) -> String) -> Vec<Choice> {
    let choice = |value| Choice { value, label: label(value), on: value == on };
    all.into_iter().map(choice).collect()
}

/// The page, with its form, tabs, chips and hits.
///
/// # Errors
/// When the template cannot be written.
pub fn page(
    ctx: &Ctx,
    asked: &Asked,
    found: &Found,
    instead: Option<&Asked>,
    first: bool,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let address = asked.address();
    let body = render(&SearchPage {
        l,
        asked,
        tags: asked.tags.join(" "),
        tabs: tabs(l, asked, found),
        chips: chips(l, asked, found),
        kinds: choices(KINDS, &asked.what, |k| web::badge::kind(l, k)),
        states: choices(STATES, &asked.state, |s| l.t(format!("search-state-{s}"))),
        hits: &found.hits,
        next: found.next.as_deref().map(|after| format!("/search?{address}&after={after}")),
        first,
        instead: instead.map(|i| (i.words.clone(), format!("/search?{}", i.address()))),
        keep: format!("/search/saved?{address}"),
    })?;
    let words = asked.words.trim_end();
    let title = if words.is_empty() { l.t("search-title") } else { l.s("search-title-for", "q", words) };
    Ok(Page { title, flow: Flow::House, body, here: "search".to_owned(), ..Page::default() })
}
