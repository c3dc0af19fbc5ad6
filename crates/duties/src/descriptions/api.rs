//! The shapes of the public JSON.

use kernel::{Lang, Lexicon, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::document::Document;
use super::paper::blocks;
use super::routes::Open;
use super::store::{Found, Version};

/// A description in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DescriptionItem)]
pub struct ItemJson {
    /// Its id.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Keys of its roles.
    pub roles: Vec<String>,
    /// `draft`, `published`, `withdrawn`.
    pub state: String,
    /// Its newest version.
    pub version: i64,
    /// When that was written.
    #[schema(value_type = String, format = DateTime)]
    pub changed: Time,
}

impl ItemJson {
    /// For a reader.
    #[must_use]
    pub fn of(found: &Found, lang: Lang) -> Self {
        Self {
            id: found.id.to_string(),
            title: found.title().get(lang).to_owned(),
            roles: found.roles.split(' ').map(str::to_owned).collect(),
            state: found.state.clone(),
            version: found.version,
            changed: found.changed,
        }
    }
}

/// Descriptions.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Descriptions)]
pub struct ListJson {
    /// The newest first.
    pub items: Vec<ItemJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A duty of a description.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DescribedDuty)]
pub struct DutyJson {
    /// Its key.
    pub key: String,
    /// What is done.
    pub title: String,
    /// `always` or `sometimes`.
    pub participation: String,
    /// When, for `sometimes`.
    pub when: Vec<String>,
    /// How often it comes round.
    pub rhythm: String,
}

/// A competence of a description.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DescribedCompetence)]
pub struct CompetenceJson {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// 2 very important, 1 important.
    pub weight: i64,
}

/// What is not as the charters say, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DescriptionChange)]
pub struct ChangeJson {
    /// The duty or competence.
    pub key: String,
    /// How it was: 0 not at all, 1 sometimes or important, 2 always or very important.
    pub was: i64,
    /// How it is.
    pub is: i64,
    /// Which rule; `chosen` for a decision of whoever writes it.
    pub rule: String,
    /// Why, in the reader's language.
    pub why: String,
}

/// A version of a description.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DescriptionVersion)]
pub struct VersionJson {
    /// Its number.
    pub version: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
    /// Short name of who wrote it.
    pub by: String,
    /// Why.
    pub why: String,
}

impl From<&Version> for VersionJson {
    fn from(v: &Version) -> Self {
        Self { version: v.version, at: v.at, by: v.handle.clone(), why: v.why.clone() }
    }
}

/// A job description.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Description)]
pub struct DescriptionJson {
    /// What a list says of it.
    #[serde(flatten)]
    pub item: ItemJson,
    /// The version that is shown.
    pub shown: i64,
    /// People of the organisation or place.
    pub people: i64,
    /// Communities to be managed.
    pub communities: i64,
    /// Percent of working time.
    pub share: i64,
    /// Working languages.
    pub languages: Vec<String>,
    /// Duties.
    pub duties: Vec<DutyJson>,
    /// Competences.
    pub competences: Vec<CompetenceJson>,
    /// What was changed and why.
    pub trace: Vec<ChangeJson>,
    /// Its versions, the newest first.
    pub versions: Vec<VersionJson>,
}

impl DescriptionJson {
    /// For a reader.
    #[must_use]
    pub(super) fn of(l: &Lexicon, open: &Open) -> Self {
        let (document, context) = (&open.document, &open.context);
        Self {
            item: ItemJson::of(&open.found, l.lang),
            shown: open.shown.version,
            people: context.people,
            communities: context.communities,
            share: context.share,
            languages: context.languages.clone(),
            duties: duties(l, document),
            competences: competences(l, document),
            trace: trace(l, document),
            versions: open.versions.iter().map(VersionJson::from).collect(),
        }
    }
}

fn duties(l: &Lexicon, document: &Document) -> Vec<DutyJson> {
    let duty = |line: &super::document::Line| DutyJson {
        key: line.key.clone(),
        title: line.title.get(l.lang).to_owned(),
        participation: if line.level == charter::Level::Always { "always" } else { "sometimes" }.to_owned(),
        when: line.when.iter().map(|t| t.get(l.lang).to_owned()).collect(),
        rhythm: line.rhythm.clone(),
    };
    document.sections.iter().flat_map(|s| s.lines.iter().map(duty)).collect()
}

fn competences(l: &Lexicon, document: &Document) -> Vec<CompetenceJson> {
    let one = |n: &super::document::Need| CompetenceJson {
        key: n.key.clone(),
        title: n.title.get(l.lang).to_owned(),
        weight: n.weight,
    };
    document.families.iter().flat_map(|f| f.needs.iter().map(one)).collect()
}

fn trace(l: &Lexicon, document: &Document) -> Vec<ChangeJson> {
    let one = |t: &super::document::Traced| ChangeJson {
        key: t.change.key.clone(),
        was: t.change.was,
        is: t.change.is,
        rule: t.change.rule.clone(),
        why: blocks::trace(l, t).body,
    };
    document.trace.iter().map(one).collect()
}

/// Something to say about a description.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDescriptionComment)]
pub struct NewComment {
    /// The words.
    #[serde(default)]
    pub text: String,
}

/// Who works by a description.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = DescriptionHolder)]
pub struct NewHolder {
    /// Id of the role they hold.
    #[serde(default)]
    pub assignment: String,
}

/// An answer to a review.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = DescriptionAnswer)]
pub struct NewAnswer {
    /// `3` or `12` months.
    #[serde(default)]
    pub months: String,
    /// `yes` when the description fits what is really done, else `no`.
    #[serde(default)]
    pub fits: String,
    /// What should change.
    #[serde(default)]
    pub text: String,
}

/// Nothing but an address.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Nothing {}

/// What the network answers to the questionnaire.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DescriptionQuestions)]
pub struct QuestionsJson {
    /// Keys of the roles that were chosen.
    pub roles: Vec<String>,
    /// People of the organisation or place.
    pub people: i64,
    /// Communities to be managed.
    pub communities: i64,
    /// Percent of working time.
    pub share: i64,
    /// Working languages.
    pub languages: Vec<String>,
    /// How many people hold each of the other roles.
    pub held: std::collections::BTreeMap<String, i64>,
    /// How many duties it comes to.
    pub duties: usize,
}

impl QuestionsJson {
    /// Of a form.
    #[must_use]
    pub fn of(filled: &super::views::form::Filled) -> Self {
        let answers = filled.answers.clone();
        let context = answers.as_ref().map(|a| a.context.clone()).unwrap_or_default();
        Self {
            roles: answers.map(|a| a.roles).unwrap_or_default(),
            people: context.people,
            communities: context.communities,
            share: context.share,
            languages: context.languages,
            held: context.held,
            duties: filled.document.as_ref().map_or(0, Document::duties),
        }
    }
}
