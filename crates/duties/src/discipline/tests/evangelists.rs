//! What evangelists show, where they are, and what colleagues found helpful.

use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::{HOLD, desk};

sql!(
    MARKED,
    "UPDATE threads SET answer_id = (SELECT MIN(m.id) FROM messages m WHERE m.author_id = $1 AND m.thread_id = threads.id)
     WHERE author_id <> $1 AND EXISTS (SELECT 1 FROM messages m WHERE m.author_id = $1 AND m.thread_id = threads.id)"
);
sql!(NOW, "UPDATE messages SET created_ms = $2 WHERE author_id = $1");
sql!(KNOWN, "SELECT person_id, body FROM helpful_shares");

async fn hold(desk: &Desk, people: &[(i64, &str)]) {
    for (n, who) in people {
        let (n, person) = (*n, desk.t.person(who));
        desk.t.db.write(move |w| w.exec(&HOLD, p![n, person]).map(drop)).await.unwrap();
    }
}

// spec: S4-8a (part: a kit of demonstrations kept by the role)
#[test]
fn the_kit_is_kept_by_evangelists_and_whoever_leads() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        hold(&desk, &[(1, "ines")]).await;
        let (api, body) =
            ("/api/v1/evangelists/kit", r#"{"title": "Minutes", "how": "Open a note", "minutes": "5"}"#);
        desk.table(&[
            ("GET", "/evangelists/kit", "", &[("", 401), ("piet", 404), ("lea", 200), ("ines", 200)]),
            ("POST", api, body, &[("", 401), ("lea", 403), ("piet", 403), ("ines", 200)]),
            ("POST", api, body, &[("sofia+network_lead", 200)]),
        ])
        .await;
        let all = desk.get("lea", api).await.json["items"].clone();
        assert_eq!(all.as_array().unwrap().len(), 8, "six come with the program");
        assert!(desk.get("lea+en", "/evangelists/kit").await.words().contains("Added by colleagues"));
        assert!(!desk.get("lea+en", "/evangelists/kit").await.html().contains("<form"), "she keeps none");
        let bad = r#"{"title": "", "how": "x", "minutes": "90", "address": "https://elsewhere"}"#;
        let wrong = desk.post("ines", api, bad).await;
        assert_eq!(wrong.wrong().iter().map(|w| w.0).collect::<Vec<_>>(), ["title", "minutes", "address"]);
        let typed = [("title", "Kept"), ("how", ""), ("minutes", "3")];
        let page = desk.form("ines+en", "/evangelists/kit", &typed).await;
        assert!(page.status == 422 && page.html().contains("value=\"Kept\""), "what was typed is kept");
        let remove = format!("{api}/{}/remove", all[6]["id"].as_str().unwrap());
        let who = [("", 401), ("lea", 403), ("sofia+network_lead", 200), ("ines", 404)];
        desk.table(&[("POST", &remove, "", &who)]).await;
    });
}

// spec: S4-8b (part: coverage by unit, job and language)
#[test]
fn where_evangelists_are_is_seen_by_unit_job_and_language() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let path = "/api/v1/evangelists/coverage";
        let none = desk.get("lea", path).await.json;
        assert!(none["items"].as_array().unwrap().iter().all(|u| u["evangelists"] == json!([])), "{none}");
        hold(&desk, &[(1, "karim")]).await;
        let seen = desk.get("lea", path).await.json;
        let with: Vec<&serde_json::Value> =
            seen["items"].as_array().unwrap().iter().filter(|u| u["evangelists"] != json!([])).collect();
        assert!(with.len() == 1 && with[0]["evangelists"] == json!(["karim"]), "{seen}");
        let sums = |key: &str| {
            seen[key]
                .as_array()
                .unwrap()
                .iter()
                .map(|c| c["evangelists"].as_i64().unwrap())
                .collect::<Vec<_>>()
        };
        for key in ["jobs", "languages"] {
            let all = sums(key);
            assert!(all.contains(&1), "{key} {seen}");
            assert!(all.windows(2).all(|two| (two[0] > 0) <= (two[1] > 0)), "gaps come first: {key} {all:?}");
        }
        let page = desk.get("lea+en", "/evangelists/coverage").await;
        assert!(page.words().contains("nobody yet") && page.html().contains("/p/karim"));
        let last = seen["items"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
        let after = desk.get("lea", &format!("{path}?after={last}")).await.json;
        assert_eq!(after["items"], json!([]), "nothing after the last unit");
        desk.table(&[("GET", "/evangelists/coverage", "", &[("", 401), ("piet", 404), ("ines", 200)])]).await;
    });
}

// spec: S0-LA4 (part: signals of helpful contributions, shared by agreement only)
#[test]
fn what_others_found_helpful_is_counted_for_oneself_and_shared_without_a_number() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let (path, share) = ("/api/v1/me/practice", "/api/v1/me/practice/helpful");
        let body = r#"{"shared": "yes", "words": "Reading pump curves"}"#;
        let early = desk.post("tomas", share, body).await;
        assert_eq!(early.wrong(), [("shared", "discipline-helpful-none-yet")]);
        let (tomas, now) = (desk.t.person("tomas"), desk.t.now());
        let mark = move |w: &mut store::Write<'_>| {
            w.exec(&NOW, p![tomas, now])?;
            w.exec(&MARKED, p![tomas]).map(drop)
        };
        desk.t.db.write(mark).await.unwrap();
        let own = desk.get("tomas", path).await.json["helpful"].clone();
        assert!(own["answers"].as_i64().unwrap() > 0 && own["shared"] == false, "{own}");
        assert!(desk.get("tomas+en", "/me/practice").await.words().contains("marked by whoever asked"));
        assert_eq!(desk.get("ines", path).await.json["helpful"]["answers"], 0, "her own only");
        assert_eq!(
            desk.post("tomas", share, r#"{"shared": "yes"}"#).await.wrong(),
            [("words", "field-empty")]
        );
        assert_eq!(desk.post("tomas", share, body).await.status, 200);
        let kept: Vec<(i64, String)> = desk.t.db.read(|r| r.all(&KNOWN, p![])).await.unwrap();
        assert_eq!(kept, [(tomas.number(), "Reading pump curves".to_owned())], "no number is kept");
        assert_eq!(desk.post("tomas", share, "{}").await.status, 200);
        assert!(!desk.get("tomas", path).await.json["helpful"]["shared"].as_bool().unwrap(), "taken back");
        desk.table(&[("POST", share, "{}", &[("", 401), ("piet", 403)])]).await;
    });
}
