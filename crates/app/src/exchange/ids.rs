//! Ids of records of the past: made of their own time, filed under the past's own node number, so
//! that no running program ever makes the same one.

use std::collections::{HashMap, HashSet};

use kernel::Time;
use kernel::id::{PAST_NODE, compose};
use store::{Db, Read, Res, p, sql};

sql!(
    TAKEN,
    "SELECT id FROM messages WHERE id = ANY($1) UNION SELECT id FROM threads WHERE id = ANY($1)
     UNION SELECT id FROM spaces WHERE id = ANY($1) UNION SELECT id FROM people WHERE id = ANY($1)"
);

/// Gives ids; one run never gives an id twice.
#[derive(Debug, Default)]
pub(crate) struct PastIds(HashMap<i64, u16>);

impl PastIds {
    fn next(&mut self, at: Time) -> i64 {
        let mut ms = at.0;
        loop {
            let next = self.0.entry(ms).or_insert(0);
            if *next < 4095 {
                *next += 1;
                return compose(ms, PAST_NODE, *next);
            }
            ms += 1;
        }
    }

    /// One id for each of the times, none of which is in the database.
    pub(crate) async fn fresh(&mut self, db: &Db, times: &[Time]) -> Res<Vec<i64>> {
        let mut ids: Vec<i64> = times.iter().map(|at| self.next(*at)).collect();
        loop {
            let asked = ids.clone();
            let taken: HashSet<i64> = db.read_for(0, move |r| taken(r, &asked)).await?.into_iter().collect();
            if taken.is_empty() {
                return Ok(ids);
            }
            for (id, at) in ids.iter_mut().zip(times) {
                if taken.contains(id) {
                    *id = self.next(*at);
                }
            }
        }
    }
}

fn taken(r: &mut Read<'_>, ids: &Vec<i64>) -> Res<Vec<i64>> {
    r.ints(&TAKEN, p![ids])
}
