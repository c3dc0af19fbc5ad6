//! Many statements over one state of the database, for what has to fit together: an export.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::read::On;
use crate::{Read, Res};

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
        let begin = match self.on {
            On::Lite(_) => "BEGIN",
            On::Pg(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        self.plainly(begin)?;
        let result = catch_unwind(AssertUnwindSafe(|| work(self)));
        // Nothing was written: going back ends the transaction whatever became of it.
        let ended = self.plainly("ROLLBACK");
        let value = result.unwrap_or_else(|panic| resume_unwind(panic))?;
        ended?;
        Ok(value)
    }

    fn plainly(&mut self, text: &str) -> Res<()> {
        match &mut self.on {
            On::Lite(lite) => lite.run(text),
            On::Pg(pg) => pg.simple(text),
        }
    }
}
