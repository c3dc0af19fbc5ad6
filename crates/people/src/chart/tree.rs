//! The tree, pure: which nodes are shown, and how many people stand below each.

use std::collections::{BTreeMap, BTreeSet};

use kernel::UnitId;

use crate::unit::Unit;

/// How deep a tree may be; a broken one is not walked for ever.
const DEEPEST: usize = 40;

/// A unit with what stands below it.
#[derive(Debug, Clone)]
pub struct Node {
    /// The unit.
    pub unit: Unit,
    /// How deep: 1 at the top.
    pub level: usize,
    /// People in it and below.
    pub total: i64,
    /// Whether its parts are shown.
    pub open: bool,
    /// Units below, whether shown or not.
    pub parts: Vec<Node>,
}

/// Which nodes are open.
#[derive(Debug, Clone, Default)]
pub struct Open {
    /// All of them.
    pub all: bool,
    /// By address.
    pub slugs: BTreeSet<String>,
}

impl Open {
    /// Of an address: `*`, or slugs with commas between.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let slugs = text.split(',').map(str::trim).filter(|s| !s.is_empty() && *s != "*");
        Self { all: text == "*", slugs: slugs.map(str::to_owned).collect() }
    }
    /// The same with one more, or one less.
    #[must_use]
    pub fn toggled(&self, slug: &str) -> String {
        let mut slugs = self.slugs.clone();
        if !slugs.remove(slug) {
            slugs.insert(slug.to_owned());
        }
        slugs.into_iter().collect::<Vec<_>>().join(",")
    }
}

/// The tree of these units. The top is open unless something was asked for.
#[must_use]
pub fn grown(units: &[Unit], open: &Open) -> Vec<Node> {
    let known: BTreeSet<UnitId> = units.iter().map(|u| u.id).collect();
    let mut below: BTreeMap<Option<UnitId>, Vec<&Unit>> = BTreeMap::new();
    for unit in units {
        below.entry(unit.parent.filter(|p| known.contains(p))).or_default().push(unit);
    }
    nodes(None, 1, &below, open)
}

fn nodes(
    at: Option<UnitId>,
    level: usize,
    below: &BTreeMap<Option<UnitId>, Vec<&Unit>>,
    open: &Open,
) -> Vec<Node> {
    if level > DEEPEST {
        return Vec::new();
    }
    let units = below.get(&at).map(Vec::as_slice).unwrap_or_default();
    let node = |unit: &&Unit| {
        let parts = nodes(Some(unit.id), level + 1, below, open);
        let total = unit.people + parts.iter().map(|p| p.total).sum::<i64>();
        let first = open.slugs.is_empty() && level == 1;
        let open = open.all || first || open.slugs.contains(&unit.slug);
        Node { unit: (*unit).clone(), level, total, open, parts }
    };
    units.iter().map(node).collect()
}

/// A node by its address.
#[must_use]
pub fn find<'a>(nodes: &'a [Node], slug: &str) -> Option<&'a Node> {
    nodes.iter().find_map(|n| if n.unit.slug == slug { Some(n) } else { find(&n.parts, slug) })
}
