//! The discipline without the title: nominations, standings, journals.

use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::growing::WRITTEN;
use super::names::{Names, read};
use super::told::Told;

sql!(
    NOMINATION,
    "INSERT INTO nominations (id, person_id, by_id, state, body, at_ms, answered_ms, shared)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8)"
);
sql!(
    PRACTITIONER,
    "INSERT INTO practitioners (person_id, since_ms, share, constituencies, intentions, shown)
     VALUES ($1, $2, $3, $4, $5, $6)"
);
// Whoever was named and accepted practises since then.
sql!(
    BEGUN,
    "INSERT INTO practitioners (person_id, since_ms, share, constituencies, intentions, shown)
     VALUES ($1, $2, 0, '', '', FALSE) ON CONFLICT (person_id) DO NOTHING"
);
sql!(JOURNAL, "INSERT INTO journal_entries (id, person_id, at_ms, card, body) VALUES ($1, $2, $3, $4, $5)");

#[derive(Debug, Deserialize)]
struct File {
    nomination: Vec<Nomination>,
    practitioner: Vec<Practitioner>,
    journal: Vec<Journal>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Nomination {
    of: String,
    by: String,
    at: String,
    state: String,
    answered: String,
    shared: bool,
    body: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Practitioner {
    by: String,
    since: String,
    share: i64,
    with: String,
    intends: String,
    shown: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    by: String,
    at: String,
    card: String,
    body: String,
}

/// Writes it.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "growing")?;
    for p in &file.practitioner {
        let (who, since) = (names.id(&p.by)?, names.at(&p.since)?);
        w.exec(&PRACTITIONER, p![who, since, p.share, &p.with, &p.intends, p.shown])?;
    }
    for n in &file.nomination {
        let (of, by, at) = (names.id(&n.of)?, names.id(&n.by)?, names.at(&n.at)?);
        let (id, answered) = (names.new_id::<Nomination>(at), names.when(&n.answered)?);
        w.exec(&NOMINATION, p![id, of, by, &n.state, &n.body, at, answered, n.shared])?;
        if n.state == "accepted" {
            w.exec(&BEGUN, p![of, answered.unwrap_or(at)])?;
        }
        if n.state == "open" {
            Told::new(id.number(), "nominated", of, (None, None), at).write(w, names)?;
        }
    }
    for j in &file.journal {
        let (who, at) = (names.id(&j.by)?, names.at(&j.at)?);
        w.exec(&JOURNAL, p![names.new_id::<Journal>(at), who, at, &j.card, &j.body])?;
    }
    Ok(())
}
