//! Facts of people change, and with them who meets which criteria.

use ::store::{Res, Write};
use jobs::{Consumer, JobKind};
use kernel::time::HOUR;
use kernel::{Fact, PersonId, SpaceId};

use super::store as kept;

/// So many members are looked at in one step.
const STEP: i64 = 500;
/// The job that looks at a whole space again.
const AGAIN: &str = "spaces.criteria";

/// A person moved, or says something else of themselves; or the units changed.
pub const PEOPLE: Consumer = Consumer {
    name: "spaces.criteria",
    hears: &["person.joined", "person.changed", "unit.changed", "space.changed"],
    quiet: false,
    handle: hear,
};

/// Looks at the members of one space, step by step.
pub const LOOK: JobKind = JobKind { name: AGAIN, every_ms: None, run: look };

/// Whoever was told two weeks ago leaves.
pub const OVER: JobKind = JobKind {
    name: "spaces.lapses",
    every_ms: Some(HOUR),
    run: |w, _| Ok(kept::end_those_over(w)?.then(String::new)),
};

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match fact.kind.as_str() {
        "unit.changed" => {
            for space in kept::spaces(w)? {
                enqueue(w, space)?;
            }
            Ok(())
        }
        "space.changed" => match fact.space {
            Some(space) if kept::spaces(w)?.contains(&space) => enqueue(w, space),
            _ => Ok(()),
        },
        _ => kept::person_changed(w, PersonId::new(fact.subject)),
    }
}

fn enqueue(w: &mut Write<'_>, space: SpaceId) -> Res<()> {
    let now = w.now();
    jobs::enqueue(w, AGAIN, &format!("{space} 0"), now)
}

fn look(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Some((space, after)) = args.split_once(' ') else { return Ok(None) };
    let (Ok(space), Ok(after)) = (space.parse::<i64>(), after.parse::<i64>()) else { return Ok(None) };
    let last = kept::look_again(w, SpaceId::new(space), after, STEP)?;
    Ok(last.map(|last| format!("{space} {last}")))
}
