//! A person: the noun and its rules, without HTTP or SQL.

use kernel::problem::Fields;
use kernel::{Actor, Fact, Lang, PersonId, Problem, Time, UnitId, fold};
use store::row;

use super::facts;

/// What a person is to the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Signs in and takes part.
    Active,
    /// Has an invitation that is not used yet.
    Invited,
    /// May not sign in for now.
    Suspended,
    /// Came with an import; may be claimed by its owner.
    Placeholder,
    /// Left the company.
    Left,
}

impl State {
    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Invited => "invited",
            Self::Suspended => "suspended",
            Self::Placeholder => "placeholder",
            Self::Left => "left",
        }
    }
}

/// A person as pages and the API show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Short name in addresses and mentions.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Job title.
    pub title: String,
    /// A sentence in the person's own words.
    pub about: String,
    /// Language of the pages.
    pub lang: Lang,
    /// Languages spoken, as codes with commas between.
    pub languages: String,
    /// IANA time zone.
    pub zone: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Its name.
    pub unit_name: Option<String>,
    /// Its address.
    pub unit_slug: Option<String>,
    /// Not of the company.
    pub external: bool,
    /// `active`, `invited`, `suspended`, `placeholder`, `left`.
    pub state: String,
    /// When the person came.
    pub created: Time,
    /// The version of their picture, when they have one.
    pub picture: Option<i64>,
}
row!(Person {
    id,
    handle,
    name,
    title,
    about,
    lang,
    languages,
    zone,
    unit,
    unit_name,
    unit_slug,
    external,
    state,
    created,
    picture
});

impl Person {
    /// The letters that stand for them while there is no picture.
    #[must_use]
    pub fn initials(&self) -> String {
        let words: Vec<&str> = self.name.split([' ', '-']).filter(|w| !w.is_empty()).collect();
        let ends = words.first().into_iter().chain(words.last().filter(|_| words.len() > 1));
        ends.filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
    }
    /// The address of their picture.
    #[must_use]
    pub fn picture_url(&self) -> Option<String> {
        self.picture.map(|version| format!("/pictures/{}/{version}", self.id))
    }
    /// Their colour, one of twenty-four, the same everywhere.
    #[must_use]
    pub fn hue(&self) -> i64 {
        self.handle.bytes().fold(7_i64, |sum, b| (sum * 31 + i64::from(b)) % 10_007) % 24
    }
    /// The person as a guest knows them: name, title and picture.
    #[must_use]
    pub fn for_guest(self) -> Self {
        let nothing = String::new;
        Self {
            about: nothing(),
            languages: nothing(),
            zone: nothing(),
            unit: None,
            unit_name: None,
            unit_slug: None,
            ..self
        }
    }
    /// The person as far as `actor` may know them.
    #[must_use]
    pub fn shown_to(self, actor: &Actor) -> Self {
        if self.state == State::Left.as_str() {
            return Self { title: String::new(), picture: None, ..self.for_guest() };
        }
        if actor.external && actor.id != self.id { self.for_guest() } else { self }
    }
    /// Whether the person can act here.
    #[must_use]
    pub fn active(&self) -> bool {
        self.state == State::Active.as_str()
    }
}

/// A person to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Short name, checked.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Mail address, if known.
    pub mail: Option<String>,
    /// Job title.
    pub title: String,
    /// Language of the pages.
    pub lang: Lang,
    /// IANA time zone.
    pub zone: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Not of the company.
    pub external: bool,
    /// What the person is at first.
    pub state: State,
}

/// Checks a handle: 2 to 40 lower-case letters, digits, dots, hyphens; no dot or hyphen at its ends.
#[must_use]
pub fn handle_fits(handle: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    (2..=40).contains(&handle.len())
        && handle.chars().all(inner)
        && !handle.starts_with(['.', '-', '_'])
        && !handle.ends_with(['.', '-', '_'])
}

/// A handle made of a name: `Inès Moreau` → `ines.moreau`.
#[must_use]
pub fn handle_of(name: &str) -> String {
    let handle: String = fold::words(name).collect::<Vec<_>>().join(".");
    let handle: String = handle.chars().filter(char::is_ascii).take(40).collect();
    let handle = handle.trim_matches(['.', '-', '_']).to_owned();
    if handle_fits(&handle) { handle } else { "somebody".to_owned() }
}

/// What a person may change about themselves.
#[derive(Debug, Clone, serde::Deserialize, utoipa::ToSchema)]
pub struct Profile {
    /// Name as shown.
    pub name: String,
    /// Job title.
    #[serde(default)]
    pub title: String,
    /// A sentence in the person's own words; absent leaves it as it is.
    #[serde(default)]
    pub about: Option<String>,
    /// Language of the pages: `en` or `fr`.
    pub lang: Lang,
    /// IANA time zone: `Europe/Paris`.
    pub zone: String,
}

impl Profile {
    /// Checks every field.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn check(&self) -> Result<(), Problem> {
        let mut fields = Fields::default();
        fields.length(&self.name, 120, "name");
        fields.check(self.title.chars().count() <= 120, "title", "people-title-long");
        fields.check(
            self.about.as_deref().is_none_or(|a| a.chars().count() <= 500),
            "about",
            "people-about-long",
        );
        fields.check(zone_exists(&self.zone), "zone", "people-zone-unknown");
        fields.done()
    }
}

/// Whether there is such a time zone.
#[must_use]
pub fn zone_exists(zone: &str) -> bool {
    jiff::tz::TimeZone::get(zone).is_ok()
}

/// The fact that a person came.
#[must_use]
pub fn joined(person: PersonId, unit: Option<UnitId>, at: Time) -> Fact {
    let fact = Fact::new(&facts::JOINED, person.number(), at);
    match unit {
        Some(unit) => fact.with("unit", unit.number()),
        None => fact,
    }
}

/// The fact that something about a person changed.
#[must_use]
pub fn changed(person: PersonId, at: Time) -> Fact {
    Fact::new(&facts::CHANGED, person.number(), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_short_plain_names() {
        assert!(handle_fits("ines.moreau"));
        for bad in ["", "a", ".ines", "ines.", "Inès", "a b", "a/b", &"x".repeat(41)] {
            assert!(!handle_fits(bad), "{bad}");
        }
        assert_eq!(handle_of("Inès Moreau"), "ines.moreau");
        assert_eq!(handle_of("Łukasz O’Brien-Kowalski"), "lukasz.o.brien.kowalski");
        assert_eq!(handle_of("王"), "somebody");
    }
}
