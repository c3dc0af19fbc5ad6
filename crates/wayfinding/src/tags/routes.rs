//! Reading tags: all of them, one with its threads, what a merge would do, and suggestions.

use axum::extract::{Path, Query};
use kernel::{Problem, fold};
use policy::NetworkThing;
use web::answer::{fragment, redirect};
use web::{Answer, Ctx, Fail};

use super::api::{TagJson, TagList, TagThreads, TagsQuery};
use super::tag::{Counted, Known, Tagged};
use super::{CURATE, store, views};

/// Tags of one page.
const TAGS: usize = 100;
/// Threads of one page.
const THREADS: usize = 30;

/// The tags of what I may read, with how many threads.
#[utoipa::path(get, path = "/tags", tag = "tags", params(TagsQuery), responses((status = 200, body = TagList), (status = 401)))]
pub async fn tags(ctx: Ctx, Query(query): Query<TagsQuery>) -> Answer {
    let (me, after) = (ctx.actor.id, query.after.replace('\0', ""));
    let mut found = ctx.site.db.read(move |r| store::list(r, me, &after, 101)).await?;
    let more = found.len() > TAGS;
    found.truncate(TAGS);
    let next = if more { found.last().map(|t| t.folded.clone()) } else { None };
    ctx.show(
        || TagList { items: found.iter().map(TagJson::from).collect(), next: next.clone() },
        || views::list(&ctx, &found, next.as_deref()),
    )
}

/// Tags that begin with what was typed after the `#`.
pub async fn suggest(ctx: Ctx, Query(query): Query<TagsQuery>) -> Answer {
    let (me, letters) = (ctx.actor.id, word(&query.q));
    if letters.is_empty() || letters.chars().count() > kernel::tags::LONGEST {
        return Ok(fragment(String::new()));
    }
    let found = ctx.site.db.read(move |r| store::beginning(r, me, &letters)).await?;
    Ok(fragment(views::suggestions(&ctx.l, &found)?))
}

/// A tag as its page shows it.
pub(super) struct Shown {
    pub tag: Known,
    pub many: i64,
    pub threads: Vec<Tagged>,
    pub next: Option<i64>,
    pub aliases: Vec<Known>,
    pub follows: bool,
    pub curates: bool,
}

/// The threads that carry a tag, the newest first.
#[utoipa::path(get, path = "/tags/{tag}", tag = "tags", params(("tag" = String, Path, description = "The tag"), TagsQuery), responses((status = 200, body = TagThreads), (status = 401), (status = 404)))]
pub async fn tag(ctx: Ctx, Path(tag): Path<String>, Query(query): Query<TagsQuery>) -> Answer {
    let (me, folded) = (ctx.actor.id, fold::fold(&tag.replace('\0', "")));
    let before = query.after.parse().unwrap_or(i64::MAX);
    let curates = ctx.site.gate.may(&ctx.actor, CURATE, &NetworkThing);
    let mut shown = ctx
        .site
        .db
        .read(move |r| {
            let (tag, many) = store::root(r, me, &folded)?.ok_or(Problem::NotFound)?;
            let threads = store::threads(r, me, tag.id, before, 31)?;
            let aliases = if curates { store::aliases(r, tag.id)? } else { Vec::new() };
            let follows = store::follows(r, tag.id, me)?;
            Ok::<_, Problem>(Shown { tag, many, threads, next: None, aliases, follows, curates })
        })
        .await?;
    if !ctx.api() && fold::fold(&tag) != shown.tag.folded {
        return Ok(redirect(&kernel::tags::path(&shown.tag.folded), None));
    }
    let more = shown.threads.len() > THREADS;
    shown.threads.truncate(THREADS);
    shown.next = shown.threads.last().filter(|_| more).map(|t| t.id);
    let json = || TagThreads {
        tag: TagJson { tag: shown.tag.folded.clone(), name: shown.tag.name.clone(), threads: shown.many },
        follows: shown.follows,
        items: shown.threads.iter().map(Into::into).collect(),
        next: shown.next.map(|id| id.to_string()),
    };
    ctx.show(json, || views::page(&ctx, &shown))
}

/// What merging a tag into another one would do, before it is done.
pub async fn merging(ctx: Ctx, Path(tag): Path<String>, Query(query): Query<TagsQuery>) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, CURATE, &NetworkThing) {
        return Err(Fail(Problem::NotFound));
    }
    let me = ctx.actor.id;
    let (one, other) = (fold::fold(&tag.replace('\0', "")), word(&query.into));
    let (tag, into) = ctx
        .site
        .db
        .read(move |r| {
            let tag = store::root(r, me, &one)?.ok_or(Problem::NotFound)?;
            Ok::<_, Problem>((tag, store::root(r, me, &other)?))
        })
        .await?;
    let counted = |(tag, threads): (Known, i64)| Counted { folded: tag.folded, name: tag.name, threads };
    Ok(axum::response::IntoResponse::into_response(views::merging(
        &ctx,
        &counted(tag),
        into.map(counted).as_ref(),
        &query.into,
    )?))
}

/// A word as it was typed into a form, folded.
pub(super) fn word(typed: &str) -> String {
    fold::fold(typed.replace('\0', "").trim().trim_start_matches('#'))
}
