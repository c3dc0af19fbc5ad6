//! A thread as home shows it, and what is new in it for one reader. Pure, apart from the HTML a
//! row keeps beside it.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Lang, PersonId, SpaceId, ThreadId, Time, time::DAY};

/// Threads that have been quiet for so long are nobody's news.
const NEWS_MS: i64 = 14 * DAY;
/// Most renderings of one row that are kept (language, zone, day).
const RENDERINGS: usize = 12;

/// What is the same for every reader of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The space.
    pub space: SpaceId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub space_name: String,
    /// Its kind.
    pub space_kind: String,
    /// Its hue.
    pub hue: i64,
    /// The thread.
    pub id: ThreadId,
    /// Its kind.
    pub kind: String,
    /// Its state.
    pub state: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Who started it.
    pub author: PersonId,
    /// Their name.
    pub author_name: String,
    /// Their handle.
    pub author_handle: String,
    /// Who wrote last.
    pub last_author: PersonId,
    /// Their name.
    pub last_name: String,
    /// When it began.
    pub created: Time,
    /// When somebody wrote last.
    pub last: Time,
    /// The last message.
    pub last_id: i64,
    /// How many replies there are.
    pub replies: i64,
    /// Its version.
    pub version: i64,
    /// Its first message.
    pub opening: i64,
}
store::row!(Facts {
    space,
    slug,
    space_name,
    space_kind,
    hue,
    id,
    kind,
    state,
    title,
    excerpt,
    author,
    author_name,
    author_handle,
    last_author,
    last_name,
    created,
    last,
    last_id,
    replies,
    version,
    opening
});

/// A row's HTML around what is personal in it: the class of the unread, and the news.
pub type Pieces = Arc<[String; 3]>;
type Rendering = ((Lang, String, i64), Pieces);

/// A thread of a space's recent activity.
#[derive(Debug)]
pub struct Row {
    /// What everybody sees.
    pub facts: Facts,
    /// Its newest replies, oldest first, at most twenty.
    pub tail: Vec<i64>,
    html: Mutex<Vec<Rendering>>,
}

impl Row {
    /// A row without any rendering yet.
    #[must_use]
    pub fn new(facts: Facts, tail: Vec<i64>) -> Self {
        Self { facts, tail, html: Mutex::default() }
    }
    /// Whether another row shows the very same.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.facts == other.facts && self.tail == other.tail
    }
    /// Where lists go on after it.
    #[must_use]
    pub const fn key(&self) -> (i64, i64) {
        (self.facts.last.0, self.facts.id.number())
    }
    /// Whether it asks something: an announcement, or a question that waits for an answer.
    #[must_use]
    pub fn calls(&self) -> bool {
        self.facts.kind == "announcement" || (self.facts.kind == "question" && self.facts.state == "open")
    }
    /// Whether it lies in the flow of work.
    #[must_use]
    pub fn of_work(&self) -> bool {
        matches!(self.facts.space_kind.as_str(), "team" | "project")
    }
    /// Its rendering in a language, zone and day; made when it is not kept.
    pub fn html<E>(
        &self,
        key: (Lang, &str, i64),
        make: impl FnOnce() -> Result<String, E>,
    ) -> Result<Pieces, E> {
        let kept = self.html.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, pieces)) =
            kept.iter().find(|((lang, zone, day), _)| (*lang, zone.as_str(), *day) == key)
        {
            return Ok(Arc::clone(pieces));
        }
        drop(kept);
        let made = make()?;
        let mut parts = made.split('\u{1}').map(|p| p.trim_end_matches('\n').to_owned());
        let mut next = || parts.next().unwrap_or_default();
        let pieces: Pieces = Arc::new([next(), next(), next()]);
        let mut kept = self.html.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= RENDERINGS {
            kept.clear();
        }
        kept.push(((key.0, key.1.to_owned(), key.2), Arc::clone(&pieces)));
        Ok(pieces)
    }
}

/// What is new in a thread for one reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct News {
    /// Something happened since the reader looked.
    pub unread: bool,
    /// The reader has never opened it.
    pub never: bool,
    /// Replies since then, at most twenty.
    pub replies: i64,
}

/// What is new in `row` for somebody who has been in the space since `since` and read up to `mark`.
#[must_use]
pub fn news(row: &Row, me: PersonId, since: Time, mark: Option<i64>, now: Time) -> News {
    let facts = &row.facts;
    if facts.last_author == me {
        return News::default();
    }
    match mark {
        Some(mark) if facts.last_id > mark => {
            let replies = row.tail.iter().filter(|id| **id > mark).count();
            News { unread: true, never: false, replies: i64::try_from(replies).unwrap_or(0) }
        }
        Some(_) => News::default(),
        None => {
            let unread = facts.last > since && now.0 - facts.last.0 < NEWS_MS;
            News { unread, never: unread, replies: 0 }
        }
    }
}

/// Whether a mark could make a difference for this row.
#[must_use]
pub fn may_be_news(row: &Row, me: PersonId, now: Time) -> bool {
    row.facts.last_author != me && now.0 - row.facts.last.0 < NEWS_MS
}

/// The newest rows of several lists, each newest first: a merge that looks at no more than it takes.
#[must_use]
pub fn newest<'a>(lists: impl Iterator<Item = &'a [Arc<Row>]>, most: usize) -> Vec<Arc<Row>> {
    let lists: Vec<&[Arc<Row>]> = lists.collect();
    let mut heads: std::collections::BinaryHeap<((i64, i64), usize, usize)> =
        lists.iter().enumerate().filter_map(|(n, rows)| Some((rows.first()?.key(), n, 0))).collect();
    let mut out = Vec::with_capacity(most);
    while out.len() < most
        && let Some((_, list, at)) = heads.pop()
    {
        let rows = lists.get(list).copied().unwrap_or_default();
        out.extend(rows.get(at).cloned());
        if let Some(next) = rows.get(at + 1) {
            heads.push((next.key(), list, at + 1));
        }
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A row with these keys and nothing else to say.
    pub fn row(id: i64, last: i64) -> Row {
        let facts = Facts {
            space: SpaceId::new(1),
            slug: String::new(),
            space_name: String::new(),
            space_kind: "team".to_owned(),
            hue: 0,
            id: ThreadId::new(id),
            kind: "question".to_owned(),
            state: "open".to_owned(),
            title: String::new(),
            excerpt: String::new(),
            author: PersonId::new(1),
            author_name: String::new(),
            author_handle: String::new(),
            last_author: PersonId::new(1),
            last_name: String::new(),
            created: Time(0),
            last: Time(last),
            last_id: 30,
            replies: 2,
            version: 1,
            opening: 10,
        };
        Row::new(facts, vec![20, 30])
    }

    #[test]
    fn the_newest_of_all_lists_come_first() {
        let lists = [vec![row(1, 90), row(2, 50)], vec![], vec![row(3, 70), row(4, 60), row(5, 10)]];
        let lists: Vec<Vec<Arc<Row>>> =
            lists.into_iter().map(|l| l.into_iter().map(Arc::new).collect()).collect();
        let ids = |most| {
            newest(lists.iter().map(Vec::as_slice), most)
                .iter()
                .map(|r| r.facts.id.number())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(4), [1, 3, 4, 2]);
        assert_eq!(ids(9), [1, 3, 4, 2, 5]);
    }

    #[test]
    fn news_is_what_happened_since_one_looked() {
        let (row, me, now) = (row(1, 1_000), PersonId::new(7), Time(2_000));
        assert_eq!(news(&row, me, Time(0), Some(20), now), News { unread: true, never: false, replies: 1 });
        assert_eq!(news(&row, me, Time(0), Some(30), now), News::default());
        assert!(news(&row, me, Time(0), None, now).never);
        assert_eq!(news(&row, me, Time(1_500), None, now), News::default(), "before one was there");
        assert_eq!(news(&row, PersonId::new(1), Time(0), Some(10), now), News::default(), "one's own words");
        assert_eq!(news(&row, me, Time(0), None, Time(15 * DAY)), News::default(), "long ago");
    }

    #[test]
    fn a_rendering_is_made_once_for_each_language_zone_and_day() {
        let row = row(1, 1);
        let make = |text: &str| row.html((Lang::En, "UTC", 1), || Ok::<_, ()>(text.to_owned())).unwrap();
        assert_eq!(*make("a\u{1}b\u{1}c\n"), ["a", "b", "c"]);
        assert_eq!(*make("x"), ["a", "b", "c"]);
    }
}
