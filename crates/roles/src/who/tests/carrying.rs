//! What one carries oneself, who stands in for the owner, communities on the relay map, and a team whose
//! manager goes.

use testkit::{Town, both_engines};

use super::desk::{Hold, Planting, desk, hold};

#[test]
fn ones_own_part_comes_first_and_groups_say_what_they_lack() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let own = desk.get("amelie+en", "/who?in=space:diagnostics").await;
        let (own, lines) =
            own.html().split_once("who-answers").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert!(own.contains("You here:") && own.contains("/who/roles/facilitator"), "{own}");
        assert!(own.contains("show=mine#matrix"), "{own}");
        assert!(lines.contains("1 without one name"), "{lines}");
        assert!(
            lines.contains("<details class=\"group-fold\"><summary>"),
            "folded until somebody opens them"
        );
        let nobody = desk.get("yuki+en", "/who?in=space:diagnostics").await;
        assert!(!nobody.html().contains("who-own"), "yuki only stands in, and nobody is away");
        let looked = desk.get("yuki+en", "/who?in=space:diagnostics&q=access").await;
        assert!(looked.html().contains("<details class=\"group-fold\" open>"), "what was looked for is open");
    });
}

// spec: S1-O1 (part: with a named deputy, whose lack is seen)
#[test]
fn an_owner_without_a_deputy_is_seen_until_somebody_stands_in() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let said = "this role always has a deputy";
        let owner =
            desk.plant(&[hold("esn_owner", "helene", ""), hold("risk_officer", "karim", "")]).await[0];
        let page = desk.get("yuki+en", "/who").await;
        assert_eq!(page.words().matches(said).count(), 1, "for the owner, for nobody else: {}", page.words());
        desk.stand_in(owner, "victor").await;
        assert!(!desk.get("yuki+en", "/who").await.words().contains(said));
    });
}

// spec: S2-CM10
#[test]
fn a_community_that_nobody_carries_is_on_the_map_and_becomes_a_task() {
    both_engines(async |t: Town| {
        let desk = testkit::Desk::new(t, crate::room());
        desk.staffed().await;
        desk.plant(&[Hold { deputy: "lea", ..hold("facilitator", "karim", "data-workshop") }]).await;
        desk.end("amelie", 9).await;
        let page = desk.get("sofia+en", "/who/relays").await;
        let (_, spaces) = page.html().split_once("relay-spaces").unwrap();
        let rows: Vec<&str> = spaces.split("<tr role=\"row\"").collect();
        let row = |slug: &str| *rows.iter().find(|r| r.contains(&format!("in=space:{slug}\""))).unwrap();
        assert!(
            row("diagnostics").contains("class=\"nobody\"") && row("diagnostics").contains("9 days"),
            "{spaces}"
        );
        assert!(row("data-workshop").contains("Karim Benali") && row("data-workshop").contains("Léa Petit"));
        assert!(page.words().contains("1 of 2 have somebody"), "{}", page.words());
        let other = desk.get("yuki+en", "/who/relays").await;
        assert!(other.words().contains("1 of 2 have somebody") && !other.words().contains("Make it a task"));
        let form = [("role", "facilitator"), ("in", "space:diagnostics")];
        assert_eq!(desk.form("sofia+en", "/who/recruitments", &form).await.status, 303);
        let made = desk.get("sofia+en", "/api/v1/recruitments").await;
        assert_eq!(made.json["items"][0]["role"], "facilitator", "{}", made.text);
        assert!(desk.get("sofia+en", "/who/relays").await.words().contains("looked for since"));
        // All gaps at once: what is a task already stays one.
        desk.form("sofia+en", "/who/recruitments", &[]).await;
        let all = desk.get("sofia", "/api/v1/recruitments").await.json;
        let items = all["items"].as_array().unwrap();
        assert_eq!(items.iter().filter(|i| i["role"] == "facilitator").count(), 1, "{all}");
    });
}

#[test]
fn a_team_whose_manager_goes_is_led_from_above_and_the_network_is_said_once() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[Hold { deputy: "lea", ..hold("tech_support", "jonas", "") }]).await;
        let page = desk.get("jonas+en", "/who/what-if").await;
        assert!(page.words().contains("goes on"), "{}", page.words());
        assert!(!page.words().contains("nobody would answer"), "the manager above does: {}", page.words());
        assert_eq!(page.words().matches("Technical support: Léa Petit").count(), 1, "{}", page.words());
    });
}
