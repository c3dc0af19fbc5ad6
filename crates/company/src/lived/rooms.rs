//! Places written by hand: where the circle of facilitators talks, and two projects that began the same
//! thing without knowing of each other (F4).

use kernel::time::DAY;
use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId, fold, rich};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, flaw, read};
use crate::rows;

const WRITTEN: &str = include_str!("../../data/lived/rooms.toml");

sql!(OF_ROLES, "UPDATE spaces SET hosts = 'roles' WHERE id = $1");
// Whoever facilitates, and whoever leads the network, as the network keeps it from then on.
sql!(
    BY_ROLE,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms)
     SELECT a.person_id, $1, CASE WHEN MAX(CASE WHEN a.role = 'network_lead' THEN 1 ELSE 0 END) = 1 THEN 'starter' ELSE 'member' END, $2
     FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
     WHERE (a.role = 'facilitator' OR (a.role = 'network_lead' AND a.scope = 'network')) AND a.state = 'held'
        AND (a.until_ms IS NULL OR a.until_ms > $3) GROUP BY a.person_id"
);
sql!(
    COUNTED,
    "UPDATE spaces SET members = (SELECT COUNT(*) FROM memberships m WHERE m.space_id = $1) WHERE id = $1"
);
// As it is counted once a week; the next time comes after the week one looks.
sql!(
    ALIKE,
    "INSERT INTO space_overlaps (space_id, other_id, shared, either, alike, at_ms) VALUES ($1, $2, $3, $4, 720, $5)"
);
sql!(NEXT, "INSERT INTO schedules (kind, next_ms) VALUES ('claims.overlaps', $1)");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    space: Vec<Room>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Room {
    slug: String,
    name: String,
    at: String,
    by: String,
    #[serde(default)]
    members: Vec<String>,
    #[serde(default)]
    of_roles: bool,
    #[serde(default)]
    like: String,
    card: [String; 6],
    thread: Vec<Talk>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Talk {
    at: String,
    title: String,
    /// The opening first: who, when, what.
    said: Vec<(String, String, String)>,
}

/// Writes them.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "rooms")?;
    let mut made: Vec<(&Room, SpaceId)> = Vec::new();
    for room in &file.space {
        let id = space(w, names, room)?;
        for talk in &room.thread {
            thread(w, names, id, talk)?;
        }
        if let Some((other, with)) = made.iter().find(|(r, _)| r.slug == room.like) {
            let both = room.members.iter().filter(|m| other.members.contains(m)).count();
            let (both, all) = (count(both)?, count(room.members.len() + other.members.len())?);
            w.exec(&ALIKE, p![*with, id, both, all - both, names.company.end])?;
        }
        made.push((room, id));
    }
    w.exec(&NEXT, p![names.company.end.plus(14 * DAY)])?;
    Ok(())
}

/// How many messages these places have.
///
/// # Errors
/// When the file cannot be read.
pub fn spoken() -> Res<usize> {
    let file: File = read(WRITTEN, "rooms")?;
    Ok(file.space.iter().flat_map(|s| &s.thread).map(|t| t.said.len()).sum())
}

fn count(n: usize) -> Res<i64> {
    i64::try_from(n).map_err(flaw)
}

fn space(w: &mut Write<'_>, names: &Names<'_>, room: &Room) -> Res<SpaceId> {
    let (at, by) = (names.at(&room.at)?, names.id(&room.by)?);
    let last = room.thread.iter().flat_map(|t| &t.said).map(|(_, at, _)| names.at(at));
    let last = last.collect::<Res<Vec<_>>>()?.into_iter().max().unwrap_or(at);
    let (id, unit): (SpaceId, Option<SpaceId>) = (names.new_id(at), None);
    let (folded, members, threads) =
        (fold::fold(&room.name), count(room.members.len())?, count(room.thread.len())?);
    w.exec(
        &rows::SPACE,
        p![
            id, &room.slug, &room.name, &folded, "project", "invite", false, true, unit, 7_i64, at, by,
            members, threads, last
        ],
    )?;
    let [why, expected, free, ask, deciders, terms] = &room.card;
    w.exec(&rows::CARD, p![id, why, expected, free, ask, deciders, terms, at, by])?;
    if room.of_roles {
        w.exec(&OF_ROLES, p![id])?;
        w.exec(&BY_ROLE, p![id, at, names.company.end])?;
        w.exec(&COUNTED, p![id])?;
    }
    for member in &room.members {
        let standing = if *member == room.by { "starter" } else { "member" };
        w.exec(&rows::MEMBERSHIP, p![names.id(member)?, id, standing, at])?;
    }
    Ok(id)
}

fn thread(w: &mut Write<'_>, names: &Names<'_>, space: SpaceId, talk: &Talk) -> Res<()> {
    let at = names.at(&talk.at)?;
    let thread: ThreadId = names.new_id(at);
    let mut said = Vec::new();
    for (by, when, text) in &talk.said {
        let when = names.at(when)?;
        let id: MessageId = names.new_id(when);
        let html = rich::html(text, &|_| None);
        said.push((id, names.id(by)?, when, text, html));
    }
    let (Some(first), Some(last)) = (said.first(), said.last()) else { return Err(flaw(&talk.title)) };
    let (excerpt, replies) = (rich::excerpt(&first.4, 240), count(said.len() - 1)?);
    w.exec(
        &rows::THREAD,
        p![
            thread,
            space,
            "discussion",
            "open",
            &talk.title,
            &excerpt,
            first.1,
            first.0,
            false,
            at,
            last.2,
            last.0,
            last.1,
            replies
        ],
    )?;
    let kind = crate::kinds::number("discussion");
    let mut follows: Vec<PersonId> = Vec::new();
    for (n, (id, by, when, text, html)) in said.iter().enumerate() {
        w.exec(&rows::MESSAGE, p![*id, thread, *by, *text, html, *when, ""])?;
        if !follows.contains(by) {
            follows.push(*by);
            let why = if n == 0 { "started" } else { "replied" };
            w.exec(&rows::FOLLOW, p![thread, *by, why, *when])?;
        }
        let fact = if n == 0 {
            Fact::past("thread.started", thread.number(), *when).with("message", id.number())
        } else {
            Fact::past("reply.posted", id.number(), *when)
        };
        w.announce(fact.by(*by).space(space).thread(thread).with("kind", kind));
    }
    Ok(())
}
