//! Names while somebody types: a fragment for a field, a list for a program.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use kernel::Lexicon;
use serde::Deserialize;
use utoipa::IntoParams;
use web::answer::{fragment, json, render};
use web::{Answer, Ctx, find_place};

use super::store;
use crate::absence::{self, Away};
use crate::api::{People, PersonJson};
use crate::person::Person;

/// What was typed, and for which field.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
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

/// The eight first people whose name, any part of it, or handle begins with what was typed: nobody the
/// reader may not see, and in a space only those who read it.
#[utoipa::path(get, path = "/people/suggest/names", operation_id = "suggest_names", tag = "people", params(NamesQuery), responses((status = 200, body = People), (status = 401), (status = 404)))]
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
    if ctx.api() {
        let items = people.into_iter().map(PersonJson::from).collect();
        return Ok(json(200, &People { items, next: None }));
    }
    let many = i64::try_from(people.len()).unwrap_or(0);
    Ok(fragment(render(&Names { l: &ctx.l, people: &people, away: &away, many })?))
}
