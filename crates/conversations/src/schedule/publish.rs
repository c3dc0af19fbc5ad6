//! A post whose hour has come: decided anew, published once, or kept for its author.

use kernel::{Actor, PersonId, Problem};
use policy::Gate;
use store::{Res, Write};
use web::held::Replay;
use web::{Site, place_by_id};

use super::store::{self as own, Post};
use super::{ScheduledId, post};
use crate::begin::{Begun, Wish, begin, resolved};

/// Publishes every post whose hour has come, each in a transaction of its own; how many. One that the
/// database cannot take now is tried again the next time; the others go on.
///
/// # Errors
/// When what is due cannot be read.
pub async fn due(site: &Site) -> Res<usize> {
    let mut done = 0;
    for (id, author) in site.db.read(own::due).await? {
        let (gate, replay) = (site.gate.clone(), site.shelf::<Replay>());
        let work = move |w: &mut Write<'_>| come(w, &gate, &replay, (id, author));
        match site.db.write(work).await {
            Ok(came) => done += usize::from(came),
            Err(error) => tracing::warn!(?error, post = id.number(), "a scheduled post has to wait"),
        }
    }
    Ok(done)
}

/// Every second, beside the requests.
pub async fn tick(site: &Site) {
    if let Err(error) = due(site).await {
        tracing::warn!(%error, "scheduled posts could not be looked at");
    }
}

/// Whether it came or is kept: somebody else may have taken, changed or cancelled it first.
fn come(
    w: &mut Write<'_>,
    gate: &Gate,
    replay: &Replay,
    (id, author): (ScheduledId, PersonId),
) -> Result<bool, Problem> {
    let post = match own::one(w, author, id) {
        Ok(post) if post.state == "waiting" && post.at <= w.now() => post,
        Ok(_) | Err(store::Error::NoRow) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let Some(actor) = replay.actor(w, author)? else {
        own::keep(w, id, "gone")?;
        return Ok(true);
    };
    // What was co-signed comes with that signature, while the co-driving goes on.
    let cosigned = post.cosigned && own::driven(w, author, post.space)?;
    let actor = Actor { cosigned, ..actor };
    match now(w, gate, &actor, &post) {
        Ok(_) => Ok(true),
        Err(problem @ (Problem::Broken(_) | Problem::Busy)) => Err(problem),
        Err(problem) => {
            own::keep(w, id, post::why(&problem))?;
            let at = w.now();
            w.announce(post::kept(id, post.space, at));
            Ok(true)
        }
    }
}

/// Publishes one post in its author's name, with the rights of now, and takes it out.
///
/// # Errors
/// Why it cannot come; nothing is stored then.
pub fn now(w: &mut Write<'_>, gate: &Gate, actor: &Actor, post: &Post) -> Result<Begun, Problem> {
    let place = place_by_id(w, actor, post.space)?;
    if !place.readable {
        return Err(Problem::NotFound);
    }
    let words = resolved(w, actor, place.id, &post.body);
    let wish = Wish { asked: post.asked(), words, of: None, drafted: false, approved: false };
    let begun = begin(w, gate, actor, place, &wish)?;
    if own::take(w, actor.id, post.id)? { Ok(begun) } else { Err(Problem::Busy) }
}
