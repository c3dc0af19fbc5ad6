//! What a digest collects, and how far a day's digests have come.

use kernel::{Id, Lang, NoticeId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, row, sql};

sql!(NEXT_ZONE, "SELECT zone FROM people WHERE zone > $1 ORDER BY zone LIMIT 1");
sql!(
    BEGIN,
    "INSERT INTO digest_runs (zone, day, after_id, done) VALUES ($1, $2, 0, FALSE) ON CONFLICT (zone, day) DO NOTHING"
);
sql!(RUN, "SELECT after_id, done FROM digest_runs WHERE zone = $1 AND day = $2 FOR UPDATE SKIP LOCKED");
sql!(MOVE, "UPDATE digest_runs SET after_id = $3, done = $4 WHERE zone = $1 AND day = $2");
sql!(
    PEOPLE,
    "SELECT p.id, p.mail, p.lang, p.zone, d.day FROM people p LEFT JOIN digests d ON d.person_id = p.id
     WHERE p.zone = $1 AND p.id > $2 AND p.state = 'active' AND p.mail IS NOT NULL ORDER BY p.id LIMIT $3"
);
// What is unread, has not been mailed, and happened since.
sql!(
    UNREAD,
    "SELECT n.id, n.reason, n.times, n.at_ms, a.name, n.space_id, s.name, s.kind, n.thread_id, n.title,
        COALESCE(t.excerpt, ''), r.role, u.name, x.subject,
        CASE WHEN x.message_id IS NULL THEN x.subject || '/' || CAST(x.at_ms AS TEXT)
             ELSE 'm' || CAST(x.message_id AS TEXT) END,
        EXISTS (SELECT 1 FROM deliveries e WHERE e.person_id = $1 AND e.channel = 'aside'
            AND e.thing = CASE WHEN x.message_id IS NULL THEN x.subject || '/' || CAST(x.at_ms AS TEXT)
                               ELSE 'm' || CAST(x.message_id AS TEXT) END)
     FROM shown_notices n JOIN notices x ON x.id = n.id LEFT JOIN spaces s ON s.id = n.space_id
     LEFT JOIN threads t ON t.id = n.thread_id LEFT JOIN people a ON a.id = n.actor_id
     LEFT JOIN assignments r ON r.id = n.about_id LEFT JOIN units u ON r.scope = 'unit' AND u.id = r.scope_id
     WHERE n.person_id = $1 AND n.unread AND n.at_ms > $2
       AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.person_id = $1 AND d.channel = 'mail'
            AND d.thing = CASE WHEN x.message_id IS NULL THEN x.subject || '/' || CAST(x.at_ms AS TEXT)
                               ELSE 'm' || CAST(x.message_id AS TEXT) END)
     ORDER BY n.at_ms DESC, n.id DESC LIMIT $3"
);
// Asked in one's communities, and nobody has said anything yet.
sql!(
    ASKED,
    "SELECT t.id, t.title, s.slug, s.name, t.created_ms FROM memberships m
     JOIN spaces s ON s.id = m.space_id AND s.kind = 'community'
     JOIN threads t ON t.space_id = m.space_id AND t.last_ms > $2
     WHERE m.person_id = $1 AND t.kind = 'question' AND t.state = 'open' AND t.replies = 0 AND t.gone IS NULL
       AND t.author_id <> $1 AND t.created_ms < $3 ORDER BY t.created_ms DESC, t.id DESC LIMIT $4"
);
// What was talked about most in one's communities, as far as one has not read it.
sql!(
    FRESH,
    "SELECT t.id, t.title, s.slug, s.name, t.replies FROM memberships m
     JOIN spaces s ON s.id = m.space_id AND s.kind = 'community'
     JOIN threads t ON t.space_id = m.space_id AND t.last_ms > $2
     WHERE m.person_id = $1 AND t.gone IS NULL AND t.replies > 1 AND t.last_author_id <> $1
       AND NOT EXISTS (SELECT 1 FROM read_marks k WHERE k.person_id = $1 AND k.thread_id = t.id AND k.message_id >= t.last_id)
       AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.person_id = $1 AND f.thread_id = t.id AND f.why = 'muted')
     ORDER BY t.replies DESC, t.id DESC LIMIT $3"
);
sql!(
    PUT_DOWN,
    "INSERT INTO deliveries (id, person_id, channel, thing, subject, reason, space_id, thread_id, message_id, actor_id, at_ms, due_ms, state)
     VALUES ($1, $2, 'mail', $3, $4, $5, NULL, NULL, NULL, NULL, $6, $6, 'taken') ON CONFLICT (person_id, channel, thing) DO NOTHING"
);
sql!(
    TOLD,
    "INSERT INTO digests (person_id, day, at_ms) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET day = excluded.day, at_ms = excluded.at_ms"
);

/// Somebody whose morning it is.
#[derive(Debug, Clone)]
pub struct Told {
    pub person: PersonId,
    pub address: String,
    pub lang: Lang,
    pub zone: String,
    /// The day of their last digest.
    pub day: Option<String>,
}
row!(Told { person, address, lang, zone, day });

/// An unread notice.
#[derive(Debug, Clone)]
pub struct Unread {
    pub id: NoticeId,
    pub reason: String,
    pub times: i64,
    pub at: Time,
    pub who: Option<String>,
    pub space: Option<SpaceId>,
    pub space_name: Option<String>,
    pub kind: Option<String>,
    pub thread: Option<ThreadId>,
    pub title: Option<String>,
    pub excerpt: String,
    pub role: Option<String>,
    pub unit: Option<String>,
    pub subject: String,
    /// Under which name it is never mailed twice.
    pub thing: String,
    /// Put aside, because it was beyond the day’s budget of interruptions.
    pub aside: bool,
}
row!(Unread {
    id,
    reason,
    times,
    at,
    who,
    space,
    space_name,
    kind,
    thread,
    title,
    excerpt,
    role,
    unit,
    subject,
    thing,
    aside
});

/// A question nobody has answered.
#[derive(Debug, Clone)]
pub struct Asked {
    pub thread: ThreadId,
    pub title: String,
    pub slug: String,
    pub space: String,
    pub at: Time,
}
row!(Asked { thread, title, slug, space, at });

/// A thread many have written in.
#[derive(Debug, Clone)]
pub struct Fresh {
    pub thread: ThreadId,
    pub title: String,
    pub slug: String,
    pub space: String,
    pub replies: i64,
}
row!(Fresh { thread, title, slug, space, replies });

/// How far a day's digests have come in one zone.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub after: i64,
    pub done: bool,
}
row!(Run { after, done });

/// The next zone somebody lives in.
pub fn next_zone(r: &mut Read<'_>, after: &str) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&NEXT_ZONE, p![after])?.map(|(zone,)| zone))
}
/// How far the day has come; `None` while another node is at it.
pub fn run(w: &mut Write<'_>, zone: &str, day: &str) -> Res<Option<Run>> {
    w.exec(&BEGIN, p![zone, day])?;
    w.opt(&RUN, p![zone, day])
}
/// The day has come so far.
pub fn move_run(w: &mut Write<'_>, zone: &str, day: &str, run: Run) -> Res<()> {
    w.exec(&MOVE, p![zone, day, run.after, run.done]).map(drop)
}
/// The next people of a zone.
pub fn people_of(r: &mut Read<'_>, zone: &str, after: i64, limit: i64) -> Res<Vec<Told>> {
    r.all(&PEOPLE, p![zone, after, limit])
}
/// What somebody has not read and was not mailed.
pub fn unread(r: &mut Read<'_>, person: PersonId, since: Time, limit: i64) -> Res<Vec<Unread>> {
    r.all(&UNREAD, p![person, since, limit])
}
/// Questions without a word of answer.
pub fn asked(r: &mut Read<'_>, person: PersonId, since: Time, before: Time, limit: i64) -> Res<Vec<Asked>> {
    r.all(&ASKED, p![person, since, before, limit])
}
/// What was talked about.
pub fn fresh(r: &mut Read<'_>, person: PersonId, since: Time, limit: i64) -> Res<Vec<Fresh>> {
    r.all(&FRESH, p![person, since, limit])
}
/// Puts down that these have been mailed to somebody: never again.
pub fn tell(w: &mut Write<'_>, person: PersonId, list: &[Unread]) -> Res<()> {
    let rows: Vec<(Id<()>, &Unread)> = list.iter().map(|n| (w.id(), n)).collect();
    w.many(&PUT_DOWN, &rows, |(id, n)| {
        [
            (*id).into(),
            person.into(),
            n.thing.as_str().into(),
            n.subject.as_str().into(),
            n.reason.as_str().into(),
            n.at.into(),
        ]
    })
}
/// Somebody had their digest of that day.
pub fn told(w: &mut Write<'_>, person: PersonId, day: &str) -> Res<()> {
    let now = w.now();
    w.exec(&TOLD, p![person, day, now]).map(drop)
}
