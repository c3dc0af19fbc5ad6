//! What is counted and compared, and how what is derived is made right.

use store::{Read, Res, Sql, Write, p, sql};

sql!(
    LOST_MESSAGES,
    "SELECT COUNT(*) FROM messages m WHERE NOT EXISTS (SELECT 1 FROM threads t WHERE t.id = m.thread_id)"
);
sql!(
    LOST_THREADS,
    "SELECT COUNT(*) FROM threads t WHERE NOT EXISTS (SELECT 1 FROM spaces s WHERE s.id = t.space_id)"
);
sql!(
    LOST_MEMBERS,
    "SELECT COUNT(*) FROM memberships m WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = m.person_id) OR NOT EXISTS (SELECT 1 FROM spaces s WHERE s.id = m.space_id)"
);
sql!(
    LOST_AUTHORS,
    "SELECT COUNT(*) FROM messages m WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = m.author_id)"
);
sql!(
    LOST_BYTES,
    "SELECT COUNT(*) FROM files f WHERE NOT EXISTS (SELECT 1 FROM blobs b WHERE b.key = f.blob)"
);
sql!(
    FACT_GAPS,
    "SELECT COUNT(*) FROM (SELECT seq, LAG(seq) OVER (ORDER BY seq) AS before FROM facts WHERE seq IS NOT NULL) s WHERE before IS NOT NULL AND seq <> before + 1"
);
sql!(PARKED_FACTS, "SELECT COUNT(*) FROM parked_facts");
sql!(PARKED_JOBS, "SELECT COUNT(*) FROM jobs WHERE state = 'parked'");
sql!(
    MEMBERS_OFF,
    "SELECT COUNT(*) FROM spaces s WHERE s.members <> CASE WHEN s.kind = 'network'
        THEN (SELECT COUNT(*) FROM people p WHERE NOT p.external AND p.state = 'active')
        ELSE (SELECT COUNT(*) FROM memberships m WHERE m.space_id = s.id) END"
);
sql!(
    COUNT_MEMBERS,
    "UPDATE spaces SET members = CASE WHEN kind = 'network'
        THEN (SELECT COUNT(*) FROM people p WHERE NOT p.external AND p.state = 'active')
        ELSE (SELECT COUNT(*) FROM memberships m WHERE m.space_id = spaces.id) END"
);
sql!(
    REPLIES_OFF,
    "SELECT COUNT(*) FROM threads t WHERE t.replies <> (SELECT COUNT(*) FROM messages m
        WHERE m.thread_id = t.id AND m.id <> t.opening_id AND m.gone IS NULL)"
);
sql!(
    COUNT_REPLIES,
    "UPDATE threads SET replies = (SELECT COUNT(*) FROM messages m
        WHERE m.thread_id = threads.id AND m.id <> threads.opening_id AND m.gone IS NULL)
     WHERE replies <> (SELECT COUNT(*) FROM messages m
        WHERE m.thread_id = threads.id AND m.id <> threads.opening_id AND m.gone IS NULL)"
);
sql!(
    UNFOUND,
    "SELECT COUNT(*) FROM messages m JOIN threads t ON t.id = m.thread_id
     WHERE m.gone IS NULL AND t.gone IS NULL AND NOT EXISTS (SELECT 1 FROM search_docs d WHERE d.id = m.id)"
);
sql!(
    FOUND_GONE,
    "SELECT COUNT(*) FROM search_docs d WHERE d.kind IN ('thread', 'message')
        AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = d.id)"
);
sql!(
    UNHEARD,
    "SELECT COUNT(*) FROM consumers c WHERE c.seq < (SELECT f.seq FROM fact_counter f WHERE f.one = 1)"
);
sql!(LATE, "SELECT COUNT(*) FROM schedules WHERE next_ms < $1");
sql!(AHEAD, "SELECT COUNT(*) FROM facts WHERE at_ms > $1");
// What is being removed may be there and may be gone; people’s own copies lie among the files as well.
sql!(
    KEYS,
    "SELECT b.key, b.doomed_ms IS NULL FROM blobs b WHERE b.key >= $1 AND b.key < $2
     UNION ALL
     SELECT c.blob, COALESCE(c.until_ms > $3, FALSE) FROM person_exports c WHERE c.blob >= $1 AND c.blob < $2"
);

/// Something that is counted and has to be none.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Its name, and the end of its words’ keys.
    pub id: &'static str,
    /// How many there are.
    pub sql: &'static Sql,
    /// What makes it right, where it is derived.
    pub fix: Option<&'static Sql>,
}

/// Everything that is counted.
pub const LOOKS: &[Look] = &[
    Look { id: "lost-messages", sql: &LOST_MESSAGES, fix: None },
    Look { id: "lost-threads", sql: &LOST_THREADS, fix: None },
    Look { id: "lost-members", sql: &LOST_MEMBERS, fix: None },
    Look { id: "lost-authors", sql: &LOST_AUTHORS, fix: None },
    Look { id: "lost-bytes", sql: &LOST_BYTES, fix: None },
    Look { id: "fact-gaps", sql: &FACT_GAPS, fix: None },
    Look { id: "parked-facts", sql: &PARKED_FACTS, fix: None },
    Look { id: "parked-jobs", sql: &PARKED_JOBS, fix: None },
    Look { id: "members-off", sql: &MEMBERS_OFF, fix: Some(&COUNT_MEMBERS) },
    Look { id: "replies-off", sql: &REPLIES_OFF, fix: Some(&COUNT_REPLIES) },
];

/// How many of each there are.
///
/// # Errors
/// What the database says.
pub fn count(r: &mut Read<'_>) -> Res<Vec<i64>> {
    LOOKS.iter().map(|look| Ok(r.one::<(i64,)>(look.sql, p![])?.0)).collect()
}
/// Makes what is derived right.
///
/// # Errors
/// What the database says.
pub fn fix(w: &mut Write<'_>) -> Res<()> {
    LOOKS.iter().filter_map(|look| look.fix).try_for_each(|sql| w.exec(sql, p![]).map(drop))
}
/// Messages search does not find, and documents of messages that are gone; none while facts are on
/// their way to it.
///
/// # Errors
/// What the database says.
pub fn unfound(r: &mut Read<'_>) -> Res<i64> {
    if r.one::<(i64,)>(&UNHEARD, p![])?.0 > 0 {
        return Ok(0);
    }
    Ok(r.one::<(i64,)>(&UNFOUND, p![])?.0 + r.one::<(i64,)>(&FOUND_GONE, p![])?.0)
}
/// Work by the clock that has waited since before a moment.
///
/// # Errors
/// What the database says.
pub fn late(r: &mut Read<'_>, before: kernel::Time) -> Res<i64> {
    Ok(r.one::<(i64,)>(&LATE, p![before])?.0)
}
/// What happened after a moment that has not come.
///
/// # Errors
/// What the database says.
pub fn ahead(r: &mut Read<'_>, after: kernel::Time) -> Res<i64> {
    Ok(r.one::<(i64,)>(&AHEAD, p![after])?.0)
}
/// The keys the database knows that begin with two digits, and whether their bytes have to be there.
///
/// # Errors
/// What the database says.
pub fn keys(r: &mut Read<'_>, head: &str) -> Res<Vec<(String, bool)>> {
    // The letter after the last one a key has.
    let (until, now) = (format!("{head}g"), r.now());
    r.all(&KEYS, p![head, &until, now])
}
