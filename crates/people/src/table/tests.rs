//! Tables of people and units: what they change, what is wrong in them, hostile ones, on both engines.

mod files;
mod hostile;
