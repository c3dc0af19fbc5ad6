//! The pages: what everybody inside reads.

use testkit::{Engine, Town, both_engines, each_engine};

use super::desk;
use super::holds;

// spec: S0-N1 (part: page)
#[test]
fn a_fresh_network_lists_three_key_charters_with_every_duty() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let roles = desk.get("yuki", "/who/roles").await;
        let (key, more) = roles.html().split_once("id=\"roles-more\"").unwrap();
        for role in ["network_lead", "facilitator", "platform_expert"] {
            assert!(key.contains(&format!("href=\"/who/roles/{role}\"")), "{role}");
            let page = desk.get("yuki", &format!("/who/roles/{role}")).await;
            let mut count = 0;
            for duty in charter::ORIGINAL.matrix() {
                let takes = duty.participation.get(role).is_some_and(|l| *l != charter::Level::None);
                let link = format!("href=\"/who/duties/{}\"", duty.key);
                assert_eq!(page.html().matches(&link).count(), usize::from(takes), "{role} {}", duty.key);
                count += usize::from(takes);
            }
            assert!(count > 10);
        }
        assert!(more.contains("/who/roles/esn_owner") && !key.contains("/who/roles/esn_owner"));
        let duties = desk.get("yuki", "/who/duties").await;
        let (matrix, own) = duties.html().split_once("id=\"own\"").unwrap();
        assert_eq!(matrix.matches("href=\"/who/duties/").count(), 50);
        assert!(own.contains("/who/duties/F1") && !own.contains("/who/duties/LE2"));
    });
}

#[test]
fn a_charter_marks_where_each_duty_comes_from() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let page = desk.get("yuki", "/who/roles/facilitator").await;
        let at = |what: &str| page.html().find(what).unwrap_or_else(|| panic!("{what}: {}", page.html()));
        let marks = [
            "id=\"duties-always\"",
            "id=\"duties-sometimes\"",
            "id=\"duties-own\"",
            "id=\"duties-from-discipline\"",
        ];
        let places: Vec<usize> = marks.iter().map(|m| at(m)).collect();
        assert!(places.is_sorted());
        let within = |key: &str, from: usize, to: usize| {
            (places[from]..to).contains(&at(&format!("/who/duties/{key}\"")))
        };
        assert!(within("LE2", 0, places[1]) && within("M1", 1, places[2]));
        assert!(within("F1", 2, places[3]) && within("D1", 3, page.html().len()));
        assert!(page.words().contains("When an objective changes"), "a sometimes says when");
        assert!(page.html().contains("S2-SM4") && page.html().contains("very important"));
        assert!(page.html().contains("lang=\"fr\">Animation de communauté"), "the label in both languages");
        assert!(page.words().contains("15 min for each question"));
        assert!(page.html().contains("id=\"culture\"") && page.html().contains("id=\"handover\""));
        assert!(!page.html().contains("id=\"original\""), "nothing was changed");
        let folds =
            |html: &str, how: &str| html.matches(&format!("<details class=\"charter-fold\"{how}>")).count();
        assert!(folds(page.html(), "") >= 9, "a thumb finds every part: {}", page.html());
        let whole = desk.get("yuki", "/who/roles/facilitator?whole=1").await;
        assert_eq!(folds(whole.html(), " open"), folds(page.html(), ""));
        assert!(page.words().contains("Growth in activity"), "indicators have names: {}", page.words());
        let here = desk.get("yuki", "/who/duties/LE2?in=space:diagnostics").await;
        assert!(here.html().contains("/who?in=space:diagnostics&amp;q="), "{}", here.html());
        let odd = desk.get("yuki", "/who/duties/LE2?in=space:%22%3E").await;
        assert!(odd.html().contains("/who?in=network&amp;q="), "{}", odd.html());
        let duty = desk.get("yuki", "/who/duties/LE2").await;
        assert!(duty.words().contains("Does not exist in team spaces"), "{}", duty.words());
        assert_eq!(desk.get("yuki", "/who/roles/captain").await.status, 404);
        assert_eq!(desk.get("yuki", "/who/duties/ZZ9").await.status, 404);
    });
}

// spec: S1-ES1 (part: asked)
#[test]
fn the_sponsors_charter_asks_for_access_to_the_board() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let page = desk.get("yuki", "/who/roles/exec_sponsor").await;
        let (_, asked) = page.html().split_once("id=\"criteria\"").unwrap();
        let asked = kernel::rich::plain(asked);
        assert!(asked.contains("sit on the board?") && asked.contains("through whom"), "{asked}");
        assert!(asked.contains("without an answer, a warning"));
        let lead = desk.get("yuki", "/who/roles/network_lead").await;
        assert!(lead.words().contains("has to be answered"));
    });
}

#[test]
fn the_page_of_a_role_names_the_places_where_it_is_held_and_who_holds_it() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        holds(&t, "ines", "facilitator", ("space", t.space("pump-3").number()), None).await;
        holds(&t, "yuki", "evangelist", ("unit", t.unit("service").number()), None).await;
        let page = desk.get("yuki+en", "/who/roles/facilitator").await;
        assert!(page.words().contains("Held in 2 Data workshop Tomás Ribeiro"), "{}", page.words());
        assert!(page.words().contains("Field diagnostics Amélie Caron"), "{}", page.words());
        assert!(page.html().contains("/who?in=space:diagnostics"));
        assert!(!page.words().contains("Pump 3"), "a project is for its members");
        let page = desk.get("ines+fr", "/who/roles/evangelist").await;
        assert!(page.words().contains("Tenu dans 1 Service Yuki Tanaka"), "{}", page.words());
        assert!(!desk.get("yuki+en", "/who/roles/esn_owner").await.words().contains("Held in"));
    });
}

// spec: S1-1
#[test]
fn readiness_says_which_required_roles_are_filled_combined_and_vacant() {
    both_engines(async |t: Town| {
        // Both communities of the town have somebody; nobody holds a role of the network.
        let desk = desk(t.clone());
        let page = desk.get("yuki", "/who/roles").await;
        assert!(page.words().contains("1 of 9 required roles are filled."), "{}", page.words());
        assert!(page.words().contains("In 2 of 2 communities"));
        assert_eq!(page.html().matches("charters-gap").count(), 8, "each vacancy is named");
        holds(&t, "helene", "esn_owner", ("network", 0), None).await;
        holds(&t, "helene", "exec_sponsor", ("network", 0), None).await;
        // Over before today, elsewhere than in the network, and suspended: none of them fills a role.
        holds(&t, "yuki", "user_support", ("network", 0), Some(t.now().0)).await;
        holds(&t, "yuki", "evangelist", ("unit", t.unit("service").number()), None).await;
        holds(&t, "yuki", "tech_support", ("unit", t.unit("service").number()), None).await;
        holds(&t, "olga", "risk_officer", ("network", 0), None).await;
        let page = desk.get("yuki", "/who/roles").await;
        assert!(page.words().contains("3 of 9 required roles are filled."), "{}", page.words());
        assert!(page.words().contains("Vacant · 1 person in a unit"), "held elsewhere: {}", page.words());
        assert!(!page.words().contains("Nobody at the moment"), "the evangelist of a unit is somebody");
        assert!(page.html().contains("href=\"/p/helene\"") && !page.html().contains("/p/olga"));
        assert!(page.words().contains("Also: Executive sponsor"), "one person may hold several");
        let json = desk.get("yuki", "/api/v1/roles/esn_owner").await.json;
        assert_eq!(json["holders"][0]["handle"], "helene");
        let role = desk.get("yuki", "/who/roles/esn_owner").await;
        assert!(role.html().contains("href=\"/p/helene\""));
    });
}

// spec: S2-0 (part: glossary)
#[test]
fn the_glossary_speaks_from_the_live_charters_in_both_languages() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let english = desk.get("yuki", "/who/glossary").await;
        for word in [
            "Community manager",
            "Team space",
            "Practitioner",
            "Coach",
            "Co-driver",
            "Guest",
            "Owner of a space",
            "Deputy",
        ] {
            assert!(english.words().contains(word), "{word}");
        }
        let french = desk.get("ines", "/who/glossary").await;
        for word in ["Animation de communauté", "Espace d’équipe", "Praticienne ou praticien", "Suppléance"]
        {
            assert!(french.words().contains(word), "{word}");
        }
        let file =
            "[[role]]\nkey = \"evangelist\"\nlabel = { en = \"Lighthouse\" }\npurpose = { en = \"Shines.\" }";
        let sent = desk.form("sofia", "/who/changes", &[("version", "0"), ("file", file)]).await;
        assert_eq!(sent.status, 303);
        let after = desk.get("yuki", "/who/glossary").await;
        assert!(after.words().contains("Lighthouse") && after.words().contains("Shines."));
    });
}

#[test]
fn an_interface_the_other_side_does_not_know_is_flagged() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let file = "[[role]]\nkey = \"member\"\n[[role.interface]]\nwith = \"tech_support\"\ngives = { en = \"a\", fr = \"b\" }";
        assert_eq!(desk.form("sofia", "/who/changes", &[("version", "0"), ("file", file)]).await.status, 303);
        let page = desk.get("yuki", "/who/roles/member").await;
        assert!(page.words().contains("does not know of it yet"), "{}", page.words());
    });
}

#[test]
fn people_from_outside_find_none_of_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let pages = [
            "/who/roles",
            "/who/roles/facilitator",
            "/who/roles/new",
            "/who/duties",
            "/who/duties/LE2",
            "/who/duties/new",
            "/who/glossary",
            "/who/changes",
            "/who/changes/new",
            "/who/changes/1.toml",
            "/api/v1/roles",
            "/api/v1/roles/facilitator",
            "/api/v1/duties",
            "/api/v1/duties/LE2",
            "/api/v1/competences",
            "/api/v1/charter-changes",
        ];
        for path in pages {
            assert_eq!(desk.get("piet", path).await.status, 404, "{path}");
        }
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
            let file = include_str!("whole.toml");
            let sent = desk.form("sofia", "/who/changes", &[("version", "0"), ("file", file)]).await;
            assert_eq!(sent.status, 303, "{}", sent.html());
            let mut paths: Vec<String> =
                ["roles", "roles/new", "duties", "duties/new", "glossary", "changes", "changes/new"]
                    .iter()
                    .map(|p| format!("/who/{p}"))
                    .collect();
            paths.extend(charter::ORIGINAL.roles.iter().map(|r| format!("/who/roles/{}", r.key)));
            paths.extend(["M1", "F1", "LE2", "GA1"].map(|d| format!("/who/duties/{d}")));
            paths.push("/who/roles/gardener".into());
            for path in &paths {
                for who in ["sofia", "yuki", "ines"] {
                    let reply = desk.get(who, path).await;
                    let Some(page) = &reply.page else {
                        assert_eq!(reply.status, 403, "{who} {path}");
                        continue;
                    };
                    let text = kernel::rich::plain(&format!("{} {}", page.title, page.body));
                    let text = text.replace("charters-leads-only", "the id of a rule");
                    for key in ["charters-", "rule-", "field-", "network_lead", "{ $"] {
                        assert!(!text.contains(key), "{who} {path}: {key}");
                    }
                    assert_eq!(page.body.matches("<h1").count(), 1, "{who} {path}: one first heading");
                }
            }
        });
    });
}
