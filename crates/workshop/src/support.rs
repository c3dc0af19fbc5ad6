//! What the rooms' tests share.

/// The room of conversations, for rooms that stand beside it.
pub fn talk() -> web::Room {
    conversations::room()
}
