//! Shapes of profiles in the public JSON.

use std::collections::BTreeMap;

use kernel::Lexicon;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::{Shown, Teller};
use super::tongues;
use crate::absence::Away;
use crate::api::PersonJson;

/// What a person says of themselves, as the reader may see it.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[schema(as = Profile)]
pub struct ProfileJson {
    /// Words by field: about, job, pronouns, phone, place, hours, links (one a line).
    pub fields: BTreeMap<String, String>,
    /// What they offer, in their own words.
    pub offers: Vec<String>,
    /// What they seek.
    pub seeks: Vec<String>,
    /// Languages they speak.
    pub speaks: Vec<String>,
}

impl ProfileJson {
    /// What one reader sees.
    #[must_use]
    pub fn new(l: &Lexicon, shown: &Shown) -> Self {
        let of = |kind: &str| shown.of(kind).map(|w| w.word.clone()).collect();
        let speaks = shown.of("speaks").map(|w| tongues::name(l, &w.folded, &w.word)).collect();
        Self { fields: shown.fields.clone(), offers: of("offers"), seeks: of("seeks"), speaks }
    }
}

/// A person with what they say of themselves.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonPage {
    /// Who.
    #[serde(flatten)]
    pub person: PersonJson,
    /// What they say, as far as the reader may see it.
    pub profile: ProfileJson,
    /// Away now.
    pub away: Option<Away>,
}

/// One field of one's own profile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnField {
    /// The words; a list has commas between.
    pub words: String,
    /// Who sees them: `all`, `spaces`, `unit`, `me`.
    pub who: String,
}

/// My own profile: every field with who sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnProfile {
    /// By key.
    pub fields: BTreeMap<String, OwnField>,
}

/// Who offers or seeks something.
#[derive(Debug, Serialize, ToSchema)]
pub struct TellerJson {
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
}

impl From<&Teller> for TellerJson {
    fn from(t: &Teller) -> Self {
        Self { handle: t.handle.clone(), name: t.name.clone(), title: t.title.clone() }
    }
}

/// The people of one word.
#[derive(Debug, Serialize, ToSchema)]
pub struct WordPeople {
    /// The word as somebody wrote it.
    pub word: String,
    /// Who offers it, by name.
    pub offers: Vec<TellerJson>,
    /// Who seeks it, by name.
    pub seeks: Vec<TellerJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// Where in the people of a word.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WordQuery {
    /// Cursor.
    pub after: Option<String>,
}

/// Whose eyes.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SeenQuery {
    /// `colleague`, `space`, `unit`, `manager`, `owner` or `guest`.
    #[serde(rename = "as")]
    pub reader: Option<String>,
}

/// What a kind of reader sees of me.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeenAs {
    /// The kind of reader.
    pub reader: String,
    /// What they see.
    pub profile: ProfileJson,
    /// Keys of the fields that have words and that they do not see.
    pub hidden: Vec<String>,
    /// What exists about me and is shown to nobody: how many of each.
    pub kept: BTreeMap<String, i64>,
}
