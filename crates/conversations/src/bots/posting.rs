//! The address programs post to: the secret is all they have, and all they need.

use ::store::{Read, Write};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use kernel::time::MINUTE;
use kernel::{Actor, Lang, MessageId, PersonId, Problem, Roles, ThreadId};
use policy::{Gate, Standing};
use web::answer::json;
use web::place::{Place, place_for_bot};
use web::{Answer, Fail, Site};

use super::api::BotPosted;
use super::post::{BotPost, Wanted};
use super::store::{self as own, Bot};
use super::{A_MINUTE, MARK};
use crate::api::Problems;
use crate::reply::reply;
use crate::text::{Heard, Words};
use crate::things::{REPLY, START};
use crate::waiting::deciding::AWAY;
use crate::waiting::post::Waiting;
use crate::waiting::store::Laid;
use crate::{kind::ThreadKind, store, thread, waiting};

/// Posts as a bot, by its secret address: `{text, title?, thread_key?}` is answered 201 with where it
/// went; Slack's `{text, username?}`, also as `payload=…`, with 200 and `ok`.
#[utoipa::path(
    post, path = "/in/{secret}", tag = "bots",
    params(("secret" = String, Path, description = "The bot's secret; no token is needed beside it")),
    request_body = BotPost, security(()),
    responses(
        (status = 201, body = BotPosted),
        (status = 202, description = "It waits for whoever leads the space", body = BotPosted),
        (status = 200, description = "`ok`, for programs that speak Slack's shape", body = String, content_type = "text/plain"),
        Problems
    )
)]
pub async fn take(
    State(site): State<Site>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let bot = site.db.read(move |r| own::by_secret(r, &secret)).await.map_err(Problem::from)?;
    let read = BotPost::read(&body).and_then(BotPost::wanted);
    let wanted = match read {
        Ok(wanted) => wanted,
        Err(problem) => return failed(&site, &bot, problem).await,
    };
    let wants = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let told = wanted.ours || wants.contains("application/json");
    let (gate, by) = (site.gate.clone(), bot.clone());
    let posted = match site.db.write(move |w| posted(w, &gate, &by, &wanted)).await {
        Ok(posted) => posted,
        Err(problem) => return failed(&site, &bot, problem).await,
    };
    let status = if posted.waits { 202 } else { 201 };
    Ok(if told { json(status, &posted) } else { plain("ok") })
}

fn plain(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// What was refused is in the log too, but for what came too often.
async fn failed(site: &Site, bot: &Bot, problem: Problem) -> Answer {
    let (id, status, code) = (bot.id, problem.status(), problem.code().to_owned());
    if (400..500).contains(&status) && status != 429 {
        let log = site.db.write(move |w| own::log(w, id, status, &code, None)).await;
        log.map_err(|e: ::store::Error| Fail(e.into()))?;
    }
    Err(Fail(problem))
}

/// The bot as one that acts: of its space, and nothing besides.
fn actor(bot: &Bot) -> Actor {
    Actor {
        id: bot.id,
        handle: String::new(),
        name: format!("{}{MARK}", bot.name),
        lang: Lang::En,
        zone: "UTC".to_owned(),
        unit: None,
        external: false,
        owner: false,
        roles: Roles::default(),
        cosigned: false,
        session: None,
    }
}

fn posted(w: &mut Write<'_>, gate: &Gate, bot: &Bot, wanted: &Wanted) -> Result<BotPosted, Problem> {
    let minute = w.now().plus(-MINUTE);
    if own::lately(w, bot.id, minute)? >= A_MINUTE {
        return Err(Problem::Slow(60));
    }
    let actor = actor(bot);
    let place = standing(w, &actor, bot)?;
    let path = place.path();
    if place.approves {
        laid(w, gate, &actor, place, wanted)?;
        own::log(w, bot.id, 202, "", None)?;
        return Ok(BotPosted { thread: None, message: None, url: path, waits: true });
    }
    let (thread, message) = said(w, gate, &actor, place, wanted)?;
    own::log(w, bot.id, 201, "", Some(thread))?;
    let url = format!("{path}/t/{thread}?at={message}#m-{message}");
    let (thread, message) = (Some(thread.to_string()), Some(message.to_string()));
    Ok(BotPosted { thread, message, url, waits: false })
}

/// The space as its bot meets it: as a member, and nothing besides.
fn standing(r: &mut Read<'_>, actor: &Actor, bot: &Bot) -> Result<Place, Problem> {
    Ok(place_for_bot(r, actor, bot.space, Standing { member: true, ..Standing::default() })?)
}

/// Names stay plain words: a program interrupts nobody.
fn heard(text: &str) -> Result<Words, Problem> {
    Ok(Words { everybody: false, ..Heard::read(text)?.resolve(&[])? })
}

/// Says it: in the thread of its key as long as that is there, else in a new one.
fn said(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    place: Place,
    wanted: &Wanted,
) -> Result<(ThreadId, MessageId), Problem> {
    let words = heard(&wanted.text)?;
    let known = match &wanted.key {
        Some(key) => own::thread_of(w, actor.id, key)?,
        None => None,
    };
    let (thread, message) = match known.map(|id| there(w, id, &place, actor.id)).transpose()?.flatten() {
        Some(id) => (id, replied(w, gate, actor, (id, place), words)?),
        None => started(w, gate, actor, place, (wanted, words))?,
    };
    if let Some(key) = &wanted.key {
        own::keyed(w, actor.id, key, thread)?;
    }
    Ok((thread, message))
}

/// What a program's post keeps beside its words while it waits.
#[derive(Default, serde::Serialize, serde::Deserialize)]
struct Kept {
    #[serde(default)]
    bot_key: Option<String>,
}

/// Lays it before whoever leads the space, as what members write is.
fn laid(w: &mut Write<'_>, gate: &Gate, actor: &Actor, place: Place, wanted: &Wanted) -> Result<(), Problem> {
    let kind = ThreadKind::Discussion.as_str();
    let words = heard(&wanted.text)?;
    let plan = thread::plan(&place, kind, &wanted.title, false)?;
    let rest = serde_json::to_string(&Kept { bot_key: wanted.key.clone() }).unwrap_or_default();
    let mut place = gate.permit(w, actor, START, place)?;
    let (w, place, actor) = place.split();
    let (space, author) = (place.id, actor.id);
    let title = plan.title.as_str();
    let laid = Laid { space, author, voice: author, kind, title, rest: &rest, of: None, on: None };
    waiting::store::lay(w, &laid, &words).map(drop)
}

/// Publishes what a program posted, once it was let in: where its key stands by then.
///
/// # Errors
/// `Conflict` when it was ended meanwhile; what the gate says.
pub fn let_in(
    w: &mut Write<'_>,
    gate: &Gate,
    bot: PersonId,
    post: &Waiting,
) -> Result<(ThreadId, MessageId), Problem> {
    let bot = own::one(w, bot.number())?;
    if bot.ended.is_some() {
        return Err(AWAY);
    }
    let actor = actor(&bot);
    let place = standing(w, &actor, &bot)?;
    let kept: Kept = serde_json::from_str(&post.rest).unwrap_or_default();
    let (title, text) = (post.title.clone(), post.body.clone());
    said(w, gate, &actor, place, &Wanted { title, text, key: kept.bot_key, ours: true })
}

/// The thread of a key, as long as it is there and open to replies; else a new one begins.
fn there(r: &mut Read<'_>, id: ThreadId, place: &Place, bot: PersonId) -> Result<Option<ThreadId>, Problem> {
    Ok(store::talk_in(r, place.clone(), id, bot)?.filter(|talk| !talk.locked).map(|talk| talk.id))
}

fn replied(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    (id, place): (ThreadId, Place),
    words: Words,
) -> Result<MessageId, Problem> {
    let talk = store::talk_in(w, place, id, actor.id)?.ok_or(Problem::NotFound)?;
    let mut talk = gate.permit(w, actor, REPLY, talk)?;
    let (message, now) = (talk.tx().id(), talk.tx().now());
    let new = reply(talk.thing(), words, actor.id, message, now);
    store::add_reply(&mut talk, &new)?;
    Ok(message)
}

fn started(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    place: Place,
    (wanted, words): (&Wanted, Words),
) -> Result<(ThreadId, MessageId), Problem> {
    let plan = thread::plan(&place, ThreadKind::Discussion.as_str(), &wanted.title, false)?;
    let mut place = gate.permit(w, actor, START, place)?;
    let (ids, now) = ((place.tx().id(), place.tx().id()), place.tx().now());
    let new = thread::start(place.thing(), plan, words, actor.id, ids, now);
    store::add_thread(&mut place, &new)?;
    Ok((new.id, new.opening))
}
