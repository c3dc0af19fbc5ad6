//! Keeping a place: settings, owners, the archive.

use policy::{Attr, Decision, Standing, Thing};
use testkit::{Town, both_engines};

use crate::tests::{desk, gate, place};

/// route × person: who reads the pages of keeping a community, and who changes what.
#[test]
fn those_who_keep_a_place_set_it_and_nobody_else() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.post("amelie", "/api/v1/spaces/diagnostics/settings", "").await;
        for (who, page, save, changes, owners) in [
            ("amelie", 200, 200, 200, 200),
            ("sofia", 200, 200, 200, 200),
            ("ines", 404, 403, 200, 404),
            ("lea", 404, 403, 404, 404),
            ("piet", 404, 404, 404, 404),
        ] {
            let at = "/api/v1/spaces/diagnostics";
            assert_eq!(desk.get(who, &format!("{at}/settings")).await.status, page, "{who} settings");
            let saved = desk.call(who, "PUT", &format!("{at}/settings"), r#"{"hue":5}"#).await;
            assert_eq!(saved.status, save, "{who} saves");
            assert_eq!(desk.get(who, &format!("{at}/changes")).await.status, changes, "{who} changes");
            assert_eq!(desk.get(who, &format!("{at}/owners")).await.status, owners, "{who} owners");
        }
        // A manager sets little in a team, and nothing of who is in it.
        let set = desk
            .call(
                "jonas",
                "PUT",
                "/api/v1/spaces/service-nord/settings",
                r#"{"name":"Mine","reactions":true,"hue":2}"#,
            )
            .await;
        assert_eq!(
            (set.status, &set.json["name"], &set.json["reactions"]),
            (200, &"Service Nord".into(), &false.into())
        );
        assert_eq!(desk.get("jonas", "/s/service-nord/owners").await.status, 404);
        let refused = desk.call("ines", "PUT", "/api/v1/spaces/service-nord/settings", "{}").await;
        assert_eq!(refused.status, 403);
    });
}

#[test]
fn every_change_is_read_by_the_members() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = "name=Diagnostic+de+terrain&slug=terrain&hue=7&join=approval&reactions=false&answer_days=3&quota_mb=&keep_days=365";
        let saved = desk.post("amelie", "/s/diagnostics/settings", form).await;
        assert_eq!((saved.status, saved.location.as_str()), (303, "/s/terrain/settings"));
        let list = desk.get("ines", "/api/v1/spaces/terrain/changes").await.json;
        let what: Vec<&str> =
            list["items"].as_array().unwrap().iter().filter_map(|c| c["what"].as_str()).collect();
        for word in ["name", "slug", "hue", "join", "reactions", "answer", "keep"] {
            assert!(what.contains(&word), "{word}: {what:?}");
        }
        assert_eq!(list["items"][0]["by"], "amelie");
        let asked = r#"{"keep_days":90,"preview":true}"#;
        let seen = desk.call("amelie", "PUT", "/api/v1/spaces/terrain/settings", asked).await;
        assert_eq!((seen.status, seen.json["older"].as_i64()), (200, Some(0)), "{}", seen.text);
        let page = desk.get("ines", "/s/terrain/changes").await;
        assert!(page.html().contains("ouvert → sur demande"), "{}", page.html());
        let now = desk.get("lea", "/api/v1/spaces/terrain").await.json;
        assert_eq!((&now["open_read"], &now["join"]), (&false.into(), &"approval".into()));
        // The old address belongs to this space for ever.
        let taken = desk
            .call("tomas", "PUT", "/api/v1/spaces/data-workshop/settings", r#"{"slug":"diagnostics"}"#)
            .await;
        assert_eq!(taken.status, 422);
        let open = desk.post("lea", "/spaces", "kind=project&name=Diagnostics").await;
        assert_eq!(open.location, "/s/diagnostics-2");
        for bad in
            ["name=", "slug=Not+fit", "join=club", "hue=99", "keep_days=3", "answer_days=0", "category=77"]
        {
            let again = desk.post("amelie", "/s/terrain/settings", bad).await;
            assert_eq!(again.page.as_ref().and_then(|p| p.status), Some(422), "{bad}");
        }
    });
}

#[test]
fn a_place_with_guests_is_not_opened_to_everybody() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.post("tomas", "/s/data-workshop/invitations", "person=piet").await;
        assert_eq!(desk.post("piet", "/s/data-workshop/join", "terms=1").await.status, 303);
        let opens =
            desk.call("tomas", "PUT", "/api/v1/spaces/data-workshop/settings", r#"{"join":"open"}"#).await;
        assert_eq!(opens.status, 422);
    });
}

// spec: S2-P1 (part: owners are added and removed as a permission, and that makes nobody facilitator)
#[test]
fn owners_come_and_go_and_the_last_one_stays() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let added = desk.post("amelie", "/api/v1/spaces/diagnostics/owners", r#"{"person":"lea"}"#).await;
        assert_eq!((added.status, added.json["items"].as_array().map(Vec::len)), (200, Some(2)));
        let lea = place(&desk.t.db, &desk.t.lea(), "diagnostics").await.unwrap().standing;
        assert!(lea.keeper && lea.member && !lea.facilitator);
        let ended = desk.call("lea", "DELETE", "/api/v1/spaces/diagnostics/owners/amelie", "").await;
        assert_eq!(ended.status, 200);
        let amelie = place(&desk.t.db, &desk.t.amelie(), "diagnostics").await.unwrap().standing;
        assert!(!amelie.keeper && amelie.member && amelie.facilitator, "the role is untouched");
        let last = desk.call("lea", "DELETE", "/api/v1/spaces/diagnostics/owners/lea", "").await;
        assert_eq!(last.status, 422);
        assert_eq!(desk.post("amelie", "/s/diagnostics/owners", "person=ines").await.status, 403);
        let guest = desk.post("lea", "/api/v1/spaces/diagnostics/owners", r#"{"person":"piet"}"#).await;
        assert_eq!(guest.status, 422);
    });
}

#[test]
fn two_owners_who_remove_each_other_at_once_leave_one() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.post("amelie", "/api/v1/spaces/diagnostics/owners", r#"{"person":"lea"}"#).await;
        let (one, other) = tokio::join!(
            desk.call("amelie", "DELETE", "/api/v1/spaces/diagnostics/owners/lea", ""),
            desk.call("lea", "DELETE", "/api/v1/spaces/diagnostics/owners/amelie", ""),
        );
        let done = [one.status, other.status].into_iter().filter(|s| *s == 200).count();
        assert_eq!(done, 1, "{} {}", one.status, other.status);
        let left = desk.get("sofia", "/api/v1/spaces/diagnostics/owners").await.json;
        assert_eq!(left["items"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn the_archive_is_read_found_and_left_again() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        assert_eq!(desk.post("ines", "/api/v1/spaces/diagnostics/archive", "").await.status, 403);
        assert_eq!(desk.post("jonas", "/api/v1/spaces/service-nord/archive", "").await.status, 403);
        let away = desk.post("amelie", "/api/v1/spaces/diagnostics/archive", "").await;
        assert_eq!((away.status, &away.json["archived"]), (200, &true.into()));
        assert!(
            desk.get("lea", "/s/diagnostics/card").await.html().contains("<dl")
                || desk.get("lea", "/s/diagnostics/card").await.page.is_some()
        );
        for (who, path, body) in [
            ("lea", "/s/diagnostics/join", "terms=1"),
            ("amelie", "/s/diagnostics/card", "version=1&why=a&expected=b&free=c&ask=d&deciders=e&terms=f"),
            ("amelie", "/s/diagnostics/invitations", "person=lea"),
            ("amelie", "/s/diagnostics/settings", "hue=3"),
            ("amelie", "/s/diagnostics/owners", "person=lea"),
        ] {
            assert_eq!(desk.post(who, path, body).await.rule(), "spaces-archived", "{who} {path}");
        }
        assert_eq!(desk.post("ines", "/s/diagnostics/leave", "").await.status, 303, "one can always go");
        let names = |json: &serde_json::Value| {
            json["items"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|s| s["slug"].as_str().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let usual = desk.get("lea", "/api/v1/spaces?kind=community").await.json;
        assert!(!names(&usual).contains(&"diagnostics".to_owned()));
        let found = desk.get("lea", "/api/v1/spaces?archive=archived").await.json;
        assert_eq!(names(&found), ["diagnostics"]);
        assert!(desk.get("lea", "/spaces?archive=archived").await.html().contains("Archivé"));
        let back = desk.call("amelie", "DELETE", "/api/v1/spaces/diagnostics/archive", "").await;
        assert_eq!((back.status, &back.json["archived"]), (200, &false.into()));
        assert_eq!(desk.post("lea", "/s/diagnostics/join", "terms=1").await.status, 303);
    });
}

/// A thing in an archived space, whoever asks.
#[derive(Debug)]
struct Put(web::Place, &'static str);

impl Thing for Put {
    fn kind(&self) -> &'static str {
        self.1
    }
    fn id(&self) -> i64 {
        if self.1 == "Space" { self.0.id.number() } else { 77 }
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        self.0.attrs()
    }
    fn standing(&self) -> Standing {
        self.0.standing
    }
    fn space(&self) -> Option<i64> {
        Some(self.0.id.number())
    }
}

#[test]
fn no_act_on_an_archived_space_passes_but_those_that_are_named() {
    both_engines(async |t: Town| {
        let gate = gate();
        for who in [t.sofia(), t.amelie(), t.ines(), t.jonas()] {
            for slug in ["diagnostics", "service-nord", "everybody", "pump-3"] {
                let Ok(mut here) = place(&t.db, &who, slug).await else { continue };
                here.archived = true;
                for (name, kind) in gate.actions().filter(|(_, kind)| *kind == "Space") {
                    let action = policy::Action(Box::leak(name.to_owned().into_boxed_str()));
                    let yes = gate.decide(
                        &who,
                        action,
                        &Put(here.clone(), if kind == "Space" { "Space" } else { "" }),
                    );
                    let may = matches!(yes, Ok(Decision::Permitted | Decision::Held(_)));
                    let named = [
                        "leave",
                        "declineInvitation",
                        "endCoaching",
                        "leaveCoaching",
                        "archiveSpace",
                        "bringBack",
                        "closeSpace",
                        "endGuest",
                        "steerWave",
                        "makeTemplate",
                        "removeSpace",
                        "keepSpace",
                    ];
                    assert!(!may || named.contains(&name), "{} may {name} in {slug}", who.handle);
                }
            }
        }
    });
}
