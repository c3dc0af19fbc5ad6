//! One batch of records: what hangs on units and people, spaces and who is in them, words.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{Fact, fold};
use store::{Res, Write, p, sql};

use super::maps::{Delta, Kind, State, free_id, here, needs};
use super::people;
use super::records::{Card, Record, Space};
use super::roles;
use super::talk::Talk;
use super::{files, leads, notes};
use crate::exchange::names;
use crate::exchange::store::{CARD, COUNT_MEMBERS, KEY, MEMBERSHIP, SPACE, free_slug};

sql!(
    PERIOD,
    "INSERT INTO unit_periods (unit_id, from_ms, until_ms, parent_id, name, manager_id, by_id)
     VALUES ($1, $2, $3::bigint, $4::bigint, $5, $6::bigint, $7::bigint) ON CONFLICT DO NOTHING"
);
sql!(
    POSTING,
    "INSERT INTO postings (person_id, from_ms, until_ms, unit_id) VALUES ($1, $2, $3::bigint, $4) ON CONFLICT DO NOTHING"
);
sql!(
    GRANT,
    "INSERT INTO grants (person_id, key, since_ms, by_id) VALUES ($1, $2, $3, $4::bigint) ON CONFLICT DO NOTHING"
);
sql!(
    SUSPENSION,
    "INSERT INTO suspensions (person_id, at_ms, by_id, reason) VALUES ($1, $2, $3::bigint, $4) ON CONFLICT DO NOTHING"
);
sql!(
    TERMS,
    "INSERT INTO terms_accepted (person_id, space_id, version, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(
    DELEGATE,
    "INSERT INTO delegates (space_id, person_id, since_ms, until_ms, by_id) VALUES ($1, $2, $3, $4::bigint, $5::bigint)
     ON CONFLICT DO NOTHING"
);
sql!(
    REQUEST,
    "INSERT INTO join_requests (space_id, person_id, note, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(
    INVITATION,
    "INSERT INTO space_invitations (space_id, person_id, by_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(SPACE_HERE, "SELECT slug FROM spaces WHERE id = $1");
sql!(TEAM_HERE, "SELECT id FROM spaces WHERE unit_id = $1");

/// A batch being written.
pub(crate) struct Batch<'a> {
    pub source: &'a str,
    pub state: &'a State,
    pub delta: Delta,
    /// Rows there are, of those the batch needs.
    pub rows: HashSet<(Kind, i64)>,
    /// Ids that are new in this batch.
    fresh: HashMap<(Kind, i64), i64>,
    crowded: BTreeSet<i64>,
    /// People of whom something else is known now.
    pub changed: BTreeSet<i64>,
}

/// Writes the records; the bad ones are in the answer's summary.
pub(crate) fn write(
    w: &mut Write<'_>,
    source: &str,
    state: &State,
    records: &[(usize, Record)],
) -> Res<Delta> {
    let mut asked: HashMap<Kind, HashSet<i64>> = HashMap::new();
    for (kind, old) in records.iter().flat_map(|(_, r)| needs(r)) {
        asked.entry(kind).or_default().insert(state.id(kind, old));
    }
    let mut rows = HashSet::new();
    for kind in Kind::ALL {
        let ids = asked.remove(&kind).unwrap_or_default();
        rows.extend(here(w, kind, &ids)?.into_iter().map(|id| (kind, id)));
    }
    let delta = Delta::default();
    let (fresh, crowded, changed) = (HashMap::new(), BTreeSet::new(), BTreeSet::new());
    let mut batch = Batch { source, state, delta, rows, fresh, crowded, changed };
    let mut talk = Talk::default();
    for (line, record) in records {
        let missing = needs(record)
            .into_iter()
            .find(|(kind, old)| !batch.rows.contains(&(*kind, batch.id(*kind, *old))));
        match missing {
            Some((kind, old)) => {
                batch
                    .delta
                    .summary
                    .skip(format!("line {line}"), format!("there is no {} {old}", kind.as_str()));
            }
            None => batch.record(w, *line, record, &mut talk)?,
        }
    }
    talk.write(w, &mut batch)?;
    for space in &batch.crowded {
        w.exec(&COUNT_MEMBERS, p![*space])?;
    }
    let now = w.now();
    for person in &batch.changed {
        w.announce(Fact::past("person.changed", *person, now));
    }
    Ok(batch.delta)
}

impl Batch<'_> {
    /// The id a record has here.
    pub(crate) fn id(&self, kind: Kind, old: i64) -> i64 {
        self.fresh.get(&(kind, old)).copied().unwrap_or_else(|| self.state.id(kind, old))
    }
    pub(crate) fn person(&self, old: Option<kernel::PersonId>) -> Option<i64> {
        old.map(|p| self.id(Kind::Person, p.number()))
    }
    /// Notes that a record is here now.
    pub(crate) fn here(&mut self, kind: Kind, id: i64) {
        self.rows.insert((kind, id));
    }
    /// Notes that a record has another id or name here, for this run and those after it.
    pub(crate) fn map(&mut self, w: &mut Write<'_>, kind: Kind, old: i64, id: i64) -> Res<()> {
        self.fresh.insert((kind, old), id);
        self.delta.ids.push(((kind, old), id));
        w.exec(&KEY, p![self.source, kind.as_str(), &old.to_string(), id]).map(drop)
    }

    fn record(&mut self, w: &mut Write<'_>, line: usize, record: &Record, talk: &mut Talk) -> Res<()> {
        let person = |p: kernel::PersonId| self.id(Kind::Person, p.number());
        let unit = |u: kernel::UnitId| self.id(Kind::Unit, u.number());
        let space = |s: kernel::SpaceId| self.id(Kind::Space, s.number());
        match record {
            Record::Network(_) | Record::Unit(_) | Record::Person(_) => {}
            Record::UnitPeriod(x) => {
                let (parent, manager, by) = (x.parent.map(unit), self.person(x.manager), self.person(x.by));
                w.exec(&PERIOD, p![unit(x.unit), x.from, x.until, parent, &x.name, manager, by])?;
            }
            Record::Posting(x) => {
                w.exec(&POSTING, p![person(x.person), x.from, x.until, unit(x.unit)])?;
            }
            Record::Grant(x) => {
                w.exec(&GRANT, p![person(x.person), &x.key, x.since, self.person(x.by)])?;
            }
            Record::Suspension(x) => {
                w.exec(&SUSPENSION, p![person(x.person), x.at, self.person(x.by), &names::text(&x.reason)])?;
            }
            Record::ProfileField(_) | Record::Skill(_) | Record::Absence(_) | Record::Leaver(_) => {
                if let Some(why) = people::write(w, self, record)? {
                    self.delta.summary.skip(format!("line {line}"), why);
                }
            }
            Record::Space(x) => self.space(w, x)?,
            Record::Card(x) => self.card(w, x)?,
            Record::Terms(x) => {
                w.exec(&TERMS, p![person(x.person), space(x.space), x.version, x.at])?;
            }
            Record::Membership(x) => {
                let (place, by) = (space(x.space), self.person(x.by));
                // Files of before say that whoever keeps a community facilitates it.
                let standing = if x.standing == "facilitator" { "owner" } else { x.standing.as_str() };
                w.exec(&MEMBERSHIP, p![person(x.person), place, standing, x.since, by])?;
                self.crowded.insert(place);
            }
            Record::Delegate(x) => {
                w.exec(&DELEGATE, p![space(x.space), person(x.person), x.since, x.until, self.person(x.by)])?;
            }
            Record::Coach(x) => roles::coach(w, self, x)?,
            Record::Assignment(x) => {
                if let Some(why) = roles::assignment(w, self, x)? {
                    self.delta.summary.skip(format!("line {line}"), why);
                }
            }
            Record::JoinRequest(x) => {
                w.exec(&REQUEST, p![space(x.space), person(x.person), &names::text(&x.note), x.at])?;
            }
            Record::Invitation(x) => {
                w.exec(&INVITATION, p![space(x.space), person(x.person), person(x.by), x.at])?;
            }
            Record::Thread(x) => talk.thread(w, self, x)?,
            Record::Message(x) => talk.message(w, self, x)?,
            Record::MessageVersion(x) => talk.version(w, self, x)?,
            Record::Reaction(x) => talk.reaction(self, x),
            Record::Follow(x) => talk.follow(self, x),
            _ => self.made(w, line, record)?,
        }
        Ok(())
    }

    /// What members made: files, notes, and what conversations lead to.
    fn made(&mut self, w: &mut Write<'_>, line: usize, record: &Record) -> Res<()> {
        match record {
            Record::File(_)
            | Record::FileVersion(_)
            | Record::Attachment(_)
            | Record::Picture(_)
            | Record::SpacePicture(_) => {
                if let Some(why) = files::write(w, self, record)? {
                    self.delta.summary.skip(format!("line {line}"), why);
                }
                Ok(())
            }
            Record::Note(_) | Record::NoteVersion(_) => notes::write(w, self, record),
            _ => leads::write(w, self, record),
        }
    }

    fn space(&mut self, w: &mut Write<'_>, x: &Space) -> Res<()> {
        let old = x.id.number();
        let unit = x.unit.map(|u| self.id(Kind::Unit, u.number()));
        let known = self.state.ids.get(&(Kind::Space, old)).copied();
        let same = w.opt::<(String,)>(&SPACE_HERE, p![old])?.is_some_and(|(slug,)| slug == x.slug);
        // A unit has one team space: the one that is here is the one that is meant.
        let team = match unit {
            Some(unit) => w.opt::<(i64,)>(&TEAM_HERE, p![unit])?.map(|(id,)| id),
            None => None,
        };
        if let Some(id) = known.or(same.then_some(old)).or(team) {
            self.delta.summary.known += 1;
            self.here(Kind::Space, id);
            self.delta.slugs.insert(x.slug.clone(), id);
            return if id == old || known.is_some() { Ok(()) } else { self.map(w, Kind::Space, old, id) };
        }
        let (id, slug) = (free_id(w, Kind::Space, old)?, free_slug(w, &x.slug)?);
        let (name, folded, by) = (names::line(&x.name), fold::fold(&x.name), self.person(x.by));
        w.exec(
            &SPACE,
            p![
                id,
                &slug,
                &name,
                &folded,
                &x.kind,
                &x.join,
                x.open_read,
                x.reactions,
                unit,
                x.hue,
                x.created,
                by,
                x.closed,
                x.card_version
            ],
        )?;
        self.here(Kind::Space, id);
        self.delta.slugs.insert(x.slug.clone(), id);
        self.crowded.insert(id);
        self.delta.summary.spaces += 1;
        w.announce(Fact::past("space.opened", id, x.created).space(kernel::SpaceId::new(id)));
        if id != old || slug != x.slug { self.map(w, Kind::Space, old, id) } else { Ok(()) }
    }

    fn card(&mut self, w: &mut Write<'_>, x: &Card) -> Res<()> {
        let (space, by) = (self.id(Kind::Space, x.space.number()), self.person(x.by));
        let answers = [&x.why, &x.expected, &x.free, &x.ask, &x.deciders, &x.terms].map(|t| names::text(t));
        let [why, expected, free, ask, deciders, terms] = &answers;
        w.exec(&CARD, p![space, x.version, why, expected, free, ask, deciders, terms, x.created, by])
            .map(drop)
    }
}
