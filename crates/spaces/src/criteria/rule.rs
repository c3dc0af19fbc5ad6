//! The criteria themselves, and whether somebody meets them. Pure: this is the one place.

use std::collections::HashMap;

use kernel::problem::FieldError;
use kernel::{Problem, fold};

/// So many alternatives of one fact at most.
const MOST: usize = 12;
/// Longest alternative in characters.
const LONGEST: usize = 60;

/// A fact of a person that criteria speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The unit, or one above it.
    Unit,
    /// Words of the title.
    Title,
    /// A language they speak.
    Language,
    /// Something they offer, as everybody inside sees it.
    Skill,
    /// Of the company, or not.
    Inside,
}

impl About {
    /// All of them, in the order they are written in.
    pub const ALL: [Self; 5] = [Self::Unit, Self::Title, Self::Language, Self::Skill, Self::Inside];
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Title => "title",
            Self::Language => "language",
            Self::Skill => "skill",
            Self::Inside => "inside",
        }
    }
    /// The sentence for somebody who does not meet it.
    const fn unmet(self) -> &'static str {
        match self {
            Self::Unit => "spaces-criteria-unmet-unit",
            Self::Title => "spaces-criteria-unmet-title",
            Self::Language => "spaces-criteria-unmet-language",
            Self::Skill => "spaces-criteria-unmet-skill",
            Self::Inside => "spaces-criteria-unmet-inside",
        }
    }
}

/// Who may be in: for each fact its alternatives (one of them is enough); all facts, or any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Criteria {
    /// Meeting one fact is enough.
    pub any: bool,
    /// Slugs of units; those below them count.
    pub units: Vec<String>,
    /// Words of a title; all words of an alternative have to be in it.
    pub titles: Vec<String>,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// Words for what somebody offers, folded.
    pub skills: Vec<String>,
    /// Only people of the company, or only people from outside.
    pub inside: Option<bool>,
}

/// What criteria look at in a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Slugs of their unit and of those above it.
    pub units: Vec<String>,
    /// What they do, as they say it.
    pub title: String,
    /// Codes of the languages they speak, parted by blanks or commas.
    pub languages: String,
    /// Words for what they offer to everybody, folded.
    pub skills: Vec<String>,
    /// Not of the company.
    pub external: bool,
}

impl Criteria {
    /// Nothing is asked of anybody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.units.is_empty()
            && self.titles.is_empty()
            && self.languages.is_empty()
            && self.skills.is_empty()
            && self.inside.is_none()
    }
    /// The facts that are asked for, each with its alternatives.
    #[must_use]
    pub fn asked(&self) -> Vec<(About, Vec<String>)> {
        let inside = self.inside.map(|yes| if yes { "yes" } else { "no" }.to_owned());
        let lists = [
            self.units.clone(),
            self.titles.clone(),
            self.languages.clone(),
            self.skills.clone(),
            inside.into_iter().collect(),
        ];
        About::ALL.into_iter().zip(lists).filter(|(_, list)| !list.is_empty()).collect()
    }
    /// From the rows they are kept as.
    #[must_use]
    pub fn from_rows(any: bool, rows: Vec<(String, String)>) -> Self {
        let mut criteria = Self { any, ..Self::default() };
        for (fact, value) in rows {
            match fact.as_str() {
                "unit" => criteria.units.push(value),
                "title" => criteria.titles.push(value),
                "language" => criteria.languages.push(value),
                "skill" => criteria.skills.push(value),
                _ => criteria.inside = Some(value == "yes"),
            }
        }
        criteria
    }
    /// From lists as they are typed: alternatives parted by commas or lines.
    ///
    /// # Errors
    /// `Invalid` when a list is too long, or nothing at all is asked for.
    pub fn typed(
        any: bool,
        units: &str,
        titles: &str,
        languages: &str,
        (skills, inside): (&str, &str),
    ) -> Result<Self, Problem> {
        let criteria = Self {
            any,
            units: list(units, "units", &|text| fold::slug(text))?,
            titles: list(titles, "titles", &|text| fold::words(text).collect::<Vec<_>>().join(" "))?,
            languages: list(languages, "languages", &|text| text.to_lowercase())?,
            skills: list(skills, "skills", &|text| fold::fold(text))?,
            inside: match inside {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
        };
        if criteria.is_empty() {
            return Err(Problem::field("units", "spaces-criteria-none"));
        }
        Ok(criteria)
    }
    /// The facts `person` does not meet; nothing when they may be in.
    #[must_use]
    pub fn unmet(&self, person: &Profile) -> Vec<(About, Vec<String>)> {
        let asked = self.asked();
        let all = asked.len();
        let failed: Vec<_> = asked.into_iter().filter(|(about, list)| !meets(*about, list, person)).collect();
        if self.any && failed.len() < all { Vec::new() } else { failed }
    }
    /// Whether `person` may be in.
    #[must_use]
    pub fn met(&self, person: &Profile) -> bool {
        self.unmet(person).is_empty()
    }
    /// What somebody is told who may not be in: each fact that is missing, to them alone.
    ///
    /// # Errors
    /// `Invalid` on `criteria` when something is missing.
    pub fn check(&self, person: &Profile, names: &HashMap<String, String>) -> Result<(), Problem> {
        let unmet = self.unmet(person);
        if unmet.is_empty() {
            return Ok(());
        }
        let one = |(about, list): (About, Vec<String>)| FieldError {
            field: "criteria",
            reason: about.unmet(),
            args: vec![("what".to_owned(), named(about, &list, names))],
        };
        Err(Problem::Invalid(unmet.into_iter().map(one).collect()))
    }
}

/// The alternatives in words: units by their names.
#[must_use]
pub fn named(about: About, list: &[String], names: &HashMap<String, String>) -> String {
    let one = |value: &String| match about {
        About::Unit => names.get(value).unwrap_or(value).clone(),
        _ => value.clone(),
    };
    list.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn meets(about: About, list: &[String], person: &Profile) -> bool {
    let title: Vec<String> = fold::words(&person.title).collect();
    let speaks: Vec<&str> = person.languages.split([' ', ',']).filter(|code| !code.is_empty()).collect();
    list.iter().any(|value| match about {
        About::Unit => person.units.contains(value),
        About::Title => fold::words(value).all(|word| title.contains(&word)),
        About::Language => speaks.contains(&value.as_str()),
        About::Skill => person.skills.contains(value),
        About::Inside => (value == "yes") != person.external,
    })
}

fn list(typed: &str, field: &'static str, clean: &dyn Fn(&str) -> String) -> Result<Vec<String>, Problem> {
    let mut list: Vec<String> = Vec::new();
    for text in typed.split([',', '\n', ';']).filter(|text| !text.trim().is_empty()) {
        let value = clean(text.trim());
        if !value.is_empty() && !list.contains(&value) {
            list.push(value);
        }
    }
    if list.len() > MOST || list.iter().any(|value| value.chars().count() > LONGEST) {
        return Err(Problem::field(field, "spaces-criteria-too-many"));
    }
    Ok(list)
}
