//! Every SQL text of the room.

pub mod network;
pub mod people;
pub mod talk;

use charter::Text;
use kernel::{Actor, Fact, Id, PersonId, Problem, Time};
use policy::{NetworkThing, Permitted};
use store::{Error, Read, Res, Write, p, row, sql};

use super::context::Context;
use super::document::Document;
use super::{DescriptionThing, facts};

/// A job description; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Description {}

/// Id of a job description.
pub type DescriptionId = Id<Description>;

sql!(
    FIND,
    "SELECT d.id, d.roles, d.scope, d.scope_id, d.title_en, d.title_fr, d.state, d.version, d.changed_ms,
        d.published_ms, a.person_id, a.lead_id
     FROM job_descriptions d LEFT JOIN assignments a ON a.id = d.assignment_id AND a.state = 'held' WHERE d.id = $1"
);
sql!(
    LIST,
    "SELECT d.id, d.roles, d.scope, d.scope_id, d.title_en, d.title_fr, d.state, d.version, d.changed_ms,
        d.published_ms, a.person_id, a.lead_id
     FROM job_descriptions d LEFT JOIN assignments a ON a.id = d.assignment_id AND a.state = 'held'
     WHERE (d.state = 'published' OR $1::boolean OR a.person_id = $2 OR a.lead_id = $2) AND d.id < $3
     ORDER BY d.id DESC LIMIT $4"
);
sql!(
    ADD,
    "INSERT INTO job_descriptions (id, roles, scope, scope_id, title_en, title_fr, state, version, author_id,
        made_ms, changed_ms) VALUES ($1, $2, $3, $4, $5, $6, 'draft', 1, $7, $8, $8)"
);
sql!(
    KEEP,
    "INSERT INTO description_versions (description_id, version, at_ms, by_id, why, context, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
sql!(
    NEXT,
    "UPDATE job_descriptions SET version = version + 1, title_en = $3, title_fr = $4, changed_ms = $5, roles = $6
     WHERE id = $1 AND version = $2"
);
sql!(
    VERSION,
    "SELECT v.version, v.at_ms, p.handle, p.name, v.why, v.context, v.body FROM description_versions v
     JOIN people p ON p.id = v.by_id WHERE v.description_id = $1 AND v.version = $2"
);
sql!(
    VERSIONS,
    "SELECT v.version, v.at_ms, p.handle, p.name, v.why, '', '' FROM description_versions v
     JOIN people p ON p.id = v.by_id WHERE v.description_id = $1 ORDER BY v.version DESC LIMIT 200"
);
sql!(
    STATE,
    "UPDATE job_descriptions SET state = $2, published_ms = CASE WHEN $2 = 'published' THEN $3::bigint ELSE published_ms END
     WHERE id = $1"
);

/// A description without its words.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its id.
    pub id: DescriptionId,
    /// Keys of its roles, parted by spaces.
    pub roles: String,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Of which.
    pub scope_id: i64,
    /// Its title in English.
    pub title_en: String,
    /// Its title in French.
    pub title_fr: String,
    /// `draft`, `published`, `withdrawn`.
    pub state: String,
    /// Its newest version.
    pub version: i64,
    /// When that was written.
    pub changed: Time,
    /// Since when it is published.
    pub published: Option<Time>,
    /// Who works by it.
    pub holder: Option<PersonId>,
    /// Whom they report to.
    pub lead: Option<PersonId>,
}
row!(Found {
    id,
    roles,
    scope,
    scope_id,
    title_en,
    title_fr,
    state,
    version,
    changed,
    published,
    holder,
    lead
});

impl Found {
    /// Its title.
    #[must_use]
    pub fn title(&self) -> Text {
        Text { en: self.title_en.clone(), fr: self.title_fr.clone() }
    }
    /// As the gate meets it.
    #[must_use]
    pub fn thing(&self, actor: &Actor) -> DescriptionThing {
        DescriptionThing::of(self.id.number(), &self.state, (self.holder, self.lead), actor)
    }
}

/// A version; in lists without its words.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// When.
    pub at: Time,
    /// Short name of who wrote it.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// Why it was written.
    pub why: String,
    /// The questionnaire, as JSON.
    pub context: String,
    /// The document, as JSON.
    pub body: String,
}
row!(Version { version, at, handle, name, why, context, body });

impl Version {
    /// The questionnaire and the document.
    ///
    /// # Errors
    /// `Broken` when what is kept cannot be read.
    pub fn read(&self) -> Result<(Context, Document), Problem> {
        let broken = |e: serde_json::Error| Problem::Broken(format!("a kept description: {e}"));
        Ok((
            serde_json::from_str(&self.context).map_err(broken)?,
            serde_json::from_str(&self.body).map_err(broken)?,
        ))
    }
}

/// What is written down of a version.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Keys of the roles, parted by spaces.
    pub roles: &'a str,
    /// `network`, `unit`, `space`, and of which.
    pub scope: (&'a str, i64),
    /// The questionnaire.
    pub context: &'a Context,
    /// What came of it.
    pub document: &'a Document,
    /// Why.
    pub why: &'a str,
}

fn json(value: &impl serde::Serialize) -> Res<String> {
    serde_json::to_string(value).map_err(|e| Error::Other(e.to_string()))
}

/// One description.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn find(r: &mut Read<'_>, id: DescriptionId) -> Res<Found> {
    r.opt(&FIND, p![id])?.ok_or(Error::NoRow)
}

/// Those the actor may see, the newest first. `all`: drafts too.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, actor: &Actor, all: bool, before: i64, limit: i64) -> Res<Vec<Found>> {
    r.all(&LIST, p![all, actor.id, before, limit])
}

/// One version of a description.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn version(r: &mut Read<'_>, id: DescriptionId, version: i64) -> Res<Version> {
    r.opt(&VERSION, p![id, version])?.ok_or(Error::NoRow)
}

/// Its versions, the newest first, without their words.
///
/// # Errors
/// What the database says.
pub fn versions(r: &mut Read<'_>, id: DescriptionId) -> Res<Vec<Version>> {
    r.all(&VERSIONS, p![id])
}

/// Writes a new description.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, NetworkThing>, new: Written<'_>) -> Res<DescriptionId> {
    let (w, _, actor) = permit.split();
    let (id, now): (DescriptionId, Time) = (w.id(), w.now());
    let title = &new.document.title;
    w.exec(&ADD, p![id, new.roles, new.scope.0, new.scope.1, &title.en, &title.fr, actor.id, now])?;
    keep(w, id, (1, actor.id), new)?;
    w.announce(Fact::new(&facts::WRITTEN, id.number(), now).by(actor.id));
    Ok(id)
}

fn keep(w: &mut Write<'_>, id: DescriptionId, (version, by): (i64, PersonId), new: Written<'_>) -> Res<()> {
    let (context, body, now) = (json(new.context)?, json(new.document)?, w.now());
    w.exec(&KEEP, p![id, version, now, by, new.why, context.as_str(), body.as_str()])?;
    Ok(())
}

/// Writes the next version; false when somebody else wrote meanwhile.
///
/// # Errors
/// What the database says.
pub fn next(permit: &mut Permitted<'_, '_, DescriptionThing>, upon: i64, new: Written<'_>) -> Res<bool> {
    let (w, thing, actor) = permit.split();
    let (id, now) = (DescriptionId::new(thing.id), w.now());
    let title = &new.document.title;
    if w.exec(&NEXT, p![id, upon, &title.en, &title.fr, now, new.roles])? == 0 {
        return Ok(false);
    }
    keep(w, id, (upon + 1, actor.id), new)?;
    w.announce(Fact::new(&facts::WRITTEN, id.number(), now).by(actor.id));
    Ok(true)
}

/// Publishes it, or withdraws it.
///
/// # Errors
/// What the database says.
pub fn state(permit: &mut Permitted<'_, '_, DescriptionThing>, state: &str) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    w.exec(&STATE, p![thing.id, state, now])?;
    if state == "published" {
        w.announce(Fact::new(&facts::PUBLISHED, thing.id, now).by(actor.id));
    }
    Ok(())
}
