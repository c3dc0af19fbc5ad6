//! Conversations with slots, as their files have them: what is filled in once holds for the whole thread,
//! so that an answer speaks of the same pump as its question.

use std::collections::{BTreeMap, HashMap};

use rand::Rng;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

use crate::draw::pick;
use crate::kinds::{self, Kind};

const SHARED: &str = include_str!("../../data/scenarios/shared.toml");
const TEAMS: &str = include_str!("../../data/scenarios/teams.toml");
const TAILS: &str = include_str!("../../data/scenarios/tails.toml");
const COMMUNITIES: &str = include_str!("../../data/scenarios/communities.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    trades: BTreeMap<String, Vec<String>>,
    slots: BTreeMap<String, Filling>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Filling {
    Range(String),
    Words(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: String,
    #[serde(default)]
    trades: Vec<String>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    slots: BTreeMap<String, Filling>,
    title: Both,
    say: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tails {
    tail: Vec<WrittenTail>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTail {
    kinds: Vec<String>,
    #[serde(default)]
    after: String,
    say: Vec<Line>,
}

/// Something in both languages, variants between `||`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    en: String,
    fr: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    by: String,
    #[serde(default)]
    answer: bool,
    #[serde(default = "always")]
    chance: u32,
    en: String,
    fr: String,
}

const fn always() -> u32 {
    100
}

/// What is said at one place of a scenario.
#[derive(Debug)]
pub(crate) struct Say {
    /// `a` begins, `b` and `c` answer, `l` leads.
    pub by: char,
    pub answer: bool,
    pub chance: u32,
    words: [Vec<String>; 2],
}

/// One conversation with slots.
#[derive(Debug)]
pub(crate) struct Scenario {
    pub kind: &'static Kind,
    /// Where it may end.
    pub state: String,
    trades: Vec<String>,
    slots: BTreeMap<String, Filling>,
    title: [Vec<String>; 2],
    pub say: Vec<Say>,
}

/// How a conversation may go on.
#[derive(Debug)]
pub(crate) struct Tail {
    kinds: Vec<String>,
    after: String,
    pub say: Vec<Say>,
}

impl Tail {
    /// Whether a conversation of that kind goes on like that.
    pub(crate) fn fits(&self, kind: &str, answered: bool) -> bool {
        let fits = match self.after.as_str() {
            "answer" => answered,
            "none" => !answered,
            _ => true,
        };
        fits && self.kinds.iter().any(|k| k == kind)
    }
}

/// All scenarios.
pub(crate) struct Scenarios {
    shared: Shared,
    pub tails: Vec<Tail>,
    pub teams: Vec<Scenario>,
    pub communities: Vec<Scenario>,
}

/// What was filled in for one thread.
pub(crate) type Filled = HashMap<String, [String; 2]>;

fn variants(text: &str) -> Vec<String> {
    text.split("||").map(|v| v.trim().to_owned()).collect()
}

fn said(line: Line) -> Say {
    Say {
        by: line.by.chars().next().unwrap_or('a'),
        answer: line.answer,
        chance: line.chance,
        words: [variants(&line.en), variants(&line.fr)],
    }
}

fn tails() -> Result<Vec<Tail>, String> {
    let file: Tails = toml::from_str(TAILS).map_err(|e| format!("tails.toml: {e}"))?;
    let tail =
        |t: WrittenTail| Tail { kinds: t.kinds, after: t.after, say: t.say.into_iter().map(said).collect() };
    Ok(file.tail.into_iter().map(tail).collect())
}

fn read(text: &str, name: &str) -> Result<Vec<Scenario>, String> {
    let file: File = toml::from_str(text).map_err(|e| format!("{name}.toml: {e}"))?;
    let each = file.scenario.into_iter().map(|s| {
        let say = s.say.into_iter().map(said);
        Ok(Scenario {
            kind: kinds::find(&s.kind, "")?,
            state: s.state,
            trades: s.trades,
            slots: s.slots,
            title: [variants(&s.title.en), variants(&s.title.fr)],
            say: say.collect(),
        })
    });
    each.collect()
}

impl Scenarios {
    pub(crate) fn read() -> Result<Self, String> {
        let shared = toml::from_str(SHARED).map_err(|e| format!("shared.toml: {e}"))?;
        let (teams, communities) = (read(TEAMS, "teams")?, read(COMMUNITIES, "communities")?);
        Ok(Self { shared, tails: tails()?, teams, communities })
    }

    /// The trade of a unit.
    pub(crate) fn trade(&self, unit: &str) -> &str {
        let found = self.shared.trades.iter().find(|(_, units)| units.iter().any(|u| u == unit));
        found.map_or("office", |(trade, _)| trade)
    }

    /// Fills the slots of one thread.
    pub(crate) fn fill(&self, of: &Scenario, date: [String; 2], rng: &mut ChaCha8Rng) -> Filled {
        let mut filled = Filled::new();
        let shared = self.shared.slots.iter().filter(|(name, _)| !of.slots.contains_key(*name));
        for (name, filling) in of.slots.iter().chain(shared) {
            let first = one(filling, rng);
            // Another one of the same list; when chance gives the same twice, once more.
            let second = (0..4).map(|_| one(filling, rng)).find(|s| *s != first);
            filled.insert(format!("{name}2"), second.unwrap_or_else(|| first.clone()));
            filled.insert(name.clone(), first);
        }
        filled.insert("date".to_owned(), date);
        filled
    }
}

fn one(filling: &Filling, rng: &mut ChaCha8Rng) -> [String; 2] {
    let word = match filling {
        Filling::Words(list) => pick(rng, list).cloned().unwrap_or_default(),
        Filling::Range(text) => {
            let (low, high) = text.split_once("..").unwrap_or((text, text));
            let bounds: (i64, i64) = (low.parse().unwrap_or(1), high.parse().unwrap_or(9));
            rng.random_range(bounds.0..=bounds.1.max(bounds.0)).to_string()
        }
    };
    match word.split_once(" ~ ") {
        Some((en, fr)) => [en.to_owned(), fr.to_owned()],
        None => [word.clone(), word],
    }
}

impl Scenario {
    /// Whether people of this trade talk like that.
    pub(crate) fn fits(&self, trade: &str) -> bool {
        self.trades.is_empty() || self.trades.iter().any(|t| t == trade)
    }
    /// Its title in a language (0 English, 1 French).
    pub(crate) fn title(&self, lang: usize, filled: &Filled, rng: &mut ChaCha8Rng) -> String {
        written(self.title.get(lang).map_or(&[][..], Vec::as_slice), lang, filled, rng)
    }
}

impl Say {
    /// Its words.
    pub(crate) fn words(&self, lang: usize, filled: &Filled, rng: &mut ChaCha8Rng) -> String {
        written(self.words.get(lang).map_or(&[][..], Vec::as_slice), lang, filled, rng)
    }
}

fn written(list: &[String], lang: usize, filled: &Filled, rng: &mut ChaCha8Rng) -> String {
    let mut text = pick(rng, list).cloned().unwrap_or_default();
    // A slot may have a slot in it.
    for _ in 0..2 {
        text = put(&text, lang, filled);
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn put(text: &str, lang: usize, filled: &Filled) -> String {
    let mut out = String::with_capacity(text.len() + 40);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, more) = after.split_once('}').unwrap_or((after, ""));
        match filled.get(name).and_then(|words| words.get(lang)) {
            Some(words) => out.push_str(words),
            None => out.push_str(&format!("{{{name}}}")),
        }
        rest = more;
    }
    out.push_str(rest);
    out
}
