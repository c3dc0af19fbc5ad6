//! Many statements over one state of the database, for what has to fit together: an export.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::Read;
use crate::read::On;

impl Read<'_> {
    /// Runs `work` over one unchanging state; writers go on meanwhile and are not seen. Give it
    /// its own patience: `db.read_for(0, |r| r.snapshot(…))`.
    ///
    /// # Errors
    /// What the database says, or what `work` answers.
    pub fn snapshot<T, E: From<crate::Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        match &mut self.on {
            On::Lite(lite) => lite.run("BEGIN")?,
            On::Pg(pg) => pg.begin_now("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?,
        }
        let result = catch_unwind(AssertUnwindSafe(|| work(self)));
        // Nothing was written: going back ends the transaction whatever became of it.
        match &mut self.on {
            // An interrupted statement may have ended it already.
            On::Lite(lite) if lite.lost() => {}
            On::Lite(lite) => lite.run("ROLLBACK")?,
            On::Pg(pg) => pg.rollback(false),
        }
        result.unwrap_or_else(|panic| resume_unwind(panic))
    }
}
