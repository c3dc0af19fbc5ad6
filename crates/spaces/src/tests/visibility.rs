//! What SQL shows and what the law says are the same, on random towns and both engines.

use std::collections::HashSet;

use kernel::{Actor, Lang, PersonId};
use proptest::test_runner::{Config, TestRunner};
use store::{Db, Write, p, sql};
use testkit::both_engines_empty;
use web::find_place;
use web::place::{Joining, Kind, may_read, sees_card};

use crate::opening::open_read;
use crate::store::spaces::{self, Filter};

sql!(
    PERSON,
    "INSERT INTO people (id, handle, name, name_folded, mail, title, about, lang, languages, zone, unit_id, external, state, created_ms, version)
     VALUES ($1, $2, $2, $2, NULL, '', '', 'en', 'en', 'UTC', NULL, $3, 'active', 0, 1)"
);
sql!(
    SPACE,
    "INSERT INTO spaces (id, slug, name, name_folded, kind, joining, open_read, reactions, unit_id, hue, created_ms, created_by, closed_ms, members, threads, last_ms, card_version, version)
     VALUES ($1, $2, $2, $2, $3, $4, $5, TRUE, NULL, 0, 0, NULL, $6::bigint, 0, 0, 0, 0, 1)"
);
sql!(
    MEMBER,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms, by_id) VALUES ($1, $2, 'member', 0, NULL)"
);
sql!(INVITED, "INSERT INTO space_invitations (space_id, person_id, by_id, at_ms) VALUES ($1, $2, 1, 0)");
sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, 0, $3, FALSE, '', 1)"
);
sql!(WIPE_COACHES, "DELETE FROM coaches");
sql!(WIPE_SPACES, "DELETE FROM spaces");
sql!(WIPE_PEOPLE, "DELETE FROM people");
sql!(WIPE_MEMBERS, "DELETE FROM memberships");
sql!(WIPE_INVITED, "DELETE FROM space_invitations");
sql!(VISIBLE, "SELECT space_id FROM visible_spaces WHERE person_id = $1");

/// A random town: who is external, what spaces there are, who is in and who is invited.
#[derive(Debug, Clone)]
struct Random {
    external: Vec<bool>,
    spaces: Vec<(Kind, Joining, bool)>,
    members: HashSet<(usize, usize)>,
    invited: HashSet<(usize, usize)>,
    coaches: HashSet<(usize, usize)>,
}

fn towns() -> impl proptest::strategy::Strategy<Value = Random> {
    use proptest::collection::{hash_set, vec};
    use proptest::prelude::*;
    let kinds = prop_oneof![
        Just((Kind::Team, Joining::Directory)),
        Just((Kind::Community, Joining::Open)),
        Just((Kind::Community, Joining::Approval)),
        Just((Kind::Community, Joining::Criteria)),
        Just((Kind::Project, Joining::Invite)),
        Just((Kind::Network, Joining::Directory)),
    ];
    let space = (kinds, proptest::bool::weighted(0.2)).prop_map(|((k, j), closed)| (k, j, closed));
    let pairs = || hash_set((0..5_usize, 0..8_usize), 0..14);
    (vec(any::<bool>(), 5), vec(space, 8), pairs(), pairs(), pairs()).prop_map(
        |(external, spaces, members, invited, coaches)| {
            // Only teams have coaches.
            let team = |s: &usize| spaces.get(*s).is_some_and(|(kind, ..)| *kind == Kind::Team);
            let coaches = coaches.into_iter().filter(|(_, s)| team(s)).collect();
            Random { external, spaces, members, invited, coaches }
        },
    )
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap() + 1
}

fn settle(w: &mut Write<'_>, town: &Random) -> store::Res<()> {
    for wipe in [&WIPE_SPACES, &WIPE_PEOPLE, &WIPE_MEMBERS, &WIPE_INVITED, &WIPE_COACHES] {
        w.exec(wipe, p![])?;
    }
    for (n, external) in town.external.iter().enumerate() {
        w.exec(&PERSON, p![number(n), &format!("p{n}"), *external])?;
    }
    for (n, (kind, joining, closed)) in town.spaces.iter().enumerate() {
        let closed = closed.then_some(5_i64);
        let open = open_read(*kind, *joining);
        w.exec(&SPACE, p![number(n), &format!("s{n}"), kind.as_str(), joining.as_str(), open, closed])?;
    }
    for (person, space) in &town.members {
        w.exec(&MEMBER, p![number(*person), number(*space)])?;
    }
    for (person, space) in &town.invited {
        w.exec(&INVITED, p![number(*space), number(*person)])?;
    }
    for (person, space) in &town.coaches {
        w.exec(&COACH, p![number(*space), number(*person), i64::MAX])?;
    }
    Ok(())
}

fn actor(n: usize, external: bool) -> Actor {
    Actor {
        id: PersonId::new(number(n)),
        handle: format!("p{n}"),
        name: String::new(),
        lang: Lang::En,
        zone: "UTC".into(),
        unit: None,
        external,
        owner: false,
        roles: kernel::Roles::default(),
        cosigned: false,
        session: None,
    }
}

/// What one person is shown: readable by the view, listed, listed as mine, found with readable.
type Shown = (HashSet<i64>, HashSet<i64>, HashSet<i64>, Vec<Option<bool>>);

async fn shown(db: &Db, actor: Actor, spaces: usize) -> Shown {
    db.read(move |r| {
        let visible = r.ints(&VISIBLE, p![actor.id])?.into_iter().collect();
        let mut list = |mine| {
            let mut after = 0;
            let mut ids = HashSet::new();
            // Three at a time, so that paging is part of the proof.
            loop {
                let filter = Filter { mine, after, limit: 3, ..Filter::default() };
                let page = spaces::list(r, actor.id, actor.external, &filter)?;
                let Some(last) = page.last() else { return Ok::<_, store::Error>(ids) };
                after = last.id.number();
                assert!(page.iter().all(|item| ids.insert(item.id.number())), "a space came twice");
            }
        };
        let (all, mine) = (list(false)?, list(true)?);
        let found =
            (0..spaces).map(|n| find_place(r, &actor, &format!("s{n}")).ok().map(|p| p.readable)).collect();
        Ok::<_, store::Error>((visible, all, mine, found))
    })
    .await
    .unwrap()
}

#[test]
fn sql_shows_what_the_law_says() {
    both_engines_empty(async |db: Db| {
        let mut runner =
            TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
        for _ in 0..24 {
            let town = proptest::strategy::ValueTree::current(
                &proptest::strategy::Strategy::new_tree(&towns(), &mut runner).unwrap(),
            );
            let own = town.clone();
            db.write(move |w| settle(w, &own)).await.unwrap();
            for (n, external) in town.external.iter().enumerate() {
                let (visible, all, mine, found) = shown(&db, actor(n, *external), town.spaces.len()).await;
                for (s, (kind, joining, closed)) in town.spaces.iter().enumerate() {
                    let (member, invited) = (town.members.contains(&(n, s)), town.invited.contains(&(n, s)));
                    let inside = member || town.coaches.contains(&(n, s));
                    let card = sees_card(*external, *joining, inside, invited);
                    let read = may_read(*external, open_read(*kind, *joining), inside);
                    let id = number(s);
                    let listed = card && (!closed || inside);
                    let own = listed && (inside || (*kind == Kind::Network && !external));
                    assert_eq!(visible.contains(&id), read, "view: {n} {s} {town:?}");
                    assert_eq!(all.contains(&id), listed, "list: {n} {s} {town:?}");
                    assert_eq!(mine.contains(&id), own, "mine: {n} {s} {town:?}");
                    assert_eq!(found[s], card.then_some(read), "found: {n} {s} {town:?}");
                }
            }
        }
    });
}
