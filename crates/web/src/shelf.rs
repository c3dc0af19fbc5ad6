//! What a process keeps in memory beside the database: one shelf for each type a room keeps, and a
//! word for "what is kept about this person is out of date". Everything here can be forgotten at
//! any time.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use kernel::PersonId;

/// How many counters people share; two who share one only look things up more often.
const COUNTERS: usize = 4096;

/// The shelves of one process.
pub(crate) struct Shelves {
    kept: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    touched: Vec<AtomicU64>,
}

impl Default for Shelves {
    fn default() -> Self {
        Self { kept: RwLock::default(), touched: (0..COUNTERS).map(|_| AtomicU64::new(0)).collect() }
    }
}

impl std::fmt::Debug for Shelves {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelves")
    }
}

impl Shelves {
    /// The one `T` of this process, made when it is first asked for.
    pub(crate) fn get<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&TypeId::of::<T>()).cloned();
        if let Some(Ok(found)) = kept.map(Arc::downcast::<T>) {
            return found;
        }
        let mut all = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let made = all.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        Arc::downcast(made).unwrap_or_default()
    }

    fn counter(&self, person: PersonId) -> Option<&AtomicU64> {
        // The sequence and the milliseconds both vary; the node between them does not.
        let mixed = person.number() ^ (person.number() >> 21);
        usize::try_from(mixed.rem_euclid(4096)).ok().and_then(|at| self.touched.get(at))
    }
    pub(crate) fn touch(&self, person: PersonId) {
        if let Some(counter) = self.counter(person) {
            counter.fetch_add(1, Ordering::Release);
        }
    }
    pub(crate) fn touched(&self, person: PersonId) -> u64 {
        self.counter(person).map_or(0, |c| c.load(Ordering::Acquire))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_is_made_once_and_touching_counts() {
        let shelves = Shelves::default();
        shelves.get::<AtomicU64>().store(7, Ordering::SeqCst);
        assert_eq!(shelves.get::<AtomicU64>().load(Ordering::SeqCst), 7);
        let ines = PersonId::new(12_345);
        let before = shelves.touched(ines);
        shelves.touch(ines);
        assert_ne!(shelves.touched(ines), before);
    }
}
