//! Guests: who brings them in, who answers for them, and that the end is the end.

use kernel::time::DAY;
use testkit::{Town, both_engines};

use crate::tests::{desk, facts, place, tick};

#[test]
fn a_guest_comes_in_with_a_sponsor_and_an_end() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = r#"{"person":"piet","until":"2026-04-30","sponsor":"amelie"}"#;
        for (who, status) in [("lea", 403), ("amelie", 403), ("piet", 404), ("tomas", 201), ("sofia", 201)] {
            let invited = desk.post(who, "/api/v1/spaces/data-workshop/guests", form).await;
            assert_eq!(invited.status, status, "{who}");
        }
        assert_eq!(desk.post("piet", "/s/data-workshop/join", "terms=1").await.status, 303);
        for (who, status) in [("tomas", 200), ("sofia", 200), ("amelie", 404), ("lea", 404), ("piet", 404)] {
            let list = desk.get(who, "/api/v1/spaces/data-workshop/guests").await;
            assert_eq!(list.status, status, "{who}");
        }
        let list = desk.get("tomas", "/api/v1/spaces/data-workshop/guests").await.json;
        assert_eq!(list["items"][0]["sponsor"], "amelie");
        assert!(desk.get("tomas", "/s/data-workshop/guests").await.html().contains("58 days left"));
        let page = desk.get("amelie", "/s/data-workshop/members").await;
        assert!(
            page.html().contains("des personnes extérieures à l’entreprise lisent ici"),
            "{}",
            page.html()
        );
        for (body, words) in [
            ("person=ines", "of the company"),
            ("person=piet&until=2027-01-01", "180 days"),
            ("person=piet&until=2020-01-01", "passed"),
            ("person=piet&sponsor=lea", "member of this space"),
            ("person=nobody", "short name"),
        ] {
            let again = desk.post("tomas", "/s/data-workshop/guests", body).await;
            assert!(again.html().contains(words), "{body}: {}", again.html());
        }
        let open = desk.post("amelie", "/api/v1/spaces/diagnostics/guests", r#"{"person":"piet"}"#).await;
        assert_eq!(open.status, 422, "nobody from outside where everybody inside reads");
        assert_eq!(desk.post("jonas", "/api/v1/spaces/service-nord/guests", form).await.rule(), "S2-MG1");
        for (who, status) in [("sofia", 200), ("tomas", 404), ("piet", 404)] {
            let all = desk.get(who, "/api/v1/spaces/guests").await;
            assert_eq!(all.status, status, "{who}");
            assert!(status != 200 || all.json["items"].as_array().map(Vec::len) == Some(2));
        }
        assert!(desk.get("sofia", "/spaces/guests").await.html().contains("Pump 3"));
    });
}

// spec: S0-LA9 (part: the place is closed to a guest the moment the time is over, by no job)
#[test]
fn a_guest_whose_time_is_over_is_out_at_once() {
    both_engines(async |t: Town| {
        let piet = t.piet();
        assert!(place(&t.db, &piet, "pump-3").await.unwrap().readable);
        t.clock.advance(61 * DAY);
        assert!(place(&t.db, &piet, "pump-3").await.is_err());
        let desk = desk(t);
        assert_eq!(desk.get("piet", "/api/v1/spaces").await.json["items"].as_array().map(Vec::len), Some(0));
        assert_eq!(desk.get("piet", "/s/pump-3/members").await.status, 404);
        let ines = desk.t.ines();
        assert!(!place(&desk.t.db, &ines, "pump-3").await.unwrap().outside);
        // Put away by the clock for those who do not come by.
        tick(&desk.t, super::hears::OVER).await;
        assert_eq!(facts(&desk.t, "guest.ended").await.len(), 1);
        assert_eq!(place(&desk.t.db, &ines, "pump-3").await.unwrap().members, 2);
        // Invited anew, they come in anew.
        assert_eq!(desk.post("ines", "/s/pump-3/guests", "person=piet").await.status, 303);
        assert_eq!(desk.post("piet", "/s/pump-3/join", "terms=1").await.status, 303);
        assert!(place(&desk.t.db, &piet, "pump-3").await.unwrap().readable);
    });
}

#[test]
fn the_sponsor_is_reminded_once_and_renews_or_ends() {
    both_engines(async |t: Town| {
        t.clock.advance(47 * DAY);
        for kind in [super::hears::OVER, super::hears::REMIND, super::hears::REMIND] {
            tick(&t, kind).await;
        }
        assert_eq!(facts(&t, "guest.ending").await.len(), 1);
        let desk = desk(t);
        assert_eq!(desk.post("mamadou", "/s/pump-3/guests/piet", "until=").await.status, 403);
        assert_eq!(desk.post("ines", "/s/pump-3/guests/piet", "until=").await.status, 303);
        desk.t.clock.advance(80 * DAY);
        assert!(place(&desk.t.db, &desk.t.piet(), "pump-3").await.unwrap().readable, "renewed");
        assert_eq!(desk.post("mamadou", "/s/pump-3/guests/piet/end", "").await.status, 403);
        assert_eq!(desk.post("ines", "/s/pump-3/guests/piet/end", "").await.status, 303);
        assert!(place(&desk.t.db, &desk.t.piet(), "pump-3").await.is_err());
        assert_eq!(desk.post("ines", "/s/pump-3/guests/piet/end", "").await.status, 404);
        assert_eq!(desk.post("ines", "/s/pump-3/guests/piet", "until=").await.status, 404);
    });
}
