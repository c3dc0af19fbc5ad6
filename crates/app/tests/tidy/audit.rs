//! The audit only grows; every act that code writes down is in the one list, with its words.

use web::acts::ACTS;

use crate::{none, texts};

#[test]
fn no_statement_changes_a_row_of_the_audit_and_one_forgets_old_ones() {
    let mut found = Vec::new();
    for statement in store::STATEMENTS {
        let text = statement.text(store::Engine::Postgres).to_lowercase();
        let changes = text.contains("update audit ");
        let drops = text.contains("delete from audit ");
        let forgets = statement.name == "commons::administration::audit::keep::FORGET";
        if changes || (drops && !forgets) {
            found.push(statement.name.to_owned());
        }
    }
    none("the audit is added to, and forgotten by its age", &found);
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
    let mut found = Vec::new();
    for (name, text) in texts("crates", &["rs"]).into_iter().filter(|(n, _)| !n.contains("test")) {
        for act in written(&text).into_iter().filter(|act| web::acts::of_key(act).is_none()) {
            found.push(format!("{name}: {act}"));
        }
    }
    none("not among web::acts::ACTS", &found);
    assert!(written("web::audit(w, by, \"tea.drink\", 0)").contains(&"tea.drink".to_owned()));
}

#[test]
fn every_act_has_its_words() {
    let words: String = texts("crates", &["ftl"]).into_iter().map(|(_, text)| text + "\n").collect();
    let missing: Vec<String> = ACTS
        .iter()
        .map(|act| format!("act-{}", act.key.replace('.', "-")))
        .filter(|key| words.matches(&format!("\n{key} = ")).count() != 2)
        .collect();
    none("acts without words in both languages", &missing);
}
