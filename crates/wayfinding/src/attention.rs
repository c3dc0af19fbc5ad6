//! What the rooms that reach people share: the rules and their usual values, quiet hours, signed
//! marks. No room of its own: pages are in `notifications`, mail in `mail`, push in `push`.

pub mod budget;
pub mod hours;
pub mod rules;
pub mod sentence;
pub mod token;
pub mod way;
