//! The small forms.

use serde_json::Value;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::desk;

sql!(AUDITED, "SELECT actor_id, subject_id FROM audit WHERE act = 'charter.change' ORDER BY subject_id");

/// The fields of a role's form, with the French name as given.
fn facilitator<'a>(version: &'a str, label_fr: &'a str) -> [(&'a str, &'a str); 5] {
    let role = charter::ORIGINAL.role("facilitator").unwrap();
    [
        ("version", version),
        ("label_en", &role.label.en),
        ("label_fr", label_fr),
        ("purpose_en", &role.purpose.en),
        ("purpose_fr", &role.purpose.fr),
    ]
}

// spec: S0-N4
// spec: S2-NB4 (part: labels)
#[test]
fn another_name_in_one_language_changes_pages_and_nothing_else() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let without_label = |mut json: Value| {
            for item in json["items"].as_array_mut().unwrap() {
                item.as_object_mut().unwrap().remove("label");
            }
            json
        };
        let before = [
            without_label(desk.get("yuki", "/api/v1/roles").await.json),
            desk.get("yuki", "/api/v1/duties").await.json,
            desk.get("yuki", "/api/v1/competences").await.json,
        ];
        let english = desk.get("yuki", "/who/roles/facilitator").await.words();
        let saved = desk
            .form("sofia", "/who/roles/facilitator", &facilitator("0", "Jardinier·ère \"x\" & <b>"))
            .await;
        assert_eq!((saved.status, saved.location.as_str()), (303, "/who/roles/facilitator"));
        let after = [
            without_label(desk.get("yuki", "/api/v1/roles").await.json),
            desk.get("yuki", "/api/v1/duties").await.json,
            desk.get("yuki", "/api/v1/competences").await.json,
        ];
        assert_eq!(before, after, "rights, duties and figures follow the key");
        let french = desk.get("ines", "/who/roles/facilitator").await;
        assert!(
            french.html().contains("<h1>Jardinier·ère &#34;x&#34; &#38; &#60;b&#62;</h1>"),
            "{}",
            french.html()
        );
        for path in ["/who/roles", "/who/duties", "/who/glossary", "/who/duties/LE2", "/who/changes"] {
            let page = desk.get("ines", path).await;
            assert!(page.html().contains("Jardinier·ère"), "{path}");
        }
        let (_, original) = french.html().split_once("id=\"original\"").expect("the original stays visible");
        assert!(original.contains("Animation de communauté") && original.contains("nom, en français"));
        let still = desk.get("yuki", "/who/roles/facilitator").await;
        assert!(still.html().contains("<h1>Community manager</h1>") && english.contains("Community manager"));
        let audited: Vec<(Option<i64>, i64)> = t.db.read(|r| r.all(&AUDITED, p![])).await.unwrap();
        assert_eq!(audited, [(Some(t.person("sofia").number()), 1)]);
        let file = desk.get("yuki", "/who/changes/1.toml").await.text;
        assert!(charter::parse(&file).is_ok() && !file.contains("purpose"), "only what differs: {file}");
        assert_eq!(desk.get("yuki", "/who/changes/2.toml").await.status, 404);
        assert_eq!(desk.get("yuki", "/who/changes/1").await.status, 404);
    });
}

#[test]
fn of_two_who_save_at_once_the_second_is_told_and_keeps_the_words() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let first = facilitator("0", "Jardinage");
        let second = facilitator("0", "Veille de nuit");
        let (a, b) = tokio::join!(
            desk.form("sofia", "/who/roles/facilitator", &first),
            desk.form("sofia", "/who/roles/facilitator", &second),
        );
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        let (late, words) = if a.status == 409 { (a, "Jardinage") } else { (b, "Veille de nuit") };
        assert!(late.html().contains(&format!("value=\"{words}\"")), "{}", late.html());
        assert!(late.words().contains("Sofia Marchetti saved another change"), "{}", late.words());
        assert!(
            late.html().contains("href=\"/who/changes#v-1\"") && late.html().contains("id=\"edit\" open")
        );
        assert!(late.html().contains("name=\"version\" value=\"1\""), "saving again is a decision");
        let changes = desk.get("sofia", "/who/changes").await;
        assert!(changes.html().contains("id=\"v-1\"") && !changes.html().contains("id=\"v-2\""));
        let again = desk.form("sofia", "/who/roles/facilitator", &facilitator("1", words)).await;
        assert_eq!(again.status, 303);
    });
}

#[test]
fn a_form_sent_twice_makes_one_version() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for _ in 0..2 {
            let mut fields = facilitator("0", "Jardinage").to_vec();
            fields.push(("_key", "77-1"));
            assert_eq!(desk.form("sofia", "/who/roles/facilitator", &fields).await.status, 303);
        }
        assert_eq!(desk.get("sofia", "/api/v1/charter-changes").await.json["version"], 1);
    });
}

#[test]
fn only_those_who_answer_for_the_network_change_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for path in ["/who/roles", "/who/roles/facilitator", "/who/duties", "/who/duties/M1", "/who/changes"]
        {
            for (who, rule) in [
                ("amelie", "charters-leads-only"),
                ("helene", "charters-leads-only"),
                ("piet", "charters-inside-only"),
            ] {
                assert_eq!(desk.form(who, path, &facilitator("0", "x")).await.rule(), rule, "{who} {path}");
            }
        }
        for path in ["/who/roles/new", "/who/duties/new", "/who/changes/new"] {
            assert_eq!(desk.get("amelie", path).await.rule(), "charters-leads-only", "{path}");
        }
        let check =
            desk.form("amelie", "/who/changes", &[("version", "0"), ("act", "check"), ("file", "x")]).await;
        assert_eq!(check.rule(), "charters-leads-only");
        for path in ["/who/roles", "/who/roles/facilitator", "/who/duties", "/who/duties/M1", "/who/changes"]
        {
            let page = desk.get("amelie", path).await;
            assert!(!page.html().contains("<form") && !page.html().contains("/new\""), "{path}");
            let page = desk.get("sofia", path).await;
            assert!(page.html().contains("<form") || page.html().contains("/new\""), "{path}");
        }
    });
}

#[test]
fn a_small_form_keeps_what_it_cannot_save() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let long = "x".repeat(61);
        let back = desk.form("sofia", "/who/roles/facilitator", &facilitator("0", &long)).await;
        assert!(
            back.status == 422
                && back.html().contains(&long)
                && back.words().contains("at most 60 characters")
        );
        let same = charter::ORIGINAL.role("facilitator").unwrap().label.fr.clone();
        let nothing = desk.form("sofia", "/who/roles/facilitator", &facilitator("0", &same)).await;
        assert!(
            nothing.status == 422 && nothing.words().contains("nothing was stored"),
            "{}",
            nothing.words()
        );
        assert_eq!(desk.form("sofia", "/who/roles/captain", &facilitator("0", "x")).await.status, 404);
        assert_eq!(
            desk.form("sofia", "/who/duties/ZZ9", &[("version", "0"), ("title_en", "a"), ("title_fr", "b")])
                .await
                .status,
            404
        );
        let bare = desk.form("sofia", "/who/roles", &[("version", "0"), ("label_en", "Gardener")]).await;
        assert!(
            bare.status == 422
                && bare.html().contains("value=\"Gardener\"")
                && bare.words().contains("at least one place")
        );
        let duty = desk
            .form(
                "sofia",
                "/who/duties",
                &[("version", "0"), ("title_en", "Water"), ("part_member", "always")],
            )
            .await;
        assert!(duty.status == 422 && duty.html().contains("value=\"Water\""));
        for words in ["Choose the group", "how often it comes round", "At least one role"] {
            assert!(duty.words().contains(words), "{words}: {}", duty.words());
        }
    });
}

// spec: S0-N9
#[test]
fn a_role_and_a_duty_are_added_and_a_duty_is_left_out() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let role = [
            ("version", "0"),
            ("label_en", "Night Gardener"),
            ("label_fr", "Jardinage de nuit"),
            ("purpose_en", "Waters."),
            ("purpose_fr", "Arrose."),
            ("scope_unit", "on"),
        ];
        let made = desk.form("sofia", "/who/roles", &role).await;
        assert_eq!(made.location, "/who/roles/night_gardener");
        let mut again = role;
        again[0].1 = "1";
        assert_eq!(desk.form("sofia", "/who/roles", &again).await.location, "/who/roles/night_gardener_2");
        let duty = [
            ("version", "2"),
            ("title_en", "Water the plants"),
            ("title_fr", "Arroser les plantes"),
            ("what_en", "None is dry."),
            ("what_fr", "Aucune n’a soif."),
            ("group", "LE"),
            ("rhythm", "weekly"),
            ("part_night_gardener", "always"),
            ("part_facilitator", "sometimes"),
            ("part_evangelist", ""),
        ];
        let silent = desk.form("sofia", "/who/duties", &duty).await;
        assert!(
            silent.status == 422 && silent.html().contains("id=\"when_en-error\""),
            "a sometimes says when"
        );
        let mut said = duty.to_vec();
        said.extend([("when_en", "it is dry"), ("when_fr", "il fait sec")]);
        let made = desk.form("sofia", "/who/duties", &said).await;
        assert_eq!((made.status, made.location.as_str()), (303, "/who/duties/X1"));
        let list = desk.get("yuki", "/api/v1/duties?limit=100").await.json;
        let x1 = list["items"].as_array().unwrap().iter().find(|d| d["key"] == "X1").unwrap();
        assert_eq!(
            (&x1["participation"]["night_gardener"], x1["added"].as_bool()),
            (&"always".into(), Some(true))
        );
        assert_eq!(x1["participation"].as_object().unwrap().len(), 2);
        let page = desk.get("yuki", "/who/duties").await;
        assert!(page.words().contains("Night Gardener"), "a role that takes part has a column");
    });
}

#[test]
fn a_duty_is_left_out_and_taken_back() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let m1 = charter::ORIGINAL.duty("M1").unwrap();
        let off = [("version", "0"), ("title_en", &m1.title.en), ("title_fr", &m1.title.fr), ("off", "on")];
        assert_eq!(desk.form("sofia", "/who/duties/M1", &off).await.status, 303);
        assert!(desk.get("yuki", "/who/duties/M1").await.words().contains("does without this duty"));
        let page = desk.get("yuki", "/who/duties").await;
        let (matrix, left) = page.html().split_once("id=\"off\"").unwrap();
        assert!(left.contains("/who/duties/M1") && !matrix.contains("/who/duties/M1\""));
        let lead = desk.get("yuki", "/who/roles/network_lead").await;
        assert!(!lead.html().contains("/who/duties/M1\""));
        let on = [("version", "1"), ("title_en", "Serve the strategy"), ("title_fr", m1.title.fr.as_str())];
        assert_eq!(desk.form("sofia", "/who/duties/M1", &on).await.status, 303);
        let changes = desk.get("yuki", "/who/changes").await.words();
        for words in ["used again", "no longer used", "Serve the strategy"] {
            assert!(changes.contains(words), "{words}: {changes}");
        }
    });
}
