//! Team spaces follow the directory: one per unit, its direct people and whoever manages it.
//! The difference between what is and what should be is a pure function; the store applies it.

use std::collections::BTreeMap;

use kernel::PersonId;

/// What has to change in a team's memberships.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Who comes, with their standing.
    pub begin: Vec<(PersonId, &'static str)>,
    /// Who stays with another standing.
    pub alter: Vec<(PersonId, &'static str)>,
    /// Who goes.
    pub end: Vec<PersonId>,
}

impl Changes {
    /// Nothing to do.
    #[must_use]
    pub fn none(&self) -> bool {
        self.begin.is_empty() && self.alter.is_empty() && self.end.is_empty()
    }
}

/// From the members there are to those there should be: the unit's `people` and its acting
/// manager `lead`, who may be of a unit above.
#[must_use]
pub fn changes(members: &[(PersonId, String)], people: &[PersonId], lead: Option<PersonId>) -> Changes {
    let mut wanted: BTreeMap<PersonId, &'static str> = people.iter().map(|p| (*p, "member")).collect();
    if let Some(lead) = lead {
        wanted.insert(lead, "manager");
    }
    let mut changes = Changes::default();
    for (person, standing) in members {
        match wanted.remove(person) {
            None => changes.end.push(*person),
            Some(should) if should != standing => changes.alter.push((*person, should)),
            Some(_) => {}
        }
    }
    changes.begin = wanted.into_iter().collect();
    changes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(n: i64) -> PersonId {
        PersonId::new(n)
    }

    #[test]
    fn people_come_and_go_and_the_manager_changes() {
        let members =
            [(id(1), "manager".to_owned()), (id(2), "member".to_owned()), (id(3), "member".to_owned())];
        let changes = changes(&members, &[id(1), id(2), id(4)], Some(id(9)));
        assert_eq!(changes.begin, [(id(4), "member"), (id(9), "manager")]);
        assert_eq!(changes.alter, [(id(1), "member")]);
        assert_eq!(changes.end, [id(3)]);
    }

    proptest! {
        #[test]
        fn applying_the_changes_leaves_nothing_to_change(
            members in proptest::collection::btree_map(0_i64..20, 0..2, 0..12),
            people in proptest::collection::btree_set(0_i64..20, 0..12),
            lead in proptest::option::of(0_i64..25),
        ) {
            let now: Vec<(PersonId, String)> = members
                .iter()
                .map(|(p, manager)| (id(*p), if *manager == 1 { "manager" } else { "member" }.to_owned()))
                .collect();
            let people: Vec<PersonId> = people.into_iter().map(id).collect();
            let lead = lead.map(id);
            let first = changes(&now, &people, lead);
            let mut then: BTreeMap<PersonId, String> = now.into_iter().collect();
            for person in &first.end {
                then.remove(person);
            }
            for (person, standing) in first.begin.iter().chain(&first.alter) {
                then.insert(*person, (*standing).to_owned());
            }
            let then: Vec<(PersonId, String)> = then.into_iter().collect();
            prop_assert!(changes(&then, &people, lead).none());
            prop_assert!(then.iter().filter(|(_, s)| s == "manager").count() <= 1);
        }
    }
}
