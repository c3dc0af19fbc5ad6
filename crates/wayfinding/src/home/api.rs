//! Shapes of home in the public JSON.

use kernel::{PersonId, SpaceId, ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::feed::{Feed, Item};

/// How home is paged.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HomeQuery {
    /// Cursor.
    pub after: Option<String>,
    /// How many threads of each band, 1 to 200.
    #[param(value_type = Option<i64>)]
    pub limit: Option<String>,
    /// `feed`: the two bands alone, without the page around them.
    #[param(ignore)]
    #[serde(default)]
    pub part: String,
}

/// A community somebody new may look at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BeginningCommunity {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Why it is there, in plain words.
    pub why: String,
}

/// Where somebody new may begin.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Beginning {
    /// A few communities one is not in yet.
    pub communities: Vec<BeginningCommunity>,
}

/// The space a thread is in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HomeSpace {
    /// The space.
    pub id: SpaceId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// team, community, project, network.
    pub kind: String,
}

/// Who started a thread.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HomeAuthor {
    /// The person.
    pub id: PersonId,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
}

/// A thread on the home page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HomeThread {
    /// The thread.
    pub id: ThreadId,
    /// Where it is.
    pub space: HomeSpace,
    /// Its kind.
    pub kind: String,
    /// Its state.
    pub state: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Who started it.
    pub author: HomeAuthor,
    /// When it began.
    pub created: Time,
    /// When somebody wrote last.
    pub last: Time,
    /// How many replies there are.
    pub replies: i64,
    /// How many of them are new to the reader, at most 20.
    pub new_replies: i64,
    /// Whether something in it is new to the reader; nobody else is told.
    pub unread: bool,
    /// Its page.
    pub url: String,
}

/// Home, its two bands apart.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Home {
    /// Teams and projects: what calls for an answer first, then the newest.
    pub work: Vec<HomeThread>,
    /// Communities and the network's own spaces, the newest first.
    pub communities: Vec<HomeThread>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

impl From<&Item> for HomeThread {
    fn from(item: &Item) -> Self {
        let facts = item.row.facts.clone();
        Self {
            url: format!("/s/{}/t/{}", facts.slug, facts.id),
            id: facts.id,
            space: HomeSpace {
                id: facts.space,
                slug: facts.slug,
                name: facts.space_name,
                kind: facts.space_kind,
            },
            kind: facts.kind,
            state: facts.state,
            title: facts.title,
            excerpt: facts.excerpt,
            author: HomeAuthor { id: facts.author, handle: facts.author_handle, name: facts.author_name },
            created: facts.created,
            last: facts.last,
            replies: facts.replies,
            new_replies: item.news.replies,
            unread: item.news.unread,
        }
    }
}

impl From<&Feed> for Home {
    fn from(feed: &Feed) -> Self {
        Self {
            work: feed.work.iter().map(HomeThread::from).collect(),
            communities: feed.communities.iter().map(HomeThread::from).collect(),
            next: feed.next.clone(),
        }
    }
}
