//! Shapes of search in the public JSON.

use kernel::{Time, paging};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rank::Candidate;
use super::saved::SavedSearch;
use super::shown::ShownMessage;

/// What is searched for.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words in either language; quotes keep them together; the last may be typed halfway.
    #[serde(default)]
    pub q: String,
    /// `person`, `space`, `thread`, `message`, `file`, `note` or `duty`; everything when absent.
    #[serde(default)]
    pub kind: String,
    /// Address of the space it was said in.
    #[serde(default, rename = "in")]
    #[param(rename = "in")]
    pub place: String,
    /// Handle of who wrote it under their name; `me` for oneself.
    #[serde(default)]
    pub from: String,
    /// Kind of thread: `question`, `decision` …
    #[serde(default)]
    pub what: String,
    /// State of the thread: `open`, `answered` …
    #[serde(default)]
    pub state: String,
    /// From this day on (`2026-05-01`).
    #[serde(default)]
    pub since: String,
    /// Before this day.
    #[serde(default)]
    pub until: String,
    /// `file`: with a file.
    #[serde(default)]
    pub has: String,
    /// Hashtags, all of which it has to carry.
    #[serde(default)]
    pub tag: String,
    /// Cursor.
    pub after: Option<String>,
    /// How many, 1 to 200.
    #[param(value_type = Option<i64>)]
    pub limit: Option<String>,
}

impl SearchQuery {
    /// The kind, when it is one.
    #[must_use]
    pub fn only(&self) -> Option<&'static str> {
        ["person", "space", "thread", "message", "file", "note", "duty"].into_iter().find(|k| *k == self.kind)
    }
    /// The filters of the form by name, but for the hashtags.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("in", &self.place),
            ("from", &self.from),
            ("what", &self.what),
            ("state", &self.state),
            ("since", &self.since),
            ("until", &self.until),
            ("has", &self.has),
        ]
    }
    /// How many hits a page has.
    #[must_use]
    pub fn most(&self, usual: i64) -> usize {
        let asked = self.limit.as_ref().and_then(|l| l.parse().ok());
        usize::try_from(paging::limit(Some(asked.unwrap_or(usual)))).unwrap_or(20)
    }
}

/// The space a hit lies in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HitSpace {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// team, community, project, network.
    pub kind: String,
}

/// Who wrote a hit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HitAuthor {
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
}

/// Something that was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hit {
    /// `person`, `space`, `thread`, `message`, `file`, `note` or `duty` (a duty or a role).
    pub kind: String,
    /// Its id: of the person, space or thread, of the message, file or note; the key of a duty or role.
    pub id: String,
    /// Name or title.
    pub title: String,
    /// The words around the hit.
    pub excerpt: String,
    /// The same as HTML, with the words asked for in `mark`.
    pub html: String,
    /// Its page.
    pub url: String,
    /// The space it was said in.
    pub space: Option<HitSpace>,
    /// Who said it.
    pub author: Option<HitAuthor>,
    /// When it was said.
    pub at: Option<Time>,
    /// Whether it is an answered question, or the answer.
    pub answered: bool,
    /// Further hits in the same thread.
    pub more: i64,
}

/// A page of hits, best first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hits {
    /// Best first.
    pub items: Vec<Hit>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many there are of each kind, up to a hundred.
    pub counts: Counts,
    /// The same words spelled differently, when nothing answers and they would.
    pub instead: Option<String>,
}

/// How many hits there are of each kind; 100 stands for more than 99.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// People.
    pub person: i64,
    /// Spaces.
    pub space: i64,
    /// Threads, by their opening words.
    pub thread: i64,
    /// Replies.
    pub message: i64,
    /// Files.
    pub file: i64,
    /// Notes.
    pub note: i64,
    /// Duties and roles.
    pub duty: i64,
}

impl Counts {
    /// Counts what was found.
    #[must_use]
    pub fn of(found: &[Candidate]) -> Self {
        let many = |kind: &str| {
            i64::try_from(found.iter().filter(|c| c.kind == kind).take(100).count()).unwrap_or(100)
        };
        Self {
            person: many("person"),
            space: many("space"),
            thread: many("thread"),
            message: many("message"),
            file: many("file"),
            note: many("note"),
            duty: many("duty"),
        }
    }
    /// The count of a kind.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> Option<i64> {
        match kind {
            "person" => Some(self.person),
            "space" => Some(self.space),
            "thread" => Some(self.thread),
            "message" => Some(self.message),
            "file" => Some(self.file),
            "note" => Some(self.note),
            "duty" => Some(self.duty),
            _ => None,
        }
    }
}

/// What something should resemble: a title, or a thread.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SimilarQuery {
    /// A title of at least three words.
    #[serde(default)]
    pub title: String,
    /// A thread's id.
    #[serde(default)]
    pub thread: String,
}

/// A thread that resembles something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimilarThread {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// Address of its space.
    pub space: String,
    /// Its page.
    pub url: String,
}
impl From<&ShownMessage> for SimilarThread {
    fn from(row: &ShownMessage) -> Self {
        Self {
            id: row.thread.to_string(),
            title: row.title.clone(),
            state: row.state.clone(),
            space: row.slug.clone(),
            url: format!("/s/{}/t/{}", row.slug, row.thread),
        }
    }
}

/// Threads that resemble something, the likest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimilarThreads {
    /// At most five.
    pub items: Vec<SimilarThread>,
    /// There is never a next page.
    pub next: Option<String>,
}

/// A search to keep.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
pub struct SavedForm {
    /// The name.
    #[serde(default)]
    pub name: String,
    /// Whether to tell when something new answers.
    #[serde(default)]
    pub tells: bool,
}

/// The name of a saved search.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
pub struct SavedName {
    /// The name.
    #[serde(default)]
    pub name: String,
}

/// Whether a saved search tells.
#[derive(Debug, Clone, Copy, Default, Deserialize, Serialize, ToSchema)]
pub struct SavedTells {
    /// Whether to tell when something new answers.
    #[serde(default)]
    pub tells: bool,
}

/// A saved search.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SavedJson {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The question, as the query part of `/search`.
    pub query: String,
    /// Whether something new that answers is told.
    pub tells: bool,
}
impl From<&SavedSearch> for SavedJson {
    fn from(s: &SavedSearch) -> Self {
        Self { id: s.id.to_string(), name: s.name.clone(), query: s.query.clone(), tells: s.tells }
    }
}

/// Saved searches, the oldest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SavedList {
    /// At most fifty.
    pub items: Vec<SavedJson>,
    /// There is never a next page.
    pub next: Option<String>,
}
