//! What is done with an entry: moving it on, supporting it, working by it, having seen it.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::Fields;
use kernel::{Actor, Problem};
use policy::Gate;
use store::{Error, Write};
use web::{Answer, Ctx, Fail, Input, Made, Once, find_place};

use super::api::{AdoptForm, EntryJson, NewRegisterMove, VoteForm};
use super::draft::{self, CONFLICT, Sent};
use super::entry::EntryId;
use super::list::Register;
use super::routes::{detail, entry_id, known};
use super::store::{around, entries, moves, seen, support};
use super::views::{self, Mend};
use super::{ADOPT, SEE, VOTE};

/// Longest line about what came of a practice, in characters.
const LONGEST_OUTCOME: usize = 300;

type Which = (&'static Register, EntryId);

fn made(w: &mut Write<'_>, gate: &Gate, actor: &Actor, which: Which) -> Result<Made, Problem> {
    let entry = match entries::find(w, gate, actor, which.0, which.1) {
        // Whoever handed a ticket back no longer sees it.
        Err(Error::NoRow) => return Ok(Made::done(format!("/registers/{}", which.0.key), &())),
        found => found?,
    };
    let links = around::links(w, &[which.1])?;
    Ok(Made::done(entry.path(), &EntryJson::new(&entry, &links)))
}

/// On a page, what has to be mended is shown where it was typed.
async fn again(ctx: &Ctx, which: Which, sent: &Sent, problem: Problem) -> Answer {
    let mend = Mend::or(problem)?;
    let found = detail(ctx, which.0, which.1).await?;
    Ok(views::entry(ctx, &found, sent, &mend)?.into_response())
}

/// Moves an entry to another state. The move stays in its history with who, when and why.
#[utoipa::path(post, path = "/registers/{register}/{id}/moves", tag = "registers", request_body = NewRegisterMove, responses(
    (status = 200, description = "The entry", body = EntryJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for this reader"),
    (status = 409, description = "Somebody changed it meanwhile; nothing was stored"),
    (status = 422, description = "No such move from its state, the reason is missing, or fields are not filled"),
))]
pub async fn entry_move(
    ctx: Ctx,
    Path((register, id)): Path<(String, String)>,
    input: Input<Sent>,
) -> Answer {
    let which = (known(&register)?, entry_id(&id)?);
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        go(w, &gate, &actor, which, &form)?;
        Ok(made(w, &gate, &actor, which)?.flash("registers-moved"))
    });
    match answer.await {
        Err(Fail(problem)) if !ctx.api() => again(&ctx, which, &input.data, problem).await,
        other => other,
    }
}

fn go(w: &mut Write<'_>, gate: &Gate, actor: &Actor, which: Which, sent: &Sent) -> Result<(), Problem> {
    let entry = entries::find(w, gate, actor, which.0, which.1)?;
    let Some(step) = which.0.step(&entry.state, &sent.get("to")) else {
        // Perhaps there was one, before somebody else moved it.
        let late = sent.version().is_some_and(|v| v < entry.version);
        return Err(if late {
            Problem::Conflict(CONFLICT)
        } else {
            Problem::field("to", "registers-no-step")
        });
    };
    let mut permit = gate.permit(w, actor, step.act, entry)?;
    let why = draft::moves(permit.thing(), step, sent)?;
    let taken = moves::taken(permit.tx(), step, sent)?;
    moves::apply(&mut permit, step, &why, taken)
}

/// Supports a suggestion of somebody else, once; `false` takes it back. Only the number is shown.
#[utoipa::path(post, path = "/registers/{register}/{id}/votes", tag = "registers", request_body = VoteForm, responses(
    (status = 200, description = "The entry", body = EntryJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for this reader"),
))]
pub async fn vote(ctx: Ctx, Path((register, id)): Path<(String, String)>, input: Input<VoteForm>) -> Answer {
    let which = (known(&register)?, entry_id(&id)?);
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let entry = entries::find(w, &gate, &actor, which.0, which.1)?;
        let mut permit = gate.permit(w, &actor, VOTE, entry)?;
        support::vote(&mut permit, input.data.supports())?;
        made(w, &gate, &actor, which)
    })
    .await
}

/// Says that a space works by an agreed practice, and what came of it: by whoever facilitates, keeps
/// or manages the space. A further outcome is a further line.
#[utoipa::path(post, path = "/registers/{register}/{id}/adoptions", tag = "registers", request_body = AdoptForm, responses(
    (status = 200, description = "The entry", body = EntryJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for this reader"),
    (status = 422, description = "`space` is not known, or `outcome` is missing or too long"),
))]
pub async fn adopt(
    ctx: Ctx,
    Path((register, id)): Path<(String, String)>,
    input: Input<AdoptForm>,
) -> Answer {
    let which = (known(&register)?, entry_id(&id)?);
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let entry = entries::find(w, &gate, &actor, which.0, which.1)?;
        let place = match find_place(w, &actor, form.space.trim()) {
            Err(Error::NoRow) => return Err(Problem::field("space", "registers-space-unknown")),
            found => found?,
        };
        let entry = entry.standing(place.standing, place.readable);
        let mut permit = gate.permit(w, &actor, ADOPT, entry)?;
        let mut fields = Fields::default();
        fields.length(&form.outcome, LONGEST_OUTCOME, "outcome");
        fields.done()?;
        support::adopt(&mut permit, &place, form.outcome.trim())?;
        Ok(made(w, &gate, &actor, which)?.flash("registers-adopted"))
    });
    match answer.await {
        Err(Fail(problem)) if !ctx.api() => {
            let typed = [("space", &input.data.space), ("outcome", &input.data.outcome)];
            let all = typed.map(|(k, v)| (k.to_owned(), v.as_str().into())).into();
            again(&ctx, which, &Sent { all }, problem).await
        }
        other => other,
    }
}

/// The reader has seen what changed with a release.
#[utoipa::path(post, path = "/registers/release/{id}/seen", tag = "registers", responses(
    (status = 200, description = "The entry", body = EntryJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for this reader"),
))]
pub async fn release_seen(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let which = (known("release")?, entry_id(&id)?);
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let (once, api) = (Once { key: ctx.key.clone(), hash: Vec::new() }, ctx.api());
    let answer = ctx
        .make(once, move |w| {
            let entry = entries::find(w, &gate, &actor, which.0, which.1)?;
            let mut permit = gate.permit(w, &actor, SEE, entry)?;
            seen::mark(&mut permit)?;
            // Where it was said: home.
            if api { made(w, &gate, &actor, which) } else { Ok(Made::done("/".to_owned(), &())) }
        })
        .await;
    ctx.site.touch(ctx.actor.id);
    answer
}
