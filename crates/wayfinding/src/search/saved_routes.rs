//! My saved searches: the list, keeping one, renaming and dropping it.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::Lexicon;
use policy::Own;
use web::answer::render;
use web::{Answer, Ctx, Flow, Input, Made, Page};

use super::api::{SavedForm, SavedJson, SavedList, SavedName, SavedTells, SearchQuery};
use super::ask::Asked;
use super::saved::{self, SavedId, SavedSearch};
use super::things::KEEP;

#[derive(Template)]
#[template(path = "search/views/saved.html")]
struct SavedPage<'a> {
    l: &'a Lexicon,
    list: &'a [SavedSearch],
}

const LIST: &str = "/search/saved";

/// The searches I keep; nobody else sees them.
#[utoipa::path(get, path = "/search/saved", tag = "search", responses((status = 200, body = SavedList), (status = 401)))]
pub async fn list(ctx: Ctx) -> Answer {
    let me = ctx.actor.id;
    let list = ctx.site.db.read(move |r| saved::list(r, me)).await?;
    ctx.show(
        || SavedList { items: list.iter().map(SavedJson::from).collect(), next: None },
        || {
            let body = render(&SavedPage { l: &ctx.l, list: &list })?;
            let (title, here) = (ctx.l.t("search-saved"), "search".to_owned());
            Ok(Page { title, flow: Flow::House, body, here, ..Page::default() })
        },
    )
}

/// Keeps the question of the address under a name.
#[utoipa::path(post, path = "/search/saved", tag = "search", params(SearchQuery), request_body = SavedForm, responses((status = 201, body = SavedJson), (status = 401), (status = 422)))]
pub async fn save(ctx: Ctx, Query(query): Query<SearchQuery>, input: Input<SavedForm>) -> Answer {
    let (gate, actor, query) = (ctx.site.gate.clone(), ctx.actor.clone(), Asked::read(&query).address());
    ctx.make(input.once, move |w| {
        let name = saved::named(&input.data.name)?;
        let mut may = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        let made = saved::save(&mut may, &name, &query, input.data.tells)?;
        Ok(Made::created(LIST.to_owned(), &SavedJson::from(&made)).flash("search-saved-done"))
    })
    .await
}

/// Gives one of them another name.
#[utoipa::path(post, path = "/search/saved/{id}", tag = "search", params(("id" = String, Path, description = "The search")), request_body = SavedName, responses((status = 200, body = SavedName), (status = 401), (status = 404), (status = 422)))]
pub async fn rename(ctx: Ctx, Path(id): Path<SavedId>, input: Input<SavedName>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let name = saved::named(&input.data.name)?;
        let mut may = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        saved::rename(&mut may, id, &name)?;
        Ok(Made::done(LIST.to_owned(), &SavedName { name }).flash("search-saved-done"))
    })
    .await
}

/// Tells its owner from now on when something new answers, in the digest unless they wish otherwise; or
/// no longer.
#[utoipa::path(post, path = "/search/saved/{id}/tells", tag = "search", params(("id" = String, Path, description = "The search")), request_body = SavedTells, responses((status = 200, body = SavedTells), (status = 401), (status = 404)))]
pub async fn tells(ctx: Ctx, Path(id): Path<SavedId>, input: Input<SavedTells>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let mut may = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        saved::tell(&mut may, id, input.data.tells)?;
        let flash = if input.data.tells { "search-saved-tells" } else { "search-saved-quiet" };
        Ok(Made::done(LIST.to_owned(), &input.data).flash(flash))
    })
    .await
}

/// Keeps one of them no longer.
#[utoipa::path(post, path = "/search/saved/{id}/drop", tag = "search", params(("id" = String, Path, description = "The search")), responses((status = 200, description = "It is gone"), (status = 401), (status = 404)))]
pub async fn drop_it(ctx: Ctx, Path(id): Path<SavedId>, input: Input<serde_json::Value>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let mut may = gate.permit(w, &actor, KEEP, Own(actor.id))?;
        saved::drop_it(&mut may, id)?;
        Ok(Made::done(LIST.to_owned(), &serde_json::json!({})).flash("search-saved-gone"))
    })
    .await
}
