//! The fragment with names.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use kernel::Lexicon;
use serde::Deserialize;
use web::answer::{fragment, render};
use web::{Answer, Ctx, find_place};

use super::store;
use crate::absence::{self, Away};
use crate::person::Person;

/// What was typed, and for which field.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct NamesQuery {
    /// What was typed.
    #[serde(default)]
    pub q: String,
    /// Nobody from outside.
    #[serde(default)]
    pub inside: bool,
    /// Only those who read this space: its address, or its path.
    #[serde(default, rename = "in")]
    pub place: String,
}

#[derive(Template)]
#[template(path = "views/_names.html")]
struct Names<'a> {
    l: &'a Lexicon,
    people: &'a [Person],
    away: &'a BTreeMap<i64, Away>,
    many: i64,
}

impl Names<'_> {
    fn away_of(&self, person: &Person) -> Option<&Away> {
        self.away.get(&person.id.number())
    }
}

/// Names that begin with what was typed.
pub async fn names(ctx: Ctx, Query(asked): Query<NamesQuery>) -> Answer {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| {
        let slug = asked.place.trim_start_matches("/s/");
        let space = match slug {
            "" => None,
            // Who reads a space is told to those who read it themselves.
            slug => match find_place(r, &actor, slug)? {
                place if place.readable => Some(place.id),
                _ => return Err(::store::Error::NoRow),
            },
        };
        let found = store::names(r, &actor, &asked.q, asked.inside, space)?;
        let known = if actor.external { &[][..] } else { &found[..] };
        let away = absence::store::away(r, known.iter().map(|p| p.id))?;
        Ok::<_, ::store::Error>((found, away))
    });
    let (people, away) = found.await?;
    let many = i64::try_from(people.len()).unwrap_or(0);
    Ok(fragment(render(&Names { l: &ctx.l, people: &people, away: &away, many })?))
}
