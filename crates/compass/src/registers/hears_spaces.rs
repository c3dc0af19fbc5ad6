//! What registers do when a space begins or goes: a new community serves the objective it was
//! opened for; a deleted one leaves no value, no outlook and no objective behind.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

sql!(
    SERVES,
    "INSERT INTO space_objectives (id, space_id, objective_id, contribution, from_ms, by_id)
     SELECT $1::bigint, $2::bigint, i.id, '', $4::bigint, $5::bigint FROM register_items i
     WHERE i.id = $3 AND i.register = 'objective' AND i.state = 'live'
       AND NOT EXISTS (SELECT 1 FROM space_objectives o WHERE o.space_id = $2 AND o.objective_id = i.id AND o.ended_ms IS NULL)"
);

macro_rules! of_items {
    ($($name:ident = $table:literal;)*) => {
        $(sql!($name, concat!("DELETE FROM ", $table,
            " WHERE item_id IN (SELECT i.id FROM register_items i WHERE i.space_id = $1)"));)*
        /// What hangs on a community's entries.
        const OF_ITEMS: &[&store::Sql] = &[$(&$name),*];
    };
}
of_items! {
    I_MOVES = "register_moves";
    I_LINKS = "register_links";
    I_TOKENS = "register_tokens";
    I_VOTES = "register_votes";
    I_SEEN = "release_seen";
}
sql!(NO_ITEMS, "DELETE FROM register_items WHERE space_id = $1");
sql!(NO_ADOPTIONS, "DELETE FROM register_adoptions WHERE space_id = $1");
sql!(NO_OBJECTIVES, "DELETE FROM space_objectives WHERE space_id = $1");
sql!(NO_OUTLOOKS, "DELETE FROM space_outlooks WHERE space_id = $1");
sql!(NO_THREAD, "DELETE FROM register_links WHERE kind = 'thread' AND target_id = $1");

pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer {
        name: "registers.spaces",
        hears: &["space.serves", "space.removed", "thread.cleared"],
        quiet: true,
        handle: hear,
    }]
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match fact.kind.as_str() {
        "space.serves" => {
            let (Some(objective), Some(by)) = (fact.number("objective"), fact.actor) else { return Ok(()) };
            let id = w.id::<()>();
            w.exec(&SERVES, p![id, fact.subject, objective, fact.at, by]).map(drop)
        }
        "thread.cleared" => w.exec(&NO_THREAD, p![fact.subject]).map(drop),
        _ => {
            for sql in OF_ITEMS.iter().chain(&[&NO_ITEMS, &NO_ADOPTIONS, &NO_OBJECTIVES, &NO_OUTLOOKS]) {
                w.exec(sql, p![fact.subject])?;
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::FactKind;
    use testkit::{Town, both_engines};

    use super::*;

    static SERVES_FACT: FactKind = FactKind { name: "space.serves", version: 1, keep_days: 1, live: false };
    sql!(SERVED, "SELECT COUNT(*) FROM space_objectives WHERE space_id = $1 AND ended_ms IS NULL");
    sql!(
        GOAL,
        "INSERT INTO register_items (id, register, state, title, body, author_id, votes, at_ms, moved_ms, version) VALUES (77, 'objective', 'live', 'Fewer leaks', '', $1, 0, 1, 1, 1)"
    );

    #[test]
    fn a_new_community_serves_the_objective_it_was_opened_for_once() {
        both_engines(async |t: Town| {
            let (space, by) = (t.space("diagnostics"), t.amelie().id);
            t.db.write(move |w| {
                w.exec(&GOAL, p![by])?;
                let fact = Fact::new(&SERVES_FACT, space.number(), w.now()).by(by).with("objective", 77);
                hear(w, &fact)?;
                hear(w, &fact)
            })
            .await
            .unwrap();
            assert_eq!(t.db.read(move |r| r.one::<(i64,)>(&SERVED, p![space])).await.unwrap().0, 1);
        });
    }
}
