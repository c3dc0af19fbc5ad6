//! The layers around every request: who acts, which face an answer gets, which headers it carries.

mod acts;
mod faces;
mod headers;
mod held;
mod host;
mod limits;
mod moved;
mod rail;
mod scopes;
mod who;

pub use acts::acts;
pub use faces::{faces, nowhere, panicked};
pub use headers::headers;
pub use held::held;
pub use host::host;
pub use limits::{Rates, limits};
pub use rail::api_page;
pub use scopes::{Need, needed, scopes};
pub use who::who;
