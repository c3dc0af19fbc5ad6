//! What was planted in the written conversations, each with what there is to count about it: whoever
//! scores a claim of the product counts the same in the database.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::time::DAY;
use kernel::{PersonId, SpaceId, UnitId};
use serde::Serialize;

use crate::draw::Calendar;
use crate::plan::Company;
use crate::planted::{Dependence, Ending, Pocket, Silo, Topic, planted};
use crate::talk::{Message, Thread};

/// Something planted, and what was counted about it.
#[derive(Debug, Clone, Serialize)]
pub struct Counted<T> {
    /// What the file says.
    #[serde(flatten)]
    pub what: T,
    /// What the conversations say, up to the company’s present.
    pub counted: BTreeMap<&'static str, usize>,
}

/// All of it.
#[derive(Debug, Clone, Serialize)]
pub struct Sown {
    /// Topics that came up: threads, messages and people there, and messages with its
    /// words anywhere in the ninety days before and since.
    pub emerging_topics: Vec<Counted<Topic>>,
    /// Units that talk to themselves: messages, and those of its own people.
    pub silos: Vec<Counted<Silo>>,
    /// Places that lean on one person: replies, and theirs.
    pub one_person_dependence: Vec<Counted<Dependence>>,
    /// Where questions stay without an answer: questions, and open ones.
    pub unanswered_pockets: Vec<Counted<Pocket>>,
    /// Places that come to their end: replies, all before that day.
    pub endings: Vec<Counted<Ending>>,
}

/// What is counted in.
struct Field<'a> {
    by_slug: HashMap<&'a str, SpaceId>,
    threads: HashMap<SpaceId, Vec<&'a Thread>>,
    unit_of: HashMap<PersonId, UnitId>,
}

impl Field<'_> {
    fn threads(&self, slug: &str) -> &[&Thread] {
        self.by_slug.get(slug).and_then(|id| self.threads.get(id)).map_or(&[], Vec::as_slice)
    }
    fn messages(&self, slug: &str) -> impl Iterator<Item = &Message> {
        self.threads(slug).iter().flat_map(|t| &t.messages)
    }
    fn replies(&self, slug: &str) -> impl Iterator<Item = &Message> {
        self.threads(slug).iter().flat_map(|t| t.messages.iter().skip(1))
    }
}

pub(crate) fn sown(company: &Company) -> Sown {
    let mut threads: HashMap<SpaceId, Vec<&Thread>> = HashMap::new();
    company.threads.iter().for_each(|t| threads.entry(t.space).or_default().push(t));
    let by_slug = company.spaces.iter().map(|s| (s.slug.as_str(), s.id)).collect();
    let unit_of = company.people.iter().filter_map(|p| p.unit.map(|u| (p.id, u))).collect();
    let field = Field { by_slug, threads, unit_of };
    let (file, units) = (planted(), &company.units);
    let people: HashMap<&str, PersonId> = company.people.iter().map(|p| (p.handle.as_str(), p.id)).collect();
    Sown {
        emerging_topics: each(file.topic, |t| of_topic(company, &field, t)),
        silos: each(file.silo, |s| {
            let unit = units.iter().find(|u| u.slug == s.unit).map(|u| u.id);
            let own = field.messages(&s.space).filter(|m| field.unit_of.get(&m.author).copied() == unit);
            vec![("messages", field.messages(&s.space).count()), ("own", own.count())]
        }),
        one_person_dependence: each(file.dependence, |d| {
            let who = people.get(d.person.as_str());
            let own = field.replies(&d.space).filter(|m| Some(&m.author) == who);
            vec![("replies", field.replies(&d.space).count()), ("own", own.count())]
        }),
        unanswered_pockets: each(file.pocket, |p| {
            let asked = || field.threads(&p.space).iter().filter(|t| t.kind == "question");
            let open = asked().filter(|t| t.answer.is_none());
            vec![("questions", asked().count()), ("open", open.count())]
        }),
        endings: each(file.ending, |e| vec![("replies", field.replies(&e.space).count())]),
    }
}

fn each<T>(all: Vec<T>, count: impl Fn(&T) -> Vec<(&'static str, usize)>) -> Vec<Counted<T>> {
    let counted = |what: T| Counted { counted: count(&what).into_iter().collect(), what };
    all.into_iter().map(counted).collect()
}

/// For how long before and since that day messages with its words are counted.
const AROUND: i64 = 90 * DAY;

fn of_topic(company: &Company, field: &Field<'_>, topic: &Topic) -> Vec<(&'static str, usize)> {
    let people: BTreeSet<PersonId> = field.messages(&topic.space).map(|m| m.author).collect();
    let mut counted = vec![
        ("threads", field.threads(&topic.space).len()),
        ("messages", field.messages(&topic.space).count()),
        ("people", people.len()),
    ];
    let since = Calendar { weeks_back: company.back }.time(&topic.since, "Europe/Paris");
    if let Some(since) = since.ok().filter(|_| !topic.words.is_empty()) {
        let all = || company.threads.iter().flat_map(|t| &t.messages).filter(|m| speaks(m, topic));
        let span = |from: i64, to: i64| all().filter(|m| m.at.0 >= from && m.at.0 < to).count();
        counted.push(("spoken_before", span(since.0 - AROUND, since.0)));
        counted.push(("spoken_since", span(since.0, since.0 + AROUND)));
    }
    counted
}

fn speaks(message: &Message, topic: &Topic) -> bool {
    let body = message.body.to_lowercase();
    topic.words.iter().any(|word| body.contains(word.as_str()))
}
