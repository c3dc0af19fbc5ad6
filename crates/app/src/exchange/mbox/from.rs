//! Whom a mail is from. Archives write `ann at x.example (Ann B)`, so that programs that collect
//! addresses do not find them. Pure.

/// Somebody who wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct From {
    pub mail: String,
    pub name: String,
}

/// `From: ann at x.example (Ann B)` in the head of a mail as `From: ann@x.example (Ann B)`.
pub(super) fn unmangled(raw: &[u8]) -> Vec<u8> {
    let head =
        raw.windows(2).position(|w| w == b"\n\n").or_else(|| raw.windows(4).position(|w| w == b"\r\n\r\n"));
    let (head, body) = raw.split_at(head.unwrap_or(raw.len()));
    let mut out = Vec::with_capacity(raw.len());
    for line in head.split_inclusive(|b| *b == b'\n') {
        match line.get(..5).filter(|n| n.eq_ignore_ascii_case(b"from:")) {
            Some(_) if !line.contains(&b'@') => {
                let text = String::from_utf8_lossy(line).into_owned();
                let (address, comment) =
                    text.split_once('(').map_or((text.as_str(), None), |(a, c)| (a, Some(c)));
                let address = address.replacen(" at ", "@", 1).replace(" dot ", ".");
                out.extend_from_slice(address.as_bytes());
                if let Some(comment) = comment {
                    out.push(b'(');
                    out.extend_from_slice(comment.as_bytes());
                }
            }
            _ => out.extend_from_slice(line),
        }
    }
    out.extend_from_slice(body);
    out
}

/// “Ann B via list” is Ann B; an address that stands for a name is none.
pub(super) fn named(name: &str, mail: &str) -> String {
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let name = name.split(" via ").next().unwrap_or(name).trim();
    if name.is_empty() || name.contains('@') {
        return mail.split('@').next().unwrap_or(mail).replace(['.', '_'], " ");
    }
    // “B, Ann” as some mail programs write it.
    match name.split_once(", ") {
        Some((last, first)) if !first.contains([',', ' ']) => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_what_they_were() {
        let raw = b"Subject: at noon\nFrom: ann.b at x.example (Ann B)\n\nI am at home at noon\n";
        let text = String::from_utf8(unmangled(raw)).unwrap();
        assert!(text.contains("From: ann.b@x.example (Ann B)\n"), "{text}");
        assert!(text.ends_with("I am at home at noon\n") && text.contains("Subject: at noon"));
        assert_eq!(named("\"Ann B via Pumps\"", "a@x"), "Ann B");
        assert_eq!(named("B, Ann", "a@x"), "Ann B");
        assert_eq!(named("", "ann.b@x"), "ann b");
    }
}
