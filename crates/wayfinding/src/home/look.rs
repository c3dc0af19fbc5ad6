//! What somebody sees at this moment: their spaces, what happened in them, how far they have read,
//! how many notices wait. Kept for a few seconds, as long as no fact touches any of it.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Actor, PersonId, Problem, Time, time::SECOND};
use store::Read;
use web::Site;
use web::shell::RailPlace;

use super::recent::{Activity, Mine, Recent};
use super::row::{News, Row, may_be_news, newest, news};
use super::store as shown;
use super::waiting::{self, Waiting};

/// How long it is kept at most.
pub(super) const KEPT_MS: i64 = 3 * SECOND;
/// Threads of each band whose marks are looked up in any case.
const WINNERS: usize = 20;

/// What the shell shows at the side of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rail {
    /// Teams and projects.
    pub work: Vec<RailPlace>,
    /// Communities.
    pub communities: Vec<RailPlace>,
    /// The network's own spaces.
    pub everybody: Vec<RailPlace>,
    /// Notices not looked at, at most 100.
    pub unread_notices: i64,
}

/// A moment of one reader.
#[derive(Debug)]
pub(super) struct Look {
    pub mine: Arc<Mine>,
    pub activity: Vec<Arc<Activity>>,
    pub marks: HashMap<i64, i64>,
    pub rail: Rail,
    pub waiting: Waiting,
    pub at: Time,
    pub moment: u64,
    pub touched: u64,
}

impl Look {
    /// What is new in one of its rows.
    pub(super) fn news(&self, row: &Row, me: PersonId) -> News {
        let since = self.mine.spaces.iter().find(|s| s.id == row.facts.space).map_or(Time(0), |s| s.since);
        news(row, me, since, self.marks.get(&row.facts.id.number()).copied(), self.at)
    }
    /// The rows of one band, each space by itself.
    pub(super) fn band(&self, work: bool) -> impl Iterator<Item = &[Arc<Row>]> {
        let spaces = self.mine.spaces.iter().zip(&self.activity);
        spaces.filter(move |(s, _)| s.of_work() == work).map(|(_, a)| a.0.as_slice())
    }
}

/// What somebody sees now; without any query when nothing happened since they looked last.
pub(super) async fn look(site: &Site, actor: &Actor) -> Result<Arc<Look>, Problem> {
    let recent = site.shelf::<Recent>();
    let (commit, touched, now) = (*site.db.committed().borrow(), site.touched(actor.id), site.clock.now());
    if let Some(look) = recent.look(actor.id, Some(commit), touched, now) {
        return Ok(look);
    }
    let actor = actor.clone();
    site.db
        .read(move |r| {
            let moment = recent.catch_up(r, commit)?;
            if let Some(look) = recent.look(actor.id, None, touched, now) {
                return Ok(look);
            }
            let look = Arc::new(take(r, &recent, &actor, moment, touched)?);
            recent.keep_look(actor.id, &look);
            Ok(look)
        })
        .await
}

fn take(
    r: &mut Read<'_>,
    recent: &Recent,
    actor: &Actor,
    moment: u64,
    touched: u64,
) -> Result<Look, Problem> {
    let mine = recent.mine(r, actor, moment)?;
    let activity = recent.activity(r, &mine.spaces, moment)?;
    let now = r.now();
    let mut asked: Vec<i64> = activity
        .iter()
        .flat_map(|a| a.0.iter())
        .filter(|row| may_be_news(row, actor.id, now))
        .map(|row| row.facts.id.number())
        .collect();
    for work in [true, false] {
        let spaces = mine.spaces.iter().zip(&activity).filter(|(s, _)| s.of_work() == work);
        asked.extend(
            newest(spaces.map(|(_, a)| a.0.as_slice()), WINNERS).iter().map(|row| row.facts.id.number()),
        );
    }
    asked.sort_unstable();
    asked.dedup();
    let marks = shown::marks(r, actor.id, &asked)?.into_iter().collect();
    let unread_notices = shown::unread_notices(r, actor.id)?;
    let waiting = waiting::load(r, actor)?;
    let mut look = Look { mine, activity, marks, rail: Rail::default(), waiting, at: now, moment, touched };
    look.rail = rail_of(&look, actor.id, unread_notices);
    Ok(look)
}

fn rail_of(look: &Look, me: PersonId, unread_notices: i64) -> Rail {
    let mut rail = Rail { unread_notices, ..Rail::default() };
    for (space, activity) in look.mine.spaces.iter().zip(&look.activity) {
        let unread = activity.0.iter().filter(|row| look.news(row, me).unread).count();
        let place = RailPlace {
            slug: space.slug.clone(),
            name: space.name.clone(),
            hue: space.hue,
            unread: i64::try_from(unread).unwrap_or(0),
        };
        match space.kind.as_str() {
            "team" | "project" => rail.work.push(place),
            "community" => rail.communities.push(place),
            _ => rail.everybody.push(place),
        }
    }
    rail
}

/// What the shell shows at the side: one's places with what is new in them, and notices.
///
/// # Errors
/// What the database says.
pub async fn rail(site: &Site, actor: &Actor) -> Result<Rail, Problem> {
    Ok(Rail::clone(&look(site, actor).await?.rail))
}

/// Facts heard from another node; on this one nothing has to be told.
pub fn hear(site: &Site, facts: &[kernel::Fact]) {
    site.shelf::<Recent>().hear(facts);
}
