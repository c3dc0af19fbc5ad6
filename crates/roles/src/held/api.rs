//! The shapes of the public JSON.

use kernel::{AssignmentId, Lexicon, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::act::{HeldId, HeldThing, Named, shown};
use super::store::Mine;
use super::thing::CoDrivingThing;

/// A person in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HeldPerson)]
pub struct Person {
    /// The person.
    #[schema(value_type = String)]
    pub id: kernel::PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

impl Person {
    fn of(named: &Named) -> Self {
        Self { id: named.id, handle: named.handle.clone(), name: named.name.clone() }
    }
}

/// What refused an act when it was to be carried out.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HeldRefused)]
pub struct Refused {
    /// Stable code.
    pub code: String,
    /// Id of the rule; empty when none refused.
    pub rule: String,
}

/// An act that waits, or waited, for a second signature.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldAct {
    /// Its id.
    #[schema(value_type = String)]
    pub id: HeldId,
    /// `waiting`, `signing`, `signed`, `turned_down`, `withdrawn` or `failed`.
    pub state: &'static str,
    /// What is done: `broadcast`, `invite`, `withdrawMessage`, …
    pub action: String,
    /// The rule that holds it.
    pub rule: String,
    /// Who asked.
    pub actor: Person,
    /// Who signs; absent when nobody co-drives any more.
    pub driver: Option<Person>,
    /// Slug of the space.
    pub space: Option<String>,
    /// When it was asked for.
    #[schema(value_type = String)]
    pub asked: Time,
    /// Who decided.
    pub decided_by: Option<Person>,
    /// When.
    #[schema(value_type = Option<String>)]
    pub decided: Option<Time>,
    /// Why it was turned down.
    pub reason: Option<String>,
    /// What refused it at last.
    pub refused: Option<Refused>,
    /// Where what it made is seen.
    pub result: Option<String>,
    /// A title it would publish.
    pub title: String,
    /// Words it would publish (Markdown).
    pub text: String,
    /// Handle of the person it is about.
    pub person: String,
    /// What is done, more closely: `case-remove`, `appeal-overturn`, `broadcast`, …
    pub what: &'static str,
    /// Of a measure: the rule it refers to (`respect`, …).
    pub breaks: Option<String>,
    /// Of a measure: the case.
    pub case: Option<String>,
    /// Its page.
    pub url: String,
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl HeldAct {
    /// An act as the API shows it.
    #[must_use]
    pub fn of(act: &HeldThing) -> Self {
        let asked = shown(&act.action, &act.kept);
        let refused = act.refused();
        Self {
            id: act.id,
            state: act.state.as_str(),
            action: act.action.clone(),
            rule: act.rule.clone(),
            actor: Person::of(&act.actor),
            driver: act.driver.as_ref().map(Person::of),
            space: act.place.as_ref().map(|p| p.slug.clone()),
            asked: act.at,
            decided_by: act.decided_by.as_ref().map(Person::of),
            decided: act.decided,
            reason: refused.is_none().then(|| filled(&act.reason)).flatten(),
            refused: refused.map(|why| Refused { code: why.code, rule: why.rule }),
            result: filled(&act.result),
            title: asked.title,
            text: asked.text,
            person: asked.person,
            what: asked.what,
            breaks: filled(asked.breaks),
            case: asked.case.map(|id| id.to_string()),
            url: act.page(),
        }
    }
}

/// The acts the reader signs or asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldActs {
    /// For the reader's signature first, then those the reader asked for, then the last decided.
    pub items: Vec<HeldAct>,
    /// How many of them wait for the reader's signature.
    pub to_sign: usize,
}

impl HeldActs {
    /// The lists in one.
    #[must_use]
    pub fn of(mine: &Mine) -> Self {
        let all = mine.to_sign.iter().chain(&mine.asked).chain(&mine.decided);
        Self { items: all.map(HeldAct::of).collect(), to_sign: mine.to_sign.len() }
    }
}

/// Why an act is turned down.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = HeldRefusal)]
pub struct TurningDown {
    /// The reason, for whoever asked.
    #[serde(default)]
    pub reason: String,
}

/// Nothing has to be sent.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Nothing {}

/// A line of the culture checklist, checked or not.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = CoDrivingCheck)]
pub struct Check {
    /// Its place in the list, from 0.
    #[serde(deserialize_with = "number")]
    #[schema(value_type = i64)]
    pub place: i64,
    /// `true` checks it, `false` takes the check back.
    #[serde(default, deserialize_with = "yes")]
    #[schema(value_type = bool)]
    pub done: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Loose {
    Bool(bool),
    Number(i64),
    Text(String),
}

fn number<'d, D: serde::Deserializer<'d>>(from: D) -> Result<i64, D::Error> {
    let wrong = || serde::de::Error::custom("place is a number");
    match Loose::deserialize(from)? {
        Loose::Number(n) => Ok(n),
        Loose::Text(text) => text.parse().map_err(|_| wrong()),
        Loose::Bool(_) => Err(wrong()),
    }
}

fn yes<'d, D: serde::Deserializer<'d>>(from: D) -> Result<bool, D::Error> {
    Ok(match Loose::deserialize(from)? {
        Loose::Bool(yes) => yes,
        Loose::Number(n) => n != 0,
        Loose::Text(text) => text == "true",
    })
}

/// So much of so much.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct OfRequired {
    /// So far.
    pub done: i64,
    /// At least.
    pub required: i64,
    /// In percent, at most 100.
    pub percent: i64,
}

/// A line of the culture checklist.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckLine {
    /// Its place in the list.
    pub place: i64,
    /// What it says, in the reader's language.
    pub text: String,
    /// Whether it is checked.
    pub done: bool,
}

/// How a co-driving goes (indicator O6); for the holder, the co-driver and the lead.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CoDriving)]
pub struct CoDrivingJson {
    /// The role that is held.
    #[schema(value_type = String)]
    pub assignment: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Slug of the space.
    pub space: Option<String>,
    /// `appointed`, `co-driving`, `released` or `suspended`.
    pub state: &'static str,
    /// Who holds the role.
    pub holder: Person,
    /// Who drives with them.
    pub driver: Person,
    /// Since when.
    #[schema(value_type = String)]
    pub since: Time,
    /// Days passed of the minimum.
    pub days: OfRequired,
    /// Acts with two signatures of those required.
    pub acts: OfRequired,
    /// The culture checklist.
    pub checks: Vec<CheckLine>,
    /// When it was released.
    #[schema(value_type = Option<String>)]
    pub released: Option<Time>,
    /// When it was suspended.
    #[schema(value_type = Option<String>)]
    pub suspended: Option<Time>,
}

impl CoDrivingJson {
    /// A co-driving as the API shows it.
    #[must_use]
    pub fn of(thing: &CoDrivingThing, lines: &[String], l: &Lexicon) -> Self {
        let (acts, days) = thing.now.progress(l.now);
        Self {
            assignment: thing.id,
            role: thing.role.clone(),
            space: thing.place.as_ref().map(|p| p.slug.clone()),
            state: thing.now.phase(l.now).as_str(),
            holder: Person::of(&thing.holder),
            driver: Person::of(&thing.driver),
            since: thing.now.since,
            days: OfRequired { done: thing.now.days(l.now), required: thing.now.min_days, percent: days },
            acts: OfRequired { done: thing.now.acts, required: thing.now.min_acts, percent: acts },
            checks: lines
                .iter()
                .zip(0..)
                .map(|(text, place)| CheckLine {
                    place,
                    text: text.clone(),
                    done: thing.now.checked.contains(&place),
                })
                .collect(),
            released: thing.now.released,
            suspended: thing.now.suspended,
        }
    }
}
