//! Values kept in memory until a fact makes them old. What was loaded before it was forgotten is
//! not kept after: forgetting leaves a number behind that a late value has to beat.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

struct Slot<V> {
    /// The value, when it is fresh.
    fresh: Option<Arc<V>>,
    /// The last value, fresh or not: what is the same in it may be used again.
    last: Option<Arc<V>>,
    /// When it was forgotten last.
    forgotten: u64,
}

/// A bounded map of values.
pub(super) struct Kept<K, V> {
    slots: HashMap<K, Slot<V>>,
    /// Everything loaded before this is old.
    floor: u64,
    most: usize,
}

impl<K: Eq + Hash, V> Kept<K, V> {
    pub(super) fn new(most: usize) -> Self {
        Self { slots: HashMap::new(), floor: 0, most }
    }
    /// The fresh value.
    pub(super) fn get(&self, key: &K) -> Option<Arc<V>> {
        self.slots.get(key).and_then(|slot| slot.fresh.clone())
    }
    /// The last value, however old.
    pub(super) fn last(&self, key: &K) -> Option<Arc<V>> {
        self.slots.get(key).and_then(|slot| slot.last.clone())
    }
    /// Whether nothing was forgotten about `key` after `moment`.
    pub(super) fn quiet_since(&self, key: &K, moment: u64) -> bool {
        self.floor <= moment && self.slots.get(key).is_none_or(|slot| slot.forgotten <= moment)
    }
    /// Keeps a value that was loaded at `moment`, unless it has been forgotten since.
    pub(super) fn keep(&mut self, key: K, value: Arc<V>, moment: u64) {
        if !self.quiet_since(&key, moment) {
            return;
        }
        if self.slots.len() >= self.most && !self.slots.contains_key(&key) {
            self.clear(moment);
        }
        let forgotten = self.slots.get(&key).map_or(0, |slot| slot.forgotten);
        self.slots.insert(key, Slot { fresh: Some(Arc::clone(&value)), last: Some(value), forgotten });
    }
    /// What is kept under `key` is old at `moment`.
    pub(super) fn forget(&mut self, key: K, moment: u64) {
        if self.slots.len() >= self.most && !self.slots.contains_key(&key) {
            self.clear(moment);
        }
        let last = self.slots.get_mut(&key).and_then(|slot| slot.last.take());
        self.slots.insert(key, Slot { fresh: None, last, forgotten: moment });
    }
    /// Everything is old at `moment`.
    pub(super) fn clear(&mut self, moment: u64) {
        self.slots.clear();
        self.floor = self.floor.max(moment);
    }
    /// The keys whose fresh value is one of those `which` says.
    pub(super) fn keys(&self, which: impl Fn(&V) -> bool) -> Vec<K>
    where
        K: Clone,
    {
        let fresh = self.slots.iter().filter(|(_, slot)| slot.fresh.as_ref().is_some_and(|v| which(v)));
        fresh.map(|(key, _)| key.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_forgotten_meanwhile_is_not_kept() {
        let mut kept: Kept<i64, &str> = Kept::new(3);
        kept.keep(1, Arc::new("a"), 0);
        assert_eq!(kept.get(&1).as_deref(), Some(&"a"));
        kept.forget(1, 5);
        assert_eq!((kept.get(&1), kept.last(&1).as_deref()), (None, Some(&"a")));
        kept.keep(1, Arc::new("late"), 4);
        assert_eq!(kept.get(&1), None);
        kept.keep(1, Arc::new("b"), 5);
        assert_eq!(kept.get(&1).as_deref(), Some(&"b"));
        assert!(!kept.quiet_since(&1, 4) && kept.quiet_since(&1, 5) && kept.quiet_since(&2, 0));
    }

    #[test]
    fn it_never_grows_beyond_its_bound() {
        let mut kept: Kept<i64, i64> = Kept::new(3);
        (0..10).for_each(|n| kept.keep(n, Arc::new(n), 9));
        assert!(kept.slots.len() <= 3);
        kept.clear(10);
        kept.keep(1, Arc::new(1), 9);
        assert_eq!(kept.get(&1), None);
    }
}
