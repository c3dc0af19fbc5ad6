//! A thread's page and its JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::store::Read;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Lexicon, MessageId, Problem, ThreadId};
use policy::Gate;
use serde::Deserialize;
use web::answer::{json, redirect};
use web::place::{Place, aside, beside, place_by_id};
use web::{Answer, Ctx, Fail, Page};

use super::ThreadAt;
use crate::api::{Beside, Problems, ThreadJson};
use crate::cache::{Aside, AsideKey, Cache, SlabKey};
use crate::kind::ThreadKind;
use crate::moving;
use crate::moving::line::Line;
use crate::moving::routes::elsewhere;
use crate::reaction::{self, Tally};
use crate::store::{self, Head, MessageRow};
use crate::things::{REPLY, shows_reactions};
use crate::views::compose::ReplyComposer;
use crate::views::message::{Around, Slab};
use crate::views::thread::ThreadPage;
use crate::waiting::replies;
use crate::{kinds, outcomes, polls};

/// How many messages a page shows.
const PAGE: i64 = 50;
/// Stands for the page that holds the first message alone.
const OPENING: MessageId = MessageId::new(-1);

/// Which part of a thread the page shows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PageAsked {
    after: Option<String>,
    before: Option<String>,
    at: Option<String>,
}

/// A number in an address; anything else is as if it were not there.
fn number(text: Option<&String>) -> Option<i64> {
    text.and_then(|t| t.parse::<i64>().ok()).map(|n| n.max(0))
}

/// A thread: as JSON its head, as a page its messages, from the first unread one on.
#[utoipa::path(
    get, path = "/threads/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn thread(ctx: Ctx, ThreadAt(id): ThreadAt, Query(asked): Query<PageAsked>) -> Answer {
    if ctx.api() {
        let actor = ctx.actor.clone();
        let find = move |r: &mut Read<'_>| {
            let talk = store::talk(r, &actor, id)?;
            Ok::<_, Problem>(ThreadJson::of(store::thread_row(r, &actor, id)?, &talk.place))
        };
        return match ctx.site.db.read(find).await {
            Err(Problem::NotFound) => elsewhere(&ctx, id, None).await,
            found => Ok(json(200, &found?)),
        };
    }
    let wanted = number(asked.at.as_ref());
    let loaded = match load(&ctx, id, asked).await {
        Err(Problem::NotFound) => return elsewhere(&ctx, id, wanted).await,
        loaded => loaded?,
    };
    // A message that was split off is read where it is now.
    if let Some(to) = loaded.now_in {
        return split_off(&ctx, to, wanted).await;
    }
    let here = format!("{}/t/{id}", loaded.place.path());
    if ctx.path != here {
        let at = wanted.map(|at| format!("?at={at}#m-{at}")).unwrap_or_default();
        return Ok(redirect(&format!("{here}{at}"), None));
    }
    mark_read(&ctx, id, &loaded).await;
    page(&ctx, id, &loaded, None)
}

/// A message that lies in another thread by now: there, for those who may read it.
async fn split_off(ctx: &Ctx, to: ThreadId, at: Option<i64>) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| Ok::<_, Problem>(store::talk(r, &actor, to)?.path());
    let path = ctx.site.db.read(find).await.map_err(Fail)?;
    let at = at.map(|at| format!("?at={at}#m-{at}")).unwrap_or_default();
    Ok(redirect(&format!("{path}{at}"), None))
}

/// The page again, with the words of a reply that was not taken.
///
/// # Errors
/// What the database says.
pub async fn thread_again(ctx: &Ctx, id: ThreadId, text: &str, problem: &Problem) -> Answer {
    let loaded = load(ctx, id, PageAsked::default()).await?;
    page(ctx, id, &loaded, Some((text, problem)))
}

/// Notes how far the page reaches; only forwards. A busy database loses a mark, not the page.
async fn mark_read(ctx: &Ctx, id: ThreadId, loaded: &Loaded) {
    let Some(last) = loaded.slab.parts.last().map(|p| p.id) else { return };
    if loaded.head.mark.is_some_and(|mark| mark >= last) {
        return;
    }
    let (person, now) = (ctx.actor.id, ctx.l.now);
    let noted: ::store::Res<()> =
        ctx.site.db.write_hot(move |w| store::mark_read(w, person, id, last, now)).await;
    match noted {
        Ok(()) => ctx.site.touch(person),
        Err(error) => tracing::debug!(%error, "a read mark was not noted"),
    }
}

struct Loaded {
    head: Head,
    place: Place,
    slab: Arc<Slab>,
    opening: Option<Arc<Slab>>,
    after: MessageId,
    known: Arc<Aside>,
    beside: Beside,
    lines: Vec<Line>,
    now_in: Option<ThreadId>,
    poll: Option<polls::api::PollJson>,
}

/// What one read of a thread's page needs from outside.
struct Reading {
    actor: Actor,
    l: Lexicon,
    gate: Gate,
    cache: Arc<Cache>,
    ctx: Ctx,
    id: ThreadId,
}

async fn load(ctx: &Ctx, id: ThreadId, asked: PageAsked) -> Result<Loaded, Problem> {
    let reading = Reading {
        actor: ctx.actor.clone(),
        l: ctx.l.clone(),
        gate: ctx.site.gate.clone(),
        cache: ctx.site.shelf::<Cache>(),
        ctx: ctx.clone(),
        id,
    };
    ctx.site.db.read(move |r| reading.load(r, &asked)).await
}

impl Reading {
    /// Two statements when the messages are kept, and one more when some were reacted to.
    fn load(&self, r: &mut Read<'_>, asked: &PageAsked) -> Result<Loaded, Problem> {
        let head = store::head(r, &self.actor, self.id)?;
        let place = place_by_id(r, &self.actor, head.space)?;
        if !place.readable {
            return Err(Problem::NotFound);
        }
        let known = self.known(r, &place)?;
        let after = self.start(r, &head, asked)?;
        let path = format!("{}/t/{}", place.path(), self.id);
        let mut beside = Beside { answer: head.answer, path, ..Beside::default() };
        let slab = self.slab(r, &head, &place, &known, after, &mut beside)?;
        let poll = match head.kind {
            ThreadKind::Poll => polls::store::poll(r, self.id, head.state, self.actor.id)?,
            _ => None,
        };
        let opening = match after.number() {
            0 => None,
            _ => Some(self.slab(r, &head, &place, &known, OPENING, &mut beside)?),
        };
        let opening = opening.filter(|o| o.parts.first().map(|p| p.id) != slab.parts.first().map(|p| p.id));
        let mut reacted = slab.reacted.clone();
        reacted.extend(opening.iter().flat_map(|o| o.reacted.iter().copied()));
        if !reacted.is_empty() {
            beside.mine = store::my_reactions(r, self.actor.id, &reacted)?;
        }
        let (mut lines, mut now_in) = (Vec::new(), None);
        if head.shifted > 0 {
            lines = moving::store::lines(r, self.actor.id, self.id)?;
            if let Some(at) = number(asked.at.as_ref()) {
                now_in = moving::store::now_in(r, MessageId::new(at))?.filter(|now| *now != self.id);
            }
        }
        Ok(Loaded { head, place, slab, opening, after, known, beside, lines, now_in, poll })
    }

    /// Where the page starts: as asked, else where the unread ones begin, else at the end.
    fn start(&self, r: &mut Read<'_>, head: &Head, asked: &PageAsked) -> Result<MessageId, Problem> {
        let id = self.id;
        if let Some(after) = number(asked.after.as_ref()) {
            return Ok(MessageId::new(after));
        }
        if let Some(before) = number(asked.before.as_ref()) {
            return Ok(store::last_page(r, id, MessageId::new(before.saturating_sub(1)), PAGE)?);
        }
        if let Some(at) = number(asked.at.as_ref()) {
            return Ok(if head.replies < PAGE {
                MessageId::new(0)
            } else {
                store::around(r, id, MessageId::new(at))?
            });
        }
        Ok(match head.mark {
            Some(mark) if head.replies >= PAGE && mark >= head.last => {
                store::last_page(r, id, head.last, PAGE)?
            }
            Some(mark) if head.replies >= PAGE => store::around(r, id, mark)?,
            _ => MessageId::new(0),
        })
    }

    /// The right column and what the reader may do here, kept while the place stays the same.
    fn known(&self, r: &mut Read<'_>, place: &Place) -> Result<Arc<Aside>, Problem> {
        let key = AsideKey::new(place, &self.actor, &self.l);
        if let Some(known) = self.cache.aside(&key, place, self.l.now) {
            return Ok(known);
        }
        let around = beside(r, place)?;
        let talk = store::talk(r, &self.actor, self.id)?;
        let opening = store::said(r, &self.actor, talk.opening)?;
        let made = Aside {
            html: aside(&self.ctx, place, &around)?,
            reply: self.gate.may(&self.actor, REPLY, &talk),
            react: super::reactions::may_react(&self.gate, &self.actor, opening),
            arrange: crate::pins::arrange::any(&self.ctx, &talk),
            place: place.clone(),
        };
        Ok(self.cache.keep_aside(key, made, self.l.now))
    }

    fn slab(
        &self,
        r: &mut Read<'_>,
        head: &Head,
        place: &Place,
        known: &Aside,
        after: MessageId,
        beside: &mut Beside,
    ) -> Result<Arc<Slab>, Problem> {
        let key = SlabKey::new(self.id, head.version, place, after, known.react, &self.l);
        if let Some(slab) = self.cache.slab(&key, self.l.now) {
            return Ok(slab);
        }
        let mut rows = if after == OPENING {
            vec![store::message_row(r, head.opening)?]
        } else {
            store::messages(r, self.id, after, PAGE)?
        };
        let full = usize::try_from(PAGE).unwrap_or(50);
        let more = rows.len() > full;
        rows.truncate(full);
        beside.people = people_of(r, &rows)?;
        beside.previews = previews_of(r, &rows)?;
        beside.lines = Vec::new();
        if after != OPENING && head.version > 1 {
            let acts = kinds::store::acts(r, self.id, after)?;
            beside.lines = acts.iter().map(|act| (act.id, kinds::views::line(&self.l, act))).collect();
            let made = outcomes::store::of_thread(r, self.id, (place.id, &place.path()))?;
            let shown = made.iter().filter(|o| rows.iter().any(|row| row.id == o.message));
            beside.lines.extend(shown.map(|one| outcomes::routes::line(&self.l, one)));
        }
        let path = beside.path.clone();
        let slab = Arc::new(Slab::new(
            &around(&self.l, self.id, &path, head, place, known.react, beside),
            &rows,
            more,
        )?);
        self.cache.keep_slab(key, Arc::clone(&slab), self.l.now);
        Ok(slab)
    }
}

/// The people named in the summaries of reactions.
///
/// # Errors
/// What the database says.
pub fn people_of(
    r: &mut Read<'_>,
    rows: &[MessageRow],
) -> Result<BTreeMap<kernel::PersonId, store::Person>, Problem> {
    let mut ids: Vec<i64> = Vec::new();
    for row in rows.iter().filter(|row| !row.reactions.is_empty()) {
        for Tally(_, _, who) in reaction::read(&row.reactions) {
            ids.extend(who.iter().map(|p| p.number()));
        }
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(store::people(r, &ids)?.into_iter().map(|p| (p.id, p)).collect())
}

/// What stands behind the links of messages; nothing is asked where nobody wrote one.
///
/// # Errors
/// What the database says.
pub fn previews_of(
    r: &mut Read<'_>,
    rows: &[MessageRow],
) -> Result<Vec<(MessageId, crate::previews::Preview)>, Problem> {
    let linked = rows.iter().filter(|row| row.gone.is_none() && row.html.contains("<a href=\"http"));
    let ids: Vec<i64> = linked.map(|row| row.id.number()).collect();
    Ok(crate::previews::store::shown(r, &ids)?)
}

fn around<'a>(
    l: &'a Lexicon,
    thread: ThreadId,
    path: &'a str,
    head: &Head,
    place: &Place,
    acting: bool,
    beside: &'a Beside,
) -> Around<'a> {
    Around { l, thread, path, opening: head.opening, beside, reactions: shows_reactions(place), acting }
}

fn page(ctx: &Ctx, id: ThreadId, loaded: &Loaded, wrong: Option<(&str, &Problem)>) -> Result<Response, Fail> {
    let Loaded { head, place, known, beside, .. } = loaded;
    let path = beside.path.as_str();
    let composer = ReplyComposer::new(&ctx.l, place, path, id, head.draft.as_deref());
    let composer = composer.waiting(replies::wait(&ctx.site.gate, &ctx.actor, place));
    let composer = match wrong {
        Some((text, problem)) => composer.again(text, problem).html()?,
        None if known.reply && head.locked.is_none() => composer.html()?,
        None => String::new(),
    };
    let around = around(&ctx.l, id, path, head, place, known.react, beside);
    let opening = loaded.opening.as_deref();
    let mut panel = kinds::standing::panel(ctx, id, head, place, path)?;
    if let Some(poll) = &loaded.poll {
        panel.push_str(&polls::routes::html(ctx, &head.talk(id, place, ctx.actor.id), poll)?);
    }
    let view = ThreadPage {
        head,
        place,
        slab: &loaded.slab,
        opening,
        around: &around,
        after: loaded.after,
        composer,
        panel,
        arrange: known.arrange,
        lines: moving::views::lines(&ctx.l, &ctx.actor, id, path, &loaded.lines)?,
    };
    let title = if head.title.is_empty() { ctx.l.t("conv-title-gone") } else { head.title.clone() };
    let page = Page {
        title: format!("{title} · {}", place.name),
        flow: place.flow(),
        body: view.body(ctx)?,
        aside: Some(known.html.clone()),
        here: format!("s/{}", place.slug),
        status: wrong.map(|(_, problem)| problem.status()),
        ..Page::default()
    };
    Ok(page.into_response())
}
