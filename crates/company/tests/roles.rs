//! What was planted about roles is there on both engines, as the product itself sees it.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use charter::ORIGINAL;
use company::{Company, PEOPLE, SEED, fill, plan, truth};
use kernel::time::DAY;
use kernel::{PersonId, Time};
use roles::board::{Answer, Standing, State};
use roles::coverage::days;
use roles::scope::{Scope, Where};
use roles::store::{board, needs};
use store::{Db, p, sql};
use testkit::both_engines_empty;

fn noria() -> Company {
    plan(PEOPLE, SEED).unwrap()
}

fn person(company: &Company, handle: &str) -> PersonId {
    company.people.iter().find(|p| p.handle == handle).unwrap().id
}

fn space(company: &Company, slug: &str) -> Where {
    let found = company.spaces.iter().find(|s| s.slug == slug).unwrap();
    Where {
        scope: Scope::Space(found.id),
        slug: slug.to_owned(),
        name: found.name.clone(),
        kind: found.kind.clone(),
        closed: false,
    }
}

#[test]
fn the_same_numbers_give_the_same_roles_and_another_seed_the_same_holders() {
    let (one, two) = (noria(), noria());
    assert_eq!(one.roles, two.roles);
    let other = plan(PEOPLE, 7).unwrap();
    let of = |c: &Company| c.roles.assignments.iter().map(|a| (a.role.clone(), a.share)).collect::<Vec<_>>();
    assert_eq!(of(&one), of(&other));
}

#[test]
fn nobody_holds_more_than_the_whole_and_nobody_from_outside_leads() {
    let company = noria();
    let held = company.roles.assignments.iter().filter(|a| a.state == "held");
    let mut taken: BTreeMap<PersonId, i64> = BTreeMap::new();
    for a in held {
        *taken.entry(a.person).or_default() += a.share;
        let role = ORIGINAL.role(&a.role).unwrap();
        assert!(role.assigned() && role.fits(a.scope) && a.share <= role.share_most, "{a:?}");
        assert!(!(a.external && ["network_lead", "esn_owner"].contains(&a.role.as_str())), "{a:?}");
        assert!(!a.external || a.driver.is_some() || role.key != "facilitator", "{a:?}");
        assert!(a.from <= company.end && a.until.is_none_or(|until| until > company.end), "{a:?}");
        let must: BTreeSet<&str> = role.criteria.iter().filter(|c| c.must).map(|c| c.key.as_str()).collect();
        let answered: BTreeSet<&str> = a.answers.iter().map(|(key, _)| key.as_str()).collect();
        assert!(must.is_subset(&answered), "{a:?}");
        assert!(a.handed.iter().all(|(place, _)| usize::try_from(*place).unwrap() < role.handover.len()));
    }
    assert!(taken.values().all(|share| (0..=100).contains(share)), "{taken:?}");
    let outside = |id: PersonId| company.people.iter().any(|p| p.id == id && p.external);
    for a in &company.roles.assignments {
        assert!(a.deputies.iter().all(|(deputy, _, _)| !outside(*deputy) && *deputy != a.person), "{a:?}");
        assert!(a.proposed <= company.end && a.answered.is_none_or(|at| at >= a.proposed), "{a:?}");
    }
    for share in company.roles.assignments.iter().filter(|a| a.role == "facilitator").map(|a| a.share) {
        assert!((3..=20).contains(&share), "{share}");
    }
}

#[test]
fn every_persona_has_the_role_it_is_shown_with() {
    let company = noria();
    for persona in &company.personas {
        let roles = company.roles.assignments.iter();
        let holds = |key: &str| {
            roles.clone().any(|a| a.role == key && a.person == persona.person && a.state == "held")
        };
        let fine = match persona.role.as_str() {
            "member" => true,
            "line_manager" => company.units.iter().any(|u| u.manager == Some(persona.person)),
            "external_facilitator" => holds("facilitator"),
            "co_driver" => {
                company.roles.acts.iter().any(|a| a.driver == persona.person && a.decided.is_none())
            }
            // Vacant: whoever stood in for the last holder.
            "comms_manager" => roles.clone().any(|a| {
                a.role == "comms_manager" && a.deputies.iter().any(|(d, _, _)| *d == persona.person)
            }),
            key => holds(key),
        };
        assert!(fine, "{}", persona.role);
    }
    assert_eq!(company.personas.len(), 14);
}

#[test]
fn what_was_planted_about_roles_is_told() {
    let roles = truth(&noria()).roles;
    assert_eq!(roles.vacant_roles, ["comms_manager", "facilitator in eau-agricole"]);
    assert_eq!(
        roles.combined,
        ["bernadette.cuvelier", "etienne.bouchard", "nabil.saidi", "priya.raman", "ravi.menon"]
    );
    assert_eq!(roles.overloaded, ["thierry.delcroix"]);
    assert_eq!(roles.external, ["hielke.postma in ferries-and-marine", "maud.renard in venir-au-travail"]);
    assert_eq!(roles.unsettled, ["quality-circle"]);
    assert_eq!(roles.proposed.len(), 2);
}

#[test]
fn a_large_company_has_its_roles_too() {
    let company = plan(3_000, 3).unwrap();
    let communities = company.spaces.iter().filter(|s| s.kind == "community").count();
    let with: BTreeSet<i64> =
        company.roles.assignments.iter().filter(|a| a.role == "facilitator").map(|a| a.scope_id).collect();
    assert_eq!(with.len(), communities + 1, "every community, and the network for projects");
}

sql!(
    ROWS,
    "SELECT a.id, a.role, a.person_id, a.state, a.share, a.from_ms, a.until_ms,
        (SELECT COUNT(*) FROM deputies d WHERE d.assignment_id = a.id) +
        (SELECT COUNT(*) FROM handovers h WHERE h.assignment_id = a.id)
     FROM assignments a ORDER BY a.id"
);
sql!(
    CODRIVINGS,
    "SELECT p.handle, c.checked, c.released_ms, (SELECT COUNT(*) FROM held_acts h
        WHERE h.actor_id = a.person_id AND h.space_id = a.scope_id AND h.state = 'signed' AND h.decided_ms >= c.since_ms),
        (SELECT COUNT(*) FROM held_acts h WHERE h.actor_id = a.person_id AND h.state = 'waiting')
     FROM codrivings c JOIN assignments a ON a.id = c.assignment_id JOIN people p ON p.id = a.person_id ORDER BY p.handle"
);
sql!(WAITING, "SELECT body FROM held_acts WHERE state = 'waiting'");
sql!(COACHES, "SELECT until_ms, speaks FROM coaches");
sql!(ASKED, "SELECT COUNT(*) FROM deputies WHERE state = 'asked'");
sql!(
    HANDING,
    "SELECT COUNT(*) FROM handovers h JOIN assignments a ON a.id = h.assignment_id WHERE a.state = 'held'"
);
sql!(
    NOT_IN,
    "SELECT p.handle FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.scope = 'space' AND a.state = 'held' AND NOT EXISTS (SELECT 1 FROM memberships m
        WHERE m.person_id = a.person_id AND m.space_id = a.scope_id)"
);
sql!(
    SHOWN,
    "SELECT reason, COUNT(*) FROM shown_notices WHERE thread_id IS NULL GROUP BY reason ORDER BY reason"
);
sql!(
    COUNTED,
    "SELECT s.id, (SELECT COUNT(*) FROM threads t WHERE t.space_id = s.id AND t.created_ms >= $1),
        (SELECT COUNT(*) FROM threads t JOIN messages m ON m.thread_id = t.id WHERE t.space_id = s.id AND m.created_ms >= $1),
        (SELECT COUNT(*) FROM memberships x WHERE x.space_id = s.id AND x.since_ms >= $1)
     FROM spaces s WHERE s.kind = 'community' ORDER BY s.id"
);
sql!(VOLUMES, "SELECT space_id, threads, messages, joiners FROM space_volumes ORDER BY space_id");

type Row = (i64, String, i64, String, i64, i64, Option<i64>, i64);

async fn everything(db: &Db) -> State {
    db.read(board::everything).await.unwrap()
}

#[test]
fn every_planted_state_is_there_on_both_engines() {
    let company = noria();
    let seen = std::sync::Mutex::new(Vec::<Vec<Row>>::new());
    both_engines_empty(async |db| {
        fill(&db, &company).await.unwrap();
        let rows = db.read(|r| r.all::<Row>(&ROWS, p![])).await.unwrap();
        seen.lock().unwrap().push(rows);
        coverage(&db, &company).await;
        duties(&db, &company).await;
        outside(&db, &company).await;
        loads(&db, &company).await;
        let none: Vec<(String,)> = db.read(|r| r.all(&NOT_IN, p![])).await.unwrap();
        assert!(none.is_empty(), "{none:?}");
        let (asked, handing): ((i64,), (i64,)) =
            db.read(|r| Ok::<_, store::Error>((r.one(&ASKED, p![])?, r.one(&HANDING, p![])?))).await.unwrap();
        assert_eq!((asked.0, handing.0), (2, 3));
        let coaches: Vec<(Time, bool)> = db.read(|r| r.all(&COACHES, p![])).await.unwrap();
        assert_eq!(coaches, [(company.end.plus(21 * DAY), false)]);
        let shown: Vec<(String, i64)> = db.read(|r| r.all(&SHOWN, p![])).await.unwrap();
        let shown: BTreeMap<String, i64> = shown.into_iter().collect();
        for reason in ["act_held", "coach_invited", "deputy_asked", "role_proposed", "role_vacant"] {
            assert!(shown.contains_key(reason), "{reason}: {shown:?}");
        }
    });
    let seen = seen.into_inner().unwrap();
    assert!(seen.len() == 2 && seen[0] == seen[1], "the engines differ");
}

/// Filled, combined, deputised, vacant since so many days.
async fn coverage(db: &Db, company: &Company) {
    let (state, end) = (everything(db).await, company.end);
    let network = |key: &str| state.column(ORIGINAL.role(key).unwrap(), &Where::network(), end);
    let comms = network("comms_manager");
    assert_eq!(comms.standing, Standing::Vacant);
    assert_eq!(days(comms.vacant_since.unwrap(), end), 23);
    assert_eq!(network("tech_support").standing, Standing::Combined);
    assert_eq!(network("platform_expert").standing, Standing::Deputised);
    assert_eq!(network("esn_owner").standing, Standing::Deputised);
    assert_eq!(network("network_lead").standing, Standing::Filled, "asked is not accepted");
    let facilitator = ORIGINAL.role("facilitator").unwrap();
    let here = |slug: &str| state.column(facilitator, &space(company, slug), end);
    let water = here("eau-agricole");
    assert_eq!((water.standing, days(water.vacant_since.unwrap(), end)), (Standing::Vacant, 40));
    assert_eq!(here("field-diagnostics").standing, Standing::Deputised);
    assert_eq!(here("atelier-et-outillage").standing, Standing::Filled);
    assert_eq!(here("safe-hands").standing, Standing::Combined, "its facilitator has two communities");
    assert!(here("venir-au-travail").seats[0].driving && !here("ferries-and-marine").seats[0].driving);
    assert!(company.units.iter().any(|u| u.manager.is_none()));
    let relays: BTreeSet<Scope> =
        state.held.iter().filter(|h| h.role == "evangelist").map(|h| h.scope).collect();
    assert!(relays.len() > 3 && relays.len() < company.units.len() / 2);
}

/// Who answers: settled, unsettled, with a deputy, helped by others.
async fn duties(db: &Db, company: &Company) {
    let (priya, daan) = (person(company, "priya.raman"), person(company, "daan.kuipers"));
    let of = |slug: &str| {
        let (at, end) = (space(company, slug), company.end);
        db.read(move |r| Ok::<_, store::Error>(board::state(r, &at)?.board(&ORIGINAL, &at, end)))
    };
    let field = of("field-diagnostics").await.unwrap();
    for duty in ["LA9", "LA8"] {
        let line = field.line(duty).unwrap();
        let Answer::One(who, Some(deputy)) = &line.answer else { panic!("{duty}: {:?}", line.answer) };
        assert_eq!((who.id, deputy.id, line.settled), (priya, daan, duty == "LA8"));
    }
    assert_eq!(field.line("LE1").unwrap().contributors.len(), 3);
    // Settled for every place, and otherwise where somebody else knows the figures best.
    let after = of("after-ten").await.unwrap();
    for (line, who) in [(after.line("P4"), "nadia.ferhat"), (field.line("P4"), "amelie.caron")] {
        let Answer::One(found, _) = &line.unwrap().answer else { panic!("{who}: {line:?}") };
        assert_eq!(found.id, person(company, who));
    }
    let circle = of("quality-circle").await.unwrap();
    assert!(matches!(&circle.line("LE2").unwrap().answer, Answer::Unsettled(who) if who.len() == 2));
    let seats = &circle.columns.iter().find(|c| c.role == "facilitator").unwrap().seats;
    let special: BTreeSet<&str> = seats.iter().map(|s| s.specialities.as_str()).collect();
    assert_eq!(special, BTreeSet::from(["content", "moderation"]));
}

/// One who is driven with, one who drives alone.
async fn outside(db: &Db, company: &Company) {
    let rows: Vec<(String, String, Option<Time>, i64, i64)> =
        db.read(|r| r.all(&CODRIVINGS, p![])).await.unwrap();
    let lines = ORIGINAL.role("facilitator").unwrap().culture.len();
    let [released, driven] = rows.as_slice() else { panic!("{rows:?}") };
    let checked = |text: &str| serde_json::from_str::<Vec<i64>>(text).unwrap().len();
    assert_eq!((released.0.as_str(), checked(&released.1), released.4), ("hielke.postma", lines, 0));
    assert!(released.2.is_some() && released.3 >= 10, "{released:?}");
    assert_eq!((driven.0.as_str(), driven.2, driven.3, driven.4), ("maud.renard", None, 4, 1));
    assert!((1..lines).contains(&checked(&driven.1)), "{driven:?}");
    let (body,): (String,) = db.read(|r| r.one(&WAITING, p![])).await.unwrap();
    let fields: Vec<(String, String)> = serde_urlencoded::from_str(&body).unwrap();
    let kind = fields.iter().find(|(name, _)| name == "kind").unwrap();
    assert!(kind.1 == "announcement" && fields.iter().any(|(n, v)| n == "text" && v.starts_with("Bonjour")));
    let mut signed = company.roles.acts.iter().filter(|a| a.action == "broadcast" && a.decided.is_some());
    assert!(signed.all(|a| a.result.contains("/t/")));
}

/// The product's own formula finds who has too much to do.
async fn loads(db: &Db, company: &Company) {
    let state = everything(db).await;
    let volumes = db.read(needs::volumes).await.unwrap();
    let held: BTreeSet<PersonId> = state.held.iter().map(|h| h.who.id).collect();
    let over = held.into_iter().filter(|id| state.work(&ORIGINAL, *id, &volumes, company.end).over());
    let over: Vec<PersonId> = over.collect();
    assert_eq!(over, [person(company, "thierry.delcroix")]);
    let since = company.end.plus(-28 * DAY);
    let counted: Vec<(i64, i64, i64, i64)> = db.read(move |r| r.all(&COUNTED, p![since])).await.unwrap();
    assert_eq!(db.read(|r| r.all::<(i64, i64, i64, i64)>(&VOLUMES, p![])).await.unwrap(), counted);
}
