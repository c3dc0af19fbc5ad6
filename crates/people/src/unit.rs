//! A unit of the organisation: a tree with a dated history and managers.

use kernel::problem::Fields;
use kernel::{PersonId, Problem, UnitId};
use store::row;

/// A unit as pages and the API show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The id.
    pub id: UnitId,
    /// Short name in addresses.
    pub slug: String,
    /// Name as shown.
    pub name: String,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Who leads it.
    pub manager: Option<PersonId>,
    /// Their name.
    pub manager_name: Option<String>,
    /// Their handle.
    pub manager_handle: Option<String>,
    /// How many people belong to it directly.
    pub people: i64,
}
row!(Unit { id, slug, name, parent, manager, manager_name, manager_handle, people });

/// A unit to be made or changed.
#[derive(Debug, Clone, serde::Deserialize, utoipa::ToSchema)]
pub struct UnitForm {
    /// Name as shown.
    pub name: String,
    /// Slug of the unit above; empty for the top.
    #[serde(default)]
    pub parent: String,
    /// Handle of who leads it; empty for nobody.
    #[serde(default)]
    pub manager: String,
}

impl UnitForm {
    /// Checks the fields that need no look-up.
    ///
    /// # Errors
    /// `Invalid` with the field.
    pub fn check(&self) -> Result<(), Problem> {
        let mut fields = Fields::default();
        fields.length(&self.name, 120, "name");
        fields.done()
    }
}

/// A unit with its depth in the tree, for lists.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The unit.
    pub unit: Unit,
    /// How deep: 0 at the top.
    pub depth: usize,
}

/// Orders units as a tree, children under their parent, by the order given.
#[must_use]
pub fn tree(units: Vec<Unit>) -> Vec<Branch> {
    let mut out = Vec::with_capacity(units.len());
    let known: std::collections::HashSet<UnitId> = units.iter().map(|u| u.id).collect();
    let top: Vec<&Unit> = units.iter().filter(|u| u.parent.is_none_or(|p| !known.contains(&p))).collect();
    for unit in top {
        grow(unit, 0, &units, &mut out);
    }
    out
}

fn grow(unit: &Unit, depth: usize, units: &[Unit], out: &mut Vec<Branch>) {
    // A tree of units is never this deep; the bound keeps a broken tree from going round for ever.
    if depth > 40 {
        return;
    }
    out.push(Branch { unit: unit.clone(), depth });
    for child in units.iter().filter(|u| u.parent == Some(unit.id)) {
        grow(child, depth + 1, units, out);
    }
}

/// Whether moving `unit` under `parent` would make it its own ancestor.
#[must_use]
pub fn makes_a_circle(
    unit: UnitId,
    parent: Option<UnitId>,
    above: impl Fn(UnitId) -> Option<UnitId>,
) -> bool {
    let mut next = parent;
    for _ in 0..64 {
        match next {
            None => return false,
            Some(id) if id == unit => return true,
            Some(id) => next = above(id),
        }
    }
    true
}
