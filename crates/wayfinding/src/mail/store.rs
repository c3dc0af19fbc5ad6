//! Every SQL text of mail.

mod arrivals;
mod digests;
mod queue;

pub(super) use arrivals::{Sender, came, came_before, sender, thread_path, thread_slug};
pub(super) use digests::Unread;
pub(super) use digests::tell;
pub(super) use digests::{
    Asked, Fresh, Run, Told, asked, fresh, move_run, next_zone, people_of, run, told, unread,
};
pub use queue::{Mail, Parked};
pub(super) use queue::{
    Ready, again, claim, doubt, due, forget, give_again, listed, mailed, one, park, sent, store, taken, wait,
};
