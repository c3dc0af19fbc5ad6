//! The circle on a page.

use ::store::Read;
use kernel::{Actor, Problem, Time};
use policy::Gate;
use web::{Answer, Ctx, Fail, Made};

use super::api::{CircleJson, Done};
use super::store::around::{self, Away, Cared, Request, Waits};
use super::store::known;
use super::store::points::{self, Point};
use super::store::talk::{self, Talk};
use super::store::weeks::{self, Week};
use super::store::{self, Member};
use super::{CircleThing, SEE, views, week};

/// What the page shows.
pub(super) struct Loaded {
    pub now: Time,
    pub thing: CircleThing,
    /// How many facilitate.
    pub count: usize,
    /// Those of them whom the reader knows.
    pub members: Vec<Member>,
    pub weeks: Vec<Week>,
    pub away: Vec<Away>,
    /// What those who are away look after, and what the reader does.
    pub cared: Vec<Cared>,
    pub talk: Option<Talk>,
    pub points: Vec<Point>,
    pub help: Vec<Request>,
    pub mine: Vec<Waits>,
}

/// The circle as the actor meets it, or 404 for whoever is not of it.
pub(super) fn entered(r: &mut Read<'_>, gate: &Gate, actor: &Actor) -> Result<CircleThing, Problem> {
    let thing = store::thing(r, actor)?;
    if gate.may(actor, SEE, &thing) { Ok(thing) } else { Err(Problem::NotFound) }
}

pub(super) async fn loaded(ctx: &Ctx) -> Result<Loaded, Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |r: &mut Read<'_>| -> Result<Loaded, Problem> {
        let thing = entered(r, &gate, &actor)?;
        let (now, mut members) = (r.now(), store::members(r)?);
        let (first, count) = (week::of(now), members.len());
        let (mut weeks, mut points) = (weeks::between(r, first, first + week::SHOWN * 7)?, points::open(r)?);
        known::only(r, &actor, (&mut members, &mut weeks, &mut points))?;
        let away = if actor.external { Vec::new() } else { around::away(r, &members)? };
        let whose = away.iter().map(|a| a.person).chain(std::iter::once(actor.id));
        Ok(Loaded {
            now,
            thing,
            weeks,
            points,
            count,
            cared: around::cared(r, &actor, whose)?,
            talk: talk::talk(r, &actor)?,
            help: around::help(r, &actor)?,
            mine: around::mine(r, &actor)?,
            members,
            away,
        })
    };
    Ok(ctx.site.db.read(work).await?)
}

/// The circle: the weeks, who is away, what is to be talked about.
#[utoipa::path(get, path = "/circle", operation_id = "circle", tag = "circle", responses(
    (status = 200, description = "What the circle has", body = CircleJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for this reader"),
))]
pub async fn circle(ctx: Ctx) -> Answer {
    let loaded = loaded(&ctx).await?;
    ctx.show(|| CircleJson::of(&loaded), || views::circle(&ctx, &loaded, &[]))
}

/// Done, see the page.
pub(super) fn made(part: &str, flash: &'static str) -> Made {
    Made::done(format!("/circle{part}"), &Done { done: true }).flash(flash)
}
