//! A mix in its context: each rule, and what whoever writes it decides.

use std::collections::BTreeMap;

use charter::{Level, ORIGINAL, Text};

use crate::descriptions::adapt::{Adapted, adapt};
use crate::descriptions::context::{Choice, Context, Practice};
use crate::descriptions::mix::Mix;

fn adapted(roles: &[&str], context: &Context) -> Adapted {
    let soon =
        Text { en: "a first community is open".into(), fr: "une première communauté est ouverte".into() };
    adapt(&ORIGINAL, &Mix::all(&ORIGINAL, roles.iter().copied()), context, &soon)
}

fn context(people: i64, communities: i64) -> Context {
    let languages = vec!["fr".to_owned(), "en".to_owned()];
    Context { people, communities, languages, share: 50, ..Context::default() }
}

fn level(a: &Adapted, key: &str) -> Level {
    a.mix.duties.get(key).map_or(Level::None, |part| part.level)
}

fn rules(a: &Adapted, key: &str) -> Vec<String> {
    a.trace.iter().filter(|c| c.key == key).map(|c| c.rule.clone()).collect()
}

// spec: S0-N7 (part: duties and levels by context, with a trace)
#[test]
fn a_small_company_has_one_person_do_what_a_large_one_shares_out() {
    let small = adapted(&["facilitator"], &context(300, 4));
    assert_eq!(level(&small, "M1"), Level::Always, "nobody else serves the strategy");
    assert_eq!(rules(&small, "M1"), ["nobody-else"]);
    let held = BTreeMap::from([("network_lead".to_owned(), 2), ("platform_expert".to_owned(), 3)]);
    let large = adapted(&["facilitator"], &Context { held, ..context(30_000, 140) });
    assert_eq!(level(&large, "M1"), Level::None, "the lead always does it");
    assert_eq!(rules(&large, "M1"), ["others-do"]);
    assert_eq!(level(&large, "LA8"), Level::Always, "what is always ours stays ours");
    assert_eq!((large.mix.weights["CH11"], small.mix.weights["CH11"]), (2, 2));
    let lead = adapted(&["network_lead"], &context(3_000, 20));
    assert!(lead.trace.is_empty(), "between small and large it says what the charters say: {:?}", lead.trace);
}

// spec: S0-N7 (part: what is really practised)
#[test]
fn what_is_often_done_is_no_exception_and_nothing_practised_is_taken_away() {
    let held = BTreeMap::from([("network_lead".to_owned(), 2)]);
    let practised = BTreeMap::from([
        ("M1".to_owned(), Practice { done: 6, skipped: 1 }),
        ("M2".to_owned(), Practice { done: 1, skipped: 0 }),
    ]);
    let a = adapted(&["facilitator"], &Context { held, practised, ..context(30_000, 140) });
    assert_eq!((level(&a, "M1"), rules(&a, "M1")), (Level::Always, vec!["practised".to_owned()]));
    assert_eq!((level(&a, "M2"), rules(&a, "M2").len()), (Level::Sometimes, 0));
}

#[test]
fn every_difference_from_the_charters_has_a_line_in_the_trace() {
    let choices = BTreeMap::from([(
        "MA4".to_owned(),
        Choice { level: Level::None, why: "The supplier does it".into(), when: Text::default() },
    )]);
    let kind = "team".to_owned();
    let languages = vec!["fr".to_owned()];
    let c = Context { choices, kind, languages, supplier: true, ..context(300, 0) };
    let plain = Mix::all(&ORIGINAL, ["facilitator", "platform_expert"]);
    let a = adapted(&["facilitator", "platform_expert"], &c);
    for duty in &ORIGINAL.duties {
        let was = plain.duties.get(&duty.key).map_or(Level::None, |part| part.level);
        assert_eq!(was != level(&a, &duty.key), !rules(&a, &duty.key).is_empty(), "{}", duty.key);
    }
    assert_eq!((level(&a, "LE2"), rules(&a, "LE2")), (Level::None, vec!["not-here".to_owned()]));
    assert_eq!(
        (level(&a, "MA4"), rules(&a, "MA4")),
        (Level::None, vec!["no-community".to_owned(), "chosen".to_owned()])
    );
    assert!(!a.mix.weights.contains_key("CK4"), "English is not spoken here");
    assert_eq!((a.mix.weights["CH10"], rules(&a, "CH10")), (2, vec!["supplier".to_owned()]));
    let ma6 = a.mix.duties["MA6"].triggers();
    assert_eq!(ma6.iter().map(|t| t.en.as_str()).collect::<Vec<_>>(), ["a first community is open"]);
}
