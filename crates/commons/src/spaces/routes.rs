//! The directory of spaces, one space, and opening one.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Actor, Cursor, PersonId, Problem, paging};
use policy::Gate;
use serde::Deserialize;
use store::Write;
use utoipa::IntoParams;
use web::place::{Joining, Kind};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place, place_by_id};

use super::api::{SpaceJson, Spaces};
use super::opening::{self, NetworkThing, Opening};
use super::store::members;
use super::store::spaces::{self, Filter, Item};
use super::{CLOSE, once, views};

/// Which spaces are asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `true`: only those the reader is in.
    pub mine: Option<String>,
    /// Only of this kind: `team`, `community`, `project` or `network`.
    pub kind: Option<String>,
    /// Only with this in the name.
    pub q: Option<String>,
    /// Only of this category.
    pub category: Option<String>,
    /// Only those joined this way: `open`, `approval`, `criteria`, `invite` or `directory`.
    pub join: Option<String>,
    /// `archived`: only those in the archive; `all`: those too.
    pub archive: Option<String>,
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

impl Asked {
    /// The filter it means.
    ///
    /// # Errors
    /// `Invalid` when a kind or cursor is not one.
    pub fn filter(&self) -> Result<Filter, Problem> {
        let kind = match self.kind.as_deref().filter(|kind| !kind.is_empty()) {
            None => None,
            Some(word) => {
                Some(Kind::parse(word).ok_or_else(|| Problem::field("kind", "spaces-kind-unknown"))?)
            }
        };
        let joining = match self.join.as_deref().filter(|way| !way.is_empty()) {
            None => None,
            Some(way) => {
                Some(Joining::parse(way).ok_or_else(|| Problem::field("join", "spaces-join-unknown"))?)
            }
        };
        Ok(Filter {
            category: self.category.as_deref().and_then(|id| id.parse().ok()).unwrap_or(0),
            joining,
            archive: self.archive.clone().unwrap_or_default(),
            mine: self.mine.as_deref() == Some("true"),
            kind,
            q: self.q.clone().unwrap_or_default(),
            after: after(self.after.as_deref())?,
            limit: paging::limit(self.limit),
        })
    }
    /// Nothing was asked: the page shows its two bands.
    #[must_use]
    pub fn plain(&self) -> bool {
        let empty = |text: &Option<String>| text.as_deref().unwrap_or_default().is_empty();
        [&self.mine, &self.kind, &self.q, &self.after, &self.category, &self.join, &self.archive]
            .into_iter()
            .all(empty)
    }
}

/// The id a cursor of this room's lists stands on; 0 for the beginning.
pub(super) fn after(text: Option<&str>) -> Result<i64, Problem> {
    match text.filter(|text| !text.is_empty()) {
        None => Ok(0),
        Some(text) => {
            Cursor::parse(text).map(|c| c.id).ok_or_else(|| Problem::field("after", "spaces-after-unknown"))
        }
    }
}

/// The cursor after a full page's last row.
pub(super) fn next<T>(rows: &[T], limit: i64, id: impl Fn(&T) -> i64) -> Option<String> {
    let full = i64::try_from(rows.len()).is_ok_and(|n| n >= limit);
    rows.last().filter(|_| full).map(|row| Cursor { key: 0, id: id(row) }.to_string())
}

/// The spaces the reader may know of, by name.
#[utoipa::path(get, path = "/spaces", tag = "spaces", params(Asked), responses(
    (status = 200, description = "Spaces whose card the reader may see", body = Spaces),
    (status = 401, description = "Nobody is signed in"),
    (status = 422, description = "`kind` or `after` is not one"),
))]
pub async fn spaces(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let filter = asked.filter()?;
    let (actor, own, plain) = (ctx.actor.clone(), filter.clone(), asked.plain() && !ctx.api());
    let lists = ctx
        .site
        .db
        .read(move |r| {
            if plain {
                return views::bands(r, &actor);
            }
            Ok((spaces::list(r, actor.id, actor.external, &own)?, Vec::new()))
        })
        .await?;
    let page_next = next(&lists.0, filter.limit, |item: &Item| item.id.number());
    if plain {
        return Ok(views::directory(&ctx, &lists.0, &lists.1)?.into_response());
    }
    ctx.show(
        || Spaces { items: lists.0.iter().map(SpaceJson::from).collect(), next: page_next.clone() },
        || views::found(&ctx, &asked, &lists.0, page_next.as_deref()),
    )
}

/// One space, as the reader meets it.
#[utoipa::path(get, path = "/spaces/{slug}", tag = "spaces", responses(
    (status = 200, description = "The space", body = SpaceJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
))]
pub async fn space(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let place = found(&ctx, slug).await?;
    Ok(web::answer::json(200, &SpaceJson::from(&place)))
}

/// The space of that slug, through the actor.
pub(super) async fn found(ctx: &Ctx, slug: String) -> Result<Place, Fail> {
    let actor = ctx.actor.clone();
    Ok(ctx.site.db.read(move |r| find_place(r, &actor, &slug)).await?)
}

/// What form is wanted.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct New {
    /// The kind to open.
    #[serde(default)]
    pub kind: String,
}

/// The form for a new space.
pub async fn space_new(ctx: Ctx, Query(new): Query<New>) -> Answer {
    let form =
        Opening { kind: if new.kind.is_empty() { "project".into() } else { new.kind }, ..Opening::default() };
    Ok(views::opening(&ctx, &form, &[])?.into_response())
}

/// Opens a space: a project by anybody who works here, a community or a space of everybody by the
/// network's owner, with its six answers.
#[utoipa::path(post, path = "/spaces", tag = "spaces", request_body = Opening, responses(
    (status = 201, description = "The space was opened", body = SpaceJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "Fields that need mending: a community needs its six answers"),
))]
pub async fn space_create(ctx: Ctx, input: Input<Opening>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| open(w, &gate, &actor, &form)).await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            Ok(views::opening(&ctx, &input.data, &errors)?.into_response())
        }
        other => other,
    }
}

fn open(w: &mut Write<'_>, gate: &Gate, actor: &Actor, form: &Opening) -> Result<Made, Problem> {
    // The rule speaks first: nobody fills in a form for something they may not do.
    let kind = form.kind().ok_or_else(|| Problem::field("kind", "spaces-kind-unknown"))?;
    let mut permit = gate.permit(w, actor, opening::action(kind), NetworkThing)?;
    let ready = form.ready()?;
    let lead = lead(permit.tx(), actor, kind, &form.facilitator)?;
    if kind == Kind::Project
        && let Some(most) = spaces::quota_full(permit.tx(), actor.id)?
    {
        let args = vec![("most".to_owned(), most.to_string())];
        return Err(Problem::Invalid(vec![FieldError { field: "name", reason: "spaces-quota-full", args }]));
    }
    let id = spaces::open(&mut permit, &ready, Some(lead))?;
    let place = place_by_id(permit.tx(), actor, id)?;
    let to = format!("{}{}", place.path(), opening::first_page(&ready.start));
    Ok(Made::created(to, &SpaceJson::from(&place)).flash("spaces-opened"))
}

/// Who leads a new space: whoever opens it, or the facilitator they name.
fn lead(w: &mut Write<'_>, actor: &Actor, kind: Kind, handle: &str) -> Result<PersonId, Problem> {
    if kind != Kind::Community || handle.trim().is_empty() {
        return Ok(actor.id);
    }
    let person = members::named(w, handle, kernel::SpaceId::new(0))?;
    match person {
        Some(person) if person.state == "active" && !person.external => Ok(person.id),
        _ => Err(Problem::field("facilitator", "spaces-person-unknown")),
    }
}

/// Closes a space; what was said stays to be read.
#[utoipa::path(post, path = "/spaces/{slug}/closing", tag = "spaces", responses(
    (status = 200, description = "The space is closed", body = SpaceJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
))]
pub async fn space_close(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, CLOSE, place)?;
        spaces::close(&mut permit)?;
        let place = find_place(permit.tx(), &actor, &slug)?;
        Ok(Made::done(place.path(), &SpaceJson::from(&place)).flash("spaces-closed-now"))
    })
    .await
}
