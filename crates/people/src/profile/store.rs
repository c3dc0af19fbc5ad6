//! Every SQL text about profile fields and skills. Reading goes through the views that decide.

use std::collections::BTreeMap;

use kernel::{PersonId, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::card::Kept;
use super::{Audience, listed, tongues};
use crate::person::changed;
use crate::things::PersonThing;

sql!(SHOWN, "SELECT key, words FROM visible_fields WHERE viewer_id = $1 AND person_id = $2");
sql!(
    WORDS,
    "SELECT kind, word, folded FROM visible_skills WHERE viewer_id = $1 AND person_id = $2 ORDER BY kind, folded"
);
sql!(
    AUDIENCES,
    "SELECT key, who FROM profile_fields WHERE person_id = $1
     UNION ALL SELECT 'about', about_who FROM people WHERE id = $1"
);
sql!(
    KEEP,
    "INSERT INTO profile_fields (person_id, key, words, who) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, key) DO UPDATE SET words = excluded.words, who = excluded.who"
);
sql!(KEEP_ABOUT, "UPDATE people SET about = $2, about_who = $3, version = version + 1 WHERE id = $1");
sql!(FORGET_WORDS, "DELETE FROM skills WHERE person_id = $1 AND kind = $2");
sql!(
    ADD_WORD,
    "INSERT INTO skills (person_id, kind, word, folded, who, name_folded)
     SELECT p.id, $2, $3, $4, $5, p.name_folded FROM people p WHERE p.id = $1
     ON CONFLICT (person_id, kind, folded) DO NOTHING"
);
sql!(
    RENAMED,
    "UPDATE skills SET name_folded = (SELECT p.name_folded FROM people p WHERE p.id = $1) WHERE person_id = $1"
);
sql!(
    SAID,
    "SELECT s.kind, p.handle, p.name, p.title, p.name_folded, p.id FROM visible_skills s JOIN people p ON p.id = s.person_id
     WHERE s.viewer_id = $1 AND s.folded = $2 AND s.kind = $3 AND (s.name_folded, s.person_id) > ($4, $5)
     ORDER BY s.name_folded, s.person_id LIMIT $6"
);
sql!(
    WORD_AS_WRITTEN,
    "SELECT word FROM visible_skills WHERE viewer_id = $1 AND folded = $2 AND kind IN ('offers', 'seeks') LIMIT 1"
);

// What exists about somebody and is shown to nobody but them, counted.
sql!(
    KEPT,
    "SELECT (SELECT COUNT(*) FROM sessions s WHERE s.person_id = $1 AND s.until_ms > $2),
            (SELECT COUNT(*) FROM api_tokens t WHERE t.person_id = $1),
            (SELECT COUNT(*) FROM terms_accepted a WHERE a.person_id = $1),
            (SELECT COUNT(*) FROM notices n WHERE n.person_id = $1),
            (SELECT COUNT(*) FROM drafts d WHERE d.person_id = $1)"
);

/// What exists about somebody and is shown to nobody but them: how many of each.
///
/// # Errors
/// What the database says.
pub fn kept(r: &mut Read<'_>, person: PersonId) -> Res<BTreeMap<&'static str, i64>> {
    let now = r.now();
    let (sessions, tokens, terms, notices, drafts): (i64, i64, i64, i64, i64) =
        r.one(&KEPT, p![person, now])?;
    let all = [
        ("sessions", sessions),
        ("tokens", tokens),
        ("terms", terms),
        ("notices", notices),
        ("drafts", drafts),
    ];
    Ok(all.into_iter().collect())
}

/// One of a person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// `offers`, `seeks` or `speaks`.
    pub kind: String,
    /// As the person wrote it.
    pub word: String,
    /// Folded; the code of a language.
    pub folded: String,
}
row!(Word { kind, word, folded });

/// What one reader sees of a person's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Words by field.
    pub fields: BTreeMap<String, String>,
    /// What they offer, seek and speak.
    pub words: Vec<Word>,
}

impl Shown {
    /// The words of one kind.
    pub fn of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Word> {
        self.words.iter().filter(move |w| w.kind == kind)
    }
    /// A field's words as they stand in its box.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        match self.fields.get(key) {
            Some(words) => words.clone(),
            None => self.of(key).map(|w| w.word.as_str()).collect::<Vec<_>>().join(", "),
        }
    }
}

/// What `viewer` may see of what `person` says.
///
/// # Errors
/// What the database says.
pub fn shown(r: &mut Read<'_>, viewer: PersonId, person: PersonId) -> Res<Shown> {
    let fields = r.all::<(String, String)>(&SHOWN, p![viewer, person])?.into_iter().collect();
    Ok(Shown { fields, words: r.all(&WORDS, p![viewer, person])? })
}

/// Who sees which field of a person; a field that is not named is for everybody.
///
/// # Errors
/// What the database says.
pub fn audiences(r: &mut Read<'_>, person: PersonId) -> Res<BTreeMap<String, Audience>> {
    let all: Vec<(String, String)> = r.all(&AUDIENCES, p![person])?;
    Ok(all.into_iter().map(|(key, who)| (key, Audience::of(&who).unwrap_or(Audience::Me))).collect())
}

/// Keeps what was sent; what was not sent stays.
///
/// # Errors
/// What the database says.
pub fn save(permit: &mut Permitted<'_, '_, PersonThing>, sent: &[Kept]) -> Res<()> {
    let id = permit.thing().id;
    let w = permit.tx();
    let (before, whos) = (shown(w, id, id)?, audiences(w, id)?);
    for kept in sent {
        let words = kept.words.clone().unwrap_or_else(|| before.text(kept.key));
        let who = kept.who.or_else(|| whos.get(kept.key).copied()).unwrap_or_default();
        keep(w, id, kept.key, &words, who)?;
    }
    let now = w.now();
    w.announce(changed(id, now).by(id));
    Ok(())
}

fn keep(w: &mut Write<'_>, id: PersonId, key: &str, words: &str, who: Audience) -> Res<()> {
    if key == "about" {
        return w.exec(&KEEP_ABOUT, p![id, words, who.as_str()]).map(drop);
    }
    if !["offers", "seeks", "speaks"].contains(&key) {
        return w.exec(&KEEP, p![id, key, words, who.as_str()]).map(drop);
    }
    w.exec(&KEEP, p![id, key, "", who.as_str()])?;
    w.exec(&FORGET_WORDS, p![id, key])?;
    for word in listed(words) {
        let folded = if key == "speaks" { tongues::key(&word) } else { fold::fold(&word) };
        w.exec(&ADD_WORD, p![id, key, &word, &folded, who.as_str()])?;
    }
    Ok(())
}

/// A person has another name: the lists that stand by name follow.
///
/// # Errors
/// What the database says.
pub fn renamed(w: &mut Write<'_>, id: PersonId) -> Res<()> {
    w.exec(&RENAMED, p![id]).map(drop)
}

/// Somebody who offers or seeks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teller {
    /// `offers` or `seeks`.
    pub kind: String,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// The name, folded: where the next page begins.
    pub folded: String,
    /// The id.
    pub id: PersonId,
}
row!(Teller { kind, handle, name, title, folded, id });

/// Who offers or seeks a word, by name, after the row named.
///
/// # Errors
/// What the database says.
pub fn tellers(
    r: &mut Read<'_>,
    viewer: PersonId,
    (folded, kind): (&str, &str),
    after: (&str, i64),
    limit: i64,
) -> Res<Vec<Teller>> {
    r.all(&SAID, p![viewer, folded, kind, after.0, after.1, limit])
}

/// A word as one of those who wrote it did.
///
/// # Errors
/// What the database says.
pub fn as_written(r: &mut Read<'_>, viewer: PersonId, folded: &str) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&WORD_AS_WRITTEN, p![viewer, folded])?.map(|(word,)| word))
}
