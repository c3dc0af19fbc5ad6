//! The board over all communities, and the form for what is expected of one.

use askama::Template;
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use web::{Ctx, Page};

use super::rows::last;
use super::{Mend, form_key, page};
use crate::registers::OUTLOOK;
use crate::registers::api::BoardQuery;
use crate::registers::board::{Board, STAGES, said};
use crate::registers::quarter::Quarter;
use crate::registers::store::board::{Expected, Outlook};

/// A community on the board.
struct BoardRow<'a> {
    hue: i64,
    slug: &'a str,
    name: &'a str,
    serves: Vec<(String, &'a str)>,
    facilitated: bool,
    members: String,
    last: String,
    validated: String,
    outlook: &'a str,
    stage: String,
    risks: &'a str,
}

#[derive(Template)]
#[template(path = "registers/views/board.html")]
struct BoardView<'a> {
    l: &'a Lexicon,
    lead: String,
    quarter: (String, String),
    next_quarter: (String, String),
    chips: [(&'static str, String); 3],
    shown: &'a str,
    rows: Vec<BoardRow<'a>>,
    next: Option<&'a str>,
    writes: bool,
}

/// The board over all communities.
///
/// # Errors
/// When a template cannot be written.
pub fn board(ctx: &Ctx, board: &Board, asked: &BoardQuery) -> Result<Page, Problem> {
    let l = &ctx.l;
    let named = |q: Quarter| (q.to_string(), said(l, q));
    let row = |line: &'_ crate::registers::board::Line| -> (String, String) {
        (last(l, line.community.last), l.number(&line.community.validated))
    };
    let rows = board.rows.iter().map(|line| {
        let ((last, validated), c) = (row(line), &line.community);
        let serves = line.serves.iter();
        BoardRow {
            hue: c.hue,
            slug: &c.slug,
            name: &c.name,
            serves: serves
                .map(|s| (format!("/registers/objective/{}", s.objective), s.title.as_str()))
                .collect(),
            facilitated: c.facilitators > 0,
            members: l.number(&c.members),
            last,
            validated,
            outlook: line.outlook.as_ref().map_or("", |o| o.text.as_str()),
            stage: line.outlook.as_ref().map(|o| stage(l, &o.stage)).unwrap_or_default(),
            risks: line.outlook.as_ref().map_or("", |o| o.risks.as_str()),
        }
    });
    let aligned = l.number(&board.aligned);
    let body = BoardView {
        l,
        lead: l.ns("registers-board-aligned", &board.total, "aligned", &aligned),
        quarter: named(board.quarter),
        next_quarter: named(board.quarter.next()),
        chips: [
            ("", l.t("registers-board-all")),
            ("unaligned", l.t("registers-board-unaligned")),
            ("vacant", l.t("registers-board-vacant-all")),
        ],
        shown: asked.show(),
        rows: rows.collect(),
        next: board.next.as_deref(),
        writes: ctx.site.gate.may(&ctx.actor, OUTLOOK, &NetworkThing),
    };
    page(l.t("registers-board"), &Mend::default(), &body)
}

/// A stage in words.
fn stage(l: &Lexicon, key: &str) -> String {
    if key.is_empty() { String::new() } else { l.tp("registers-stage-", key) }
}

/// What is expected of a community, as its form has it.
#[derive(Debug)]
pub struct Asked {
    /// Short name of the community.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The quarter.
    pub quarter: Quarter,
    /// What is in the form.
    pub said: Expected,
    /// What holds now.
    pub outlook: Option<Outlook>,
}

#[derive(Template)]
#[template(path = "registers/views/outlook.html")]
struct OutlookView<'a> {
    l: &'a Lexicon,
    slug: &'a str,
    title: String,
    quarter: (String, String),
    version: i64,
    said: &'a Expected,
    stages: Vec<(&'static str, String)>,
    theirs: &'a str,
    error: String,
    risks_error: String,
    beyond: Vec<String>,
    form_key: String,
}

/// The form for what is expected of a community.
///
/// # Errors
/// When a template cannot be written.
pub fn outlook(ctx: &Ctx, form: &Asked, mend: &Mend) -> Result<Page, Problem> {
    let (l, now) = (&ctx.l, form.outlook.as_ref());
    let title = l.s("registers-board-expected", "space", &form.name);
    let body = OutlookView {
        l,
        slug: &form.slug,
        title: title.clone(),
        quarter: (form.quarter.to_string(), said(l, form.quarter)),
        version: now.map_or(0, |o| o.version),
        said: &form.said,
        stages: STAGES.map(|key| (key, stage(l, key))).to_vec(),
        theirs: now.filter(|_| mend.conflict).map_or("", |o| o.text.as_str()),
        error: mend.about(l, "outlook"),
        risks_error: mend.about(l, "risks"),
        beyond: mend.beyond(l, &["outlook", "risks"]),
        form_key: form_key(l),
    };
    page(title, mend, &body)
}
