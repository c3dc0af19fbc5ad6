//! Files: what members put into a space or attach to what they say.
//!
//! **Words.** A *file* lies in a space, in a *folder* of at most three levels; each time its bytes are
//! replaced it gets a new *version*, and the old ones stay. Its bytes are a *blob* outside the
//! database. A file that came with a message is *loose* until a message points to it.
//!
//! **Invariants.** What somebody may read of files is the view `visible_files` and nothing else. A
//! blob's row is written before its bytes and outlives them, so no bytes lie anywhere unknown. The
//! type is what the bytes are; what the sender says of it is not believed. Pictures are kept without
//! their metadata. Only pictures that could be read are shown in a page; everything else is
//! downloaded. While a scanner is set, nobody but its author reads what it has not seen. Counters
//! of spaces and folders are kept in the transaction that changes them.
//!
//! **Public to other rooms' SQL:** files (id, `space_id`, name, alt, `author_id`, type, size, width,
//! height, `gone_ms`), the view `visible_files`, and the view `shown_pictures` (`person_id`,
//! version): somebody's own picture is at `/pictures/{person id}/{version}`; `space_files` (`space_id`,
//! bytes), and the view `shown_space_pictures` (`space_id`, version): the picture of a space is at
//! `/pictures/spaces/{space id}/{version}`.

pub mod api;
mod bare;
pub mod composer;
pub mod facts;
pub mod file;
mod hears;
mod hears_deletion;
mod keep;
mod look;
mod pictures;
mod refuse;
pub mod routes;
mod scan;
mod serve;
mod space_pictures;
pub mod store;
mod take;
pub mod things;
mod thumbs;
mod views;
pub mod work;

#[cfg(test)]
mod tests;

use kernel::Lang;
use web::Room;

pub use keep::{attach_past, bring, keep_past};
pub use store::forget_author as forget;

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "files",
        pages: routes::pages,
        api: routes::api,
        facts: facts::ALL,
        hears: hears::consumers,
        jobs: hears::jobs,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}
