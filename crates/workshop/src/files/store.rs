//! Every SQL text of the room.

mod blobs;
mod clear;
mod find;
mod lists;
mod loose;
mod pictures;
mod travel;
mod work;
mod write;

pub use blobs::{doom, forget, found, touch, unused};
pub use clear::clear;
pub use find::{Served, Version, file, quota, served, thumb, version, versions};
pub use lists::{Asked, Key, Sort, files, folders, key_of};
pub use loose::{bury, gather};
pub use pictures::{met, picture, set_picture};
pub use travel::travel;
pub use work::{Work, again, done, due, give, later, take, thumbs_made};
pub use write::{Coming, Move, add, change, remove, replace, restore};
