//! What is not written but drawn: teams and communities of a larger company, and the talk that is
//! dealt to those who have less of it than people of their kind would have.

mod deal;
mod grow;
mod scenario;

pub(crate) use deal::{Dealer, Floor, GROWN, WRITTEN, begun};
pub(crate) use grow::{Grown, Health, Towns, communities, team_spaces, teams};
pub(crate) use scenario::Scenarios;
