//! The words of who does what, each in a sentence or two: roles from the live charters, the rest
//! from the words of the room.

use askama::Template;
use charter::HeldBy;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::{Mend, other, page};
use crate::charters::store::Seen;

/// The four kinds of space.
const KINDS: [&str; 4] = ["team", "community", "project", "network"];
/// How one may stand to a space or a role beside holding it.
const STANDINGS: [&str; 6] = ["practitioner", "coach", "codriver", "guest", "keeper", "deputy"];

/// A word and what it means.
struct Term {
    word: String,
    /// The same word in the other language.
    elsewhere: String,
    meaning: String,
    href: String,
}

#[derive(Template)]
#[template(path = "charters/views/glossary.html")]
struct Glossary<'a> {
    l: &'a Lexicon,
    elsewhere: &'static str,
    parts: Vec<(&'static str, String, Vec<Term>)>,
}

/// The page of the glossary.
///
/// # Errors
/// When a template cannot be written.
pub fn glossary(ctx: &Ctx, seen: &Seen) -> Result<Page, Problem> {
    let (l, lang) = (&ctx.l, ctx.l.lang);
    let mut far = l.clone();
    far.lang = other(lang);
    let role = |r: &charter::Role| Term {
        word: r.label.get(lang).to_owned(),
        elsewhere: r.label.get(other(lang)).to_owned(),
        meaning: r.purpose.get(lang).to_owned(),
        href: format!("/who/roles/{}", r.key),
    };
    let term = |start: &str, key: &str| {
        let name = format!("charters-word-{start}-{key}");
        let (word, elsewhere) = (l.t(&name), far.t(&name));
        Term { word, elsewhere, meaning: l.t(format!("charters-mean-{start}-{key}")), href: String::new() }
    };
    let roles = seen.catalogue.roles.iter().filter(|r| r.held_by != HeldBy::Nobody).map(role).collect();
    let body = Glossary {
        l,
        elsewhere: other(lang).code(),
        parts: vec![
            ("roles", l.t("charters-roles"), roles),
            ("kinds", l.t("charters-kinds"), KINDS.iter().map(|k| term("kind", k)).collect()),
            ("standings", l.t("charters-standings"), STANDINGS.iter().map(|k| term("standing", k)).collect()),
        ],
    };
    page(l.t("charters-glossary"), &Mend::default(), &body)
}
