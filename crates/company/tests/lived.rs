//! What holders of roles did at Noria has every state its pages have, equal on both engines.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use charter::ORIGINAL;
use charter::rounds::{Mark, rounds};
use company::lived::{Seals, outside};
use company::{Company, PEOPLE, SEED, fill, plan};
use duties::descriptions::document::Document;
use kernel::{AssignmentId, Time};
use store::{Db, Sql, p, sql};
use testkit::both_engines_empty;

sql!(
    MARKS,
    "SELECT assignment_id, duty, at_ms, skipped, why, evidence FROM duty_marks ORDER BY at_ms, assignment_id, duty"
);
sql!(HELP, "SELECT state || ' ' || level, COUNT(*) FROM help_requests GROUP BY state, level ORDER BY 1");
sql!(HELP_KINDS, "SELECT kind, COUNT(*) FROM help_requests GROUP BY kind ORDER BY kind");
sql!(DESCRIPTIONS, "SELECT state, COUNT(*) FROM job_descriptions GROUP BY state ORDER BY state");
sql!(NOMINATIONS, "SELECT state, COUNT(*) FROM nominations GROUP BY state ORDER BY state");
sql!(VIEWS, "SELECT state, COUNT(*) FROM competence_feedback GROUP BY state ORDER BY state");
sql!(VACANCIES, "SELECT state, COUNT(*) FROM vacancies GROUP BY state ORDER BY state");
sql!(CANDIDATES, "SELECT state, COUNT(*) FROM candidates GROUP BY state ORDER BY state");
sql!(WEEKS, "SELECT state, COUNT(*) FROM rota_weeks GROUP BY state ORDER BY state");
sql!(
    REGISTERS,
    "SELECT register || ' ' || state, COUNT(*) FROM register_items GROUP BY register, state ORDER BY 1"
);
sql!(HOOKS, "SELECT state, COUNT(*) FROM webhooks GROUP BY state ORDER BY state");
sql!(
    REVIEWS,
    "SELECT CASE WHEN closed_ms IS NOT NULL THEN 'closed' WHEN lead_ms IS NOT NULL THEN 'both'
        WHEN own_ms IS NOT NULL THEN 'own' ELSE 'open' END AS state, COUNT(*)
     FROM holder_reviews GROUP BY 1 ORDER BY 1"
);
sql!(
    PUBLISHED,
    "SELECT v.body FROM description_versions v JOIN job_descriptions d ON d.id = v.description_id WHERE d.state = 'published'"
);
sql!(
    LOOSE,
    "SELECT COUNT(*) FROM duty_marks m WHERE m.evidence <> '' AND NOT EXISTS (SELECT 1 FROM threads t JOIN spaces s ON s.id = t.space_id WHERE m.evidence = '/s/' || s.slug || '/t/' || CAST(t.id AS TEXT))"
);
sql!(
    VOTES_OFF,
    "SELECT COUNT(*) FROM register_items i WHERE i.votes <> (SELECT COUNT(*) FROM register_votes v WHERE v.item_id = i.id)"
);

fn noria() -> Company {
    plan(PEOPLE, SEED).unwrap()
}

/// The states there are of something.
async fn states(db: &Db, sql: &'static Sql) -> BTreeSet<String> {
    let rows: Vec<(String, i64)> = db.read(move |r| r.all(sql, p![])).await.unwrap();
    rows.into_iter().map(|(state, _)| state).collect()
}

fn set(words: &str) -> BTreeSet<String> {
    words.split(", ").map(str::to_owned).collect()
}

type Marks = Vec<(AssignmentId, String, Time, bool, String, String)>;

#[test]
fn whatever_pages_of_roles_can_show_is_there_on_both_engines() {
    let company = noria();
    let seen = std::sync::Mutex::new(Vec::<Marks>::new());
    both_engines_empty(async |db| {
        fill(&db, &company).await.unwrap();
        for (sql, wanted) in [
            (&HELP_KINDS, "advice, arbitrate, coach, decision, means, practice, train"),
            (&DESCRIPTIONS, "draft, published, withdrawn"),
            (&NOMINATIONS, "accepted, declined, open"),
            (&VIEWS, "agreed, asked, given"),
            (&REVIEWS, "both, closed, open, own"),
            (&VACANCIES, "closed, filled, open"),
            (&CANDIDATES, "active, agreed, approached, declined"),
            (&WEEKS, "cover_asked, covered, set"),
        ] {
            assert_eq!(states(&db, sql).await, set(wanted));
        }
        let help = states(&db, &HELP).await;
        for state in ["asked", "agreed", "declined", "withdrawn"] {
            assert!(help.iter().any(|h| h.starts_with(state)), "{state}: {help:?}");
        }
        let registers = states(&db, &REGISTERS).await;
        assert!(registers.len() >= 28, "{registers:?}");
        let marks: Marks = db.read(|r| r.all(&MARKS, p![])).await.unwrap();
        seen.lock().unwrap().push(marks);
        for none in [&LOOSE, &VOTES_OFF] {
            assert_eq!(db.read(|r| r.one::<(i64,)>(none, p![])).await.unwrap().0, 0);
        }
        let bodies: Vec<(String,)> = db.read(|r| r.all(&PUBLISHED, p![])).await.unwrap();
        for (body,) in bodies {
            let document: Document = serde_json::from_str(&body).unwrap();
            let (open, duties) = (document.without_trigger().len(), document.duties());
            assert!(open == 0 && duties > 0, "{:?}: {open} of {duties}", document.title);
        }
    });
    let seen = seen.into_inner().unwrap();
    assert!(seen.len() == 2 && seen[0] == seen[1], "the engines differ");
    duties_are_partly_said(&company, &seen[0]);
}

/// Of the roles people are shown with, some duties are said, some are due and some late.
fn duties_are_partly_said(company: &Company, marks: &Marks) {
    let mut of: BTreeMap<AssignmentId, Vec<Mark>> = BTreeMap::new();
    for (id, duty, at, skipped, why, evidence) in marks.iter().cloned() {
        assert!(at <= company.end && (!skipped || !why.is_empty()), "{duty}: {why}");
        of.entry(id).or_default().push(Mark { duty, at, skipped, why, evidence });
    }
    let shown: BTreeSet<_> = company.personas.iter().map(|p| p.person).collect();
    let (mut fresh, mut late, mut noted, mut shows) = (0, 0, 0, 0);
    for a in company.roles.assignments.iter().filter(|a| a.state == "held" && shown.contains(&a.person)) {
        let kind = company.spaces.iter().find(|s| Some(s.id) == a.space()).map_or("", |s| s.kind.as_str());
        let none = Vec::new();
        let own = of.get(&a.id).unwrap_or(&none);
        noted += own.iter().filter(|m| !m.why.is_empty()).count();
        shows += own.iter().filter(|m| !m.evidence.is_empty()).count();
        let Some(role) = ORIGINAL.role(&a.role) else { continue };
        for round in rounds(&ORIGINAL, role, (kind, a.from), own, company.end) {
            if round.fresh { fresh += 1 } else { late += 1 }
        }
    }
    assert!(fresh > 2 * late && late > 5, "{fresh} fresh, {late} late");
    assert!(noted > 50 && shows > 10, "{noted} with words, {shows} with an address");
}

#[test]
fn programs_around_the_company_have_their_states() {
    let company = noria();
    both_engines_empty(async |db| {
        fill(&db, &company).await.unwrap();
        let own = company.clone();
        db.bulk(move |w| {
            let seal = Box::new(|label: &str, _: &[u8]| Ok(format!("sealed {label}")));
            outside(w, &own, &Seals { seal, mark: |secret| secret.as_bytes().to_vec() })
        })
        .await
        .unwrap();
        assert_eq!(states(&db, &HOOKS).await, set("failing, gone, off"));
    });
}
