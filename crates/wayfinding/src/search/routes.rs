//! The page of what was found, and the same as JSON.

use axum::extract::Query;
use charter::Shelf;
use kernel::{Cursor, Problem};
use web::{Answer, Ctx};

use super::api::{Hits, SearchQuery};
use super::ask::Asked;
use super::duties::Kept;
use super::find::Eyes;
use super::{find, spell, views};

/// Hits of one page for people.
const USUAL: i64 = 20;

/// What answers a question: people and spaces by name, threads, messages and notes by their words, files
/// by name and description, duties and roles in both languages.
///
/// Filters are fields, or operators among the words: `in:`, `from:`, `kind:`, `state:`, `after:`,
/// `before:`, `has:file`, `tag:`. Words in quotes are meant to the letter; a minus takes words away.
#[utoipa::path(get, path = "/search", tag = "search", params(SearchQuery), responses((status = 200, body = Hits), (status = 401)))]
pub async fn search(ctx: Ctx, Query(query): Query<SearchQuery>) -> Answer {
    let (eyes, zone, asked) = (Eyes::from(&ctx.actor), ctx.actor.zone.clone(), Asked::read(&query));
    let (after, most) = (query.after.as_deref().and_then(Cursor::parse), query.most(USUAL));
    let wanted = asked.clone();
    let (shelf, kept, lang) = (ctx.site.shelf::<Shelf>(), ctx.site.shelf::<Kept>(), ctx.l.lang);
    let (found, instead) = ctx
        .site
        .db
        .read(move |r| {
            let duties = kept.of(shelf.current(r)?.as_ref());
            let found = find::find_with(r, eyes, &zone, &wanted, (after, most), (&duties, lang))?;
            let nothing = found.hits.is_empty() && after.is_none() && found.resolved.possible;
            let instead = if nothing { spell::instead(r, eyes, &wanted, &found.resolved)? } else { None };
            Ok::<_, Problem>((found, instead))
        })
        .await?;
    let json = || Hits {
        items: found.hits.iter().map(|s| s.hit.clone()).collect(),
        next: found.next.clone(),
        counts: found.counts,
        instead: instead.as_ref().map(|i| i.words.clone()),
    };
    ctx.show(json, || views::page(&ctx, &asked, &found, instead.as_ref(), after.is_none()))
}
