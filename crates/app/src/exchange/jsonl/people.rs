//! What people say of themselves, when they are away, and who left: out and in.

use store::{Read, Res, Write, p, sql};

use super::batch::Batch;
use super::maps::Kind;
use super::records::{Absence, Leaver, ProfileField, Record, Skill};
use crate::exchange::names;

sql!(NEXT, "SELECT id FROM people WHERE id > $1 ORDER BY id LIMIT 200");
sql!(
    FIELDS,
    "SELECT person_id, key, words, who FROM profile_fields WHERE person_id > $1 AND person_id <= $2"
);
sql!(
    SKILLS,
    "SELECT person_id, kind, word, folded, who FROM skills WHERE person_id > $1 AND person_id <= $2"
);
sql!(
    pub(crate) ABSENCES,
    "SELECT id, person_id, from_ms, until_ms, made_ms, deputy_id FROM absences WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) LEAVERS,
    "SELECT person_id, at_ms, name, handle, by_id, mail, unit_id FROM leavers WHERE person_id > $1
     ORDER BY person_id LIMIT 1000"
);
sql!(
    FIELD,
    "INSERT INTO profile_fields (person_id, key, words, who) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(
    SKILL,
    "INSERT INTO skills (person_id, kind, word, folded, who, name_folded)
     SELECT p.id, $2::text, $3::text, $4::text, $5::text, p.name_folded FROM people p WHERE p.id = $1
     ON CONFLICT DO NOTHING"
);
sql!(
    ABSENCE,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, $3, $4, $5::bigint, $6)
     ON CONFLICT DO NOTHING"
);
sql!(
    LEAVER,
    "INSERT INTO leavers (person_id, at_ms, by_id, name, handle, mail, unit_id)
     VALUES ($1, $2, $3::bigint, $4, $5, $6::text, $7::bigint) ON CONFLICT DO NOTHING"
);

/// Who sees words; what is not known here is nobody else.
pub(crate) fn audience(who: &str) -> &'static str {
    ["all", "spaces", "unit"].into_iter().find(|known| *known == who).unwrap_or("me")
}

/// The next people's words, in an order that holds wherever they are: engines sort text differently.
pub(crate) fn said(r: &mut Read<'_>, after: i64) -> Res<Option<(i64, Vec<Record>)>> {
    let Some(last) = r.ints(&NEXT, p![after])?.last().copied() else { return Ok(None) };
    let mut fields: Vec<ProfileField> = r.all(&FIELDS, p![after, last])?;
    fields.sort_by(|a, b| (a.person, &a.key).cmp(&(b.person, &b.key)));
    let mut skills: Vec<Skill> = r.all(&SKILLS, p![after, last])?;
    skills.sort_by(|a, b| (a.person, &a.kind, &a.folded).cmp(&(b.person, &b.kind, &b.folded)));
    let fields = fields.into_iter().map(Record::ProfileField);
    Ok(Some((last, fields.chain(skills.into_iter().map(Record::Skill)).collect())))
}

/// Writes one of these records; what is wrong with it otherwise.
pub(crate) fn write(w: &mut Write<'_>, batch: &mut Batch<'_>, record: &Record) -> Res<Option<String>> {
    match record {
        Record::ProfileField(x) => {
            let person = batch.id(Kind::Person, x.person.number());
            w.exec(&FIELD, p![person, &x.key, &names::text(&x.words), audience(&x.who)])?;
            batch.changed.insert(person);
        }
        Record::Skill(x) => {
            if !["offers", "seeks", "speaks"].contains(&x.kind.as_str()) {
                return Ok(Some(format!("there is no kind of skill {:?}", x.kind)));
            }
            let person = batch.id(Kind::Person, x.person.number());
            let word = names::line(&x.word);
            w.exec(&SKILL, p![person, &x.kind, &word, &x.folded, audience(&x.who)])?;
            batch.changed.insert(person);
        }
        Record::Absence(x) => absence(w, batch, x)?,
        Record::Leaver(x) => leaver(w, batch, x)?,
        _ => {}
    }
    Ok(None)
}

fn absence(w: &mut Write<'_>, batch: &Batch<'_>, x: &Absence) -> Res<()> {
    let person = batch.id(Kind::Person, x.person.number());
    w.exec(&ABSENCE, p![x.id, person, x.from, x.until, batch.person(x.deputy), x.made]).map(drop)
}

fn leaver(w: &mut Write<'_>, batch: &Batch<'_>, x: &Leaver) -> Res<()> {
    let person = batch.id(Kind::Person, x.person.number());
    let unit = x.unit.map(|u| batch.id(Kind::Unit, u.number()));
    let name = names::line(&x.name);
    w.exec(&LEAVER, p![person, x.at, batch.person(x.by), &name, &x.handle, x.mail.as_deref(), unit]).map(drop)
}
