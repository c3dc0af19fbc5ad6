//! Profiles as one: whatever the order, the strictest wins and nothing is lost.

use charter::{Catalogue, Level, ORIGINAL};
use proptest::prelude::*;

use crate::descriptions::mix::Mix;

/// A handful of roles, any of them twice.
fn some_roles() -> impl Strategy<Value = Vec<String>> {
    let keys: Vec<String> = ORIGINAL.roles.iter().map(|r| r.key.clone()).collect();
    prop::collection::vec(prop::sample::select(keys), 0..6)
}

/// The catalogue with other participations, as organisations change theirs.
fn some_catalogue() -> impl Strategy<Value = Catalogue> {
    let levels = prop::collection::vec(0..4u8, 300);
    levels.prop_map(|levels| {
        let mut catalogue = Catalogue::clone(&ORIGINAL);
        let roles: Vec<String> = catalogue.roles.iter().map(|r| r.key.clone()).collect();
        for (at, level) in levels.iter().enumerate() {
            let count = catalogue.duties.len();
            let duty = &mut catalogue.duties[(at * 7) % count];
            let level = match level {
                0 => Level::None,
                1 => Level::Sometimes,
                2 => Level::Always,
                _ => continue,
            };
            duty.participation.insert(roles[at % roles.len()].clone(), level);
        }
        catalogue
    })
}

fn mix(catalogue: &Catalogue, roles: &[String]) -> Mix {
    Mix::all(catalogue, roles.iter().map(String::as_str))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    // spec: S0-N6 (part: strictest, nothing lost)
    #[test]
    fn the_strictest_participation_wins_and_nothing_is_lost(catalogue in some_catalogue(), roles in some_roles()) {
        let all = mix(&catalogue, &roles);
        for duty in &catalogue.duties {
            let most = roles.iter().map(|role| catalogue.level(duty, role)).max().unwrap_or_default();
            let level = all.duties.get(&duty.key).map_or(Level::None, |part| part.level);
            prop_assert_eq!(level, if duty.off { Level::None } else { most }, "{}", duty.key);
        }
        for competence in &catalogue.competences {
            let parts = roles.iter().filter_map(|r| catalogue.role(r)).flat_map(|r| catalogue.parts(r));
            let most = parts.filter_map(|p| competence.weights.get(&p.key)).max().copied().unwrap_or_default();
            prop_assert_eq!(all.weights.get(&competence.key).copied().unwrap_or_default(), most);
        }
        prop_assert!(roles.iter().all(|role| all.roles.contains(role)));
    }

    #[test]
    fn order_does_not_matter_and_nothing_counts_twice(roles in some_roles(), more in some_roles()) {
        let (a, b) = (mix(&ORIGINAL, &roles), mix(&ORIGINAL, &more));
        prop_assert_eq!(a.clone().with(b.clone()), b.clone().with(a.clone()));
        prop_assert_eq!(a.clone().with(a.clone()), a.clone());
        let (both, turned) = ([roles.clone(), more.clone()].concat(), [more, roles].concat());
        prop_assert_eq!(mix(&ORIGINAL, &both), mix(&ORIGINAL, &turned));
        prop_assert_eq!(mix(&ORIGINAL, &both), a.with(b));
    }
}

// spec: S0-N6
#[test]
fn a_facilitator_who_keeps_the_platform_has_la8_once_and_always() {
    let roles = ["facilitator".to_owned(), "platform_expert".to_owned()];
    let both = mix(&ORIGINAL, &roles);
    assert_eq!(both.duties["LA8"].level, Level::Always);
    assert_eq!(both.duties["LA8"].through.iter().collect::<Vec<_>>(), ["facilitator", "platform_expert"]);
    assert_eq!(both.duties["MA4"].level, Level::Always, "always for one, sometimes for the other");
    let document = crate::descriptions::document::Document::of(
        &ORIGINAL,
        &crate::descriptions::adapt::Adapted { mix: both, trace: Vec::new() },
        &crate::descriptions::context::Context::default(),
        Default::default(),
    );
    let keys: Vec<&str> =
        document.sections.iter().flat_map(|s| &s.lines).map(|line| line.key.as_str()).collect();
    assert_eq!(keys.iter().filter(|key| **key == "LA8").count(), 1);
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), keys.len(), "no duty stands twice");
}
