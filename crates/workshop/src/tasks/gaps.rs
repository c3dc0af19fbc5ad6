//! Gaps that became tasks: the task of a gap is made when somebody is looked for, and done when they
//! are found. Its words lie where the gap was opened.

use jobs::Consumer;
use kernel::{Fact, PersonId, SpaceId};
use store::{Res, Write, p, row, sql};

use super::facts::{TASK_DONE, TASK_MADE};

/// What this room does on others’ facts.
pub const GAPS: Consumer = Consumer {
    name: "tasks.gaps",
    hears: &["gap.opened", "gap.filled"],
    quiet: false,
    handle: |w, fact| if fact.kind == "gap.opened" { opened(w, fact.subject) } else { filled(w, fact) },
};

sql!(WANTED, "SELECT title, space_id, owner_id FROM recruitments WHERE id = $1 AND over_ms IS NULL");
sql!(
    MAKE,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, created_by, created_ms, reminded_day, version)
     VALUES ($1, $2, $3, $4, '', $4, $5, '', 1) ON CONFLICT DO NOTHING"
);
sql!(DO, "UPDATE tasks SET done_ms = $2, version = version + 1 WHERE id = $1 AND done_ms IS NULL");

struct Wanted {
    title: String,
    space: SpaceId,
    owner: PersonId,
}
row!(Wanted { title, space, owner });

fn opened(w: &mut Write<'_>, id: i64) -> Res<()> {
    let Some(wanted) = w.opt::<Wanted>(&WANTED, p![id])? else { return Ok(()) };
    let now = w.now();
    if w.exec(&MAKE, p![id, wanted.space, &wanted.title, wanted.owner, now])? == 1 {
        let made = Fact::new(&TASK_MADE, id, now).by(wanted.owner).space(wanted.space);
        w.announce(made.with("owner", wanted.owner.number()));
    }
    Ok(())
}

fn filled(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let now = w.now();
    if w.exec(&DO, p![fact.subject, now])? == 1 {
        let mut done = Fact::new(&TASK_DONE, fact.subject, now);
        done.space = fact.space;
        w.announce(done);
    }
    Ok(())
}
