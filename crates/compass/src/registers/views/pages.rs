//! The other pages: index, list, form, board, outlook, and a community's value.

use askama::Template;
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use web::answer::render;
use web::place::{self, Tab};
use web::{Ctx, Page};

use super::detail::state;
use super::{Detail, FieldView, Mend, form_key, page};
use crate::registers::api::Asked;
use crate::registers::board::{Board, BoardQuery, said};
use crate::registers::draft::Sent;
use crate::registers::entry::{Entry, EntryId};
use crate::registers::list::{Kind, Register, by_key};
use crate::registers::quarter::Quarter;
use crate::registers::routes::Listed;
use crate::registers::store::around::{Back, Link};
use crate::registers::store::board::Outlook;
use crate::registers::store::choices::Choices;
use crate::registers::store::support::Similar;
use crate::registers::value_routes::{AlignForm, Worth};
use crate::registers::{ADD, OUTLOOK, SEE_BOARD};

/// An entry in a list.
#[derive(Debug)]
pub struct Row {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) state: String,
    pub(super) sub: String,
    pub(super) side: String,
}

impl Row {
    /// An entry in the list of its register.
    #[must_use]
    pub fn new(l: &Lexicon, entry: &Entry, links: &[Link]) -> Self {
        let mut sub = vec![entry.by.name.clone()];
        sub.extend(entry.space.as_ref().map(|s| s.name.clone()));
        sub.extend(links.iter().filter(|k| k.entry == entry.id).map(|k| k.title.clone()));
        if let Some(quarter) = Quarter::parse(entry.get("quarter")) {
            sub.push(said(l, quarter));
        }
        if entry.register.key == "value" {
            let number = entry.get("quantity").parse::<i64>().map(|n| l.number(&n)).unwrap_or_default();
            sub.push(format!("{number} {}", entry.get("unit")));
        }
        let votes = entry.register.votes;
        Self {
            href: entry.path(),
            title: entry.title.clone(),
            state: state(l, entry.register, &entry.state),
            sub: sub.join(" · "),
            side: if votes { l.n("registers-votes", &entry.votes) } else { l.when(&entry.at) },
        }
    }
    /// An entry that points at another one.
    #[must_use]
    pub fn back(l: &Lexicon, back: &Back) -> Self {
        let register = by_key(&back.register);
        Self {
            href: format!("/registers/{}/{}", back.register, back.id),
            title: back.title.clone(),
            state: register.map(|r| state(l, r, &back.state)).unwrap_or_default(),
            sub: String::new(),
            side: String::new(),
        }
    }
    fn similar(l: &Lexicon, register: &Register, found: &Similar) -> Self {
        Self {
            href: format!("/registers/{}/{}", register.key, found.id),
            title: found.title.clone(),
            state: state(l, register, &found.state),
            sub: String::new(),
            side: l.n("registers-votes", &found.votes),
        }
    }
}

/// What was said before, as a part of a page.
#[derive(Template)]
#[template(path = "registers/views/_similar.html")]
pub struct SimilarFound<'a> {
    l: &'a Lexicon,
    rows: Vec<Row>,
}

impl<'a> SimilarFound<'a> {
    /// Of these entries.
    #[must_use]
    pub fn new(l: &'a Lexicon, register: &Register, found: &[Similar]) -> Self {
        Self { l, rows: found.iter().map(|s| Row::similar(l, register, s)).collect() }
    }
}

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

#[derive(Template)]
#[template(path = "registers/views/form.html")]
struct Form<'a> {
    l: &'a Lexicon,
    key: &'static str,
    title: String,
    lead: String,
    action: String,
    back: String,
    submit: String,
    version: i64,
    fields: Vec<FieldView>,
    votes: bool,
    similar: String,
    beyond: Vec<String>,
    form_key: String,
}

/// The form for an entry: a new one, or the words of one that is there.
///
/// # Errors
/// When a template cannot be written.
pub fn form(
    ctx: &Ctx,
    register: &'static Register,
    entry: Option<&Detail>,
    sent: &Sent,
    choices: &Choices,
    found: &[Similar],
    mend: &Mend,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let shown = register.fields.iter().filter(|f| entry.is_none() || f.kind != Kind::Space);
    let mut fields = vec![FieldView::title(l, register, sent, mend)];
    fields.extend(shown.map(|f| FieldView::new(l, register, f, sent, choices, mend)));
    let keys: Vec<&str> = fields.iter().map(|f| f.key).collect();
    let path = entry.map_or_else(|| format!("/registers/{}", register.key), |d| d.entry.path());
    let title = match entry {
        Some(d) => d.entry.title.clone(),
        None => l.tp("registers-new-", register.key),
    };
    let similar =
        if found.is_empty() { String::new() } else { render(&SimilarFound::new(l, register, found))? };
    let submit = match (entry, similar.is_empty()) {
        (Some(_), _) => "registers-save",
        (None, true) => "registers-send",
        (None, false) => "registers-send-anyway",
    };
    // After a conflict the form stands upon what holds now: saving again is a decision then.
    let now = entry.map_or(0, |d| d.entry.version);
    let version = if mend.conflict { now } else { sent.version().filter(|_| entry.is_some()).unwrap_or(now) };
    let body = Form {
        l,
        key: register.key,
        lead: l.tp("registers-how-", register.key),
        action: path.clone(),
        back: path,
        submit: l.t(submit),
        version,
        beyond: mend.beyond(l, &keys),
        fields,
        votes: register.votes && entry.is_none(),
        similar,
        form_key: form_key(l),
        title: title.clone(),
    };
    page(title, mend, &body)
}

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

fn last(l: &Lexicon, time: kernel::Time) -> String {
    if time.0 > 0 { l.day(&time) } else { String::new() }
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

/// What is expected of a community, as its form has it.
#[derive(Debug)]
pub struct Expected {
    /// Short name of the community.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The quarter.
    pub quarter: Quarter,
    /// What is in the form.
    pub text: String,
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
    text: &'a str,
    theirs: &'a str,
    error: String,
    beyond: Vec<String>,
    form_key: String,
}

/// The form for what is expected of a community.
///
/// # Errors
/// When a template cannot be written.
pub fn outlook(ctx: &Ctx, form: &Expected, mend: &Mend) -> Result<Page, Problem> {
    let (l, now) = (&ctx.l, form.outlook.as_ref());
    let title = l.s("registers-board-expected", "space", &form.name);
    let body = OutlookView {
        l,
        slug: &form.slug,
        title: title.clone(),
        quarter: (form.quarter.to_string(), said(l, form.quarter)),
        version: now.map_or(0, |o| o.version),
        text: &form.text,
        theirs: now.filter(|_| mend.conflict).map_or("", |o| o.text.as_str()),
        error: mend.about(l, "outlook"),
        beyond: mend.beyond(l, &["outlook"]),
        form_key: form_key(l),
    };
    page(title, mend, &body)
}

#[derive(Template)]
#[template(path = "registers/views/value.html")]
struct ValueView<'a> {
    l: &'a Lexicon,
    w: &'a Worth,
    members: String,
    threads: String,
    last: String,
    rows: Vec<Row>,
    apart: Vec<Row>,
    aligns: bool,
    fields: Vec<FieldView>,
    beyond: Vec<String>,
    form_key: String,
}

/// What came of a community, beside its activity, and the objectives it serves.
///
/// # Errors
/// When a template cannot be written.
pub fn value(ctx: &Ctx, w: &Worth, typed: &AlignForm, mend: &Mend) -> Result<Page, Problem> {
    let l = &ctx.l;
    let (validated, apart): (Vec<&Entry>, Vec<&Entry>) = w.items.iter().partition(|e| e.state == "validated");
    let field = |key, kind, label: &str, value: &str, options| FieldView {
        key,
        kind,
        label: l.t(label),
        hint: String::new(),
        value: value.to_owned(),
        error: mend.about(l, key),
        options,
        must: true,
        live: String::new(),
    };
    let objectives = w.objectives.iter();
    let options = objectives.map(|(id, title)| (id.clone(), title.clone(), *id == typed.objective)).collect();
    let body = ValueView {
        l,
        w,
        members: l.number(&w.place.members),
        threads: l.number(&w.threads),
        last: last(l, w.last),
        rows: validated.into_iter().map(|e| Row::new(l, e, &[])).collect(),
        apart: apart.into_iter().map(|e| Row::new(l, e, &[])).collect(),
        aligns: w.aligns,
        fields: vec![
            field("objective", "select", "registers-serves-objective", &typed.objective, options),
            field("contribution", "text", "registers-serves-contribution", &typed.contribution, Vec::new()),
        ],
        beyond: mend.beyond(l, &["objective", "contribution"]),
        form_key: form_key(l),
    };
    let title = l.s("registers-value-of", "space", &w.place.name);
    let mut page = place::page(ctx, &w.place, &w.beside, Tab::Join, &title, &render(&body)?)?;
    page.status = mend.status();
    Ok(page)
}
