//! The threads of a space.

use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Cursor, Problem, paging};
use web::answer::{fragment, json, redirect};
use web::place::{Beside, Place, Tab, beside, page};
use web::{Answer, Ctx, Fail, find_place};

use super::SpaceAt;
use crate::api::{Kinds, Problems, ThreadJson, Threads, ThreadsAsked};
use crate::draft::{Draft, DraftPlace};
use crate::follows;
use crate::kind::ThreadKind;
use crate::moving::{self, store::Away};
use crate::pins::{self, store::Top};
use crate::store::{self, Filter, ThreadRow};
use crate::things::START;
use crate::views::list::Listed;
use crate::waiting;

/// How many threads a page shows.
const PAGE: i64 = 30;

struct Loaded {
    place: Place,
    beside: Beside,
    draft: Draft,
    rows: Vec<ThreadRow>,
    next: Option<String>,
    filter: Filter,
    unseen: Vec<Top>,
    pinned: Vec<Top>,
    left: Vec<Away>,
    names: bool,
    own: i64,
    muted: bool,
}

fn filter(asked: &ThreadsAsked) -> Result<Filter, Problem> {
    let on = |text: &Option<String>| text.as_deref().is_some_and(|v| matches!(v, "true" | "on" | "1" | ""));
    if on(&asked.unanswered) {
        return Ok(Filter::Unanswered);
    }
    if on(&asked.featured) {
        return Ok(Filter::Featured);
    }
    match asked.kind.as_deref().filter(|k| !k.is_empty()) {
        None => Ok(Filter::All),
        Some(word) => {
            let kind = ThreadKind::parse(word).ok_or_else(|| Problem::field("kind", "conv-kind-unknown"))?;
            Ok(Filter::Kind(kind))
        }
    }
}

fn cursor(asked: Option<&String>) -> Result<Cursor, Problem> {
    let read = |text: &String| Cursor::parse(text).ok_or_else(|| Problem::field("after", "conv-cursor"));
    asked.filter(|t| !t.is_empty()).map_or(Ok(Cursor::TOP), read)
}

async fn load(ctx: &Ctx, slug: String, asked: ThreadsAsked, most: i64) -> Result<Loaded, Problem> {
    let (filter, after) = (filter(&asked)?, cursor(asked.after.as_ref())?);
    let (actor, whole) = (ctx.actor.clone(), !ctx.api());
    let head = asked.after.is_none() && filter == Filter::All;
    let find = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let mut rows = if place.readable {
            store::threads(r, &actor, place.id, filter, after, most)?
        } else {
            Vec::new()
        };
        let (mut draft, mut around) = (Draft::default(), Beside::default());
        let (mut unseen, mut pinned) = (Vec::new(), Vec::new());
        let (mut left, mut names, mut own, mut muted) = (Vec::new(), false, 0, false);
        if whole && place.readable {
            draft = store::draft(r, actor.id, DraftPlace::Space(place.id))?.unwrap_or_default();
            around = beside(r, &place)?;
            names = store::allows(r, place.id)?;
            muted = follows::store::is_muted(r, actor.id, place.id)?;
            own = waiting::store::count(r, actor.id, Some(place.id))?;
        }
        if whole && head && place.readable {
            pinned = pins::store::pinned(r, place.id)?;
            left = moving::store::left(r, actor.id, place.id)?;
            if place.standing.member {
                unseen = pins::store::unseen(r, actor.id, place.id)?;
            }
        }
        let full = usize::try_from(most).unwrap_or(usize::MAX);
        let more = rows.len() > full;
        rows.truncate(full);
        let next =
            rows.last().filter(|_| more).map(|t| Cursor { key: t.last.0, id: t.id.number() }.to_string());
        Ok::<_, Problem>(Loaded {
            place,
            beside: around,
            draft,
            rows,
            next,
            filter,
            unseen,
            pinned,
            left,
            names,
            own,
            muted,
        })
    };
    ctx.site.db.read(find).await
}

fn listed<'a>(loaded: &'a Loaded, further: bool) -> Listed<'a> {
    Listed {
        place: &loaded.place,
        rows: &loaded.rows,
        next: loaded.next.clone(),
        filter: loaded.filter,
        draft: &loaded.draft,
        further,
        unseen: &loaded.unseen,
        pinned: &loaded.pinned,
        left: &loaded.left,
        names: loaded.names,
        own: loaded.own,
        muted: loaded.muted,
    }
}

/// The page of a space; for those who may not read it, its card.
pub async fn space(ctx: Ctx, SpaceAt(slug): SpaceAt, Query(asked): Query<ThreadsAsked>) -> Answer {
    let further = asked.after.is_some();
    let loaded = load(&ctx, slug, asked, PAGE).await?;
    if !loaded.place.readable {
        return Ok(redirect(&format!("{}/card", loaded.place.path()), None));
    }
    let body = listed(&loaded, further).page(&ctx)?;
    let place = &loaded.place;
    let mut page = page(&ctx, place, &loaded.beside, Tab::Talk, &place.name, &body)?;
    let mute = follows::views::beside(&ctx.l, place, loaded.muted);
    page.aside = page.aside.map(|aside| aside + &mute);
    Ok(page.into_response())
}

/// The list alone, for live updates.
pub async fn list(ctx: Ctx, SpaceAt(slug): SpaceAt, Query(asked): Query<ThreadsAsked>) -> Answer {
    let further = asked.after.is_some();
    let loaded = load(&ctx, slug, asked, PAGE).await?;
    if !loaded.place.readable {
        return Err(Fail(Problem::NotFound));
    }
    let may_start = ctx.site.gate.may(&ctx.actor, START, &loaded.place);
    Ok(fragment(listed(&loaded, further).list(&ctx.l, may_start)?))
}

/// The threads of a space, newest activity first.
#[utoipa::path(
    get, path = "/spaces/{slug}/threads", tag = "conversations", params(("slug" = String, Path), ThreadsAsked),
    responses((status = 200, body = Threads), Problems)
)]
pub async fn threads(ctx: Ctx, SpaceAt(slug): SpaceAt, Query(asked): Query<ThreadsAsked>) -> Answer {
    let most = paging::limit(asked.limit.as_ref().and_then(|n| n.parse().ok()));
    let loaded = load(&ctx, slug, asked, most).await?;
    if !loaded.place.readable {
        return Err(Fail(Problem::NotFound));
    }
    let Loaded { place, rows, next, .. } = loaded;
    let items = rows.into_iter().map(|row| ThreadJson::of(row, &place)).collect();
    Ok(json(200, &Threads { items, next }))
}

/// The kinds of thread: which states each has, and which kinds of space have it.
#[utoipa::path(get, path = "/thread-kinds", tag = "conversations", responses((status = 200, body = Kinds), Problems))]
pub async fn kinds(ctx: Ctx) -> Answer {
    drop(ctx);
    Ok(json(200, &Kinds::table()))
}
