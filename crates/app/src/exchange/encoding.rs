//! Names in a zip, whatever program packed it: UTF-8, the old code page of DOS, or Latin-1. What
//! comes out has one form: an accent is its letter's own.

use unicode_normalization::UnicodeNormalization;

/// The upper half of code page 437.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A name's bytes as text.
pub(crate) fn name(raw: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(raw) {
        return name.nfc().collect();
    }
    let dos: String = raw.iter().map(|b| b.checked_sub(0x80).map_or(char::from(*b), from_dos)).collect();
    let latin: String = raw.iter().map(|b| char::from(*b)).collect();
    // The one that reads like words; Latin-1 where both do.
    let letters =
        |text: &str| text.chars().filter(|c| ('\u{c0}'..'\u{180}').contains(c) && c.is_alphabetic()).count();
    if letters(&dos) > letters(&latin) { dos } else { latin }
}

fn from_dos(place: u8) -> char {
    DOS.chars().nth(usize::from(place)).unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_are_read_whoever_packed_them() {
        assert_eq!(name("général/1.json".as_bytes()), "général/1.json");
        assert_eq!(name("ge\u{301}ne\u{301}ral".as_bytes()), "général");
        assert_eq!(name(b"g\x82n\x82ral"), "général");
        assert_eq!(name(b"g\xe9n\xe9ral"), "général");
        assert_eq!(name(b"gar\x87on-\x85-table"), "garçon-à-table");
        assert_eq!(name(b"gar\xe7on"), "garçon");
    }

    #[test]
    fn the_code_page_is_whole() {
        assert_eq!(super::DOS.chars().count(), 128);
    }
}
