//! A file, its names and folders: what may be called how.

use kernel::{Id, Problem};

/// What file ids are ids of.
#[derive(Debug)]
pub enum FileOf {}
/// Id of a file.
pub type FileId = Id<FileOf>;

/// Longest name in characters.
const LONGEST: usize = 120;
/// How deep folders may lie in each other.
const DEEPEST: usize = 3;
/// Longest description of a picture, in characters.
pub const LONGEST_ALT: usize = 1_000;

/// Characters that are seen and do not turn the direction of what follows.
fn shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A name as it may be kept: without its path, without what cannot be seen, not too long; the
/// ending stays.
#[must_use]
pub fn clean_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String =
        last.chars().filter(|c| shown(*c)).map(|c| if "<>:\"|?*".contains(c) { '-' } else { c }).collect();
    let name = name.trim().trim_start_matches('.').trim();
    if name.is_empty() {
        return "file".to_owned();
    }
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let (stem, end) = name.rsplit_once('.').filter(|(_, e)| e.chars().count() <= 10).unwrap_or((name, ""));
    let room = LONGEST - end.chars().count() - 1;
    let stem: String = stem.chars().take(room).collect();
    if end.is_empty() { stem } else { format!("{}.{end}", stem.trim_end()) }
}

/// A folder's path as it may be kept: names with one slash between them.
///
/// # Errors
/// `Invalid` when it lies too deep.
pub fn clean_folder(raw: &str) -> Result<String, Problem> {
    let tidy = |part: &str| {
        let part: String = part.chars().filter(|c| shown(*c)).take(60).collect();
        part.trim().trim_matches('.').trim().to_owned()
    };
    let parts: Vec<String> = raw.split(['/', '\\']).map(tidy).filter(|p| !p.is_empty()).collect();
    if parts.len() > DEEPEST {
        return Err(Problem::field("folder", "files-folder-deep"));
    }
    Ok(parts.join("/"))
}

/// What a picture shows, as one line.
///
/// # Errors
/// `Invalid` when it is too long.
pub fn clean_alt(raw: &str) -> Result<String, Problem> {
    let alt = raw.chars().filter(|c| shown(*c) || c.is_whitespace()).collect::<String>();
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    if alt.chars().count() > LONGEST_ALT {
        return Err(Problem::field("alt", "files-alt-long"));
    }
    Ok(alt)
}

/// Text as part of an address.
#[must_use]
pub fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Address of a file's bytes.
#[must_use]
pub fn address(id: FileId, name: &str) -> String {
    format!("/files/{id}/{}", encoded(name))
}

/// A file as Markdown: a picture with its description, anything else as a link.
#[must_use]
pub fn markdown(id: FileId, name: &str, alt: &str, picture: bool) -> String {
    let safe = |text: &str| text.chars().filter(|c| !"[]\\`*_<>".contains(*c)).collect::<String>();
    if picture {
        format!("![{}]({})", safe(alt), address(id, name))
    } else {
        format!("[{}]({})", safe(name), address(id, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_would_harm() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("C:\\temp\\plan.pdf"), "plan.pdf");
        assert_eq!(clean_name("invoice\u{202e}fdp.exe"), "invoicefdp.exe");
        assert_eq!(clean_name("  ..hidden\0 "), "hidden");
        assert_eq!(clean_name("a\r\nb: \"c\".png"), "ab- -c-.png");
        assert_eq!(clean_name("/"), "file");
        let long = clean_name(&format!("{}.jpeg", "é".repeat(5_000)));
        assert!(long.chars().count() <= 120 && long.ends_with(".jpeg"), "{long}");
        assert_eq!(clean_name(&"x".repeat(500)).len(), 119);
    }

    #[test]
    fn folders_are_three_deep_at_most() {
        assert_eq!(clean_folder(" Pumps // 2026/ ../Tests ").unwrap(), "Pumps/2026/Tests");
        assert_eq!(clean_folder("").unwrap(), "");
        assert!(clean_folder("a/b/c/d").is_err());
    }

    #[test]
    fn markdown_cannot_be_broken_out_of() {
        let id = FileId::new(7);
        assert_eq!(markdown(id, "a](x).png", "a]b", true), "![ab](/files/7/a%5D%28x%29.png)");
        assert_eq!(markdown(id, "é.pdf", "", false), "[é.pdf](/files/7/%C3%A9.pdf)");
    }
}
