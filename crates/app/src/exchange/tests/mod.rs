//! Small exports made here, hostile ones too; the real one where it lies beside the repository.

mod fetch;
pub(crate) mod fixture;
mod hostile;
mod jsonl;
mod leads;
mod others;
mod parcel;
mod planned;
mod real;
mod shapes;
mod slack;
mod undo;
mod whole;
mod words;
