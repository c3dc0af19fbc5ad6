//! Every act that code writes down is in the one list, with its words.

use crate::{none, texts};

/// The keys of the one list, as its source has them.
fn listed() -> Vec<String> {
    let source = std::fs::read_to_string(crate::root().join("crates/web/src/acts.rs")).unwrap();
    let list = source.split("pub const ACTS").nth(1).unwrap().split("\n];").next().unwrap().to_owned();
    list.split("act(").skip(1).map(|rest| rest.split('"').nth(1).unwrap().to_owned()).collect()
}

/// The words in quotes that look like an act, in a call that writes the audit.
fn written(code: &str) -> Vec<String> {
    let calls = ["audit(", "audit_changes(", "Entry::done("];
    let mut found = Vec::new();
    for call in calls {
        for (at, _) in code.match_indices(call) {
            let rest: String =
                code.chars().skip(code.get(..at).map_or(0, |s| s.chars().count())).take(220).collect();
            let end = rest.find(';').unwrap_or(rest.len());
            let inside = rest.get(..end).unwrap_or(&rest);
            let quoted = inside.split('"').skip(1).step_by(2);
            let act = quoted.filter(|q| q.contains('.') && !q.contains([' ', '/', '{'])).take(1);
            found.extend(act.map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_act_that_is_written_down_is_in_the_list() {
    let (mut found, listed) = (Vec::new(), listed());
    for (name, text) in texts("crates", &["rs"]).into_iter().filter(|(n, _)| !n.contains("test")) {
        for act in written(&text).into_iter().filter(|act| !listed.contains(act)) {
            found.push(format!("{name}: {act}"));
        }
    }
    none("not among web::acts::ACTS", &found);
    assert!(written("web::audit(w, by, \"tea.drink\", 0)").contains(&"tea.drink".to_owned()));
}

#[test]
fn every_act_has_its_words() {
    let words: String = texts("crates", &["ftl"]).into_iter().map(|(_, text)| text + "\n").collect();
    let missing: Vec<String> = listed()
        .iter()
        .map(|act| format!("act-{}", act.replace('.', "-")))
        .filter(|key| words.matches(&format!("\n{key} = ")).count() != 2)
        .collect();
    none("acts without words in both languages", &missing);
}
