//! Forms: two writers, what was typed, what is wrong with it.

use serde_json::json;
use testkit::{Town, both_engines};

use super::flow::request;
use super::{Entries, desk};

const EXPERT: &str = "tomas+platform_expert";

#[test]
fn of_two_who_decide_at_once_the_second_is_told_and_keeps_the_words() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = desk.add("lea", "feature", &request("Dark pages")).await.id();
        let path = format!("/registers/feature/{id}/moves");
        let plan = [("to", "planned"), ("version", "1"), ("why", "It fits spring")];
        let refuse = [("to", "refused"), ("version", "1"), ("why", "It costs too much")];
        let (a, b) =
            tokio::join!(desk.form(EXPERT, &path, &plan), desk.form("sofia+platform_expert", &path, &refuse));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{a:?} {b:?}");
        let entry = desk.get("lea", &format!("/api/v1/registers/feature/{id}")).await.json;
        assert_eq!((&entry["version"], entry["history"].as_array().unwrap().len()), (&json!(2), 2));
        if b.status == 409 {
            // A planned request can still be refused: the words are there, upon what holds now.
            assert!(
                b.html().contains("It costs too much") && b.html().contains("name=\"version\" value=\"2\"")
            );
        }
        let late = desk.step(EXPERT, "feature", &id, json!({"to": "asked", "version": 1})).await;
        assert_eq!(late.status, 409);
        let nowhere = desk.step(EXPERT, "feature", &id, json!({"to": "asked", "version": 2})).await;
        assert_eq!(nowhere.wrong(), [("to", "registers-no-step")]);
    });
}

#[test]
fn of_two_who_change_the_words_at_once_the_second_is_told_and_keeps_theirs() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = desk
            .add("lea", "practice", &json!({"title": "p", "situation": "s", "what": "w", "not_when": "n"}))
            .await
            .id();
        let path = format!("/registers/practice/{id}");
        let words =
            |what| [("title", "p"), ("situation", "s"), ("what", what), ("not_when", "n"), ("version", "1")];
        let (mine, theirs) = (words("My way"), words("Their way"));
        let (a, b) =
            tokio::join!(desk.form("lea", &path, &mine), desk.form("yuki+network_lead", &path, &theirs));
        let second = if a.status == 409 { &a } else { &b };
        let kept = if a.status == 409 { "My way" } else { "Their way" };
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        assert!(
            second.html().contains(kept) && second.html().contains("name=\"version\" value=\"2\""),
            "{}",
            second.html()
        );
        // What was there before stays in the history.
        let history = desk
            .get("ines", &format!("/api{}", path.replace("/registers", "/v1/registers")))
            .await
            .json["history"]
            .clone();
        assert_eq!((&history[1]["fields"]["what"], &history[0]["act"]), (&json!("w"), &json!("edited")));
        let unversioned = desk.form("lea", &path, &words("x")[..4]).await;
        assert_eq!(unversioned.status, 422);
    });
}

#[test]
fn what_cannot_stand_is_said_beside_its_field_and_stored_nowhere() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let long = "x".repeat(4_001);
        let sent = desk.form("lea", "/registers/suggestion", &[("title", ""), ("text", &long)]).await;
        assert_eq!(sent.status, 422);
        assert!(sent.html().contains("f-title-error") && sent.html().contains("f-text-error"));
        let fr =
            desk.form("ines", "/registers/suggestion", &[("title", "Une page sombre"), ("text", "")]).await;
        assert!(fr.html().contains("Une page sombre") && fr.words().contains("Ce que cela changerait"));
        let talk = desk
            .add(
                "yuki+exec_sponsor",
                "talk",
                &json!({"title": "t", "unit": "nowhere", "need": "n", "follow_up": "2026-13-01"}),
            )
            .await;
        assert_eq!(
            talk.wrong(),
            [("follow_up", "registers-day-unreadable"), ("unit", "registers-unit-unknown")]
        );
        let why = "y".repeat(1_001);
        let id = desk.add("lea", "suggestion", &json!({"title": "t", "text": "x"})).await.id();
        let no = desk
            .step("yuki+network_lead", "suggestion", &id, json!({"to": "declined", "version": 1, "why": why}))
            .await;
        assert_eq!(no.wrong(), [("why", "field-too-long")]);
        let page = desk
            .form(
                "yuki+network_lead",
                &format!("/registers/suggestion/{id}/moves"),
                &[("to", "declined"), ("version", "1")],
            )
            .await;
        assert!(page.status == 422 && page.html().contains("why-declined-error"), "{}", page.html());
        assert_eq!(
            desk.get("lea", "/api/v1/registers/suggestion").await.json["items"].as_array().unwrap().len(),
            1
        );
    });
}

#[test]
fn nobody_fills_in_a_form_that_would_be_refused() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for (who, register, rule) in [
            ("lea", "objective", "not-granted"),
            ("lea", "release", "not-granted"),
            ("ines", "value", "registers-facilitators-record"),
        ] {
            assert_eq!(desk.get(who, &format!("/registers/{register}/new")).await.rule(), rule, "{register}");
            let sent = desk.form(who, &format!("/registers/{register}"), &[("title", "x")]).await;
            assert!([403, 422].contains(&sent.status) && sent.page.is_none(), "{register}: {sent:?}");
        }
    });
}

#[test]
fn a_form_sent_twice_makes_one_entry() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let fields = [("title", "Twice"), ("text", "x"), ("_key", "k-1"), ("sure", "true")];
        let first = desk.form("lea", "/registers/suggestion", &fields).await;
        let second = desk.form("lea", "/registers/suggestion", &fields).await;
        assert_eq!((first.status, &first.location), (303, &second.location));
        assert_eq!(
            desk.get("lea", "/api/v1/registers/suggestion").await.json["items"].as_array().unwrap().len(),
            1
        );
    });
}

#[test]
fn every_page_stands_in_both_languages_without_a_missing_word() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let all = "network_lead+platform_expert+exec_sponsor+tech_support";
        for register in crate::registers::list::REGISTERS {
            for who in ["amelie", "tomas"] {
                for path in ["", "/new"] {
                    let page = desk
                        .get(&format!("{who}+{all}"), &format!("/registers/{}{path}", register.key))
                        .await;
                    assert_eq!(page.status, 200);
                    assert!(
                        !page.words().contains("registers-"),
                        "{who} {}{path}: {}",
                        register.key,
                        page.words()
                    );
                }
            }
        }
        for who in ["lea", "tomas"] {
            for path in
                ["/registers", "/registers/board", "/registers/board/diagnostics", "/s/diagnostics/value"]
            {
                let page = desk.get(&format!("{who}+{all}"), path).await;
                assert!(
                    page.status == 200 && !page.words().contains("registers-"),
                    "{path}: {}",
                    page.words()
                );
            }
        }
    });
}

#[test]
fn every_state_and_step_has_its_words() {
    for text in [include_str!("../words/en.ftl"), include_str!("../words/fr.ftl")] {
        for r in crate::registers::list::REGISTERS {
            let mut keys: Vec<String> = ["name", "what", "how", "new", "none", "who", "title"]
                .map(|k| format!("registers-{k}-{} =", r.key))
                .to_vec();
            let word = crate::registers::list::word;
            keys.extend(r.states.iter().map(|s| format!("registers-state-{}-{} =", r.key, word(s))));
            keys.extend(r.steps.iter().map(|s| format!("registers-step-{}-{} =", r.key, word(s.to))));
            keys.extend(r.fields.iter().map(|f| format!("registers-field-{}-{} =", r.key, word(f.key))));
            for key in keys {
                assert!(text.contains(&format!("\n{key}")), "{key}");
            }
        }
    }
}
