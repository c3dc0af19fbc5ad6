//! The network's categories.

use testkit::{Town, both_engines};

use crate::spaces::tests::desk;

#[test]
fn categories_are_kept_by_the_network_and_found_by_everybody() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let body = r#"{"name_en":"Trades","name_fr":"Métiers"}"#;
        for (who, status) in [("sofia", 200), ("amelie", 403), ("jonas", 403), ("ines", 403), ("piet", 403)] {
            assert_eq!(desk.post(who, "/api/v1/spaces/categories", body).await.status, status, "{who}");
        }
        let list = desk.get("ines", "/api/v1/spaces/categories").await.json;
        let id = list["items"][0]["id"].as_str().unwrap().to_owned();
        assert!(desk.get("ines", "/spaces/categories").await.html().contains("Métiers"));
        let set = desk.post("amelie", "/s/diagnostics/settings", &format!("category={id}")).await;
        assert_eq!(set.status, 303);
        let found = desk.get("ines", &format!("/api/v1/spaces?category={id}")).await.json;
        assert_eq!(found["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(found["items"][0]["slug"], "diagnostics");
        let open = desk.get("ines", "/api/v1/spaces?join=open").await.json;
        assert_eq!(open["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(desk.get("ines", "/api/v1/spaces?join=club").await.status, 422);
        let again = desk.post("sofia", "/spaces/categories", "name_en=Only").await;
        assert_eq!(again.page.as_ref().and_then(|p| p.status), Some(422));
        assert_eq!(desk.post("ines", &format!("/spaces/categories/{id}/end"), "").await.status, 403);
        assert_eq!(desk.post("sofia", &format!("/spaces/categories/{id}/end"), "").await.status, 303);
        assert_eq!(desk.post("sofia", &format!("/spaces/categories/{id}/end"), "").await.status, 404);
        let none = desk.get("amelie", "/api/v1/spaces/diagnostics/settings").await.json;
        assert_eq!(none["category"], "");
    });
}
