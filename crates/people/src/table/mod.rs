//! Units and people by table: a CSV file is read, shown with all it would change, and applied as a
//! whole or not at all. The same file twice changes nothing; nobody leaves because a file forgot them.

pub mod api;
pub mod apply;
pub mod command;
pub mod export;
pub mod plan;
pub mod read;
pub mod routes;
pub mod store;
pub mod units;
mod views;
pub mod world;

#[cfg(test)]
mod tests;

/// The most rows of one file.
pub const MOST_ROWS: usize = 50_000;
/// The largest file, in bytes.
pub const LARGEST: usize = 8 << 20;
/// So many rows are applied at once; more of them step by step.
pub const STEP: usize = 500;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One row a person.
    People,
    /// One row a unit.
    Units,
}

impl Kind {
    /// As stored and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Units => "units",
        }
    }
    /// Of a word in a form.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::People, Self::Units].into_iter().find(|k| k.as_str() == word)
    }
    /// Its columns, each with the names people give it (folded), the first in each language ours.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::People => PEOPLE,
            Self::Units => UNITS,
        }
    }
}

/// A column that is understood.
#[derive(Debug)]
pub struct Column {
    /// Its key.
    pub key: &'static str,
    /// What people call it, folded.
    pub names: &'static [&'static str],
}

const PEOPLE: &[Column] = &[
    Column { key: "handle", names: &["handle", "identifiant", "login", "user name", "username"] },
    Column {
        key: "name",
        names: &["name", "nom", "full name", "nom complet", "display name", "prenom et nom"],
    },
    Column { key: "first", names: &["first name", "prenom", "given name"] },
    Column { key: "last", names: &["last name", "nom de famille", "surname", "family name"] },
    Column {
        key: "mail",
        names: &[
            "mail",
            "email",
            "e mail",
            "courriel",
            "mail address",
            "email address",
            "adresse electronique",
            "adresse mail",
        ],
    },
    Column {
        key: "title",
        names: &["title", "fonction", "job title", "job", "poste", "metier", "intitule du poste"],
    },
    Column {
        key: "unit",
        names: &["unit", "unite", "department", "departement", "team", "equipe", "service", "organisation"],
    },
    Column { key: "lang", names: &["language", "langue", "lang"] },
    Column { key: "zone", names: &["time zone", "fuseau horaire", "timezone", "fuseau", "zone"] },
    Column { key: "external", names: &["guest", "externe", "external", "de l exterieur"] },
];

const UNITS: &[Column] = &[
    Column { key: "name", names: &["unit", "unite", "name", "nom", "unit name", "nom de l unite"] },
    Column { key: "slug", names: &["address", "adresse", "slug", "code"] },
    Column {
        key: "parent",
        names: &[
            "unit above",
            "unite au dessus",
            "parent",
            "above",
            "rattachement",
            "unite superieure",
            "parent unit",
        ],
    },
    Column { key: "manager", names: &["manager", "responsable", "led by", "lead", "head", "dirigee par"] },
];
