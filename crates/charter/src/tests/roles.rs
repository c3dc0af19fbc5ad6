//! The charters of the roles.

use super::*;

// spec: S0-N1
#[test]
fn the_roles_of_the_product_are_there_with_whole_charters() {
    let keys: Vec<_> = ORIGINAL.roles.iter().map(|r| r.key.as_str()).filter(|k| *k != "discipline").collect();
    let product = [
        "esn_owner",
        "network_lead",
        "facilitator",
        "platform_expert",
        "exec_sponsor",
        "user_support",
        "tech_support",
        "comms_manager",
        "risk_officer",
        "line_manager",
        "evangelist",
        "member",
    ];
    assert_eq!(keys.len(), product.len());
    for key in product {
        let role = ORIGINAL.role(key).unwrap();
        assert!(role.label.whole() && role.purpose.whole() && role.good_day.whole(), "{key}");
        assert!(!ORIGINAL.duties_of(role).is_empty(), "{key} has nothing to do");
        assert!(!role.decides.is_empty() && !role.may_not.is_empty(), "{key} has no rights or limits");
        assert!(!role.interfaces.is_empty(), "{key}");
        assert_eq!(role.indicators.is_empty(), key == "member", "a member is never measured, a holder is");
    }
    for key in MATRIX {
        let role = ORIGINAL.role(key).unwrap();
        let of_matrix = ORIGINAL.duties_of(role).into_iter().filter(|(d, _)| d.own_of.is_none()).count();
        let named = ORIGINAL.matrix().filter(|d| d.participation.get(key).is_some_and(|l| *l != Level::None));
        assert_eq!(of_matrix, named.count(), "a fresh catalogue lists {key} with every duty of the matrix");
    }
}

// spec: S2-P3
// spec: S2-NB2 (part: what passes from whom to whom is data)
#[test]
fn every_interface_has_a_counterpart_and_one_without_is_flagged() {
    assert_eq!(ORIGINAL.one_sided(), vec![]);
    for (role, interface) in ORIGINAL.roles.iter().flat_map(|r| r.interfaces.iter().map(move |i| (r, i))) {
        let said = interface.gives.whole() || interface.gets.whole();
        assert!(said, "nothing passes between {} and {}", role.key, interface.with);
    }
    let lonely = lay(
        &ORIGINAL,
        &parse("[[role]]\nkey = \"member\"\n[[role.interface]]\nwith = \"tech_support\"\ngives = { en = \"a\", fr = \"b\" }")
            .unwrap(),
        true,
    )
    .unwrap();
    assert!(lonely.one_sided().iter().any(|(r, i)| r.key == "member" && i.with == "tech_support"));
}

// spec: S3-R0
#[test]
fn a_facilitators_charter_includes_the_discipline() {
    let role = ORIGINAL.role("facilitator").unwrap();
    let keys: Vec<_> = ORIGINAL.duties_of(role).into_iter().map(|(d, _)| d.key.as_str()).collect();
    for key in ["D1", "D2", "D3", "D4", "D5", "F1", "F2", "F3", "F4", "F5", "LE2"] {
        assert!(keys.contains(&key), "{key} is missing");
    }
    assert_eq!(keys.len(), keys.iter().collect::<std::collections::BTreeSet<_>>().len(), "none stands twice");
    assert_eq!(ORIGINAL.level(ORIGINAL.duty("D1").unwrap(), "facilitator"), Level::Always);
    assert_eq!(ORIGINAL.level(ORIGINAL.duty("D1").unwrap(), "exec_sponsor"), Level::None);
}

#[test]
fn the_example_of_the_handbook_can_be_laid_on_top() {
    let handbook = include_str!("../../../../docs/handbook/charters.md");
    let (_, rest) = handbook.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let new = laid(example).unwrap();
    assert!(new.role("works_council").is_some() && new.duty("P3").unwrap().off);
    assert_eq!(new.level(new.duty("LE2").unwrap(), "platform_expert"), Level::Sometimes);
}
