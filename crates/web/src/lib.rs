//! What every room answers with: the signed-in context, forms, pages, problems, live streams.

// Templates of this house are read by every room, and call it by its name.
extern crate self as web;

pub mod acts;
pub mod answer;
mod audit;
pub mod badge;
pub mod ctx;
pub mod depot;
pub mod emblem;
pub mod fail;
pub mod figure;
pub mod first_hours;
pub mod held;
pub mod input;
pub mod keys;
pub mod letters;
pub mod live;
pub mod once;
pub mod operator;
pub mod outward;
pub mod place;
pub mod problems;
pub mod room;
pub mod settings;
mod shelf;
pub mod shell;
pub mod site;
pub mod typed;
mod word;
pub mod workers;

pub use answer::{Flow, Made, Page};
pub use audit::{Change, Entry, audit, audit_changes};
pub use ctx::{Ctx, Mount, Visitor};
pub use fail::{Answer, Fail};
pub use input::Input;
pub use once::Once;
pub use place::{Place, find_place, place_by_id};
pub use room::Room;
pub use site::{Site, SiteParts};
pub use word::Word;
