//! Conversations: threads and what is said in them. The heart of the place.
//!
//! **Words.** A *thread* has a kind and a state (`kind.rs`, the one table; `kinds/` moves it on); its first message *opens* it and is a message like any other; further ones are
//! *replies*. A message can be given new words (the old ones stay to be read as *versions*), be
//! *withdrawn* (a tombstone; words kept 30 days for appeal) or *deleted* (no words left anywhere).
//!
//! **Invariants.** Markdown is stored as it was written, safe HTML beside it. Counters and the
//! excerpt on the thread's row, and the summary of reactions on the message's row, are kept in the
//! transaction that changes them. A thread's version grows with everything that is seen on its page.
//! What is personal (marks, drafts, follows) is state, never a fact, and seen by that person alone.
//! A thread whose opening words are gone stays as long as it has replies, under the title “Deleted”.
//!
//! **Public to other rooms' SQL:** threads (id, `space_id`, kind, state, title, excerpt, `author_id`,
//! `last_ms`, `last_id`, replies, gone), `thread_acts`, outcomes, messages (id, `thread_id`, `author_id`, body, html, gone),
//! `waiting_posts` (`space_id`, `author_id` to tell that person, state), `space_mutes`, `read_marks`, follows, mentions, and the view `visible_threads`.

pub mod answer;
pub mod api;
pub mod begin;
pub mod bots;
pub mod cache;
pub mod clearing;
pub mod draft;
pub mod facts;
pub mod follow;
pub mod follows;
mod hears;
mod hears_moderation;
pub mod kind;
pub mod kinds;
pub mod message;
pub mod moving;
pub mod outcomes;
pub mod pins;
pub mod polls;
pub mod previews;
pub mod pseudonyms;
pub mod reaction;
pub mod reply;
pub mod routes;
pub mod schedule;
pub mod store;
pub mod text;
pub mod things;
pub mod thread;
pub mod views;
pub mod waiting;

#[cfg(test)]
mod tests;

use kernel::Lang;
use web::Room;

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "conversations",
        pages: routes::pages,
        api: routes::api,
        facts: facts::ALL,
        hears: hears::consumers,
        jobs: hears::jobs,
        policy: concat!(
            include_str!("policy.cedar"),
            include_str!("kinds/policy.cedar"),
            include_str!("bots/policy.cedar")
        ),
        schema: concat!(
            include_str!("schema.cedarschema"),
            include_str!("kinds/schema.cedarschema"),
            include_str!("bots/schema.cedarschema")
        ),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("kinds/words/en.ftl")),
            (Lang::Fr, include_str!("kinds/words/fr.ftl")),
            (Lang::En, include_str!("pins/words/en.ftl")),
            (Lang::Fr, include_str!("pins/words/fr.ftl")),
            (Lang::En, include_str!("moving/words/en.ftl")),
            (Lang::Fr, include_str!("moving/words/fr.ftl")),
            (Lang::En, include_str!("follows/words/en.ftl")),
            (Lang::Fr, include_str!("follows/words/fr.ftl")),
            (Lang::En, include_str!("schedule/words/en.ftl")),
            (Lang::Fr, include_str!("schedule/words/fr.ftl")),
            (Lang::En, include_str!("waiting/words/en.ftl")),
            (Lang::Fr, include_str!("waiting/words/fr.ftl")),
            (Lang::En, include_str!("bots/words/en.ftl")),
            (Lang::Fr, include_str!("bots/words/fr.ftl")),
        ],
    }
}
