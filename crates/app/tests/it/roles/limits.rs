//! Volunteers, teams, sponsors.

use super::*;

// spec: S4-8a (part: only as a volunteer)
#[test]
fn evangelists_come_forward_and_leave_when_they_like() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let body = |who: &str, share: i64| json!({"role": "evangelist", "in": "unit:service-nord", "person": who, "share": share});
        assert_eq!(propose(&sofia, body("ines", 5)).await.is(403).json()["rule"], "S4-8a");
        let ines = net.script("ines").await;
        assert!(field(&propose(&ines, body("ines", 20)).await.is(422), "share").contains("10"));
        let hers = propose(&ines, body("ines", 5)).await.is(201);
        assert_eq!(hers.json()["state"], "held");
        let more = json!({"version": "1", "share": "10"});
        let no = sofia.json(Method::POST, &format!("{ROLES}/{}/changes", id(&hers)), &more).await;
        assert_eq!(no.is(403).json()["rule"], "S4-8a", "nobody asks a volunteer for more");
        act(&ines, &id(&hers), "leaving").await.is(200);
        // Somebody paid for the programme is no volunteer among colleagues.
        let paid = propose(
            &sofia,
            json!({"role": "user_support", "in": "network", "person": "mamadou", "share": 50}),
        );
        act(&net.script("mamadou").await, &id(&paid.await.is(201)), "acceptance").await.is(200);
        let clash = propose(&net.script("mamadou").await, body("mamadou", 5)).await.is(422);
        assert!(field(&clash, "share").contains("50"), "{}", clash.text);
    });
}

// spec: S2-SM4 (part: roles)
#[test]
fn nobody_is_put_beside_a_teams_manager() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let no = propose(
            &sofia,
            json!({"role": "facilitator", "in": "space:service-nord", "person": "karim", "share": 5}),
        );
        let no = no.await;
        // The team's space is there for those who may know of it; the rule refuses whoever asks.
        assert_eq!(no.is(403).json()["rule"], "S2-SM4");
    });
}

// spec: S1-ES1
#[test]
fn a_sponsor_without_access_to_the_board_is_warned_about() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let body = |who: &str, answers: Value| json!({"role": "exec_sponsor", "in": "network", "person": who, "share": 5, "answers": answers});
        let criterion =
            net.town.db.read(charter::current).await.unwrap().role("exec_sponsor").unwrap().criteria[0]
                .clone();
        let bare = id(&propose(&sofia, body("helene", json!({}))).await.is(201));
        let told = propose(&sofia, body("victor", json!({criterion.key: "Through Hélène"}))).await.is(201);
        let page = net.browser("sofia").await;
        let ask = &criterion.ask.en;
        let warned = page.get(&format!("/who/assignments/{bare}")).await.is(200);
        assert!(
            warned.text.contains("Not answered yet") && warned.text.contains(ask.as_str()),
            "{}",
            warned.text
        );
        let fine = page.get(&format!("/who/assignments/{}", id(&told))).await.is(200);
        assert!(!fine.text.contains("Not answered yet") && fine.text.contains("Through Hélène"));
    });
}
