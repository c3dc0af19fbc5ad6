//! Every SQL text of the registers. Reading functions take the connection and the actor; writing
//! functions take what the gate permitted.

pub mod aligned;
pub mod around;
pub mod board;
pub mod choices;
pub mod entries;
pub mod moves;
pub mod points;
pub mod seen;
pub mod support;
pub mod words;
