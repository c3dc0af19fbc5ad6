//! How the company keeps its spaces: categories, the language spoken, a template of its own, a wave
//! of invitations that goes out next week.

use kernel::time::DAY;
use kernel::{Time, id};
use store::{Res, Write, p, sql};

use crate::plan::Company;

sql!(CATEGORY, "INSERT INTO space_categories (id, place, name_en, name_fr) VALUES ($1, $2, $3, $4)");
sql!(KEPT, "UPDATE spaces SET category_id = $2::bigint, lang = $3 WHERE slug = $1");
sql!(
    TEMPLATE,
    "INSERT INTO space_templates (id, name, what, kind, body, by_id, at_ms, version)
     SELECT $1::bigint, $2::text, $3::text, 'project', $4::text, p.id, $5::bigint, 1 FROM people p WHERE p.handle = $6"
);
sql!(
    WAVE,
    "INSERT INTO invite_waves (id, space_id, by_id, made_ms, at_ms, words, state, people, sent, passed)
     SELECT $1::bigint, s.id, p.id, $2::bigint, $3::bigint, $4::text, 'planned', $5::bigint, 0, 0
     FROM spaces s JOIN people p ON p.handle = 'amelie.caron' WHERE s.slug = 'field-diagnostics'"
);
sql!(
    ASKED,
    "INSERT INTO invite_wave_people (wave_id, person_id)
     SELECT $1::bigint, p.id FROM people p JOIN units u ON u.id = p.unit_id
     WHERE u.slug = 'gdansk-assembly' AND NOT p.external AND NOT EXISTS (SELECT 1 FROM memberships m
        JOIN spaces s ON s.id = m.space_id WHERE s.slug = 'field-diagnostics' AND m.person_id = p.id)"
);

/// The categories, in both languages.
const CATEGORIES: [(&str, &str); 4] = [
    ("Trades and methods", "Métiers et méthodes"),
    ("Products and markets", "Produits et marchés"),
    ("Working life", "Vie au travail"),
    ("Projects", "Projets"),
];

/// Each space with its category, by place, and its language.
const SPACES: [(&str, i64, &str); 19] = [
    ("field-diagnostics", 1, "en"),
    ("quality-circle", 1, "en"),
    ("drives-and-controls", 1, "en"),
    ("parts-and-obsolescence", 1, "en"),
    ("etancheite", 1, "fr"),
    ("atelier-et-outillage", 1, "fr"),
    ("ferries-and-marine", 2, "en"),
    ("pump-energy-audits", 2, "en"),
    ("tender-writers", 2, "en"),
    ("eau-agricole", 2, "fr"),
    ("safe-hands", 3, "en"),
    ("apprentis-et-tuteurs", 3, "fr"),
    ("venir-au-travail", 3, "fr"),
    ("ecrire-clair", 3, "fr"),
    ("estuary-erp", 4, "en"),
    ("ferry-retrofit", 4, "en"),
    ("leeds-depot-move", 4, "en"),
    ("nouveau-banc-lyon", 4, "fr"),
    ("portes-ouvertes-lille", 4, "fr"),
];

/// A start-up on a customer’s site, as Service does it.
const SITE: &str = r#"{"shape":{"kind":"project","join":"invite","reactions":true,"pseudonyms":false,"members_invite":true,"first":"note"},"words":{"name":"","what":"","why":"To hand a pumping station over on the day we promised, with the customer’s people able to run it.","expected":"Say every evening what runs, what does not and who is waited for. Photographs without the customer’s name.","free":"Order spare parts up to 500 €, move a visit within the week, call the support desk at any hour.","ask":"Anything that changes the day of acceptance, or touches the customer’s controls.","deciders":"Whoever leads the site decides on the site; Service Direction decides about the day.","terms":"Safety first, then the day, then the cost. What is agreed with the customer is written here the same evening.","first_title":"Acceptance, point by point","first_text":"Before the visit\n- Drawings as built\n- Spare parts on site\n\nOn the day\n- Flow and pressure at three points\n- Alarms, one by one\n- Who was shown what"}}"#;

/// Writes it.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let of = |nth: u16| id::compose(company.end.0 - 20 * DAY, 9, nth);
    for (place, (en, fr)) in (1_u16..).zip(CATEGORIES) {
        w.exec(&CATEGORY, p![of(place), i64::from(place), en, fr])?;
    }
    for (slug, place, lang) in SPACES {
        let category = u16::try_from(place).map_or(0, of);
        w.exec(&KEPT, p![slug, category, lang])?;
    }
    let made = Time(company.end.0 - 12 * DAY);
    let what = "A pumping station, from the first visit to the customer’s signature.";
    w.exec(&TEMPLATE, p![of(10), "Start-up on site", what, SITE, made, "rachel.thwaite"])?;
    let words = "You build what we are asked about. Half the questions here would be shorter with somebody from assembly.";
    let (at, wave) = (Time(company.end.0 + 6 * DAY), of(11));
    let asked = w.exec(&ASKED, p![wave])?;
    w.exec(&WAVE, p![wave, made, at, words, i64::try_from(asked).unwrap_or(0)])?;
    Ok(())
}
