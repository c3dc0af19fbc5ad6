//! What happened lately, kept in memory: the newest threads of each space, the spaces of each
//! person, and what each reader saw last. Facts make it old; before anything is answered the facts
//! since the last look are read, so that whoever wrote something sees it at once, on either engine.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use kernel::{Actor, Cursor, Fact, PersonId, SpaceId, ThreadId, Time, time::MINUTE};
use store::{Read, Res};

use super::kept::Kept;
use super::look::Look;
use super::row::Row;
use super::store::{self as shown, Helper, MySpace};

/// Threads of a space that are kept.
pub(super) const EACH: i64 = 20;
/// Facts read in one go; when there are more, everything is forgotten instead.
const FACTS: i64 = 2_000;
/// How long one's spaces and helpers are kept at most (a facilitator may have changed).
const MINE_MS: i64 = 5 * MINUTE;

/// The newest threads of a space.
#[derive(Debug, Default)]
pub(super) struct Activity(pub Vec<Arc<Row>>);

/// Where somebody belongs and who helps them.
#[derive(Debug)]
pub(super) struct Mine {
    pub spaces: Vec<MySpace>,
    /// Since when they are in each.
    pub since: HashMap<SpaceId, Time>,
    pub helpers: Vec<Helper>,
    pub loaded: Time,
}

struct State {
    /// The commit up to which facts were heard.
    commit: Option<u64>,
    /// The last fact heard.
    seq: Option<i64>,
    /// Grows with every fact that made something old.
    moment: u64,
    spaces: Kept<SpaceId, Activity>,
    mine: Kept<PersonId, Mine>,
    looks: Kept<PersonId, Look>,
}

/// The shelf of this room.
pub struct Recent(RwLock<State>);

impl std::fmt::Debug for Recent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recent")
    }
}

impl Default for Recent {
    fn default() -> Self {
        Self(RwLock::new(State {
            commit: None,
            seq: None,
            moment: 1,
            spaces: Kept::new(20_000),
            mine: Kept::new(20_000),
            looks: Kept::new(20_000),
        }))
    }
}

impl State {
    /// Forgets what a fact made old.
    fn hear(&mut self, kind: &str, space: Option<SpaceId>, subject: i64) {
        self.moment += 1;
        let now = self.moment;
        match kind.split('.').next().unwrap_or_default() {
            "thread" | "reply" | "message" | "question" => {
                if let Some(space) = space {
                    self.spaces.forget(space, now);
                }
            }
            "notice" => self.looks.forget(PersonId::new(subject), now),
            "membership" | "coach" => {
                self.mine.forget(PersonId::new(subject), now);
                self.looks.forget(PersonId::new(subject), now);
            }
            "person" => {
                let person = PersonId::new(subject);
                self.mine.forget(person, now);
                self.looks.forget(person, now);
                let named = |a: &Activity| {
                    a.0.iter().any(|r| r.facts.author == person || r.facts.last_author == person)
                };
                for space in self.spaces.keys(named) {
                    self.spaces.forget(space, now);
                }
            }
            "space" | "unit" => {
                if let Some(space) = space.or((kind.starts_with("space.")).then(|| SpaceId::new(subject))) {
                    self.spaces.forget(space, now);
                }
                self.mine.clear(now);
                self.looks.clear(now);
            }
            _ => {}
        }
    }

    fn forget_everything(&mut self) {
        self.moment += 1;
        let now = self.moment;
        self.spaces.clear(now);
        self.mine.clear(now);
        self.looks.clear(now);
    }

    /// Whether no fact since made old what somebody saw.
    fn quiet(&self, person: PersonId, look: &Look) -> bool {
        self.looks.quiet_since(&person, look.moment)
            && look.mine.spaces.iter().all(|s| self.spaces.quiet_since(&s.id, look.moment))
    }

    /// Whether what somebody saw is still so: no fact about them or their spaces came since.
    fn fresh(&self, person: PersonId, look: &Look, touched: u64, now: Time) -> bool {
        look.touched == touched
            && (0..super::look::KEPT_MS).contains(&(now.0 - look.at.0))
            && (self.moment == look.moment || self.quiet(person, look))
    }
}

impl Recent {
    fn state(&self) -> std::sync::RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
    fn change(&self) -> std::sync::RwLockWriteGuard<'_, State> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What somebody saw a moment ago, when nothing happened since.
    pub(super) fn look(
        &self,
        person: PersonId,
        commit: Option<u64>,
        touched: u64,
        now: Time,
    ) -> Option<Arc<Look>> {
        let state = self.state();
        if commit.is_some() && state.commit != commit {
            return None;
        }
        state.looks.get(&person).filter(|look| state.fresh(person, look, touched, now))
    }
    pub(super) fn keep_look(&self, person: PersonId, look: &Arc<Look>) {
        self.change().looks.keep(person, Arc::clone(look), look.moment);
    }
    /// Facts heard from elsewhere.
    pub(super) fn hear(&self, facts: &[Fact]) {
        let mut state = self.change();
        for fact in facts {
            state.hear(&fact.kind, fact.space, fact.subject);
        }
    }

    /// Hears every fact up to `commit`, also those that are not numbered yet; the moment after it.
    pub(super) fn catch_up(&self, r: &mut Read<'_>, commit: u64) -> Res<u64> {
        let (heard, seq) = {
            let state = self.state();
            if state.commit == Some(commit) {
                return Ok(state.moment);
            }
            (state.commit, state.seq)
        };
        // First those without a number: one that gets its number in between is heard twice.
        let early = shown::unnumbered(r)?;
        let Some(seq) = seq else {
            let last = jobs::last_seq(r)?;
            let mut state = self.change();
            state.forget_everything();
            (state.commit, state.seq) = (Some(commit), state.seq.max(Some(last)));
            return Ok(state.moment);
        };
        let facts = jobs::facts_after(r, seq, FACTS)?;
        let full = i64::try_from(facts.len()).is_ok_and(|n| n == FACTS);
        let newest = if full { jobs::last_seq(r)? } else { facts.last().map_or(seq, |f| f.seq) };
        let mut state = self.change();
        for (kind, space, subject) in early {
            state.hear(&kind, space, subject);
        }
        if full {
            state.forget_everything();
        } else {
            for fact in &facts {
                state.hear(&fact.kind, fact.space, fact.subject);
            }
        }
        state.seq = state.seq.max(Some(newest));
        if state.commit == heard {
            state.commit = Some(commit);
        }
        Ok(state.moment)
    }

    /// Where somebody belongs.
    pub(super) fn mine(&self, r: &mut Read<'_>, actor: &Actor, moment: u64) -> Res<Arc<Mine>> {
        let kept = self.state().mine.get(&actor.id);
        if let Some(mine) = kept.filter(|m| r.now().0 - m.loaded.0 < MINE_MS) {
            return Ok(mine);
        }
        let (spaces, helpers) = (shown::my_spaces(r, actor)?, shown::helpers(r, actor.id)?);
        let since = spaces.iter().map(|s| (s.id, s.since)).collect();
        let mine = Arc::new(Mine { spaces, since, helpers, loaded: r.now() });
        self.change().mine.keep(actor.id, Arc::clone(&mine), moment);
        Ok(mine)
    }

    /// The newest threads of these spaces, in their order.
    pub(super) fn activity(
        &self,
        r: &mut Read<'_>,
        spaces: &[MySpace],
        moment: u64,
    ) -> Res<Vec<Arc<Activity>>> {
        let kept: Vec<Option<Arc<Activity>>> = {
            let state = self.state();
            spaces.iter().map(|s| state.spaces.get(&s.id)).collect()
        };
        let missing: Vec<i64> =
            spaces.iter().zip(&kept).filter(|(_, k)| k.is_none()).map(|(s, _)| s.id.number()).collect();
        if missing.is_empty() {
            return Ok(kept.into_iter().flatten().collect());
        }
        let loaded = load(r, &missing)?;
        let mut state = self.change();
        let mut fresh = HashMap::new();
        for id in missing.into_iter().map(SpaceId::new) {
            let rows =
                loaded.iter().filter(|r| r.facts.space == id).take(usize::try_from(EACH).unwrap_or(20));
            let before = state.spaces.last(&id);
            let rows = rows.map(|row| reuse(before.as_deref(), row)).collect();
            let activity = Arc::new(Activity(rows));
            state.spaces.keep(id, Arc::clone(&activity), moment);
            fresh.insert(id, activity);
        }
        let all =
            spaces.iter().zip(kept).map(|(s, k)| k.or_else(|| fresh.get(&s.id).cloned()).unwrap_or_default());
        Ok(all.collect())
    }
}

/// The row as it was, with what was rendered of it, when nothing in it changed.
fn reuse(before: Option<&Activity>, row: &Arc<Row>) -> Arc<Row> {
    let same = before.and_then(|b| b.0.iter().find(|old| old.same(row)));
    Arc::clone(same.unwrap_or(row))
}

/// Rows with their newest replies, newest first.
fn load(r: &mut Read<'_>, spaces: &Vec<i64>) -> Res<Vec<Arc<Row>>> {
    let found = shown::newest(r, spaces, Cursor::TOP, EACH, i64::MAX)?;
    with_tails(r, found)
}

/// Puts the newest replies beside each thread.
pub(super) fn with_tails(r: &mut Read<'_>, found: Vec<super::row::Facts>) -> Res<Vec<Arc<Row>>> {
    let ids: Vec<i64> = found.iter().map(|f| f.id.number()).collect();
    let mut tails: HashMap<ThreadId, Vec<i64>> = HashMap::new();
    for (thread, message) in shown::tails(r, &ids)? {
        tails.entry(ThreadId::new(thread)).or_default().push(message);
    }
    let row = |facts: super::row::Facts| {
        let mut tail = tails.remove(&facts.id).unwrap_or_default();
        tail.retain(|id| *id != facts.opening);
        tail.sort_unstable();
        Arc::new(Row::new(facts, tail))
    };
    Ok(found.into_iter().map(row).collect())
}
