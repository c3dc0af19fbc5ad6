//! Held acts: the list, one act, and what is decided about it.

use axum::extract::Path;
use kernel::problem::Fields;
use kernel::{Actor, Problem};
use policy::{Action, Gate, Permitted};
use store::{Read, Write};
use web::answer::{json, redirect};
use web::held::{Replay, Undone};
use web::{Answer, Ctx, Fail, Input, Made};

use super::act::{self, COSIGN, HeldId, HeldThing, TURN_DOWN, WITHDRAW, Why};
use super::api::{HeldAct, HeldActs, Nothing, TurningDown};
use super::store::{self as held, Signature};
use super::views;

/// An id in an address; what is none is not there.
fn number(id: &str) -> Result<HeldId, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

/// The acts that wait for the reader's signature, those the reader asked for, and the last decided.
#[utoipa::path(get, path = "/held", operation_id = "held_acts", tag = "roles", responses(
    (status = 200, description = "The acts", body = HeldActs),
))]
pub async fn acts(ctx: Ctx) -> Answer {
    let reader = ctx.actor.id;
    let mine = ctx.site.db.read(move |r: &mut Read<'_>| held::mine(r, reader)).await?;
    ctx.show(|| HeldActs::of(&mine), || views::list(&ctx, &mine))
}

/// One act, for whoever asked and whoever signs.
#[utoipa::path(get, path = "/held/{id}", operation_id = "held_act", tag = "roles", params(("id" = String, Path)), responses(
    (status = 200, description = "The act", body = HeldAct),
    (status = 404, description = "Not there, or neither asked for nor signed by the reader"),
))]
pub async fn act(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, reader) = (number(&id)?, ctx.actor.id);
    let load = move |r: &mut Read<'_>| {
        let act = held::find(r, reader, id)?;
        let asked = views::Asked::load(r, reader, &act)?;
        Ok::<_, Problem>((act, asked))
    };
    let (act, asked) = ctx.site.db.read(load).await?;
    ctx.show(|| HeldAct::of(&act), || views::act(&ctx, &act, &asked))
}

/// Signs an act, so that it is carried out now, in the name of whoever asked: the gate decides anew
/// for both. Signing twice does it once.
#[utoipa::path(post, path = "/held/{id}/signature", operation_id = "sign_held_act", tag = "roles", params(("id" = String, Path)), responses(
    (status = 200, description = "Signed and done", body = HeldAct),
    (status = 403, description = "A rule refuses; `rule` names it. When it refuses what was asked for, the act has failed"),
    (status = 404, description = "Not there, or not the reader's to sign"),
    (status = 409, description = "It was turned down, withdrawn, or has failed"),
))]
pub async fn sign(ctx: Ctx, Path(id): Path<String>, _: Input<Nothing>) -> Answer {
    let id = number(&id)?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let begun = ctx.site.db.write(move |w| begin(w, &gate, &actor, id)).await?;
    let outcome = match begun {
        Begun::Done => Ok(()),
        Begun::Unsure(signature) => fail(&ctx, signature, Why::unsure()).await?,
        Begun::Go(act, signature) => carry_out(&ctx, *act, signature).await?,
    };
    let reader = ctx.actor.id;
    let act = ctx.site.db.read(move |r: &mut Read<'_>| held::find(r, reader, id)).await?;
    match outcome {
        Err(why) if ctx.api() => Err(Fail(why.problem())),
        Err(_) => Ok(redirect(&act.page(), None)),
        Ok(()) if ctx.api() => Ok(json(200, &HeldAct::of(&act))),
        Ok(()) => Ok(redirect(&act.page(), Some("roles-held-flash-signed"))),
    }
}

/// What a signature meets.
enum Begun {
    /// It was signed before.
    Done,
    /// It was signed long ago and cut off.
    Unsure(Signature),
    /// It is to be carried out.
    Go(Box<HeldThing>, Signature),
}

fn begin(w: &mut Write<'_>, gate: &Gate, actor: &Actor, id: HeldId) -> Result<Begun, Problem> {
    let act = held::find(w, actor.id, id)?;
    let mut permit = gate.permit(w, actor, COSIGN, act)?;
    let now = permit.tx().now();
    let act = permit.thing().clone();
    if act.state == act::State::Signed {
        return Ok(Begun::Done);
    }
    act.signable()?;
    let signature = held::sign(&mut permit)?;
    Ok(if act.unsure(now) { Begun::Unsure(signature) } else { Begun::Go(Box::new(act), signature) })
}

/// Whether it was done, or why not; an error when it can be tried again.
async fn carry_out(ctx: &Ctx, act: HeldThing, signature: Signature) -> Result<Result<(), Why>, Problem> {
    let done = if act.looks() {
        Ok(String::new())
    } else {
        let replay = ctx.site.shelf::<Replay>();
        replay.run(&ctx.site, act.actor.id, &act.key(), act.kept.clone()).await
    };
    match done {
        Ok(result) => {
            let end = move |w: &mut Write<'_>| held::finish(w, &signature, Ok(&result));
            ctx.site.db.write(end).await?;
            Ok(Ok(()))
        }
        Err(undone) => match Why::of(&undone) {
            Some(why) => fail(ctx, signature, why).await,
            None => again(ctx, signature, undone).await,
        },
    }
}

async fn fail(ctx: &Ctx, signature: Signature, why: Why) -> Result<Result<(), Why>, Problem> {
    let text = why.text();
    ctx.site.db.write(move |w: &mut Write<'_>| held::finish(w, &signature, Err(&text))).await?;
    Ok(Err(why))
}

async fn again(ctx: &Ctx, signature: Signature, undone: Undone) -> Result<Result<(), Why>, Problem> {
    ctx.site.db.write(move |w: &mut Write<'_>| held::unsign(w, &signature)).await?;
    Err(match undone {
        Undone::Problem(problem) => problem,
        Undone::Away => Problem::Busy,
    })
}

/// Turns an act down, with a reason for whoever asked.
#[utoipa::path(post, path = "/held/{id}/refusal", operation_id = "turn_down_held_act", tag = "roles", params(("id" = String, Path)), request_body = TurningDown, responses(
    (status = 200, description = "Turned down", body = HeldAct),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not the reader's to sign"),
    (status = 409, description = "It is decided already"),
    (status = 422, description = "`reason` is missing or too long"),
))]
pub async fn turn_down(ctx: Ctx, Path(id): Path<String>, input: Input<TurningDown>) -> Answer {
    let reason = input.data.reason.trim().to_owned();
    decide(&ctx, id, input.once, TURN_DOWN, "roles-held-flash-turned-down", move |permit| {
        let mut fields = Fields::default();
        fields.length(&reason, act::REASON, "reason");
        fields.done()?;
        Ok(held::turn_down(permit, &reason)?)
    })
    .await
}

/// Takes an act back that still waits.
#[utoipa::path(post, path = "/held/{id}/withdrawal", operation_id = "withdraw_held_act", tag = "roles", params(("id" = String, Path)), responses(
    (status = 200, description = "Taken back", body = HeldAct),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not asked for by the reader"),
    (status = 409, description = "It is decided already"),
))]
pub async fn withdraw(ctx: Ctx, Path(id): Path<String>, input: Input<Nothing>) -> Answer {
    decide(&ctx, id, input.once, WITHDRAW, "roles-held-flash-withdrawn", |permit| Ok(held::withdraw(permit)?))
        .await
}

async fn decide(
    ctx: &Ctx,
    id: String,
    once: web::Once,
    action: Action,
    flash: &'static str,
    verb: impl Fn(&mut Permitted<'_, '_, HeldThing>) -> Result<bool, Problem> + Send + 'static,
) -> Answer {
    let (id, gate, actor) = (number(&id)?, ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once, move |w| {
        let act = held::find(w, actor.id, id)?;
        let mut permit = gate.permit(w, &actor, action, act)?;
        permit.thing().state.open()?;
        verb(&mut permit)?;
        let act = held::find(permit.tx(), actor.id, id)?;
        Ok(Made::done(act.page(), &HeldAct::of(&act)).flash(flash))
    })
    .await
}
