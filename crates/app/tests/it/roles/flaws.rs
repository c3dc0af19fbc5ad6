//! What is wrong with a proposal or a change, and two at once.

use super::*;

#[test]
fn what_is_wrong_is_said_with_what_would_make_it_right() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let good = json!({"role": "user_support", "in": "network", "person": "amelie", "share": 20});
        let with = |change: Value| {
            let mut body = good.clone();
            body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            body
        };
        let bad = [
            (json!({"role": "captain"}), "role", "Choose one from the list"),
            (json!({"role": "line_manager", "in": "unit:service"}), "role", "directory"),
            (json!({"in": "space:never-was"}), "in", "no such place"),
            (json!({"in": "space:diagnostics"}), "in", "fits the role"),
            (json!({"person": "nobody-here"}), "person", "Nobody, or more than one person"),
            (json!({"person": "olga"}), "person", "no longer active"),
            (json!({"share": 101}), "share", "Between 0 and 100"),
            (json!({"share": -1}), "share", "Between 0 and 100"),
            (json!({"share": "half"}), "share", "whole number"),
            (json!({"until": "yesterday"}), "until", "2026-03-31"),
            (json!({"from": "2026-02-01", "until": "2026-03-02"}), "until", "over already"),
            (json!({"from": "2026-05-01", "until": "2026-04-01"}), "until", "ends before it begins"),
            (json!({"share": 90}), "share", "percent are left"),
            (json!({"deputy": "nobody-here"}), "deputy", "Nobody, or more than one person"),
            (json!({"deputy": "amelie"}), "deputy", "oneself"),
            (json!({"deputy": "olga"}), "deputy", "active"),
            (json!({"note": "x".repeat(601)}), "note", "600"),
        ];
        for (change, name, says) in bad {
            let reply = propose(&sofia, with(change.clone())).await.is(422);
            let said = field(&reply, name);
            assert!(said.contains(says), "{change}: {said}");
        }
        assert_eq!(held(&net, "amelie").await.len(), 1, "nothing but facilitating was stored");
        propose(&sofia, good.clone()).await.is(201);
        let twice = propose(&sofia, good.clone()).await.is(422);
        assert!(field(&twice, "person").contains("in that time"), "{}", twice.text);
        // A role somebody leaves before the new one begins takes no time from it.
        let later = with(json!({"role": "tech_support", "share": 60}));
        propose(&sofia, later).await.is(201);
        let more = propose(&sofia, with(json!({"role": "risk_officer", "share": 1}))).await.is(422);
        assert!(field(&more, "share").contains("At most 0 percent"), "{}", more.text);
    });
}

#[test]
fn of_two_who_change_a_role_the_second_is_told_and_loses_nothing() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let asked = propose(
            &sofia,
            json!({"role": "user_support", "in": "network", "person": "amelie", "share": 20}),
        );
        let asked = id(&asked.await.is(201));
        let path = format!("/who/assignments/{asked}/changes");
        let page = net.browser("sofia").await;
        let first = [("version", "1"), ("share", "25"), ("attachment", "correspondent")];
        page.post(&path, &first).await.is(303);
        let second = [("version", "1"), ("share", "35"), ("attachment", "lead"), ("speciality-data", "on")];
        let told = page.post(&path, &second).await.is(409);
        assert!(told.text.contains("meanwhile") && told.text.contains("value=\"35\""), "{}", told.text);
        assert!(
            told.text.contains("name=\"version\" value=\"2\""),
            "the next try begins from what holds now"
        );
        let now = sofia.get(&format!("{ROLES}/{asked}")).await.is(200).json();
        assert_eq!((now["share"].as_i64(), now["attachment"].as_str()), (Some(25), Some("correspondent")));
        let api = json!({"version": "1", "share": "50"});
        sofia.json(Method::POST, &format!("{ROLES}/{asked}/changes"), &api).await.is(409);
    });
}

#[test]
fn two_proposals_at_once_do_not_fill_somebody_beyond_the_whole() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let one =
            propose(&sofia, json!({"role": "user_support", "in": "network", "person": "ines", "share": 60}));
        let two =
            propose(&sofia, json!({"role": "tech_support", "in": "network", "person": "ines", "share": 60}));
        let (one, two) = tokio::join!(one, two);
        let mut codes = [one.status.as_u16(), two.status.as_u16()];
        codes.sort_unstable();
        assert_eq!(codes, [201, 422], "{} {}", one.text, two.text);
    });
}
