//! Names from outside, made fit for here.

use kernel::fold;

/// Longest name of a person or space in characters.
const LONGEST: usize = 80;

/// One line without control characters and without those that turn the direction of what follows.
pub(crate) fn line(text: &str) -> String {
    let shown = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
    };
    let text = text.replace(['\n', '\r', '\t'], " ");
    let kept: String = text.chars().filter(shown).collect();
    let kept: Vec<&str> = kept.split(' ').filter(|w| !w.is_empty()).collect();
    kept.join(" ").chars().take(LONGEST).collect::<String>().trim().to_owned()
}

/// Line ends made one, control characters gone (a NUL cannot be stored on every engine).
pub(crate) fn text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

/// Whether a handle can be one here: 2 to 40 lower-case letters, digits, dots, hyphens.
pub(crate) fn handle_fits(handle: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    (2..=40).contains(&handle.len())
        && handle.chars().all(inner)
        && !handle.starts_with(['.', '-', '_'])
        && !handle.ends_with(['.', '-', '_'])
}

/// The handle itself where it fits, otherwise one made of it or of the name.
pub(crate) fn handle(asked: &str, name: &str) -> String {
    if handle_fits(asked) {
        return asked.to_owned();
    }
    for text in [asked, name] {
        let made: String = fold::words(text).collect::<Vec<_>>().join(".");
        let made: String = made.chars().filter(char::is_ascii).take(36).collect();
        let made = made.trim_matches(['.', '-', '_']);
        if handle_fits(made) {
            return made.to_owned();
        }
    }
    "somebody".to_owned()
}

/// The hue of a name, as the spaces room draws it.
pub(crate) fn hue(name: &str) -> i64 {
    fold::fold(name).bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1_000_003) % 24
}
