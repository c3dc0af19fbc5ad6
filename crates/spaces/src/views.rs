//! The pages of the room.

mod coaches;
mod forms;
mod lists;

pub(super) use coaches::coaches;
pub(super) use forms::status;
pub use forms::{Door, card_form, join, opening};
mod filters;

pub use filters::choices;
pub(super) use filters::language;
pub use lists::{delegates, directory, found, invitations, members, requests};

use askama::Template;
use kernel::{Actor, Lexicon, Problem, rich};
use store::{Read, Res};
use web::answer::render;
use web::place::{self, Beside, Kind, Tab};
use web::{Ctx, Page, Place};

use super::criteria::rule::Criteria;
use super::criteria::store::Tree;
use super::criteria::views as by;
use super::store::cards::Version;
use super::store::spaces::{self, Filter, Item};
use super::{ACCEPT_TERMS, CLOSE, EDIT_CARD};

/// One answer of a card as shown.
struct Answer {
    name: &'static str,
    title: String,
    html: String,
}

fn answers(l: &Lexicon, version: &Version) -> Vec<Answer> {
    let answers = version.card.answers();
    let shown = answers.iter().filter(|(_, text)| !text.is_empty());
    shown
        .map(|(name, text)| Answer {
            name,
            title: l.t(format!("spaces-card-{name}")),
            html: rich::html(text, &|_| None),
        })
        .collect()
}

#[derive(Template)]
#[template(path = "views/card.html")]
struct CardPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    answers: Vec<Answer>,
    version: i64,
    written: String,
    time: String,
    may_edit: bool,
    may_accept: bool,
    may_close: bool,
    criteria: Vec<String>,
    one_is_enough: bool,
}

/// The page of a space's card.
///
/// # Errors
/// When a template cannot be written.
pub fn card(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    version: Option<&Version>,
    asked: &(Criteria, Tree),
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let written = version.map(|v| {
        let (key, name) = match &v.by {
            Some((name, _)) => ("spaces-card-written-by", name.as_str()),
            None => ("spaces-card-written", ""),
        };
        l.args(key, &[("name", name), ("when", &l.when(&v.created)), ("version", &v.version.to_string())])
    });
    let body = render(&CardPage {
        l,
        place,
        answers: version.map(|v| answers(l, v)).unwrap_or_default(),
        version: place.card_version,
        written: written.unwrap_or_default(),
        time: place::weekly(l, beside.minutes),
        may_edit: ctx.site.gate.may(&ctx.actor, EDIT_CARD, place),
        may_accept: place.terms_due() && ctx.site.gate.may(&ctx.actor, ACCEPT_TERMS, place),
        may_close: ctx.site.gate.may(&ctx.actor, CLOSE, place),
        criteria: by::sentences(l, &asked.0, &asked.1.names),
        one_is_enough: asked.0.any,
    })?;
    let title = l.s("spaces-title-card", "space", &place.name);
    place::page(ctx, place, beside, Tab::Card, &title, &body)
}

/// What the directory's two bands show: the reader's own spaces, and every community.
///
/// # Errors
/// What the database says.
pub fn bands(r: &mut Read<'_>, actor: &Actor) -> Res<(Vec<Item>, Vec<Item>)> {
    let mine = Filter { mine: true, limit: 200, ..Filter::default() };
    let communities = Filter { kind: Some(Kind::Community), limit: 200, ..Filter::default() };
    let mine = spaces::list(r, actor.id, actor.external, &mine)?;
    Ok((mine, spaces::list(r, actor.id, actor.external, &communities)?))
}
