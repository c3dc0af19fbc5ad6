//! Reading the audit.

use kernel::time::DAY;
use store::{p, sql};
use testkit::{Town, both_engines};
use web::{audit, audit_changes};

use super::desk;

sql!(COUNT, "SELECT COUNT(*) FROM audit");

async fn some(t: &Town) {
    let (sofia, jonas) = (t.person("sofia"), t.person("jonas"));
    let (ines, nord) = (t.person("ines").number(), t.unit("service-nord").number());
    t.db.write(move |w| {
        audit(w, Some(sofia), "person.suspend", ines)?;
        audit_changes(w, Some(jonas), "unit.save", nord, &[("name", "Nord", "Service Nord")])?;
        audit(w, None, "audit.export", 0)
    })
    .await
    .unwrap();
}

#[test]
fn the_audit_is_read_by_those_who_run_the_place_and_by_nobody_else() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let people: &[(&str, u16)] = &[
            ("sofia", 200),
            ("yuki+platform_expert", 200),
            ("yuki+esn_owner", 200),
            ("yuki+network_lead", 404),
            ("yuki+tech_support", 404),
            ("amelie", 404),
            ("jonas", 404),
            ("piet", 404),
            ("piet+platform_expert", 404),
            ("", 401),
        ];
        desk.table(&[
            ("GET", "/operator/audit", "", people),
            ("GET", "/api/v1/operator/audit", "", people),
            ("GET", "/operator/audit.csv", "", people),
            ("GET", "/api/v1/operator/audit.csv", "", people),
        ])
        .await;
    });
}

#[test]
fn the_audit_narrows_by_person_act_and_day_and_says_what_changed() {
    both_engines(async |t: Town| {
        some(&t).await;
        let desk = desk(t.clone());
        let acts = async |query: &str| -> Vec<String> {
            let list = desk.get("sofia", &format!("/api/v1/operator/audit{query}")).await;
            assert_eq!(list.status, 200, "{query}: {}", list.text);
            let items = list.json["items"].as_array().unwrap().clone();
            items.iter().map(|i| i["act"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(acts("").await, ["audit.export", "unit.save", "person.suspend"]);
        assert_eq!(acts("?who=jonas").await, ["unit.save"]);
        assert_eq!(acts("?who=@jonas&act=person.suspend").await, Vec::<String>::new());
        assert_eq!(acts("?act=person.suspend").await, ["person.suspend"]);
        let today = t.clock.now().zoned("Europe/Paris").date().to_string();
        assert_eq!(acts(&format!("?day={today}")).await.len(), 3);
        assert_eq!(acts("?day=2020-01-01").await.len(), 0);
        let one = desk.get("sofia", "/api/v1/operator/audit?who=jonas").await.json["items"][0].clone();
        assert_eq!(one["changes"][0]["after"], "Service Nord");
        assert_eq!(
            (one["about"].as_str(), one["subject_address"].as_str()),
            (Some("unit"), Some("service-nord"))
        );
        let page = desk.get("ines+platform_expert", "/operator/audit").await;
        assert!(page.html().contains("Accès suspendu") && page.html().contains("href=\"/p/ines\""));
        assert!(page.html().contains("Nord → Service Nord") && page.html().contains("Par l’horloge"));
        for query in ["?who=nobody-at-all", "?act=tea.drink", "?day=yesterday"] {
            let (json, page) = (format!("/api/v1/operator/audit{query}"), format!("/operator/audit{query}"));
            assert_eq!(desk.get("sofia", &json).await.status, 422, "{query}");
            assert_eq!(desk.get("sofia", &page).await.status, 422, "{query}");
        }
    });
}

#[test]
fn the_audit_pages_by_its_keys() {
    both_engines(async |t: Town| {
        for _ in 0..40 {
            some(&t).await;
        }
        let desk = desk(t);
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let list = desk.get("sofia", &format!("/api/v1/operator/audit{after}")).await.json;
            seen.extend(
                list["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()),
            );
            let Some(next) = list["next"].as_str() else { break };
            after = format!("?after={next}");
        }
        assert_eq!(seen.len(), 120);
        let page = desk.get("sofia", "/operator/audit?act=unit.save").await;
        assert_eq!(page.html().matches("data-item").count(), 40, "as many as there are");
        assert!(desk.get("sofia", "/operator/audit").await.html().contains("rel=\"next\""));
    });
}

#[test]
fn taking_the_audit_out_is_an_act_and_no_cell_is_a_formula() {
    both_engines(async |t: Town| {
        some(&t).await;
        let sofia = t.person("sofia");
        t.db.write(move |w| audit_changes(w, Some(sofia), "space.settings", 0, &[("=1+1", "a", "b")]))
            .await
            .unwrap();
        let desk = desk(t.clone());
        let file = desk.get("sofia", "/operator/audit.csv").await;
        assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert_eq!(file.text.lines().count(), 5, "{}", file.text);
        assert!(file.text.contains(",'=1+1: a -> b") && file.text.contains("name: Nord -> Service Nord"));
        let again = desk.get("sofia", "/api/v1/operator/audit?act=audit.export").await.json;
        assert_eq!(again["items"][0]["who"], "sofia");
        let narrow = desk.get("sofia", "/operator/audit.csv?who=jonas").await;
        assert_eq!(narrow.text.lines().count(), 2);
    });
}

#[test]
fn rows_go_by_their_age_alone() {
    both_engines(async |t: Town| {
        some(&t).await;
        let job = crate::administration::audit::keep::JOB;
        let count = async || t.db.read(|r| r.one::<(i64,)>(&COUNT, p![])).await.unwrap().0;
        let run = async || t.db.write(move |w| (job.run)(w, "")).await.unwrap();
        assert_eq!(run().await, None);
        assert_eq!(count().await, 3);
        t.clock.advance(1097 * DAY);
        assert!(run().await.is_some() && run().await.is_none());
        assert_eq!(count().await, 0);
    });
}
