//! The settings of a space, and what was changed in it.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::{Problem, paging};
use serde::Deserialize;
use store::Read;
use utoipa::IntoParams;
use web::place::{Beside, Joining, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{ChangesJson, SettingsJson};
use super::settings::{Settings, Wish};
use super::store::{self as kept, Change};
use super::{BRING_BACK, CHANGE, views};
use crate::routes::{after, next};

/// Where the list of changes goes on.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Settings, Beside, Vec<views::Category>), Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may_ask(&actor, CHANGE, &place) && !gate.may(&actor, BRING_BACK, &place) {
            return Err(store::Error::NoRow);
        }
        let set = kept::settings(r, place.id)?;
        let beside = beside(r, &place)?;
        Ok((place, set, beside, crate::listing::categories(r)?))
    });
    Ok(found.await?)
}

/// What is set in a space, for those who keep it.
#[utoipa::path(get, path = "/spaces/{slug}/settings", operation_id = "space_settings", tag = "spaces", responses(
    (status = 200, description = "The settings", body = SettingsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader does not keep it"),
))]
pub async fn settings(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, set, beside, categories) = loaded(&ctx, slug).await?;
    ctx.show(
        || SettingsJson::from(&set),
        || views::settings(&ctx, &place, &beside, &set, &categories, None, &[]),
    )
}

/// Changes settings; what is not sent stays.
#[utoipa::path(put, path = "/spaces/{slug}/settings", operation_id = "save_space_settings", tag = "spaces", request_body = Wish, responses(
    (status = 200, description = "The settings now", body = SettingsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn settings_save(ctx: Ctx, Path(slug): Path<String>, input: Input<Wish>) -> Answer {
    if input.data.preview == Some(true) {
        return preview(&ctx, slug, &input.data).await;
    }
    let (gate, actor, wish, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, CHANGE, place)?;
        let (id, kind) = (permit.thing().id, permit.thing().kind);
        let before = kept::settings(permit.tx(), id)?;
        let set = wish.upon(&before, kind)?;
        fits(permit.tx(), &before, &set, id)?;
        kept::save(&mut permit, &before, &set)?;
        Ok(Made::done(format!("/s/{}/settings", set.slug), &SettingsJson::from(&set))
            .flash("spaces-set-saved"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let (place, set, beside, categories) = loaded(&ctx, slug).await?;
            let wished = input.data.shown(&set);
            Ok(views::settings(&ctx, &place, &beside, &wished, &categories, None, &errors)?.into_response())
        }
        other => other,
    }
}

/// The settings as wished, with how many conversations would not be kept; nothing is saved.
async fn preview(ctx: &Ctx, slug: String, wish: &Wish) -> Answer {
    let (place, set, beside, categories) = loaded(ctx, slug).await?;
    let tried = wish.upon(&set, place.kind);
    let errors = match &tried {
        Err(Problem::Invalid(errors)) if !ctx.api() => errors.clone(),
        Err(_) => return Err(tried.err().unwrap_or(Problem::NotFound).into()),
        Ok(_) => Vec::new(),
    };
    let wished = tried.unwrap_or_else(|_| wish.shown(&set));
    let (id, days, agreed) = (place.id, wished.keep_days, wished.keep_agreed);
    let older = match errors.is_empty() {
        true => Some(ctx.site.db.read(move |r| kept::older(r, id, days, agreed)).await?),
        false => None,
    };
    ctx.show(
        || SettingsJson { older, ..SettingsJson::from(&wished) },
        || views::settings(ctx, &place, &beside, &wished, &categories, older, &errors),
    )
}

/// What has to be looked up: the address is free, the category is there, and nobody from outside
/// is in a space that everybody inside is about to read.
fn fits(r: &mut Read<'_>, before: &Settings, set: &Settings, id: kernel::SpaceId) -> Result<(), Problem> {
    if set.slug != before.slug && kept::taken(r, &set.slug, id)? {
        return Err(Problem::field("slug", "spaces-set-slug-taken"));
    }
    if set.category != before.category && set.category != 0 && kept::category(r, set.category)?.is_none() {
        return Err(Problem::field("category", "spaces-set-category-unknown"));
    }
    let opens = set.joining == Joining::Open && before.joining != Joining::Open;
    if opens && kept::outside_in(r, id)? {
        return Err(Problem::field("join", "spaces-set-outside-in"));
    }
    Ok(())
}

impl Wish {
    /// As the form comes back: what was typed, over what is set.
    fn shown(&self, now: &Settings) -> Settings {
        let text = |wished: &Option<String>, now: &str| wished.clone().unwrap_or_else(|| now.to_owned());
        Settings {
            name: text(&self.name, &now.name),
            slug: text(&self.slug, &now.slug),
            hue: self.hue.unwrap_or(now.hue),
            joining: self.join.as_deref().and_then(Joining::parse).unwrap_or(now.joining),
            reactions: self.reactions.unwrap_or(now.reactions),
            approves: self.approves.unwrap_or(now.approves),
            pseudonyms: self.pseudonyms.unwrap_or(now.pseudonyms),
            feed: self.feed.unwrap_or(now.feed),
            members_invite: self.members_invite.unwrap_or(now.members_invite),
            quota_mb: self.quota_mb.unwrap_or(now.quota_mb),
            keep_days: self.keep_days.unwrap_or(now.keep_days),
            answer_days: self.answer_days.unwrap_or(now.answer_days),
            category: self.category.unwrap_or(now.category),
            keep_agreed: self.keep_agreed.unwrap_or(now.keep_agreed),
            lang: text(&self.lang, &now.lang),
        }
    }
}

/// What was changed in a space, for its members: who, when, from what to what.
#[utoipa::path(get, path = "/spaces/{slug}/changes", operation_id = "space_changes", tag = "spaces", params(Asked), responses(
    (status = 200, description = "The changes, the newest first", body = ChangesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader is not a member"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn changes(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let (actor, gate, limit) = (ctx.actor.clone(), ctx.site.gate.clone(), paging::limit(asked.limit));
    let before = after(asked.after.as_deref())?;
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !place.standing.member && !gate.may_ask(&actor, CHANGE, &place) {
            return Err(store::Error::NoRow);
        }
        let (list, beside) = (kept::changes(r, place.id, before, limit)?, beside(r, &place)?);
        Ok((place, list, beside))
    });
    let (place, list, beside) = found.await?;
    let next = next(&list, limit, |c: &Change| c.id);
    ctx.show(
        || ChangesJson::new(&list, next.clone()),
        || views::changes(&ctx, &place, &beside, &list, next.as_deref()),
    )
}
