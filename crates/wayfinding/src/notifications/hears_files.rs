//! What people are told of files: the scanner found something.

use kernel::Fact;
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store as notices;

/// Whoever brought the file is led to it, whoever leads the space to its files.
pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(space), Some(author)) = (fact.space, fact.number("author")) else { return Ok(()) };
    let own = Event::about("file", fact.subject, Some(space), None, fact.at);
    tell(w, &own, &vec![author])?;
    let mut leads = notices::leads(w, space)?;
    leads.retain(|person| *person != author);
    tell(w, &Event::about_space("files", space, None, fact.at), &leads)
}

fn tell(w: &mut Write<'_>, event: &Event, people: &Vec<i64>) -> Res<()> {
    let told: Vec<(i64, Reason)> =
        notices::active(w, people)?.into_iter().map(|person| (person, Reason::FileInfected)).collect();
    notices::give(w, event, &told)
}
