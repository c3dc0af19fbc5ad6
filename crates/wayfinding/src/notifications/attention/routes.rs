//! My rules and hours.

use kernel::Problem;
use policy::Own;
use web::{Answer, Ctx, Input, Made};

use super::api::{Attention, Sent};
use super::views;
use crate::attention::way::{Flow, What};
use crate::attention::{budget, rules};
use crate::notifications::store;
use crate::notifications::things::SET_ATTENTION;

/// How I am reached.
#[utoipa::path(get, path = "/me/attention", tag = "attention", responses((status = 200, body = Attention), (status = 401)))]
pub async fn rules(ctx: Ctx) -> Answer {
    let me = ctx.actor.id;
    let look = move |r: &mut ::store::Read<'_>| {
        Ok::<_, Problem>((
            rules::of(r, me)?,
            rules::hours(r, me)?,
            store::my_spaces(r, me)?,
            budget::of(r, me)?,
        ))
    };
    let (own, hours, spaces, per_day) = ctx.site.db.read(look).await?;
    ctx.show(|| Attention::of(&own, &hours, per_day), || views::page(&ctx, (&own, &hours, per_day), &spaces))
}

/// Changes my rules: those that are sent (`work-mention: daily`); what is usual is not kept.
#[utoipa::path(post, path = "/me/attention", tag = "attention", request_body = Sent, responses((status = 200, body = Attention), (status = 401), (status = 422)))]
pub async fn set(ctx: Ctx, input: Input<Sent>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, SET_ATTENTION, Own(actor.id))?;
        for (flow, what) in Flow::ALL.iter().flat_map(|f| What::ALL.iter().map(move |w| (*f, *w))) {
            if let Some(way) = input.data.way(&format!("{}-{}", flow.as_str(), what.as_str()), what)? {
                rules::set_flow(permit.tx(), actor.id, flow, what, way)?;
            }
        }
        made(permit.tx(), &actor)
    })
    .await
}

/// Changes my hours: all of them are sent (`quiet-from`, `quiet-until`, `quiet-day-1` …,
/// `digest-day-1` …, `weekly`, `full-push`), and how many interruptions a day (`per-day`, 0 to 200).
#[utoipa::path(post, path = "/me/attention/hours", tag = "attention", request_body = Sent, responses((status = 200, body = Attention), (status = 401), (status = 422)))]
pub async fn set_hours(ctx: Ctx, input: Input<Sent>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let (hours, per_day) = (input.data.hours()?, input.data.budget()?);
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, SET_ATTENTION, Own(actor.id))?;
        rules::set_hours(permit.tx(), actor.id, &hours)?;
        if let Some(per_day) = per_day {
            budget::set(permit.tx(), actor.id, per_day)?;
        }
        made(permit.tx(), &actor)
    })
    .await
}

fn made(r: &mut ::store::Read<'_>, actor: &kernel::Actor) -> Result<Made, Problem> {
    let now = Attention::of(&rules::of(r, actor.id)?, &rules::hours(r, actor.id)?, budget::of(r, actor.id)?);
    Ok(Made::done("/me/attention".to_owned(), &now).flash("attention-saved"))
}
