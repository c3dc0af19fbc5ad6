//! What an import would do, without doing any of it.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use kernel::PersonId;
use serde::Serialize;
use store::{Db, Read, Res, p, sql};

use super::map::{ChannelMapped, Map, PersonMapped};
use super::{Choices, Guest, NEW, Open, Past, Place, Plan, Refused, SKIP};
use crate::exchange::store::{BY_MAIL, keys};
use crate::exchange::{ExchangeError, Skipped, off_thread};

sql!(PERSON_AT, "SELECT handle FROM people WHERE id = $1");
sql!(SPACE_AT, "SELECT slug FROM spaces WHERE id = $1");

/// Somebody of the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonSeen {
    /// Their key there.
    pub key: String,
    /// Their name there.
    pub name: String,
    /// Their mail address there.
    pub mail: Option<String>,
    /// `new`, or `@handle` of somebody here.
    pub to: String,
    /// How that is known: `map`, `mail`, `before` (an earlier import), or nothing.
    pub by: &'static str,
}

/// A channel of the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChannelSeen {
    /// Its key there.
    pub key: String,
    /// Its name there.
    pub name: String,
    /// `new`, `skip`, or `/s/slug` of a space here.
    pub to: String,
    /// Whether only its members will read it.
    pub private: bool,
    /// Conversations in it.
    pub threads: usize,
    /// Messages in it.
    pub messages: usize,
    /// Those of them that are here already.
    pub known: usize,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The kind of file.
    pub kind: &'static str,
    /// Whose keys these are.
    pub source: String,
    /// People, those without a name of their own in any list included.
    pub people: Vec<PersonSeen>,
    /// Channels.
    pub channels: Vec<ChannelSeen>,
    /// What is not brought in unless the operator says so.
    pub refused: Vec<Refused>,
    /// Lines that are no messages of people.
    pub passed_over: usize,
    /// Bad records.
    pub skipped: Vec<Skipped>,
}

/// Looks through all of it and stores nothing.
pub(crate) async fn preview(
    db: &Db,
    past: Arc<dyn Past>,
    choices: &Choices,
) -> Result<Preview, ExchangeError> {
    let plan = choices.map.plan(db).await?;
    let outline = past.outline().clone();
    let mut seen = Preview { kind: past.kind(), source: outline.source.clone(), ..Preview::default() };
    seen.refused = outline.refused;
    let skip = |(place, reason)| Skipped { place, reason };
    seen.skipped = outline.bad.into_iter().map(skip).collect();
    let source = outline.source;
    let known = db.read_for(0, move |r| keys(r, &source, "message")).await?;
    let (mut guests, mut named) = (outline.people, HashSet::new());
    guests.retain(|g| named.insert(g.key.clone()));
    for place in outline.places {
        let (own, at) = (Arc::clone(&past), place.clone());
        let lines = off_thread(move || own.lines(&at)).await?;
        seen.passed_over += lines.passed_over;
        seen.skipped.extend(lines.bad.into_iter().map(skip));
        let threads: HashSet<&str> = lines.lines.iter().map(|l| l.thread.as_str()).collect();
        let here = lines.lines.iter().filter(|l| known.contains_key(&l.key)).count();
        seen.channels.push(channel(&place, (threads.len(), lines.lines.len(), here)));
        for line in lines.lines {
            if named.insert(line.author.clone()) {
                let own = Guest { key: line.author, ..Guest::default() };
                guests.push(line.guest.map_or(own, |g| *g));
            }
        }
    }
    let source = seen.source.clone();
    let channels = std::mem::take(&mut seen.channels);
    let (people, channels) =
        db.read_for(0, move |r| settle(r, &source, (&guests, channels.clone()), &plan)).await?;
    (seen.people, seen.channels) = (people, channels);
    Ok(seen)
}

fn channel(place: &Place, (threads, messages, known): (usize, usize, usize)) -> ChannelSeen {
    ChannelSeen {
        key: place.key.clone(),
        name: place.name.clone(),
        to: NEW.to_owned(),
        private: place.open != Open::All,
        threads,
        messages,
        known,
    }
}

fn settle(
    r: &mut Read<'_>,
    source: &str,
    (guests, mut channels): (&[Guest], Vec<ChannelSeen>),
    plan: &Plan,
) -> Res<(Vec<PersonSeen>, Vec<ChannelSeen>)> {
    let known: HashMap<String, i64> = keys(r, source, "person")?;
    let mut people = Vec::with_capacity(guests.len());
    for guest in guests {
        let (to, by) = who(r, guest, known.get(&guest.key).copied(), plan)?;
        let (key, name, mail) = (guest.key.clone(), guest.name.clone(), guest.mail.clone());
        people.push(PersonSeen { key, name, mail, to, by });
    }
    let spaces = keys(r, source, "space")?;
    for channel in &mut channels {
        let own = plan.spaces.get(&channel.key).map(|s| s.number());
        if let Some(name) = plan.names.get(&channel.key) {
            channel.name.clone_from(name);
        }
        if plan.skipped.contains(&channel.key) {
            SKIP.clone_into(&mut channel.to);
        } else if let Some(id) = own.or_else(|| spaces.get(&channel.key).copied())
            && let Some((slug,)) = r.opt::<(String,)>(&SPACE_AT, p![id])?
        {
            channel.to = format!("/s/{slug}");
        }
    }
    Ok((people, channels))
}

fn who(r: &mut Read<'_>, guest: &Guest, known: Option<i64>, plan: &Plan) -> Res<(String, &'static str)> {
    if let Some(id) = known
        && let Some((handle,)) = r.opt::<(String,)>(&PERSON_AT, p![id])?
    {
        return Ok((format!("@{handle}"), "before"));
    }
    match plan.people.get(&guest.key) {
        Some(Some(somebody)) => return Ok((format!("@{}", somebody.handle), "map")),
        Some(None) => return Ok((NEW.to_owned(), "map")),
        None => {}
    }
    let mail = guest.mail.as_deref().map(|m| m.trim().to_lowercase()).filter(|m| m.contains('@'));
    let found = match &mail {
        Some(mail) => r.opt::<(PersonId, String, String)>(&BY_MAIL, p![mail])?,
        None => None,
    };
    Ok(found.map_or_else(|| (NEW.to_owned(), ""), |(_, handle, _)| (format!("@{handle}"), "mail")))
}

impl Preview {
    /// The map that would do the same.
    #[must_use]
    pub fn map(&self) -> Map {
        let person = |p: &PersonSeen| PersonMapped {
            key: p.key.clone(),
            name: p.name.clone(),
            mail: p.mail.clone().unwrap_or_default(),
            to: p.to.clone(),
        };
        let channel =
            |c: &ChannelSeen| ChannelMapped { key: c.key.clone(), name: c.name.clone(), to: c.to.clone() };
        Map {
            person: self.people.iter().map(person).collect(),
            channel: self.channels.iter().map(channel).collect(),
        }
    }
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = |how: &str| self.people.iter().filter(|p| p.by == how).count();
        let new = self.people.iter().filter(|p| p.to == NEW).count();
        writeln!(f, "Nothing was stored. An import of this {} file would bring:", self.kind)?;
        writeln!(
            f,
            "People: {} ({} known by mail address, {} by the map, {} from an earlier import, {new} new placeholders).",
            self.people.len(),
            by("mail"),
            self.people.iter().filter(|p| p.by == "map" && p.to != NEW).count(),
            by("before"),
        )?;
        for c in &self.channels {
            let (to, private) = (&c.to, if c.private { ", by invitation" } else { "" });
            let known = if c.known > 0 { format!(", {} here already", c.known) } else { String::new() };
            writeln!(
                f,
                "  {} → {to}{private}: {} messages in {} threads{known}",
                c.name, c.messages, c.threads
            )?;
        }
        crate::exchange::summary::refused(f, &self.refused)?;
        crate::exchange::summary::left_out(f, self.passed_over, &self.skipped)
    }
}
