//! Requests that wait longer than the space promises.

use kernel::time::{DAY, HOUR};
use testkit::{Town, both_engines};

use super::{desk, facts, tick};

// spec: S2-SM10 (part: on approval with a response target, a reminder and an escalation)
#[test]
fn a_request_is_answered_in_time_or_others_are_told() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = desk.get("lea", "/s/data-workshop/join").await;
        assert!(form.html().contains("sous 5 jours"), "{}", form.html());
        assert_eq!(desk.post("lea", "/s/data-workshop/join", "terms=1").await.status, 303);
        let told = async |kind| {
            tick(&desk.t, crate::hears::REQUESTS).await;
            facts(&desk.t, kind).await.len()
        };
        assert_eq!(told("membership.waiting").await, 0);
        desk.t.clock.advance(3 * DAY);
        assert_eq!((told("membership.waiting").await, told("membership.overdue").await), (1, 0));
        desk.t.clock.advance(2 * DAY + HOUR);
        assert_eq!((told("membership.waiting").await, told("membership.overdue").await), (1, 1));
        desk.t.clock.advance(DAY);
        assert_eq!(told("membership.overdue").await, 1, "said once");
    });
}
