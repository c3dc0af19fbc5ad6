//! Publishing a post that waited: in its author's name, with the rights they have now.

use kernel::{MessageId, Problem, ThreadId};
use policy::{Gate, Permitted};
use web::held::Replay;
use web::place_by_id;

use super::post::{Post, Waiting};
use super::{replies, store as own};
use crate::begin::{Begun, Wish, begin, resolved};
use crate::bots::{self, posting};

/// Publishes it: where it stands now.
///
/// # Errors
/// `Conflict` when its author is not here any more, may not write here, or it cannot come as it is.
pub fn publish(
    post: &mut Permitted<'_, '_, Post>,
    gate: &Gate,
    replay: &Replay,
) -> Result<(ThreadId, MessageId), Problem> {
    let author = own::author(post)?;
    let waiting = post.thing().post.clone();
    let w = post.tx();
    let new = if bots::is_bot(&waiting.handle) {
        posting::let_in(w, gate, author, &waiting).map_err(unfit)?
    } else {
        let author = replay.actor(w, author)?.ok_or(AWAY)?;
        match waiting.on {
            Some(on) => replies::publish(w, gate, &author, (on, &waiting)).map_err(unfit)?,
            None => thread(w, gate, &author, &waiting)?,
        }
    };
    own::published(post, new)?;
    Ok(new)
}

/// Whoever wrote it has left, or its program was ended.
pub const AWAY: Problem = Problem::Conflict("conv-wait-author-away");

fn thread(
    w: &mut ::store::Write<'_>,
    gate: &Gate,
    author: &kernel::Actor,
    waiting: &Waiting,
) -> Result<(ThreadId, MessageId), Problem> {
    let place = place_by_id(w, author, waiting.space).map_err(|e| unfit(e.into()))?;
    let words = resolved(w, author, place.id, &waiting.body);
    let wish = Wish { asked: waiting.asked(), words, of: waiting.of, drafted: false, approved: true };
    match begin(w, gate, author, place, &wish).map_err(unfit)? {
        Begun::There(new) => Ok((new.id, new.opening)),
        Begun::Waits(_) => Err(Problem::Broken("an approved post waits".to_owned())),
    }
}

/// What is wrong with it is its author's to mend; whoever approves reads that it cannot come.
fn unfit(problem: Problem) -> Problem {
    match problem {
        Problem::Broken(_) | Problem::Busy | AWAY => problem,
        _ => Problem::Conflict("conv-wait-unfit"),
    }
}
