//! Moderation, seen by the town: who reports, who decides, who appeals, who learns what.

use kernel::Lang;
use store::{p, sql};
use testkit::desk::Beside;
use testkit::{Desk, Town, both_engines};

mod everywhere;

const SPACES: Beside = Beside {
    name: "spaces",
    schema: include_str!("../../../spaces/src/schema.cedarschema"),
    policy: include_str!("../../../spaces/src/policy.cedar"),
    words: &[
        (Lang::En, include_str!("../../../spaces/src/words/en.ftl")),
        (Lang::Fr, include_str!("../../../spaces/src/words/fr.ftl")),
    ],
};
sql!(AUDITED, "SELECT actor_id, changes FROM audit WHERE act = 'moderation.act' ORDER BY id");
sql!(
    FILE,
    "INSERT INTO files (id, space_id, folder, name, name_folded, alt, via, author_id, created_ms, changed_ms, version, blob, type, size)
     VALUES ($1, $2, '', 'plan.pdf', 'plan.pdf', '', 'folder', $3, 1, 1, 1, 'x', 'application/pdf', 1)"
);
sql!(CASES, "SELECT id FROM cases ORDER BY id");
sql!(
    KINDS,
    "SELECT kind FROM facts WHERE kind LIKE 'message.%' OR kind LIKE 'thread.l%' OR kind LIKE 'thread.un%' ORDER BY id"
);

fn desk(t: Town) -> Desk {
    Desk::beside(t, super::room(), &[SPACES])
}

async fn report(desk: &Desk, who: &str, what: &str, id: i64) -> u16 {
    let body = format!(r#"{{"what":"{what}","id":"{id}","reason":"respect","words":"It hurts."}}"#);
    desk.post(who, "/api/v1/reports", &body).await.status
}

async fn cases(desk: &Desk) -> Vec<i64> {
    desk.t.db.read(|r| r.ints(&CASES, p![])).await.unwrap()
}

async fn act(desk: &Desk, who: &str, case: i64, act: &str) -> testkit::Reply {
    let body = format!(r#"{{"act":"{act}","rule":"respect","words":"These words hurt a colleague."}}"#);
    desk.post(who, &format!("/api/v1/moderation/{case}/acts"), &body).await
}

// spec: S1-RC2 (part: a case with clause, decision, statement of reasons and appeal)
#[test]
#[allow(clippy::too_many_lines)] // One case from the report to the end of its appeal.
fn a_report_is_decided_explained_and_appealed_and_nobody_learns_who_reported() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let hum = desk.t.message("hum").number();
        assert_eq!(report(&desk, "ines", "message", hum).await, 409, "one's own");
        assert_eq!(report(&desk, "piet", "message", hum).await, 404, "not to be seen from outside");
        assert_eq!(report(&desk, "tomas", "message", hum).await, 201);
        assert_eq!(report(&desk, "lea", "message", hum).await, 201);
        let all = cases(&desk).await;
        assert_eq!(all.len(), 1, "a second report joins the case");
        let case = all[0];
        let at = format!("/api/v1/moderation/{case}");
        // Before anything was done its author knows nothing of it.
        for (who, status) in [("amelie", 200), ("ines", 404), ("tomas", 404), ("sofia", 404), ("", 401)] {
            assert_eq!(desk.get(who, &at).await.status, status, "{who}");
        }
        let queue = desk.get("amelie", "/api/v1/spaces/diagnostics/moderation").await;
        assert_eq!(queue.json["items"].as_array().map(Vec::len), Some(1), "{queue:?}");
        assert_eq!(act(&desk, "tomas", case, "remove").await.status, 404);
        assert_eq!(act(&desk, "amelie", case, "hide").await.status, 200);
        assert_eq!(act(&desk, "amelie", case, "lock").await.status, 200);
        assert_eq!(act(&desk, "amelie", case, "remove").await.status, 200);
        assert_eq!(act(&desk, "amelie", case, "remove").await.status, 409);
        let own = desk.get("ines", &format!("/moderation/{case}")).await;
        assert_eq!(own.status, 200);
        assert!(own.html().contains("These words hurt") && own.html().contains("40 Hz"), "{}", own.html());
        // Who reported stands nowhere the author or the deciders can look.
        for (who, path) in [
            ("ines", format!("/moderation/{case}")),
            ("ines", "/moderation".to_owned()),
            ("amelie", format!("/moderation/{case}")),
            ("amelie", "/s/diagnostics/moderation".to_owned()),
        ] {
            let page = desk.get(who, &path).await;
            let json = desk.get(who, &format!("/api/v1{}", path.replace("/s/", "/spaces/"))).await;
            for text in [page.html(), &json.text] {
                assert!(
                    !text.contains("tomas") && !text.contains("Tomás") && !text.contains("/p/lea"),
                    "{text}"
                );
            }
        }
        let heard = desk.get("tomas", "/api/v1/reports").await;
        assert_eq!(heard.json["items"][0]["outcome"], "acted");
        // The appeal: by the author alone, answered by somebody else.
        let appeal = format!("/api/v1/moderation/{case}/appeal");
        for (who, status) in [("tomas", 404), ("amelie", 403), ("ines", 200), ("ines", 409)] {
            assert_eq!(
                desk.post(who, &appeal, r#"{"words":"It was a joke."}"#).await.status,
                status,
                "{who}"
            );
        }
        let answer = format!("/api/v1/moderation/{case}/answer");
        let words = r#"{"words":"It was one.","outcome":"overturn"}"#;
        for (who, status) in [("amelie", 404), ("ines", 403), ("tomas", 404), ("sofia", 200), ("sofia", 404)]
        {
            let got = desk.post(who, &answer, words).await;
            assert_eq!(got.status, status, "{who} {got:?}");
        }
        let kinds: Vec<(String,)> = desk.t.db.read(|r| r.all(&KINDS, p![])).await.unwrap();
        let kinds: Vec<&str> = kinds.iter().map(|(k,)| k.as_str()).collect();
        assert!(
            kinds.ends_with(&[
                "message.hidden",
                "thread.locked",
                "message.removed",
                "message.restored",
                "thread.unlocked"
            ]),
            "{kinds:?}"
        );
        let log = desk.get("sofia", "/api/v1/moderation").await;
        assert!(log.json["log"].as_array().is_some_and(|l| l.len() == 4), "{log:?}");
        assert!(!log.text.contains("hurt"), "the log holds no words");
    });
}

#[test]
fn two_who_decide_at_once_decide_once_and_what_concerns_a_lead_goes_up() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let hum = desk.t.message("hum").number();
        assert_eq!(report(&desk, "tomas", "message", hum).await, 201);
        let case = cases(&desk).await[0];
        let (one, other) =
            tokio::join!(act(&desk, "amelie", case, "remove"), act(&desk, "amelie", case, "dismiss"));
        let mut said = [one.status, other.status];
        said.sort_unstable();
        assert_eq!(said, [200, 409]);
        // A profile has no space, and a space is its lead's: both go up.
        assert_eq!(report(&desk, "tomas", "profile", desk.t.lea().id.number()).await, 201);
        assert_eq!(report(&desk, "tomas", "space", desk.t.space("diagnostics").number()).await, 201);
        let all = cases(&desk).await;
        for case in &all[1..] {
            assert_eq!(act(&desk, "amelie", *case, "warn").await.status, 404);
            assert_eq!(act(&desk, "sofia", *case, "remove").await.status, 409, "nothing to remove");
            assert_eq!(act(&desk, "sofia", *case, "ask").await.status, 200);
            assert_eq!(act(&desk, "sofia", *case, "warn").await.status, 200);
        }
        // What the owner reported is not the owner's to decide.
        assert_eq!(report(&desk, "sofia", "profile", desk.t.yuki().id.number()).await, 201);
        let last = *cases(&desk).await.last().unwrap();
        let stopped = act(&desk, "sofia", last, "warn").await;
        assert_eq!((stopped.status, stopped.rule()), (403, "no-own-content"));
        desk.t
            .db
            .write(|w| {
                let now = w.now();
                super::store::forget(w, now).map(|()| super::store::edited(w, kernel::MessageId::new(1), now))
            })
            .await
            .unwrap()
            .unwrap();
    });
}

#[test]
fn a_case_says_what_it_is_about_and_ends_when_its_words_were_changed() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let (hum, place, ines) = (desk.t.message("hum"), desk.t.space("diagnostics"), desk.t.ines().id);
        desk.t.db.write(move |w| w.exec(&FILE, p![7, place, ines])).await.unwrap();
        for (what, id) in [
            ("message", hum.number()),
            ("file", 7),
            ("profile", desk.t.lea().id.number()),
            ("space", place.number()),
        ] {
            assert_eq!(report(&desk, "tomas", what, id).await, 201, "{what}");
        }
        let all = cases(&desk).await;
        let seen = [
            ("amelie", "40 Hz"),
            ("amelie", "plan.pdf"),
            ("sofia", "/p/lea"),
            ("sofia", "Field diagnostics"),
        ];
        for (case, (who, words)) in all.iter().zip(seen) {
            let page = desk.get(who, &format!("/moderation/{case}")).await;
            assert!(page.html().contains(words), "{words}: {} {}", page.status, page.html());
        }
        assert_eq!(act(&desk, "amelie", all[0], "ask").await.status, 200);
        desk.t.db.write(move |w| super::store::edited(w, hum, w.now())).await.unwrap();
        let heard = desk.get("tomas", "/api/v1/reports").await;
        assert!(heard.text.contains("\"acted\""), "{heard:?}");
        assert_eq!(act(&desk, "amelie", all[0], "remove").await.status, 409, "it is settled");
        let rows: Vec<(Option<kernel::PersonId>, String)> =
            desk.t.db.read(|r| r.all(&AUDITED, p![])).await.unwrap();
        let amelie = Some(desk.t.person("amelie"));
        assert!(!rows.is_empty() && rows.iter().all(|(who, _)| *who == amelie), "{rows:?}");
        assert!(rows.iter().any(|(_, what)| what.contains("ask")), "{rows:?}");
    });
}

#[test]
fn pages_stand_for_everybody_they_are_for() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let hum = desk.t.message("hum").number();
        let form = format!("/report?what=message&id={hum}");
        desk.table(&[
            ("GET", &form, "", &[("tomas", 200), ("lea", 200), ("piet", 404), ("", 401)]),
            ("GET", "/report?what=file&id=1", "", &[("tomas", 404)]),
            ("GET", "/reports", "", &[("tomas", 200), ("piet", 200), ("", 401)]),
            (
                "GET",
                "/moderation",
                "",
                &[("sofia", 200), ("yuki+network_lead", 200), ("lea", 200), ("", 401)],
            ),
            (
                "GET",
                "/s/diagnostics/moderation",
                "",
                &[("amelie", 200), ("ines", 200), ("piet", 404), ("", 401)],
            ),
            ("GET", "/s/service-nord/moderation", "", &[("jonas", 200), ("karim", 200), ("lea", 404)]),
            ("POST", "/report", &format!("what=message&id={hum}&reason=&words=x"), &[("tomas", 422)]),
            (
                "POST",
                "/report",
                &format!("what=thread&id={}&reason=law", desk.t.thread("bearing")),
                &[("tomas", 303)],
            ),
        ])
        .await;
        let page = desk.get("amelie", "/s/diagnostics/moderation").await;
        assert!(page.html().contains("A hum at 40 Hz"), "{}", page.html());
        assert!(!desk.get("ines", "/s/diagnostics/moderation").await.html().contains("A hum at 40 Hz"));
    });
}
