//! Duties in their rhythm: the figure against a worked case, and who sees and says it.

use charter::Rhythm;
use kernel::Time;
use kernel::time::DAY;
use testkit::{Desk, Town, both_engines};

use super::{Mark, days, freshness, rounds};
use crate::who::tests::desk::{Planting, hold};

fn mark(duty: &str, at: Time, skipped: bool) -> Mark {
    Mark { duty: duty.to_owned(), at, skipped, ..Mark::default() }
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
fn only_the_holder_and_the_lead_see_what_was_said_of_the_duties() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        let ids = desk
            .plant(&[hold("facilitator", "lea", "data-workshop"), hold("network_lead", "sofia", "")])
            .await;
        let (page, api) =
            (format!("/who/assignments/{}/duties", ids[0]), format!("/api/v1/assignments/{}/duties", ids[0]));
        desk.table(&[
            (
                "GET",
                &page,
                "",
                &[("lea+en", 200), ("sofia", 200), ("amelie", 404), ("ines", 404), ("piet", 404)],
            ),
            ("GET", &api, "", &[("lea", 200), ("sofia", 200), ("jonas", 404), ("piet", 404)]),
        ])
        .await;
        assert!(desk.get("lea", &page).await.html().contains("/me/role"), "one's own leads to the agenda");
        assert!(!desk.get("sofia", &page).await.html().contains("/me/role"));
    });
}
