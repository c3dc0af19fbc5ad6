//! The questionnaire: first the profiles and the place, then what the network answers, then the duties.

use std::sync::Arc;

use askama::Template;
use charter::{Catalogue, Level, MATRIX};
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use crate::descriptions::document::Document;
use crate::descriptions::form::{Answers, Sent, SentChoice};
use crate::descriptions::mix::Mix;
use crate::descriptions::routes::Open;
use crate::descriptions::store::DescriptionId;
use crate::descriptions::store::people::At;

/// The form as it stands.
pub struct Filled {
    /// The charters.
    pub catalogue: Arc<Catalogue>,
    /// Places to choose from.
    pub places: Vec<At>,
    /// What was sent.
    pub sent: Sent,
    /// What it was read as.
    pub answers: Option<Answers>,
    /// What it comes to.
    pub document: Option<Document>,
    /// What has to be mended.
    pub errors: Vec<FieldError>,
    /// The description it is the next version of.
    pub of: Option<DescriptionId>,
}

struct Role {
    key: String,
    label: String,
    purpose: String,
    chosen: bool,
}

struct Duty {
    key: String,
    title: String,
    /// As charters and context say: 0 to 2.
    is: i64,
    /// `always`, `sometimes`, `none`, or nothing while it is left as it is.
    chosen: String,
    why: String,
    when_en: String,
    when_fr: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "descriptions/views/form.html")]
struct FormPage<'a> {
    l: &'a Lexicon,
    id: String,
    version: &'a str,
    roles: Vec<Role>,
    places: Vec<(String, String, bool)>,
    asked: bool,
    fields: Vec<(&'static str, String, String, String)>,
    supplier: bool,
    held: Vec<(&'static str, String, String)>,
    duties: Vec<Duty>,
    why: &'a str,
    errors: Errors,
}

struct Errors {
    roles: String,
    place: String,
    choices: String,
    why: String,
    held: String,
}

impl Errors {
    fn new(l: &Lexicon, all: &[FieldError]) -> Self {
        let of = |field| l.wrong(all, field);
        Self { roles: of("roles"), place: of("in"), choices: of("choices"), why: of("why"), held: of("held") }
    }
}

/// The page of the questionnaire.
///
/// # Errors
/// When a template cannot be written.
pub fn form(ctx: &Ctx, filled: &Filled) -> Result<Page, Problem> {
    let (l, sent) = (&ctx.l, &filled.sent);
    let chosen = sent.chosen(&filled.catalogue);
    let role = |r: &charter::Role| Role {
        key: r.key.clone(),
        label: r.label.get(l.lang).to_owned(),
        purpose: r.purpose.get(l.lang).to_owned(),
        chosen: chosen.contains(&r.key),
    };
    let place = |at: &At| {
        let name = if at.name.is_empty() { l.t("descriptions-network") } else { at.name.clone() };
        (at.token(), name, at.token() == sent.place || (at.scope == "network" && sent.place.is_empty()))
    };
    let body = render(&FormPage {
        l,
        id: filled.of.map(|id| id.to_string()).unwrap_or_default(),
        version: &sent.version,
        roles: filled.catalogue.assigned().map(role).collect(),
        places: filled.places.iter().map(place).collect(),
        asked: filled.answers.is_some() || filled.of.is_some() || !sent.people.is_empty(),
        fields: fields(l, filled),
        supplier: filled.answers.as_ref().map_or(!sent.supplier.is_empty(), |a| a.context.supplier),
        held: held(l, filled, &chosen),
        duties: duties(l, filled),
        why: &sent.why,
        errors: Errors::new(l, &filled.errors),
    })?;
    let title = l.t(if filled.of.is_some() { "descriptions-edit" } else { "descriptions-new" });
    let status = (!filled.errors.is_empty()).then_some(422);
    Ok(Page { title, body, status, here: "who".to_owned(), ..Page::default() })
}

/// Name, value, hint and error of each plain field: as it was sent, else as the network answers.
fn fields(l: &Lexicon, filled: &Filled) -> Vec<(&'static str, String, String, String)> {
    let (sent, answers) = (&filled.sent, filled.answers.as_ref());
    let value = |typed: &str, known: fn(&Answers) -> String| {
        if typed.is_empty() { answers.map(known).unwrap_or_default() } else { typed.to_owned() }
    };
    let all: [(&'static str, String); 7] = [
        ("title_en", value(&sent.title_en, |a| a.title.en.clone())),
        ("title_fr", value(&sent.title_fr, |a| a.title.fr.clone())),
        ("people", value(&sent.people, |a| a.context.people.to_string())),
        ("communities", value(&sent.communities, |a| a.context.communities.to_string())),
        ("languages", value(&sent.languages, |a| a.context.languages.join(", "))),
        ("share", value(&sent.share, |a| a.context.share.to_string())),
        ("reports", value(&sent.reports, |a| a.context.reports.clone())),
    ];
    let field = |(name, value): (&'static str, String)| {
        let hint = match name {
            "people" | "communities" => l.t("descriptions-known"),
            "languages" => l.t("descriptions-languages-hint"),
            "share" => l.t("descriptions-share-hint"),
            _ => String::new(),
        };
        (name, value, hint, l.wrong(&filled.errors, name))
    };
    all.into_iter().map(field).collect()
}

/// How many others hold the three main roles.
fn held(l: &Lexicon, filled: &Filled, chosen: &[String]) -> Vec<(&'static str, String, String)> {
    let count = |key: &str| filled.answers.as_ref().map_or(0, |a| a.context.held(key)).to_string();
    let one = |key: &'static str| {
        let role = filled.catalogue.role(key)?;
        (!chosen.iter().any(|c| c == key)).then(|| (key, role.label.get(l.lang).to_owned(), count(key)))
    };
    MATRIX.into_iter().filter_map(one).collect()
}

fn duties(l: &Lexicon, filled: &Filled) -> Vec<Duty> {
    let (Some(answers), Some(document)) = (filled.answers.as_ref(), filled.document.as_ref()) else {
        return Vec::new();
    };
    let mix = Mix::all(&filled.catalogue, answers.roles.iter().map(String::as_str));
    let now = |key: &str| {
        let line = document.sections.iter().flat_map(|s| &s.lines).find(|line| line.key == key);
        line.map_or(Level::None, |line| line.level)
    };
    let missing = document.without_trigger();
    let typed = filled.sent.choices(&filled.catalogue);
    let duty = |d: &charter::Duty| {
        let choice = typed.get(&d.key).cloned();
        let open = choice.is_some() || missing.iter().any(|line| line.key == d.key);
        let SentChoice { level, why, when_en, when_fr } = choice.unwrap_or_default();
        Duty {
            key: d.key.clone(),
            title: d.title.get(l.lang).to_owned(),
            is: crate::descriptions::adapt::strict(now(&d.key)),
            chosen: level,
            why,
            when_en,
            when_fr,
            open,
        }
    };
    let ours = |d: &&charter::Duty| !d.off && mix.duties.contains_key(&d.key);
    filled.catalogue.duties.iter().filter(ours).map(duty).collect()
}

/// A description as its form was sent, to write its next version.
pub fn sent(open: &Open) -> Sent {
    let (context, title) = (&open.context, &open.document.title);
    let choice = |c: &crate::descriptions::context::Choice| SentChoice {
        level: match c.level {
            Level::Always => "always",
            Level::Sometimes => "sometimes",
            Level::None => "none",
        }
        .to_owned(),
        why: c.why.clone(),
        when_en: c.when.en.clone(),
        when_fr: c.when.fr.clone(),
    };
    Sent {
        roles: open.found.roles.split(' ').map(str::to_owned).collect(),
        place: open.at.token(),
        title_en: title.en.clone(),
        title_fr: title.fr.clone(),
        people: context.people.to_string(),
        communities: context.communities.to_string(),
        share: context.share.to_string(),
        languages: context.languages.join(", "),
        reports: context.reports.clone(),
        supplier: if context.supplier { "true".to_owned() } else { String::new() },
        held: context.held.clone(),
        choices: context.choices.iter().map(|(key, c)| (key.clone(), choice(c))).collect(),
        version: open.found.version.to_string(),
        ..Sent::default()
    }
}
