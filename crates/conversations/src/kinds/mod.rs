//! What moves a thread from one state or kind to the next: the ways, the act itself, what the page
//! shows of it. A change is never silent: it is a row with who, when and why, a quiet line in the
//! thread, a fact, and a notice for those who follow.

pub mod api;
pub mod moves;
pub mod routes;
pub mod standing;
pub mod state;
pub mod store;
pub mod terms;
pub mod views;
