//! The pages beside the audit: who gets in, what they show, what they never show.

use store::{p, sql};
use testkit::{Town, both_engines};

use super::desk;

sql!(
    GIVEN_UP,
    "INSERT INTO jobs (id, kind, args, run_at_ms, attempts, lease, leased_until_ms, state, reason)
     VALUES (5, 'mail.digest', '', 0, 8, NULL, 0, 'parked', 'no answer')"
);
sql!(
    NOT_TAKEN,
    "INSERT INTO parked_facts (consumer, seq, reason, at_ms) VALUES ('search.index', 3, 'no such row', 0)"
);
sql!(FULL, "INSERT INTO space_files (space_id, files, bytes) VALUES ($1, 3, 9900000000)");
sql!(AWAY, "UPDATE spaces SET archived_ms = 1 WHERE slug = 'pump-3'");
sql!(QUEUE, "SELECT COUNT(*) FROM jobs WHERE state = 'queued'");

const SEEN: &[(&str, u16)] = &[
    ("sofia", 200),
    ("yuki+platform_expert", 200),
    ("yuki+esn_owner", 200),
    ("yuki+network_lead", 404),
    ("jonas", 404),
    ("amelie", 404),
    ("ines", 404),
    ("piet", 404),
    ("piet+platform_expert", 404),
    ("", 401),
];

#[test]
fn the_pages_are_there_for_whoever_runs_the_place_and_for_nobody_else() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let paths = ["/operator", "/operator/spaces", "/operator/settings", "/operator/jobs"];
        for path in paths {
            let api = format!("/api/v1{path}");
            desk.table(&[("GET", path, "", SEEN), ("GET", &api, "", SEEN)]).await;
        }
        let nobody: &[(&str, u16)] =
            &[("jonas", 404), ("piet+platform_expert", 404), ("ines", 404), ("", 401)];
        for (verb, path) in [
            ("POST", "/operator/settings/spaces.projects"),
            ("PUT", "/api/v1/operator/settings/spaces.projects"),
            ("POST", "/operator/jobs/5/again"),
            ("POST", "/api/v1/operator/jobs/5/again"),
            ("POST", "/operator/jobs/5/drop"),
            ("POST", "/api/v1/operator/jobs/5/drop"),
            ("POST", "/operator/facts/search.index/3/again"),
            ("POST", "/api/v1/operator/facts/search.index/3/again"),
            ("POST", "/operator/facts/search.index/3/drop"),
            ("POST", "/api/v1/operator/facts/search.index/3/drop"),
        ] {
            desk.table(&[(verb, path, "", nobody)]).await;
        }
    });
}

#[test]
fn what_needs_somebody_stands_first_and_leads_there() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let before = desk.get("sofia", "/api/v1/operator").await.json;
        let whats = |json: &serde_json::Value| -> Vec<String> {
            json["needs"].as_array().unwrap().iter().map(|n| n["what"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(whats(&before), ["one-owner"]);
        let space = t.space("diagnostics").number();
        t.db.write(move |w| {
            w.exec(&GIVEN_UP, p![])?;
            w.exec(&NOT_TAKEN, p![])?;
            w.exec(&FULL, p![space])
        })
        .await
        .unwrap();
        let after = desk.get("sofia", "/api/v1/operator").await.json;
        assert_eq!(whats(&after), ["parked-jobs", "parked-facts", "full-spaces", "one-owner"]);
        let page = desk.get("sofia", "/operator").await;
        assert!(page.html().contains("1 job was given up") && page.html().contains("/operator/jobs#parked"));
        let french = desk.get("ines+platform_expert", "/operator").await;
        assert!(french.html().contains("1 tâche abandonnée"), "{}", french.html());
    });
}

#[test]
fn spaces_are_listed_with_who_leads_them_and_nothing_that_is_said_there() {
    both_engines(async |t: Town| {
        let space = t.space("diagnostics").number();
        t.db.write(move |w| w.exec(&FULL, p![space]).and_then(|_| w.exec(&AWAY, p![]))).await.unwrap();
        let desk = desk(t);
        let list = desk.get("sofia", "/api/v1/operator/spaces").await;
        let items = list.json["items"].as_array().unwrap().clone();
        assert_eq!(items.len(), 5);
        let nord = items.iter().find(|i| i["slug"] == "service-nord").unwrap();
        assert_eq!((nord["lead"].as_str(), nord["members"].as_i64()), (Some("Jonas Brandt"), Some(4)));
        let field = items.iter().find(|i| i["slug"] == "diagnostics").unwrap();
        assert_eq!(field["facilitator"], "Amélie Caron");
        let slugs = async |query: &str| -> Vec<String> {
            let list = desk.get("sofia", &format!("/api/v1/operator/spaces{query}")).await.json;
            list["items"].as_array().unwrap().iter().map(|i| i["slug"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(slugs("?only=full").await, ["diagnostics"]);
        assert_eq!(slugs("?only=archived").await, ["pump-3"]);
        assert_eq!(slugs("?kind=team").await, ["service-nord"]);
        assert_eq!(slugs("?q=WORK").await, ["data-workshop"]);
        let page = desk.get("sofia", "/operator/spaces").await;
        assert!(page.html().contains("nearly full") && page.html().contains("archived"), "{}", page.html());
        for said in ["40 Hz", "bearing", "van"] {
            assert!(!page.html().contains(said) && !list.text.contains(said), "{said}");
        }
    });
}

#[test]
fn what_was_given_up_is_tried_again_or_dropped_with_a_reason() {
    both_engines(async |t: Town| {
        t.db.write(|w| w.exec(&GIVEN_UP, p![]).and_then(|_| w.exec(&NOT_TAKEN, p![]))).await.unwrap();
        let desk = desk(t.clone());
        let page = desk.get("sofia", "/operator/jobs").await;
        assert!(
            page.html().contains("mail.digest") && page.html().contains("search.index"),
            "{}",
            page.html()
        );
        assert_eq!(desk.post("sofia", "/operator/jobs/5/drop", "").await.status, 422);
        assert_eq!(desk.post("sofia", "/operator/jobs/5/again", "").await.status, 303);
        assert_eq!(desk.post("sofia", "/operator/jobs/5/again", "").await.status, 404, "it runs already");
        let queued = t.db.read(|r| r.one::<(i64,)>(&QUEUE, p![])).await.unwrap().0;
        assert_eq!(queued, 1);
        let unknown = desk.post("sofia", "/operator/facts/search.index/3/again", "").await;
        assert_eq!(unknown.status, 404, "nobody of that name hears facts here");
        let bad =
            desk.post("sofia", "/api/v1/operator/facts/search.index/3/drop", r#"{"reason":"tea"}"#).await;
        assert_eq!(bad.status, 422);
        let dropped = desk
            .post("sofia", "/api/v1/operator/facts/search.index/3/drop", r#"{"reason":"reported"}"#)
            .await;
        assert_eq!(dropped.status, 200);
        let row = desk.get("sofia", "/api/v1/operator/audit?act=fact.drop").await.json["items"][0].clone();
        assert_eq!(
            (row["subject"].as_str(), row["changes"][0]["after"].as_str()),
            (Some("3"), Some("reported"))
        );
    });
}

#[test]
fn a_setting_is_chosen_within_its_bounds_once_and_never_over_somebody_elses() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let path = "/api/v1/operator/settings/spaces.projects";
        let put = async |who: &str, body: &str| desk.call(who, "PUT", path, body).await;
        assert_eq!(put("sofia", r#"{"value":"0"}"#).await.status, 422);
        assert_eq!(put("sofia", r#"{"value":"many"}"#).await.status, 422);
        let set = put("sofia", r#"{"value":" 8 ","before":"5"}"#).await;
        assert_eq!((set.status, set.json["value"].as_str()), (200, Some("8")));
        assert_eq!(put("yuki+platform_expert", r#"{"value":"6","before":"5"}"#).await.status, 409);
        let row = desk.get("sofia", "/api/v1/operator/audit?act=setting.change").await.json;
        assert_eq!(row["items"].as_array().unwrap().len(), 1, "what was refused changed nothing");
        let change = &row["items"][0]["changes"][0];
        assert_eq!(
            (change["what"].as_str(), change["before"].as_str(), change["after"].as_str()),
            (Some("spaces.projects"), Some("5"), Some("8"))
        );
        assert_eq!(desk.call("sofia", "PUT", "/api/v1/operator/settings/tea.sugar", "{}").await.status, 404);
        let page = desk.get("sofia", "/operator/settings").await;
        assert!(page.html().contains("value=\"8\"") && page.html().contains("Back to the usual value"));
        let wrong = desk.form("sofia", "/operator/settings/network.zone", &[("value", "Mars/Olympus")]).await;
        assert!(wrong.status == 422 && wrong.html().contains("Mars/Olympus"), "what was typed is kept");
        let back =
            desk.form("sofia", "/operator/settings/spaces.projects", &[("value", ""), ("before", "8")]).await;
        assert_eq!(back.status, 303);
        let now = desk.get("sofia", "/api/v1/operator/settings").await.json;
        let projects =
            now["items"].as_array().unwrap().iter().find(|i| i["key"] == "spaces.projects").unwrap();
        assert_eq!((projects["value"].as_str(), projects["chosen"].as_bool()), (Some("5"), Some(false)));
        let french = desk.get("ines+platform_expert", "/operator/settings").await;
        assert!(french.html().contains("Projets ouverts par personne"), "{}", french.html());
    });
}
