//! The list of notices, opening one, marking them as read.

use axum::extract::{Path, Query};
use charter::Shelf;
use kernel::{Cursor, NoticeId, Problem, paging};
use policy::Own;
use web::answer::{fragment, redirect};
use web::{Answer, Ctx, Input, Made};

use super::api::{NoticeJson, Notices, NoticesQuery, ReadForm, UnreadCount};
use super::store::Notice;
use super::things::READ;
use super::{store, views};

/// My notices, newest first.
#[utoipa::path(get, path = "/notifications", tag = "notifications", params(NoticesQuery), responses((status = 200, body = Notices), (status = 401)))]
pub async fn notices(ctx: Ctx, Query(query): Query<NoticesQuery>) -> Answer {
    let limit = paging::limit(query.limit.as_ref().and_then(|l| l.parse().ok()));
    let (me, asked) = (ctx.actor.id, query.clone());
    let shelf = ctx.site.shelf::<Shelf>();
    let (mut found, unread, catalogue) = ctx
        .site
        .db
        .read(move |r| {
            let after = asked.after.as_deref().and_then(Cursor::parse).unwrap_or(Cursor::TOP);
            let found = store::list(r, me, after, asked.only_unread(), limit + 1)?;
            Ok::<_, Problem>((found, store::unread(r, me)?, shelf.current(r)?))
        })
        .await?;
    let next = cut(&mut found, limit);
    if query.part == "list" {
        return Ok(fragment(views::list(&ctx, &query, &found, &catalogue, next.as_deref())?));
    }
    let page = || views::page(&ctx, &query, &found, &catalogue, next.as_deref(), unread);
    let items = || found.iter().cloned().map(NoticeJson::from).collect();
    ctx.show(|| Notices { items: items(), next: next.clone(), unread }, page)
}

/// Cuts the row read beyond the page and makes the cursor of the next one.
fn cut(found: &mut Vec<Notice>, limit: i64) -> Option<String> {
    let limit = usize::try_from(limit).unwrap_or(50);
    if found.len() <= limit {
        return None;
    }
    found.truncate(limit);
    found.last().map(|n| Cursor { key: n.at.0, id: n.id.number() }.to_string())
}

/// How many of my notices are unread, as a bare number: what the bar shows when a frame came.
pub async fn count(ctx: Ctx) -> Answer {
    let me = ctx.actor.id;
    let unread = ctx.site.db.read(move |r| store::unread(r, me)).await?;
    Ok(fragment(unread.to_string()))
}

/// Opens what a notice is about; it is read then.
pub async fn open(ctx: Ctx, Path(id): Path<NoticeId>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let target = ctx
        .site
        .db
        .write_hot(move |w| {
            let notice = store::one(w, actor.id, id)?;
            let mut permit = gate.permit(w, &actor, READ, Own(actor.id))?;
            store::read_one(&mut permit, id)?;
            Ok::<_, Problem>(notice.target())
        })
        .await?;
    ctx.site.touch(ctx.actor.id);
    Ok(redirect(&target, None))
}

/// Marks my notices as read: those named, or all of them.
#[utoipa::path(post, path = "/notifications/read", tag = "notifications", request_body = ReadForm, responses((status = 200, body = UnreadCount), (status = 401)))]
pub async fn read(ctx: Ctx, input: Input<ReadForm>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let (site, me) = (ctx.site.clone(), ctx.actor.id);
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, READ, Own(actor.id))?;
            store::read_all(&mut permit, &input.data.ids)?;
            let unread = store::unread(permit.tx(), actor.id)?;
            Ok(Made::done("/notifications".to_owned(), &UnreadCount { unread }))
        })
        .await;
    site.touch(me);
    answer
}
