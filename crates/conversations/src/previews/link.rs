//! Which links of a message are read. Pure.

use super::MOST;

/// The longest address that is kept.
const LONGEST: usize = 1_000;

/// The addresses that stand for themselves in rendered HTML: each once, the first ones.
#[must_use]
pub fn bare(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for rest in html.split("<a href=\"http").skip(1) {
        let Some((tag, rest)) = rest.split_once('>') else { continue };
        let Some((words, _)) = rest.split_once("</a>") else { continue };
        let address = format!("http{}", tag.split('"').next().unwrap_or_default());
        let alone = address == words || address.split_once("://").is_some_and(|(_, bare)| bare == words);
        let Some(address) = Some(address).filter(|_| alone).and_then(|a| fit(&a)) else { continue };
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found.truncate(MOST);
    found
}

/// An address as it is kept: no name and password in it, nothing after the `#`.
fn fit(escaped: &str) -> Option<String> {
    let mut url = url::Url::parse(&escaped.replace("&amp;", "&")).ok()?;
    url.set_fragment(None);
    let open = url.username().is_empty() && url.password().is_none();
    let shown = url.to_string();
    (open && url.has_host() && shown.len() <= LONGEST).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(markdown: &str) -> Vec<String> {
        bare(&kernel::rich::html(markdown, &|_| None))
    }

    #[test]
    fn an_address_that_stands_for_itself_is_read_and_one_within_words_is_not() {
        let said = "See https://pumps.example/seals?a=1&b=2#x and [our words](https://pumps.example/words), \
                    <https://pumps.example/two>, https://pumps.example/two";
        assert_eq!(of(said), ["https://pumps.example/seals?a=1&b=2", "https://pumps.example/two"]);
        assert!(of("`https://pumps.example/code` and /s/diagnostics and mailto:a@b.example").is_empty());
    }

    #[test]
    fn three_at_most_and_none_with_a_password_in_it() {
        assert_eq!(
            of("https://a.example/ https://b.example/ https://c.example/ https://d.example/").len(),
            3
        );
        assert!(of("https://me:secret@a.example/").is_empty());
        assert!(of(&format!("https://a.example/{}", "x".repeat(2_000))).is_empty());
    }
}
