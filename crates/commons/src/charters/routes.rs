//! Roles, duties, competences, the glossary: what everybody inside may read.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::{Cursor, Problem, paging};
use policy::Gate;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ctx, Fail};

use super::api::{CompetenceJson, Competences, Duties, DutyJson, RoleJson, Roles};
use super::forms::{DutyForm, RoleForm};
use super::places;
use super::store::{self, Seen};
use super::views::{self, Mend};

/// Which part of a list is asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

impl Asked {
    /// The number the list goes on after.
    ///
    /// # Errors
    /// `Invalid` when the cursor is not one.
    pub fn after(&self) -> Result<Option<i64>, Problem> {
        let Some(text) = self.after.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
        let cursor = Cursor::parse(text).ok_or_else(|| Problem::field("after", "charters-after-unknown"))?;
        Ok(Some(cursor.id))
    }
    /// How many.
    #[must_use]
    pub fn limit(&self) -> usize {
        usize::try_from(paging::limit(self.limit)).unwrap_or(50)
    }
    /// The page of a list that is in memory, and where it goes on.
    ///
    /// # Errors
    /// As `after`.
    pub fn page<T>(&self, all: impl Iterator<Item = T>) -> Result<(Vec<T>, Option<String>), Problem> {
        let begin = usize::try_from(self.after()?.unwrap_or(0).max(0)).unwrap_or(usize::MAX);
        let mut rest = all.skip(begin);
        let items: Vec<T> = rest.by_ref().take(self.limit()).collect();
        let next = rest.next().and_then(|_| i64::try_from(begin + items.len()).ok());
        Ok((items, next.map(cursor)))
    }
}

/// The cursor that goes on after a number.
#[must_use]
pub fn cursor(id: i64) -> String {
    Cursor { key: 0, id }.to_string()
}

/// Where a reader of a duty comes from, to go back to the same picture.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CameFrom {
    /// `network`, `unit:SLUG`, `space:SLUG`; for the page's way back.
    #[serde(default, rename = "in")]
    #[param(rename = "in")]
    pub place: String,
}

impl CameFrom {
    /// The place; the whole network for anything that does not look like one.
    #[must_use]
    pub fn place(&self) -> &str {
        let named = self.place.split_once(':').is_some_and(|(kind, slug)| {
            ["unit", "space"].contains(&kind)
                && !slug.is_empty()
                && slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
        if named { &self.place } else { "network" }
    }
}

/// What holds now and who holds it, found through the actor.
pub(super) async fn seen(ctx: &Ctx) -> Result<Seen, Fail> {
    let (actor, now, shelf) = (ctx.actor.clone(), ctx.l.now, ctx.site.shelf::<charter::Shelf>());
    Ok(ctx.site.db.read(move |r| store::seen(r, &actor, &shelf, now)).await?)
}

/// Whether the gate has a limit of that id.
pub(super) fn enforced(gate: &Gate, rule: &str) -> bool {
    !rule.is_empty() && gate.rules().any(|r| r.forbids && r.id == rule)
}

/// Every role with its charter.
#[utoipa::path(get, path = "/roles", operation_id = "roles", tag = "charters", params(Asked), responses(
    (status = 200, description = "The roles as they hold now, the organisation’s changes included", body = Roles),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside the company"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn roles(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let seen = seen(&ctx).await?;
    let (items, next) = asked.page(seen.catalogue.roles.iter())?;
    let json = |role: &&charter::Role| RoleJson::new(&seen, role, |rule| enforced(&ctx.site.gate, rule));
    ctx.show(
        || Roles { items: items.iter().map(json).collect(), next: next.clone() },
        || views::roles(&ctx, &seen),
    )
}

/// How a charter is to be shown.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Shown {
    /// Anything: every part unfolded on a small screen; for the page.
    #[serde(default)]
    pub whole: String,
}

/// One role with its charter.
#[utoipa::path(get, path = "/roles/{key}", operation_id = "role", tag = "charters", params(Shown), responses(
    (status = 200, description = "The role’s charter", body = RoleJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such role, or the reader is from outside the company"),
))]
pub async fn role(ctx: Ctx, Path(key): Path<String>, Query(shown): Query<Shown>) -> Answer {
    let mut seen = seen(&ctx).await?;
    if !ctx.api() {
        let key = key.clone();
        seen.places = ctx.site.db.read(move |r| Ok::<_, Problem>(places::places(r, &key, r.now())?)).await?;
    }
    let role = seen.catalogue.role(&key).ok_or(Problem::NotFound)?;
    let form = RoleForm::of(role, seen.catalogue.version);
    ctx.show(
        || RoleJson::new(&seen, role, |rule| enforced(&ctx.site.gate, rule)),
        || views::role(&ctx, &seen, role, (&form, &Mend::default()), !shown.whole.is_empty()),
    )
}

/// The rows of the matrix that are in use.
#[utoipa::path(get, path = "/duties", operation_id = "duties", tag = "charters", params(Asked), responses(
    (status = 200, description = "The duties of the matrix that are in use, each with who takes part", body = Duties),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside the company"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn duties(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let seen = seen(&ctx).await?;
    let catalogue = &seen.catalogue;
    let (items, next) = asked.page(catalogue.matrix())?;
    ctx.show(
        || {
            let items = items.iter().map(|d| DutyJson::new(catalogue, d, ctx.l.lang)).collect();
            Duties { items, next: next.clone() }
        },
        || views::duties(&ctx, &seen),
    )
}

/// One duty, of the matrix or of one role alone.
#[utoipa::path(get, path = "/duties/{key}", operation_id = "duty", tag = "charters", params(CameFrom), responses(
    (status = 200, description = "The duty", body = DutyJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such duty, or the reader is from outside the company"),
))]
pub async fn duty(ctx: Ctx, Path(key): Path<String>, Query(from): Query<CameFrom>) -> Answer {
    let seen = seen(&ctx).await?;
    let duty = seen.catalogue.duty(&key).ok_or(Problem::NotFound)?;
    let form = DutyForm::of(duty, seen.catalogue.version);
    ctx.show(
        || DutyJson::new(&seen.catalogue, duty, ctx.l.lang),
        || views::duty(&ctx, &seen, duty, from.place(), &form, &Mend::default()),
    )
}

/// Every competence with its weights.
#[utoipa::path(get, path = "/competences", operation_id = "competences", tag = "charters", params(Asked), responses(
    (status = 200, description = "The competences", body = Competences),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside the company"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn competences(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let seen = seen(&ctx).await?;
    let (items, next) = asked.page(seen.catalogue.competences.iter())?;
    Ok(web::answer::json(
        200,
        &Competences { items: items.into_iter().map(CompetenceJson::from).collect(), next },
    ))
}

/// The words of who does what, each in a sentence or two.
pub async fn glossary(ctx: Ctx) -> Answer {
    let seen = seen(&ctx).await?;
    Ok(views::glossary(&ctx, &seen)?.into_response())
}
