//! “What others can see about me”: the page of a reader, and what nobody sees.

use std::collections::BTreeMap;

use ::store::{Read, Res};
use axum::extract::Query;
use kernel::PersonId;
use web::{Answer, Ctx};

use super::api::{ProfileJson, SeenAs, SeenQuery};
use super::store::{self as profile, Shown};
use super::{Audience, FIELDS, Reader, views_seen};
use crate::absence::{self, Away};
use crate::person::Person;
use crate::store;

/// Everything the page shows.
pub(super) struct Seen {
    pub person: Person,
    pub shown: Shown,
    pub away: Option<Away>,
    pub hidden: Vec<(&'static str, Audience)>,
    pub kept: BTreeMap<&'static str, i64>,
}

/// Cuts what I see of myself down to what such a reader sees.
fn as_seen(
    mut shown: Shown,
    whos: &BTreeMap<String, Audience>,
    reader: Reader,
) -> (Shown, Vec<(&'static str, Audience)>) {
    let who = |key: &str| whos.get(key).copied().unwrap_or_default();
    let said = |key: &str| shown.fields.contains_key(key) || shown.of(key).next().is_some();
    let hidden: Vec<(&'static str, Audience)> = FIELDS
        .iter()
        .map(|f| (f.key, who(f.key)))
        .filter(|(key, who)| said(key) && !reader.sees(*who))
        .collect();
    shown.fields.retain(|key, _| reader.sees(who(key)));
    shown.words.retain(|word| reader.sees(who(&word.kind)));
    (shown, hidden)
}

fn load(r: &mut Read<'_>, me: PersonId, reader: Reader) -> Res<Seen> {
    let person = store::by_id(r, me)?;
    let person = if reader == Reader::Guest { person.for_guest() } else { person };
    let whos = profile::audiences(r, me)?;
    let (shown, hidden) = as_seen(profile::shown(r, me, me)?, &whos, reader);
    let away = if reader == Reader::Guest { None } else { absence::store::now_of(r, me)? };
    let kept = profile::kept(r, me)?;
    Ok(Seen { person, shown, away, hidden, kept })
}

/// What a kind of reader sees of me, and what nobody sees.
#[utoipa::path(get, path = "/me/seen", tag = "people", params(SeenQuery), responses((status = 200, body = SeenAs), (status = 401)))]
pub async fn seen(ctx: Ctx, Query(query): Query<SeenQuery>) -> Answer {
    let (me, reader) = (ctx.actor.id, Reader::of(query.reader.as_deref().unwrap_or_default()));
    let seen = ctx.site.db.read(move |r| load(r, me, reader)).await?;
    let page = views_seen::page(&ctx, &seen, reader);
    ctx.show(
        || SeenAs {
            reader: reader.as_str().to_owned(),
            profile: ProfileJson::new(&ctx.l, &seen.shown),
            hidden: seen.hidden.iter().map(|(key, _)| (*key).to_owned()).collect(),
            kept: seen.kept.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect(),
        },
        || page,
    )
}
