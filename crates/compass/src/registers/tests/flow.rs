//! From a suggestion to a request to a release that members see once.

use serde_json::{Value, json};
use store::{p, sql};
use testkit::{Town, both_engines};

use super::facts;
use super::{Entries, desk};

const LEAD: &str = "yuki+network_lead";
const EXPERT: &str = "tomas+platform_expert";

/// A request of lea's with its four answers.
pub fn request(title: &str) -> Value {
    json!({
        "title": title, "need": "Read at night", "actor": "People on call",
        "rule": "Follows the system", "acceptance": "No white page after dusk"
    })
}

pub fn release(title: &str) -> Value {
    json!({
        "title": title, "day": "2026-03-10", "notes": "Pages can be **dark** now.",
        "audience": "Everybody", "rollout": "One site first", "rollback": "Switch it off"
    })
}

// spec: S1-MC6 (part: intake, feeding the requests; the decision is announced to the submitter)
// spec: S1-PM1
#[test]
fn a_suggestion_becomes_a_request_that_whoever_runs_the_platform_decides() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let said = json!({"title": "Dark pages at night", "text": "For people on call"});
        let suggestion = desk.add("ines", "suggestion", &said).await.id();
        let up = json!({"to": "taken_up", "version": 1, "why": "Many asked"});
        assert_eq!(
            desk.step(EXPERT, "suggestion", &suggestion, up.clone()).await.rule(),
            "registers-lead-decides"
        );
        let taken = desk.step(LEAD, "suggestion", &suggestion, up).await;
        assert_eq!((taken.status, taken.json["state"].as_str()), (200, Some("taken_up")), "{taken:?}");
        let feature = taken.json["links"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(taken.json["links"][0]["kind"], "feature");
        let page = desk.get("ines", &format!("/registers/suggestion/{suggestion}")).await;
        assert!(
            page.words().contains("Many asked") && page.words().contains("Yuki Tanaka"),
            "{}",
            page.words()
        );

        // The request is the submitter's, and not complete yet.
        let path = format!("/api/v1/registers/feature/{feature}");
        let request = desk.get("lea+en", &path).await.json;
        assert_eq!((&request["author"]["handle"], &request["state"]), (&json!("ines"), &json!("asked")));
        assert_eq!(request["fields"], json!({"need": "For people on call"}));
        assert_eq!(request["pointed_by"][0]["id"], json!(suggestion));
        let plan = json!({"to": "planned", "version": 1});
        let early = desk.step(EXPERT, "feature", &feature, plan).await;
        let missing = ["actor", "rule", "acceptance"].map(|f| (f, "registers-incomplete"));
        assert_eq!(early.wrong(), missing);
        let whole = json!({"title": "Dark pages", "need": "n", "actor": "a", "rule": "r", "acceptance": "c", "version": 1});
        assert_eq!(desk.post("ines", &path, &whole.to_string()).await.status, 200);

        // State, decision, reason, target release.
        let release = desk.add(EXPERT, "release", &release("Spring")).await.id();
        let plan = json!({"to": "planned", "version": 2, "why": "Fits spring", "release": release});
        assert_eq!(
            desk.step(LEAD, "feature", &feature, plan.clone()).await.rule(),
            "registers-platform-decides"
        );
        let planned = desk.step(EXPERT, "feature", &feature, plan).await;
        assert_eq!(planned.json["state"], "planned", "{planned:?}");
        assert_eq!(planned.json["links"][0]["title"], "Spring");
        let brings = desk.get("lea+en", &format!("/registers/release/{release}")).await;
        assert!(brings.words().contains("Dark pages"), "{}", brings.words());
        let why = desk.step(EXPERT, "feature", &feature, json!({"to": "refused", "version": 3})).await;
        assert_eq!(why.wrong(), [("why", "field-empty")]);
        let history = desk.get("lea+en", &path).await.json["history"].clone();
        let acts: Vec<_> =
            history.as_array().unwrap().iter().map(|h| (h["act"].clone(), h["why"].clone())).collect();
        assert_eq!(acts[0], (json!("moved"), json!("Fits spring")));
        assert_eq!((acts.len(), &acts[1].0, &acts[2].0), (3, &json!("edited"), &json!("added")));
        assert_eq!(history[2]["by"]["handle"], "yuki");

        // The submitter hears both decisions.
        let ines = t.person("ines").number();
        let heard: Vec<i64> =
            facts(&t).await.into_iter().filter(|f| f.0 == "register.decided").map(|f| f.1).collect();
        assert_eq!(heard, [ines, ines]);
    });
}

#[test]
fn nobody_is_told_of_their_own_decision_nor_decides_their_own_request() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let own = desk.add(EXPERT, "feature", &request("Mine")).await.id();
        let plan = json!({"to": "planned", "version": 1});
        assert_eq!(desk.step(EXPERT, "feature", &own, plan.clone()).await.rule(), "registers-no-own-case");
        assert_eq!(desk.step("sofia+platform_expert", "feature", &own, plan).await.status, 200);
    });
}

// spec: S0-CH7
#[test]
fn a_request_is_written_by_its_four_answers() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = desk.get("lea+en", "/registers/feature/new").await;
        for field in ["need", "actor", "rule", "acceptance"] {
            assert!(form.html().contains(&format!("name=\"{field}\"")), "{field}");
        }
        let sent = desk
            .form("lea", "/registers/feature", &[("title", "Dark pages"), ("need", "Read at night")])
            .await;
        assert_eq!(sent.status, 422);
        assert!(sent.html().contains("Read at night") && sent.html().contains("f-acceptance-error"));
        let api = desk.add("lea", "feature", &json!({"title": "x", "need": "n"})).await;
        assert_eq!(api.wrong(), ["actor", "rule", "acceptance"].map(|f| (f, "field-empty")));
        let id = desk.add("lea", "feature", &request("Dark pages")).await.id();
        let page = desk.get("ines", &format!("/registers/feature/{id}")).await.words();
        for text in ["Read at night", "People on call", "Follows the system", "No white page after dusk"] {
            assert!(page.contains(text), "{text}: {page}");
        }
    });
}

sql!(SEEN, "SELECT COUNT(*) FROM release_seen");

// spec: S1-PM2 (part: calendar, notes, audience, rollout, rollback; what changed once, on its page and the index)
#[test]
fn members_see_what_changed_once() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let unsaid = desk.add(EXPERT, "release", &json!({"title": "Spring", "day": "soon"})).await;
        let wrong: Vec<_> = unsaid.wrong().into_iter().map(|(f, _)| f).collect();
        assert_eq!(wrong, ["day", "notes", "audience", "rollout", "rollback"]);
        let id = desk.add(EXPERT, "release", &release("Spring")).await.id();
        let path = format!("/registers/release/{id}");
        let news = async |who: &str| desk.get(who, "/api/v1/registers").await.json["unseen"].clone();
        desk.get("lea+en", &path).await;
        assert_eq!(news("lea").await, json!([]), "nothing changed yet");
        assert_eq!(
            desk.step(LEAD, "release", &id, json!({"to": "launched", "version": 1})).await.rule(),
            "registers-platform-decides"
        );
        assert_eq!(
            desk.step(EXPERT, "release", &id, json!({"to": "launched", "version": 1})).await.status,
            200
        );
        assert_eq!(news("lea").await, json!([{"id": id, "title": "Spring"}]));
        assert!(desk.get("lea+en", "/registers").await.words().contains("What changed: Spring"));
        let seen = async || t.db.read(|r| r.ints(&SEEN, p![])).await.unwrap()[0];
        assert_eq!(seen().await, 0, "a list is not the page");

        let first = desk.get("lea+en", &path).await;
        assert!(
            first.words().contains("Pages can be dark now.")
                && first.html().contains("<strong>dark</strong>")
        );
        assert!(first.words().contains("This is new since you last looked."));
        assert!(!desk.get("lea+en", &path).await.words().contains("This is new since you last looked."));
        assert_eq!(news("lea").await, json!([]));
        assert_eq!(news("ines").await.as_array().unwrap().len(), 1, "each for themselves");
        desk.post("ines", &format!("/api/v1/registers/release/{id}/seen"), "").await;
        assert_eq!((news("ines").await, seen().await), (json!([]), 2));
        // The one act of the banner on home.
        let once = desk.post("tomas", &format!("/registers/release/{id}/seen"), "").await;
        assert_eq!((once.status, once.location.as_str()), (303, "/"));
        assert_eq!(news("tomas").await, json!([]));
        assert_eq!(desk.post("piet", &format!("/registers/release/{id}/seen"), "").await.status, 404);

        // Rolling back says why; what is taken back is no news.
        let back = |why: &str| json!({"to": "rolled_back", "version": 2, "why": why});
        assert_eq!(desk.step(EXPERT, "release", &id, back("")).await.wrong(), [("why", "field-empty")]);
        assert_eq!(desk.step(EXPERT, "release", &id, back("It flickers")).await.status, 200);
        assert_eq!(news("karim").await, json!([]));
        assert!(desk.get("karim", &path).await.words().contains("It flickers"));
    });
}

#[test]
fn a_launch_is_no_news_after_two_months() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let id = desk.add(EXPERT, "release", &release("Spring")).await.id();
        desk.step(EXPERT, "release", &id, json!({"to": "launched", "version": 1})).await;
        t.clock.advance(61 * kernel::time::DAY);
        assert_eq!(desk.get("lea+en", "/api/v1/registers").await.json["unseen"], json!([]));
    });
}
