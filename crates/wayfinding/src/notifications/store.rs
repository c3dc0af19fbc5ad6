//! Every SQL text of notices.

pub(super) mod found;
pub(super) mod moves;
pub(super) mod places;
pub(super) mod posts;
mod registers;
mod roles;

use kernel::{Fact, MessageId, NoticeId, PersonId, SpaceId, ThreadId, Time};
use policy::{Own, Permitted};
use store::{Read, Res, Write, p, row, sql};

use crate::attention::way::Way;

use super::facts::GIVEN;
use super::notice::{Event, Reason, Spread};

pub(super) use registers::former_hands;
pub(super) use roles::{active, concerned, decided, manager, role, stand_ins, told_of_vacancy};
pub use spaces::MySpace;
pub(super) use spaces::{my_space, my_spaces};

mod deliveries;
mod spaces;

/// The most a number of unread notices says.
pub const MOST: i64 = 100;

// A notice that was read (by opening it, or because its thread was read since) begins anew.
macro_rules! begun_anew {
    () => {
        "(notices.read_ms IS NOT NULL OR EXISTS (SELECT 1 FROM read_marks k WHERE k.person_id = notices.person_id
          AND k.thread_id = notices.thread_id AND k.message_id >= notices.message_id AND k.at_ms >= notices.at_ms))"
    };
}
sql!(
    GIVE,
    concat!(
        "INSERT INTO notices (id, person_id, subject, reason, strength, space_id, thread_id, message_id, at_message_id,
                              actor_id, times, at_ms, read_ms, about_id)
         VALUES ($1, $2, $3, $4, $5, $6::bigint, $7::bigint, $8::bigint, $8::bigint, $9::bigint, 1, $10, NULL, $11::bigint)
         ON CONFLICT (person_id, subject) DO UPDATE SET
            reason = CASE WHEN excluded.strength >= notices.strength OR ", begun_anew!(), " THEN excluded.reason ELSE notices.reason END,
            strength = CASE WHEN excluded.strength >= notices.strength OR ", begun_anew!(), " THEN excluded.strength ELSE notices.strength END,
            actor_id = CASE WHEN excluded.strength >= notices.strength OR ", begun_anew!(), " THEN excluded.actor_id ELSE notices.actor_id END,
            at_message_id = CASE WHEN excluded.strength > notices.strength OR ", begun_anew!(), " THEN excluded.at_message_id ELSE notices.at_message_id END,
            times = CASE WHEN ", begun_anew!(), " THEN 1 WHEN notices.message_id = excluded.message_id THEN notices.times ELSE notices.times + 1 END,
            message_id = CASE WHEN notices.message_id > excluded.message_id THEN notices.message_id ELSE excluded.message_id END,
            at_ms = excluded.at_ms, read_ms = NULL
         WHERE excluded.message_id IS NULL OR excluded.strength > notices.strength
            OR notices.message_id IS NULL OR notices.message_id <> excluded.message_id"
    )
);
sql!(
    MAY_SEE,
    "SELECT q.id FROM people q WHERE q.id = ANY($1) AND q.state = 'active'
     AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = q.id AND v.space_id = $2) ORDER BY q.id"
);
sql!(THERE, "SELECT id FROM threads WHERE id = $1 AND gone IS NULL");
// Whoever muted the thread or its space hears of it only when named.
sql!(
    FOLLOWERS,
    "SELECT f.person_id FROM follows f WHERE f.thread_id = $1 AND f.why <> 'muted' AND f.person_id > $2
        AND NOT EXISTS (SELECT 1 FROM space_mutes z JOIN threads t ON t.space_id = z.space_id
            WHERE t.id = $1 AND z.person_id = f.person_id)
     UNION
     SELECT y.person_id FROM pseudonyms y WHERE y.thread_id = $1 AND y.person_id > $2
        AND NOT EXISTS (SELECT 1 FROM follows m WHERE m.thread_id = $1 AND m.person_id = y.person_id AND m.why = 'muted')
        AND NOT EXISTS (SELECT 1 FROM space_mutes z JOIN threads t ON t.space_id = z.space_id
            WHERE t.id = $1 AND z.person_id = y.person_id)
     ORDER BY 1 LIMIT $3"
);
sql!(
    MEMBERS,
    "SELECT m.person_id FROM memberships m WHERE m.space_id = $1 AND m.person_id > $2
     AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.thread_id = $4 AND f.person_id = m.person_id AND f.why = 'muted')
     AND NOT EXISTS (SELECT 1 FROM space_mutes z WHERE z.space_id = $1 AND z.person_id = m.person_id)
     ORDER BY m.person_id LIMIT $3"
);
sql!(
    EVERYBODY,
    "SELECT q.id FROM people q WHERE q.id > $1 AND NOT q.external AND q.state = 'active'
     AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.thread_id = $3 AND f.person_id = q.id AND f.why = 'muted')
     AND NOT EXISTS (SELECT 1 FROM space_mutes z WHERE z.space_id = $4 AND z.person_id = q.id)
     ORDER BY q.id LIMIT $2"
);
sql!(SPACE_KIND, "SELECT kind FROM spaces WHERE id = $1");
sql!(
    LEADS,
    "SELECT m.person_id FROM memberships m JOIN people q ON q.id = m.person_id
     WHERE m.space_id = $1 AND m.standing <> 'member' AND q.state = 'active'
     UNION
     SELECT a.person_id FROM assignments a JOIN people q ON q.id = a.person_id
     WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator' AND a.state = 'held'
       AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2) AND q.state = 'active'
     UNION
     SELECT e.person_id FROM assignments a JOIN stand_ins e ON e.assignment_id = a.id
     JOIN people q ON q.id = e.person_id AND q.state = 'active'
     WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator' AND a.state = 'held'
       AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2) AND e.from_ms <= $2 AND e.until_ms > $2
     ORDER BY 1 LIMIT 50"
);

sql!(VEILED, "SELECT person_id FROM pseudonyms WHERE thread_id = $1");
sql!(CASE_SETTLED, "DELETE FROM notices WHERE subject = $1 AND reason = 'case_waits'");

/// Whether a thread is still there.
pub(super) fn there(r: &mut Read<'_>, thread: ThreadId) -> Res<bool> {
    Ok(r.opt::<(ThreadId,)>(&THERE, p![thread])?.is_some())
}
/// The next followers of a thread.
pub(super) fn followers(r: &mut Read<'_>, thread: ThreadId, after: PersonId, limit: i64) -> Res<Vec<i64>> {
    r.ints(&FOLLOWERS, p![thread, after, limit])
}
sql!(BEHIND, "SELECT person_id FROM pseudonyms WHERE thread_id = $1 AND person_id = ANY($2)");
/// Which of these asked under a neutral name, so that they are not told what they wrote under it.
pub(super) fn behind(r: &mut Read<'_>, thread: ThreadId, people: &Vec<i64>) -> Res<Vec<i64>> {
    r.ints(&BEHIND, p![thread, people])
}
/// The kind of a space.
pub(super) fn kind(r: &mut Read<'_>, space: SpaceId) -> Res<String> {
    Ok(r.opt::<(String,)>(&SPACE_KIND, p![space])?.map(|(kind,)| kind).unwrap_or_default())
}
/// Those who lead a space.
pub(super) fn leads(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<i64>> {
    let now = r.now();
    r.ints(&LEADS, p![space, now])
}
/// The next of those a run addresses.
pub(super) fn addressed(r: &mut Read<'_>, run: &Spread, limit: i64) -> Res<Vec<i64>> {
    if !run.everybody {
        return followers(r, run.thread, run.after, limit);
    }
    if kind(r, run.space)? == "network" {
        r.ints(&EVERYBODY, p![run.after, limit, run.thread, run.space])
    } else {
        r.ints(&MEMBERS, p![run.space, run.after, limit, run.thread])
    }
}

/// Of these people, those who are here and may read the space.
pub(super) fn may_see(r: &mut Read<'_>, space: SpaceId, people: &Vec<i64>) -> Res<Vec<i64>> {
    if people.is_empty() { Ok(Vec::new()) } else { r.ints(&MAY_SEE, p![people, space]) }
}

/// Gives each of these people the notice and announces it to them, unless they wish to hear nothing
/// of such things; those who wish to be reached by mail or push are put down for it.
pub(super) fn give(w: &mut Write<'_>, event: &Event, people: &[(i64, Reason)]) -> Res<()> {
    let ways = deliveries::ways(w, event, people)?;
    let mut given = Vec::new();
    for (person, reason) in people {
        let way = ways.get(&(*person, *reason)).copied().unwrap_or(Way::Bell);
        if way == Way::Off {
            continue;
        }
        let id: NoticeId = w.id();
        let own = p![
            id,
            *person,
            &event.subject,
            reason.as_str(),
            reason.strength(),
            event.space,
            event.thread,
            event.message,
            event.actor,
            event.at,
            event.about
        ];
        if w.exec(&GIVE, own)? > 0 {
            w.announce(Fact::new(&GIVEN, *person, event.at));
            given.push((*person, *reason, way));
        }
    }
    deliveries::spare(w, event, &mut given)?;
    deliveries::plan(w, event, &given)
}

sql!(DROP_THREAD, "DELETE FROM notices WHERE thread_id = $1");
sql!(DROP_ONE, "DELETE FROM notices WHERE thread_id = $1 AND message_id = $2 AND times <= 1");
sql!(
    ONE_LESS,
    "UPDATE notices SET times = times - 1, message_id = NULL, at_message_id = CASE WHEN at_message_id = $2 THEN NULL ELSE at_message_id END
     WHERE thread_id = $1 AND message_id = $2"
);
sql!(LOSE_PLACE, "UPDATE notices SET at_message_id = NULL WHERE thread_id = $1 AND at_message_id = $2");
sql!(DROP_SUBJECT, "DELETE FROM notices WHERE person_id = $1 AND subject = $2 AND reason = $3");
sql!(
    DROP_ANSWERED_REQUESTS,
    "DELETE FROM notices WHERE space_id = $1 AND reason = 'join_request'
     AND NOT EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = $1)"
);
sql!(
    DROP_LEFT,
    "DELETE FROM notices WHERE space_id = $1 AND person_id = $2 AND (reason IN ('join_request', 'joined')
     OR NOT EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $2 AND v.space_id = $1))"
);

/// Who asked in a thread under a neutral name, to give them their own notice.
pub(super) fn veiled(r: &mut Read<'_>, thread: ThreadId) -> Res<Vec<i64>> {
    r.ints(&VEILED, p![thread])
}
/// Nobody waits for a decision any more.
pub(super) fn case_settled(w: &mut Write<'_>, subject: &str) -> Res<()> {
    w.exec(&CASE_SETTLED, p![subject]).map(drop)
}
/// A message is gone: who was told of it alone is told no more.
pub(super) fn message_gone(
    w: &mut Write<'_>,
    thread: ThreadId,
    message: MessageId,
    thread_gone: bool,
) -> Res<()> {
    if thread_gone {
        return w.exec(&DROP_THREAD, p![thread]).map(drop);
    }
    let own = p![thread, message];
    w.batch(&[(&DROP_ONE, own), (&ONE_LESS, own), (&LOSE_PLACE, own)])
}
/// An invitation or the like has no more meaning.
pub(super) fn drop_subject(w: &mut Write<'_>, person: PersonId, subject: &str, reason: Reason) -> Res<()> {
    w.exec(&DROP_SUBJECT, p![person, subject, reason.as_str()]).map(drop)
}
/// Nobody waits at this space's door any more.
pub(super) fn drop_answered_requests(w: &mut Write<'_>, space: SpaceId) -> Res<()> {
    w.exec(&DROP_ANSWERED_REQUESTS, p![space]).map(drop)
}
/// Somebody left a space.
pub(super) fn drop_left(w: &mut Write<'_>, space: SpaceId, person: PersonId) -> Res<()> {
    w.exec(&DROP_LEFT, p![space, person]).map(drop)
}

macro_rules! notice {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.reason, n.times, n.at_ms, n.unread, a.id, a.name, a.handle, s.slug,
                COALESCE(s.name, u.name), s.kind, s.hue, n.thread_id, COALESCE(n.title, g.title), n.thread_kind, n.at_message_id,
                n.about_id, r.role, g.register,
                CASE WHEN n.reason IN ('moved', 'merged', 'split') THEN (SELECT v.why FROM thread_moves v
                    WHERE v.thread_id = n.thread_id ORDER BY v.id DESC LIMIT 1) END
             FROM shown_notices n LEFT JOIN spaces s ON s.id = n.space_id
             LEFT JOIN people a ON a.id = n.actor_id LEFT JOIN assignments r ON r.id = n.about_id
             LEFT JOIN register_items g ON g.id = n.about_id
             LEFT JOIN units u ON r.scope = 'unit' AND u.id = r.scope_id
             WHERE n.person_id = $1 AND ",
            $rest
        )
    };
}
sql!(
    LIST,
    notice!(
        "(n.at_ms, n.id) < ($2, $3) AND (NOT $4::boolean OR n.unread) ORDER BY n.at_ms DESC, n.id DESC LIMIT $5"
    )
);
sql!(ONE, notice!("n.id = $2"));
sql!(
    UNREAD,
    "SELECT COUNT(*) FROM (SELECT id FROM shown_notices WHERE person_id = $1 AND unread LIMIT 100) AS u"
);
sql!(READ, "UPDATE notices SET read_ms = $3 WHERE person_id = $1 AND id = $2 AND read_ms IS NULL");
sql!(READ_ALL, "UPDATE notices SET read_ms = $2 WHERE person_id = $1 AND read_ms IS NULL");
sql!(READ_THESE, "UPDATE notices SET read_ms = $2 WHERE person_id = $1 AND read_ms IS NULL AND id = ANY($3)");

/// A notice as its person sees it.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Why.
    pub reason: String,
    /// How many events it counts.
    pub times: i64,
    /// When the last one happened.
    pub at: Time,
    /// Whether it was not looked at yet.
    pub unread: bool,
    /// Who acted last.
    pub actor: Option<PersonId>,
    /// Their name.
    pub actor_name: Option<String>,
    /// Their handle.
    pub actor_handle: Option<String>,
    /// Where: the space's address.
    pub slug: Option<String>,
    /// The space's name, or the unit's; `None` for the whole network.
    pub space: Option<String>,
    /// The space's kind.
    pub space_kind: Option<String>,
    /// The space's hue.
    pub hue: Option<i64>,
    /// The thread.
    pub thread: Option<ThreadId>,
    /// The thread's title, or the entry's.
    pub title: Option<String>,
    /// The thread's kind.
    pub thread_kind: Option<String>,
    /// The message it leads to.
    pub message: Option<MessageId>,
    /// The role, the act or the entry it is about.
    pub about: Option<i64>,
    /// Key of the role.
    pub role: Option<String>,
    /// Key of the register.
    pub register: Option<String>,
    /// Of a conversation that changed its place: why, in the words of whoever did it.
    pub said: Option<String>,
}
row!(Notice {
    id,
    reason,
    times,
    at,
    unread,
    actor,
    actor_name,
    actor_handle,
    slug,
    space,
    space_kind,
    hue,
    thread,
    title,
    thread_kind,
    message,
    about,
    role,
    register,
    said
});

/// A person's notices, newest first, after the one named.
///
/// # Errors
/// What the database says.
pub fn list(
    r: &mut Read<'_>,
    person: PersonId,
    after: kernel::Cursor,
    unread: bool,
    limit: i64,
) -> Res<Vec<Notice>> {
    r.all(&LIST, p![person, after.key, after.id, unread, limit])
}

/// One of a person's notices.
///
/// # Errors
/// `NoRow` when it is not there, not theirs, or about something they may not see any more.
pub fn one(r: &mut Read<'_>, person: PersonId, id: NoticeId) -> Res<Notice> {
    r.one(&ONE, p![person, id])
}

/// How many of a person's notices are unread, at most [`MOST`].
///
/// # Errors
/// What the database says.
pub fn unread(r: &mut Read<'_>, person: PersonId) -> Res<i64> {
    Ok(r.one::<(i64,)>(&UNREAD, p![person])?.0)
}

/// Marks one notice as read.
///
/// # Errors
/// What the database says.
pub fn read_one(permit: &mut Permitted<'_, '_, Own>, id: NoticeId) -> Res<()> {
    let (w, own, _) = permit.split();
    let now = w.now();
    w.exec(&READ, p![own.0, id, now]).map(drop)
}

/// Marks notices as read: these, or all when none are named.
///
/// # Errors
/// What the database says.
pub fn read_all(permit: &mut Permitted<'_, '_, Own>, ids: &Vec<i64>) -> Res<()> {
    let (w, own, _) = permit.split();
    let now = w.now();
    if ids.is_empty() { w.exec(&READ_ALL, p![own.0, now]) } else { w.exec(&READ_THESE, p![own.0, now, ids]) }
        .map(drop)
}
