//! Saved searches that tell: now and then each is asked again for what came since, with the eyes its
//! owner has at that moment.

use std::collections::BTreeSet;

use kernel::{Fact, PersonId, ThreadId};
use store::{Res, Write, p, row, sql};

use super::api::SearchQuery;
use super::ask::Asked;
use super::facts::FOUND;
use super::find::{self, Eyes};
use super::question::Question;
use super::rank::Candidate;
use super::resolve;

/// So many searches are asked in one step: each holds the writer a little.
const STEP: i64 = 5;
/// So many conversations one search tells of at a time, the newest.
const MOST: usize = 10;

sql!(
    NEXT,
    "SELECT s.id, s.query, s.seen_id, q.id, q.external, q.zone FROM saved_searches s JOIN people q ON q.id = s.person_id
     WHERE s.tells AND s.id > $1 AND q.state = 'active' ORDER BY s.id LIMIT $2"
);
sql!(SEEN, "UPDATE saved_searches SET seen_id = $2 WHERE id = $1");

struct Telling {
    id: i64,
    query: String,
    seen: i64,
    person: PersonId,
    external: bool,
    zone: String,
}
row!(Telling { id, query, seen, person, external, zone });

/// Asks the next searches; where to go on.
pub(super) fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let after: i64 = args.parse().unwrap_or(0);
    let next: Vec<Telling> = w.all(&NEXT, p![after, STEP])?;
    let full = i64::try_from(next.len()).is_ok_and(|n| n == STEP);
    let last = next.last().map(|s| s.id.to_string());
    for search in next {
        let Some(newest) = tell(w, &search)? else { continue };
        w.exec(&SEEN, p![search.id, newest])?;
    }
    Ok(last.filter(|_| full))
}

/// Announces what is new; the newest of it.
fn tell(w: &mut Write<'_>, search: &Telling) -> Res<Option<i64>> {
    let query: SearchQuery = serde_urlencoded::from_str(&search.query).unwrap_or_default();
    let mut found = asked(w, search, &Asked::read(&query))?;
    found.sort_unstable_by_key(|c| std::cmp::Reverse(c.id));
    let mut threads = BTreeSet::new();
    let now = w.now();
    for hit in &found {
        let (Some(space), Some(thread)) = (hit.space, hit.thread) else { continue };
        if hit.author == Some(search.person) || threads.len() >= MOST || !threads.insert(thread) {
            continue;
        }
        let fact = Fact::new(&FOUND, search.person.number(), now).space(space).thread(ThreadId::new(thread));
        w.announce(fact.with("message", hit.id));
    }
    Ok(found.first().map(|c| c.id))
}

fn asked(w: &mut Write<'_>, search: &Telling, asked: &Asked) -> Res<Vec<Candidate>> {
    let eyes = Eyes { id: search.person, external: search.external };
    let resolved = resolve::filters(w, eyes, &search.zone, asked)?;
    let mut question = Question::read(&asked.words);
    question.filters.clone_from(&resolved.tokens);
    if question.is_empty() || !resolved.possible {
        return Ok(Vec::new());
    }
    let mut found = find::seen(w, eyes, &question, resolved.between)?;
    // Ids grow with time: what was written before the search was saved, or told, is not news.
    found.retain(|c| c.id > search.seen && asked.tab.is_none_or(|tab| c.kind == tab));
    Ok(found)
}
