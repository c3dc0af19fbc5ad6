//! Which threads home shows, in which order.

use std::sync::Arc;

use kernel::{Actor, Cursor, PersonId, Problem};
use store::Read;
use web::Site;

use super::look::{Look, look};
use super::recent::with_tails;
use super::row::{News, Row};
use super::store as shown;

/// Unread announcements and questions that are shown although newer things happened.
const KEPT_UP: usize = 5;

/// A thread with what is new in it for the reader.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub row: Arc<Row>,
    pub news: News,
}

/// What home shows.
#[derive(Debug)]
pub(super) struct Feed {
    pub look: Arc<Look>,
    pub work: Vec<Item>,
    pub communities: Vec<Item>,
    /// Where the two bands go on.
    pub next: Option<String>,
    /// The first page.
    pub first: bool,
}

/// Where a band goes on; nothing when it has ended.
type Place = Option<Cursor>;

fn parse(after: &str) -> Option<(Place, Place)> {
    let (work, communities) = after.split_once('~')?;
    Some((Cursor::parse(work), Cursor::parse(communities)))
}

fn write(work: Place, communities: Place) -> Option<String> {
    let text = |place: Place| place.map(|c| c.to_string()).unwrap_or_default();
    (work.is_some() || communities.is_some()).then(|| format!("{}~{}", text(work), text(communities)))
}

/// The page of home after `after`, or the first one.
pub(super) async fn feed(
    site: &Site,
    actor: &Actor,
    after: Option<&str>,
    most: usize,
) -> Result<Feed, Problem> {
    let look = look(site, actor).await?;
    let Some((work, communities)) = after.and_then(parse) else { return Ok(first(look, actor.id, most)) };
    let me = actor.id;
    site.db
        .read(move |r| {
            let (work, work_next) = later(r, &look, me, true, work, most)?;
            let (communities, comm_next) = later(r, &look, me, false, communities, most)?;
            Ok(Feed { look, work, communities, next: write(work_next, comm_next), first: false })
        })
        .await
}

/// The first page, from memory.
fn first(look: Arc<Look>, me: PersonId, most: usize) -> Feed {
    let item = |row: Arc<Row>| Item { news: look.news(&row, me), row };
    let take = |work: bool| {
        let all = look.newest(work);
        let rows = all.get(..most).unwrap_or(all);
        let more = all.len() > most;
        let next = rows.last().filter(|_| more).map(|row| Cursor { key: row.key().0, id: row.key().1 });
        (rows.iter().cloned().map(item).collect::<Vec<Item>>(), next)
    };
    let ((mut work, work_next), (communities, comm_next)) = (take(true), take(false));
    let shown: Vec<_> = work.iter().map(|i| i.row.facts.id).collect();
    let older = look.calls.iter().filter(|row| !shown.contains(&row.facts.id)).cloned().map(item);
    work.extend(older.filter(|i| i.news.unread).take(KEPT_UP));
    // What asks something of the reader comes first; within that, the newest.
    work.sort_by_key(|i| (!(i.news.unread && i.row.calls()), std::cmp::Reverse(i.row.key())));
    Feed { work, communities, next: write(work_next, comm_next), first: true, look }
}

fn later(
    r: &mut Read<'_>,
    look: &Look,
    me: PersonId,
    work: bool,
    after: Place,
    most: usize,
) -> Result<(Vec<Item>, Place), Problem> {
    let Some(after) = after else { return Ok((Vec::new(), None)) };
    let spaces: Vec<i64> =
        look.mine.spaces.iter().filter(|s| s.of_work() == work).map(|s| s.id.number()).collect();
    let limit = i64::try_from(most).unwrap_or(20) + 1;
    let mut found = shown::newest(r, &spaces, after, limit, limit)?;
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|f| Cursor { key: f.last.0, id: f.id.number() });
    let rows = with_tails(r, found)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.facts.id.number()).collect();
    let marks: std::collections::HashMap<i64, i64> = shown::marks(r, me, &ids)?.into_iter().collect();
    let since = |row: &Row| look.mine.since.get(&row.facts.space).copied().unwrap_or(look.at);
    let item = |row: Arc<Row>| {
        let mark = marks.get(&row.facts.id.number()).copied();
        Item { news: super::row::news(&row, me, since(&row), mark, look.at), row }
    };
    Ok((rows.into_iter().map(item).collect(), next))
}
