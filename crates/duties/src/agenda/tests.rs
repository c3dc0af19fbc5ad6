//! The agenda of whoever holds roles, on both engines.

mod planting;
mod reading;
mod saying;
