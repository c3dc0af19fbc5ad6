//! Who facilitates the communities that were drawn: whoever keeps them. Where nobody talks any more,
//! the role ended and is vacant.

use std::collections::HashMap;

use kernel::{PersonId, Time};

use super::Assignment;
use crate::draw::Ids;
use crate::drawn::Grown;
use crate::people::{Person, Staff};

/// Percent of working time.
const SHARE: i64 = 8;

/// Their assignments.
pub(crate) fn keepers(grown: &[Grown], staff: &Staff, end: Time, ids: &mut Ids) -> Vec<Assignment> {
    let people: HashMap<PersonId, &Person> = staff.people.iter().map(|p| (p.id, p)).collect();
    let communities = grown.iter().filter(|g| g.health.is_some());
    let kept = communities.filter_map(|g| Some((g, *people.get(&g.space.creator?)?)));
    kept.map(|(g, person)| keeper(g, person, end, ids)).collect()
}

fn keeper(grown: &Grown, person: &Person, end: Time, ids: &mut Ids) -> Assignment {
    let (from, over) = (Time(grown.space.created.0.max(person.created.0)), grown.until < end);
    Assignment {
        id: ids.at(from),
        role: "facilitator".to_owned(),
        person: person.id,
        scope: "space",
        scope_id: grown.space.id.number(),
        share: SHARE,
        from,
        until: over.then(|| Time(grown.until.0.max(from.0 + 1))),
        state: if over { "ended" } else { "held" },
        attachment: "lead".to_owned(),
        lead: None,
        asker: None,
        unit: person.unit,
        external: false,
        specialities: String::new(),
        note: String::new(),
        follows: None,
        proposed: from,
        proposer: Some(person.id),
        approver: None,
        answered: Some(from),
        cause: if over { "period" } else { "" }.to_owned(),
        driver: None,
        answers: Vec::new(),
        deputies: Vec::new(),
        handed: Vec::new(),
    }
}
