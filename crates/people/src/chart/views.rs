//! The chart as a tree: levels are rendered from below, so that each holds its parts.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::routes::ChartQuery;
use super::tree::{Node, Open};
use crate::KEEP_DIRECTORY;
use crate::things::NetworkThing;
use crate::views::page;

/// A node with its parts rendered.
struct Item<'a> {
    node: &'a Node,
    inner: String,
    toggled: String,
    place: usize,
}

#[derive(Template)]
#[template(path = "chart/views/_level.html")]
struct Level<'a> {
    l: &'a Lexicon,
    items: Vec<Item<'a>>,
    at: &'a str,
    size: usize,
}

pub(super) fn level(ctx: &Ctx, nodes: &[Node], open: &Open, query: &ChartQuery) -> Result<String, Problem> {
    let mut items = Vec::with_capacity(nodes.len());
    for (place, node) in (1..).zip(nodes) {
        let inner = if node.open { level(ctx, &node.parts, open, query)? } else { String::new() };
        items.push(Item { node, inner, toggled: open.toggled(&node.unit.slug), place });
    }
    render(&Level { l: &ctx.l, items, at: query.at.as_deref().unwrap_or_default(), size: nodes.len() })
}

#[derive(Template)]
#[template(path = "chart/views/chart.html")]
struct ChartPage<'a> {
    l: &'a Lexicon,
    tree: String,
    at: &'a str,
    empty: bool,
    may: bool,
}

pub(super) fn chart(ctx: &Ctx, top: &[Node], open: &Open, query: &ChartQuery) -> Result<Page, Problem> {
    let body = ChartPage {
        l: &ctx.l,
        tree: level(ctx, top, open, query)?,
        at: query.at.as_deref().unwrap_or_default(),
        empty: top.is_empty(),
        may: ctx.site.gate.may(&ctx.actor, KEEP_DIRECTORY, &NetworkThing),
    };
    page(ctx.l.t("people-chart"), "units", &body)
}
