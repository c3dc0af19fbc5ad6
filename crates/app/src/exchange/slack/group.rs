//! Lines into conversations: who replies to what. Pure.

use std::collections::{BTreeMap, HashMap};

/// A line's own time and the time of what it replies to, both in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tie {
    pub at: i64,
    pub root: Option<i64>,
}

/// A conversation: the time that names it and the places of its lines, the opening one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub root: i64,
    pub lines: Vec<usize>,
}

/// Groups lines. A reply to a reply belongs to the first of them all; replies whose beginning is
/// not there form a conversation that the earliest of them opens. A time that comes twice is the
/// same line twice: the first one counts.
pub(crate) fn group(ties: &[Tie]) -> Vec<Group> {
    let mut at: HashMap<i64, usize> = HashMap::with_capacity(ties.len());
    for (place, tie) in ties.iter().enumerate() {
        at.entry(tie.at).or_insert(place);
    }
    let mut groups: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (place, tie) in ties.iter().enumerate() {
        if at.get(&tie.at) == Some(&place) {
            groups.entry(first(tie, ties, &at)).or_default().push(place);
        }
    }
    let sorted = |(root, mut lines): (i64, Vec<usize>)| {
        let said = |place: &usize| ties.get(*place).map_or(0, |t| t.at);
        lines.sort_by_key(|place| (said(place) != root, said(place)));
        Group { root, lines }
    };
    groups.into_iter().map(sorted).collect()
}

/// The time of the line everything hangs on; ties that run in a circle end where they began.
fn first(tie: &Tie, ties: &[Tie], at: &HashMap<i64, usize>) -> i64 {
    let mut here = *tie;
    for _ in 0..64 {
        let Some(root) = here.root.filter(|root| *root != here.at) else { return here.at };
        match at.get(&root).and_then(|place| ties.get(*place)) {
            Some(next) => here = *next,
            None => return root,
        }
    }
    tie.at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(at: i64, root: i64) -> Tie {
        Tie { at, root: (root > 0).then_some(root) }
    }

    #[test]
    fn replies_find_their_beginning_wherever_it_is() {
        // A parent after its reply, a reply to a reply, a parent that names itself.
        let groups = group(&[tie(12, 10), tie(10, 10), tie(13, 12), tie(20, 0)]);
        assert_eq!(groups, [Group { root: 10, lines: vec![1, 0, 2] }, Group { root: 20, lines: vec![3] }]);
    }

    #[test]
    fn the_earliest_reply_opens_what_has_no_beginning() {
        assert_eq!(group(&[tie(15, 10), tie(12, 10)]), [Group { root: 10, lines: vec![1, 0] }]);
    }

    #[test]
    fn circles_end_and_lines_that_come_twice_count_once() {
        assert_eq!(group(&[tie(1, 2), tie(2, 1)]).len(), 2);
        assert_eq!(group(&[tie(1, 0), tie(1, 0)]), [Group { root: 1, lines: vec![0] }]);
    }
}
