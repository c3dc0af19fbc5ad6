//! A declared table: every operation × people of the town → what each of them is answered.

use std::collections::{BTreeMap, BTreeSet};

/// A table and where it is kept.
pub struct Table {
    /// The file, from the crate's folder.
    pub file: &'static str,
    /// What it says.
    pub text: &'static str,
    /// The people, by handle; empty is nobody signed in.
    pub who: &'static [&'static str],
    /// How wide the column of operations is.
    pub wide: usize,
}

impl Table {
    /// The rows as declared.
    pub fn declared(&self) -> BTreeMap<String, Vec<u16>> {
        let rows = self.text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
        rows.map(|line| {
            let mut parts = line.split_whitespace();
            let route = format!("{} {}", parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            (route, parts.map(|p| p.parse().unwrap_or(0)).collect())
        })
        .collect()
    }

    fn written(&self, lines: &[(String, Vec<u16>)]) -> String {
        let wide = self.wide;
        let named = self.who.iter().map(|w| format!("{:<7}", if w.is_empty() { "nobody" } else { w }));
        let mut text = format!("# {:<1$} {2}\n", "", wide - 2, named.collect::<String>().trim_end());
        for (route, got) in lines {
            let row: String = got.iter().map(|s| format!("{s:<7}")).collect();
            text += &format!("{route:<wide$} {}\n", row.trim_end());
        }
        text
    }

    /// Whether what was answered is what is declared, no line more and none less; `DOORS=write` writes
    /// the table anew instead.
    pub fn holds(&self, lines: &[(String, Vec<u16>)]) {
        if std::env::var("DOORS").is_ok_and(|v| v == "write") {
            std::fs::write(self.file, self.written(lines)).unwrap();
            return;
        }
        let declared = self.declared();
        let mut wrong = Vec::new();
        for (route, got) in lines {
            match declared.get(route) {
                None => wrong.push(format!("{route} is not declared; it answers {got:?}")),
                Some(row) if row != got => wrong.push(format!("{route}: {got:?}, declared {row:?}")),
                Some(_) => {}
            }
        }
        let there: BTreeSet<&String> = lines.iter().map(|(route, _)| route).collect();
        wrong.extend(declared.keys().filter(|d| !there.contains(d)).map(|d| format!("{d} is no operation")));
        assert!(wrong.is_empty(), "{:?}\n  {}", self.who, wrong.join("\n  "));
    }
}
