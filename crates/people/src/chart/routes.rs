//! The chart's page, one level of it, and the same as JSON.

use axum::extract::{Path, Query};
use kernel::{Problem, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::answer::fragment;
use web::{Answer, Ctx, Fail};

use super::tree::{Node, Open, find, grown};
use super::{store, views};
use crate::unit_store;

/// Which chart.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChartQuery {
    /// The day, `2026-03-03`; today when absent.
    pub at: Option<String>,
    /// Addresses of the units whose parts are shown, with commas between; `*` for all.
    pub open: Option<String>,
}

/// A unit of the chart with its parts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(no_recursion)]
pub struct ChartUnit {
    /// Address of the unit.
    pub slug: String,
    /// Name on that day.
    pub name: String,
    /// Handle of who led it; nobody when absent.
    pub manager: Option<String>,
    /// People directly in it.
    pub people: i64,
    /// People in it and below.
    pub total: i64,
    /// Units below.
    pub parts: Vec<ChartUnit>,
}

impl From<&Node> for ChartUnit {
    fn from(n: &Node) -> Self {
        Self {
            slug: n.unit.slug.clone(),
            name: n.unit.name.clone(),
            manager: n.unit.manager_handle.clone(),
            people: n.unit.people,
            total: n.total,
            parts: n.parts.iter().map(Self::from).collect(),
        }
    }
}

/// The organisation on a day.
#[derive(Debug, Serialize, ToSchema)]
pub struct Chart {
    /// Units at the top with their parts.
    pub items: Vec<ChartUnit>,
    /// Always empty: the chart comes in one page.
    pub next: Option<String>,
}

async fn load(ctx: &Ctx, query: &ChartQuery) -> Result<(Vec<Node>, Open), Fail> {
    // A guest learns nothing of the organisation.
    if ctx.actor.external {
        return Err(Problem::NotFound.into());
    }
    let day = query.at.as_deref().map(str::trim).filter(|d| !d.is_empty());
    let at = day
        .map(|day| Time::end_of_day(day, &ctx.actor.zone).ok_or(Problem::field("at", "people-day-unknown")))
        .transpose()?;
    let open = Open::of(query.open.as_deref().unwrap_or_default());
    let units = ctx
        .site
        .db
        .read(move |r| match at {
            Some(at) if at < r.now() => store::as_of(r, at),
            _ => unit_store::all(r),
        })
        .await?;
    Ok((grown(&units, &open), open))
}

/// The organisation chart, today or as it stood on a day.
#[utoipa::path(get, path = "/people/chart", tag = "people", params(ChartQuery), responses((status = 200, body = Chart), (status = 404), (status = 422)))]
pub async fn chart(ctx: Ctx, Query(query): Query<ChartQuery>) -> Answer {
    let (top, open) = load(&ctx, &query).await?;
    let page = views::chart(&ctx, &top, &open, &query);
    ctx.show(|| Chart { items: top.iter().map(ChartUnit::from).collect(), next: None }, || page)
}

/// What stands below one unit, as part of the page.
pub async fn level(ctx: Ctx, Path(slug): Path<String>, Query(query): Query<ChartQuery>) -> Answer {
    let (top, open) = load(&ctx, &query).await?;
    let node = find(&top, &slug).ok_or(Problem::NotFound)?;
    Ok(fragment(views::level(&ctx, &node.parts, &open, &query)?))
}
