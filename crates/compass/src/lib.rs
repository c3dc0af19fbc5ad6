//! How we steer: the working registers of the roles, and the board over all communities.

pub mod registers;
