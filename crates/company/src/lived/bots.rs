//! Programs that post: one that posts still, with a conversation of its own, and one that was ended.

use kernel::{Fact, MessageId, PersonId, ThreadId, fold, rich};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::Names;

sql!(
    NAME,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state,
        created_ms, version)
     VALUES ($1, $2, $3, $4, '', '', 'en', '', 'UTC', TRUE, 'left', $5, 1)"
);
sql!(
    BOT,
    "INSERT INTO bots (id, space_id, name, secret_hash, by_id, made_ms, ended_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint)"
);
sql!(BOT_THREAD, "INSERT INTO bot_threads (bot_id, key, thread_id) VALUES ($1, $2, $3)");
sql!(
    BOT_LOG,
    "INSERT INTO bot_log (id, bot_id, at_ms, status, said, thread_id) VALUES ($1, $2, $3, $4, $5, $6::bigint)"
);
sql!(ONE_MORE, "UPDATE spaces SET threads = threads + 1 WHERE id = $1");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Bot {
    space: String,
    name: String,
    by: String,
    made: String,
    ended: String,
    key: String,
    title: String,
    at: String,
    text: String,
    reply_by: String,
    reply_at: String,
    reply: String,
    log: Vec<(i64, String, String)>,
}

/// Writes one.
pub(super) fn bot(w: &mut Write<'_>, names: &Names<'_>, bot: &Bot, secret: &[u8]) -> Res<()> {
    let (space, made) = (names.space(&bot.space)?, names.at(&bot.made)?);
    let (id, by, ended) = (names.new_id(made), names.id(&bot.by)?, names.when(&bot.ended)?);
    // Among people it has its mark.
    let (handle, shown) = (format!("bot~{id}"), format!("{} · bot", bot.name));
    w.exec(&NAME, p![id, &handle, &shown, &fold::fold(&shown), made])?;
    w.exec(&BOT, p![id, space.id, &bot.name, secret, by, made, ended])?;
    let thread = if bot.title.is_empty() { None } else { Some(posted(w, names, bot, id)?) };
    for (status, at, said) in &bot.log {
        let at = names.at(at)?;
        let to = thread.filter(|_| *status < 400);
        w.exec(&BOT_LOG, p![names.new_id::<Bot>(at), id, at, *status, said, to])?;
    }
    Ok(())
}

/// What it posted, and what somebody answered.
fn posted(w: &mut Write<'_>, names: &Names<'_>, bot: &Bot, id: PersonId) -> Res<ThreadId> {
    let (space, at, then) = (names.space(&bot.space)?.id, names.at(&bot.at)?, names.at(&bot.reply_at)?);
    let (thread, first, last): (ThreadId, MessageId, MessageId) =
        (names.new_id(at), names.new_id(at), names.new_id(then));
    let who = names.id(&bot.reply_by)?;
    let html = |text: &str| rich::html(text, &|_| None);
    let excerpt = rich::excerpt(&html(&bot.text), 240);
    w.exec(
        &crate::rows::THREAD,
        p![
            thread,
            space,
            "discussion",
            "open",
            &bot.title,
            &excerpt,
            id,
            first,
            false,
            at,
            then,
            last,
            who,
            1_i64
        ],
    )?;
    for (message, author, text, at) in [(first, id, &bot.text, at), (last, who, &bot.reply, then)] {
        let (none, shown): (&str, String) = ("", html(text));
        w.exec(&crate::rows::MESSAGE, p![message, thread, author, text, &shown, at, none])?;
    }
    w.exec(&crate::rows::FOLLOW, p![thread, who, "replied", then])?;
    w.exec(&ONE_MORE, p![space])?;
    w.exec(&BOT_THREAD, p![id, &bot.key, thread])?;
    let kind = crate::kinds::number("discussion");
    let of = |fact: Fact, by| fact.by(by).space(space).thread(thread).with("kind", kind);
    let begun = Fact::past("thread.started", thread.number(), at).with("message", first.number());
    w.announce(of(begun, id));
    w.announce(of(Fact::past("reply.posted", last.number(), then), who));
    Ok(thread)
}
