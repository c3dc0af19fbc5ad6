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
use super::store::{self as shown, MySpace};
use super::waiting::{self, Waiting};

/// How long it is kept at most.
pub(super) const KEPT_MS: i64 = 3 * SECOND;
/// Newest threads of each band that home can show on its first page, and one more.
const WINNERS: usize = 201;
/// Older threads of work that may still ask something of the reader.
const CALLS: usize = 120;
/// Places of each flow that are named at the side of every page: to be in very many costs no more.
const LISTED: usize = 12;

/// What the shell shows at the side of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rail {
    /// Teams and projects.
    pub work: Vec<RailPlace>,
    /// Teams and projects that are not listed.
    pub more_work: i64,
    /// Communities.
    pub communities: Vec<RailPlace>,
    /// Communities that are not listed.
    pub more_communities: i64,
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
    /// The newest threads of work and of communities.
    pub newest: [Vec<Arc<Row>>; 2],
    /// Threads of work that may ask something of the reader, newest first.
    pub calls: Vec<Arc<Row>>,
    /// The listed ones of one's places.
    pub listed: Vec<usize>,
    pub marks: HashMap<i64, i64>,
    pub rail: Arc<Rail>,
    pub waiting: Waiting,
    pub at: Time,
    pub moment: u64,
    pub touched: u64,
}

impl Look {
    /// What is new in one of its rows.
    pub(super) fn news(&self, row: &Row, me: PersonId) -> News {
        let since = self.mine.since.get(&row.facts.space).copied();
        news(row, me, since.unwrap_or(Time(0)), self.marks.get(&row.facts.id.number()).copied(), self.at)
    }
    /// The newest threads of one band, at most as many as a page may have and one more.
    pub(super) fn newest(&self, work: bool) -> &[Arc<Row>] {
        let [ours, theirs] = &self.newest;
        if work { ours } else { theirs }
    }
    /// The places that are listed.
    pub(super) fn places(&self) -> impl Iterator<Item = &MySpace> {
        self.listed.iter().filter_map(|at| self.mine.spaces.get(*at))
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
    let band = |work: bool| {
        let spaces = mine.spaces.iter().zip(&activity).filter(move |(s, _)| s.of_work() == work);
        spaces.map(|(_, a)| a.0.as_slice())
    };
    let winners = [newest(band(true), WINNERS), newest(band(false), WINNERS)];
    let mut calls: Vec<Arc<Row>> =
        band(true).flatten().filter(|row| row.calls() && may_be_news(row, actor.id, now)).cloned().collect();
    calls.sort_unstable_by_key(|row| std::cmp::Reverse(row.key()));
    calls.truncate(CALLS);
    let listed = listed(&mine.spaces, &activity);
    let counted = listed.iter().filter_map(|at| activity.get(*at)).flat_map(|a| a.0.iter());
    let counted = counted.filter(|row| may_be_news(row, actor.id, now));
    let mut asked: Vec<i64> =
        winners.iter().flatten().chain(&calls).chain(counted).map(|row| row.facts.id.number()).collect();
    asked.sort_unstable();
    asked.dedup();
    let marks = shown::marks(r, actor.id, &asked)?.into_iter().collect();
    let unread_notices = shown::unread_notices(r, actor.id)?;
    let waiting = waiting::load(r, actor)?;
    let rail = Arc::default();
    let mut look = Look {
        mine,
        activity,
        newest: winners,
        calls,
        listed,
        marks,
        rail,
        waiting,
        at: now,
        moment,
        touched,
    };
    look.rail = Arc::new(rail_of(&look, actor.id, unread_notices));
    Ok(look)
}

/// Which of one's places are listed: of each flow those where something happened last, in the order of all.
fn listed(spaces: &[MySpace], activity: &[Arc<Activity>]) -> Vec<usize> {
    let mut listed = Vec::new();
    for band in ["work", "comm", "house"] {
        let of_band = spaces.iter().enumerate().filter(|(_, s)| s.band() == band);
        let mut places: Vec<usize> = of_band.map(|(at, _)| at).collect();
        if places.len() > LISTED {
            let last = |at: &usize| activity.get(*at).and_then(|a| a.0.first()).map(|row| row.key());
            places.sort_by_key(|at| (std::cmp::Reverse(last(at)), *at));
            places.truncate(LISTED);
        }
        listed.extend(places);
    }
    listed.sort_unstable();
    listed
}

fn rail_of(look: &Look, me: PersonId, unread_notices: i64) -> Rail {
    let mut rail = Rail { unread_notices, ..Rail::default() };
    let both = |at: &usize| look.mine.spaces.get(*at).zip(look.activity.get(*at));
    for (space, activity) in look.listed.iter().filter_map(both) {
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
    let more = |band: &str, listed: &[RailPlace]| {
        let all = look.mine.spaces.iter().filter(|s| s.band() == band).count();
        i64::try_from(all.saturating_sub(listed.len())).unwrap_or(0)
    };
    rail.more_work = more("work", &rail.work);
    rail.more_communities = more("comm", &rail.communities);
    rail
}

/// What the shell shows at the side: one's places with what is new in them, and notices.
///
/// # Errors
/// What the database says.
pub async fn rail(site: &Site, actor: &Actor) -> Result<Arc<Rail>, Problem> {
    Ok(Arc::clone(&look(site, actor).await?.rail))
}

/// Facts heard from another node; on this one nothing has to be told.
pub fn hear(site: &Site, facts: &[kernel::Fact]) {
    site.shelf::<Recent>().hear(facts);
}
