//! Charter files: the form of the shipped data and of an organisation's changes alike. Every field
//! but the key may be left out in a change; what is there is laid over what was.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::Text;
use crate::catalogue::{HeldBy, Level, Outside, Rhythm};

/// Something wrong in a charter file, by name and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The line, from 1.
    pub line: usize,
    /// Key of the sentence in the charters room's words.
    pub reason: &'static str,
    /// What the sentence is about: a key, or what the reader of the file says.
    pub what: String,
}

/// A charter file as it was written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub(crate) group: Vec<GroupPart>,
    #[serde(default)]
    pub(crate) duty: Vec<DutyPart>,
    #[serde(default)]
    pub(crate) family: Vec<FamilyPart>,
    #[serde(default)]
    pub(crate) competence: Vec<CompetencePart>,
    #[serde(default)]
    pub(crate) role: Vec<RolePart>,
    /// Where each line begins.
    #[serde(skip)]
    pub(crate) lines: Vec<usize>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupPart {
    pub key: Spanned<String>,
    #[serde(default)]
    pub phase: Option<String>,
    #[serde(default)]
    pub title: Text,
    #[serde(default)]
    pub what: Text,
}

/// `"A S -"` for the three columns of the matrix, or a table by role.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Cells {
    Row(String),
    Table(BTreeMap<String, Level>),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DutyPart {
    pub key: Spanned<String>,
    #[serde(default)]
    pub group: Option<Spanned<String>>,
    #[serde(default)]
    pub participation: Option<Spanned<Cells>>,
    #[serde(default)]
    pub rhythm: Option<Rhythm>,
    #[serde(default)]
    pub title: Text,
    #[serde(default)]
    pub what: Text,
    #[serde(default)]
    pub not_in: Option<Vec<String>>,
    #[serde(default)]
    pub when: BTreeMap<String, Text>,
    #[serde(default)]
    pub off: Option<bool>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FamilyPart {
    pub key: Spanned<String>,
    #[serde(default)]
    pub title: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompetencePart {
    pub key: Spanned<String>,
    #[serde(default)]
    pub family: Option<String>,
    #[serde(default)]
    pub weights: Option<Vec<i64>>,
    #[serde(default)]
    pub title: Text,
    #[serde(default)]
    pub what: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CriterionPart {
    pub key: String,
    pub ask: Text,
    #[serde(default = "yes")]
    pub must: bool,
}

const fn yes() -> bool {
    true
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnDuty {
    pub key: Spanned<String>,
    #[serde(default)]
    pub rhythm: Rhythm,
    #[serde(default)]
    pub title: Text,
    #[serde(default)]
    pub what: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClausePart {
    #[serde(default)]
    pub rule: String,
    pub text: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShownPart {
    pub key: String,
    #[serde(default)]
    pub horizon: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterfacePart {
    pub with: Spanned<String>,
    #[serde(default)]
    pub gives: Text,
    #[serde(default)]
    pub gets: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WeightPart {
    pub key: Spanned<String>,
    pub weight: i64,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NeedPart {
    pub fixed: Option<f64>,
    pub per_question: Option<f64>,
    pub per_joiner: Option<f64>,
    pub per_message: Option<f64>,
    pub places: Option<f64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub text: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RolePart {
    pub key: Spanned<String>,
    #[serde(default)]
    pub level: Option<String>,
    #[serde(default)]
    pub scopes: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    pub held_by: Option<HeldBy>,
    #[serde(default)]
    pub required: Option<String>,
    #[serde(default)]
    pub single: Option<bool>,
    #[serde(default)]
    pub outside: Option<Outside>,
    #[serde(default)]
    pub voluntary: Option<bool>,
    #[serde(default)]
    pub share: Option<i64>,
    #[serde(default)]
    pub share_most: Option<i64>,
    #[serde(default)]
    pub includes: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub label: Text,
    #[serde(default)]
    pub purpose: Text,
    #[serde(default)]
    pub good_day: Text,
    #[serde(default)]
    pub criterion: Vec<CriterionPart>,
    #[serde(default)]
    pub duty: Vec<OwnDuty>,
    #[serde(default)]
    pub decides: Vec<ClausePart>,
    #[serde(default)]
    pub may_not: Vec<ClausePart>,
    #[serde(default)]
    pub indicator: Vec<ShownPart>,
    #[serde(default)]
    pub interface: Vec<InterfacePart>,
    #[serde(default)]
    pub competence: Vec<WeightPart>,
    #[serde(default)]
    pub need: NeedPart,
    #[serde(default)]
    pub handover: Vec<Line>,
    #[serde(default)]
    pub culture: Vec<Line>,
}

/// Reads a charter file. What it says is checked against a catalogue by [`crate::lay`].
///
/// # Errors
/// The one flaw that stops reading: no TOML, or a word that is not one of a charter file's.
pub fn parse(text: &str) -> Result<File, Flaw> {
    let lines: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut file: File = toml::from_str(text).map_err(|e| Flaw {
        line: e.span().map_or(1, |span| line(&lines, span.start)),
        reason: "charters-flaw-form",
        what: e.span().map_or_else(|| e.message().to_owned(), |span| written(text, span.start)),
    })?;
    file.lines = lines;
    Ok(file)
}

/// What stands in the line of a place: it says more to whoever wrote it than the reader's own words.
fn written(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(begin..).unwrap_or_default().lines().next().unwrap_or_default().trim();
    if line.chars().count() > 60 { line.chars().take(59).chain(['…']).collect() } else { line.to_owned() }
}

/// The line, from 1, in which a place of the text lies.
pub(crate) fn line(lines: &[usize], at: usize) -> usize {
    lines.partition_point(|begin| *begin <= at)
}
