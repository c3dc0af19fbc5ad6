//! My rules for one space.

use axum::extract::Path;
use kernel::Problem;
use policy::Own;
use web::{Answer, Ctx, Input, Made};

use super::api::{Sent, SpaceAttention, SpaceRule};
use super::views;
use crate::attention::rules::{self, Rules};
use crate::attention::way::{Flow, What};
use crate::notifications::store::{self, MySpace};
use crate::notifications::things::SET_ATTENTION;

fn of(own: &Rules, space: &MySpace) -> SpaceAttention {
    let flow = Flow::of_kind(Some(&space.kind));
    let rule = |what: &What| SpaceRule {
        what: *what,
        way: own.of_space(space.id.number(), *what),
        flow: own.of_flow(flow, *what),
    };
    SpaceAttention { rules: What::ALL.iter().map(rule).collect() }
}

/// How I am reached from one space.
#[utoipa::path(get, path = "/me/attention/spaces/{slug}", tag = "attention", params(("slug" = String, Path)), responses((status = 200, body = SpaceAttention), (status = 401), (status = 404)))]
pub async fn rules(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let me = ctx.actor.id;
    let look = move |r: &mut ::store::Read<'_>| {
        Ok::<_, Problem>((store::my_space(r, me, &slug)?, rules::of(r, me)?))
    };
    let (space, own) = ctx.site.db.read(look).await?;
    let rules = of(&own, &space);
    ctx.show(|| rules.clone(), || views::space(&ctx, &space, &rules))
}

/// Changes my rules for one space: every thing that is sent; an empty word follows the flow again.
#[utoipa::path(post, path = "/me/attention/spaces/{slug}", tag = "attention", params(("slug" = String, Path)), request_body = Sent, responses((status = 200, body = SpaceAttention), (status = 401), (status = 404), (status = 422)))]
pub async fn set(ctx: Ctx, Path(slug): Path<String>, input: Input<Sent>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let space = store::my_space(w, actor.id, &slug)?;
        let mut permit = gate.permit(w, &actor, SET_ATTENTION, Own(actor.id))?;
        for what in What::ALL.iter().copied().filter(|what| input.data.0.contains_key(what.as_str())) {
            let way = input.data.way(what.as_str(), what)?;
            rules::set_space(permit.tx(), actor.id, space.id.number(), what, way)?;
        }
        let now = of(&rules::of(permit.tx(), actor.id)?, &space);
        let at = format!("/me/attention/spaces/{slug}");
        Ok(Made::done(at, &now).flash("attention-saved"))
    })
    .await
}
