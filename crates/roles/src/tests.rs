//! Every route of the room, as everybody meets it.

mod cast;
mod holding;
mod looking;

use std::collections::BTreeSet;

/// The routes of the pages: `GET /who`, as the modules declare them.
fn declared() -> BTreeSet<String> {
    let texts = [
        include_str!("holding/mod.rs"),
        include_str!("who/mod.rs"),
        include_str!("held/mod.rs"),
        include_str!("rounds/mod.rs"),
        include_str!("recruit/mod.rs"),
        include_str!("reports/mod.rs"),
    ];
    let mut all = BTreeSet::new();
    for route in texts.iter().flat_map(|text| text.split(".route(\"").skip(1)) {
        let (pattern, rest) = route.split_once('"').unwrap();
        let rest = rest.lines().next().unwrap();
        for (word, method) in [("get(", "GET"), ("post(", "POST")] {
            if rest.contains(word) {
                all.insert(format!("{method} {pattern}"));
            }
        }
    }
    all
}

#[test]
fn every_route_stands_in_a_table() {
    let rows: BTreeSet<String> =
        looking::ROWS.iter().chain(holding::ROWS).map(|row| row.0.to_owned()).collect();
    assert_eq!(declared(), rows, "routes of the room and rows of its tables (src/tests)");
}
