//! Periods, renewal, and what a change of staff leaves open.

use super::*;

#[test]
fn a_role_whose_period_is_over_ends_by_itself() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let asked = propose(
            &sofia,
            json!({"role": "comms_manager", "in": "network", "person": "ines", "share": 10, "until": "2026-03-10"}),
        );
        let asked = id(&asked.await.is(201));
        let ines = net.script("ines").await;
        act(&ines, &asked, "acceptance").await.is(200);
        let tell = json!({"kind": "announcement", "title": "All", "text": "Everybody.", "broadcast": true});
        ines.json(Method::POST, "/api/v1/spaces/everybody/threads", &tell).await.is(201);
        let tick = async || {
            let due = net.town.db.write(|w| {
                let now = w.now();
                jobs::enqueue(w, "roles.periods", "", now)
            });
            due.await.unwrap();
            net.settle().await;
        };
        // It ends within a month: both are asked whether it goes on, once.
        tick().await;
        tick().await;
        for who in ["ines", "sofia"] {
            let notices = net.script(who).await.get("/api/v1/notifications").await.is(200).json();
            let asked = notices["items"].as_array().unwrap().iter().filter(|n| n["reason"] == "role_ending");
            assert_eq!(asked.count(), 1, "{notices}");
        }
        net.town.clock.advance(8 * DAY);
        tick().await;
        assert_eq!(sofia.get(&format!("{ROLES}/{asked}")).await.is(200).json()["state"], "ended");
        ines.json(Method::POST, "/api/v1/spaces/everybody/threads", &tell).await.is(403);
    });
}

// Rows and columns are checked on each change of staff (indicators, section 7).
#[test]
fn a_change_of_staff_says_what_it_would_leave_open_before_it_happens() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let amelies = of(&net, "amelie", "facilitator").await;
        let page = net.browser("sofia").await;
        let alone = page.get(&format!("/who/assignments/{amelies}")).await.is(200);
        assert!(alone.text.contains("nobody would answer for"), "amelie is the only one: {}", alone.text);
        let body = json!({"role": "facilitator", "in": "space:diagnostics", "person": "ines", "share": 1});
        let asked = id(&propose(&sofia, body).await.is(201));
        let double = page.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(double.text.contains("two people could answer for"), "{}", double.text);
        assert!(double.text.contains("Raise the share"), "one percent is too little: {}", double.text);
        act(&net.script("ines").await, &asked, "acceptance").await.is(200);
        let two = page.get(&format!("/who/assignments/{amelies}")).await.is(200);
        assert!(!two.text.contains("nobody would answer for"), "ines would go on");
        let other = net.browser("yuki").await.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(!other.text.contains("hours a week"), "how much somebody has to do is not for everybody");
    });
}
