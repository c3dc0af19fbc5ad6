//! A letter: what a mail says, as plain text and as HTML. Pure.

use std::collections::HashMap;

use askama::Template;
use kernel::Lexicon;
use serde::{Deserialize, Serialize};

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// One thing in a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its title.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Why it is here, and where it is.
    pub line: String,
    /// Its words as plain text; may be empty.
    pub text: String,
    /// Its words as safe HTML; may be empty.
    pub html: String,
}

/// A part of a letter with a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its heading; empty for none.
    pub heading: String,
    /// What is in it.
    pub items: Vec<Item>,
}

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Two-letter code of its language.
    pub lang: String,
    /// The mail's subject.
    pub subject: String,
    /// The network's name.
    pub network: String,
    /// The first sentence.
    pub lead: String,
    /// What it brings.
    pub parts: Vec<Part>,
    /// The one thing to do.
    pub button: Option<Link>,
    /// What stands under the button.
    pub hint: String,
    /// Why it was sent.
    pub why: String,
    /// Where that can be changed.
    pub links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "mail/views/letter.html")]
struct Mjml<'a> {
    m: &'a Letter,
}

#[derive(Template)]
#[template(path = "mail/views/letter.txt", escape = "none")]
struct Plain<'a> {
    m: &'a Letter,
}

impl Letter {
    /// A letter of the network in somebody's language.
    #[must_use]
    pub fn new(l: &Lexicon, network: &str) -> Self {
        Self { lang: l.lang.code().to_owned(), network: network.to_owned(), ..Self::default() }
    }
    /// As plain text.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn text(&self) -> Result<String, String> {
        let text = Plain { m: self }.render().map_err(|e| e.to_string())?;
        let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
        Ok(format!("{}\n", lines.join("\n").trim()))
    }
    /// As HTML for mail programs: tables, own colours for light and dark, nothing loaded.
    ///
    /// # Errors
    /// When the template is not good MJML.
    pub fn html(&self) -> Result<String, String> {
        let mjml = Mjml { m: self }.render().map_err(|e| e.to_string())?;
        let parsed = mrml::parse(mjml).map_err(|e| e.to_string())?;
        // By itself the library loads a font for every name it knows.
        let options = mrml::prelude::render::RenderOptions { fonts: HashMap::new(), ..Default::default() };
        parsed.element.render(&options).map_err(|e| e.to_string())
    }
    /// The HTML; when somebody's words are no good MJML, the plain ones stand in their place.
    ///
    /// # Errors
    /// As `html`.
    pub fn html_anyway(&self) -> Result<String, String> {
        self.html().or_else(|_| {
            let mut plain = self.clone();
            plain.parts.iter_mut().flat_map(|p| p.items.iter_mut()).for_each(|item| item.html.clear());
            plain.html()
        })
    }
}

/// A letter that brings a link which works once: an invitation, or a new password.
#[must_use]
pub fn with_link(
    site: &web::Site,
    settings: &super::host::Settings,
    kind: &str,
    name: &str,
    (lang, zone): (kernel::Lang, &str),
    secret: &str,
) -> Letter {
    let l = Lexicon::new(site.words, lang, zone, site.clock.now());
    let mut letter = Letter::new(&l, &site.name);
    letter.subject = l.s(format!("mail-{kind}-subject"), "network", &site.name);
    letter.lead = l.args(&format!("mail-{kind}-lead"), &[("name", name), ("network", &site.name)]);
    letter.button =
        Some(Link { label: l.tp("mail-do-", kind), url: format!("{}/link/{secret}", settings.base) });
    letter.hint = l.tp("mail-hold-", kind);
    letter.why = l.tp("mail-why-", kind);
    letter
}
