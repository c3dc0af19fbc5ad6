//! What people are told of the last two weeks: replies where they take part, their own name, and
//! what addresses everybody in a space. Whoever read a thread since has read the notice about it; whoever wrote
//! in it begins anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::time::DAY;
use kernel::{MessageId, NoticeId, PersonId, SpaceId, ThreadId, Time};

use crate::draw::Ids;
use crate::marks::Mark;
use crate::people::Staff;
use crate::places::Space;
use crate::talk::Thread;

/// For how long back there are notices.
const BACK: i64 = 14 * DAY;

/// Why somebody is told, and how much it outweighs other reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A reply in a thread they take part in.
    Reply = 1,
    /// It addresses everybody in the space.
    Announcement = 2,
    /// They were named.
    Mention = 5,
}

impl Reason {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Announcement => "announcement",
            Self::Mention => "mention",
        }
    }
}

/// Something one person is told about one thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The id.
    pub id: NoticeId,
    /// Who is told.
    pub person: PersonId,
    /// Why.
    pub reason: Reason,
    /// Where.
    pub space: SpaceId,
    /// In which conversation.
    pub thread: ThreadId,
    /// The last message it counts.
    pub message: MessageId,
    /// The message it leads to.
    pub leads_to: MessageId,
    /// Who wrote that.
    pub actor: PersonId,
    /// How many messages it counts.
    pub times: i64,
    /// When the last one came.
    pub at: Time,
    /// When it was read.
    pub read: Option<Time>,
}

pub(crate) fn draw(
    staff: &Staff,
    spaces: &[Space],
    threads: &[Thread],
    marks: &[Mark],
    end: Time,
    ids: &mut Ids,
) -> Vec<Notice> {
    let read: HashMap<(PersonId, ThreadId), &Mark> =
        marks.iter().map(|m| ((m.person, m.thread), m)).collect();
    let inside = staff.people.iter().filter(|p| !p.external && p.left.is_none());
    let everybody: Vec<(PersonId, Time)> = inside.map(|p| (p.id, p.created)).collect();
    let by_id: HashMap<SpaceId, &Space> = spaces.iter().map(|s| (s.id, s)).collect();
    let gone: BTreeSet<PersonId> = staff.people.iter().filter(|p| p.left.is_some()).map(|p| p.id).collect();
    let members = |thread: &Thread| match by_id.get(&thread.space) {
        _ if !thread.broadcast => Vec::new(),
        Some(space) if space.kind == "network" => everybody.clone(),
        space => space.map(|s| s.members.iter().map(|m| (m.person, m.since)).collect()).unwrap_or_default(),
    };
    let since = end.plus(-BACK);
    let late = threads.iter().filter(|t| t.messages.last().is_some_and(|m| m.at >= since));
    let told = |thread: &Thread| of_thread(thread, &members(thread), since);
    let mut all: Vec<Notice> = late.flat_map(told).filter(|n| !gone.contains(&n.person)).collect();
    all.sort_by_key(|n| (n.at, n.thread, n.person));
    for notice in &mut all {
        notice.id = ids.at(notice.at);
        let mark = read.get(&(notice.person, notice.thread));
        notice.read = mark.filter(|m| m.message >= notice.message).map(|m| Time(m.at.0.max(notice.at.0)));
    }
    all
}

fn of_thread(thread: &Thread, addressed: &[(PersonId, Time)], since: Time) -> Vec<Notice> {
    let mut told: BTreeMap<PersonId, Notice> = BTreeMap::new();
    let (mut following, mut looked) = (BTreeSet::new(), BTreeSet::new());
    for (at, message) in thread.messages.iter().enumerate() {
        let mut why: BTreeMap<PersonId, Reason> = following.iter().map(|p| (*p, Reason::Reply)).collect();
        let there = addressed.iter().filter(|(_, came)| at == 0 && *came <= message.at);
        why.extend(there.map(|(person, _)| (*person, Reason::Announcement)));
        why.extend(message.mentions.iter().map(|p| (*p, Reason::Mention)));
        why.remove(&message.author);
        for (person, reason) in why.into_iter().filter(|_| message.at >= since) {
            let new = Notice {
                id: NoticeId::new(0),
                person,
                reason,
                space: thread.space,
                thread: thread.id,
                message: message.id,
                leads_to: message.id,
                actor: message.author,
                times: 1,
                at: message.at,
                read: None,
            };
            let known = told.remove(&person).filter(|_| !looked.remove(&person));
            told.insert(person, known.map_or(new.clone(), |known| known.and(new)));
        }
        looked.insert(message.author);
        following.insert(message.author);
        following.extend(message.mentions.iter().copied());
    }
    told.into_values().collect()
}

impl Notice {
    /// This one and a later one about the same thread, as one: the stronger reason stays, and the
    /// way leads to where it began.
    fn and(self, later: Self) -> Self {
        let times = self.times + 1;
        match later.reason.cmp(&self.reason) {
            std::cmp::Ordering::Greater => Self { times, ..later },
            std::cmp::Ordering::Equal => Self { times, leads_to: self.leads_to, ..later },
            std::cmp::Ordering::Less => Self { times, message: later.message, at: later.at, ..self },
        }
    }
}
