//! The program: the one list of rooms, the way in, and the commands.

pub mod api;
pub mod assets;
pub mod cli;
pub mod config;
pub mod design;
pub mod exchange;
mod key;
pub mod layers;
pub mod metrics;
pub mod open;
pub mod rooms;
pub mod router;
pub mod serve;
pub mod tls;
pub mod vault;
