//! Pages of messages rendered once: a bounded cache in this process. What is kept has no personal
//! part; keys carry the thread's version, so a change is seen at once and nothing has to be
//! dropped. Names of people come from elsewhere: a changed name counts an epoch up, and no entry
//! is older than ten minutes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::time::MINUTE;
use kernel::{Actor, Lang, Lexicon, MessageId, SpaceId, ThreadId, Time};
use web::Place;

use super::views::message::Slab;

/// How many bytes of HTML are kept at most.
const MOST: usize = 48 * 1024 * 1024;
const OLDEST: i64 = 10 * MINUTE;

static EPOCH: AtomicU64 = AtomicU64::new(0);

/// Somebody's name changed: what was rendered with it is not used any more.
pub fn new_epoch() {
    EPOCH.fetch_add(1, Ordering::Relaxed);
}

/// What a page of messages depends on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SlabKey {
    thread: ThreadId,
    version: i64,
    space_version: i64,
    after: MessageId,
    acting: bool,
    lang: Lang,
    zone: String,
    day: (i16, i8, i8),
    epoch: u64,
}

impl SlabKey {
    /// The key of the page after a message, for readers who may act or only read.
    #[must_use]
    pub fn new(
        thread: ThreadId,
        version: i64,
        place: &Place,
        after: MessageId,
        acting: bool,
        l: &Lexicon,
    ) -> Self {
        let day = l.now.zoned(&l.zone).date();
        Self {
            thread,
            version,
            space_version: place.version,
            after,
            acting,
            lang: l.lang,
            zone: l.zone.clone(),
            day: (day.year(), day.month(), day.day()),
            epoch: EPOCH.load(Ordering::Relaxed),
        }
    }
}

/// What the right column depends on, beside the place itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AsideKey {
    space: SpaceId,
    lang: Lang,
    bits: [bool; 13],
    epoch: u64,
}

impl AsideKey {
    /// The key for one reader of a space.
    #[must_use]
    pub fn new(place: &Place, actor: &Actor, l: &Lexicon) -> Self {
        let s = place.standing;
        let bits = [
            s.member,
            s.facilitator,
            s.keeper,
            s.released,
            s.coach,
            s.speaks,
            s.manager,
            s.delegate,
            s.starter,
            s.steward,
            s.invited,
            actor.owner,
            actor.external,
        ];
        Self { space: place.id, lang: l.lang, bits, epoch: EPOCH.load(Ordering::Relaxed) }
    }
}

/// A right column as it was made for a place in a certain state.
#[derive(Debug)]
pub struct Aside {
    /// The place it was made for: a changed one makes a new column.
    pub place: Place,
    /// Its HTML.
    pub html: String,
    /// Whether the composer of a reply is shown. The act itself is decided anew.
    pub reply: bool,
    /// Whether the buttons of reactions are shown. The act itself is decided anew.
    pub react: bool,
    /// Whether the way to arranging is shown. Each act is decided anew.
    pub arrange: bool,
}

/// The caches of one running program.
#[derive(Debug, Default)]
pub struct Cache {
    slabs: Bounded<SlabKey, Slab>,
    asides: Bounded<AsideKey, Aside>,
}

impl Cache {
    /// A page of messages, when it is kept.
    #[must_use]
    pub fn slab(&self, key: &SlabKey, now: Time) -> Option<Arc<Slab>> {
        self.slabs.get(key, now)
    }
    /// Keeps a page of messages.
    pub fn keep_slab(&self, key: SlabKey, slab: Arc<Slab>, now: Time) {
        let weight = slab.bytes() + 256;
        self.slabs.put(key, slab, weight, now);
    }
    /// A right column, when it is kept and the place is still the same.
    #[must_use]
    pub fn aside(&self, key: &AsideKey, place: &Place, now: Time) -> Option<Arc<Aside>> {
        self.asides.get(key, now).filter(|aside| aside.place == *place)
    }
    /// Keeps a right column.
    pub fn keep_aside(&self, key: AsideKey, aside: Aside, now: Time) -> Arc<Aside> {
        let (weight, aside) = (aside.html.len() + 512, Arc::new(aside));
        self.asides.put(key, Arc::clone(&aside), weight, now);
        aside
    }
}

/// Two generations: when the young one is half full it becomes the old one, and the old one goes.
#[derive(Debug)]
struct Bounded<K, V>(Mutex<Generations<K, V>>);

#[derive(Debug)]
struct Generations<K, V> {
    young: HashMap<K, Entry<V>>,
    old: HashMap<K, Entry<V>>,
    bytes: usize,
}

#[derive(Debug)]
struct Entry<V> {
    value: Arc<V>,
    weight: usize,
    born: Time,
}

impl<K, V> Default for Bounded<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Generations { young: HashMap::new(), old: HashMap::new(), bytes: 0 }))
    }
}

impl<K: Eq + Hash + Clone, V> Bounded<K, V> {
    fn get(&self, key: &K, now: Time) -> Option<Arc<V>> {
        let mut both = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = both.young.get(key) {
            return (now.0 - entry.born.0 < OLDEST).then(|| Arc::clone(&entry.value));
        }
        let entry = both.old.remove(key).filter(|entry| now.0 - entry.born.0 < OLDEST)?;
        let value = Arc::clone(&entry.value);
        both.add(key.clone(), entry);
        Some(value)
    }
    fn put(&self, key: K, value: Arc<V>, weight: usize, now: Time) {
        let mut both = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        both.add(key, Entry { value, weight, born: now });
    }
}

impl<K: Eq + Hash, V> Generations<K, V> {
    fn add(&mut self, key: K, entry: Entry<V>) {
        self.bytes += entry.weight;
        if let Some(before) = self.young.insert(key, entry) {
            self.bytes = self.bytes.saturating_sub(before.weight);
        }
        if self.bytes > MOST / 2 {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_stays_within_its_bound_and_forgets_with_age() {
        let kept: Bounded<usize, String> = Bounded::default();
        for n in 0..200 {
            kept.put(n, Arc::new(String::new()), MOST / 10, Time(0));
        }
        let there = (0..200).filter(|n| kept.get(n, Time(0)).is_some()).count();
        assert!((1..=12).contains(&there), "{there}");
        kept.put(1000, Arc::new(String::new()), 1, Time(0));
        assert!(kept.get(&1000, Time(OLDEST - 1)).is_some());
        assert!(kept.get(&1000, Time(OLDEST)).is_none());
    }
}
