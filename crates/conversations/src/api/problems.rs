//! The problems every route may answer.

pub use web::problems::Problems;
