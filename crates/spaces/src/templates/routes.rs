//! The page of the templates, and making one of a space.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, Problem};
use policy::NetworkThing;
use web::place::{Beside, Kind, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{Naming, TemplatesJson};
use super::{MAKE, own, views};
use crate::listing::KEEP;
use crate::once;
use crate::opening;

/// Longest name, and longest sentence about it.
const LONGEST: (usize, usize) = (60, 200);

impl Naming {
    fn ready(&self) -> Result<(String, String), Problem> {
        let mut fields = Fields::default();
        fields.length(&self.name, LONGEST.0, "name");
        fields.check(self.what.trim().chars().count() <= LONGEST.1, "what", "spaces-template-what-long");
        fields.done()?;
        Ok((self.name.trim().to_owned(), self.what.trim().to_owned()))
    }
}

/// The templates of spaces: the organisation's own, and those that come with the program.
#[utoipa::path(get, path = "/spaces/templates", operation_id = "space_templates", tag = "spaces", responses(
    (status = 200, description = "The templates in the reader's language", body = TemplatesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader opens nothing here"),
))]
pub async fn templates(ctx: Ctx) -> Answer {
    shown(&ctx, &Naming::default(), &[]).await
}

async fn shown(ctx: &Ctx, form: &Naming, errors: &[FieldError]) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, opening::action(Kind::Project), &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let lang = ctx.actor.lang;
    let list = ctx.site.db.read(move |r| super::all(r, lang)).await?;
    ctx.show(|| TemplatesJson::new(&list), || views::templates(ctx, &list, form, errors))
}

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Beside), Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may(&actor, MAKE, &place) {
            return Err(store::Error::NoRow);
        }
        let beside = beside(r, &place)?;
        Ok((place, beside))
    });
    Ok(found.await?)
}

/// The form that makes a template of a space.
pub async fn template_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, beside) = loaded(&ctx, slug).await?;
    let form = Naming { name: place.name.clone(), ..Naming::default() };
    Ok(views::make(&ctx, &place, &beside, &form, &[])?.into_response())
}

/// Makes a template of a space: its card and its settings, and nothing that was said in it.
#[utoipa::path(post, path = "/spaces/{slug}/template", operation_id = "make_space_template", tag = "spaces", request_body = Naming, responses(
    (status = 201, description = "Made", body = TemplatesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn template_make(ctx: Ctx, Path(slug): Path<String>, input: Input<Naming>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, MAKE, place)?;
        let (name, what) = form.ready()?;
        own::make(&mut permit, &name, &what)?;
        let list = super::all(permit.tx(), actor.lang)?;
        Ok(Made::created("/spaces/templates".to_owned(), &TemplatesJson::new(&list))
            .flash("spaces-template-made"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let (place, beside) = loaded(&ctx, slug).await?;
            Ok(views::make(&ctx, &place, &beside, &input.data, &errors)?.into_response())
        }
        other => other,
    }
}

/// Whoever made a template keeps it, and so do those who keep the network's categories.
fn keeps(ctx: &Ctx, actor: &Actor, by: kernel::PersonId) -> bool {
    by == actor.id || ctx.site.gate.may(actor, KEEP, &NetworkThing)
}

async fn alter(ctx: Ctx, id: i64, form: Option<Naming>, once: web::Once) -> Answer {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| own::find(r, id)).await?;
    let own = found.filter(|_| !actor.external).ok_or(Problem::NotFound)?;
    if !keeps(&ctx, &actor, own.by) {
        // Who may not change it is told so by the rule of the network's lists.
        let gate = ctx.site.gate.clone();
        let refused = ctx.site.db.write(move |w| gate.permit(w, &actor, KEEP, NetworkThing).map(drop));
        refused.await?;
        return Err(Problem::NotFound.into());
    }
    ctx.make(once, move |w| {
        let flash = match &form {
            None => {
                own::end(w, own.id, actor.id)?;
                "spaces-template-ended"
            }
            Some(form) => {
                let (name, what) = form.ready()?;
                let read = form.version == 0 || form.version == own.version;
                let body = serde_json::from_str(&own.body).unwrap_or_default();
                if !read || !own::save(w, &own, &name, &what, &body, actor.id)? {
                    return Err(Problem::field("version", "spaces-template-moved"));
                }
                "spaces-template-saved"
            }
        };
        let list = super::all(w, actor.lang)?;
        Ok(Made::done("/spaces/templates".to_owned(), &TemplatesJson::new(&list)).flash(flash))
    })
    .await
}

/// Renames a template of the organisation: by whoever made it, or who keeps the network's lists.
#[utoipa::path(put, path = "/spaces/templates/{id}", operation_id = "save_space_template", tag = "spaces", request_body = Naming, responses(
    (status = 200, description = "Saved as the next version", body = TemplatesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there"),
    (status = 422, description = "Fields that need mending, or it changed meanwhile"),
))]
pub async fn template_save(ctx: Ctx, Path(id): Path<i64>, input: Input<Naming>) -> Answer {
    match alter(ctx.clone(), id, Some(input.data.clone()), input.once).await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => shown(&ctx, &input.data, &errors).await,
        other => other,
    }
}

/// Ends a template of the organisation; spaces made from it stay as they are.
#[utoipa::path(delete, path = "/spaces/templates/{id}", operation_id = "end_space_template", tag = "spaces", responses(
    (status = 200, description = "Ended", body = TemplatesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there"),
))]
pub async fn template_end(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let once = once(&ctx);
    alter(ctx, id, None, once).await
}
