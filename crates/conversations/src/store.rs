//! Every statement of conversations. Reading functions take the connection and the actor; writing
//! functions take what the gate permitted.

mod attached;
mod find;
mod history;
mod lists;
mod messages;
pub mod moderation;
mod pages;
mod personal;
mod pseudonyms;
mod reactions;
mod threads;

pub use attached::files_shown;
pub use find::{Whereabouts, readers, said, talk, talk_in, talk_led_on, talk_locked, talk_of, thread_of};
pub use history::{KeptVersion, known_mentions, purge, versions};
pub use lists::{Filter, Head, ThreadRow, head, thread_row, threads};
pub use messages::{add_reply, edit, remove, set_answer};
pub use pages::{MessageRow, Person, around, last_page, message_row, messages, messages_with_words, people};
pub use personal::{clear_draft, draft, follow, following, keep_draft, mark_read, my_reactions, read_up_to};
pub use pseudonyms::{allows, stand};
pub use reactions::{give, given_to, take};
pub use threads::{add_thread, broadcasts};
