//! Which roles are filled where, with O1, O2 and O4.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::Query;
use axum::response::IntoResponse;
use charter::Catalogue;
use kernel::{Actor, Cursor, Problem, Time, paging};
use policy::{Gate, NetworkThing};
use serde::Deserialize;
use store::{Read, Res};
use utoipa::IntoParams;
use web::{Answer, Ctx};

use super::answers::{Says, says};
use super::api::CoverageJson;
use super::{EXPORT, SETTLE, load, views};
use crate::board::{Held, Standing, State};
use crate::coverage::{Cell, Coverage};
use crate::scope::{Scope, Where};
use crate::store::{board, relays};

/// Cells on a page for people.
const PAGE: usize = 100;

/// Which cells are asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `gaps`: only what nobody fills.
    pub show: Option<String>,
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

/// A space in which it is not clear who does what (S2-0).
#[derive(Debug, Clone)]
pub struct Unclear {
    /// The space.
    pub at: Where,
    /// Duties that two could decide.
    pub unsettled: i64,
    /// Duties with nobody.
    pub vacant: i64,
}

/// Coverage as one reader meets it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// Every cell.
    pub all: Coverage,
    /// Spaces whose roles are unclear; for those who may settle them.
    pub unclear: Vec<Unclear>,
    /// The reader may settle.
    pub settles: bool,
    /// The reader may take it away as a file.
    pub export: bool,
    /// The present moment.
    pub now: Time,
}

pub(super) fn load_all(
    r: &mut Read<'_>,
    catalogue: Arc<Catalogue>,
    gate: &Gate,
    actor: &Actor,
    unclear: bool,
) -> Res<Loaded> {
    let (state, now) = (board::everything(r)?, r.now());
    let mut communities = board::communities(r)?;
    if actor.external {
        // Somebody from outside meets the spaces they are in.
        let own: BTreeSet<Scope> = relays::memberships(r, actor.id)?.into_iter().map(Scope::Space).collect();
        communities.retain(|(at, _)| own.contains(&at.scope));
    }
    let units = if actor.external { Vec::new() } else { board::managers(r)? };
    let mut all = state.coverage(&catalogue, &communities, &units, now);
    all.cells.retain(|c| !actor.external || c.at.scope.space().is_some());
    let settles = gate.may(actor, SETTLE, &NetworkThing);
    let unclear = if unclear && settles {
        unclear_in(&catalogue, state, relays::settled(r)?, &communities, now)
    } else {
        Vec::new()
    };
    let export = gate.may(actor, EXPORT, &NetworkThing);
    Ok(Loaded { catalogue, all, unclear, settles, export, now })
}

/// Communities in which two could decide a duty, or nobody. Each is looked at with what is held in
/// it and for the whole network only, so that two thousand of them take a moment.
fn unclear_in(
    catalogue: &Catalogue,
    state: State,
    settled: std::collections::BTreeMap<(String, Scope), kernel::AssignmentId>,
    communities: &[(Where, Time)],
    now: Time,
) -> Vec<Unclear> {
    let (network, local): (Vec<Held>, Vec<Held>) =
        state.held.into_iter().partition(|h| h.scope == Scope::Network);
    let mut by_place: std::collections::BTreeMap<Scope, Vec<Held>> = std::collections::BTreeMap::new();
    for held in local {
        by_place.entry(held.scope).or_default().push(held);
    }
    let mut here = State { settled, begun: state.begun, ..State::default() };
    let look = |(at, born): &(Where, Time)| {
        here.held.clone_from(&network);
        here.held.extend(by_place.remove(&at.scope).unwrap_or_default());
        here.born = std::iter::once((at.scope, *born)).collect();
        let board = here.board(catalogue, at, now);
        let mut found = Unclear { at: at.clone(), unsettled: 0, vacant: 0 };
        for line in board.sections.iter().flat_map(|s| &s.lines) {
            match says(&board, line) {
                Says::Unsettled(_) => found.unsettled += 1,
                Says::Nobody(_) => found.vacant += 1,
                _ => {}
            }
        }
        found
    };
    communities.iter().map(look).filter(|u| u.unsettled + u.vacant > 0).collect()
}

/// Which roles are filled where: the network’s own, each community’s, each unit’s manager; O1, O2, O4
/// with numerator and denominator. People from outside get the spaces they are in.
#[utoipa::path(get, path = "/coverage", tag = "roles", params(Asked), responses(
    (status = 200, description = "Roles in the places that need them", body = CoverageJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 422, description = "`after` is not one"),
))]
pub async fn coverage(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    if !ctx.api() {
        super::routes::inside(&ctx)?;
    }
    let from = match asked.after.as_deref().filter(|a| !a.is_empty()) {
        None => 0,
        Some(text) => Cursor::parse(text)
            .and_then(|c| usize::try_from(c.id).ok())
            .ok_or_else(|| Problem::field("after", "spaces-after-unknown"))?,
    };
    let page = !ctx.api();
    let gaps = asked.show.as_deref() == Some("gaps");
    // What is not clear stands on the first page only.
    let unclear = page && from == 0 && !gaps;
    let found = load::read(&ctx, move |r, shelf, gate, actor| {
        let catalogue = shelf.current(r)?;
        load_all(r, catalogue, gate, actor, unclear)
    })
    .await?;
    let wanted: Vec<&Cell> =
        found.all.cells.iter().filter(|c| !gaps || c.column.standing == Standing::Vacant).collect();
    let size = if page { PAGE } else { usize::try_from(paging::limit(asked.limit)).unwrap_or(PAGE) };
    let cells: Vec<&Cell> = wanted.iter().skip(from).take(size).copied().collect();
    let next = (wanted.len() > from + size)
        .then(|| Cursor { key: 0, id: i64::try_from(from + size).unwrap_or(0) }.to_string());
    if page {
        let view = views::View { found: &found, cells: &cells, from, next, gaps };
        return Ok(views::coverage(&ctx, &view)?.into_response());
    }
    Ok(web::answer::json(200, &CoverageJson::new(&found.all, &cells, next, found.now)))
}
