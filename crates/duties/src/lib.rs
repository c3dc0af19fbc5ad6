//! What holders of roles do with them: the day, the description of the job, the people side.

pub mod agenda;
pub mod circle;
pub mod descriptions;
pub mod discipline;
pub mod growing;
pub mod vacancies;
