//! Moving a conversation, and taking that back.

use axum::extract::Query;
use kernel::{Actor, Problem, ThreadId};
use policy::{Attr, Standing, Thing};
use serde::Deserialize;
use web::answer::render;
use web::place::Place;
use web::{Answer, Ctx, Fail, Input, Made, find_place, place_by_id};

use super::forms;
use crate::api::{Problems, ThreadJson};
use crate::moving::api::NewMove;
use crate::moving::views::{MoveForm, UndoForm};
use crate::moving::{UNDO_MS, plan, store as own};
use crate::routes::changes::Nothing;
use crate::routes::{ThreadAt, kept};
use crate::store;
use crate::things::{APPROVE, BROADCAST, MOVE, START, Talk, UNDO_MOVE};

/// Which space was chosen so far.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ToAsked {
    to: String,
    why: String,
}

impl AsRef<Self> for Talk {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Choosing where to; then who will be able to read it, before it is done.
pub async fn form(ctx: Ctx, ThreadAt(id): ThreadAt, Query(asked): Query<ToAsked>) -> Answer {
    form_with(&ctx, id, &asked.to, &asked.why, None).await
}

async fn form_with(ctx: &Ctx, id: ThreadId, to: &str, why: &str, problem: Option<&Problem>) -> Answer {
    let talk = forms::found(ctx, id, MOVE).await?;
    let (actor, from, wanted) = (ctx.actor.clone(), talk.place.id, to.to_owned());
    let find = move |r: &mut ::store::Read<'_>| {
        let choices = own::choices(r, &actor, from)?;
        let target = if wanted.is_empty() { None } else { find_place(r, &actor, &wanted).ok() };
        Ok::<_, Problem>((choices, target))
    };
    let (mut choices, target) = ctx.site.db.read(find).await.map_err(Fail)?;
    choices.retain(|choice| talk.kind.allowed_in(choice.kind));
    let target = target.filter(|place| place.readable && place.id != talk.place.id);
    let body = render(&MoveForm::new(ctx, &talk, choices, target.as_ref(), to, why, problem))?;
    Ok(forms::page(ctx, &talk, "conv-move-title", body, problem))
}

/// Whether the actor may begin this conversation at the other place.
fn may_begin(ctx: &Ctx, w: &mut ::store::Write<'_>, talk: &Talk, target: &Place) -> Result<(), Problem> {
    let (gate, actor) = (&ctx.site.gate, &ctx.actor);
    drop(gate.permit(w, actor, START, target.clone())?);
    let broadcast = store::thread_row(w, actor, talk.id)?.broadcast;
    if broadcast || talk.kind.interrupts() {
        drop(gate.permit(w, actor, BROADCAST, target.clone())?);
    }
    if target.approves {
        drop(gate.permit(w, actor, APPROVE, target.clone())?);
    }
    Ok(())
}

/// Moves a thread to another space: whoever leads its space and may write in the other. A team's
/// thread leaves the team by its manager's hand alone (rule team-thread-stays).
#[utoipa::path(
    post, path = "/threads/{id}/move", tag = "conversations", params(("id" = String, Path)), request_body = NewMove,
    responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn thread_move(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewMove>) -> Answer {
    let (me, asked) = (ctx.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let actor = &me.actor;
            let talk = store::talk_locked(w, actor, id)?;
            drop(me.site.gate.permit(w, actor, MOVE, talk.clone())?);
            let unknown = |_| Problem::field("to", "conv-move-nowhere");
            let target = find_place(w, actor, asked.to.trim()).map_err(unknown)?;
            let why = plan::reason(&asked.why)?;
            plan::fits(&talk, &target)?;
            may_begin(&me, w, &talk, &target)?;
            let mut talk = me.site.gate.permit(w, actor, MOVE, talk)?;
            own::move_to(&mut talk, &target, &why, None)?;
            moved(talk.tx(), actor, id, "conv-flash-moved")
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            form_with(&ctx, id, &input.data.to, &input.data.why, Some(&problem)).await
        }
        answer => answer,
    }
}

/// The thread where it is now; back to the old space's list when the actor cannot follow it.
fn moved(
    w: &mut ::store::Write<'_>,
    actor: &Actor,
    id: ThreadId,
    flash: &'static str,
) -> Result<Made, Problem> {
    let row = store::thread_row(w, actor, id)?;
    let place = place_by_id(w, actor, row.space)?;
    let to = format!("{}/t/{id}", place.path());
    Ok(Made::done(to, &ThreadJson::of(row, &place)).flash(flash))
}

/// A move somebody wants to take back: theirs, when they did it.
struct Moved {
    talk: Talk,
    mine: bool,
}

impl AsRef<Talk> for Moved {
    fn as_ref(&self) -> &Talk {
        &self.talk
    }
}

impl Thing for Moved {
    fn kind(&self) -> &'static str {
        "Thread"
    }
    fn id(&self) -> i64 {
        self.talk.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        self.talk.attrs().into_iter().filter(|(name, _)| *name != "author").collect()
    }
    /// Whoever moved it stands as its author here.
    fn standing(&self) -> Standing {
        Standing { author: self.mine, ..self.talk.standing() }
    }
    fn space(&self) -> Option<i64> {
        self.talk.space()
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        self.talk.space_attrs()
    }
    fn args(&self) -> Vec<(String, String)> {
        self.talk.args()
    }
}

/// The move that can be taken back, and the place it came from.
fn last(r: &mut ::store::Read<'_>, actor: &Actor, talk: &Talk) -> Result<(i64, bool, Place), Problem> {
    let over = Problem::Conflict("conv-undo-over");
    let Some((line, from, to, by, at)) = own::last_move(r, talk.id)? else { return Err(over) };
    let place = place_by_id(r, actor, from).map_err(|_| Problem::Conflict("conv-undo-over"))?;
    if to != talk.place.id || r.now().0 - at.0 > UNDO_MS {
        return Err(over);
    }
    Ok((line, by == actor.id, place))
}

/// Who will be able to read it again, before a move is taken back.
pub async fn undo_form(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let talk = store::talk(r, &actor, id)?;
        let found = last(r, &actor, &talk)?;
        Ok::<_, Problem>((talk, found))
    };
    let (talk, (_, mine, place)) = ctx.site.db.read(find).await?;
    let moved = Moved { talk, mine };
    if !ctx.site.gate.may(&ctx.actor, UNDO_MOVE, &moved) {
        return Err(Fail(Problem::NotFound));
    }
    let body = render(&UndoForm::new(&ctx, &moved.talk, &place))?;
    Ok(forms::page(&ctx, &moved.talk, "conv-undo-title", body, None))
}

/// Takes a move back within a day: whoever did it, and who may still write at the old place.
#[utoipa::path(
    post, path = "/threads/{id}/move/undo", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn move_undo(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<Nothing>) -> Answer {
    let me = ctx.clone();
    ctx.make(input.once, move |w| {
        let actor = &me.actor;
        let talk = store::talk_locked(w, actor, id)?;
        let (line, mine, place) = last(w, actor, &talk)?;
        drop(me.site.gate.permit(w, actor, UNDO_MOVE, Moved { talk: talk.clone(), mine })?);
        may_begin(&me, w, &talk, &place)?;
        let mut moved = me.site.gate.permit(w, actor, UNDO_MOVE, Moved { talk, mine })?;
        own::move_to(&mut moved, &place, "", Some(line))?;
        self::moved(moved.tx(), actor, id, "conv-flash-moved-back")
    })
    .await
}
