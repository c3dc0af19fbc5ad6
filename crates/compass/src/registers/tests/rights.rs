//! Who may do what, as a table; and that what is listed is what may be seen.

use kernel::{Actor, PersonId};
use policy::{Action, Decision, NetworkThing, Standing};
use serde_json::json;
use testkit::{Desk, Town, both_engines};

use testkit::desk::actor;

use super::gate;
use super::{Entries, desk};
use crate::registers::entry::{Entry, Named};
use crate::registers::list::{REGISTERS, by_key};
use crate::registers::{ADD, ADOPT, ANSWER, DECIDE, EDIT, OUTLOOK, SEE, SEE_BOARD, VOTE, WORK};

/// Everybody of the table; `author` brought the entry in.
const WHO: [&str; 10] = [
    "ines",
    "lea",
    "sofia",
    "yuki+esn_owner",
    "yuki+network_lead",
    "yuki+platform_expert",
    "yuki+exec_sponsor",
    "yuki+tech_support",
    "piet",
    "piet+network_lead",
];

fn asks(t: &Town, register: &str, state: &str, action: Action) -> String {
    let register = by_key(register).unwrap();
    let entry = Entry { state: state.to_owned(), ..Entry::blank(register).by(&t.ines()) };
    let may = |who: &&str| gate().may(&actor(t, who), action, &entry);
    // One sign for each of WHO: the author first, then a colleague, the owner by permission, …
    WHO.iter().map(|who| if may(who) { '+' } else { '.' }).collect()
}

#[test]
fn who_does_what_in_which_register_is_a_table() {
    let t = Town::on(testkit::Engine::Sqlite);
    for (register, state, action, may) in [
        // ines lea sofia owner lead platform sponsor support piet piet+lead
        ("objective", "live", SEE, "++++++++.."),
        ("objective", "live", ADD, "..+++....."),
        ("objective", "live", EDIT, "..+++....."),
        ("objective", "live", DECIDE, "..+++....."),
        ("roadmap", "planned", SEE, "++++++++.."),
        ("roadmap", "planned", ADD, "..++++...."),
        ("roadmap", "planned", DECIDE, "..++++...."),
        ("suggestion", "open", ADD, "++++++++.."),
        ("suggestion", "open", EDIT, "+........."),
        ("suggestion", "declined", EDIT, ".........."),
        ("suggestion", "open", DECIDE, "....+....."),
        ("suggestion", "open", VOTE, ".+++++++.."),
        ("suggestion", "declined", VOTE, ".........."),
        ("feature", "asked", ADD, "++++++++.."),
        ("feature", "asked", EDIT, "+....+...."),
        ("feature", "planned", EDIT, ".....+...."),
        ("feature", "asked", DECIDE, ".....+...."),
        ("feature", "asked", VOTE, ".........."),
        ("release", "planned", SEE, "++++++++.."),
        ("release", "planned", ADD, ".....+...."),
        ("release", "planned", DECIDE, ".....+...."),
        ("ticket", "open", ADD, "++++++++.."),
        ("ticket", "open", SEE, "+....+.+.."),
        ("ticket", "open", WORK, ".....+.+.."),
        ("ticket", "solved", ANSWER, "+....+.+.."),
        ("ticket", "open", EDIT, "+........."),
        ("talk", "open", SEE, "...++.+..."),
        ("talk", "open", ADD, "...++.+..."),
        ("talk", "open", EDIT, "...++.+..."),
        ("talk", "open", DECIDE, "...++.+..."),
        ("practice", "draft", ADD, "++++++++.."),
        ("practice", "draft", EDIT, "+...+....."),
        ("practice", "draft", DECIDE, "....+....."),
        ("practice", "agreed", ADOPT, ".........."),
        ("value", "recorded", SEE, "++++++++.."),
        ("value", "recorded", ADD, ".........."),
        ("value", "recorded", DECIDE, "...++.+..."),
    ] {
        assert_eq!(asks(&t, register, state, action), may, "{} {register} ({state})", action.0);
    }
}

#[test]
fn standing_in_a_space_counts_where_it_should() {
    let t = Town::on(testkit::Engine::Sqlite);
    let gate = gate();
    let stands = |register: &str, state: &str, action, standing| {
        let entry = Entry { state: state.to_owned(), ..Entry::blank(by_key(register).unwrap()) };
        gate.may(&t.yuki(), action, &entry.standing(standing, true))
    };
    let none = Standing::default();
    let facilitator = Standing { facilitator: true, ..none };
    let keeper = Standing { keeper: true, ..none };
    let manager = Standing { manager: true, ..none };
    for (register, state, action, may) in [
        ("value", "recorded", ADD, [false, true, false, false]),
        ("value", "recorded", DECIDE, [false, true, true, false]),
        ("practice", "agreed", ADOPT, [false, true, true, true]),
        ("practice", "draft", ADOPT, [false; 4]),
    ] {
        let given = [none, facilitator, keeper, manager].map(|s| stands(register, state, action, s));
        assert_eq!(given, may, "{} {register}", action.0);
    }
    let unread = Entry::blank(by_key("value").unwrap()).standing(none, false);
    assert!(!gate.may(&t.yuki(), SEE, &unread), "what a community made is read by those who read it");
}

#[test]
fn the_board_is_for_those_who_answer_for_the_network() {
    let t = Town::on(testkit::Engine::Sqlite);
    let may = |action| -> String {
        WHO.iter().map(|w| if gate().may(&actor(&t, w), action, &NetworkThing) { '+' } else { '.' }).collect()
    };
    assert_eq!((may(SEE_BOARD).as_str(), may(OUTLOOK).as_str()), ("...++.+...", "....+....."));
}

#[test]
fn nobody_decides_about_what_they_brought_in() {
    let t = Town::on(testkit::Engine::Sqlite);
    let all = "network_lead+platform_expert+esn_owner+exec_sponsor+tech_support";
    let me: Actor = actor(&t, &format!("ines+{all}"));
    for key in ["suggestion", "feature", "value"] {
        let own = Entry::blank(by_key(key).unwrap()).by(&me);
        let own = own.standing(Standing { facilitator: true, keeper: true, ..Standing::default() }, true);
        let Ok(Decision::Refused(no)) = gate().decide(&me, DECIDE, &own) else { panic!("{key}") };
        assert_eq!(no.rule, "registers-no-own-case", "{key}");
        let others = Entry { author: PersonId::new(7), ..own };
        assert!(gate().may(&me, DECIDE, &others), "{key}");
    }
}

#[test]
fn a_ticket_is_worked_on_by_whoever_has_it_in_hand() {
    let t = Town::on(testkit::Engine::Sqlite);
    let gate = gate();
    let ticket = Entry {
        hand: Some((t.person("karim"), Named::default())),
        state: "handed".to_owned(),
        ..Entry::blank(by_key("ticket").unwrap()).by(&t.ines())
    };
    assert!(gate.may(&t.karim(), SEE, &ticket) && gate.may(&t.karim(), WORK, &ticket));
    assert!(!gate.may(&t.mamadou(), SEE, &ticket) && !gate.may(&t.mamadou(), WORK, &ticket));
    let solved = Entry { state: "solved".to_owned(), ..ticket };
    assert!(gate.may(&t.karim(), SEE, &solved) && !gate.may(&t.karim(), WORK, &solved));
}

/// One entry in every register, by somebody who may.
async fn one_each(desk: &Desk) {
    let lead = "yuki+network_lead";
    let add = async |who: &str, register: &str, json| desk.add(who, register, &json).await.id();
    let objective = add(lead, "objective", json!({"title": "o", "why": "w", "until": "2026-12-31"})).await;
    add(lead, "roadmap", json!({"title": "r", "objective": objective, "quarter": "2026-Q2", "outcome": "o"}))
        .await;
    add("ines", "suggestion", json!({"title": "s", "text": "t"})).await;
    let four = json!({"title": "f", "need": "n", "actor": "a", "rule": "r", "acceptance": "c"});
    add("ines", "feature", four).await;
    let release = json!({"title": "1", "day": "2026-03-04", "notes": "n", "audience": "a", "rollout": "r", "rollback": "b"});
    add("yuki+platform_expert", "release", release).await;
    add("ines", "ticket", json!({"title": "t", "text": "x"})).await;
    add(lead, "talk", json!({"title": "t", "unit": "service", "need": "n"})).await;
    add("ines", "practice", json!({"title": "p", "situation": "s", "what": "w", "not_when": "n"})).await;
    for (who, space) in [("amelie", "diagnostics"), ("tomas", "data-workshop")] {
        let value = json!({"title": "v", "space": space, "quantity": 3, "unit": "h", "outcome": "o"});
        add(who, "value", value).await;
    }
}

#[test]
fn what_is_listed_is_what_the_rules_let_one_see() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        one_each(&desk).await;
        let everybody = WHO.into_iter().chain(["amelie", "karim", "tomas"]);
        for who in everybody {
            for register in REGISTERS {
                let list = desk.get(who, &format!("/api/v1/registers/{}", register.key)).await;
                let path = format!("/api/v1/registers/{}", register.key);
                let whole = desk.get("tomas+tech_support+network_lead", &path).await;
                let mut all = whole.json["items"].as_array().unwrap().clone();
                let shown = list.json["items"].as_array().cloned().unwrap_or_default();
                all.extend(shown.clone());
                for item in all {
                    let id = item["id"].as_str().unwrap();
                    let page = desk.get(who, &format!("/registers/{}/{id}", register.key)).await;
                    let listed = shown.iter().any(|i| i["id"] == id);
                    assert_eq!(page.status == 200, listed, "{who} {} {}", register.key, page.status);
                }
            }
        }
    });
}

#[test]
fn people_from_outside_find_nothing() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        one_each(&desk).await;
        let piet = "piet+network_lead+platform_expert+tech_support";
        let mut paths =
            vec!["/registers".to_owned(), "/registers/board".into(), "/s/diagnostics/value".into()];
        for register in REGISTERS {
            let key = register.key;
            let list = desk.get("ines+network_lead+tech_support", &format!("/api/v1/registers/{key}")).await;
            let id = list.json["items"][0]["id"].as_str().unwrap().to_owned();
            paths.push(format!("/registers/{key}"));
            paths.push(format!("/registers/{key}/new"));
            paths.push(format!("/registers/{key}/similar?title=s"));
            paths.push(format!("/registers/{key}/{id}"));
            for act in ["", "/moves", "/votes", "/adoptions"] {
                let path = format!("/registers/{key}/{id}{act}");
                assert_eq!(desk.post(piet, &path, "to=x&version=1").await.status, 404, "{path}");
            }
            assert_eq!(desk.post(piet, &format!("/registers/{key}"), "title=x").await.status, 404, "{key}");
        }
        for path in paths {
            assert_eq!(desk.get(piet, &path).await.status, 404, "{path}");
            assert_ne!(desk.get("ines+network_lead", &path).await.status, 500, "{path}");
        }
        assert_eq!(desk.get("ines", "/registers/gossip").await.status, 404);
        assert_eq!(desk.get("ines", "/registers/suggestion/x").await.status, 404);
    });
}
