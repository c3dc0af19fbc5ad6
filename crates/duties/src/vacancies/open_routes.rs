//! What is looked for, and opening a vacancy.

use axum::extract::Query;
use axum::response::IntoResponse;
use charter::{Catalogue, Role, Shelf};
use kernel::paging::{self, Cursor};
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, Problem};
use serde::Deserialize;
use store::Read;
use utoipa::IntoParams;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{NewVacancy, VacanciesJson, VacancyJson};
use super::store::places::{self, At};
use super::store::{self as kept, Choice, VacancyId};
use super::{OPEN, views};

/// Longest words of a vacancy in characters.
pub(super) const LONGEST: usize = 600;

/// Where the list goes on.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// Cursor of the page before.
    #[serde(default)]
    after: Option<String>,
    /// At most so many.
    #[serde(default)]
    limit: Option<i64>,
}

/// Roles somebody is looked for, the newest first.
#[utoipa::path(get, path = "/vacancies", operation_id = "vacancies", tag = "vacancies", params(Asked), responses(
    (status = 200, description = "Open vacancies", body = VacanciesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for people from outside"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn vacancies(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    if ctx.actor.external {
        return Err(Problem::NotFound.into());
    }
    let before = match asked.after.as_deref().filter(|text| !text.is_empty()) {
        None => i64::MAX,
        Some(text) => Cursor::parse(text).ok_or_else(|| Problem::field("after", "vacancies-after"))?.id,
    };
    let (actor, limit, shelf) = (ctx.actor.clone(), paging::limit(asked.limit), ctx.site.shelf::<Shelf>());
    let work = move |r: &mut Read<'_>| {
        Ok::<_, ::store::Error>((shelf.current(r)?, kept::list(r, &actor, before, limit)?))
    };
    let (catalogue, all) = ctx.site.db.read(work).await?;
    let full = i64::try_from(all.len()).is_ok_and(|n| n >= limit);
    let next = all.last().filter(|_| full).map(|v| Cursor { key: 0, id: v.id.number() }.to_string());
    ctx.show(
        || VacanciesJson { items: all.iter().map(VacancyJson::from).collect(), next: next.clone() },
        || views::list(&ctx, &catalogue, &all, next.as_deref()),
    )
}

/// What the form of a new vacancy shows.
pub(super) struct Draft {
    pub at: At,
    pub role: Role,
    pub choices: Vec<Choice>,
    /// Somebody is looked for there already.
    pub already: Option<VacancyId>,
}

async fn draft(ctx: &Ctx, form: &NewVacancy) -> Result<Draft, Fail> {
    let (actor, gate, shelf, form) =
        (ctx.actor.clone(), ctx.site.gate.clone(), ctx.site.shelf::<Shelf>(), form.clone());
    let work = move |r: &mut Read<'_>| -> Result<Draft, Problem> {
        let at = places::named(r, &actor, form.place.trim())?;
        let catalogue = shelf.current(r)?;
        let role = catalogue.role(form.role.trim()).filter(|r| r.assigned()).ok_or(Problem::NotFound)?;
        if !gate.may(&actor, OPEN, &at.thing()) {
            return Err(Problem::NotFound);
        }
        let choices = kept::descriptions(r, &actor, &role.key, (&at.scope, at.id))?;
        let already = kept::open_there(r, &role.key, &at)?;
        Ok(Draft { role: role.clone(), choices, already, at })
    };
    Ok(ctx.site.db.read(work).await?)
}

/// The form that opens a vacancy for the role and place in its address.
pub async fn new(ctx: Ctx, Query(form): Query<NewVacancy>) -> Answer {
    Ok(views::new(&ctx, &draft(&ctx, &form).await?, &form, &[])?.into_response())
}

/// What keeps a vacancy from being opened.
fn check(
    r: &mut Read<'_>,
    (catalogue, actor): (&Catalogue, &Actor),
    (form, at): (&NewVacancy, &At),
) -> Result<(String, Option<i64>), Problem> {
    let mut fields = Fields::default();
    let role = catalogue.role(form.role.trim()).filter(|role| role.assigned() && role.fits(&at.scope));
    let Some(role) = role else { return Err(Problem::field("role", "vacancies-role")) };
    fields.check(!catalogue.duties_of(role).is_empty(), "role", "vacancies-no-duties");
    let held = role.single && kept::held(r, &role.key, (&at.scope, at.id))?;
    fields.check(!held, "role", "vacancies-held");
    fields.check(!at.closed, "in", "vacancies-closed");
    fields.check(form.why.chars().count() <= LONGEST, "why", "vacancies-long");
    let description = match form.description.trim() {
        "" => None,
        text => {
            let all = kept::descriptions(r, actor, &role.key, (&at.scope, at.id))?;
            let chosen = text.parse::<i64>().ok().filter(|id| all.iter().any(|d| d.0 == *id));
            fields.check(chosen.is_some(), "description", "vacancies-description-other");
            chosen
        }
    };
    fields.done()?;
    Ok((role.key.clone(), description))
}

/// Opens a vacancy: from then on everybody inside can come forward.
#[utoipa::path(post, path = "/vacancies", operation_id = "vacancy_open", tag = "vacancies", request_body = NewVacancy, responses(
    (status = 200, description = "Somebody was looked for there already", body = VacancyJson),
    (status = 201, description = "Open", body = VacancyJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such place for the reader"),
    (status = 422, description = "The role is not held there, has no duties, or is held by one person and filled"),
))]
pub async fn open(ctx: Ctx, input: Input<NewVacancy>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let form = input.data.clone();
    let answer = ctx.make(input.once, move |w| {
        let at = places::named(w, &actor, form.place.trim())?;
        let mut permit = gate.permit(w, &actor, OPEN, at.thing())?;
        let catalogue = shelf.current(permit.tx())?;
        let (role, description) = check(permit.tx(), (&catalogue, &actor), (&form, &at))?;
        if let Some(id) = kept::open_there(permit.tx(), &role, &at)? {
            let json = VacancyJson::from(&kept::find(permit.tx(), &actor, id)?);
            return Ok(Made::done(format!("/vacancies/{id}"), &json).flash("vacancies-already"));
        }
        let id = kept::open(&mut permit, (&role, &at), (description, form.why.trim()))?;
        let json = VacancyJson::from(&kept::find(permit.tx(), &actor, id)?);
        Ok(Made::created(format!("/vacancies/{id}"), &json).flash("vacancies-opened"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, &input.data, &errors).await,
        other => other,
    }
}

/// The form again, with what has to be mended; where the role itself is unknown there is no form.
async fn again(ctx: &Ctx, form: &NewVacancy, errors: &[FieldError]) -> Answer {
    match draft(ctx, form).await {
        Ok(draft) => Ok(views::new(ctx, &draft, form, errors)?.into_response()),
        Err(_) => Err(Problem::Invalid(errors.to_vec()).into()),
    }
}
