//! Reports about everything, and who may never decide: delegates, neutral names, co-drivers, limits.

use kernel::PersonId;
use store::{Error, p, sql};
use testkit::{Town, both_engines};

use super::{FILE, act, cases, desk, report};

sql!(
    NEUTRAL,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state, created_ms, version)
     VALUES (11, 'pseudonym-1', 'A colleague', 'a colleague', '', '', 'en', 'en', 'UTC', FALSE, 'left', 0, 1) ON CONFLICT DO NOTHING"
);
sql!(SPEAKS, "UPDATE messages SET author_id = 11 WHERE id = $1");
sql!(VEIL, "INSERT INTO pseudonyms (thread_id, person_id) VALUES ($1, $2)");
sql!(
    NOTE,
    "INSERT INTO notes (id, space_id, title, title_folded, body, version, created_ms, author_id, changed_ms, changed_by)
     VALUES ($1, $2, 'Valves', 'valves', 'Which *valve* sticks.', 1, 1, $3, 1, $3)"
);
sql!(
    FACILITATES,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, lead_id, asker_id, unit_id, external, specialities, note, follows_id, proposed_ms,
        proposed_by, approved_ms, approved_by, answered_ms, ended_ms, ended_by, cause, version)
     VALUES (77, 'facilitator', $1, 'space', $2, 20, 1, NULL, 'held', 'lead', NULL, NULL, NULL, TRUE,
        '', '', NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, '', 1)"
);
sql!(TOLD, "SELECT numbers FROM facts WHERE kind = 'case.acted'");

async fn file(t: &Town, id: i64, space: &str, author: &str) {
    let (space, author): (_, PersonId) = (t.space(space), t.person(author));
    t.db.write(move |w| w.exec(&FILE, p![id, space, author])).await.unwrap();
}

#[test]
fn a_delegate_decides_for_the_manager_and_never_about_their_own() {
    both_engines(async |t: Town| {
        for (id, author) in [(21, "mamadou"), (22, "karim"), (23, "jonas")] {
            file(&t, id, "service-nord", author).await;
        }
        let desk = desk(t);
        for id in [21, 22, 23] {
            assert_eq!(report(&desk, "ines", "file", id).await, 201);
        }
        let all = cases(&desk).await;
        let at = |n: usize| format!("/api/v1/moderation/{}", all[n]);
        // Somebody else’s: the manager and the delegate; nobody above, nobody beside.
        desk.table(&[
            ("GET", &at(0), "", &[("jonas", 200), ("karim", 200), ("mamadou", 404), ("sofia", 404)]),
            // The delegate’s own and the manager’s own go one level up, past both.
            ("GET", &at(1), "", &[("jonas", 404), ("karim", 404), ("sofia", 200)]),
            ("GET", &at(2), "", &[("jonas", 404), ("karim", 404), ("sofia", 200)]),
        ])
        .await;
        assert_eq!(act(&desk, "karim", all[0], "warn").await.status, 200);
        assert_eq!(act(&desk, "karim", all[1], "dismiss").await.status, 404);
        assert_eq!(act(&desk, "karim", all[2], "dismiss").await.status, 404);
        let queue = desk.get("karim", "/s/service-nord/moderation").await;
        assert_eq!(queue.status, 200);
    });
}

#[test]
fn who_asked_under_a_neutral_name_stays_unknown_to_those_who_decide() {
    both_engines(async |t: Town| {
        let (hum, thread, ines) = (t.message("hum"), t.thread("bearing"), t.person("ines"));
        t.db.write(move |w| {
            w.exec(&NEUTRAL, p![])?;
            w.exec(&SPEAKS, p![hum])?;
            w.exec(&VEIL, p![thread, ines])
        })
        .await
        .unwrap();
        let desk = desk(t);
        assert_eq!(report(&desk, "ines", "message", hum.number()).await, 409, "it is hers all the same");
        assert_eq!(report(&desk, "tomas", "message", hum.number()).await, 201);
        let case = cases(&desk).await[0];
        for path in [format!("/moderation/{case}"), "/s/diagnostics/moderation".to_owned()] {
            let page = desk.get("amelie", &path).await;
            assert!(!page.html().contains("Moreau") && !page.html().contains("/p/ines"), "{}", page.html());
            let json = desk.get("amelie", &format!("/api/v1{}", path.replace("/s/", "/spaces/"))).await;
            assert!(!json.text.contains("ines"), "{}", json.text);
        }
        assert_eq!(act(&desk, "amelie", case, "remind").await.status, 200);
        assert_eq!(desk.get("ines", &format!("/moderation/{case}")).await.status, 200, "she is told");
        let told: Vec<(String,)> = desk.t.db.read(|r| r.all(&TOLD, p![])).await.unwrap();
        assert!(told.iter().all(|(n,)| !n.contains(&ines.number().to_string())), "nor in a fact: {told:?}");
    });
}

// spec: S2-SM7 (part: a sanction)
#[test]
fn a_sanction_by_somebody_from_outside_waits_for_a_second_signature() {
    both_engines(async |t: Town| {
        file(&t, 31, "pump-3", "mamadou").await;
        let (piet, space) = (t.person("piet"), t.space("pump-3"));
        t.db.write(move |w| w.exec(&FACILITATES, p![piet, space])).await.unwrap();
        let desk = desk(t);
        assert_eq!(report(&desk, "mamadou", "file", 31).await, 409);
        assert_eq!(report(&desk, "ines", "file", 31).await, 201);
        let case = cases(&desk).await[0];
        let held = act(&desk, "piet", case, "warn").await;
        assert!(matches!(held.problem, Some(kernel::Problem::Held(_))), "{held:?}");
        let row = desk.get("mamadou", &format!("/moderation/{case}")).await;
        assert_eq!(row.status, 404, "nothing was done yet");
    });
}

#[test]
fn notes_are_reported_too_and_many_reports_in_a_day_have_an_end() {
    both_engines(async |t: Town| {
        let (space, amelie) = (t.space("diagnostics"), t.person("amelie"));
        t.db.write(move |w| {
            w.exec(&NOTE, p![41, space, amelie])?;
            for id in 50..72 {
                w.exec(&FILE, p![id, space, amelie])?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        let desk = desk(t);
        assert_eq!(report(&desk, "amelie", "note", 41).await, 409, "one’s own");
        assert_eq!(report(&desk, "piet", "note", 41).await, 404);
        assert_eq!(report(&desk, "tomas", "note", 41).await, 201);
        let case = cases(&desk).await[0];
        let page = desk.get("sofia", &format!("/moderation/{case}")).await;
        assert!(page.html().contains("Valves") && page.html().contains("<em>valve</em>"), "{}", page.html());
        for id in 50..69 {
            assert_eq!(report(&desk, "tomas", "file", id).await, 201, "{id}");
        }
        assert_eq!(report(&desk, "tomas", "file", 70).await, 429, "twenty wait already");
        assert_eq!(cases(&desk).await.len(), 20, "what was refused leaves nothing behind");
        desk.t.clock.advance(25 * kernel::time::HOUR);
        assert_eq!(report(&desk, "tomas", "file", 71).await, 201, "the next day");
    });
}
