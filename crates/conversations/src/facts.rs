//! What conversations announce. Numbers: `kind` (of the thread, see `kind.rs`), `message`, `author`
//! (of the message), `emoji`, `m0`, `m1`, … (people mentioned), and flags that are 1 or absent:
//! `all` (everybody is mentioned), `opening` (it is the thread's first message), `thread_gone`.

use kernel::{Fact, FactKind, PersonId};

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 800, live: true }
}

/// A thread began; subject: the thread.
pub static THREAD_STARTED: FactKind = kind("thread.started");
/// A thread addresses everybody in its space; subject: the thread.
pub static THREAD_BROADCAST: FactKind = kind("thread.broadcast");
/// Somebody replied; subject: the message.
pub static REPLY_POSTED: FactKind = kind("reply.posted");
/// A message has new words; subject: the message. Mentions are the new ones only.
pub static MESSAGE_EDITED: FactKind = kind("message.edited");
/// A message was taken back; subject: the message.
pub static MESSAGE_WITHDRAWN: FactKind = kind("message.withdrawn");
/// A message's words are gone for good; subject: the message.
pub static MESSAGE_DELETED: FactKind = kind("message.deleted");
/// What stands behind a link of a message is known; subject: the message.
pub static LINK_SHOWN: FactKind = FactKind { keep_days: 7, ..kind("link.shown") };
/// Moderation keeps a message out of others’ sight; subject: the message.
pub static MESSAGE_WITHHELD: FactKind = kind("message.withheld");
/// It is there again; subject: the message.
pub static MESSAGE_RETURNED: FactKind = kind("message.returned");
/// Somebody reacted; subject: the message.
pub static REACTION_GIVEN: FactKind = kind("reaction.given");
/// Somebody took a reaction back; subject: the message.
pub static REACTION_TAKEN: FactKind = kind("reaction.taken");
/// A reply was marked as the answer; subject: the message.
pub static QUESTION_ANSWERED: FactKind = kind("question.answered");
/// The answer's mark was taken away; subject: the message that had it.
pub static QUESTION_REOPENED: FactKind = kind("question.reopened");

/// A thread came to another state; subject: the thread. `from`, `to`: numbers of states.
pub static THREAD_STATED: FactKind = kind("thread.stated");
/// A thread became one of another kind; subject: the thread. `from`, `to`: numbers of kinds.
pub static THREAD_RECAST: FactKind = kind("thread.recast");
/// A thread stands at the top of its space, or no longer; subject: the thread.
pub static THREAD_PINNED: FactKind = kind("thread.pinned");
/// See `THREAD_PINNED`.
pub static THREAD_UNPINNED: FactKind = kind("thread.unpinned");
/// A thread is worth reading, or no longer; subject: the thread.
pub static THREAD_FEATURED: FactKind = kind("thread.featured");
/// See `THREAD_FEATURED`.
pub static THREAD_UNFEATURED: FactKind = kind("thread.unfeatured");
/// A thread came from another space (`from`); subject: the thread. `back` when a move was undone.
pub static THREAD_MOVED: FactKind = kind("thread.moved");
/// The same, for the space it left; subject: the thread.
pub static THREAD_LEFT: FactKind = kind("thread.left");
/// Messages of a thread (`from`) became a thread; subject: the new thread.
pub static THREAD_SPLIT: FactKind = kind("thread.split");
/// A thread went into another (`thread`); subject: the one that is no more.
pub static THREAD_MERGED: FactKind = kind("thread.merged");

/// Something became of a message; subject: the thread or task. `kind`: of the thread, 0 for a task;
/// `author` of the message, unless it has a neutral name.
pub static OUTCOME_MADE: FactKind = kind("outcome.made");

/// A post waits for whoever leads its space; subject: the post. No stream has it.
pub static POST_WAITING: FactKind = FactKind { live: false, ..kind("post.waiting") };
/// It was turned down; subject: the post. No stream has it.
pub static POST_DECLINED: FactKind = FactKind { live: false, ..kind("post.declined") };
/// It was published; subject: the post. `message`: the first one of its thread.
pub static POST_APPROVED: FactKind = FactKind { live: false, ..kind("post.approved") };
/// The hour of a post came, and it could not be published; subject: the post. No stream has it.
pub static POST_KEPT: FactKind = FactKind { live: false, ..kind("post.kept") };
/// A thread that is not kept any longer is nobody's to read; subject: the thread.
pub static THREAD_CLEARING: FactKind =
    FactKind { name: "thread.clearing", version: 1, keep_days: 800, live: false };
/// Nothing of it is left; subject: the thread.
pub static THREAD_CLEARED: FactKind =
    FactKind { name: "thread.cleared", version: 1, keep_days: 800, live: false };

/// All of them.
pub static ALL: &[&FactKind] = &[
    &THREAD_STARTED,
    &THREAD_BROADCAST,
    &REPLY_POSTED,
    &MESSAGE_EDITED,
    &MESSAGE_WITHDRAWN,
    &MESSAGE_DELETED,
    &LINK_SHOWN,
    &MESSAGE_WITHHELD,
    &MESSAGE_RETURNED,
    &REACTION_GIVEN,
    &REACTION_TAKEN,
    &QUESTION_ANSWERED,
    &QUESTION_REOPENED,
    &THREAD_STATED,
    &THREAD_RECAST,
    &THREAD_PINNED,
    &THREAD_UNPINNED,
    &THREAD_FEATURED,
    &THREAD_UNFEATURED,
    &THREAD_MOVED,
    &THREAD_LEFT,
    &THREAD_SPLIT,
    &THREAD_MERGED,
    &OUTCOME_MADE,
    &POST_WAITING,
    &POST_DECLINED,
    &POST_APPROVED,
    &POST_KEPT,
    &THREAD_CLEARING,
    &THREAD_CLEARED,
];

/// Adds who is mentioned: `m0`, `m1`, …
#[must_use]
pub fn mentioning(mut fact: Fact, people: &[PersonId], everybody: bool) -> Fact {
    for (n, person) in people.iter().enumerate() {
        fact = fact.with(&format!("m{n}"), person.number());
    }
    if everybody { fact.with("all", 1) } else { fact }
}

/// The people a fact mentions.
#[must_use]
pub fn mentioned(fact: &Fact) -> Vec<PersonId> {
    (0..).map_while(|n| fact.number(&format!("m{n}"))).map(PersonId::new).collect()
}
