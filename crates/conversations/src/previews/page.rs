//! What a page says of itself: read from its head alone. Pure.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub site: String,
    /// Its first words.
    pub says: String,
    /// Its language.
    pub lang: String,
}

#[derive(Default)]
struct Head {
    lang: String,
    title: String,
    meta: Vec<(String, String)>,
    in_title: bool,
    over: bool,
}

/// Hears the tokens of a page until its head is over.
#[derive(Default)]
struct Ear(RefCell<Head>);

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string())
}

impl Head {
    fn opened(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        match &*tag.name {
            "html" => self.lang = attribute(tag, "lang").unwrap_or_default(),
            "body" => self.over = true,
            "title" if self.title.is_empty() => {
                self.in_title = true;
                return TokenSinkResult::RawData(Rcdata);
            }
            "script" => return TokenSinkResult::RawData(ScriptData),
            "style" | "noscript" | "svg" => return TokenSinkResult::RawData(Rawtext),
            "meta" => {
                let name = attribute(tag, "property").or_else(|| attribute(tag, "name"));
                if let (Some(name), Some(content)) = (name, attribute(tag, "content")) {
                    self.meta.push((name.to_ascii_lowercase(), content));
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
    fn meta(&self, names: &[&str]) -> Option<&str> {
        let said = |name: &&str| self.meta.iter().find(|(n, c)| n == name && !c.trim().is_empty());
        names.iter().find_map(said).map(|(_, content)| content.as_str())
    }
}

impl TokenSink for Ear {
    type Handle = ();
    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut head = self.0.borrow_mut();
        if head.over {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return head.opened(&tag),
            Token::TagToken(tag) => {
                head.in_title = false;
                head.over = &*tag.name == "head";
            }
            Token::CharacterTokens(text) if head.in_title => head.title.push_str(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Reads the head of a page.
#[must_use]
pub fn read(html: &str) -> Found {
    let tokens = Tokenizer::new(Ear::default(), html5ever::tokenizer::TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    // It stops where a script would run: nothing runs here, and it goes on.
    while !matches!(tokens.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokens.end();
    let head = tokens.sink.0.borrow();
    let lang = head.lang.trim();
    let known = lang.len() <= 20 && lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    Found {
        title: line(head.meta(&["og:title", "twitter:title"]).unwrap_or(&head.title), 150),
        site: line(head.meta(&["og:site_name"]).unwrap_or_default(), 60),
        says: line(
            head.meta(&["og:description", "description", "twitter:description"]).unwrap_or_default(),
            240,
        ),
        lang: if known { lang.to_owned() } else { String::new() },
    }
}

/// One line without anything that is not shown or turns the direction of what follows; cut at a word.
fn line(text: &str, most: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let shown: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !turns(*c)).collect();
    let words =
        shown.split([' ', '\u{2028}', '\u{2029}']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let cut: String = words.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_says_for_others_comes_before_its_title() {
        let found = read(
            "<!doctype html><html lang=fr-FR><head><title>Garnitures &amp; joints | Le site</title>\
             <script>var t = '<title>no</title>'</script><meta name=description content='Pour  qui\n change un joint.'>\
             <META PROPERTY='og:title' content='Garnitures &amp; joints'><meta property=og:site_name content=Joints></head>\
             <body><meta property=og:title content=late><title>later</title>",
        );
        let says = "Pour qui change un joint.".to_owned();
        let (title, site) = ("Garnitures & joints".to_owned(), "Joints".to_owned());
        assert_eq!(found, Found { title, site, says, lang: "fr-FR".into() });
    }

    #[test]
    fn a_title_is_words_whatever_stands_in_it() {
        let found =
            read("<title>\u{1}a<b>\u{202e}c</b>\n&lt;img onerror=x&gt;</title><html lang='\"><script>'>");
        assert_eq!(found.title, "a<b>c</b> <img onerror=x>");
        assert_eq!((found.lang.as_str(), found.says.as_str()), ("", ""));
        let long = read(&format!("<title>{}</title>", "word ".repeat(200)));
        assert!(long.title.chars().count() <= 151 && long.title.ends_with("word…"), "{}", long.title);
        assert_eq!(read("no page at all"), Found::default());
    }
}
