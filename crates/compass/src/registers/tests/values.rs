//! A community's value beside its activity.

use serde_json::json;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::{Entries, desk};

sql!(
    ASSIGNED,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, 'network', 0, 10, $4, 'held', $5, FALSE, '', '', $4, '', 1)"
);

/// Somebody holds a role over the network from a day ago on.
pub async fn holds(t: &Town, who: &str, role: &'static str, attachment: &'static str) {
    let (person, from) = (t.person(who), t.now().plus(-kernel::time::DAY));
    t.db.write(move |w| {
        let id = w.id::<()>();
        w.exec(&ASSIGNED, p![id, role, person, from, attachment])?;
        Ok::<_, kernel::Problem>(())
    })
    .await
    .unwrap();
}

// spec: S1-CM3
#[test]
#[allow(clippy::too_many_lines)] // one story, read from top to bottom
fn a_community_shows_its_outcomes_beside_its_activity() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let thread = format!("/s/diagnostics/t/{}", t.thread("bearing"));
        let value = |thread: &str| json!({"title": "No pump sent back", "space": "diagnostics", "quantity": 12, "unit": "pumps", "outcome": "Heard in time", "thread": thread});
        for who in ["ines", "tomas", "yuki+network_lead", "sofia"] {
            assert_eq!(
                desk.add(who, "value", &value("")).await.rule(),
                "registers-facilitators-record",
                "{who}"
            );
        }
        let elsewhere = format!("/s/service-nord/t/{}", t.thread("week"));
        assert_eq!(
            desk.add("amelie", "value", &value(&elsewhere)).await.wrong(),
            [("thread", "registers-thread-unknown")]
        );
        let nowhere = desk
            .add(
                "amelie",
                "value",
                &json!({"title": "t", "space": "service-nord", "quantity": 1, "unit": "u", "outcome": "o"}),
            )
            .await;
        assert_eq!(nowhere.wrong(), [("space", "registers-space-unknown")], "a team has no value log");
        let id = desk.add("amelie", "value", &value(&thread)).await.id();

        let validate = json!({"to": "validated", "version": 1});
        assert_eq!(
            desk.step("amelie+network_lead", "value", &id, validate.clone()).await.rule(),
            "registers-no-own-case"
        );
        assert_eq!(desk.step("ines", "value", &id, validate.clone()).await.status, 403);
        let page = desk.get("lea+en", "/s/diagnostics/value").await;
        assert!(
            page.words().contains("Not validated") && page.words().contains("12 pumps"),
            "{}",
            page.words()
        );
        assert_eq!(desk.step("helene+exec_sponsor", "value", &id, validate).await.status, 200);
        let page = desk.get("lea+en", "/s/diagnostics/value").await;
        assert!(
            page.words().contains("No pump sent back") && !page.words().contains("Not validated"),
            "{}",
            page.words()
        );
        assert!(page.words().contains("Members") && page.words().contains("Threads"));

        let tab = "href=\"/s/diagnostics/value\" aria-current=\"page\"";
        assert!(page.html().contains(tab), "the page is a tab of its community: {}", page.html());
        let log = desk.get("lea+en", "/api/v1/spaces/diagnostics/value").await.json;
        assert_eq!((&log["members"], &log["items"][0]["state"]), (&json!(3), &json!("validated")));
        assert_eq!(log["items"][0]["links"][0]["path"], json!(thread));
        assert!(log["threads"].is_number() && log["last"].is_string(), "{log}");
    });
}

#[test]
fn whoever_does_not_read_a_community_reads_nothing_of_its_value() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let open =
            json!({"title": "Open", "space": "diagnostics", "quantity": 1, "unit": "h", "outcome": "o"});
        assert!(!desk.add("amelie", "value", &open).await.id().is_empty());
        let closed =
            json!({"title": "Data", "space": "data-workshop", "quantity": 1, "unit": "h", "outcome": "o"});
        let hidden = desk.add("tomas", "value", &closed).await.id();
        for path in [
            format!("/registers/value/{hidden}"),
            "/s/data-workshop/value".into(),
            "/s/service-nord/value".into(),
        ] {
            assert_eq!(desk.get("lea+en", &path).await.status, 404, "{path}");
        }
        let listed =
            desk.get("lea+en", "/api/v1/registers/value").await.json["items"].as_array().unwrap().len();
        assert_eq!(listed, 1);
        let offered = desk.get("amelie", "/registers/value/new?space=diagnostics").await;
        assert!(offered.html().contains("<option value=\"diagnostics\" selected>"), "{}", offered.html());
    });
}

#[test]
fn an_outcome_is_mended_until_it_is_decided_and_stays_in_its_community() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let value = json!({"title": "t", "space": "diagnostics", "quantity": 1, "unit": "h", "outcome": "o"});
        let id = desk.add("amelie", "value", &value).await.id();
        let path = format!("/registers/value/{id}");
        let form = desk.get("amelie", &format!("{path}/edit")).await;
        assert!(form.status == 200 && !form.html().contains("name=\"space\""), "{}", form.html());
        let words = [
            ("title", "t"),
            ("space", "data-workshop"),
            ("quantity", "2"),
            ("unit", "h"),
            ("outcome", "o"),
            ("version", "1"),
        ];
        assert_eq!(desk.form("amelie", &path, &words).await.status, 303);
        let now = desk.get("amelie", &format!("/api/v1{path}")).await.json;
        assert_eq!((&now["fields"]["quantity"], &now["space"]), (&json!("2"), &json!("diagnostics")));
        desk.step(
            "yuki+network_lead",
            "value",
            &id,
            json!({"to": "declined", "version": 2, "why": "Counted twice"}),
        )
        .await;
        assert_eq!(desk.get("amelie", &format!("{path}/edit")).await.status, 404);
    });
}
