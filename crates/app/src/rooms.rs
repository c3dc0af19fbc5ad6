//! The one list of rooms: routes, facts, jobs, rules and words all come from here.

use kernel::{Lang, Words};
use policy::Gate;
use web::Room;

/// Every room of the house.
#[must_use]
pub fn rooms() -> Vec<Room> {
    vec![
        people::room(),
        spaces::room(),
        commons::charters::room(),
        roles::room(),
        commons::moderation::room(),
        commons::administration::room(),
        conversations::room(),
        workshop::files::room(),
        workshop::notes::room(),
        workshop::tasks::room(),
        workshop::handings::room(),
        duties::agenda::room(),
        duties::descriptions::room(),
        duties::discipline::room(),
        duties::growing::room(),
        duties::vacancies::room(),
        duties::circle::room(),
        compass::registers::room(),
        wayfinding::search::room(),
        wayfinding::tags::room(),
        wayfinding::notifications::room(),
        wayfinding::claims::room(),
        wayfinding::mail::room(),
        wayfinding::push::room(),
        wayfinding::webhooks::room(),
        wayfinding::feeds::room(),
        wayfinding::home::room(),
        crate::vault::room(),
        crate::exchange::page::room(),
        crate::design::room(),
    ]
}

/// The words of all rooms and of the shell.
///
/// # Errors
/// Which text does not parse, or which key is given twice.
pub fn words() -> Result<Words, String> {
    let mut texts: Vec<(Lang, &str)> = web::shell::WORDS.to_vec();
    for room in rooms() {
        texts.extend(room.words);
    }
    Words::new(&texts)
}

/// The gate over the rules of all rooms.
///
/// # Errors
/// Which rule does not fit the schema.
pub fn gate() -> Result<Gate, String> {
    let rooms = rooms();
    let schemas: Vec<&str> = rooms.iter().map(|r| r.schema).collect();
    let rules: Vec<(&'static str, &str)> = rooms.iter().map(|r| (r.name, r.policy)).collect();
    Gate::new(&schemas, &rules)
}

/// What the rooms do on facts.
#[must_use]
pub fn consumers() -> Vec<jobs::Consumer> {
    rooms().iter().flat_map(|r| (r.hears)()).collect()
}

/// The rooms' background work.
#[must_use]
pub fn kinds() -> Vec<jobs::JobKind> {
    rooms().iter().flat_map(|r| (r.jobs)()).collect()
}
