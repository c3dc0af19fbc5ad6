//! A row for each rule about roles, charters and spaces. A rule without one fails, and so does a rule
//! that could be left out without anybody noticing.

mod given;
mod places;
mod rows;

use std::sync::LazyLock;

use kernel::{Lang, Lexicon, Refusal, Time, Words};
use policy::{Action, Decision, Gate};
use web::Room;

use given::{somebody, something};
use rows::Row;

const LEAVE: &str = "@id(\"leave-for-everything\") permit (principal, action, resource);";

/// The rules of one room, each with its id.
fn rules(text: &str) -> Vec<(&str, &str)> {
    let starts: Vec<usize> = text.match_indices("@id(\"").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let rule = |(from, to): (&usize, usize)| {
        let rule = &text[*from..to];
        (rule.split('"').nth(1).unwrap(), rule)
    };
    starts.iter().zip(ends).map(rule).collect()
}

fn tables() -> Vec<(Room, &'static [Row])> {
    let table = |room: Room| match room.name {
        "roles" => Some((room, rows::ROLES)),
        "charters" => Some((room, rows::CHARTERS)),
        "spaces" => Some((room, places::SPACES)),
        "handings" => Some((room, places::HANDINGS)),
        _ => None,
    };
    let tables: Vec<_> = app::rooms::rooms().into_iter().filter_map(table).collect();
    assert_eq!(tables.len(), 4);
    tables
}

/// The rules of these rooms without one of them.
fn without(nth: usize, room: &str, leave: bool) -> Gate {
    let tables = tables();
    let schemas: Vec<&str> = tables.iter().map(|(room, _)| room.schema).collect();
    let text = |of: &Room| {
        let all = rules(of.policy).into_iter().enumerate();
        all.filter(|(n, _)| room != of.name || *n != nth).map(|(_, (_, text))| text).collect::<String>()
    };
    let texts: Vec<(&'static str, String)> = tables.iter().map(|(room, _)| (room.name, text(room))).collect();
    let mut rules: Vec<(&'static str, &str)> =
        texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    if leave {
        rules.push(("leave", LEAVE));
    }
    Gate::new(&schemas, &rules).unwrap()
}

fn decide(gate: &Gate, action: &'static str, who: &str, what: &'static str) -> Decision {
    let (actor, standing) = somebody(who);
    gate.decide(&actor, Action(action), &something(what, standing)).unwrap()
}

fn refusal(decision: Decision) -> Option<Refusal> {
    match decision {
        Decision::Permitted => None,
        Decision::Held(no) | Decision::Refused(no) => Some(no),
    }
}

#[test]
fn every_rule_has_its_row() {
    for (room, table) in tables() {
        let rules: Vec<&str> = rules(room.policy).into_iter().map(|(id, _)| id).collect();
        let rows: Vec<&str> = table.iter().map(|row| row[0]).collect();
        assert_eq!(rules, rows, "rules of {} and their rows (tests/it/rules), one each, in order", room.name);
    }
}

/// Where the rule lets through the whole set does, and without the rule it would not; whoever the rule
/// says nothing about is refused.
#[test]
fn each_permission_lets_through_what_nothing_else_does() {
    let whole = app::rooms::gate().unwrap();
    for (room, table) in tables() {
        let texts = rules(room.policy);
        for (nth, [id, action, who, what, other, thing]) in table.iter().enumerate() {
            if texts[nth].1.contains("@reason(") {
                continue;
            }
            assert_eq!(decide(&whole, action, who, what), Decision::Permitted, "{id}: {who} {action} {what}");
            let missed = decide(&without(nth, room.name, false), action, who, what);
            assert_ne!(missed, Decision::Permitted, "{id} is not what lets {who} {action} {what}");
            let no = decide(&whole, action, other, thing);
            assert_ne!(no, Decision::Permitted, "{id}: {other} {action} {thing}");
        }
    }
}

// spec: S2-NB3 (part: each limit refuses by its name, in both languages)
/// A limit refuses by its name whatever is permitted besides; nothing but the limit does; and a
/// request beside it passes.
#[test]
fn each_limit_refuses_by_its_name_whatever_is_permitted_besides() {
    let whole = app::rooms::gate().unwrap();
    let leave = without(usize::MAX, "", true);
    for (room, table) in tables() {
        let texts = rules(room.policy);
        for (nth, [id, action, who, what, other, thing]) in table.iter().enumerate() {
            if !texts[nth].1.contains("@reason(") {
                continue;
            }
            assert_eq!(decide(&whole, action, who, what), Decision::Permitted, "{id}: {who} {action} {what}");
            for gate in [&whole, &leave] {
                let no = refusal(decide(gate, action, other, thing));
                let no = no.unwrap_or_else(|| panic!("{id} lets {other} {action} {thing}"));
                assert_eq!(no.rule, *id, "{other} {action} {thing}");
                says(&no);
            }
            let weak = decide(&without(nth, room.name, true), action, other, thing);
            assert_eq!(
                weak,
                Decision::Permitted,
                "something else than {id} refuses {other} {action} {thing}"
            );
        }
    }
}

/// The clause of a refusal, in both languages, with nothing left open.
fn says(no: &Refusal) {
    static WORDS: LazyLock<Words> = LazyLock::new(|| app::rooms::words().unwrap());
    let words: &'static Words = &WORDS;
    let args: Vec<(&str, &str)> = no.args.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let [en, fr] = [Lang::En, Lang::Fr].map(|lang| {
        assert!(words.has(lang, &no.reason), "{lang}: {}", no.reason);
        Lexicon::new(words, lang, "UTC", Time(0)).args(&no.reason, &args)
    });
    assert!(en != fr && en.len() > 20 && !en.contains('{') && !fr.contains('{'), "{}: {en} / {fr}", no.rule);
}
