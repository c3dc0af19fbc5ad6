//! The page of the network's categories.

use askama::Template;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::{FieldError, Fields};
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::answer::render;
use web::{Answer, Ctx, Fail, Input, Made, Page};

use super::{Category, KEEP};
use crate::views::status;
use crate::{listing, once};

/// Longest name in characters.
const LONGEST: usize = 40;

/// A category as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceCategory)]
pub struct Naming {
    /// Its name in English.
    #[serde(default)]
    pub name_en: String,
    /// Its name in French.
    #[serde(default)]
    pub name_fr: String,
}

/// A category of spaces.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceCategory)]
pub struct CategoryJson {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub name_en: String,
    /// Its name in French.
    pub name_fr: String,
}

/// The categories.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceCategories)]
pub struct CategoriesJson {
    /// In their order.
    pub items: Vec<CategoryJson>,
}

impl CategoriesJson {
    fn new(list: &[Category]) -> Self {
        let one = |c: &Category| CategoryJson {
            id: c.id.to_string(),
            name_en: c.name_en.clone(),
            name_fr: c.name_fr.clone(),
        };
        Self { items: list.iter().map(one).collect() }
    }
}

/// The categories of spaces.
#[utoipa::path(get, path = "/spaces/categories", operation_id = "space_categories", tag = "spaces", responses(
    (status = 200, description = "The categories", body = CategoriesJson),
    (status = 401, description = "Nobody is signed in"),
))]
pub async fn categories(ctx: Ctx) -> Answer {
    let list = ctx.site.db.read(listing::categories).await?;
    ctx.show(|| CategoriesJson::new(&list), || page(&ctx, &list, &Naming::default(), &[]))
}

/// Adds a category.
#[utoipa::path(post, path = "/spaces/categories", operation_id = "add_space_category", tag = "spaces", request_body = Naming, responses(
    (status = 200, description = "The categories now", body = CategoriesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "Both names are needed"),
))]
pub async fn category_add(ctx: Ctx, input: Input<Naming>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP, NetworkThing)?;
        let mut fields = Fields::default();
        fields.length(&form.name_en, LONGEST, "name_en");
        fields.length(&form.name_fr, LONGEST, "name_fr");
        fields.done()?;
        listing::add(&mut permit, form.name_en.trim(), form.name_fr.trim())?;
        let list = listing::categories(permit.tx())?;
        Ok(Made::done("/spaces/categories".to_owned(), &CategoriesJson::new(&list))
            .flash("spaces-category-added"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let list = ctx.site.db.read(listing::categories).await?;
            Ok(page(&ctx, &list, &input.data, &errors)?.into_response())
        }
        other => other,
    }
}

/// Ends a category; its spaces have none then.
#[utoipa::path(delete, path = "/spaces/categories/{id}", operation_id = "end_space_category", tag = "spaces", responses(
    (status = 200, description = "The categories now", body = CategoriesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there"),
))]
pub async fn category_end(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let mut permit = gate.permit(w, &actor, KEEP, NetworkThing)?;
        if !listing::end(&mut permit, id)? {
            return Err(Problem::NotFound);
        }
        let list = listing::categories(permit.tx())?;
        Ok(Made::done("/spaces/categories".to_owned(), &CategoriesJson::new(&list))
            .flash("spaces-category-ended"))
    })
    .await
}

#[derive(Template)]
#[template(path = "listing/categories.html")]
struct CategoriesPage<'a> {
    l: &'a Lexicon,
    list: &'a [Category],
    form: &'a Naming,
    may_keep: bool,
    en_error: String,
    fr_error: String,
}

fn page(ctx: &Ctx, list: &[Category], form: &Naming, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&CategoriesPage {
        l,
        list,
        form,
        may_keep: ctx.site.gate.may(&ctx.actor, KEEP, &NetworkThing),
        en_error: l.wrong(errors, "name_en"),
        fr_error: l.wrong(errors, "name_fr"),
    })?;
    let title = l.t("spaces-title-categories");
    Ok(Page { title, body, here: "spaces".to_owned(), status: status(errors), ..Page::default() })
}
