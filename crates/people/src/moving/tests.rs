//! Reorganising: prepared, looked at, carried out today or on its day.

use kernel::time::DAY;
use testkit::{Town, both_engines};

use crate::desk::Desk;

#[test]
fn what_a_reorganisation_means_is_seen_before_it_happens() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let made = desk.post("sofia", "/people/moves", "name=Two+teams").await;
        let at = made.location.clone();
        assert_eq!(
            desk.post("sofia", &format!("{at}/moves"), "people=%40ines+karim&to=design").await.status,
            303
        );
        assert_eq!(desk.post("sofia", &format!("{at}/moves"), "unit=design&to=service").await.status, 303);
        for (form, what) in [
            ("unit=noria&to=design", "cannot stand under itself"),
            ("people=nobody&to=design", "no person with that handle"),
            ("people=piet&to=design", "do not move"),
            ("people=&to=design", "Name somebody"),
        ] {
            let wrong = desk.post("sofia", &format!("{at}/moves"), form).await;
            assert!(wrong.status == 422 && wrong.html().contains(what), "{form}: {}", wrong.html());
        }
        let seen = desk.get("sofia", &at).await;
        assert!(seen.html().contains("joins the team space Design"), "{}", seen.html());
        assert!(seen.html().contains("the team Design is led by Victor Lindqvist"), "{}", seen.html());
        let before = desk.get("yuki", "/api/v1/people/ines").await.json;
        assert_eq!(before["unit"], "service-nord", "nothing has changed");
        assert_eq!(desk.post("sofia", &format!("{at}/go"), "on=").await.status, 303);
        assert_eq!(desk.get("yuki", "/api/v1/people/ines").await.json["unit"], "design");
        assert_eq!(desk.post("sofia", &format!("{at}/go"), "on=").await.status, 409, "once");
        assert!(desk.get("sofia", "/people/moves").await.html().contains("Carried out"));
        for who in ["ines", "jonas", "piet"] {
            assert_eq!(desk.get(who, "/people/moves").await.status, 404);
            assert_eq!(desk.get(who, &at).await.status, 404);
            assert_eq!(desk.post(who, "/people/moves", "name=x").await.status, 403);
            assert_eq!(desk.post(who, &format!("{at}/go"), "on=").await.status, 403);
        }
    });
}

#[test]
fn a_planned_one_happens_on_its_day_and_a_withdrawn_one_never() {
    both_engines(async |t: Town| {
        let clock = t.clock.clone();
        let desk = Desk::new(t);
        let mut both = Vec::new();
        for (person, to) in [("ines", "design"), ("karim", "design")] {
            let at = desk.post("sofia", "/people/moves", "name=Spring").await.location;
            desk.post("sofia", &format!("{at}/moves"), &format!("people={person}&to={to}")).await;
            assert_eq!(desk.post("sofia", &format!("{at}/go"), "on=2026-03-05").await.status, 303);
            both.push(at);
        }
        let second = both.pop().unwrap();
        assert_eq!(desk.post("sofia", &format!("{second}/withdraw"), "").await.status, 303);
        jobs::settle(&desk.t.db, &[], &[super::store::JOB]).await.unwrap();
        assert_eq!(desk.get("yuki", "/api/v1/people/ines").await.json["unit"], "service-nord", "not yet");
        clock.advance(3 * DAY);
        jobs::settle(&desk.t.db, &[], &[super::store::JOB]).await.unwrap();
        assert_eq!(desk.get("yuki", "/api/v1/people/ines").await.json["unit"], "design");
        assert_eq!(desk.get("yuki", "/api/v1/people/karim").await.json["unit"], "service-nord");
        let json = desk.get("sofia", &format!("/api/v1{}", both[0])).await.json;
        assert_eq!((json["state"].as_str(), json["moves"][0]["to"].as_str()), (Some("done"), Some("Design")));
        let draft = desk.post("sofia", "/people/moves", "name=Drop").await.location;
        desk.post("sofia", &format!("{draft}/moves"), "people=ines&to=service").await;
        let id = desk.t.ines().id;
        desk.post("sofia", &format!("{draft}/drop"), &format!("kind=person&subject={id}")).await;
        assert!(desk.get("sofia", &draft).await.html().contains("Nobody yet"));
    });
}
