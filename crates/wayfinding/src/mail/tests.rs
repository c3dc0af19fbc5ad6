//! Mail, on both engines, with a real mail server at the other end.

mod budget;
mod desk;
mod digests;
mod leaving;
mod letters;
