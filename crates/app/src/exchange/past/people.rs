//! People of the past become placeholders that their owners can claim, unless their mail address or
//! the map says who they are.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{Fact, PersonId, Time, fold};
use store::{Res, Write, p, sql};

use super::journal::{Brought, Step};
use super::run::Run;
use super::{Guest, Somebody};
use crate::exchange::store::{BY_MAIL, PERSON, free_handle};
use crate::exchange::{ExchangeError, names};

sql!(BY_ID, "SELECT id, handle, name FROM people WHERE id = $1");
sql!(
    pub(super) MADE,
    "INSERT INTO source_keys (source, kind, key, id, import_id, brought) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (source, kind, key) DO NOTHING"
);

/// Who came: key, somebody, and whether they are new here.
type Came = (String, Somebody, bool);

/// One to be settled: who it was, and who the map or an earlier run says it is.
struct One {
    guest: Guest,
    known: Option<i64>,
    mapped: Option<Option<Somebody>>,
}

impl Run {
    /// Settles people; those of an earlier run are found by their keys.
    pub(super) async fn people(&mut self, guests: Vec<Guest>) -> Result<(), ExchangeError> {
        self.progress.more("people", guests.len());
        let mut seen = HashSet::new();
        let guests: Vec<Guest> = guests.into_iter().filter(|g| seen.insert(g.key.clone())).collect();
        for chunk in guests.chunks(self.pace.batch) {
            let one = |guest: &Guest| One {
                known: self.known_people.get(&guest.key).copied(),
                mapped: self.plan.people.get(&guest.key).cloned(),
                guest: guest.clone(),
            };
            let all: Arc<Vec<One>> = Arc::new(chunk.iter().map(one).collect());
            let (source, step) = (self.source.clone(), self.journal.step("", false));
            let import = self.journal.id;
            let came: Vec<Came> = self
                .db
                .bulk(move |w| {
                    let settle = |one: &One| settle(w, &source, import, one);
                    let came = all.iter().map(settle).collect::<Res<Vec<Came>>>()?;
                    note(w, &step, &came)?;
                    Ok::<_, store::Error>(came)
                })
                .await?;
            let speech = Arc::make_mut(&mut self.speech);
            for (key, somebody, new) in came {
                let counted = if new { &mut self.summary.people } else { &mut self.summary.known };
                *counted += 1;
                self.known_people.insert(key.clone(), somebody.id.number());
                speech.know(key, somebody);
            }
            self.progress.done(chunk.len());
            self.pace.stored()?;
        }
        Ok(())
    }
}

fn note(w: &mut Write<'_>, step: &Step, came: &[Came]) -> Res<()> {
    let new = came.iter().filter(|(.., new)| *new).count();
    step.note(w, Brought { people: i64::try_from(new).unwrap_or(0), ..Brought::default() })
}

fn settle(w: &mut Write<'_>, source: &str, import: i64, one: &One) -> Res<Came> {
    let key = &one.guest.key;
    if let Some(known) = one.known
        && let Some((id, handle, name)) = w.opt(&BY_ID, p![known])?
    {
        return Ok((key.clone(), Somebody { id, handle, name }, false));
    }
    if let Some(Some(somebody)) = &one.mapped {
        w.exec(&MADE, p![source, "person", key, somebody.id, import, false])?;
        return Ok((key.clone(), somebody.clone(), false));
    }
    let mail = one.guest.mail.as_deref().map(|m| m.trim().to_lowercase()).filter(|m| m.contains('@'));
    let found = match &mail {
        Some(mail) => w.opt::<(PersonId, String, String)>(&BY_MAIL, p![mail])?,
        None => None,
    };
    // Whom the map calls new stays so; an address that is taken is not theirs then.
    let mail = mail.filter(|_| found.is_none());
    if let Some((id, handle, name)) = found.filter(|_| one.mapped.is_none()) {
        w.exec(&MADE, p![source, "person", key, id, import, false])?;
        return Ok((key.clone(), Somebody { id, handle, name }, false));
    }
    let somebody = add(w, &one.guest, mail.as_deref())?;
    w.exec(&MADE, p![source, "person", key, somebody.id, import, true])?;
    Ok((key.clone(), somebody, true))
}

fn add(w: &mut Write<'_>, guest: &Guest, mail: Option<&str>) -> Res<Somebody> {
    let name = shown_name(guest);
    let handle = free_handle(w, &names::handle(&guest.handle.to_lowercase(), &name))?;
    let (id, now): (PersonId, Time) = (w.id(), w.now());
    let (title, folded) = (names::line(&guest.title), fold::fold(&name));
    let zone = guest.zone.as_deref().filter(|z| known_zone(z)).unwrap_or("UTC");
    // Whoever left there has left here too; nobody can claim them.
    let state = if guest.left { "left" } else { "placeholder" };
    let unit = None::<i64>;
    w.exec(
        &PERSON,
        p![id, &handle, &name, &folded, mail, &title, "", "en", "en", zone, unit, false, state, now],
    )?;
    w.announce(Fact::past("person.joined", id.number(), now));
    Ok(Somebody { id, handle, name })
}

fn known_zone(zone: &str) -> bool {
    // An unknown name falls back to UTC, which only UTC itself should.
    zone == "UTC" || Time(0).zoned(zone).time_zone().iana_name() == Some(zone)
}

fn shown_name(guest: &Guest) -> String {
    let mut offered = [&guest.name, &guest.handle, &guest.key].into_iter().map(|n| names::line(n));
    offered.find(|n| !n.is_empty()).unwrap_or_else(|| "?".to_owned())
}
