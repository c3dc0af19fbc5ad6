//! Memberships and spaces an import brought.

use kernel::{Fact, SpaceId};
use store::{Res, Write, p, sql};

use super::threads::SHRINK;
use super::{Kept, STEP, Undone, next};
use crate::exchange::store::COUNT_MEMBERS;

sql!(
    SPACES,
    "SELECT DISTINCT space_id FROM import_members WHERE import_id = $1 AND space_id > $2
     UNION SELECT id FROM source_keys WHERE import_id = $1 AND kind = 'space' AND brought AND id > $2
     ORDER BY 1 LIMIT $3"
);
sql!(BROUGHT, "SELECT id FROM source_keys WHERE import_id = $1 AND kind = 'space' AND brought AND id = $2");
sql!(NAMED, "SELECT name, slug FROM spaces WHERE id = $1");
// Something is in it, or somebody came by themselves.
sql!(
    USED,
    "SELECT space_id FROM threads WHERE space_id = $1
     UNION SELECT m.space_id FROM memberships m WHERE m.space_id = $1 AND NOT EXISTS (SELECT 1 FROM import_members x
        WHERE x.import_id = $2 AND x.space_id = m.space_id AND x.person_id = m.person_id)
     UNION SELECT space_id FROM notes WHERE space_id = $1 UNION SELECT space_id FROM files WHERE space_id = $1
     UNION SELECT space_id FROM tasks WHERE space_id = $1 UNION SELECT space_id FROM register_items WHERE space_id = $1
     UNION SELECT space_id FROM space_invitations WHERE space_id = $1 UNION SELECT space_id FROM join_requests WHERE space_id = $1
     UNION SELECT space_id FROM guests WHERE space_id = $1 UNION SELECT space_id FROM coaches WHERE space_id = $1
     UNION SELECT space_id FROM space_changes WHERE space_id = $1 UNION SELECT space_id FROM invite_waves WHERE space_id = $1
     UNION SELECT space_id FROM scheduled_posts WHERE space_id = $1 UNION SELECT space_id FROM waiting_posts WHERE space_id = $1
     UNION SELECT space_id FROM bots WHERE space_id = $1 UNION SELECT space_id FROM webhooks WHERE space_id = $1
     UNION SELECT space_id FROM cases WHERE space_id = $1
     UNION SELECT scope_id FROM assignments WHERE scope = 'space' AND scope_id = $1
     UNION SELECT id FROM source_keys WHERE kind = 'space' AND id = $1 AND import_id <> $2"
);
// A member who wrote there or is more than a member by now stays one.
sql!(
    LEAVE,
    "DELETE FROM memberships WHERE space_id = $1 AND standing = 'member' AND EXISTS (SELECT 1 FROM import_members x
        WHERE x.import_id = $2 AND x.space_id = $1 AND x.person_id = memberships.person_id)
        AND NOT EXISTS (SELECT 1 FROM messages m JOIN threads t ON t.id = m.thread_id
            WHERE m.author_id = memberships.person_id AND t.space_id = $1)"
);
sql!(LEAVE_ALL, "DELETE FROM memberships WHERE space_id = $1");
sql!(FORGET, "DELETE FROM import_members WHERE import_id = $1 AND space_id = $2");
sql!(DROP_CARDS, "DELETE FROM space_cards WHERE space_id = $1");
sql!(DROP_TERMS, "DELETE FROM terms_accepted WHERE space_id = $1");
sql!(DROP_SEARCH, "DELETE FROM search_spaces WHERE space_id = $1");
sql!(DROP_SLUGS, "DELETE FROM space_slugs WHERE space_id = $1");
sql!(DROP_TAGS, "DELETE FROM tag_spaces WHERE space_id = $1");
sql!(DROP_RULES, "DELETE FROM attention_rules WHERE space_id = $1");
sql!(DROP_VOLUMES, "DELETE FROM space_volumes WHERE space_id = $1");
sql!(DROP_MUTES, "DELETE FROM space_mutes WHERE space_id = $1");
sql!(DROP_NOTICES, "DELETE FROM notices WHERE space_id = $1");
sql!(DROP, "DELETE FROM spaces WHERE id = $1");
sql!(DROP_KEY, "DELETE FROM source_keys WHERE import_id = $1 AND kind = 'space' AND id = $2");

pub(super) fn step(w: &mut Write<'_>, import: i64, after: i64) -> Res<(Undone, Option<i64>)> {
    let ids = w.ints(&SPACES, p![import, after, STEP])?;
    let mut undone = Undone::default();
    for id in &ids {
        let space = SpaceId::new(*id);
        let brought = w.opt::<(i64,)>(&BROUGHT, p![import, space])?.is_some();
        let used = !w.ints(&USED, p![space, import])?.is_empty();
        if brought && !used {
            drop_space(w, import, space)?;
            undone.spaces += 1;
            continue;
        }
        if brought && let Some((name, slug)) = w.opt::<(String, String)>(&NAMED, p![space])? {
            undone.kept.push(Kept { what: "space", name, address: format!("/s/{slug}") });
        }
        w.exec(&LEAVE, p![space, import])?;
        w.exec(&COUNT_MEMBERS, p![space])?;
        w.exec(&FORGET, p![import, space])?;
        w.exec(&SHRINK, p![space, 0_i64])?;
    }
    Ok((undone, next(&ids)))
}

fn drop_space(w: &mut Write<'_>, import: i64, space: SpaceId) -> Res<()> {
    for statement in [
        &LEAVE_ALL,
        &DROP_CARDS,
        &DROP_TERMS,
        &DROP_SEARCH,
        &DROP_SLUGS,
        &DROP_TAGS,
        &DROP_RULES,
        &DROP_MUTES,
        &DROP_VOLUMES,
        &DROP_NOTICES,
        &DROP,
    ] {
        w.exec(statement, p![space])?;
    }
    w.exec(&FORGET, p![import, space])?;
    w.exec(&DROP_KEY, p![import, space])?;
    let now = w.now();
    // The index looks for it and takes it out.
    w.announce(Fact::past("space.changed", space.number(), now));
    Ok(())
}
