//! The shapes of the public JSON.

use kernel::{Lang, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::one_routes::Loaded;
use super::store::Found;
use super::store::candidates::Candidate;
use super::store::pool::Known;

/// Where somebody is looked for, and for which role.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewVacancy)]
pub struct NewVacancy {
    /// Key of the role.
    #[serde(default)]
    pub role: String,
    /// `network`, `unit:SLUG`, `space:SLUG`.
    #[serde(default, rename = "in")]
    pub place: String,
    /// Id of the description of the job; may follow later.
    #[serde(default)]
    pub description: String,
    /// What it is about, in a few words.
    #[serde(default)]
    pub why: String,
}

/// By which description somebody is looked for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = VacancyDescription)]
pub struct NewDescription {
    /// Its id.
    #[serde(default)]
    pub description: String,
}

/// Who is asked.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCandidate)]
pub struct NewCandidate {
    /// Short name of a colleague.
    #[serde(default)]
    pub person: String,
    /// Why they come to mind; they read it, and nobody else.
    #[serde(default)]
    pub why: String,
}

/// What one says to it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = CandidateAnswer)]
pub struct NewAnswer {
    /// `yes` to be listed as one who would, `no` not to, or not any more.
    #[serde(default)]
    pub answer: String,
    /// Why one would, in one’s own words; whoever chooses reads it.
    #[serde(default)]
    pub text: String,
    /// `yes` when whoever chooses may read what one says of one’s competences.
    #[serde(default)]
    pub shares: String,
}

/// A vacancy, in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Vacancy)]
pub struct VacancyJson {
    /// Its id.
    pub id: String,
    /// Key of the role.
    pub role: String,
    /// `network`, `unit:SLUG`, `space:SLUG`.
    #[serde(rename = "in")]
    pub place: String,
    /// `open`, `filled`, `closed`.
    pub state: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub opened: Time,
    /// What it is about.
    pub why: String,
    /// Id of the description, when there is one.
    pub description: Option<String>,
    /// How the reader stands: `approached`, `agreed`, `declined`, `active`, or empty.
    pub mine: String,
}

impl From<&Found> for VacancyJson {
    fn from(f: &Found) -> Self {
        Self {
            id: f.id.to_string(),
            role: f.role.clone(),
            place: f.token(),
            state: f.state.clone(),
            opened: f.opened,
            why: f.why.clone(),
            description: f.description.map(|id| id.to_string()),
            mine: f.mine.clone(),
        }
    }
}

/// Vacancies.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Vacancies)]
pub struct VacanciesJson {
    /// The newest first.
    pub items: Vec<VacancyJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// Somebody who could be chosen; for those who fill the vacancy.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Candidate)]
pub struct CandidateJson {
    /// Short name.
    pub handle: String,
    /// `approached` (whom the reader asked), `agreed`, `declined`, `active`.
    pub state: String,
    /// `self` or `lead`.
    pub source: String,
    /// Why they would, in their own words.
    pub text: String,
    /// What they say of the competences that matter most, where they let it be read.
    pub competences: Vec<NeedJson>,
    /// The role they were proposed or hold.
    pub assignment: Option<String>,
}

/// A competence that matters much.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = NeededCompetence)]
pub struct NeedJson {
    /// Its key.
    pub key: String,
    /// Where they stand by their own word: 0 to 4; nothing when they have not said.
    pub level: Option<i64>,
}

/// Somebody who let it be known that they practise.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = KnownPractitioner)]
pub struct KnownJson {
    /// Short name.
    pub handle: String,
    /// Colleagues named them.
    pub named: bool,
    /// They practise without the title.
    pub practises: bool,
    /// What they help others with, in their own words, where they let it be known.
    pub helpful: String,
}

impl From<&Known> for KnownJson {
    fn from(k: &Known) -> Self {
        Self { handle: k.handle.clone(), named: k.named, practises: k.practises, helpful: k.helpful.clone() }
    }
}

/// A vacancy with what the reader may know of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VacancyWhole)]
pub struct WholeJson {
    /// The vacancy.
    #[serde(flatten)]
    pub vacancy: VacancyJson,
    /// Title of the description.
    pub title: String,
    /// The role that was taken on.
    pub assignment: Option<String>,
    /// Who said yes, and whom the reader asked; `null` for those who do not fill it.
    pub candidates: Option<Vec<CandidateJson>>,
    /// Whom one could ask; `null` for those who do not fill it.
    pub pool: Option<Vec<KnownJson>>,
}

impl WholeJson {
    pub(super) fn of(loaded: &Loaded, lang: Lang) -> Self {
        let found = &loaded.found;
        let one = |c: &Candidate| CandidateJson {
            handle: c.handle.clone(),
            state: c.state.clone(),
            source: c.source.clone(),
            text: c.body.clone(),
            competences: loaded
                .needs(c)
                .into_iter()
                .map(|n| NeedJson { key: n.key, level: n.level })
                .collect(),
            assignment: (c.role > 0).then(|| c.role.to_string()),
        };
        let title = if lang == Lang::Fr { &found.title_fr } else { &found.title_en };
        Self {
            vacancy: VacancyJson::from(found),
            title: title.clone(),
            assignment: found.assignment.map(|id| id.to_string()),
            candidates: loaded.filler.as_ref().map(|f| f.candidates.iter().map(one).collect()),
            pool: loaded.filler.as_ref().map(|f| f.pool.iter().map(KnownJson::from).collect()),
        }
    }
}
