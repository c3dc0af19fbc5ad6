//! The room in the town, on both engines.

mod desk;
mod flow;
mod gone;
mod hostile;
mod rights;
mod said;
mod travel;
mod working;
