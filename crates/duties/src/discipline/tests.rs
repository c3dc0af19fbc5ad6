//! Who names whom, and who learns of it.

mod evangelists;

use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

sql!(WORDS, "SELECT body FROM nominations ORDER BY id");
sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'evangelist', $2, 'network', 0, 5, 0, 'held', 'lead', FALSE, '', '', 0, '', 1)"
);

fn desk(t: Town) -> Desk {
    Desk::new(t, super::room())
}

// spec: S3-Q1
#[test]
fn a_nominee_declines_and_nobody_learns_of_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let why = r#"{"reason": "She introduces everybody to everybody."}"#;
        assert_eq!(desk.post("tomas", "/api/v1/people/ines/nomination", why).await.status, 201);
        let before = desk.get("tomas", "/api/v1/me/practice").await.json;
        assert_eq!(
            (&before["nominated"][0]["state"], &before["nominated"][0]["reason"]),
            (&json!("open"), &json!(""))
        );
        let page = desk.get("ines+en", "/me/practice").await;
        assert!(page.words().contains("She introduces everybody to everybody."));
        for other in ["sofia+network_lead", "jonas", "tomas+en"] {
            assert!(!desk.get(other, "/me/practice").await.words().contains("introduces everybody"));
        }
        let named =
            desk.get("ines", "/api/v1/me/practice").await.json["named"][0]["id"].as_str().unwrap().to_owned();
        let at = format!("/me/practice/nominations/{named}");
        assert_eq!(desk.form("tomas", &at, &[("answer", "accept")]).await.status, 404, "hers alone");
        assert_eq!(desk.form("ines", &at, &[("answer", "decline")]).await.status, 303);
        assert_eq!(desk.form("ines", &at, &[("answer", "accept")]).await.status, 404, "said once");
        let after = desk.get("tomas", "/api/v1/me/practice").await.json;
        assert_eq!(after, before, "whoever named her sees what they saw before");
        let again = desk.post("tomas", "/api/v1/people/ines/nomination", why).await;
        assert_eq!(again.status, 409, "and cannot find out by naming her again");
        let left: Vec<(String,)> = desk.t.db.read(|r| r.all(&WORDS, p![])).await.unwrap();
        assert_eq!(left, [(String::new(),)], "no words are left");
        assert_eq!(desk.get("ines", "/api/v1/me/practice").await.json["named"], json!([]));
    });
}

// spec: S3-Q1 (part: what is accepted begins a standing)
// spec: S3-P2 (part: a standing without permissions)
#[test]
fn nobody_names_themselves_and_an_accepted_nomination_is_known_to_both() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let why = r#"{"reason": "Always there"}"#;
        let own = desk.post("ines", "/api/v1/people/ines/nomination", why).await;
        assert_eq!((own.status, own.rule()), (403, "discipline-not-oneself"));
        let empty = desk.form("tomas+en", "/p/amelie/nomination", &[("reason", " ")]).await;
        assert!(empty.status == 422 && empty.html().contains("reason-error"));
        for nobody in ["piet", "olga", "nobody"] {
            let said = desk.post("ines", &format!("/api/v1/people/{nobody}/nomination"), why).await;
            assert_eq!(said.status, 404, "{nobody}");
        }
        assert_eq!(
            desk.form("tomas", "/p/amelie/nomination", &[("reason", "Always there")]).await.status,
            303
        );
        let id = desk.get("amelie", "/api/v1/me/practice").await.json["named"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let at = format!("/api/v1/me/practice/nominations/{id}");
        assert_eq!(desk.post("amelie", &at, r#"{"answer": "perhaps"}"#).await.status, 422);
        assert_eq!(desk.post("amelie", &at, r#"{"answer": "accept", "shared": "yes"}"#).await.status, 200);
        let seen = desk.get("tomas", "/api/v1/me/practice").await.json;
        assert_eq!(seen["nominated"][0]["state"], "accepted");
        let own = desk.get("amelie", "/api/v1/me/practice").await.json;
        assert_eq!(
            (&own["practises"], &own["share"]),
            (&json!(true), &json!(0)),
            "a standing, nothing said for her"
        );
        assert_eq!(desk.actor("amelie").await.unwrap().roles, kernel::Roles::default(), "and no right");
        assert_eq!(
            desk.get("ines", "/api/v1/evangelists").await.json["practising"],
            json!([]),
            "seen by nobody"
        );
    });
}

// spec: S3-P1 (part: constituencies, intentions, journal, cards)
// spec: S3-P2
#[test]
fn whoever_practises_has_a_standing_without_rights_and_a_journal_of_their_own() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let wrong = desk.post("ines", "/api/v1/me/practice", r#"{"share": "80"}"#).await;
        assert_eq!(
            wrong.wrong().iter().map(|w| w.0).collect::<Vec<_>>(),
            ["share", "constituencies", "intentions"]
        );
        let body =
            r#"{"share": "5", "constituencies": "Sites", "intentions": "One visit a month", "shown": "yes"}"#;
        assert_eq!(desk.post("ines", "/api/v1/me/practice", body).await.status, 200);
        let actor = desk.actor("ines").await.unwrap();
        assert_eq!(actor.roles, kernel::Roles::default(), "no right comes with it");
        assert_eq!(
            desk.form("ines", "/me/practice/journal", &[("card", "tend"), ("text", "Called Lille")])
                .await
                .status,
            303
        );
        let seen = desk.get("lea", "/api/v1/evangelists").await.json;
        assert_eq!(seen["practising"][0]["handle"], "ines", "as she chose");
        assert!(desk.get("lea+en", "/evangelists").await.words().contains("Who practises without the title"));
        let bad = desk.post("ines", "/api/v1/me/practice/journal", r#"{"card": "x", "text": ""}"#).await;
        assert_eq!(bad.wrong().iter().map(|w| w.0).collect::<Vec<_>>(), ["text", "card"]);
        let mine = desk.get("ines", "/api/v1/me/practice").await.json;
        assert_eq!((&mine["share"], &mine["journal"][0]["text"]), (&json!(5), &json!("Called Lille")));
        assert!(desk.get("ines+en", "/me/practice").await.words().contains("Called Lille"));
        let entry = mine["journal"][0]["id"].as_str().unwrap().to_owned();
        let remove = format!("/me/practice/journal/{entry}/remove");
        desk.table(&[
            ("GET", "/me/practice", "", &[("", 401), ("lea", 200), ("piet", 404), ("sofia", 200)]),
            ("GET", "/p/amelie/nomination", "", &[("", 401), ("ines", 200), ("amelie", 404), ("piet", 404)]),
            ("POST", "/api/v1/me/practice", "{}", &[("", 401), ("piet", 403), ("lea", 422)]),
            ("POST", &remove, "", &[("", 401), ("sofia", 404), ("jonas", 404), ("piet", 403), ("ines", 303)]),
            ("DELETE", "/api/v1/me/practice", "", &[("", 401), ("piet", 403), ("ines", 200)]),
            ("GET", "/evangelists", "", &[("", 401), ("piet", 404), ("ines", 200)]),
        ])
        .await;
        assert_eq!(desk.get("ines", "/api/v1/me/practice").await.json["practises"], false);
    });
}

// spec: S4-8c (part: matched by unit, job, language)
// spec: S0-LA4 (part: evangelists near whoever asks)
#[test]
fn evangelists_of_ones_unit_and_language_come_first() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for (n, who) in [(1, "yuki"), (2, "amelie"), (3, "karim")] {
            let person = desk.t.person(who);
            desk.t.db.write(move |w| w.exec(&HOLD, p![n, person]).map(|_| ())).await.unwrap();
        }
        let near = desk.get("ines", "/api/v1/evangelists").await.json;
        let handles: Vec<&str> =
            near["items"].as_array().unwrap().iter().filter_map(|n| n["handle"].as_str()).collect();
        assert_eq!(handles, ["karim", "amelie", "yuki"], "of her unit, then her language");
        assert!(desk.get("ines+en", "/evangelists").await.words().contains("of your unit"));
        assert_eq!(desk.get("karim", "/api/v1/evangelists").await.json["items"].as_array().unwrap().len(), 2);
    });
}

// spec: S4-8c
#[test]
fn evangelists_note_what_they_showed_and_only_sums_of_several_are_seen() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let path = "/api/v1/evangelists/demonstrations";
        let body =
            r#"{"topic": "Asking a question", "people": "12", "outcome": "tried", "text": "Two asked one"}"#;
        for (n, who) in [(1, "ines"), (2, "amelie"), (3, "karim")] {
            let person = desk.t.person(who);
            desk.t.db.write(move |w| w.exec(&HOLD, p![n, person]).map(|_| ())).await.unwrap();
            assert!(!desk.get("lea+en", "/evangelists").await.words().contains("three months"), "{who}");
            assert_eq!(desk.post(who, path, body).await.status, 200);
        }
        assert!(desk.get("lea+en", "/evangelists").await.words().contains("3 times, to 36 people"));
        assert_eq!(desk.get("lea", "/api/v1/evangelists").await.json["shown"], json!([]), "nobody else’s");
        let mine = desk.get("ines", "/api/v1/evangelists").await.json["shown"].clone();
        assert_eq!((&mine[0]["people"], &mine[0]["topic"]), (&json!(12), &json!("Asking a question")));
        assert!(desk.get("ines+en", "/evangelists").await.words().contains("they tried it themselves"));
        let bad = desk.post("ines", path, r#"{"people": "0", "outcome": "x"}"#).await;
        assert_eq!(bad.wrong().iter().map(|w| w.0).collect::<Vec<_>>(), ["topic", "people", "outcome"]);
        let remove = format!("/evangelists/demonstrations/{}/remove", mine[0]["id"].as_str().unwrap());
        desk.table(&[
            ("POST", path, body, &[("", 401), ("lea", 403), ("sofia", 403), ("piet", 403)]),
            ("POST", &remove, "", &[("", 401), ("lea", 403), ("karim", 404), ("ines", 303), ("ines", 404)]),
        ])
        .await;
    });
}
