//! Role × operation, and that what SQL shows is what Rust and Cedar say.

use std::collections::BTreeSet;

use kernel::Actor;
use policy::{Action, Decision, Thing};
use testkit::{Town, both_engines};

use super::gate;
use crate::store;
use crate::things::{DELETE, EDIT, FOLLOW, MARK_ANSWER, REACT, REPLY, START, WITHDRAW};

pub fn answer(actor: &Actor, action: Action, thing: &impl Thing) -> String {
    let gate = gate();
    let (sliced, whole) =
        (gate.decide(actor, action, thing).unwrap(), gate.decide_by_all(actor, action, thing).unwrap());
    assert_eq!(sliced, whole, "{} by {}", action.0, actor.handle);
    match sliced {
        Decision::Permitted => "yes".into(),
        Decision::Held(why) => format!("held {}", why.rule),
        Decision::Refused(why) => why.rule,
    }
}

#[test]
fn the_table_of_roles_and_operations() {
    both_engines(async |t| {
        // Who, and what they may do with the coupling message of amelie in diagnostics (an open
        // community), in the order: start, reply, follow, mark, react, edit, withdraw, delete.
        let (no, out) = ("not-granted", "members-write");
        let table: [(Actor, [&str; 8]); 5] = [
            (t.amelie(), ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes"]),
            (t.ines(), ["yes", "yes", "yes", "yes", "yes", no, no, no]),
            (t.tomas(), ["yes", "yes", "yes", no, "yes", no, no, no]),
            (t.sofia(), [out, out, "yes", out, out, out, no, no]),
            (t.helene(), [out, out, "yes", out, out, out, no, no]),
        ];
        for (actor, expected) in table {
            let (who, id) = (actor.clone(), t.message("coupling"));
            let said = t.db.read(move |r| store::said(r, &who, id)).await.unwrap();
            let got = [
                answer(&actor, START, &said.talk.place),
                answer(&actor, REPLY, &said.talk),
                answer(&actor, FOLLOW, &said.talk),
                answer(&actor, MARK_ANSWER, &said.talk),
                answer(&actor, REACT, &said),
                answer(&actor, EDIT, &said),
                answer(&actor, WITHDRAW, &said),
                answer(&actor, DELETE, &said),
            ];
            assert_eq!(got, expected, "{}", actor.handle);
        }
    });
}

#[test]
fn a_team_has_no_reactions_and_its_manager_takes_messages_back() {
    both_engines(async |t| {
        let expected = [
            (t.jonas(), "yes", "questions-only", "not-granted"),
            (t.karim(), "yes", "questions-only", "not-granted"),
            (t.mamadou(), "yes", "questions-only", "yes"),
            (t.ines(), "not-granted", "questions-only", "not-granted"),
        ];
        for (actor, withdraw, mark, edit) in expected {
            let (who, id) = (actor.clone(), t.message("van"));
            let said = t.db.read(move |r| store::said(r, &who, id)).await.unwrap();
            assert_eq!(answer(&actor, REACT, &said), "team-no-reactions");
            assert_eq!(answer(&actor, WITHDRAW, &said), withdraw, "{}", actor.handle);
            assert_eq!(answer(&actor, MARK_ANSWER, &said.talk), mark);
            assert_eq!(answer(&actor, EDIT, &said), edit, "{}", actor.handle);
        }
    });
}

#[test]
fn nothing_is_added_to_a_closed_space_and_words_can_still_be_taken_back() {
    both_engines(async |t| {
        let (who, id) = (t.amelie(), t.message("coupling"));
        let mut said = t.db.read(move |r| store::said(r, &who, id)).await.unwrap();
        said.talk.place.closed = true;
        let amelie = t.amelie();
        assert_eq!(answer(&amelie, START, &said.talk.place), "space-closed");
        assert_eq!(answer(&amelie, REPLY, &said.talk), "space-closed");
        assert_eq!(answer(&amelie, REACT, &said), "space-closed");
        assert_eq!(answer(&amelie, EDIT, &said), "space-closed");
        assert_eq!(
            (answer(&amelie, WITHDRAW, &said), answer(&amelie, DELETE, &said)),
            ("yes".into(), "yes".into())
        );
        (said.talk.place.closed, said.talk.place.reactions) = (false, false);
        assert_eq!(answer(&amelie, REACT, &said), "reactions-off");
    });
}

::store::sql!(SEEN, "SELECT thread_id FROM visible_threads WHERE person_id = $1");

/// A thread is visible by the view exactly when it is found through the actor.
#[test]
fn what_sql_lists_is_what_rust_finds() {
    both_engines(async |t: Town| {
        for person in testkit::PEOPLE {
            let actor = t.actor(person.handle);
            let threads = testkit::THREADS.iter().map(|x| t.thread(x.key)).collect::<Vec<_>>();
            let (listed, found) =
                t.db.read(move |r| {
                    let listed: BTreeSet<i64> = r.ints(&SEEN, ::store::p![actor.id])?.into_iter().collect();
                    let found = threads.iter().filter(|id| store::talk(r, &actor, **id).is_ok());
                    let found: BTreeSet<i64> = found.map(|id| id.number()).collect();
                    Ok::<_, ::store::Error>((listed, found))
                })
                .await
                .unwrap();
            assert_eq!(listed, found, "{}", person.handle);
        }
    });
}
