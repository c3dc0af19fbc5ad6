//! The shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::routes::Loaded;
use super::week;

/// Whose week it is to be.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewRotaWeek)]
pub struct NewWeek {
    /// Short name of who is to hold it; oneself when left out. Whoever leads the network may name others.
    #[serde(default)]
    pub person: String,
}

/// Something to talk about.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCirclePoint)]
pub struct NewPoint {
    /// The words.
    #[serde(default)]
    pub text: String,
}

/// A week of the rota.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RotaWeek)]
pub struct WeekJson {
    /// Its Monday, as a day since 1970.
    pub week: i64,
    /// Noon of its Monday.
    #[schema(value_type = String, format = DateTime)]
    pub monday: Time,
    /// Short name of whose it is; nothing for a reader from outside who is in no space with them.
    pub person: Option<String>,
    /// Short name of who covers it.
    pub cover: Option<String>,
    /// `free`, `set`, `cover_asked`, `covered`.
    pub state: String,
}

/// Something to talk about.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CirclePoint)]
pub struct PointJson {
    /// Its id.
    pub id: String,
    /// Short name of who brought it up; empty for a reader from outside who is in no space with them.
    pub person: String,
    /// The words.
    pub text: String,
}

/// Somebody who facilitates is away.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CircleAbsence)]
pub struct AwayJson {
    /// Short name.
    pub person: String,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    pub from: Time,
    /// When they are back.
    #[schema(value_type = String, format = DateTime)]
    pub until: Time,
    /// Short names of those who stand in.
    pub deputies: Vec<String>,
}

/// A conversation of the circle.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CircleThread)]
pub struct ThreadJson {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Short name of who began it.
    pub person: String,
    /// How often it was replied to.
    pub replies: i64,
    /// When something was said last.
    #[schema(value_type = String, format = DateTime)]
    pub last: Time,
}

impl From<&super::store::talk::Talked> for ThreadJson {
    fn from(t: &super::store::talk::Talked) -> Self {
        Self {
            id: t.id.to_string(),
            title: t.title.clone(),
            person: t.handle.clone(),
            replies: t.replies,
            last: t.last,
        }
    }
}

/// What the circle has.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Circle)]
pub struct CircleJson {
    /// The weeks to come, this one first.
    pub weeks: Vec<WeekJson>,
    /// Who is away in them.
    pub away: Vec<AwayJson>,
    /// Word in addresses of the space where the circle talks; nothing while there is none.
    pub space: Option<String>,
    /// What was said there last.
    pub threads: Vec<ThreadJson>,
    /// What is to be talked about.
    pub points: Vec<PointJson>,
    /// Short names of those who facilitate; for a reader from outside, of those in a space with them.
    pub members: Vec<String>,
}

impl CircleJson {
    pub(super) fn of(loaded: &Loaded) -> Self {
        let handle = |id| loaded.members.iter().find(|m| m.id == id).map(|m| m.handle.clone());
        let one = |monday: i64| {
            let held = loaded.weeks.iter().find(|w| w.week == monday);
            WeekJson {
                week: monday,
                monday: week::days(monday).0,
                person: held.map(|w| w.handle.clone()).filter(|h| !h.is_empty()),
                cover: held.filter(|w| !w.cover_handle.is_empty()).map(|w| w.cover_handle.clone()),
                state: held.map_or_else(|| "free".to_owned(), |w| w.state.clone()),
            }
        };
        let away = |a: &super::store::around::Away| AwayJson {
            person: handle(a.person).unwrap_or_default(),
            from: a.from,
            until: a.until,
            deputies: loaded
                .cared
                .iter()
                .filter(|c| c.person == a.person && c.state == "accepted")
                .map(|c| c.handle.clone())
                .collect(),
        };
        let point = |p: &super::store::points::Point| PointJson {
            id: p.id.to_string(),
            person: p.handle.clone(),
            text: p.body.clone(),
        };
        Self {
            weeks: week::shown(loaded.now).map(one).collect(),
            away: loaded.away.iter().map(away).collect(),
            space: loaded.talk.as_ref().map(|t| t.slug.clone()),
            threads: loaded.talk.iter().flat_map(|t| &t.threads).map(ThreadJson::from).collect(),
            points: loaded.points.iter().map(point).collect(),
            members: loaded.members.iter().map(|m| m.handle.clone()).collect(),
        }
    }
}

/// Said and done.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CircleDone)]
pub struct Done {
    /// Always true.
    pub done: bool,
}
