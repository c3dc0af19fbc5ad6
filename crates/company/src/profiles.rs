//! What people say of themselves, and who is away: written by hand for some, languages for all.

use std::collections::HashMap;

use kernel::time::DAY;
use kernel::{Time, fold};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use crate::people::Person;
use crate::plan::Company;

const WRITTEN: &str = include_str!("../data/profiles.toml");

sql!(
    WORD,
    "INSERT INTO skills (person_id, kind, word, folded, who, name_folded) VALUES ($1, $2, $3, $4, 'all', $5)
     ON CONFLICT (person_id, kind, folded) DO NOTHING"
);
sql!(
    FIELD,
    "INSERT INTO profile_fields (person_id, key, words, who) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, key) DO NOTHING"
);
sql!(
    ABSENCE,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, $3, $4, $5::bigint, $3)"
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    profile: Vec<Profile>,
    absence: Vec<Absence>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Profile {
    handle: String,
    offers: Vec<String>,
    seeks: Vec<String>,
    speaks: Vec<String>,
    place: String,
    hours: String,
    phone: String,
    job: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Absence {
    handle: String,
    from: i64,
    days: i64,
    deputy: Option<String>,
}

/// A language word as it is kept: by code when we know it.
fn code(word: &str) -> String {
    let known = [
        ("fr", "français"),
        ("en", "English"),
        ("de", "Deutsch"),
        ("nl", "Nederlands"),
        ("pl", "polski"),
        ("hi", "हिन्दी"),
    ];
    known
        .iter()
        .find(|(_, name)| *name == word)
        .map_or_else(|| fold::fold(word), |(code, _)| (*code).to_owned())
}

/// Writes them; nobody is told of it.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let written: Written =
        toml::from_str(WRITTEN).map_err(|e| ::store::Error::Other(format!("profiles.toml: {e}")))?;
    let by_handle: HashMap<&str, &Person> = company.people.iter().map(|p| (p.handle.as_str(), p)).collect();
    for profile in &written.profile {
        if let Some(person) = by_handle.get(profile.handle.as_str()) {
            one(w, person, profile)?;
        }
    }
    let spoken: Vec<(&Person, &str)> = company
        .people
        .iter()
        .flat_map(
            |p| if p.lang == "en" { vec![(p, "English")] } else { vec![(p, "français"), (p, "English")] },
        )
        .collect();
    let rows: Vec<(&Person, &str, String, String)> =
        spoken.into_iter().map(|(p, word)| (p, word, code(word), fold::fold(&p.name))).collect();
    w.many(&WORD, &rows, |(p, word, code, name)| {
        [p.id.into(), "speaks".into(), (*word).into(), code.as_str().into(), name.as_str().into()]
    })?;
    let day = Time(company.end.0.div_euclid(DAY) * DAY);
    for (id, absence) in (1_i64..).zip(&written.absence) {
        let Some(person) = by_handle.get(absence.handle.as_str()) else { continue };
        let deputy = absence.deputy.as_deref().and_then(|d| by_handle.get(d)).map(|p| p.id);
        let from = day.plus(absence.from * DAY);
        w.exec(&ABSENCE, p![id, person.id, from, from.plus(absence.days * DAY), deputy])?;
    }
    Ok(())
}

fn one(w: &mut Write<'_>, person: &Person, profile: &Profile) -> Res<()> {
    let name = fold::fold(&person.name);
    for (kind, words) in [("offers", &profile.offers), ("seeks", &profile.seeks), ("speaks", &profile.speaks)]
    {
        for word in words {
            let folded = if kind == "speaks" { code(word) } else { fold::fold(word) };
            w.exec(&WORD, p![person.id, kind, word, &folded, &name])?;
        }
    }
    let fields = [
        ("place", &profile.place, "all"),
        ("hours", &profile.hours, "spaces"),
        ("phone", &profile.phone, "unit"),
        ("job", &profile.job, "all"),
    ];
    for (key, words, who) in fields.into_iter().filter(|(_, words, _)| !words.is_empty()) {
        w.exec(&FIELD, p![person.id, key, words, who])?;
    }
    Ok(())
}
