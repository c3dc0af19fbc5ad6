//! Drafts: who knows of them, and what they need to open.

use store::{p, sql};
use testkit::{Town, both_engines};

use crate::tests::{desk, facts, write};

sql!(
    OBJECTIVE,
    "INSERT INTO register_items (id, register, state, title, body, author_id, votes, at_ms, moved_ms, version)
     VALUES (77, 'objective', 'live', 'Half the returns', '{}', $1, 0, 0, 0, 1)"
);
sql!(
    SERVE,
    "INSERT INTO space_objectives (id, space_id, objective_id, contribution, from_ms, by_id)
     SELECT 78, s.id, 77, '', 0, $1::bigint FROM spaces s WHERE s.slug = $2"
);
sql!(
    FACILITATES,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment,
        external, specialities, note, proposed_ms, cause, version)
     SELECT 79, 'facilitator', $1::bigint, 'space', s.id, 20, 0, 'proposed', 'lead', FALSE, '', '', 0, '', 1
     FROM spaces s WHERE s.slug = $2"
);

const SIX: &str = r#""why":"w","expected":"e","free":"f","ask":"a","deciders":"d","terms":"t""#;

// spec: S1-CM2
#[test]
fn a_community_leaves_its_draft_with_its_answers_an_objective_and_a_facilitator() {
    both_engines(async |t: Town| {
        let (sofia, tomas) = (t.person("sofia"), t.person("tomas"));
        write(&t.db, move |w| Ok(w.exec(&OBJECTIVE, p![sofia])?)).await.unwrap();
        let desk = desk(t);
        let made = desk
            .post(
                "sofia",
                "/api/v1/spaces",
                r#"{"kind":"community","name":"Seals","join":"open","draft":true,"facilitator":"tomas"}"#,
            )
            .await;
        assert_eq!((made.status, &made.json["draft"]), (201, &true.into()), "{}", made.text);
        let at = "/api/v1/spaces/seals/opening";
        desk.table(&[
            (
                "GET",
                "/api/v1/spaces/seals",
                "",
                &[("tomas", 200), ("yuki", 404), ("lea", 404), ("piet", 404), ("", 401)],
            ),
            ("GET", at, "", &[("tomas", 200), ("yuki", 404), ("piet", 404), ("", 401)]),
            ("POST", at, "", &[("yuki", 404), ("piet", 404), ("", 401), ("tomas", 422)]),
            ("GET", "/api/v1/spaces/diagnostics/opening", "", &[("amelie", 404)]),
            ("POST", "/api/v1/spaces/diagnostics/opening", "", &[("amelie", 404), ("ines", 403)]),
            ("POST", "/api/v1/spaces/seals/waves", r#"{"people":"lea"}"#, &[("tomas", 422)]),
        ])
        .await;
        assert_eq!(
            desk.get("yuki", "/api/v1/spaces?q=seals").await.json["items"].as_array().map(Vec::len),
            Some(0)
        );
        let page = desk.get("tomas+en", "/s/seals/opening").await;
        assert_eq!(page.html().matches("missing</span>").count(), 3, "{}", page.html());
        let missing = desk.post("tomas", at, "").await;
        let said = format!("{:?}", missing.problem);
        assert!(["card", "objective", "facilitator"].iter().all(|f| said.contains(f)), "{said}");

        assert_eq!(
            desk.call("tomas", "PUT", "/api/v1/spaces/seals/card", &format!("{{{SIX}}}")).await.status,
            200
        );
        write(&desk.t.db, move |w| Ok(w.exec(&FACILITATES, p![tomas, "seals"])?)).await.unwrap();
        assert_eq!(desk.post("tomas", at, "").await.status, 422, "no objective yet");
        write(&desk.t.db, move |w| Ok(w.exec(&SERVE, p![sofia, "seals"])?)).await.unwrap();
        assert_eq!(desk.post("tomas", "/s/seals/opening", "").await.status, 303);
        let now = desk.get("yuki", "/api/v1/spaces/seals").await.json;
        assert_eq!(
            (&now["join"], &now["open_read"], &now["draft"]),
            (&"open".into(), &true.into(), &false.into())
        );
        assert_eq!(desk.post("tomas", at, "").await.status, 404, "it opens once");
    });
}

#[test]
fn where_objectives_are_written_a_community_without_one_begins_as_a_draft() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = |name: &str, more: &str| {
            format!("{{\"kind\":\"community\",\"join\":\"open\",\"name\":\"{name}\",{SIX}{more}}}")
        };
        let before = desk.post("sofia", "/api/v1/spaces", &form("Valves", "")).await;
        assert_eq!(
            (before.status, &before.json["draft"]),
            (201, &false.into()),
            "there is nothing to serve yet"
        );
        let sofia = desk.t.person("sofia");
        write(&desk.t.db, move |w| Ok(w.exec(&OBJECTIVE, p![sofia])?)).await.unwrap();
        let without = desk.post("sofia", "/api/v1/spaces", &form("Hoses", "")).await;
        assert_eq!(without.json["draft"], true);
        assert_eq!(
            desk.post("sofia", "/api/v1/spaces", &form("Pipes", ",\"objective\":\"5\"")).await.status,
            422
        );
        let with = desk.post("sofia", "/api/v1/spaces", &form("Rings", ",\"objective\":\"77\"")).await;
        assert_eq!((with.status, &with.json["draft"]), (201, &false.into()));
        assert_eq!(facts(&desk.t, "space.serves").await.len(), 1);
        let page = desk.get("sofia+en", "/spaces/new?kind=community").await;
        assert!(page.html().contains("Half the returns"), "{}", page.html());
        // What is set in a draft holds once it opens, and not before.
        let set = desk.call("sofia", "PUT", "/api/v1/spaces/hoses/settings", r#"{"join":"approval"}"#).await;
        assert_eq!((set.status, &set.json["join"]), (200, &"approval".into()), "{}", set.text);
        assert_eq!(desk.get("yuki", "/api/v1/spaces/hoses").await.status, 404);
    });
}
