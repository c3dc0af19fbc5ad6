//! Reading messages: one, a page of them, what may be done with one, what it said before.

use ::store::Read;
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Cursor, MessageId, Problem, paging};
use web::answer::{fragment, json, render};
use web::{Answer, Ctx, Page, badge};

use super::threads::{people_of, previews_of};
use super::{MessageAt, ThreadAt};
use crate::api::{Beside, MessageJson, Messages, MessagesAsked, Problems, VersionJson, Versions};
use crate::outcomes;
use crate::store::{self, MessageRow};
use crate::things::{DELETE, EDIT, MARK_ANSWER, REACT, RECAST, START, Said, Talk, WITHDRAW, shows_reactions};
use crate::views::message::Around;
use crate::views::small::{Acts, Around as Small, VersionsView};

/// The messages of a thread, oldest first.
#[utoipa::path(
    get, path = "/threads/{id}/messages", tag = "conversations", params(("id" = String, Path), MessagesAsked),
    responses((status = 200, body = Messages), Problems)
)]
pub async fn messages(ctx: Ctx, ThreadAt(id): ThreadAt, Query(asked): Query<MessagesAsked>) -> Answer {
    let most = paging::limit(asked.limit.as_ref().and_then(|n| n.parse().ok()));
    let after = match asked.after.as_deref().filter(|t| !t.is_empty()) {
        None => 0,
        Some(text) => Cursor::parse(text).ok_or_else(|| Problem::field("after", "conv-cursor"))?.id,
    };
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| {
        let talk = store::talk(r, &actor, id)?;
        let mut rows = store::messages_with_words(r, id, MessageId::new(after), most)?;
        let full = usize::try_from(most).unwrap_or(usize::MAX);
        let more = rows.len() > full;
        rows.truncate(full);
        let next =
            rows.last().filter(|_| more).map(|m| Cursor { key: m.created.0, id: m.id.number() }.to_string());
        let beside = beside_of(r, &actor, &talk, &rows)?;
        let items = rows.into_iter().map(|row| MessageJson::of(row, id, &beside)).collect();
        Ok::<_, Problem>(Messages { items, next })
    };
    Ok(json(200, &ctx.site.db.read(find).await?))
}

/// What is known beside some messages of a thread.
///
/// # Errors
/// What the database says.
pub fn beside_of(
    r: &mut Read<'_>,
    actor: &kernel::Actor,
    talk: &Talk,
    rows: &[MessageRow],
) -> Result<Beside, Problem> {
    let people = people_of(r, rows)?;
    let reacted: Vec<i64> = rows.iter().filter(|m| !m.reactions.is_empty()).map(|m| m.id.number()).collect();
    let mine = if reacted.is_empty() { Vec::new() } else { store::my_reactions(r, actor.id, &reacted)? };
    let previews = previews_of(r, rows)?;
    Ok(Beside { people, mine, previews, answer: talk.answer, path: talk.path(), ..Beside::default() })
}

/// A message as JSON, after an act on it.
///
/// # Errors
/// What the database says.
pub fn message_json(r: &mut Read<'_>, actor: &kernel::Actor, id: MessageId) -> Result<MessageJson, Problem> {
    let row = store::message_row(r, id)?;
    // An act may have ended the thread, so it is not looked for through the actor again.
    let beside = Beside { people: people_of(r, std::slice::from_ref(&row))?, ..Beside::default() };
    let mine = store::my_reactions(r, actor.id, &[id.number()])?;
    let thread = store::thread_of(r, id)?;
    Ok(MessageJson::of(row, thread.id, &Beside { mine, answer: thread.answer, path: thread.path, ..beside }))
}

/// One message: its HTML alone on pages, for live updates.
#[utoipa::path(
    get, path = "/messages/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MessageJson), Problems)
)]
pub async fn message(ctx: Ctx, MessageAt(id): MessageAt) -> Answer {
    let (actor, me) = (ctx.actor.clone(), ctx.clone());
    let find = move |r: &mut Read<'_>| {
        let said = store::said(r, &actor, id)?;
        let row = store::message_row(r, id)?;
        let beside = beside_of(r, &actor, &said.talk, std::slice::from_ref(&row))?;
        if me.api() {
            return Ok::<_, Problem>(json(200, &MessageJson::of(row, said.talk.id, &beside)));
        }
        Ok(fragment(message_html(&me, &said, &row, &beside)?))
    };
    Ok(ctx.site.db.read(find).await?)
}

/// One message as a fragment for one reader.
///
/// # Errors
/// When a template cannot be written.
pub fn message_html(ctx: &Ctx, said: &Said, row: &MessageRow, beside: &Beside) -> Result<String, Problem> {
    let talk = &said.talk;
    let around = Around {
        l: &ctx.l,
        thread: talk.id,
        path: &beside.path,
        opening: talk.opening,
        beside,
        reactions: shows_reactions(&talk.place),
        acting: ctx.site.gate.may(&ctx.actor, REACT, said),
    };
    around.message(row, talk.voice(ctx.actor.id))
}

/// What the reader may do with a message: a menu for htmx, a page without script.
pub async fn acts(ctx: Ctx, MessageAt(id): MessageAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| {
        let said = store::said(r, &actor, id)?;
        Ok::<_, Problem>((said, store::message_row(r, id)?))
    };
    let (said, row) = ctx.site.db.read(find).await?;
    let may = |action| ctx.site.gate.may(&ctx.actor, action, &said);
    let marks =
        !said.opens() && said.gone.is_none() && ctx.site.gate.may(&ctx.actor, MARK_ANSWER, &said.talk);
    let answers = said.talk.answer == Some(id);
    let path = said.talk.path();
    let menu = render(&Acts {
        l: &ctx.l,
        path: &path,
        id: id.to_string(),
        name: &row.name,
        recast: said.opens() && ctx.site.gate.may(&ctx.actor, RECAST, &said.talk),
        turns: turns(&ctx, &said),
        edit: may(EDIT),
        withdraw: ctx.site.gate.may_ask(&ctx.actor, WITHDRAW, &said),
        delete: may(DELETE) && row.gone.as_deref() != Some("deleted"),
        mark: marks && !answers,
        unmark: marks && answers,
        edited: row.edited.is_some() && row.gone.is_none(),
        reacted: !row.reactions.is_empty() && row.gone.is_none(),
        report: !said.mine && row.gone.is_none(),
        open: true,
    })?;
    if ctx.hx {
        return Ok(fragment(menu));
    }
    Ok(small(&ctx, &said, ctx.l.s("conv-acts-title", "name", &row.name), String::new(), menu)?
        .into_response())
}

/// What a message may be turned into by this reader: words and address of each form.
fn turns(ctx: &Ctx, said: &Said) -> Vec<(String, String)> {
    if said.gone.is_some() || !ctx.site.gate.may(&ctx.actor, START, &said.talk.place) {
        return Vec::new();
    }
    let (path, id) = (said.talk.path(), said.id);
    let task = (ctx.l.t("conv-task"), format!("{}/tasks/new?message={id}", said.talk.place.path()));
    let kinds = outcomes::routes::kinds(said).into_iter().map(|kind| {
        let word = kind.as_str();
        (badge::kind(&ctx.l, word), format!("{path}/messages/{id}/turn?into={word}"))
    });
    std::iter::once(task).chain(kinds).collect()
}

/// A small page with the way back to the message.
///
/// # Errors
/// When the template cannot be written.
pub fn small(ctx: &Ctx, said: &Said, title: String, lead: String, body: String) -> Result<Page, Problem> {
    let place = &said.talk.place;
    let (class, back) = (place.band(), said.talk.path_to(said.id));
    let html = render(&Small { l: &ctx.l, class, back, title: title.clone(), lead, body })?;
    Ok(Page { title, flow: place.flow(), body: html, here: format!("s/{}", place.slug), ..Page::default() })
}

/// The words a message had before; whoever may read it may read them.
#[utoipa::path(
    get, path = "/messages/{id}/versions", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = Versions), Problems)
)]
pub async fn versions(ctx: Ctx, MessageAt(id): MessageAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| {
        let said = store::said(r, &actor, id)?;
        let kept = if said.gone.is_some() { Vec::new() } else { store::versions(r, id)? };
        Ok::<_, Problem>((said, kept))
    };
    let (said, kept) = ctx.site.db.read(find).await?;
    let items: Vec<VersionJson> = kept.into_iter().map(VersionJson::from).collect();
    let body = render(&VersionsView { l: &ctx.l, versions: &items })?;
    let page = small(&ctx, &said, ctx.l.t("conv-versions-title"), ctx.l.t("conv-versions-lead"), body);
    ctx.show(|| Versions { items, next: None }, || page)
}
