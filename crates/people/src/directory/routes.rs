//! The directory's pages.

use std::collections::BTreeMap;

use axum::extract::Query;
use kernel::{Problem, fold, paging};
use web::{Answer, Ctx};

use super::{Filter, store as directory, views};
use crate::absence::{self, Away};
use crate::api::{People, PeopleQuery, PersonJson};
use crate::person::Person;
use crate::unit::Unit;
use crate::{store, unit_store};

/// What the page shows.
pub(super) struct Found {
    pub people: Vec<Person>,
    pub away: BTreeMap<i64, Away>,
    pub units: Vec<Unit>,
    pub roles: Vec<String>,
    pub total: i64,
    pub next: Option<String>,
    pub filter: Filter,
}

/// One page of the directory, by name, narrowed by unit (with the units below it), language, skill
/// offered, role held, guests, absence, or a part of the name.
#[utoipa::path(get, path = "/people", tag = "people", params(PeopleQuery), responses((status = 200, body = People), (status = 401), (status = 422)))]
pub async fn people(ctx: Ctx, Query(query): Query<PeopleQuery>) -> Answer {
    let (actor, limit, asked) = (ctx.actor.clone(), paging::limit(query.limit), query.clone());
    let page = !ctx.api();
    let found = ctx
        .site
        .db
        .read(move |r| {
            let mut filter = Filter::of(&asked, actor.external);
            // A guest learns neither the organisation nor how many work in it.
            let inside = page && !actor.external;
            let units = if inside { unit_store::named(r)? } else { Vec::new() };
            if let Some(slug) = asked.unit.as_deref().filter(|s| !s.is_empty() && !actor.external) {
                let unit = unit_store::by_slug(r, slug)
                    .map_err(|_| Problem::field("unit", "people-unit-unknown"))?;
                filter.units = Some(directory::below(r, unit.id)?);
            }
            let after = start(&asked);
            let mut people = directory::find(r, &actor, &filter, (&after.0, after.1), limit + 1)?;
            let next = cut(&mut people, limit);
            let roles = if inside { directory::roles_held(r)? } else { Vec::new() };
            let away = if actor.external {
                BTreeMap::new()
            } else {
                absence::store::away(r, people.iter().map(|p| p.id))?
            };
            let shown = i64::try_from(people.len()).unwrap_or(0);
            let total = if inside { store::count(r)? } else { shown };
            Ok::<_, Problem>(Found { people, away, units, roles, total, next, filter })
        })
        .await?;
    let page = views::directory(&ctx, &found, &query);
    ctx.show(
        || People {
            items: found.people.iter().cloned().map(PersonJson::from).collect(),
            next: found.next.clone(),
        },
        || page,
    )
}

/// Where the page begins: after a row, or at a letter.
fn start(query: &PeopleQuery) -> (String, i64) {
    match (query.after.as_deref(), query.from.as_deref()) {
        (Some(after), _) if !after.is_empty() => {
            let (name, id) = after.rsplit_once('~').unwrap_or(("", "0"));
            (name.to_owned(), id.parse().unwrap_or(0))
        }
        (_, Some(letter)) => (fold::fold(letter).chars().take(1).collect(), 0),
        _ => (String::new(), 0),
    }
}

/// Cuts the row read beyond the page and makes the cursor of the next one.
fn cut(found: &mut Vec<Person>, limit: i64) -> Option<String> {
    let limit = usize::try_from(limit).unwrap_or(50);
    if found.len() <= limit {
        return None;
    }
    found.truncate(limit);
    found.last().map(|p| format!("{}~{}", fold::fold(&p.name), p.id))
}
