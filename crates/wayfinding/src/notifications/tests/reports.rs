//! Both lines are told of the monthly report of a space.

use super::*;

sql!(
    WRITTEN,
    "INSERT INTO space_reports (space_id, month, at_ms, threads, questions, answered, joined, gone, duties, open_duties)
     VALUES ($1, 202602, 0, 1, 1, 0, 0, 0, 3, 1)"
);

// spec: S2-SM8 (part: the requesting manager is told)
#[test]
fn whoever_asked_for_a_space_is_told_that_its_report_is_written() {
    both_engines(async |t: Town| {
        let (helene, spaces) = (t.person("helene"), [t.space("diagnostics"), t.space("data-workshop")]);
        for space in spaces {
            t.db.write(move |w| w.exec(&WRITTEN, p![space]).map(drop)).await.unwrap();
            let fact = Fact { actor: None, ..of(&t, "report.written", helene.number(), helene) };
            tell(&t, fact.space(space).with("month", 202_602)).await;
        }
        let got = list(&t.db, helene).await;
        assert_eq!(got.len(), 2, "one for each space: {got:?}");
        let mut to: Vec<String> = got.iter().map(Notice::target).collect();
        to.sort();
        assert_eq!(to, ["/s/data-workshop/reports/2026-02", "/s/diagnostics/reports/2026-02"]);
    });
}
