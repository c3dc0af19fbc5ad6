//! Who is looked for by a description, and who could take the role on.

use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, flaw};
use super::told::Told;

sql!(
    VACANCY,
    "INSERT INTO vacancies (id, description_id, role, scope, scope_id, state, opened_ms, by_id, over_ms, assignment_id, why)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10::bigint, $11)"
);
sql!(
    CANDIDATE,
    "INSERT INTO candidates (vacancy_id, person_id, state, source, asked, body, shares, by_id, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Vacancy {
    description: String,
    role: String,
    r#in: String,
    by: String,
    at: String,
    state: String,
    filled: Vec<String>,
    over: String,
    why: String,
    candidate: Vec<Candidate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Candidate {
    who: String,
    state: String,
    source: String,
    by: String,
    at: String,
    /// What whoever asked wrote; from somebody who said yes, their own words.
    text: String,
    #[serde(default)]
    shares: bool,
}

/// Writes one, with who could take it on.
pub(super) fn vacancy(w: &mut Write<'_>, names: &Names<'_>, v: &Vacancy, known: &[(String, i64)]) -> Res<()> {
    let description = known.iter().find(|(key, _)| *key == v.description).map(|(_, id)| *id);
    let description = description.ok_or_else(|| flaw(format!("no description “{}”", v.description)))?;
    let ((scope, scope_id), at) = (names.scope(&v.r#in)?, names.at(&v.at)?);
    let filled = match v.filled.as_slice() {
        [role, at, by] => Some(names.held(role, at, by)?.id),
        _ => None,
    };
    let (id, over, by) = (names.new_id::<Vacancy>(at), names.when(&v.over)?, names.id(&v.by)?);
    w.exec(&VACANCY, p![id, description, &v.role, scope, scope_id, &v.state, at, by, over, filled, &v.why])?;
    for c in &v.candidate {
        let (who, by, at) = (names.id(&c.who)?, names.id(&c.by)?, names.at(&c.at)?);
        let (asked, own) =
            if c.state == "approached" { (c.text.as_str(), "") } else { ("", c.text.as_str()) };
        w.exec(&CANDIDATE, p![id, who, &c.state, &c.source, asked, own, c.shares, by, at])?;
        if c.state == "approached" {
            Told::new(id.number(), "candidate_asked", who, (Some(by), None), at).write(w, names)?;
        }
    }
    Ok(())
}
