//! What stands on the paper, in the order in which HR and a candidate read it.

use charter::{Level, Text};
use kernel::Lexicon;

use super::{Block, Entry};
use crate::descriptions::adapt::About;
use crate::descriptions::context::Context;
use crate::descriptions::document::{Document, Line, Section, Traced};

/// The same without what each activity and each competence means in practice: for a job advertisement.
#[must_use]
pub fn short(l: &Lexicon, document: &Document, context: &Context) -> Vec<Block> {
    let (activities, competences) =
        (l.t("descriptions-part-activities"), l.t("descriptions-part-competences"));
    let mut lean = false;
    let mut out = blocks(l, document, context, false);
    for block in &mut out {
        match block {
            Block::Heading(text) => lean = *text == activities || *text == competences,
            Block::List(entries) if lean => entries.iter_mut().for_each(|e| {
                e.body.clear();
                e.note.clear();
            }),
            _ => {}
        }
    }
    out
}

/// Groups that are told as parts of their own; the others are activities.
const PARTS: [&str; 3] = ["M", "R", "P"];

/// The description in the lexicon’s language. `traced`: with what was changed and why.
#[must_use]
pub fn blocks(l: &Lexicon, document: &Document, context: &Context, traced: bool) -> Vec<Block> {
    let mut out = vec![Block::Title(document.title.get(l.lang).to_owned())];
    let purposes: Vec<&str> = document.profiles.iter().map(|p| p.purpose.get(l.lang)).collect();
    if let [only] = purposes.as_slice() {
        out.push(Block::Lead((*only).to_owned()));
    } else {
        let labels: Vec<&str> = document.profiles.iter().map(|p| p.label.get(l.lang)).collect();
        out.push(Block::Lead(l.s("descriptions-combined", "roles", labels.join(", "))));
    }
    out.push(Block::Facts(facts(l, document, context)));
    if document.profiles.len() > 1 {
        out.push(Block::Heading(l.t("descriptions-part-profiles")));
        let entry = |p: &crate::descriptions::document::Profile| Entry {
            head: p.label.get(l.lang).to_owned(),
            body: p.purpose.get(l.lang).to_owned(),
            ..Entry::default()
        };
        out.push(Block::List(document.profiles.iter().map(entry).collect()));
    }
    duties(l, document, &mut out);
    rights(l, document, &mut out);
    seen(l, document, &mut out);
    exchanges(l, document, &mut out);
    competences(l, document, &mut out);
    conditions(l, context, &mut out);
    if traced && !document.trace.is_empty() {
        out.push(Block::Heading(l.t("descriptions-part-trace")));
        out.push(Block::List(document.trace.iter().map(|t| trace(l, t)).collect()));
    }
    out
}

fn facts(l: &Lexicon, document: &Document, context: &Context) -> Vec<(String, String)> {
    let place = if document.place.is_empty() { l.t("descriptions-network") } else { document.place.clone() };
    let mut facts = vec![(l.t("descriptions-fact-place"), place)];
    if !context.reports.is_empty() {
        facts.push((l.t("descriptions-fact-reports"), context.reports.clone()));
    }
    facts.push((l.t("descriptions-fact-share"), l.n("descriptions-share", &context.share)));
    let around = match context.communities {
        0 => counted(l, "descriptions-around-none", context.people),
        n => l.args(
            "descriptions-around",
            &[
                ("people", &counted(l, "descriptions-people", context.people)),
                ("communities", &counted(l, "descriptions-communities", n)),
            ],
        ),
    };
    facts.push((l.t("descriptions-fact-around"), around));
    if !context.languages.is_empty() {
        facts.push((l.t("descriptions-fact-languages"), languages(l, &context.languages)));
    }
    facts
}

fn counted(l: &Lexicon, key: &str, n: i64) -> String {
    l.ns(key, &n, "number", &l.number(&n))
}

/// The names of languages; a code we have no name for stands for itself.
#[must_use]
pub fn languages(l: &Lexicon, codes: &[String]) -> String {
    let name = |code: &String| {
        let start = "descriptions-lang-";
        let name = l.tp(start, code);
        if name.starts_with(start) { code.clone() } else { name }
    };
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn duties(l: &Lexicon, document: &Document, out: &mut Vec<Block>) {
    let (parts, activities): (Vec<&Section>, Vec<&Section>) =
        document.sections.iter().partition(|s| PARTS.contains(&s.key.as_str()));
    for part in parts {
        out.push(Block::Heading(part.title.get(l.lang).to_owned()));
        out.push(Block::List(part.lines.iter().map(|line| entry(l, line)).collect()));
    }
    if activities.is_empty() {
        return;
    }
    out.push(Block::Heading(l.t("descriptions-part-activities")));
    for section in activities {
        let own = l.t("descriptions-part-own");
        out.push(Block::Small(if section.key.is_empty() {
            own
        } else {
            section.title.get(l.lang).to_owned()
        }));
        out.push(Block::List(section.lines.iter().map(|line| entry(l, line)).collect()));
    }
}

fn entry(l: &Lexicon, line: &Line) -> Entry {
    let whens: Vec<&str> = line.when.iter().map(|t| t.get(l.lang)).collect();
    let or = l.t("descriptions-or");
    let note = match line.level {
        Level::Sometimes if whens.is_empty() => l.t("descriptions-when-missing"),
        Level::Sometimes => l.s("descriptions-when", "when", whens.join(&or)),
        _ => String::new(),
    };
    Entry {
        head: line.title.get(l.lang).to_owned(),
        body: line.what.get(l.lang).to_owned(),
        side: l.tp("descriptions-rhythm-", &line.rhythm),
        note,
    }
}

fn plain(l: &Lexicon, texts: &[Text]) -> Block {
    let entry = |t: &Text| Entry { body: t.get(l.lang).to_owned(), ..Entry::default() };
    Block::List(texts.iter().map(entry).collect())
}

fn rights(l: &Lexicon, document: &Document, out: &mut Vec<Block>) {
    if !document.decides.is_empty() {
        out.push(Block::Heading(l.t("descriptions-part-decides")));
        out.push(plain(l, &document.decides));
    }
    if !document.may_not.is_empty() {
        out.push(Block::Heading(l.t("descriptions-part-limits")));
        out.push(plain(l, &document.may_not));
    }
}

fn seen(l: &Lexicon, document: &Document, out: &mut Vec<Block>) {
    if document.signs.is_empty() {
        return;
    }
    out.push(Block::Heading(l.t("descriptions-part-seen")));
    out.push(Block::Text(l.t("descriptions-seen-what")));
    let name = |key: &str| {
        let start = "charters-indicator-";
        let name = l.tp(start, key);
        if name.starts_with(start) { key.to_owned() } else { name }
    };
    let side = |word: &str| if word.is_empty() { String::new() } else { l.tp("descriptions-horizon-", word) };
    let entry = |s: &crate::descriptions::document::Sign| Entry {
        body: name(&s.key),
        side: side(&s.horizon),
        ..Entry::default()
    };
    out.push(Block::List(document.signs.iter().map(entry).collect()));
}

fn exchanges(l: &Lexicon, document: &Document, out: &mut Vec<Block>) {
    if document.exchanges.is_empty() {
        return;
    }
    out.push(Block::Heading(l.t("descriptions-part-exchanges")));
    let heads = ["with", "gives", "gets"].map(|part| l.tp("descriptions-exchange-", part));
    let row = |e: &crate::descriptions::document::Exchange| {
        [&e.with, &e.gives, &e.gets].map(|t| t.get(l.lang).to_owned()).to_vec()
    };
    out.push(Block::Table(heads.to_vec(), document.exchanges.iter().map(row).collect()));
}

fn competences(l: &Lexicon, document: &Document, out: &mut Vec<Block>) {
    if document.families.is_empty() {
        return;
    }
    out.push(Block::Heading(l.t("descriptions-part-competences")));
    out.push(Block::Text(l.t("descriptions-competences-what")));
    for family in &document.families {
        out.push(Block::Small(family.title.get(l.lang).to_owned()));
        let entry = |n: &crate::descriptions::document::Need| Entry {
            head: n.title.get(l.lang).to_owned(),
            body: n.what.get(l.lang).to_owned(),
            side: l.tp("descriptions-weight-", n.weight.to_string()),
            note: String::new(),
        };
        out.push(Block::List(family.needs.iter().map(entry).collect()));
    }
}

fn conditions(l: &Lexicon, context: &Context, out: &mut Vec<Block>) {
    out.push(Block::Heading(l.t("descriptions-part-review")));
    out.push(Block::Text(l.t("descriptions-review-what")));
    if context.supplier {
        out.push(Block::Text(l.t("descriptions-supplier-what")));
    }
}

/// A line of the trace in words.
#[must_use]
pub fn trace(l: &Lexicon, traced: &Traced) -> Entry {
    let change = &traced.change;
    let scale = match change.about {
        About::Duty => "descriptions-level-",
        About::Competence => "descriptions-weight-",
    };
    let (was, is) = (l.tp(scale, change.was.to_string()), l.tp(scale, change.is.to_string()));
    let role = traced.role.get(l.lang);
    let n = l.number(&change.n);
    let why = l.args(
        &format!("descriptions-rule-{}", change.rule),
        &[("role", role), ("n", &n), ("why", &change.why)],
    );
    Entry {
        head: traced.title.get(l.lang).to_owned(),
        side: l.args("descriptions-changed", &[("was", &was), ("is", &is)]),
        body: why,
        note: String::new(),
    }
}
