//! Leaving and coming back, and the policy everybody can read.

use testkit::{Town, both_engines};

use crate::desk::Desk;

::store::sql!(MAIL, "UPDATE people SET mail = 'jonas@noria.example' WHERE handle = 'jonas'");

#[test]
fn who_may_say_that_somebody_left_and_who_sees_what_they_carry() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let carried = [
            ("sofia", 200),
            ("jonas", 200),
            ("mamadou", 404),
            ("yuki", 404),
            ("piet", 404),
            ("ines", 404),
            ("", 401),
        ];
        for (who, status) in carried {
            assert_eq!(desk.get(who, "/p/ines/leaving").await.status, status, "{who}");
        }
        for (who, status) in [("jonas", 403), ("ines", 403), ("yuki", 403), ("piet", 403)] {
            assert_eq!(desk.post(who, "/p/ines/leaving", "").await.status, status, "{who}");
        }
        let own = desk.post("sofia", "/p/sofia/leaving", "").await;
        assert_eq!(own.rule(), "people-not-oneself");
        let seen = desk.get("jonas", "/p/ines/leaving").await;
        assert!(
            seen.html().contains("Pump 3") && !seen.html().contains("has left</button>"),
            "{}",
            seen.html()
        );
        let amelie = desk.get("sofia", "/p/amelie/leaving").await;
        assert!(amelie.html().contains("/who/assignments/"), "{}", amelie.html());
    });
}

#[test]
fn under_the_policy_that_hides_names_nobody_reads_the_name_and_whoever_returns_has_it_again() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        desk.t.db.write(|w| w.exec(&MAIL, ::store::p![])).await.unwrap();
        assert!(desk.get("piet", "/people/policy").await.html().contains("keep their name"));
        assert_eq!(desk.post("ines", "/people/policy", "names=hide&name=x").await.status, 403);
        assert_eq!(desk.post("sofia", "/people/policy", "names=hide&name=").await.status, 422);
        assert_eq!(desk.post("sofia", "/people/policy", "names=hide&name=Former+member").await.status, 303);
        let gone = desk.post("sofia", "/p/jonas/leaving", "").await;
        assert_eq!(gone.status, 303);
        assert_eq!(desk.get("yuki", "/p/jonas").await.status, 404);
        let handle = gone.location.trim_start_matches("/p/").trim_end_matches("/leaving").to_owned();
        let after = desk.get("victor", &gone.location).await;
        assert!(
            after.html().contains("Former member") && !after.html().contains("Jonas"),
            "{}",
            after.html()
        );
        assert!(after.html().contains("Service Nord"), "the unit they led is listed for whoever manages");
        assert!(desk.get("yuki", "/units/service-nord").await.html().contains("Nobody leads it"));
        let taken = desk.call("sofia", "POST", "/api/v1/people", r#"{"name": "Jonas"}"#).await;
        assert_eq!(taken.json["handle"], "jonas2", "a handle never changes hands");
        let back = desk.post("sofia", &format!("/p/{handle}/return"), "").await;
        assert!(back.html().contains("/link/"), "{:?}", back.problem);
        let jonas = desk.get("yuki", "/api/v1/people/jonas").await.json;
        assert_eq!(
            (jonas["name"].as_str(), jonas["state"].as_str()),
            (Some("Jonas Brandt"), Some("invited"))
        );
        assert_eq!(desk.post("sofia", "/p/jonas/return", "").await.status, 409);
    });
}

#[test]
fn a_policy_declared_later_holds_for_those_who_left_before() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        desk.post("sofia", "/p/ines/leaving", "").await;
        assert!(desk.get("yuki", "/p/ines").await.html().contains("Inès Moreau"), "names are kept at first");
        assert_eq!(desk.post("sofia", "/p/ines/leaving", "").await.status, 409);
        desk.call("sofia", "PUT", "/api/v1/people/policy", r#"{"names": "hide", "name": "Former member"}"#)
            .await;
        jobs::settle(&desk.t.db, &[], &[super::store::JOB]).await.unwrap();
        assert_eq!(desk.get("yuki", "/p/ines").await.status, 404);
        desk.call("sofia", "PUT", "/api/v1/people/policy", r#"{"names": "keep"}"#).await;
        jobs::settle(&desk.t.db, &[], &[super::store::JOB]).await.unwrap();
        assert!(desk.get("yuki", "/p/ines").await.html().contains("Inès Moreau"));
        let json = desk.get("yuki", "/api/v1/people/policy").await.json;
        assert_eq!(json["names"], "keep");
    });
}
