//! Duties in their rhythm: the figure against a worked case, and who sees and says it.

use charter::Rhythm;
use kernel::Time;
use kernel::time::DAY;
use testkit::{Desk, Town, both_engines};

use super::{Mark, days, freshness, rounds};
use crate::who::tests::desk::{Planting, hold};

fn mark(duty: &str, at: Time, skipped: bool) -> Mark {
    Mark { duty: duty.to_owned(), at, skipped, why: String::new() }
}

// spec: O5
#[test]
fn freshness_counts_what_was_done_or_left_out_with_a_reason_in_its_rhythm() {
    let catalogue = std::sync::Arc::clone(&charter::ORIGINAL);
    let role = catalogue.role("facilitator").unwrap();
    let now = Time(400 * DAY);
    let all = rounds(&catalogue, role, ("community", Time(0)), &[], now);
    assert!(all.len() > 5 && all.iter().all(|r| !r.fresh), "nothing was ever said");
    assert!(all.iter().all(|r| days(r.duty.rhythm).is_some()), "what comes when it comes is never due");
    let of = |rhythm: Rhythm| all.iter().find(|r| r.duty.rhythm == rhythm).map(|r| r.duty.key.clone());
    let (weekly, monthly) = (of(Rhythm::Weekly).unwrap(), of(Rhythm::Monthly).unwrap());
    let marks = [
        mark(&weekly, now.plus(-6 * DAY), false),
        mark(&monthly, now.plus(-20 * DAY), true),
        mark(&monthly, now.plus(-90 * DAY), false),
    ];
    let some = rounds(&catalogue, role, ("community", Time(0)), &marks, now);
    assert_eq!(freshness(&some), (2, all.len()));
    let late = rounds(&catalogue, role, ("community", Time(0)), &marks, now.plus(2 * DAY));
    assert_eq!(freshness(&late), (1, all.len()), "a week is over");
    let new = rounds(&catalogue, role, ("community", now.plus(-DAY / 2)), &[], now);
    assert_eq!(freshness(&new).0, all.len(), "whoever took the role on yesterday is late with nothing");
    let team = rounds(&catalogue, role, ("team", Time(0)), &[], now);
    assert!(team.len() < all.len(), "what does not stand in a team is not asked for there");
}

#[test]
fn a_holder_says_what_was_done_and_only_they_and_the_lead_see_it() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        let ids = desk
            .plant(&[hold("facilitator", "lea", "data-workshop"), hold("network_lead", "sofia", "")])
            .await;
        let (page, api) =
            (format!("/who/assignments/{}/duties", ids[0]), format!("/api/v1/assignments/{}/duties", ids[0]));
        let first = desk.get("lea", &api).await.json;
        let key = first["items"][0]["key"].as_str().unwrap().to_owned();
        let all = first["all"].as_u64().unwrap();
        let (one, skip) = (format!("{page}/{key}"), format!("{api}/{key}"));
        desk.table(&[
            (
                "GET",
                &page,
                "",
                &[("lea+en", 200), ("sofia", 200), ("amelie", 404), ("ines", 404), ("piet", 404)],
            ),
            ("GET", &api, "", &[("lea", 200), ("sofia", 200), ("jonas", 404), ("piet", 404)]),
            ("POST", &one, "", &[("sofia", 403), ("ines", 404), ("piet", 404)]),
            ("POST", &skip, r#"{"skipped":true}"#, &[("lea", 422), ("sofia", 403), ("ines", 404)]),
            ("POST", &format!("{page}/LA99"), "", &[("lea", 404)]),
        ])
        .await;
        let before = first["fresh"].as_u64().unwrap();
        let again = desk.form("lea+en", &one, &[("skipped", "true"), ("why", " ")]).await;
        assert!(
            again.status == 422 && again.html().contains(&format!("why-{key}-error")),
            "{}",
            again.html()
        );
        let why = r#"{"skipped":true,"why":"Nobody new came"}"#;
        let now = desk.post("lea", &skip, why).await.json;
        assert_eq!(now["items"][0]["skipped"], "Nobody new came");
        assert!(now["fresh"].as_u64().unwrap() >= before && now["all"].as_u64().unwrap() == all);
        t_passes(&desk);
        assert_eq!(desk.form("lea", &one, &[]).await.status, 303);
        let done = desk.get("lea+en", &page).await;
        assert!(done.words().contains("done on"), "{}", done.words());
    });
}

fn t_passes(desk: &Desk) {
    desk.t.clock.advance(1_000);
}
