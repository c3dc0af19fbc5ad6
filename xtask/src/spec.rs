//! `spec`: which requirement is proved by which test. A comment `// spec: S2-SM4` before (or in) a
//! test says that it proves the requirement, `// spec: S2-SM4 (part: broadcast)` a part of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Done, root};

struct Proof {
    test: String,
    file: String,
    line: usize,
    part: Option<String>,
}

/// Prints every id with its tests, and those of `docs/requirements.md`, when it is there, that have
/// none.
pub fn spec(json: bool) -> Done {
    let mut found: BTreeMap<String, Vec<Proof>> = BTreeMap::new();
    for id in wanted() {
        found.entry(id).or_default();
    }
    let mut files = Vec::new();
    for folder in ["crates", "tests", "xtask"] {
        sources(&root().join(folder), &mut files);
    }
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let name = file.strip_prefix(root()).unwrap_or(&file).display().to_string();
        for (id, proof) in proofs(&name, &text) {
            found.entry(id).or_default().push(proof);
        }
    }
    if json {
        print_json(&found)
    } else {
        print_text(&found)
    }
    Ok(())
}

fn wanted() -> Vec<String> {
    let text = fs::read_to_string(root().join("docs/requirements.md")).unwrap_or_default();
    let bullets = text.lines().filter_map(|line| line.trim_start().strip_prefix("- **"));
    bullets
        .filter_map(|rest| rest.split_once("**").map(|(id, _)| id.to_owned()))
        .filter(|id| is_id(id))
        .collect()
}

fn is_id(word: &str) -> bool {
    word.split_once('-').is_some_and(|(seed, rest)| {
        seed.starts_with('S')
            && seed.len() == 2
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if path.is_dir() && !path.ends_with("node_modules") {
            sources(&path, files);
        } else if ["rs", "mjs", "js", "ts"].contains(&kind) && !path.ends_with("spec.rs") {
            files.push(path);
        }
    }
}

/// The comments of one file, each with the test it stands before or, failing that, in.
fn proofs(file: &str, text: &str) -> Vec<(String, Proof)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((_, said)) = line.split_once("// spec: ") else { continue };
        let before = line.trim_start().starts_with("//") && stands_before(lines.get(at + 1..).unwrap_or(&[]));
        let test = if before {
            lines.iter().skip(at).find_map(|l| test_name(l))
        } else {
            lines.iter().take(at).rev().find_map(|l| test_name(l))
        };
        for (id, part) in ids(said) {
            let test = test.clone().unwrap_or_default();
            found.push((id, Proof { test, file: file.to_owned(), line: at + 1, part }));
        }
    }
    found
}

/// Whether only comments and attributes lie between here and a test.
fn stands_before(rest: &[&str]) -> bool {
    let next = rest.iter().map(|l| l.trim_start()).find(|l| !l.starts_with("//") && !l.starts_with("#["));
    next.is_some_and(|line| test_name(line).is_some())
}

fn test_name(line: &str) -> Option<String> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    if let Some(rest) = line.strip_prefix("fn ") {
        return rest.split(['(', '<']).next().map(str::to_owned);
    }
    let title = line.strip_prefix("test(").or_else(|| line.strip_prefix("it("))?;
    title.split(['"', '\'', '`']).nth(1).map(str::to_owned)
}

/// `S2-SM4, S2-SM5 (part: broadcast)`: the ids, each with its part.
fn ids(said: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for piece in said.split(',') {
        let (id, rest) = piece.trim().split_once(' ').unwrap_or((piece.trim(), ""));
        let part =
            rest.split_once("(part: ").map(|(_, part)| part.trim_end().trim_end_matches(')').to_owned());
        if is_id(id) {
            found.push((id.to_owned(), part));
        }
    }
    found
}

fn full(proofs: &[Proof]) -> &'static str {
    match (proofs.is_empty(), proofs.iter().any(|p| p.part.is_none())) {
        (true, _) => "none",
        (_, true) => "full",
        _ => "part",
    }
}

fn print_text(found: &BTreeMap<String, Vec<Proof>>) {
    for (id, proofs) in found {
        println!("{id}  {}", full(proofs));
        for proof in proofs {
            let part = proof.part.as_ref().map(|p| format!("  ({p})")).unwrap_or_default();
            println!("    {}  {}:{}{part}", proof.test, proof.file, proof.line);
        }
    }
    let count = |what: &str| found.values().filter(|p| full(p) == what).count();
    println!("{} proved, {} in part, {} without a test", count("full"), count("part"), count("none"));
}

fn print_json(found: &BTreeMap<String, Vec<Proof>>) {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let entries = found.iter().map(|(id, proofs)| {
        let tests = proofs.iter().map(|p| {
            let part = p.part.as_ref().map_or("null".into(), |part| quoted(part));
            let (test, file) = (quoted(&p.test), quoted(&p.file));
            format!("{{\"test\": {test}, \"file\": {file}, \"line\": {}, \"part\": {part}}}", p.line)
        });
        let tests: Vec<String> = tests.collect();
        let (id, state) = (quoted(id), quoted(full(proofs)));
        format!("  {{\"id\": {id}, \"proved\": {state}, \"tests\": [{}]}}", tests.join(", "))
    });
    let entries: Vec<String> = entries.collect();
    println!("{{\"requirements\": [\n{}\n]}}", entries.join(",\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read_with_their_test_and_part() {
        let text = "// spec: S2-SM4, S2-SM5 (part: broadcast)\n#[test]\nfn nobody_calls_a_team() {\n    // spec: S0-N1\n}\n";
        let found = proofs("a.rs", text);
        let told: Vec<_> =
            found.iter().map(|(id, p)| (id.as_str(), p.test.as_str(), p.part.as_deref())).collect();
        let test = "nobody_calls_a_team";
        assert_eq!(
            told,
            [("S2-SM4", test, None), ("S2-SM5", test, Some("broadcast")), ("S0-N1", test, None)]
        );
    }
}
