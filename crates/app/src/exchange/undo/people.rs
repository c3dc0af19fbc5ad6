//! Placeholders an import brought, unless they were claimed or are in something that stays.

use std::collections::HashSet;

use kernel::Fact;
use store::{Res, Write, p, sql};

use super::{Kept, STEP, Undone, next};

sql!(
    OWN,
    "SELECT id FROM source_keys WHERE import_id = $1 AND kind = 'person' AND brought AND id > $2 ORDER BY id LIMIT $3"
);
sql!(
    USED,
    "SELECT id FROM people WHERE id = ANY($1) AND state NOT IN ('placeholder', 'left')
     UNION SELECT author_id FROM messages WHERE author_id = ANY($1)
     UNION SELECT person_id FROM memberships WHERE person_id = ANY($1)
     UNION SELECT person_id FROM reactions WHERE person_id = ANY($1)
     UNION SELECT person_id FROM mentions WHERE person_id = ANY($1)
     UNION SELECT person_id FROM assignments WHERE person_id = ANY($1)
     UNION SELECT person_id FROM sessions WHERE person_id = ANY($1)
     UNION SELECT person_id FROM leavers WHERE person_id = ANY($1)
     UNION SELECT id FROM source_keys WHERE kind = 'person' AND import_id <> $2 AND id = ANY($1)"
);
sql!(NAMED, "SELECT id, name, handle FROM people WHERE id = ANY($1)");
sql!(DROP, "DELETE FROM people WHERE id = ANY($1)");
sql!(DROP_LINKS, "DELETE FROM links WHERE person_id = ANY($1)");
sql!(DROP_FOLLOWS, "DELETE FROM follows WHERE person_id = ANY($1)");
sql!(DROP_KEYS, "DELETE FROM source_keys WHERE import_id = $1 AND kind = 'person' AND id = ANY($2)");

pub(super) fn step(w: &mut Write<'_>, import: i64, after: i64) -> Res<(Undone, Option<i64>)> {
    let ids = w.ints(&OWN, p![import, after, STEP])?;
    let used: HashSet<i64> = w.ints(&USED, p![&ids, import])?.into_iter().collect();
    let people: Vec<(i64, String, String)> = w.all(&NAMED, p![&ids])?;
    let mut undone = Undone::default();
    for (id, name, handle) in people {
        if used.contains(&id) {
            undone.kept.push(Kept { what: "person", name, address: format!("/p/{handle}") });
        } else {
            undone.people += 1;
        }
    }
    let gone: Vec<i64> = ids.iter().copied().filter(|id| !used.contains(id)).collect();
    for statement in [&DROP_LINKS, &DROP_FOLLOWS, &DROP] {
        w.exec(statement, p![&gone])?;
    }
    w.exec(&DROP_KEYS, p![import, &gone])?;
    let now = w.now();
    // The index looks for them and takes them out.
    gone.iter().for_each(|id| w.announce(Fact::past("person.changed", *id, now)));
    Ok((undone, next(&ids)))
}
