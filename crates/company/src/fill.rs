//! Writes a plan into an empty database: one transaction, so that a fill that was stopped leaves
//! an empty database and not half a company.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{Fact, PersonId, SpaceId, Time, UnitId, fold};
use store::{Db, Error, Res, Write, p};

use crate::notices::Notice;
use crate::people::Person;
use crate::places::Member;
use crate::plan::Company;
use crate::talk::{self, Thread};
use crate::{kinds, roles, rows};

/// How many conversations are written together.
const PIECE: usize = 2_000;

/// Why a company was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FillError {
    /// There are people in the database already.
    NotEmpty,
    /// The database said no; nothing was written.
    Store(Error),
}
impl std::fmt::Display for FillError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotEmpty => f.write_str(
                "there are people in this database already; the made-up company needs an empty one",
            ),
            Self::Store(error) => write!(f, "{error}"),
        }
    }
}
impl std::error::Error for FillError {}
impl From<Error> for FillError {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

/// What made the database: `demo:420:1`, or nothing for a network of real people.
///
/// # Errors
/// What the database says.
pub async fn made_by(db: &Db) -> Res<Option<String>> {
    Ok(db.read(|r| r.opt::<(String,)>(&rows::MADE_BY, p![])).await?.map(|(value,)| value))
}

/// The present of the company in a database: with it the same one is made again.
///
/// # Errors
/// What the database says.
pub async fn ended(db: &Db) -> Res<Option<Time>> {
    Ok(db.read(|r| r.opt::<(Time,)>(&rows::ENDED, p![])).await?.map(|(at,)| at))
}

/// Writes the company. Its facts are quiet; the caller delivers them (search indexes by them).
///
/// # Errors
/// `NotEmpty`, or what the database says; nothing is written then.
pub async fn fill(db: &Db, company: &Company) -> Result<(), FillError> {
    pour(db, Arc::new(company.clone())).await
}

/// The same for a company nobody needs a second time: a large one is not held twice.
///
/// # Errors
/// As [`fill`].
pub async fn pour(db: &Db, company: Arc<Company>) -> Result<(), FillError> {
    db.bulk(move |w| {
        if w.one::<(i64,)>(&rows::ANYBODY, p![])?.0 > 0 {
            return Err(FillError::NotEmpty);
        }
        everything(w, &company).map_err(FillError::Store)
    })
    .await
}

fn everything(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let made_by = format!("demo:{}:{}", company.size, company.seed);
    w.exec(&rows::SETTING, p!["made_by", &made_by, company.end])?;
    people(w, company)?;
    crate::profiles::fill(w, company)?;
    crate::imports::fill(w, company)?;
    spaces(w, company)?;
    conversations(w, company)?;
    crate::cases::fill(w, company)?;
    crate::kept::fill(w, company)?;
    crate::audit::fill(w, company)?;
    roles::fill(w, &company.roles, company.end)?;
    crate::leads::fill(w, company)?;
    crate::lived::fill(w, company)?;
    w.many(&rows::MARK, &company.marks, |m| {
        [m.person.into(), m.thread.into(), m.message.into(), m.at.into()]
    })?;
    let told: Vec<(&Notice, String)> =
        company.notices.iter().map(|n| (n, format!("thread:{}", n.thread))).collect();
    w.many(&rows::NOTICE, &told, |(n, subject)| {
        [
            n.id.into(),
            n.person.into(),
            subject.into(),
            n.reason.as_str().into(),
            (n.reason as i64).into(),
            n.space.into(),
            n.thread.into(),
            n.message.into(),
            n.leads_to.into(),
            n.actor.into(),
            n.times.into(),
            n.at.into(),
            n.read.into(),
        ]
    })
}

fn people(w: &mut Write<'_>, company: &Company) -> Res<()> {
    for unit in &company.units {
        let folded = fold::fold(&unit.name);
        w.exec(
            &rows::UNIT,
            p![unit.id, unit.parent, &unit.slug, &unit.name, &folded, unit.manager, unit.created],
        )?;
        w.exec(&rows::UNIT_PERIOD, p![unit.id, unit.created, unit.parent, &unit.name, unit.manager])?;
    }
    crate::moved::fill(w, company)?;
    let languages = |lang: &str| if lang == "en" { "en" } else { "fr,en" };
    let house = |p: &Person| if p.external { "partner.example" } else { "noria.example" };
    let with = |p: &'_ Person| (fold::fold(&p.name), format!("{}@{}", p.handle, house(p)));
    let all: Vec<(&Person, (String, String))> = company.people.iter().map(|p| (p, with(p))).collect();
    w.many(&rows::PERSON, &all, |(p, (folded, mail))| {
        [
            p.id.into(),
            (&p.handle).into(),
            (&p.name).into(),
            folded.into(),
            mail.into(),
            (&p.title).into(),
            (&p.about).into(),
            p.lang.as_str().into(),
            languages(&p.lang).into(),
            (&p.zone).into(),
            p.unit.filter(|_| p.left.is_none()).into(),
            p.created.into(),
            p.external.into(),
            if p.left.is_some() { "left" } else { "active" }.into(),
        ]
    })?;
    let posted: Vec<(&Person, UnitId)> =
        company.people.iter().filter_map(|p| p.unit.map(|unit| (p, unit))).collect();
    w.many(&rows::POSTING, &posted, |(p, unit)| {
        [p.id.into(), p.created.into(), (*unit).into(), p.left.into()]
    })?;
    crate::moved::postings(w, company)?;
    crate::leavers::fill(w, company)?;
    for person in &company.people {
        let fact = Fact::past("person.joined", person.id.number(), person.created);
        w.announce(match person.unit {
            Some(unit) => fact.with("unit", unit.number()),
            None => fact,
        });
    }
    for (place, persona) in (1_i64..).zip(&company.personas) {
        w.exec(&rows::PERSONA, p![&persona.role, persona.person, place])?;
        if persona.role == "esn_owner" {
            w.exec(&rows::GRANT, p![persona.person, company.begun])?;
        }
    }
    Ok(())
}

fn spaces(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let inside = company.people.iter().filter(|p| !p.external && p.left.is_none());
    let everybody: Vec<(PersonId, Time)> = inside.map(|p| (p.id, p.created)).collect();
    let gone: HashSet<PersonId> = company.people.iter().filter(|p| p.left.is_some()).map(|p| p.id).collect();
    let mut counted: HashMap<SpaceId, (i64, Time)> = HashMap::new();
    for thread in &company.threads {
        let (count, last) = counted.entry(thread.space).or_default();
        *count += 1;
        *last = Time(last.0.max(thread.messages.last().map_or(0, |m| m.at.0)));
    }
    for space in &company.spaces {
        let (count, last) = counted.get(&space.id).copied().unwrap_or((0, space.created));
        let belongs: Vec<Member> =
            space.members.iter().filter(|m| !gone.contains(&m.person)).copied().collect();
        let members = if space.kind == "network" { everybody.len() } else { belongs.len() };
        let (folded, members) = (fold::fold(&space.name), number(members));
        w.exec(
            &rows::SPACE,
            p![
                space.id,
                &space.slug,
                &space.name,
                &folded,
                &space.kind,
                space.joining,
                space.open_read,
                space.reactions,
                space.unit,
                space.hue,
                space.created,
                space.creator,
                members,
                count,
                last
            ],
        )?;
        let c = &space.card;
        let (why, expected, free, ask) = (&c.why, &c.expected, &c.free, &c.ask);
        let values =
            p![space.id, why, expected, free, ask, &c.deciders, &c.terms, space.created, space.creator];
        w.exec(&rows::CARD, values)?;
        w.many(&rows::MEMBERSHIP, &belongs, |m| {
            [m.person.into(), space.id.into(), m.standing.into(), m.since.into()]
        })?;
        let accepted: Vec<(PersonId, Time)> = if space.kind == "network" {
            everybody.clone()
        } else {
            belongs.iter().map(|m| (m.person, m.since)).collect()
        };
        w.many(&rows::TERMS, &accepted, |(person, at)| {
            [(*person).into(), space.id.into(), Time(at.0.max(space.created.0)).into()]
        })?;
        for delegate in &space.delegates {
            w.exec(&rows::DELEGATE, p![space.id, *delegate, space.created, space.creator])?;
        }
        w.announce(Fact::past("space.opened", space.id.number(), space.created).space(space.id));
    }
    Ok(())
}

fn conversations(w: &mut Write<'_>, company: &Company) -> Res<()> {
    // A piece at a time, so that a large company is not held a second time.
    company.threads.chunks(PIECE).try_for_each(|piece| converse(w, piece))?;
    kinds::fill(w, company)?;
    // One stream of facts in the order things were said.
    let mut said: Vec<(Time, Fact)> = company.threads.iter().flat_map(told).collect();
    said.extend(kinds::told(company));
    said.sort_by_key(|(at, fact)| (*at, fact.subject));
    said.into_iter().for_each(|(_, fact)| w.announce(fact));
    Ok(())
}

fn converse(w: &mut Write<'_>, threads: &[Thread]) -> Res<()> {
    let ends = |m: &crate::talk::Message| (m.id, m.author, m.at);
    let both = |t: &Thread| Some((ends(t.messages.first()?), ends(t.messages.last()?)));
    let whole: Vec<_> = threads.iter().filter_map(|t| Some((t, both(t)?))).collect();
    w.many(&rows::THREAD, &whole, |(t, (first, last))| {
        [
            t.id.into(),
            t.space.into(),
            t.kind.into(),
            t.standing.state.into(),
            (&t.title).into(),
            (&t.excerpt).into(),
            first.1.into(),
            first.0.into(),
            t.broadcast.into(),
            first.2.into(),
            last.2.into(),
            last.0.into(),
            last.1.into(),
            (number(t.messages.len()) - 1).into(),
        ]
    })?;
    let answers: Vec<_> = threads.iter().filter_map(|t| Some((t.id, t.answer?))).collect();
    w.many(&rows::ANSWER, &answers, |(thread, answer)| [(*thread).into(), (*answer).into()])?;
    let said = || threads.iter().flat_map(|t| t.messages.iter().map(move |m| (t.id, m)));
    let all: Vec<_> = said().map(|(thread, m)| (thread, m, talk::tally(&m.reactions))).collect();
    w.many(&rows::MESSAGE, &all, |(thread, m, tally)| {
        let (body, html) = ((&m.body).into(), (&m.html).into());
        [m.id.into(), (*thread).into(), m.author.into(), body, html, m.at.into(), tally.into()]
    })?;
    let reactions: Vec<_> = said().flat_map(|(_, m)| m.reactions.iter().map(move |r| (m.id, r))).collect();
    w.many(&rows::REACTION, &reactions, |(id, r)| {
        [(*id).into(), r.emoji.into(), r.person.into(), r.at.into()]
    })?;
    let mentions: Vec<_> = said().flat_map(|(_, m)| m.mentions.iter().map(move |p| (m.id, *p))).collect();
    w.many(&rows::MENTION, &mentions, |(id, person)| [(*id).into(), (*person).into()])?;
    let follows: Vec<_> =
        threads.iter().flat_map(|t| talk::follows(t).into_iter().map(move |f| (t.id, f))).collect();
    w.many(&rows::FOLLOW, &follows, |(thread, (person, why, since))| {
        [(*thread).into(), (*person).into(), (*why).into(), (*since).into()]
    })
}

/// The facts of one thread: it started, people replied, it was answered.
fn told(thread: &Thread) -> Vec<(Time, Fact)> {
    let kind = kinds::number(thread.kind);
    let mut all = Vec::with_capacity(thread.messages.len());
    for (at, message) in thread.messages.iter().enumerate() {
        let told = if at == 0 {
            Fact::past("thread.started", thread.id.number(), message.at).with("message", message.id.number())
        } else {
            Fact::past("reply.posted", message.id.number(), message.at)
        };
        let mut told = told.by(message.author).space(thread.space).thread(thread.id).with("kind", kind);
        for (n, person) in message.mentions.iter().enumerate() {
            told = told.with(&format!("m{n}"), person.number());
        }
        all.push((message.at, told));
    }
    all
}

pub(crate) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
