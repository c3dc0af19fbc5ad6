//! What is true about the roles: counted and computed from what was planted.

use std::collections::{BTreeMap, BTreeSet};

use charter::{Catalogue, Need, ORIGINAL};
use kernel::time::DAY;
use kernel::{PersonId, SpaceId, Time};
use serde::Serialize;

use super::{Assignment, Places, Volume};
use crate::fill::number;
use crate::plan::Company;
use crate::talk::Thread;

/// For how long back communities are counted.
const BACK: i64 = 28 * DAY;

/// What every community asked of its facilitators over the last four weeks.
pub(crate) fn volumes(places: &Places<'_>) -> Vec<Volume> {
    let since = places.end.plus(-BACK);
    let communities = places.spaces.iter().filter(|s| s.kind == "community");
    let mut of: BTreeMap<SpaceId, Vec<&Thread>> = BTreeMap::new();
    for thread in places.threads.iter().filter(|t| t.messages.last().is_some_and(|m| m.at >= since)) {
        of.entry(thread.space).or_default().push(thread);
    }
    communities
        .map(|space| {
            let here = of.remove(&space.id).unwrap_or_default();
            let new = || here.iter().filter(|t| t.messages.first().is_some_and(|m| m.at >= since));
            let messages = here.iter().flat_map(|t| &t.messages).filter(|m| m.at >= since);
            Volume {
                space: space.id,
                threads: number(new().count()),
                questions: number(new().filter(|t| t.kind == "question").count()),
                messages: number(messages.count()),
                joiners: number(space.members.iter().filter(|m| m.since >= since).count()),
            }
        })
        .collect()
}

/// What was planted about roles.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// Required roles that nobody holds: `comms_manager`, `facilitator in eau-agricole`.
    pub vacant_roles: Vec<String>,
    /// Those who hold more than one role.
    pub combined: Vec<String>,
    /// Those whose roles need more hours than they were given.
    pub overloaded: Vec<String>,
    /// People from outside with a role, and where.
    pub external: Vec<String>,
    /// Communities in which more than one person could answer for what a facilitator does.
    pub unsettled: Vec<String>,
    /// Roles proposed and not answered yet.
    pub proposed: Vec<String>,
}

pub(crate) fn missing(company: &Company) -> Missing {
    let (catalogue, end): (&Catalogue, Time) = (&ORIGINAL, company.end);
    let held = || {
        let runs = move |a: &&Assignment| a.from <= end && a.until.is_none_or(|until| until > end);
        company.roles.assignments.iter().filter(|a| a.state == "held").filter(runs)
    };
    let handles: BTreeMap<PersonId, &str> =
        company.people.iter().map(|p| (p.id, p.handle.as_str())).collect();
    let handle = |id: PersonId| handles.get(&id).copied().unwrap_or_default().to_owned();
    let slugs: BTreeMap<i64, &str> =
        company.spaces.iter().map(|s| (s.id.number(), s.slug.as_str())).collect();
    let place = |a: &Assignment| slugs.get(&a.scope_id).copied().unwrap_or(a.scope).to_owned();
    let network = |role: &str| held().any(|a| a.role == role && a.scope == "network");
    let communities: Vec<_> = company.spaces.iter().filter(|s| s.kind == "community").collect();
    let facilitators =
        |space: i64| held().filter(move |a| a.role == "facilitator" && a.scope_id == space).count();
    let required = catalogue.assigned().filter(|r| r.required == "network");
    let mut vacant: Vec<String> = required.map(|r| r.key.clone()).filter(|key| !network(key)).collect();
    let none = communities.iter().filter(|s| facilitators(s.id.number()) == 0);
    vacant.extend(none.map(|s| format!("facilitator in {}", s.slug)));
    let mut people: BTreeMap<PersonId, Vec<&Assignment>> = BTreeMap::new();
    for a in held() {
        people.entry(a.person).or_default().push(a);
    }
    let several = |n: &usize| *n > 1;
    let many = people.iter().filter(|(_, roles)| several(&roles.len())).map(|(id, _)| handle(*id));
    let over = people.iter().filter(|(_, roles)| over(company, catalogue, roles)).map(|(id, _)| handle(*id));
    let unsettled = communities.iter().filter(|s| several(&facilitators(s.id.number())));
    let outside = held().filter(|a| a.external).map(|a| format!("{} in {}", handle(a.person), place(a)));
    let waiting = company.roles.assignments.iter().filter(|a| a.state == "proposed");
    let sorted = |all: BTreeSet<String>| all.into_iter().collect();
    Missing {
        vacant_roles: vacant,
        combined: sorted(many.collect()),
        overloaded: sorted(over.collect()),
        external: sorted(outside.collect()),
        unsettled: unsettled.map(|s| s.slug.clone()).collect(),
        proposed: waiting.map(|a| format!("{}: {} in {}", a.role, handle(a.person), place(a))).collect(),
    }
}

/// Whether somebody's roles need more hours a week than their shares give, with the starting values:
/// fixed hours, half as many again in a place younger than 90 days, and minutes for what came in.
fn over(company: &Company, catalogue: &Catalogue, roles: &[&Assignment]) -> bool {
    let hours = |a: &&Assignment| {
        let need = catalogue.role(&a.role).map_or_else(Need::default, |role| role.need);
        let here = company.roles.volumes.iter().find(|v| a.space() == Some(v.space));
        let born = company.spaces.iter().find(|s| a.space() == Some(s.id)).map(|s| s.created);
        let young = born.is_some_and(|born| company.end.0 - born.0 < 90 * DAY);
        let minutes = here.map_or(0.0, |v| {
            float(v.questions) * need.per_question
                + float(v.joiners) * need.per_joiner
                + float(v.messages) * need.per_message
        });
        let same = |b: &&Assignment| {
            (&b.role, b.scope, b.scope_id, b.state) == (&a.role, a.scope, a.scope_id, "held")
        };
        let holders = company.roles.assignments.iter().filter(same).count().max(1);
        (need.fixed * if young { 1.5 } else { 1.0 } + minutes / 240.0) / float(number(holders))
    };
    let need: f64 = roles.iter().map(hours).sum();
    need > float(roles.iter().map(|a| a.share).sum()) / 100.0 * 40.0
}

fn float(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap_or(i32::MAX))
}
