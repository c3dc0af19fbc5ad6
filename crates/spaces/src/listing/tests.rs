//! The network's categories.

use testkit::{Town, both_engines};

use crate::tests::desk;

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

#[test]
fn the_directory_is_filtered_and_sorted_and_pages_go_on() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let slugs = async |who: &str, ask: &str| -> Vec<String> {
            let found = desk.get(who, &format!("/api/v1/spaces?{ask}")).await;
            assert_eq!(found.status, 200, "{ask}: {}", found.text);
            let items = found.json["items"].as_array().unwrap().clone();
            items.iter().map(|s| s["slug"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(slugs("ines", "open=true").await, ["data-workshop"], "not in it, and it can be asked");
        assert_eq!(slugs("yuki", "open=true&kind=community").await, ["data-workshop", "diagnostics"]);
        assert_eq!(
            slugs("ines", "unit=service-nord").await,
            ["pump-3", "service-nord"],
            "its team, and what its people lead"
        );
        assert_eq!(
            slugs("yuki", "unit=service").await,
            ["service-nord"],
            "also of the units below, and nothing hidden"
        );
        assert_eq!(slugs("ines", "unit=nowhere").await, Vec::<String>::new());
        let by = slugs("ines", "sort=members").await;
        assert_eq!(by.first().map(String::as_str), Some("everybody"));
        let set = desk.call("amelie", "PUT", "/api/v1/spaces/diagnostics/settings", r#"{"lang":"fr"}"#).await;
        assert_eq!((set.status, &set.json["lang"]), (200, &"fr".into()));
        assert_eq!(slugs("ines", "lang=fr").await, ["diagnostics"]);
        assert_eq!(slugs("ines", "lang=en").await, Vec::<String>::new());
        for sort in ["name", "active", "new", "members"] {
            let whole = slugs("ines", &format!("sort={sort}")).await;
            let (mut walked, mut after) = (Vec::new(), String::new());
            loop {
                let found =
                    desk.get("ines", &format!("/api/v1/spaces?sort={sort}&limit=2&after={after}")).await.json;
                let items = found["items"].as_array().unwrap().clone();
                walked.extend(items.iter().map(|s| s["slug"].as_str().unwrap().to_owned()));
                let Some(next) = found["next"].as_str() else { break };
                after = next.to_owned();
            }
            assert_eq!(walked, whole, "{sort}");
        }
        assert_eq!(desk.get("ines", "/api/v1/spaces?sort=luck").await.status, 422);
        let page = desk.get("ines+en", "/spaces?kind=community&active=true&sort=new").await;
        assert!(page.html().contains("name=\"active\" value=\"true\" checked"), "{}", page.html());
        let guest = desk.get("piet+en", "/spaces?kind=project").await;
        assert!(!guest.html().contains("f-unit"), "a guest does not learn the units");
        desk.t.clock.advance(400 * kernel::time::DAY);
        assert_eq!(slugs("yuki", "active=true").await, Vec::<String>::new());
    });
}

// spec: S4-7 (part: listed for those who lead the network, with who began it and what for)
#[test]
fn what_people_begin_by_themselves_is_listed_for_those_who_can_support_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let new = r#"{"kind":"project","name":"Spare keys","start":"blog"}"#;
        assert_eq!(desk.post("lea", "/api/v1/spaces", new).await.status, 201, "nobody has to be asked");
        let at = "/api/v1/spaces/projects";
        desk.table(&[
            (
                "GET",
                at,
                "",
                &[
                    ("sofia", 200),
                    ("yuki+network_lead", 200),
                    ("lea", 404),
                    ("helene", 404),
                    ("jonas", 404),
                    ("piet", 404),
                    ("", 401),
                ],
            ),
            ("GET", "/spaces/projects", "", &[("sofia", 200), ("lea", 404)]),
        ])
        .await;
        let list = desk.get("sofia", at).await.json;
        let first = &list["items"][0];
        assert_eq!(
            (&first["name"], &first["by"], &first["start"]),
            (&"Spare keys".into(), &"lea".into(), &"blog".into())
        );
        // Listed is not read: the lead is no member by it.
        assert_eq!(desk.get("sofia", "/api/v1/spaces/spare-keys").await.status, 404);
    });
}
