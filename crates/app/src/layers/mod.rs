//! The layers around every request: who acts, which face an answer gets, which headers it carries.

mod faces;
mod headers;
mod held;
mod host;
mod moved;
mod rail;
mod who;

pub use faces::{faces, nowhere, panicked};
pub use headers::headers;
pub use held::held;
pub use host::host;
pub use rail::api_page;
pub use who::who;
