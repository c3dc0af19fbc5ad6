//! Publishing a post that waited: in its author's name, with the rights they have now.

use kernel::Problem;
use policy::{Gate, Permitted};
use web::held::Replay;
use web::place_by_id;

use super::post::Post;
use super::store as own;
use crate::begin::{Begun, Wish, begin, resolved};
use crate::thread::Started;

/// Publishes it.
///
/// # Errors
/// `Conflict` when its author is not here any more, may not write here, or it cannot come as it is.
pub fn publish(post: &mut Permitted<'_, '_, Post>, gate: &Gate, replay: &Replay) -> Result<Started, Problem> {
    let author = own::author(post)?;
    let waiting = post.thing().post.clone();
    let w = post.tx();
    let author = replay.actor(w, author)?.ok_or(Problem::Conflict("conv-wait-author-away"))?;
    let place = place_by_id(w, &author, waiting.space).map_err(|e| unfit(e.into()))?;
    let words = resolved(w, &author, place.id, &waiting.body);
    let wish = Wish { asked: waiting.asked(), words, of: waiting.of, drafted: false, approved: true };
    let Begun::There(new) = begin(w, gate, &author, place, &wish).map_err(unfit)? else {
        return Err(Problem::Broken("an approved post waits".to_owned()));
    };
    own::published(post, &new)?;
    Ok(*new)
}

/// What is wrong with it is its author's to mend; whoever approves reads that it cannot come.
fn unfit(problem: Problem) -> Problem {
    match problem {
        Problem::Broken(_) | Problem::Busy => problem,
        _ => Problem::Conflict("conv-wait-unfit"),
    }
}
