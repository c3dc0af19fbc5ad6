//! The words that name somebody, and taking them out of texts: whole names only, as they are written,
//! folded, or as a form sends them.

use kernel::fold;

/// What is taken out, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Names {
    pairs: Vec<(String, String)>,
}

impl Names {
    /// Somebody’s names and what they give way to.
    #[must_use]
    pub fn new(name: &str, handle: &str, mail: Option<&str>, instead: &str, handle_after: &str) -> Self {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut add = |what: String, by: &str| {
            if what.chars().count() > 1 && pairs.iter().all(|(w, _)| *w != what) {
                pairs.push((what, by.to_owned()));
            }
        };
        if let Some(mail) = mail {
            add(mail.to_owned(), "");
            add(coded(mail, false), "");
        }
        // A handle of one word may be a word: then it goes where it stands as an address or after an @.
        if handle.contains(['.', '-', '_']) {
            add(handle.to_owned(), handle_after);
        } else {
            for mark in ["@", "/p/", "\"", "=", "%40"] {
                add(format!("{mark}{handle}"), &format!("{mark}{handle_after}"));
            }
        }
        add(name.to_owned(), instead);
        // A name of one word may be a word: it goes as it is written and no other way.
        if name.contains(' ') {
            add(name.to_lowercase(), instead);
            add(fold::fold(name), instead);
            add(coded(name, true), instead);
            add(coded(name, false), instead);
        }
        Self { pairs }
    }

    /// The text without them; `None` when none is in it.
    #[must_use]
    pub fn out_of(&self, text: &str) -> Option<String> {
        let mut now: Option<String> = None;
        for (what, by) in &self.pairs {
            let said = now.as_deref().unwrap_or(text);
            if let Some(next) = replaced(said, what, by) {
                now = Some(next);
            }
        }
        now
    }
}

/// As a form or an address writes it.
fn coded(text: &str, plus: bool) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            b' ' if plus => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Every `what` that is no part of a longer word.
fn replaced(text: &str, what: &str, by: &str) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    let mut any = false;
    for (at, found) in text.match_indices(what) {
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.strip_prefix(found)?;
        let word = |c: char| c.is_alphanumeric();
        let own = found.chars().next().is_some_and(word);
        let mut next = after.chars();
        let joined = (own && before.chars().next_back().is_some_and(word))
            || next
                .next()
                .is_some_and(|c| word(c) || (matches!(c, '.' | '-' | '_') && next.next().is_some_and(word)));
        if joined {
            continue;
        }
        out.push_str(before.get(from..)?);
        out.push_str(by);
        from = at + found.len();
        any = true;
    }
    out.push_str(text.get(from..)?);
    any.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_go_in_every_spelling() {
        let names =
            Names::new("Inès Moreau", "ines", Some("ines@noria.example"), "Former member", "former-7");
        let out = |text: &str| names.out_of(text);
        assert_eq!(out("Thanks Inès Moreau, INES").as_deref(), Some("Thanks Former member, INES"));
        assert_eq!(
            out("<a href=\"/p/ines\">@Inès Moreau</a>").as_deref(),
            Some("<a href=\"/p/former-7\">@Former member</a>")
        );
        assert_eq!(out("to=ines%40noria.example&n=In%C3%A8s+Moreau").as_deref(), Some("to=&n=Former member"));
        assert_eq!(
            out("the lines of a business; ines moreau").as_deref(),
            Some("the lines of a business; Former member")
        );
        assert_eq!(out("mail ines@noria.example.").as_deref(), Some("mail ."));
        assert_eq!(out("nobody"), None);
    }
}
