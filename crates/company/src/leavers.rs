//! Who left: out of their unit and the spaces, while what they wrote keeps their name.

use kernel::Fact;
use store::{Res, Write, sql};

use crate::people::Person;
use crate::plan::Company;

sql!(
    LEAVER,
    "INSERT INTO leavers (person_id, at_ms, by_id, name, handle, mail, unit_id)
     VALUES ($1, $2, NULL, $3, $4, $5, $6::bigint)"
);
sql!(NO_MAIL, "UPDATE people SET mail = NULL WHERE state = 'left'");

/// Writes them down.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let gone: Vec<(&Person, String)> = company
        .people
        .iter()
        .filter(|p| p.left.is_some())
        .map(|p| (p, format!("{}@noria.example", p.handle)))
        .collect();
    w.many(&LEAVER, &gone, |(p, mail)| {
        let (name, handle) = ((&p.name).into(), (&p.handle).into());
        [p.id.into(), p.left.into(), name, handle, mail.into(), p.unit.into()]
    })?;
    w.exec(&NO_MAIL, &[])?;
    for (person, _) in &gone {
        if let Some(at) = person.left {
            w.announce(Fact::past("person.left", person.id.number(), at));
        }
    }
    Ok(())
}
