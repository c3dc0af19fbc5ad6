//! The working registers, as people filled them: objectives, plans, suggestions, releases, tickets, talks,
//! practices, what it was worth; which objective communities serve and what is expected of them.

use std::collections::{BTreeMap, HashMap};

use kernel::{Id, Time};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, flaw, read};
use super::registered::{Around, around};

const WRITTEN: &str = include_str!("../../data/lived/registers.toml");

sql!(
    ITEM,
    "INSERT INTO register_items (id, register, state, title, body, author_id, space_id, hand_id, votes, at_ms, moved_ms,
        version)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8::bigint, $9, $10, $11, $12)"
);
sql!(
    STEP,
    "INSERT INTO register_moves (item_id, version, act, from_state, to_state, at_ms, by_id, why, hand_id, title, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10, $11)"
);
sql!(LINK, "INSERT INTO register_links (item_id, kind, target_id) VALUES ($1, $2, $3)");
sql!(VOTE, "INSERT INTO register_votes (item_id, person_id, at_ms) VALUES ($1, $2, $3)");
sql!(
    ADOPTED,
    "INSERT INTO register_adoptions (id, item_id, space_id, outcome, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)"
);

#[derive(Debug, Deserialize)]
struct File {
    entry: Vec<Entry>,
    #[serde(flatten)]
    around: Around,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    register: String,
    key: String,
    by: String,
    at: String,
    title: String,
    body: BTreeMap<String, String>,
    points: BTreeMap<String, String>,
    unit: String,
    space: String,
    thread: Vec<String>,
    votes: usize,
    moves: Vec<Vec<String>>,
    adopted: Vec<[String; 4]>,
}

/// Where an entry of each register begins.
fn first(register: &str) -> &'static str {
    match register {
        "objective" => "live",
        "roadmap" | "release" => "planned",
        "feature" => "asked",
        "practice" => "draft",
        "value" => "recorded",
        _ => "open",
    }
}

/// Writes them, first those that others point at.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "registers")?;
    let mut known: HashMap<String, i64> = HashMap::new();
    let (own, others): (Vec<&Entry>, Vec<&Entry>) = file.entry.iter().partition(|e| e.points.is_empty());
    for entry in own.into_iter().chain(others) {
        let id = one(w, names, entry, &known)?;
        known.insert(entry.key.clone(), id);
    }
    around(w, names, &file.around, &known)
}

fn one(w: &mut Write<'_>, names: &Names<'_>, e: &Entry, known: &HashMap<String, i64>) -> Res<i64> {
    let (author, at, mut body) = (names.id(&e.by)?, names.at(&e.at)?, e.body.clone());
    for day in ["until", "day", "follow_up"] {
        if let Some(text) = body.get_mut(day).filter(|text| !text.is_empty()) {
            *text = names.day(text)?;
        }
    }
    let mut links: Vec<(&str, i64)> = Vec::new();
    for (kind, key) in &e.points {
        let target = known.get(key).ok_or_else(|| flaw(format!("no entry “{key}”")))?;
        body.insert(kind.clone(), target.to_string());
        links.push((kind, *target));
    }
    if !e.unit.is_empty() {
        body.insert("unit".to_owned(), e.unit.clone());
        links.push(("unit", names.scope(&format!("unit:{}", e.unit))?.1));
    }
    let address = names.address(&e.thread)?;
    if let Some((_, id)) = address.rsplit_once('/') {
        links.push(("thread", id.parse().map_err(flaw)?));
        body.insert("thread".to_owned(), address.clone());
    }
    let (id, space): (Id<Entry>, _) = (names.new_id(at), names.maybe(&e.space)?);
    let words = serde_json::to_string(&body).map_err(flaw)?;
    let last = e.moves.last();
    let state = last.and_then(|m| m.first()).map_or(first(&e.register), String::as_str);
    let moved = last.and_then(|m| m.get(1)).map(|at| names.at(at)).transpose()?.unwrap_or(at);
    let hand = e.moves.iter().filter_map(|m| m.get(4)).next_back().map(|h| names.id(h)).transpose()?;
    let (votes, version) = (crate::fill::number(e.votes), crate::fill::number(e.moves.len() + 1));
    let register = &e.register;
    w.exec(&ITEM, p![id, register, state, &e.title, &words, author, space, hand, votes, at, moved, version])?;
    for (kind, target) in links {
        w.exec(&LINK, p![id, kind, target])?;
    }
    history(w, names, e, (id, &words))?;
    votes_of(w, names, e, (id, at))?;
    Ok(id.number())
}

fn history(w: &mut Write<'_>, names: &Names<'_>, e: &Entry, (id, words): (Id<Entry>, &str)) -> Res<()> {
    let (author, at, mut was) = (names.id(&e.by)?, names.at(&e.at)?, first(&e.register).to_owned());
    let none: Option<i64> = None;
    w.exec(&STEP, p![id, 1_i64, "added", &was, &was, at, author, "", none, &e.title, words])?;
    for (version, step) in (2_i64..).zip(&e.moves) {
        let [to, at, by, why, ..] = step.as_slice() else {
            return Err(flaw(format!("a move of “{}”", e.title)));
        };
        let hand = step.get(4).map(|h| names.id(h)).transpose()?;
        let (at, by) = (names.at(at)?, names.id(by)?);
        w.exec(&STEP, p![id, version, "moved", &was, to, at, by, why, hand, "", ""])?;
        was.clone_from(to);
    }
    for [slug, by, at, outcome] in &e.adopted {
        let at = names.at(at)?;
        let (space, by) = (names.space(slug)?.id, names.id(by)?);
        w.exec(&ADOPTED, p![names.new_id::<Entry>(at), id, space, outcome, by, at])?;
    }
    Ok(())
}

/// Votes of people who were there, everybody once, whoever suggested it left out.
fn votes_of(w: &mut Write<'_>, names: &Names<'_>, e: &Entry, (id, at): (Id<Entry>, Time)) -> Res<()> {
    let company = names.company;
    let fits = |p: &&crate::people::Person| {
        !p.external && p.left.is_none() && p.handle != e.by && p.created < at && p.id.number() % 3 != 0
    };
    let all: Vec<_> = company.people.iter().skip(7).filter(fits).take(e.votes).collect();
    if all.len() < e.votes {
        return Err(flaw(format!("too few people for “{}”", e.title)));
    }
    let day = kernel::time::DAY;
    let rows: Vec<_> = (1_i64..).zip(all).map(|(n, p)| (p.id, at.plus(n * day / 9))).collect();
    w.many(&VOTE, &rows, |(person, at)| [id.into(), (*person).into(), Time(at.0.min(company.end.0)).into()])
}
