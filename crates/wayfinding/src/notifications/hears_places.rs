//! What people are told of doors and times: requests that wait, criteria that are not met any more,
//! guests whose time is nearly over.

use kernel::{Fact, PersonId, SpaceId};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store as notices;
use super::store::places;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact, space: SpaceId) -> Res<()> {
    let about = |subject: &str, who| Event::about_space(subject, space, who, fact.at);
    let person = PersonId::new(fact.subject);
    let (event, people, reason) = match fact.kind.as_str() {
        "membership.waiting" => {
            (about("request", Some(person)), notices::leads(w, space)?, Reason::JoinRequest)
        }
        // After the promised days it is no longer the space's matter alone.
        "membership.overdue" => {
            let mut people = notices::leads(w, space)?;
            people.extend(places::network_leads(w)?);
            people.sort_unstable();
            people.dedup();
            (about("overdue", Some(person)), people, Reason::RequestDue)
        }
        "membership.lapsing" => (about("lapsing", None), vec![fact.subject], Reason::Lapsing),
        _ => {
            let sponsor: Vec<i64> = fact.number("sponsor").into_iter().collect();
            (
                about(&format!("guest-{person}"), Some(person)),
                notices::active(w, &sponsor)?,
                Reason::GuestEnding,
            )
        }
    };
    let told: Vec<(i64, Reason)> = people.into_iter().map(|person| (person, reason)).collect();
    notices::give(w, &event, &told)
}
