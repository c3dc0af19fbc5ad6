//! Both languages say the same things, and every word that is asked for is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::{none, texts};

/// Keys with the names of the values they take, for one file.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        let head = line.split_once('=').map(|(key, _)| key.trim_end());
        if let Some(key) = head.filter(|k| k.starts_with(|c: char| c.is_ascii_lowercase()) && is_key(k)) {
            current = key.to_owned();
            found.entry(current.clone()).or_default();
        }
        for piece in line.split('{').skip(1) {
            let name: String = piece
                .trim_start()
                .chars()
                .skip_while(|c| *c != '$')
                .skip(1)
                .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-')
                .collect();
            if piece.trim_start().starts_with('$') && !current.is_empty() {
                found.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn all_keys() -> BTreeSet<String> {
    let files = texts("crates", &["ftl"]);
    files.iter().flat_map(|(_, text)| keys(text).into_keys()).collect()
}

#[test]
fn both_languages_have_the_same_keys_and_values() {
    let files: BTreeMap<String, String> = texts("crates", &["ftl"]).into_iter().collect();
    let mut found = Vec::new();
    for (name, english) in files.iter().filter(|(n, _)| n.ends_with("/en.ftl")) {
        let twin = name.replace("/en.ftl", "/fr.ftl");
        let (en, fr) = (keys(english), keys(files.get(&twin).map_or("", String::as_str)));
        for key in en.keys().chain(fr.keys()).collect::<BTreeSet<_>>() {
            match (en.get(key), fr.get(key)) {
                (Some(_), None) => found.push(format!("{twin}: {key} is missing")),
                (None, _) => found.push(format!("{name}: {key} is missing")),
                (Some(a), Some(b)) if a != b => found.push(format!("{twin}: {key} takes {b:?}, not {a:?}")),
                _ => {}
            }
        }
    }
    none("the two languages differ", &found);
}

#[test]
fn no_key_is_given_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut found = Vec::new();
    for (name, text) in texts("crates", &["ftl"]).into_iter().filter(|(n, _)| n.ends_with("/en.ftl")) {
        for key in keys(&text).into_keys() {
            if let Some(other) = seen.insert(key.clone(), name.clone()) {
                found.push(format!("{key}: {other} and {name}"));
            }
        }
    }
    none("given twice", &found);
}

#[test]
fn french_sets_its_spaces_and_quotes() {
    let mut found = Vec::new();
    for (name, text) in texts("crates", &["ftl"]).into_iter().filter(|(n, _)| n.ends_with("/fr.ftl")) {
        for (at, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let said = line.split_once('=').map_or(line, |(_, said)| said);
            let poor = [" :", " ;", " ?", " !", "« ", " »", "'"];
            if let Some(what) = poor.into_iter().find(|p| said.contains(p)) {
                found.push(format!("{name}:{}: “{what}”", at + 1));
            }
        }
    }
    none("needs U+00A0 or U+202F, « » and ’", &found);
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let known = all_keys();
    let mut found = Vec::new();
    let mut ask = |name: &str, key: &str| {
        let there =
            if key.ends_with('-') { known.iter().any(|k| k.starts_with(key)) } else { known.contains(key) };
        if is_key(key) && key.contains('-') && !there {
            found.push(format!("{name}: {key}"));
        }
    };
    for (name, text) in texts("crates", &["html"]) {
        asked(&text).into_iter().for_each(|key| ask(&name, key));
    }
    for (name, text) in texts("crates", &["cedar"]) {
        text.split("@reason(\"").skip(1).filter_map(|r| r.split('"').next()).for_each(|key| ask(&name, key));
    }
    for (name, text) in
        texts("crates", &["rs"]).into_iter().filter(|(n, _)| !n.contains("test") && !n.contains("kernel"))
    {
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        asked(code).into_iter().chain(problems(code)).for_each(|key| ask(&name, key));
    }
    none("asked for and not there", &found);
}

#[test]
fn no_word_is_kept_that_nobody_asks_for() {
    let code: String =
        texts("crates", &["rs", "html", "cedar"]).into_iter().map(|(_, text)| text + "\n").collect();
    // `"month-{}"` and `"month-"` in the code ask for every key that begins like it.
    let literals = code.split('"').map(|piece| piece.split_once('{').map_or(piece, |(head, _)| head));
    let families: BTreeSet<&str> = literals.filter(|head| is_key(head) && head.ends_with('-')).collect();
    let asked = |key: &str| {
        code.contains(&format!("\"{key}\"")) || families.iter().any(|family| key.starts_with(family))
    };
    let found: Vec<String> = all_keys().into_iter().filter(|key| !asked(key)).collect();
    none("nobody asks for these words", &found);
}

/// Keys in `l.t("…")`, `l.n("…", …)` and their like; of a `format!`, what comes before its first value.
fn asked(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for call in ["l.t(", "l.tp(", "l.n(", "l.s(", "l.args("] {
        for (before, rest) in text.match_indices(call).map(|(at, _)| text.split_at(at)) {
            let own_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let inside = rest.split_at(call.len()).1.trim_start().trim_start_matches('&');
            let inside = inside.strip_prefix("format!(").unwrap_or(inside);
            let literal = inside.strip_prefix('"').and_then(|r| r.split(['"', '{']).next());
            found.extend(literal.filter(|_| !own_word));
        }
    }
    found
}

/// Keys in `Problem::field("…", "…")`, `Conflict("…")`, `Unreadable("…")` and `.check(…, "…", "…")`.
fn problems(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for call in ["Problem::field(", "Conflict(", "Unreadable(", ".check("] {
        for rest in text.split(call).skip(1) {
            let inside = rest.split(';').next().unwrap_or_default();
            let inside = inside.split(")?").next().unwrap_or_default();
            let literals: Vec<&str> = inside.split('"').skip(1).step_by(2).collect();
            let wanted = if call.ends_with("field(") || call == ".check(" {
                literals.get(1)
            } else {
                literals.first()
            };
            found.extend(wanted.filter(|key| is_key(key)));
        }
    }
    found
}

#[test]
fn keys_are_seen() {
    assert_eq!(asked("{{ l.t(\"a-b\") }} {{ all.t(\"no-no\") }} {{ l.n(\"c-d\", &n) }}"), ["a-b", "c-d"]);
    assert_eq!(asked("l.t(&format!(\"kind-{kind}\"))"), ["kind-"]);
    assert_eq!(problems("Problem::field(\"mail\", \"people-mail\");"), ["people-mail"]);
    let read = keys("a-b = x { $n ->\n   *[other] { $n } y\n}\nc = z");
    assert_eq!(read.keys().collect::<Vec<_>>(), ["a-b", "c"]);
    assert_eq!(read["a-b"].len(), 1);
}
