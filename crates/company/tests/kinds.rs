//! Kinds of conversation in the company are those of the rooms, and what happened to threads holds together.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::{BTreeSet, HashMap};

use company::kinds::{KINDS, STATES};
use company::{Company, PEOPLE, SEED, plan};
use conversations::kind::{KINDS as ROOM, State, ThreadKind};

fn noria() -> Company {
    plan(PEOPLE, SEED).unwrap()
}

#[test]
fn kinds_states_and_ways_are_those_of_the_room() {
    for (number, kind) in (1_i64..).zip(KINDS) {
        let row = ROOM.iter().find(|row| row.kind.as_str() == kind.name).unwrap();
        assert_eq!(row.number, number, "{}", kind.name);
        let states: Vec<&str> = row.states.iter().map(|s| s.as_str()).collect();
        assert_eq!(states, kind.states, "{}", kind.name);
        let each = row.moves.iter().flat_map(|m| m.from.iter().map(|f| (f.as_str(), m.to.as_str())));
        let ours: BTreeSet<(&str, &str)> = kind.ways.iter().copied().collect();
        assert_eq!(each.collect::<BTreeSet<_>>(), ours, "{}", kind.name);
        for space in web::place::Kind::ALL {
            let has = ThreadKind::parse(kind.name).unwrap().allowed_in(*space);
            assert_eq!(has, !kind.not_in.contains(&space.as_str()), "{} in {space:?}", kind.name);
        }
    }
    for (number, state) in (1_i64..).zip(STATES) {
        assert_eq!(State::parse(state).unwrap().number(), number);
    }
    assert_eq!(ROOM.len(), KINDS.len());
}

#[test]
fn there_is_something_of_every_kind_and_most_states() {
    let company = noria();
    let mut seen: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for thread in &company.threads {
        seen.entry(thread.kind).or_default().insert(thread.standing.state);
    }
    assert_eq!(seen.len(), KINDS.len(), "{seen:?}");
    for (kind, state) in [
        ("question", "answered"),
        ("problem", "solved"),
        ("coordination", "done"),
        ("decision", "taken"),
        ("practice", "agreed"),
        ("idea", "done"),
        ("poll", "closed"),
    ] {
        assert!(seen[kind].contains(state), "{kind}: {:?}", seen[kind]);
    }
}

#[test]
fn steps_follow_each_other_and_votes_are_those_of_readers() {
    let company = noria();
    for thread in &company.threads {
        let (begun, standing) = (thread.messages[0].at, &thread.standing);
        let times: Vec<_> = standing.steps.iter().map(|s| s.at).collect();
        assert!(times.is_sorted() && times.iter().all(|at| *at > begun && *at <= company.end));
        assert!(standing.steps.windows(2).all(|two| two[0].became == two[1].was), "{}", thread.title);
        let Some(poll) = &standing.poll else { continue };
        let space = company.spaces.iter().find(|s| s.id == thread.space).unwrap();
        for (place, (words, votes)) in (1..).zip(&poll.options) {
            let counted = poll.votes.iter().filter(|(_, p)| *p == place).count();
            assert_eq!(*votes, i64::try_from(counted).unwrap(), "{words}");
        }
        let member = |p| space.kind == "network" || space.members.iter().any(|m| m.person == p);
        assert!(poll.votes.iter().all(|(person, _)| member(*person)));
        assert!(poll.several || poll.voters() == poll.votes.len());
    }
    let pins = |space| company.threads.iter().filter(|t| t.space == space && t.standing.pinned).count();
    assert!(company.spaces.iter().all(|s| pins(s.id) <= 3));
}

#[test]
fn tasks_are_done_late_and_still_to_do() {
    let company = noria();
    let today = company.end.zoned("Europe/Paris").date().to_string();
    let done = company.tasks.iter().filter(|t| t.done.is_some()).count();
    let late = company.tasks.iter().filter(|t| t.done.is_none() && !t.due.is_empty() && t.due < today);
    assert!(done > 0 && late.count() > 0);
    assert!(company.tasks.iter().all(|t| t.done.is_none_or(|at| at > t.at && at <= company.end)));
}
