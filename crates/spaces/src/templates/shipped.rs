//! The templates that come with the program.

use std::sync::OnceLock;

use kernel::Lang;
use serde::{Deserialize, Serialize};
use web::place::Kind;

use crate::card::Card;
use crate::opening::Opening;

/// What is the same in every language.
#[derive(Debug, Clone, Deserialize)]
struct Shipped {
    key: String,
    #[serde(flatten)]
    shape: Shape,
    en: Words,
    fr: Words,
}

/// How a space made from it is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// `project`, `community`, `network`, or `team` for the card of a team that is there.
    pub kind: String,
    /// How one joins.
    pub join: String,
    /// Messages may be reacted to.
    pub reactions: bool,
    /// A question may be asked under another name.
    pub pseudonyms: bool,
    /// Every member may invite.
    pub members_invite: bool,
    /// What is written first: a kind of thread, `note`, or nothing.
    #[serde(default)]
    pub first: String,
    /// Its category; 0 for none.
    #[serde(default)]
    pub category: i64,
}

/// What a template says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub what: String,
    /// The six answers.
    #[serde(flatten)]
    pub card: Card,
    /// Title of the first thread or note.
    #[serde(default)]
    pub first_title: String,
    /// … and its text.
    #[serde(default)]
    pub first_text: String,
}

/// A template in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its word in addresses: a name, or the id of an organisation's own.
    pub key: String,
    /// How it is set.
    pub shape: Shape,
    /// What it says.
    pub words: Words,
    /// Its version; 0 for one that comes with the program.
    pub version: i64,
    /// Who made it; nobody for one that comes with the program.
    pub by: Option<i64>,
}

const TEXTS: [&str; 8] = [
    include_str!("shipped/practice.toml"),
    include_str!("shipped/questions.toml"),
    include_str!("shipped/project.toml"),
    include_str!("shipped/team.toml"),
    include_str!("shipped/news.toml"),
    include_str!("shipped/onboarding.toml"),
    include_str!("shipped/event.toml"),
    include_str!("shipped/improvement.toml"),
];

fn shipped() -> &'static [Shipped] {
    static ALL: OnceLock<Vec<Shipped>> = OnceLock::new();
    // A test reads every one of them.
    ALL.get_or_init(|| TEXTS.iter().filter_map(|text| toml::from_str(text).ok()).collect())
}

/// The shipped ones in that language.
#[must_use]
pub fn all(lang: Lang) -> Vec<Template> {
    let one = |t: &Shipped| Template {
        key: t.key.clone(),
        shape: t.shape.clone(),
        words: if lang == Lang::Fr { t.fr.clone() } else { t.en.clone() },
        version: 0,
        by: None,
    };
    shipped().iter().map(one).collect()
}

impl Template {
    /// The kind of space it opens; none for the card of a team.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.shape.kind).filter(|kind| *kind != Kind::Team)
    }
    /// The form for a new space, filled in; its name is left to whoever opens it.
    #[must_use]
    pub fn form(&self) -> Opening {
        let Card { why, expected, free, ask, deciders, terms } = self.words.card.clone();
        Opening {
            kind: self.shape.kind.clone(),
            join: self.shape.join.clone(),
            reactions: Some(self.shape.reactions),
            template: self.key.clone(),
            why,
            expected,
            free,
            ask,
            deciders,
            terms,
            ..Opening::default()
        }
    }
    /// Where its first words are read over and sent: the form of a thread or note, filled in.
    #[must_use]
    pub fn first_page(&self) -> String {
        let (title, text) = (&self.words.first_title, &self.words.first_text);
        if title.is_empty() {
            return String::new();
        }
        let pairs = |kind| [("kind", kind), ("title", title.as_str()), ("text", text.as_str())];
        let (page, kind) = match self.shape.first.as_str() {
            "" => return String::new(),
            "note" => ("/notes/new", ""),
            kind => ("/new", kind),
        };
        let query: Vec<(&str, &str)> = pairs(kind).into_iter().filter(|(_, v)| !v.is_empty()).collect();
        format!("{page}?{}", serde_urlencoded::to_string(query).unwrap_or_default())
    }
}
