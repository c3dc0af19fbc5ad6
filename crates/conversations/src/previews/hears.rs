//! What is done on messages: their links are noted, or forgotten.

use ::store::{Res, Write};
use jobs::Consumer;
use kernel::{Fact, MessageId, ThreadId};
use web::settings::{self, PREVIEWS};

use super::{bare, store};

/// Messages that came or changed; the past asks nobody.
pub const LINKS: Consumer = Consumer {
    name: "conversations.links",
    hears: &["thread.started", "reply.posted", "message.edited"],
    quiet: false,
    handle: hear,
};

/// Messages whose words are gone, by an erasure too.
pub const UNLINKS: Consumer =
    Consumer { name: "conversations.unlinks", hears: &["message.deleted"], quiet: true, handle: forget };

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let message = match fact.kind.as_str() {
        "thread.started" => store::opening(w, ThreadId::new(fact.subject))?,
        _ => Some(MessageId::new(fact.subject)),
    };
    let Some(message) = message else { return Ok(()) };
    // While nothing is read, links that went from the words go all the same.
    let on = settings::text(w, PREVIEWS)? == "on";
    match store::words(w, message)? {
        Some(html) if on => store::set(w, message, &bare(&html)),
        _ if fact.kind == "message.edited" => store::forget(w, &[message.number()]),
        _ => Ok(()),
    }
}

fn forget(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    store::forget(w, &[fact.subject])
}
