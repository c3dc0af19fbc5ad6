//! Tending people: who may, and what becomes of it.

use testkit::{Beside, Desk, Town, both_engines};

fn desk(t: Town) -> Desk {
    let administration = Beside {
        name: "administration",
        schema: include_str!("../../../commons/src/administration/schema.cedarschema"),
        policy: include_str!("../../../commons/src/administration/policy.cedar"),
        words: &[],
    };
    Desk::beside(t, crate::room(), &[administration])
}

#[test]
fn whoever_runs_the_place_sees_people_and_only_who_holds_it_changes_their_access() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let seen: &[(&str, u16)] = &[
            ("sofia", 200),
            ("yuki+platform_expert", 200),
            ("yuki+network_lead", 404),
            ("jonas", 404),
            ("amelie", 404),
            ("ines", 404),
            ("piet+platform_expert", 404),
            ("", 401),
        ];
        let linked: &[(&str, u16)] =
            &[("yuki+platform_expert", 403), ("jonas", 404), ("piet", 404), ("", 401), ("sofia", 201)];
        let signed_out: &[(&str, u16)] =
            &[("yuki+platform_expert", 403), ("jonas", 404), ("piet", 404), ("", 401), ("sofia", 303)];
        let signed_out_api: &[(&str, u16)] =
            &[("yuki+platform_expert", 403), ("jonas", 404), ("piet", 404), ("", 401), ("sofia", 200)];
        let none: &[(&str, u16)] =
            &[("yuki+platform_expert", 403), ("jonas", 404), ("", 401), ("sofia", 409)];
        desk.table(&[
            ("GET", "/operator/people", "", seen),
            ("GET", "/api/v1/operator/people", "", seen),
            ("GET", "/operator/people/ines", "", seen),
            ("GET", "/api/v1/operator/people/ines", "", seen),
            ("GET", "/operator/people/nobody", "", &[("sofia", 404)]),
            ("POST", "/operator/people/ines/reset", "", linked),
            ("POST", "/api/v1/operator/people/ines/reset", "{}", linked),
            ("POST", "/operator/people/ines/invitation", "", none),
            ("POST", "/api/v1/operator/people/ines/invitation", "{}", none),
            ("POST", "/operator/people/ines/sessions", "", signed_out),
            ("DELETE", "/api/v1/operator/people/ines/sessions", "", signed_out_api),
        ])
        .await;
    });
}

#[test]
fn a_link_is_shown_once_and_sessions_are_a_number() {
    both_engines(async |t: Town| {
        let (ines, desk) = (t.person("ines"), desk(t.clone()));
        t.db.write(move |w| crate::key_store::begin(w, ines, "Firefox on the shop floor", "s-1"))
            .await
            .unwrap();
        let list = desk.get("sofia", "/api/v1/operator/people?q=mor").await.json;
        assert_eq!(
            (list["items"][0]["handle"].as_str(), list["items"][0]["sessions"].as_i64()),
            (Some("ines"), Some(1))
        );
        let page = desk.get("sofia", "/operator/people/ines").await;
        assert!(page.html().contains("signed in on 1 device"), "{}", page.html());
        assert!(!page.html().contains("shop floor"), "which device it is, is for herself");
        let made = desk.post("sofia", "/operator/people/ines/reset", "").await;
        assert!(made.html().contains("/link/"), "{}", made.html());
        assert!(!desk.get("sofia", "/operator/people/ines").await.html().contains("/link/"));
        desk.post("sofia", "/operator/people/ines/sessions", "").await;
        let after = desk.get("sofia", "/api/v1/operator/people/ines").await.json;
        assert_eq!(after["sessions"], 0);
    });
}

#[test]
fn the_list_narrows_and_pages() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let names = async |query: &str| -> Vec<String> {
            let list = desk.get("sofia", &format!("/api/v1/operator/people{query}")).await.json;
            list["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|i| i["handle"].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(names("?only=owners").await, ["sofia"]);
        assert_eq!(names("?only=external").await, ["piet"]);
        assert_eq!(names("?q=@ine").await, ["ines"]);
        assert_eq!(names("?q=helene").await, ["helene"]);
        assert_eq!(names("?q=%25").await.len(), names("").await.len(), "a sign of the engine is no word");
        assert!(names("?only=active").await.len() > 8 && names("?only=left").await.is_empty());
        let french = desk.get("ines+platform_expert", "/operator/people?only=suspended").await;
        assert!(french.html().contains("accès suspendu"), "{}", french.html());
    });
}
