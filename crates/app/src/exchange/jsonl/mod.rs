//! The interchange form, described in `docs/handbook/interchange.md`: JSON Lines, one record a
//! line with a `type`. What `export` writes, `import jsonl` reads on either engine.

mod base;
mod batch;
mod export;
mod files;
mod import;
mod leads;
mod left;
mod maps;
mod notes;
mod parcel;
mod people;
mod records;
mod roles;
mod rows;
mod talk;
mod words;

pub use export::export;
pub use import::jsonl;
#[cfg(test)]
pub(crate) use import::paced;
pub(crate) use parcel::{is_zip, spooled};
pub use parcel::{pack, unpack};
