//! What holders of roles do with them: the day, the description of the job, the people side.

pub mod agenda;
pub mod descriptions;
pub mod discipline;
pub mod growing;
