//! The interchange form, described in `docs/handbook/interchange.md`: JSON Lines, one record a
//! line with a `type`. What `export` writes, `import jsonl` reads on either engine.

mod base;
mod batch;
mod export;
mod import;
mod leads;
mod maps;
mod people;
mod records;
mod roles;
mod rows;
mod talk;

pub use export::export;
pub use import::jsonl;
#[cfg(test)]
pub(crate) use import::paced;
