//! What moderation decides about messages and threads, written here, where the words are. The row is
//! written first and then announced anew, so that whoever hears of it reads what is there.

use jobs::Consumer;
use kernel::{Fact, MessageId};
use store::{Res, Write};

use super::facts::{MESSAGE_RETURNED, MESSAGE_WITHHELD};
use super::store::moderation as own;

/// Hidden, removed, shown again, locked, unlocked.
pub const MODERATION: Consumer = Consumer {
    name: "conversations.moderation",
    hears: &[
        "message.hidden",
        "message.unhidden",
        "message.removed",
        "message.restored",
        "thread.locked",
        "thread.unlocked",
    ],
    quiet: true,
    handle: hear,
};

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(thread) = fact.thread else { return Ok(()) };
    let message = MessageId::new(fact.subject);
    let (changed, kind) = match fact.kind.as_str() {
        "message.hidden" => (own::withhold(w, message, "hidden", fact)?, &MESSAGE_WITHHELD),
        "message.removed" => (own::withhold(w, message, "removed", fact)?, &MESSAGE_WITHHELD),
        "message.unhidden" | "message.restored" => (own::give_back(w, message)?, &MESSAGE_RETURNED),
        "thread.locked" => return own::lock(w, thread, fact),
        _ => return own::unlock(w, thread),
    };
    if changed {
        let now = w.now();
        let said = Fact::new(kind, fact.subject, now).thread(thread);
        w.announce(match fact.space {
            Some(space) => said.space(space),
            None => said,
        });
    }
    Ok(())
}
