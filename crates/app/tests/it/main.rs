//! The whole program in process: every room linked, every layer on, no port.

mod answers;
mod contract;
mod law;
mod live;
mod net;
mod people;
mod talk;
