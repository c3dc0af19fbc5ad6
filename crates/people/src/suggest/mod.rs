//! Names offered while somebody types into a field for a person: only whom the reader may see and, where
//! a space is named, only those who read it.

pub mod routes;
mod store;

pub(crate) use store::matching;

#[cfg(test)]
mod tests;
