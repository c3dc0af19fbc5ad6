//! What a table would change: compared with what is there, without touching it.

use std::collections::{BTreeSet, HashMap};

use kernel::{Lang, PersonId, UnitId};

use super::read::{Row, Sheet, Wrong};
use super::world::{Known, World, keys, name_of};
use crate::person::{handle_fits, handle_of, zone_exists};

/// One thing a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Somebody new.
    Person {
        /// Handle.
        handle: String,
        /// Name.
        name: String,
        /// Mail address.
        mail: Option<String>,
        /// Job title.
        title: String,
        /// Language of the pages; the network's when none is said.
        lang: Option<Lang>,
        /// Time zone; the network's when none is said.
        zone: Option<String>,
        /// Unit.
        unit: Option<UnitId>,
        /// Not of the company.
        external: bool,
    },
    /// Somebody who is here gets other words: what is `None` stays.
    Words {
        /// Who.
        id: PersonId,
        /// Name.
        name: String,
        /// Job title.
        title: String,
        /// Mail address.
        mail: Option<String>,
        /// Language.
        lang: String,
        /// Time zone.
        zone: String,
    },
    /// Somebody moves.
    Move {
        /// Who.
        id: PersonId,
        /// Where.
        unit: UnitId,
    },
}

/// One line of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Line of the file.
    pub line: u64,
    /// Whom it is about.
    pub name: String,
    /// `new`, `changed` or `moved`.
    pub what: &'static str,
    /// What was, and what will be: for the eye.
    pub detail: String,
}

/// What a table would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order of the rows.
    pub changes: Vec<Change>,
    /// The same for the eye.
    pub lines: Vec<Line>,
    /// Rows that change nothing.
    pub same: usize,
    /// What has to be mended first; nothing is applied while there is any.
    pub wrong: Vec<Wrong>,
}

impl Plan {
    /// How many lines do one thing.
    #[must_use]
    pub fn count(&self, what: &str) -> usize {
        self.lines.iter().filter(|l| l.what == what).count()
    }
    fn say(&mut self, row: &Row, name: &str, what: &'static str, detail: String) {
        self.lines.push(Line { line: row.line, name: name.to_owned(), what, detail });
    }
}

/// Compares a table of people with who is there.
#[must_use]
pub fn people(sheet: &Sheet, world: &World) -> Plan {
    let mut plan = Plan { wrong: sheet.wrong.clone(), ..Plan::default() };
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in &sheet.rows {
        let known = world.person(row);
        let (handle, mail) = keys(row);
        let own = known.map(|k| k.handle.clone()).or(handle).unwrap_or_default();
        let before = [Some(format!("@{own}")), mail].into_iter().flatten();
        let twice = before.filter_map(|key| seen.insert(key, row.line)).min();
        if let Some(line) = twice {
            plan.wrong.push(Wrong::at(row.line, "", "people-table-twice").with("line", line.to_string()));
            continue;
        }
        let wrong = check(row, known, sheet, world);
        if wrong.is_empty() {
            compare(&mut plan, row, known, world);
        } else {
            plan.wrong.extend(wrong);
        }
    }
    plan
}

fn check(row: &Row, known: Option<&Known>, sheet: &Sheet, world: &World) -> Vec<Wrong> {
    let called = |key: &str| sheet.called.get(key).map_or(key, String::as_str).to_owned();
    let mut wrong = Vec::new();
    let mut bad = |key: &str, reason: &'static str| {
        let cell = row.cell(key).unwrap_or_default().to_owned();
        wrong.push(Wrong::at(row.line, &called(key), reason).with("cell", cell));
    };
    let name = name_of(row);
    if name.is_none() && known.is_none() {
        bad("name", "people-table-name");
    }
    if name.is_some_and(|n| n.chars().count() > 120) {
        bad("name", "people-title-long");
    }
    if row.cell("title").is_some_and(|t| t.chars().count() > 120) {
        bad("title", "people-title-long");
    }
    if row.cell("handle").is_some_and(|h| !handle_fits(&h.trim_start_matches('@').to_lowercase())) {
        bad("handle", "people-table-handle");
    }
    if let Some(mail) = row.cell("mail") {
        let fits = mail.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'))
            && !mail.contains(' ');
        if !fits {
            bad("mail", "people-table-mail");
        } else if world.with_mail(mail).is_some_and(|other| known.is_none_or(|k| k.id != other.id)) {
            bad("mail", "people-table-mail-taken");
        }
    }
    if row.cell("lang").is_some_and(|l| lang(l).is_none()) {
        bad("lang", "people-table-lang");
    }
    if row.cell("zone").is_some_and(|z| !zone_exists(z)) {
        bad("zone", "people-zone-unknown");
    }
    if row.cell("external").is_some_and(|e| yes(e).is_none()) {
        bad("external", "people-table-yes");
    }
    if known.is_some_and(|k| k.state == "left") {
        bad("", "people-table-left");
    }
    if let Some(cell) = row.cell("unit").filter(|c| world.unit(c).is_none()) {
        let near = world.nearest(cell).map(|u| u.name.clone());
        let reason = if near.is_some() { "people-table-unit-near" } else { "people-table-unit" };
        let said = Wrong::at(row.line, &called("unit"), reason).with("cell", cell);
        wrong.push(match near {
            Some(near) => said.with("near", near),
            None => said,
        });
    }
    wrong
}

fn compare(plan: &mut Plan, row: &Row, known: Option<&Known>, world: &World) {
    let unit = row.cell("unit").and_then(|c| world.unit(c));
    let Some(known) = known else { return add(plan, row, unit.map(|u| (u.id, u.name.clone()))) };
    let name = name_of(row).unwrap_or_else(|| known.name.clone());
    let told = |key: &str, now: &str| row.cell(key).map_or_else(|| now.to_owned(), str::to_owned);
    let (title, zone) = (told("title", &known.title), told("zone", &known.zone));
    let lang = row.cell("lang").and_then(lang).map_or_else(|| known.lang.clone(), |l| l.code().to_owned());
    let mail = row.cell("mail").map(str::to_lowercase).or_else(|| known.mail.clone());
    let pairs = [
        (known.name.as_str(), name.as_str()),
        (known.title.as_str(), title.as_str()),
        (known.mail.as_deref().unwrap_or_default(), mail.as_deref().unwrap_or_default()),
        (known.lang.as_str(), lang.as_str()),
        (known.zone.as_str(), zone.as_str()),
    ];
    let other: Vec<String> =
        pairs.iter().filter(|(was, is)| was != is).map(|(was, is)| format!("{was} → {is}")).collect();
    let moves = unit.filter(|u| known.unit != Some(u.id));
    if other.is_empty() && moves.is_none() {
        plan.same += 1;
    }
    if !other.is_empty() {
        plan.say(row, &known.name, "changed", other.join(" · "));
        plan.changes.push(Change::Words { id: known.id, name, title, mail, lang, zone });
    }
    if let Some(unit) = moves {
        let from = world.units.iter().find(|u| Some(u.id) == known.unit).map_or("–", |u| u.name.as_str());
        plan.say(row, &known.name, "moved", format!("{from} → {}", unit.name));
        plan.changes.push(Change::Move { id: known.id, unit: unit.id });
    }
}

fn add(plan: &mut Plan, row: &Row, unit: Option<(UnitId, String)>) {
    let name = name_of(row).unwrap_or_default();
    let handle = row.cell("handle").map(|h| h.trim_start_matches('@').to_lowercase());
    let detail: Vec<&str> =
        [row.cell("title"), unit.as_ref().map(|(_, n)| n.as_str())].into_iter().flatten().collect();
    plan.say(row, &name, "new", detail.join(", "));
    plan.changes.push(Change::Person {
        handle: handle.unwrap_or_else(|| handle_of(&name)),
        mail: row.cell("mail").map(str::to_lowercase),
        title: row.cell("title").unwrap_or_default().to_owned(),
        lang: row.cell("lang").and_then(lang),
        zone: row.cell("zone").map(str::to_owned),
        unit: unit.map(|(id, _)| id),
        external: row.cell("external").and_then(yes).unwrap_or(false),
        name,
    });
}

/// A language of the pages by code or name.
fn lang(cell: &str) -> Option<Lang> {
    crate::profile::tongues::key(cell).parse().ok()
}

/// Yes or no, as people write it.
fn yes(cell: &str) -> Option<bool> {
    match kernel::fold::fold(cell).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "oui" | "o" | "vrai" => Some(true),
        "no" | "n" | "false" | "0" | "non" | "faux" => Some(false),
        _ => None,
    }
}

/// Who is of the company and not in the file: proposed as leavers, never more.
#[must_use]
pub fn missing(sheet: &Sheet, world: &World) -> Vec<(String, String)> {
    let there: BTreeSet<PersonId> = sheet.rows.iter().filter_map(|r| world.person(r)).map(|p| p.id).collect();
    let gone = world.inside().filter(|p| !there.contains(&p.id) && p.state == "active");
    gone.map(|p| (p.handle.clone(), p.name.clone())).collect()
}
