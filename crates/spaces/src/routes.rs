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
use super::store::spaces::{self, Filter, Item, Sort};
use super::{CLOSE, drafts, keeping, once, templates, views};

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
    /// Slug of a unit: its teams and those below, and what its people lead.
    pub unit: Option<String>,
    /// Only where this language is mostly spoken.
    pub lang: Option<String>,
    /// `true`: only those the reader is not in and may come into.
    pub open: Option<String>,
    /// `true`: only where something was said within thirty days.
    pub active: Option<String>,
    /// `name`, `active`, `new` or `members`.
    pub sort: Option<String>,
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
            unit: self.unit.as_deref().unwrap_or_default().trim().to_owned(),
            lang: self.lang.clone().unwrap_or_default(),
            open: self.open.as_deref() == Some("true"),
            active: self.active.as_deref() == Some("true"),
            sort: self.sort()?,
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
        let first = [&self.mine, &self.kind, &self.q, &self.after, &self.category, &self.join, &self.archive];
        let more = [&self.unit, &self.lang, &self.open, &self.active, &self.sort];
        first.into_iter().chain(more).all(empty)
    }
    fn sort(&self) -> Result<Sort, Problem> {
        match self.sort.as_deref().filter(|word| !word.is_empty()) {
            None => Ok(Sort::default()),
            Some(word) => Sort::parse(word).ok_or_else(|| Problem::field("sort", "spaces-sort-unknown")),
        }
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
            let choices = views::choices(r)?;
            let (mine, others) = if plain {
                views::bands(r, &actor)?
            } else {
                (spaces::list(r, actor.id, actor.external, &own)?, Vec::new())
            };
            Ok::<_, Problem>((mine, others, choices))
        })
        .await?;
    let page_next = next(&lists.0, filter.limit, |item: &Item| item.id.number());
    if plain {
        return Ok(views::directory(&ctx, &lists.0, &lists.1, &lists.2)?.into_response());
    }
    ctx.show(
        || Spaces { items: lists.0.iter().map(SpaceJson::from).collect(), next: page_next.clone() },
        || views::found(&ctx, &asked, &lists.0, &lists.2, page_next.as_deref()),
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
    /// The template to begin from.
    #[serde(default)]
    pub template: String,
}

/// The form for a new space, empty or filled in from a template.
pub async fn space_new(ctx: Ctx, Query(new): Query<New>) -> Answer {
    let (key, lang) = (new.template.clone(), ctx.actor.lang);
    let from = match key.is_empty() {
        true => None,
        false => ctx.site.db.read(move |r| templates::find(r, &key, lang)).await?,
    };
    let form = match from {
        Some(template) => template.form(),
        None if new.kind.is_empty() => Opening { kind: "project".into(), ..Opening::default() },
        None => Opening { kind: new.kind, ..Opening::default() },
    };
    opening_page(&ctx, &form, &[]).await
}

async fn opening_page(ctx: &Ctx, form: &Opening, errors: &[FieldError]) -> Answer {
    let lang = ctx.actor.lang;
    let found = ctx
        .site
        .db
        .read(move |r| Ok::<_, Problem>((templates::all(r, lang)?, drafts::store::objectives(r)?)));
    let (list, objectives) = found.await?;
    Ok(views::opening(ctx, form, &list, &objectives, errors)?.into_response())
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
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => opening_page(&ctx, &input.data, &errors).await,
        other => other,
    }
}

fn open(w: &mut Write<'_>, gate: &Gate, actor: &Actor, form: &Opening) -> Result<Made, Problem> {
    // The rule speaks first: nobody fills in a form for something they may not do.
    let kind = form.kind().ok_or_else(|| Problem::field("kind", "spaces-kind-unknown"))?;
    let mut permit = gate.permit(w, actor, opening::action(kind), NetworkThing)?;
    let mut ready = form.ready()?;
    let objective = if kind == Kind::Community { serves(permit.tx(), form, &mut ready)? } else { None };
    let lead = lead(permit.tx(), actor, kind, &form.facilitator)?;
    if kind == Kind::Project
        && let Some(most) = spaces::quota_full(permit.tx(), actor.id)?
    {
        let args = vec![("most".to_owned(), most.to_string())];
        return Err(Problem::Invalid(vec![FieldError { field: "name", reason: "spaces-quota-full", args }]));
    }
    let id = spaces::open(&mut permit, &ready, Some(lead))?;
    let place = place_by_id(permit.tx(), actor, id)?;
    let mut first = opening::first_page(&ready.start).to_owned();
    if let Some(objective) = objective {
        let voice = super::store::Voice { by: Some(actor.id), quiet: false };
        drafts::store::serves(permit.tx(), id, objective, voice);
    }
    if let Some(template) = templates::find(permit.tx(), &form.template, actor.lang)? {
        keeping::store::as_template(permit.tx(), id, &template.shape)?;
        if ready.start.is_empty() && !ready.draft {
            first = template.first_page();
        }
    }
    let (to, flash) = match ready.draft {
        true => (format!("{}/opening", place.path()), "spaces-draft-prepared"),
        false => (format!("{}{first}", place.path()), "spaces-opened"),
    };
    Ok(Made::created(to, &SpaceJson::from(&place)).flash(flash))
}

/// The objective a new community serves. Where objectives are written, a community without one
/// begins as a draft (S1-CM2).
fn serves(w: &mut Write<'_>, form: &Opening, ready: &mut opening::Ready) -> Result<Option<i64>, Problem> {
    let live = drafts::store::objectives(w)?;
    let wished = form.objective.trim();
    if wished.is_empty() || wished == "0" {
        ready.draft |= !live.is_empty();
        return Ok(None);
    }
    let found = live.into_iter().find(|o| o.id.to_string() == wished);
    let found = found.ok_or_else(|| Problem::field("objective", "spaces-objective-unknown"))?;
    Ok(Some(found.id))
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
