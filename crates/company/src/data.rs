//! The written part of the company, as its files say it.

use std::collections::BTreeMap;

use serde::Deserialize;

const ORGANISATION: &str = include_str!("../data/organisation.toml");
const NAMES: &str = include_str!("../data/names.toml");
/// Slug and text of every space.
const SPACES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/spaces.rs"));

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organisation {
    pub moved: Vec<crate::moved::Written>,
    pub led: Vec<crate::moved::WrittenLed>,
    pub unit: Vec<Unit>,
    pub person: Vec<Person>,
    pub persona: Vec<Persona>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unit {
    pub slug: String,
    pub name: String,
    pub parent: Option<String>,
    pub manager: Option<String>,
    pub site: String,
    pub lang: String,
    pub size: usize,
    pub titles: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub handle: String,
    pub name: String,
    #[serde(default)]
    pub unit: String,
    pub title: String,
    pub lang: String,
    pub zone: String,
    #[serde(default)]
    pub about: String,
    /// Not of the company: in no unit, and there since that day.
    #[serde(default)]
    pub external: bool,
    pub since: Option<String>,
    /// The first day they were not there any more.
    pub left: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persona {
    pub role: String,
    pub handle: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub pool: Vec<Pool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pool {
    pub site: String,
    pub first: Vec<String>,
    pub last: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Space {
    #[serde(default)]
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub join: String,
    pub lang: String,
    pub reactions: bool,
    pub facilitator: Option<String>,
    #[serde(default)]
    pub delegates: Vec<String>,
    #[serde(default)]
    pub members: Vec<String>,
    #[serde(default)]
    pub units: Vec<String>,
    #[serde(default)]
    pub share: f64,
    pub founded: String,
    pub card: Card,
    #[serde(default)]
    pub thread: Vec<Thread>,
    #[serde(default)]
    pub task: Vec<Task>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Card {
    pub why: String,
    pub expected: String,
    pub free: String,
    pub ask: String,
    pub deciders: String,
    pub terms: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Thread {
    pub kind: String,
    pub title: String,
    pub at: String,
    pub by: String,
    #[serde(default)]
    pub broadcast: bool,
    #[serde(default)]
    pub pinned: bool,
    #[serde(default)]
    pub featured: bool,
    pub text: String,
    pub becomes: Option<String>,
    pub who: Option<String>,
    pub day: Option<String>,
    #[serde(default)]
    pub options: Vec<(String, i64)>,
    #[serde(default)]
    pub several: bool,
    pub closes: Option<String>,
    #[serde(default)]
    pub reactions: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub reply: Vec<Reply>,
    #[serde(default)]
    pub step: Vec<Step>,
    #[serde(default)]
    pub task: Vec<Task>,
}

/// A change of where a thread stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub at: String,
    pub by: String,
    pub to: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub words: String,
    pub decided_by: Option<String>,
    pub day: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Task {
    pub title: String,
    /// Of which message of its thread.
    pub of: Option<usize>,
    pub owner: Option<String>,
    pub due: Option<String>,
    pub by: String,
    pub at: String,
    pub done: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reply {
    pub at: String,
    pub by: String,
    pub text: String,
    #[serde(default)]
    pub answer: bool,
    pub becomes: Option<String>,
    #[serde(default)]
    pub reactions: BTreeMap<String, Vec<String>>,
}

impl Space {
    /// Everybody who says or does something here, each time with when.
    pub(crate) fn voices(&self) -> impl Iterator<Item = (&String, &String)> {
        let tasks = self.task.iter().chain(self.thread.iter().flat_map(|t| &t.task));
        let made = tasks.flat_map(|t| std::iter::once(&t.by).chain(&t.owner).map(|who| (who, &t.at)));
        self.thread.iter().flat_map(Thread::voices).chain(made)
    }
}

impl Thread {
    fn voices(&self) -> impl Iterator<Item = (&String, &String)> {
        let said = self.reply.iter().map(|r| (&r.by, &r.at));
        let done = self.step.iter().map(|s| (&s.by, &s.at));
        let does = self.who.iter().map(|who| (who, &self.at));
        std::iter::once((&self.by, &self.at)).chain(said).chain(done).chain(does)
    }
}

pub(crate) fn organisation() -> Result<Organisation, String> {
    toml::from_str(ORGANISATION).map_err(|e| format!("organisation.toml: {e}"))
}

pub(crate) fn names() -> Result<Names, String> {
    toml::from_str(NAMES).map_err(|e| format!("names.toml: {e}"))
}

pub(crate) fn spaces() -> Result<Vec<Space>, String> {
    let read = |(slug, text): &(&str, &str)| {
        let space: Space = toml::from_str(text).map_err(|e| format!("{slug}.toml: {e}"))?;
        Ok(Space { slug: (*slug).to_owned(), ..space })
    };
    SPACES.iter().map(read).collect()
}
