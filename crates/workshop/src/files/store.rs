//! Every SQL text of the room.

mod blobs;
mod clear;
mod erased;
mod find;
mod lists;
mod loose;
mod pictures;
mod space_pictures;
mod travel;
mod work;
mod write;

pub use blobs::{doom, forget, found, touch, unused};
pub use clear::clear;
pub use erased::forget as forget_author;
pub use find::{Served, Version, file, quota, served, thumb, version, versions};
pub use lists::{Asked, Key, Sort, any_said, files, folders, key_of, said_in};
pub use loose::{bury, gather};
pub use pictures::{Picture, met, picture, set_picture};
pub use space_pictures::{set_space_picture, space_picture};
pub use travel::travel;
pub use work::{Work, again, done, due, give, later, take, thumbs_made};
pub(super) use write::add_past;
pub use write::{Coming, Move, add, change, remove, replace, restore};
