//! Small by measure, and nothing inline in pages.

use crate::{none, texts};

const LONGEST: usize = 500;
const MEDIAN: usize = 120;

/// Files that may be longer, with the reason.
const LONG: &[(&str, &str)] = &[];

#[test]
fn no_file_is_long_and_the_usual_one_is_short() {
    let mut sources = Vec::new();
    for folder in ["crates", "xtask", "browser", "tests"] {
        sources.extend(texts(folder, &["rs", "html", "css", "js", "mjs", "ts", "cedar", "sql"]));
    }
    let lines = |text: &str| text.lines().count();
    let long: Vec<String> = sources
        .iter()
        .filter(|(name, text)| lines(text) > LONGEST && LONG.iter().all(|(l, _)| l != name))
        .map(|(name, text)| format!("{name}: {} lines", lines(text)))
        .collect();
    none("longer than 500 lines", &long);
    let rust = sources.iter().filter(|(name, _)| name.ends_with(".rs"));
    let mut sizes: Vec<usize> = rust.map(|(_, text)| lines(text)).collect();
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    assert!(median < MEDIAN, "the median Rust file has {median} lines");
}

#[test]
fn a_long_function_gives_its_reason() {
    // Clippy counts the lines (clippy.toml); an exception without a reason is none.
    let mut found = Vec::new();
    for (name, text) in texts("crates", &["rs"]) {
        for (at, line) in text.lines().enumerate() {
            let excused = line.contains("allow(clippy::too_many_lines");
            if excused && !line.contains("//") && !line.contains("reason") && !name.contains("tests/tidy") {
                found.push(format!("{name}:{}", at + 1));
            }
        }
    }
    none("allowed to be long without a reason on the same line", &found);
}

#[test]
fn templates_hold_no_inline_style_or_script() {
    let mut found = Vec::new();
    for (name, text) in texts("crates", &["html"]).into_iter().filter(|(n, _)| !n.contains("/mail")) {
        for (at, line) in text.lines().enumerate() {
            if let Some(what) = inline(&line.to_lowercase()) {
                found.push(format!("{name}:{}: {what}", at + 1));
            }
        }
    }
    none("forbidden by the content security policy", &found);
}

fn inline(line: &str) -> Option<&'static str> {
    let forbidden =
        [" style=\"", "<style", "javascript:", "hx-on", "hx-vals=\"js:", "hx-vals='js:", "hx-vars"];
    if let Some(found) = forbidden.into_iter().find(|f| line.contains(f)) {
        return Some(found);
    }
    let script = line.split("<script").skip(1).any(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        !tag.contains("src=") && !tag.contains("type=\"application/json\"")
    });
    if script {
        return Some("<script> without src");
    }
    // ` onclick="…"`: a space, "on", letters, an equals sign and a quote.
    let handler = line.split(" on").skip(1).any(|rest| {
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        !name.is_empty() && rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with("=\"")
    });
    handler.then_some("on…= attribute")
}

#[test]
fn what_is_inline_is_seen() {
    assert!(inline("<p style=\"x\">").is_some() && inline("<a onclick=\"x\">").is_some());
    assert!(inline("<script>").is_some() && inline("<div hx-on:click=\"x\">").is_some());
    assert!(inline("<script src=\"/a.js\" defer></script> <p class=\"on\">on=\"x").is_none());
}
