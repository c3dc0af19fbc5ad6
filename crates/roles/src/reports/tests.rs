//! The monthly report, on both engines.

use kernel::FactKind;
use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};
use web::Room;

use super::month::Month;

sql!(
    LINES,
    "UPDATE assignments SET lead_id = $2, asker_id = $3 WHERE scope = 'space' AND scope_id = $1 AND role = 'facilitator'"
);
sql!(TOLD, "SELECT subject_id FROM facts WHERE kind = 'report.written' ORDER BY subject_id");

fn desk(t: Town) -> Desk {
    let room = crate::room();
    Desk::new(t, Room { pages: super::pages, api: super::api, ..room })
}

async fn due(t: &Town) {
    while t.db.write(super::store::write).await.unwrap().is_some() {}
}

static BEGUN: FactKind = FactKind { name: "membership.begun", version: 1, keep_days: 9, live: false };
static ENDED: FactKind = FactKind { name: "membership.ended", version: 1, keep_days: 9, live: false };

async fn flow(t: &Town, kind: &'static str, people: i64) {
    let (space, at) = (t.space("diagnostics"), t.now().plus(-10 * kernel::time::DAY));
    t.db.write(move |w| {
        for person in 0..people {
            let fact_kind = if kind == "begun" { &BEGUN } else { &ENDED };
            w.announce(kernel::Fact::new(fact_kind, 9_000 + person, at).space(space));
        }
        Ok::<_, store::Error>(())
    })
    .await
    .unwrap();
    jobs::settle(&t.db, &[super::FLOW], &[]).await.unwrap();
}

// spec: S2-SM8
#[test]
fn the_report_of_a_month_goes_to_the_lead_and_to_the_manager_who_asked_for_the_space() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let (space, lead, asker) = (t.space("diagnostics"), t.person("yuki"), t.person("helene"));
        t.db.write(move |w| w.exec(&LINES, p![space, lead, asker]).map(drop)).await.unwrap();
        flow(&t, "begun", 7).await;
        flow(&t, "ended", 2).await;
        due(&t).await;
        let told = t.db.read(|r| r.ints(&TOLD, p![])).await.unwrap();
        let mut both = vec![lead.number(), asker.number()];
        both.sort_unstable();
        assert_eq!(told, both, "both lines, each once; nobody leads the other community");
        due(&t).await;
        assert_eq!(t.db.read(|r| r.ints(&TOLD, p![])).await.unwrap().len(), 2, "written once");

        let report = desk.get("helene", "/api/v1/spaces/diagnostics/reports/2026-02").await;
        assert_eq!(report.status, 200, "the manager who asked for the space receives it");
        let said = |key: &str| report.json[key].clone();
        assert_eq!(
            (said("joined"), said("left")),
            (json!(7), json!(null)),
            "fewer than five are not counted out"
        );
        assert_eq!(said("months"), json!(["2026-02"]));
        assert!(said("duties").as_i64() >= said("open_duties").as_i64(), "{:?}", report.json);
        for (who, few) in
            [("yuki+en", "fewer than 5"), ("helene+fr", "moins de 5"), ("amelie+en", "fewer than 5")]
        {
            let page = desk.get(who, "/s/diagnostics/reports/2026-02").await;
            assert!(page.words().contains(few) && page.words().contains('7'), "{who}: {}", page.words());
            assert!(!page.words().contains("Piet") && !page.words().contains("Inès"), "nobody by name");
        }
    });
}

#[test]
fn who_reads_a_report_is_a_table() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let (space, lead, asker) = (t.space("diagnostics"), t.person("yuki"), t.person("helene"));
        t.db.write(move |w| w.exec(&LINES, p![space, lead, asker]).map(drop)).await.unwrap();
        due(&t).await;
        let readers: &[(&str, u16)] = &[
            ("amelie", 200),
            ("yuki", 200),
            ("helene", 200),
            ("lea+network_lead", 200),
            ("ines", 404),
            ("sofia", 404),
            ("jonas", 404),
            ("piet", 404),
        ];
        let nobody: &[(&str, u16)] = &[("amelie", 404), ("yuki", 404)];
        desk.table(&[
            ("GET", "/s/diagnostics/reports/2026-02", "", readers),
            ("GET", "/api/v1/spaces/diagnostics/reports/2026-02", "", readers),
            ("GET", "/s/diagnostics/reports/2026-01", "", nobody),
            ("GET", "/s/diagnostics/reports/soon", "", nobody),
            ("GET", "/s/service-nord/reports/2026-02", "", nobody),
            ("GET", "/api/v1/spaces/diagnostics/reports/2026-02", "", &[("", 401)]),
        ])
        .await;
    });
}

#[test]
fn months_follow_each_other_over_the_turn_of_the_year() {
    let month = Month::parse("2026-01").unwrap();
    assert_eq!(month.before().to_string(), "2025-12");
    assert_eq!(month.before().after(), month);
    assert_eq!(Month::from_number(month.number()), month);
    assert!(month.start() < month.after().start());
    for text in ["2026-13", "2026-1", "26-01", "soon"] {
        assert_eq!(Month::parse(text), None, "{text}");
    }
}
