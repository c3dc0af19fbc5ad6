//! What stands behind a link: an address that stands for itself in a message is read once by the server,
//! and its title and first words are shown under the message.
//!
//! **Invariants.** Only while the network's setting says so, and only addresses that stand for
//! themselves: a link within words has its words. The server asks (`web::outward`: public addresses
//! alone, looked at again at every redirect, so many bytes and no more); the reader's browser never
//! does. No picture, and no script, comes in. What nobody's message points to any more is not kept. The
//! past is not read: what comes by an import asks nobody.

pub mod fetch;
pub mod hears;
mod link;
mod page;
pub mod store;

use serde::Serialize;
use utoipa::ToSchema;

pub use link::bare;

/// How many links of one message are read.
pub const MOST: usize = 3;

/// What stands behind a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Preview {
    /// The address as it was written.
    pub url: String,
    /// The title of what is there.
    pub title: String,
    /// Whose it is: the name it gives itself, or its host.
    pub site: String,
    /// Its first words; empty when it says none.
    pub says: String,
    /// The language it says it is in; empty when it does not say.
    pub lang: String,
}
