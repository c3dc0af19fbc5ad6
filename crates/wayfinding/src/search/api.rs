//! Shapes of search in the public JSON.

use kernel::{Time, paging};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is searched for.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words in either language; quotes keep them together; the last may be typed halfway.
    #[serde(default)]
    pub q: String,
    /// `person`, `space`, `thread` or `message`; everything when absent.
    #[serde(default)]
    pub kind: String,
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
        ["person", "space", "thread", "message"].into_iter().find(|k| *k == self.kind)
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
    /// `person`, `space`, `thread` or `message`.
    pub kind: String,
    /// Its id: of the person, space or thread, or of the message.
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
}
