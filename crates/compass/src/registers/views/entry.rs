//! An entry's page: its words, its history, the steps the reader may take.

use askama::Template;
use kernel::{Lexicon, Problem, rich};
use web::{Ctx, Page};

use super::rows::{Row, day, label, quarter, state};
use super::{Detail, FieldView, Mend, form_key, page};
use crate::registers::draft::Sent;
use crate::registers::list::{Kind, Register, Step, Takes, Why, word};
use crate::registers::store::around::Happened;

/// A field as it reads.
struct Part {
    label: String,
    text: String,
    href: String,
    rich: bool,
}

/// A step as a form.
struct StepView {
    to: &'static str,
    label: String,
    must: bool,
    takes: &'static str,
    open: bool,
    why: String,
    why_error: String,
    person: String,
    person_error: String,
    release: String,
}

/// Something that happened.
struct Past {
    what: String,
    handle: String,
    name: String,
    hand: String,
    hand_name: String,
    why: String,
    at: String,
    stamp: String,
    words: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "registers/views/entry.html")]
struct EntryView<'a> {
    l: &'a Lexicon,
    d: &'a Detail,
    key: &'static str,
    path: String,
    state: String,
    parts: Vec<Part>,
    back: Vec<Row>,
    adopt: Vec<FieldView>,
    steps: Vec<StepView>,
    history: Vec<Past>,
    beyond: Vec<String>,
    form_key: String,
}

/// The page of an entry; `sent` is what has to be mended.
///
/// # Errors
/// When a template cannot be written.
pub fn entry(ctx: &Ctx, d: &Detail, sent: &Sent, mend: &Mend) -> Result<Page, Problem> {
    let (l, register) = (&ctx.l, d.entry.register);
    let body = EntryView {
        l,
        d,
        key: register.key,
        path: d.entry.path(),
        state: state(l, register, &d.entry.state),
        parts: parts(l, d),
        back: d.back.iter().map(|b| Row::back(l, b)).collect(),
        adopt: adopt(l, d, sent, mend),
        steps: d.steps.iter().map(|s| step(l, register, s, sent, mend)).collect(),
        history: d.history.iter().map(|h| past(l, register, h)).collect(),
        beyond: mend.beyond(l, &["why", "person", "space", "outcome"]),
        form_key: form_key(l),
    };
    page(d.entry.title.clone(), mend, &body)
}

fn parts(l: &Lexicon, d: &Detail) -> Vec<Part> {
    let register = d.entry.register;
    let mut parts = Vec::new();
    for field in register.fields {
        let text = d.entry.get(field.key).to_owned();
        let link = d.links.iter().find(|link| link.kind == field.key);
        let (text, href, rich) = match (field.kind, link) {
            (Kind::Space, _) => continue,
            (Kind::Entry(_) | Kind::Unit | Kind::Thread, Some(link)) => {
                (link.title.clone(), link.path(), false)
            }
            (Kind::Text(_), _) => (rich::html(&text, &|_| None), String::new(), true),
            (Kind::Day, _) => (day(l, &text), String::new(), false),
            (Kind::Quarter, _) => (quarter(l, &text), String::new(), false),
            (Kind::Number, _) => (text.parse().map_or(text, |n: i64| l.number(&n)), String::new(), false),
            _ => (text, String::new(), false),
        };
        if !text.is_empty() {
            parts.push(Part { label: label(l, register, field.key), text, href, rich });
        }
    }
    // What a suggestion became.
    if let Some(made) = d.links.iter().find(|link| link.kind == "feature") {
        let (text, href) = (made.title.clone(), made.path());
        parts.push(Part { label: l.t("registers-became"), text, href, rich: false });
    }
    parts
}

fn step(l: &Lexicon, register: &Register, step: &Step, sent: &Sent, mend: &Mend) -> StepView {
    let tried = sent.get("to") == step.to;
    let about = |field| if tried { mend.about(l, field) } else { String::new() };
    let typed = |field| if tried { sent.get(field) } else { String::new() };
    StepView {
        to: step.to,
        label: l.t(format!("registers-step-{}-{}", register.key, word(step.to))),
        must: step.why == Why::Must,
        takes: match step.takes {
            Takes::Nothing => "",
            Takes::Person => "person",
            Takes::Release => "release",
        },
        open: tried,
        why: typed("why"),
        why_error: about("why"),
        person: typed("person"),
        person_error: about("person"),
        release: typed("release"),
    }
}

fn adopt(l: &Lexicon, d: &Detail, sent: &Sent, mend: &Mend) -> Vec<FieldView> {
    if d.speaks_for.is_empty() {
        return Vec::new();
    }
    let typed = sent.get("space");
    let field = |key, kind, label: &str, options| FieldView {
        key,
        kind,
        label: l.t(label),
        hint: String::new(),
        value: sent.get(key),
        error: mend.about(l, key),
        options,
        must: true,
        live: String::new(),
    };
    let spaces =
        d.speaks_for.iter().map(|(slug, name)| (slug.clone(), name.clone(), *slug == typed)).collect();
    vec![
        field("space", "select", "registers-adopt-space", spaces),
        field("outcome", "text", "registers-adopt-outcome", Vec::new()),
    ]
}

fn past(l: &Lexicon, register: &'static Register, h: &Happened) -> Past {
    let what = match h.act.as_str() {
        "edited" => l.t("registers-act-edited"),
        _ => state(l, register, &h.to),
    };
    let words: Vec<(String, String)> = if h.act == "edited" || h.version == 1 {
        let body: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&h.body).unwrap_or_default();
        let title = (l.tp("registers-title-", register.key), h.title.clone());
        // What only points at something says nothing by itself.
        let said = register.fields.iter().filter(|f| !matches!(f.kind, Kind::Entry(_) | Kind::Unit));
        let said = said.filter_map(|f| Some((label(l, register, f.key), body.get(f.key)?.clone())));
        std::iter::once(title).chain(said).collect()
    } else {
        Vec::new()
    };
    Past {
        what,
        handle: h.handle.clone(),
        name: h.name.clone(),
        hand: h.hand.clone().unwrap_or_default(),
        hand_name: h.hand_name.clone().unwrap_or_default(),
        why: h.why.clone(),
        at: l.when(&h.at),
        stamp: h.at.to_string(),
        words,
    }
}
