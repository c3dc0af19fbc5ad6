//! Up to where people have read: writers what they answered, others most of the past and little
//! of the last days, so that a home page has something to show.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::time::{DAY, HOUR};
use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time};
use rand::Rng;

use crate::draw::chance;
use crate::people::{Person, Staff};
use crate::places::Space;
use crate::talk::Thread;

/// Everything of a thread up to a message was read by somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Who.
    pub person: PersonId,
    /// Of which thread.
    pub thread: ThreadId,
    /// Up to which message.
    pub message: MessageId,
    /// When.
    pub at: Time,
}

/// A network space has everybody; beyond this many readers only writers get a mark.
const CROWD: usize = 600;

/// How often, in a hundred, a member has read a thread that is `age` milliseconds old.
const fn chances(age: i64) -> u32 {
    match age / DAY {
        0..2 => 12,
        2..7 => 45,
        7..30 => 70,
        _ => 88,
    }
}

pub(crate) fn draw(staff: &Staff, spaces: &[Space], threads: &[Thread], end: Time, seed: u64) -> Vec<Mark> {
    let by_id: HashMap<SpaceId, &Space> = spaces.iter().map(|s| (s.id, s)).collect();
    let inside = staff.people.iter().filter(|p| !p.external && p.left.is_none());
    let everybody: Vec<PersonId> = inside.map(|p| p.id).collect();
    let reads: HashMap<PersonId, u32> = staff
        .people
        .iter()
        .filter(|p| p.left.is_none())
        .map(|p| (p.id, p.character.nature.reads()))
        .collect();
    let whole = |t: &&Thread| t.broadcast && by_id.get(&t.space).is_some_and(|s| s.kind == "network");
    let newest = threads.iter().rfind(whole).map(|t| t.id);
    let shown: Vec<&Person> = staff
        .people
        .iter()
        .filter(|p| !p.external && staff.personas.iter().any(|q| q.person == p.id))
        .collect();
    let known: HashSet<PersonId> = staff.personas.iter().map(|p| p.person).collect();
    let mut marks = Vec::new();
    for thread in threads {
        let Some(last) = thread.messages.last() else { continue };
        // Each by itself, so that one conversation more leaves the others read as they were.
        let mut rng = chance(seed, &format!("reading {}", thread.id));
        let mut read: BTreeMap<PersonId, (MessageId, Time)> = BTreeMap::new();
        let space = by_id.get(&thread.space);
        let members: Vec<PersonId> = match space {
            Some(space) if space.belongs(everybody.len()) > CROWD => Vec::new(),
            Some(space) if space.kind == "network" => everybody.clone(),
            Some(space) => space.members.iter().map(|m| m.person).collect(),
            None => Vec::new(),
        };
        for person in members {
            let Some(reads) = reads.get(&person) else { continue };
            let at = Time(last.at.plus(rng.random_range(0..2 * DAY)).0.min(end.0));
            let age = end.0 - last.at.0;
            // Through whom the company is seen has caught up with what is older than a week.
            let sure = known.contains(&person) && age > 7 * DAY;
            if rng.random_range(0..100) < chances(age) * reads / 100 || sure {
                read.insert(person, (last.id, at));
            }
        }
        // Those whom the company is seen through know what everybody was told, but for the newest.
        for person in shown.iter().filter(|_| whole(&thread)) {
            if newest == Some(thread.id) {
                read.remove(&person.id);
            } else {
                read.insert(person.id, (last.id, Time(last.at.plus(HOUR).0.min(end.0))));
            }
        }
        for message in &thread.messages {
            let own = (message.id, message.at);
            let known = read.entry(message.author).or_insert(own);
            *known = (*known).max(own);
        }
        let of = |(person, (message, at))| Mark { person, thread: thread.id, message, at };
        marks.extend(read.into_iter().map(of));
    }
    marks
}
