//! What is told where a neutral name stands, of cases, and of requests nobody answered in time.

use super::*;

sql!(VEIL, "INSERT INTO pseudonyms (thread_id, person_id) VALUES ($1, $2)");
sql!(WAITS, "SELECT person_id FROM notices WHERE reason = 'case_waits' ORDER BY person_id");

async fn given(t: &Town) -> Vec<i64> {
    t.db.read(|r| r.ints(&GIVEN_TO, p![])).await.unwrap()
}

#[test]
fn whoever_asked_under_a_neutral_name_hears_of_their_case_and_not_of_their_own_words() {
    both_engines(async |t: Town| {
        let (ines, thread, space) = (t.person("ines"), t.thread("bearing"), t.space("diagnostics"));
        t.db.write(move |w| w.exec(&VEIL, p![thread, ines])).await.unwrap();
        let mut own = Fact::new(&FACT, 10, t.now()).space(space).thread(thread).with("as", 1);
        own.kind = "reply.posted".to_owned();
        tell(&t, own).await;
        assert!(list(&t.db, ines).await.is_empty(), "her own words");
        let told = of(&t, "case.acted", 7, t.person("amelie")).space(space);
        tell(&t, told.with("veil", thread.number())).await;
        assert!(given(&t).await.contains(&ines.number()));
    });
}

#[test]
fn a_case_waits_for_those_who_decide_until_it_is_settled() {
    both_engines(async |t: Town| {
        let (sofia, amelie) = (t.person("sofia"), t.person("amelie"));
        let case = of(&t, "case.waiting", 7, amelie).space(t.space("diagnostics"));
        tell(&t, case.with("m0", sofia.number())).await;
        assert_eq!(t.db.read(|r| r.ints(&WAITS, p![])).await.unwrap(), [sofia.number()]);
        tell(&t, of(&t, "case.settled", 7, amelie).space(t.space("diagnostics"))).await;
        assert!(t.db.read(|r| r.ints(&WAITS, p![])).await.unwrap().is_empty());
    });
}

#[test]
fn a_request_nobody_answered_in_time_is_told_to_the_network_s_leads_too() {
    both_engines(async |t: Town| {
        let waits = of(&t, "membership.overdue", t.person("yuki").number(), t.person("yuki"));
        tell(&t, waits.space(t.space("data-workshop"))).await;
        let told = given(&t).await;
        assert!(
            told.contains(&t.person("sofia").number()) && told.contains(&t.person("tomas").number()),
            "{told:?}"
        );
    });
}
