//! Pages of the profile: writing it, and the people of a word.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::api::OwnProfile;
use super::store::{Shown, Teller};
use super::{AUDIENCES, FIELDS, Field, tongues};
use crate::views::{Errors, page};

/// A field with what stands in its box.
struct Entry {
    field: &'static Field,
    words: String,
    who: String,
}

#[derive(Template)]
#[template(path = "profile/views/own.html")]
struct Own<'a> {
    l: &'a Lexicon,
    handle: &'a str,
    boxes: Vec<Entry>,
    whos: Vec<&'static str>,
    errors: Errors,
}

/// The form of one's own profile.
///
/// # Errors
/// When the template cannot be written.
pub fn own(ctx: &Ctx, own: &OwnProfile, errors: Option<&Vec<FieldError>>) -> Result<Page, Problem> {
    let boxed = |field: &'static Field| {
        let kept = own.fields.get(field.key);
        Entry {
            field,
            words: kept.map(|k| k.words.clone()).unwrap_or_default(),
            who: kept.map(|k| k.who.clone()).unwrap_or_default(),
        }
    };
    let body = Own {
        l: &ctx.l,
        handle: &ctx.actor.handle,
        boxes: FIELDS.iter().map(boxed).collect(),
        whos: AUDIENCES.iter().map(|a| a.as_str()).collect(),
        errors: errors.map(|e| Errors::new(&ctx.l, e)).unwrap_or_default(),
    };
    Ok(Page { status: errors.map(|_| 422), ..page(ctx.l.t("people-own"), "me", &body)? })
}

#[derive(Template)]
#[template(path = "profile/views/word.html")]
struct WordPage<'a> {
    l: &'a Lexicon,
    word: &'a str,
    offers: &'a [Teller],
    seeks: &'a [Teller],
    next: Option<&'a str>,
    begun: bool,
}

/// The people of a word.
///
/// # Errors
/// When the template cannot be written.
pub fn word(
    ctx: &Ctx,
    word: &str,
    offers: &[Teller],
    seeks: &[Teller],
    next: Option<&str>,
    begun: bool,
) -> Result<Page, Problem> {
    let body = WordPage { l: &ctx.l, word, offers, seeks, next, begun };
    page(word.to_owned(), "people", &body)
}

/// What one reader sees of a person's own words, as part of a page.
#[derive(Template)]
#[template(path = "profile/views/_said.html")]
pub struct Said<'a> {
    /// Words of the page.
    pub l: &'a Lexicon,
    /// What the reader sees.
    pub shown: &'a Shown,
}

impl Said<'_> {
    fn field(&self, key: &str) -> Option<&str> {
        self.shown.fields.get(key).map(String::as_str)
    }
    fn speaks(&self) -> String {
        let names: Vec<String> =
            self.shown.of("speaks").map(|w| tongues::name(self.l, &w.folded, &w.word)).collect();
        names.join(", ")
    }
    fn has(&self, kind: &str) -> bool {
        self.shown.of(kind).next().is_some()
    }
}
