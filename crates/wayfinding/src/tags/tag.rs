//! Where a tag leads when some are merged into others. Pure.

use std::collections::HashMap;

use kernel::{Id, Time};

/// Marks the ids of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {}
/// A tag's id.
pub type TagId = Id<Tag>;

/// A tag as it is known to everybody who may meet it.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// The form by which it is known.
    pub folded: String,
    /// As it is shown.
    pub name: String,
}
store::row!(Known { id, folded, name });

/// A tag in a list, with the threads its reader may read.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The form by which it is known.
    pub folded: String,
    /// As it is shown.
    pub name: String,
    /// How many threads.
    pub threads: i64,
}
store::row!(Counted { folded, name, threads });

/// A thread that carries a tag.
#[derive(Debug, Clone)]
pub struct Tagged {
    /// The thread.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// The space's address.
    pub slug: String,
    /// The space's name.
    pub space: String,
    /// The space's kind.
    pub space_kind: String,
    /// The space's hue.
    pub hue: i64,
    /// How many replies.
    pub replies: i64,
    /// When somebody wrote last.
    pub last: Time,
}
store::row!(Tagged { id, title, state, slug, space, space_kind, hue, replies, last });

/// Where each tag leads in the end, from what each was merged into. A circle leads nowhere: its
/// tags stay by themselves.
#[must_use]
pub fn roots(into: &[(i64, Option<i64>)]) -> Vec<(i64, i64)> {
    let next: HashMap<i64, i64> = into.iter().filter_map(|(id, to)| Some((*id, (*to)?))).collect();
    let lead = |from: i64| {
        let mut at = from;
        for _ in 0..=into.len() {
            match next.get(&at) {
                Some(to) => at = *to,
                None => return at,
            }
        }
        from
    };
    into.iter().map(|(id, _)| (*id, lead(*id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_tag_leads_to_the_end_of_the_chain() {
        assert_eq!(roots(&[(1, Some(2)), (2, Some(3)), (3, None)]), [(1, 3), (2, 3), (3, 3)]);
        assert_eq!(roots(&[(1, Some(2)), (2, None)]), [(1, 2), (2, 2)], "after the last merge is undone");
        assert_eq!(roots(&[(1, Some(2)), (2, Some(1))]), [(1, 1), (2, 2)]);
    }
}
