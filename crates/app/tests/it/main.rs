//! The whole program in process: every room linked, every layer on, no port.
// A test that cannot go on has to stop loudly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs
)]

mod answers;
mod audit;
mod charters;
mod contract;
mod description;
mod doors;
mod handbook;
mod held;
mod imports;
mod law;
mod live;
mod mail;
mod needs;
mod net;
mod operator;
mod outside;
mod people;
mod pictures;
mod removal;
mod roles;
mod rules;
mod table;
mod talk;
mod tls;
