//! Every statement of every room is good SQL on both engines.
#![allow(clippy::unwrap_used)]

use testkit::{both_engines_empty, prepare_all};

#[test]
fn every_statement_of_the_house_prepares_on_both_engines() {
    // Naming the rooms is what links them, and with them their statements.
    let rooms = app::rooms::rooms();
    assert!(!rooms.is_empty());
    both_engines_empty(async |db| {
        assert_eq!(prepare_all(&db).await, Vec::<String>::new());
    });
}

#[test]
fn the_list_of_statements_is_noted_for_the_check_at_the_end() {
    assert!(!app::rooms::rooms().is_empty());
    let Some(folder) = std::env::var_os("ENSEMBLE_RAN") else { return };
    // The town's statements serve tests; this program's own are of `statements::`.
    let names = store::STATEMENTS.iter().map(|s| s.name).filter(|n| !n.starts_with("testkit::"));
    let mut list: Vec<&str> = names.filter(|n| !n.starts_with("statements::")).collect();
    list.sort_unstable();
    std::fs::write(std::path::Path::new(&folder).join("all"), list.join("\n")).unwrap();
}
