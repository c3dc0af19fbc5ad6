//! Attachment, specialities.

use super::*;

// spec: S0-N3b (part: how somebody is attached is recorded and shown)
// spec: S1-PM4
// spec: S2-SM1
// spec: S2-SM8 (part: two reporting lines)
#[test]
fn a_role_says_to_whom_it_is_attached_and_from_which_unit() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let body = json!({
            "role": "facilitator", "in": "space:diagnostics", "person": "ines", "share": 10,
            "attachment": "correspondent", "lead": "sofia", "asker": "victor", "specialities": "moderation,events",
        });
        let asked = id(&propose(&sofia, body).await.is(201));
        act(&net.script("ines").await, &asked, "acceptance").await.is(200);
        let page = net.browser("yuki").await.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(page.text.contains("their own department, as correspondent"));
        assert!(page.text.contains("/p/sofia") && page.text.contains("/p/victor"), "both lines are there");
        assert!(page.text.contains("Moderation, Events"));
        assert!(
            !page.text.contains("10\u{a0}%") && !page.text.contains("10 %"),
            "the share is not for everybody"
        );
        let own = net.browser("ines").await.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(own.text.contains("10 %") || own.text.contains("10\u{a0}%"));
        // What the network’s roles are held from is grouped by unit, whatever the unit is.
        let map = net.browser("yuki").await.get("/who/relays").await.is(200);
        let (_, units) = map.text.split_once("relay-units").expect("by unit");
        assert!(units.contains("/units/") && units.contains("Platform manager"), "{units}");
        let unit = net.town.db.read(|r| {
            store::sql!(
                UNIT,
                "SELECT u.slug FROM assignments a JOIN units u ON u.id = a.unit_id WHERE a.share = 10"
            );
            r.one::<(String,)>(&UNIT, store::p![])
        });
        assert_eq!(unit.await.unwrap().0, "service-nord");
    });
}

// spec: S3-T1
#[test]
fn a_community_has_several_holders_with_specialities() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        for (who, what) in [("ines", "content"), ("victor", "events")] {
            let body = json!({"role": "facilitator", "in": "space:diagnostics", "person": who, "share": 5, "specialities": what});
            let asked = id(&propose(&sofia, body).await.is(201));
            let api = net.script(who).await;
            act(&api, &asked, "acceptance").await.is(200);
        }
        net.settle().await;
        let all = sofia.get(&format!("{ROLES}?role=facilitator&in=space:diagnostics")).await.is(200).json();
        let items = all["items"].as_array().unwrap();
        assert_eq!(items.len(), 3, "{all}");
        let special =
            |who: &str| items.iter().find(|a| a["person"]["handle"] == who).unwrap()["specialities"].clone();
        assert_eq!((special("ines"), special("victor")), (json!(["content"]), json!(["events"])));
        // victor comes from another unit, and is in the community now.
        let talk = json!({"kind": "announcement", "title": "Meet", "text": "On Friday.", "broadcast": true});
        net.script("victor")
            .await
            .json(Method::POST, "/api/v1/spaces/diagnostics/threads", &talk)
            .await
            .is(201);
    });
}
