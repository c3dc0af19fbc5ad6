//! Pages and API of the room, through its routes.

use testkit::{Engine, Town, both_engines, each_engine};

use super::desk;

#[test]
fn the_api_joins_asks_invites_and_leaves() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let joined = desk.post("lea", "/api/v1/spaces/diagnostics/members", "{}").await;
        assert_eq!((joined.status, joined.json["state"].as_str()), (201, Some("member")));
        let again = desk.post("lea", "/api/v1/spaces/diagnostics/members", "{}").await;
        assert_eq!(again.status, 200);
        let space = desk.get("lea", "/api/v1/spaces/diagnostics").await.json;
        assert_eq!(
            (space["kind"].as_str(), space["join"].as_str(), space["member"].as_bool()),
            (Some("community"), Some("open"), Some(true))
        );
        assert_eq!(space["terms_due"], true, "joined without the terms: asked afterwards");
        assert!(space["id"].is_string());
        let asked = desk.post("lea", "/api/v1/spaces/data-workshop/members", "{}").await;
        assert_eq!((asked.status, asked.json["state"].as_str()), (202, Some("waiting")));
        let list = desk.get("tomas", "/api/v1/spaces/data-workshop/requests").await.json;
        assert_eq!(list["items"][0]["handle"], "lea");
        let hidden = desk.get("ines", "/api/v1/spaces/data-workshop/requests").await;
        assert_eq!(hidden.status, 404);
        let answer =
            desk.post("tomas", "/api/v1/spaces/data-workshop/requests/lea", r#"{"answer":"accept"}"#).await;
        assert_eq!((answer.status, answer.json["state"].as_str()), (200, Some("member")));
        let left = desk.call("lea", "DELETE", "/api/v1/spaces/diagnostics/members/me", "").await;
        assert_eq!(left.status, 200);
        let stuck = desk.call("ines", "DELETE", "/api/v1/spaces/service-nord/members/me", "").await;
        assert_eq!((stuck.status, stuck.rule()), (403, "S2-MG1"));
        let invited = desk.post("ines", "/api/v1/spaces/pump-3/members", r#"{"person":"karim"}"#).await;
        assert_eq!((invited.status, invited.json["state"].as_str()), (201, Some("invited")));
        let unknown = desk.get("lea", "/api/v1/spaces/pump-3").await;
        assert_eq!(unknown.status, 404, "a project is not there for others");
        let guest = desk.post("amelie", "/api/v1/spaces/diagnostics/members", r#"{"person":"piet"}"#).await;
        assert_eq!(guest.status, 422, "no guest where everybody inside reads along");
        let list = desk.get("piet", "/api/v1/spaces").await.json;
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "a guest sees where they are");
        let kinds = desk.get("ines", "/api/v1/spaces?kind=community&limit=1").await.json;
        assert!(kinds["next"].is_string());
        assert_eq!(desk.get("ines", "/api/v1/spaces?kind=club").await.status, 422);
        let members = desk.get("ines", "/api/v1/spaces/service-nord/members").await.json;
        assert_eq!(members["items"].as_array().map(Vec::len), Some(4));
        assert_eq!(desk.get("lea", "/api/v1/spaces/service-nord/members").await.status, 404);
    });
}

// spec: S2-MB3 (part: the card is shown at joining, and a community does not open without it)
#[test]
fn the_form_shows_the_card_and_wants_its_terms() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = desk.get("lea", "/s/diagnostics/join").await;
        assert!(form.html().contains("Where Field diagnostics is talked about"), "{}", form.html());
        assert!(form.html().contains("name=\"terms\" value=\"1\""));
        let without = desk.post("lea", "/s/diagnostics/join", "").await;
        assert_eq!(without.page.as_ref().and_then(|p| p.status), Some(422));
        assert!(without.html().contains("acceptez-en les règles"));
        let old = desk.post("lea", "/s/data-workshop/join", "terms=7&note=It+is+my+work").await;
        assert!(old.html().contains("It is my work"), "the words are kept");
        let joined = desk.post("lea", "/s/diagnostics/join", "terms=1").await;
        assert_eq!((joined.status, joined.location.as_str()), (303, "/s/diagnostics"));
        let changed = "version=1&why=New&expected=b&free=c&ask=d&deciders=e&terms=f";
        assert_eq!(desk.post("lea", "/s/diagnostics/card", changed).await.status, 403);
        assert_eq!(desk.post("amelie", "/s/diagnostics/card", changed).await.status, 303);
        let moved = desk
            .post(
                "amelie",
                "/s/diagnostics/card",
                "version=1&why=Mine&expected=b&free=c&ask=d&deciders=e&terms=f",
            )
            .await;
        assert!(moved.html().contains("entre-temps") && moved.html().contains(">Mine</textarea>"));
        let card = desk.get("lea", "/s/diagnostics/card").await;
        assert!(card.html().contains("a changé"), "a quiet line asks again");
        assert_eq!(desk.post("lea", "/s/diagnostics/card/acceptance", "terms=2").await.status, 303);
        assert!(!desk.get("lea", "/s/diagnostics/card").await.html().contains("a changé"));
        let bare = desk.post("sofia", "/spaces", "kind=community&name=Boats&why=To+float").await;
        assert!(bare.html().contains("To float") && bare.html().contains("cannot stay empty"));
        assert_eq!(desk.get("sofia", "/s/boats/card").await.status, 404, "nothing was opened");
    });
}

#[test]
fn spaces_are_opened_and_looked_after_on_pages() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let opened = desk.post("lea", "/spaces", "kind=project&name=Winter+boats").await;
        assert_eq!((opened.status, opened.location.as_str()), (303, "/s/winter-boats"));
        let refused = desk.post("lea", "/spaces", "kind=community&name=Mine").await;
        assert_eq!((refused.status, refused.rule()), (403, "spaces-owner-opens-only"));
        assert_eq!(
            desk.post("piet", "/spaces", "kind=project&name=Mine").await.rule(),
            "spaces-external-opens-nothing"
        );
        assert!(desk.get("lea", "/spaces/new?kind=community").await.html().contains("refusal"));
        let nobody = desk.post("lea", "/s/winter-boats/invitations", "person=nobody").await;
        assert!(nobody.html().contains("value=\"nobody\""), "the name is kept");
        assert_eq!(desk.post("lea", "/s/winter-boats/invitations", "person=%40piet").await.status, 303);
        assert!(desk.get("lea", "/s/winter-boats/invitations").await.html().contains("Piet de Vries"));
        let form = desk.get("piet", "/s/winter-boats/join").await;
        assert!(form.html().contains("Léa Petit invites you"), "{}", form.html());
        assert_eq!(desk.post("piet", "/s/winter-boats/join", "").await.location, "/s/winter-boats");
        assert_eq!(desk.post("piet", "/s/winter-boats/leave", "").await.location, "/spaces");
        assert_eq!(desk.post("lea", "/s/winter-boats/invitations", "person=karim").await.status, 303);
        assert_eq!(desk.post("karim", "/s/winter-boats/invitations/me/end", "").await.location, "/spaces");
        assert_eq!(desk.post("lea", "/s/winter-boats/closing", "").await.status, 303);
        assert_eq!(
            desk.post("lea", "/s/winter-boats/invitations", "person=karim").await.rule(),
            "spaces-closed"
        );
    });
}

#[test]
fn a_form_sent_twice_opens_one_space() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for _ in 0..2 {
            let opened = desk.post("lea", "/spaces", "kind=project&name=Twice&_key=77-1").await;
            assert_eq!(opened.location, "/s/twice");
        }
        let list = desk.get("lea", "/api/v1/spaces?q=twice&mine=true").await.json;
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    });
}

// spec: S4-7 (part: three light starts, opened by anybody inside without approval, within a quota)
#[test]
fn a_project_begins_lightly_and_within_a_quota() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for (start, to) in [("", ""), ("blog", "/new"), ("note", "/notes/new"), ("files", "/files")] {
            let opened =
                desk.post("lea", "/spaces", &format!("kind=project&name=P{start}&start={start}")).await;
            assert_eq!((opened.status, opened.location), (303, format!("/s/p{start}{to}")));
        }
        assert_eq!(desk.post("lea", "/spaces", "kind=project&name=X&start=club").await.status, 422);
        let both = ["kind=project&name=Five", "kind=project&name=Six"];
        let (one, other) =
            tokio::join!(desk.post("lea", "/spaces", both[0]), desk.post("lea", "/spaces", both[1]));
        let mut said = [one.status, other.status];
        said.sort_unstable();
        assert_eq!(said, [303, 422], "two at once, and one too many");
        assert_eq!(desk.post("lea", "/s/pblog/archive", "").await.status, 303);
        assert_eq!(desk.post("lea", "/spaces", "kind=project&name=Seven").await.status, 303);
    });
}

#[test]
fn the_description_names_every_route_and_its_problems() {
    let (_, described) = (crate::room().api)().split_for_parts();
    let json = serde_json::to_value(&described).unwrap();
    let paths = json["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 45, "{:?}", paths.keys().collect::<Vec<_>>());
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap();
            assert!(responses.contains_key("401"), "{method} {path}");
            assert!(
                operation["summary"].is_string() || operation["description"].is_string(),
                "{method} {path}"
            );
            // Everybody inside may ask for help, and for anybody else the page is not there.
            if method != "get" && path != "/help" {
                assert!(responses.contains_key("403"), "{method} {path}");
            }
            if path.contains("{slug}") {
                assert!(responses.contains_key("404"), "{method} {path}");
            }
        }
    }
}

#[test]
fn a_manager_names_delegates() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let named = desk
            .post(
                "jonas",
                "/api/v1/spaces/service-nord/delegates",
                r#"{"person":"ines","until":"2026-03-31"}"#,
            )
            .await;
        assert_eq!(named.status, 201);
        assert_eq!(named.json["items"][1]["until"], "2026-03-31T21:59:59.999Z");
        let page = desk.get("ines", "/s/service-nord/delegates").await;
        assert!(page.html().contains("jusqu’au 31 mars") && !page.html().contains("<form class=\"form\""));
        for (body, words) in [
            ("person=lea&until=", "member of the team"),
            ("person=jonas&until=", "lead the team already"),
            ("person=ines&until=2020-01-01", "has passed"),
            ("person=ines&until=soon", "Write a day like 2026-03-31"),
        ] {
            let again = desk.post("jonas", "/s/service-nord/delegates", body).await;
            assert!(again.html().contains(words), "{body}: {}", again.html());
        }
        let form = desk.get("jonas", "/s/service-nord/delegates").await;
        let choice: Vec<&str> =
            form.html().split("<option value=\"").skip(2).filter_map(|o| o.split('"').next()).collect();
        assert_eq!(choice, ["ines", "karim", "mamadou"], "whoever leads the team is not among them");
        let refused = desk.post("ines", "/s/service-nord/delegates", "person=mamadou").await;
        assert_eq!(refused.rule(), "spaces-delegates-by-manager");
        assert_eq!(desk.post("jonas", "/s/service-nord/delegates/ines/end", "").await.status, 303);
        assert_eq!(desk.post("jonas", "/s/service-nord/delegates/ines/end", "").await.status, 404);
        assert_eq!(desk.get("amelie", "/s/diagnostics/delegates").await.status, 404);
    });
}

#[test]
fn every_page_speaks_both_languages_without_keys() {
    each_engine(|engine| {
        if engine == Engine::Postgres {
            return;
        }
        testkit::block_on(async {
            let desk = desk(Town::on(engine));
            desk.post("lea", "/s/data-workshop/join", "terms=1&note=Bonjour").await;
            for path in [
                "/spaces",
                "/spaces?kind=team",
                "/spaces?q=zzz",
                "/spaces/new",
                "/spaces/new?kind=community",
                "/spaces/new?kind=network",
                "/s/service-nord/card",
                "/s/service-nord/members",
                "/s/service-nord/delegates",
                "/s/service-nord/coaches",
                "/s/diagnostics/card",
                "/s/diagnostics/card/edit",
                "/s/diagnostics/members",
                "/s/diagnostics/join",
                "/s/data-workshop/requests",
                "/s/data-workshop/invitations",
                "/s/everybody/card",
                "/s/everybody/members",
                "/s/pump-3/card",
            ] {
                for who in ["sofia", "helene", "jonas", "ines", "amelie", "tomas", "lea", "piet", "karim"] {
                    let reply = desk.get(who, path).await;
                    let Some(page) = &reply.page else {
                        assert_eq!(reply.status, 404, "{who} {path}");
                        continue;
                    };
                    let text =
                        format!("{} {} {}", page.title, page.body, page.aside.clone().unwrap_or_default());
                    for key in ["spaces-", "rule-", "field-", "{ $"] {
                        let bare = text.split(key).zip(text.split(key).skip(1)).find(|(before, _)| {
                            let last = before.chars().next_back().unwrap_or(' ');
                            !last.is_alphanumeric() && !"/-_.\"".contains(last)
                        });
                        let after: Option<String> = bare.map(|(_, after)| after.chars().take(30).collect());
                        assert_eq!(after, None, "{who} {path}: {key}…");
                    }
                    assert_eq!(text.matches("<h1").count(), 1, "{who} {path}: one first heading");
                }
            }
        });
    });
}
