//! Replying: pure.

use kernel::{Fact, MessageId, PersonId, Time};

use super::facts::{REPLY_POSTED, mentioning};
use super::pseudonyms::voice;
use super::text::Words;
use super::things::Talk;

/// A reply about to be stored.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Id of the message.
    pub id: MessageId,
    /// Who writes it.
    pub author: PersonId,
    /// Its words.
    pub words: Words,
    /// When.
    pub at: Time,
    /// What to announce.
    pub fact: Fact,
}

/// Replies in a thread.
#[must_use]
pub fn reply(talk: &Talk, words: Words, author: PersonId, id: MessageId, at: Time) -> Reply {
    let fact = voice(Fact::new(&REPLY_POSTED, id.number(), at), author);
    let fact = fact.space(talk.place.id).thread(talk.id);
    let fact = fact.with("kind", talk.kind.number());
    Reply { id, author, fact: mentioning(fact, &words.mentioned, words.everybody), words, at }
}
