//! Moderation, seen by the town.
