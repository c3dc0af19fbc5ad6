//! Statements that every import uses. Imports stand outside the rooms: whoever runs one holds the
//! database itself, and rows go in as they were elsewhere.

use std::collections::HashMap;

use store::{Read, Res, p, sql};

sql!(
    pub(crate) KEY,
    "INSERT INTO source_keys (source, kind, key, id) VALUES ($1, $2, $3, $4) ON CONFLICT (source, kind, key) DO NOTHING"
);
sql!(KEYS, "SELECT key, id FROM source_keys WHERE source = $1 AND kind = $2");
sql!(
    pub(crate) PERSON,
    "INSERT INTO people (id, handle, name, name_folded, mail, title, about, lang, languages, zone, unit_id, external,
        state, created_ms, version)
     VALUES ($1, $2, $3, $4, $5::text, $6, $7, $8, $9, $10, $11::bigint, $12, $13, $14, 1)"
);
sql!(HANDLE, "SELECT id FROM people WHERE handle = $1");
sql!(SLUG, "SELECT id FROM spaces WHERE slug = $1");
sql!(pub(crate) BY_MAIL, "SELECT id, handle, name FROM people WHERE mail = $1");
sql!(
    pub(crate) SPACE,
    "INSERT INTO spaces (id, slug, name, name_folded, kind, joining, open_read, reactions, unit_id, hue, created_ms,
        created_by, closed_ms, members, threads, last_ms, card_version, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10, $11, $12::bigint, $13::bigint, 0, 0, $11, $14, 1)"
);
sql!(
    pub(crate) CARD,
    "INSERT INTO space_cards (space_id, version, why, expected, free, ask, deciders, terms, created_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint) ON CONFLICT (space_id, version) DO NOTHING"
);
sql!(
    pub(crate) MEMBERSHIP,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms, by_id) VALUES ($1, $2, $3, $4, $5::bigint)
     ON CONFLICT (person_id, space_id) DO NOTHING"
);
sql!(
    pub(crate) COUNT_MEMBERS,
    "UPDATE spaces SET members = CASE WHEN kind = 'network'
        THEN (SELECT COUNT(*) FROM people WHERE NOT external AND state = 'active')
        ELSE (SELECT COUNT(*) FROM memberships m WHERE m.space_id = spaces.id) END
     WHERE id = $1"
);
sql!(
    pub(crate) FOLLOW,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (thread_id, person_id) DO NOTHING"
);
sql!(
    pub(crate) REACTION,
    "INSERT INTO reactions (message_id, emoji, person_id, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (message_id, emoji, person_id) DO NOTHING"
);
sql!(pub(crate) MENTION, "INSERT INTO mentions (message_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING");
sql!(
    pub(crate) GROW_SPACE,
    "UPDATE spaces SET threads = threads + $2, last_ms = CASE WHEN last_ms < $3 THEN $3 ELSE last_ms END WHERE id = $1"
);
sql!(
    pub(crate) AUDIT,
    "INSERT INTO audit (id, at_ms, actor_id, via, act, subject_id) VALUES ($1, $2, NULL, 'command', $3, 0)"
);

/// The reactions there are, in the order they are shown in.
pub(crate) const REACTIONS: [&str; 6] = ["👍", "❤️", "🎉", "👀", "🙏", "💡"];

/// Which records of a source are here, by their keys.
pub(crate) fn keys(r: &mut Read<'_>, source: &str, kind: &str) -> Res<HashMap<String, i64>> {
    Ok(r.all::<(String, i64)>(&KEYS, p![source, kind])?.into_iter().collect())
}

/// The handle, with a number where somebody has it.
pub(crate) fn free_handle(r: &mut Read<'_>, wanted: &str) -> Res<String> {
    free(wanted, "", |handle| Ok(r.opt::<(i64,)>(&HANDLE, p![handle])?.is_some()))
}

/// The slug, with a number where a space has it.
pub(crate) fn free_slug(r: &mut Read<'_>, wanted: &str) -> Res<String> {
    free(wanted, "-", |slug| Ok(r.opt::<(i64,)>(&SLUG, p![slug])?.is_some()))
}

fn free(wanted: &str, joint: &str, mut taken: impl FnMut(&str) -> Res<bool>) -> Res<String> {
    let mut found = wanted.to_owned();
    let mut number = 2_u32;
    while taken(&found)? {
        found = format!("{wanted}{joint}{number}");
        number += 1;
    }
    Ok(found)
}

/// The line of reactions a message carries: `[["👍",2,["id","id"]]]`, or nothing.
pub(crate) fn tally(given: &[(&str, i64)]) -> String {
    let mut all: Vec<(&str, usize, Vec<String>)> = Vec::new();
    for emoji in REACTIONS {
        let who: Vec<String> =
            given.iter().filter(|(e, _)| *e == emoji).map(|(_, p)| p.to_string()).collect();
        if !who.is_empty() {
            all.push((emoji, who.len(), who.into_iter().take(12).collect()));
        }
    }
    if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() }
}
