//! What was planted, so that what the product claims to see can be scored against it.

use std::collections::HashMap;

use serde::Serialize;

use crate::plan::Company;
use crate::roles::{self, Missing};
use crate::sown::Sown;
use crate::talk::Thread;

const LIST: &str = include_str!("../data/spaces.list");

/// What is true about the company, because it was made so.
#[derive(Debug, Clone, Serialize)]
pub struct Truth {
    /// How many people were asked for.
    pub people: usize,
    /// The seed.
    pub seed: u64,
    /// The company's present; nothing is later.
    pub end: kernel::Time,
    /// Spaces where people answer each other every week.
    pub thriving: Vec<String>,
    /// Spaces that were alive and where nobody is answered any more.
    pub dying: Vec<String>,
    /// Spaces with hardly a thread.
    pub silent: Vec<String>,
    /// Spaces that sleep until their season comes back.
    pub asleep: Vec<String>,
    /// Spaces where people disagree.
    pub quarrelsome: Vec<String>,
    /// Spaces that have just begun.
    pub newborn: Vec<String>,
    /// Questions nobody answered.
    pub unanswered: Vec<Question>,
    /// Units without a manager of their own.
    pub vacant: Vec<String>,
    /// Those who write in most spaces outside their own team.
    pub connectors: Vec<String>,
    /// Those who hold the role of evangelist.
    pub evangelists: Vec<String>,
    /// How many people left in the company’s time, and how many came.
    pub left: usize,
    /// See `left`.
    pub joined: usize,
    /// Those of them who left and are known by name.
    pub leavers: Vec<String>,
    /// Who led units until they left.
    pub led: Vec<crate::Led>,
    /// The unit that moved, from where, to where, on which day, and who changed teams with it.
    pub moved: Vec<crate::Moved>,
    /// What was planted in the written conversations.
    #[serde(flatten)]
    pub sown: Sown,
    /// Roles: vacant, combined, overloaded, from outside.
    #[serde(flatten)]
    pub roles: Missing,
}

/// A question without an answer.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// Slug of its space.
    pub space: String,
    /// Its title.
    pub title: String,
    /// Id of its thread.
    pub thread: kernel::ThreadId,
}

/// What was planted in a company.
#[must_use]
pub fn truth(company: &Company) -> Truth {
    let mut truth = Truth {
        people: company.size,
        seed: company.seed,
        end: company.end,
        thriving: Vec::new(),
        dying: Vec::new(),
        silent: Vec::new(),
        asleep: Vec::new(),
        quarrelsome: Vec::new(),
        newborn: Vec::new(),
        unanswered: unanswered(company),
        vacant: company.units.iter().filter(|u| u.manager.is_none()).map(|u| u.slug.clone()).collect(),
        connectors: connectors(company),
        evangelists: evangelists(company),
        left: company.people.iter().filter(|p| p.left.is_some()).count(),
        joined: company.people.iter().filter(|p| p.created > company.begun.plus(kernel::time::DAY)).count(),
        leavers: leavers(company),
        led: company.led.clone(),
        moved: company.moved.clone(),
        sown: crate::sown::sown(company),
        roles: roles::missing(company),
    };
    for (slug, character) in characters() {
        let says = |word: &str| character.contains(word);
        let lists = [
            (says("thriving"), &mut truth.thriving),
            (says("dying"), &mut truth.dying),
            (says("silent"), &mut truth.silent),
            (says("asleep"), &mut truth.asleep),
            (says("newborn"), &mut truth.newborn),
            (says("quarrelsome"), &mut truth.quarrelsome),
        ];
        for (_, list) in lists.into_iter().filter(|(is, _)| *is) {
            list.push(slug.to_owned());
        }
    }
    drawn(company, &mut truth);
    truth
}

/// The state of the communities that were drawn.
fn drawn(company: &Company, truth: &mut Truth) {
    let slugs: HashMap<_, _> = company.spaces.iter().map(|s| (s.id, &s.slug)).collect();
    for (space, word) in &company.health {
        let slug = slugs.get(space).map(|s| (*s).clone()).unwrap_or_default();
        match *word {
            "thriving" => truth.thriving.push(slug),
            "dying" => truth.dying.push(slug),
            "silent" => truth.silent.push(slug),
            "newborn" => truth.newborn.push(slug),
            _ => {}
        }
    }
}

/// What makes a team quiet on purpose.
pub(crate) const QUIET: &[&str] = &["silent", "few", "rare", "terse", "discreet", "quiet"];
/// What makes a community’s talk planted: nothing is added to it.
pub(crate) const PLANTED: &[&str] = &[
    "silent",
    "dying",
    "asleep",
    "newborn",
    "quarrel",
    "born",
    "one person",
    "silo",
    "seasonal",
    "emerging",
    "nights",
    "leaning",
    "small",
    "once",
    "one story",
];

/// Whether the character of a space says one of these.
pub(crate) fn says(slug: &str, words: &[&str]) -> bool {
    characters().any(|(known, character)| known == slug && words.iter().any(|w| character.contains(w)))
}

/// Slug and character of every space, as its writer was asked for it.
fn characters() -> impl Iterator<Item = (&'static str, &'static str)> {
    let fields = |line: &'static str| {
        let mut fields = line.split(" | ");
        Some((fields.next()?, fields.nth(4)?))
    };
    LIST.lines().filter(|l| !l.starts_with('#')).filter_map(fields)
}

fn unanswered(company: &Company) -> Vec<Question> {
    let slugs: HashMap<_, _> = company.spaces.iter().map(|s| (s.id, &s.slug)).collect();
    let open = company.threads.iter().filter(|t| t.kind == "question" && t.answer.is_none());
    let of = |t: &Thread| Question {
        space: slugs.get(&t.space).map(|s| (*s).clone()).unwrap_or_default(),
        title: t.title.clone(),
        thread: t.id,
    };
    open.map(of).collect()
}

fn leavers(company: &Company) -> Vec<String> {
    let named = company.people.iter().take(company.named).filter(|p| p.left.is_some());
    named.map(|p| p.handle.clone()).collect()
}

fn evangelists(company: &Company) -> Vec<String> {
    let held = company.roles.assignments.iter().filter(|a| a.role == "evangelist" && a.state == "held");
    let who: std::collections::BTreeSet<_> = held.map(|a| a.person).collect();
    company.people.iter().filter(|p| who.contains(&p.id)).map(|p| p.handle.clone()).collect()
}

fn connectors(company: &Company) -> Vec<String> {
    let mut by_person: HashMap<_, std::collections::BTreeSet<_>> = HashMap::new();
    let communities: Vec<_> = company.spaces.iter().filter(|s| s.kind == "community").map(|s| s.id).collect();
    for thread in company.threads.iter().filter(|t| communities.contains(&t.space)) {
        for message in thread.messages.iter().skip(1) {
            by_person.entry(message.author).or_default().insert(thread.space);
        }
    }
    let mut ranked: Vec<(usize, &str)> = company
        .people
        .iter()
        .filter_map(|p| by_person.get(&p.id).map(|spaces| (spaces.len(), p.handle.as_str())))
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.into_iter().take(8).map(|(_, handle)| handle.to_owned()).collect()
}
