//! The card: reading it, writing its next version, accepting its terms.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::Problem;
use serde::Deserialize;
use utoipa::ToSchema;
use web::place::{Beside, Joining, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::CardJson;
use super::card::Card;
use super::criteria::rule::Criteria;
use super::criteria::store::{self as by, Tree};
use super::store::cards::{self, Version};
use super::{ACCEPT_TERMS, EDIT_CARD, membership, templates, views};

/// The next version of a card, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceCard)]
pub struct CardForm {
    /// The version it was written upon; when another one came in between, nothing is stored.
    #[serde(default)]
    pub version: Option<i64>,
    /// Why the space exists.
    #[serde(default)]
    pub why: String,
    /// What is expected of a member.
    #[serde(default)]
    pub expected: String,
    /// What a member may do without asking.
    #[serde(default)]
    pub free: String,
    /// What needs asking first.
    #[serde(default)]
    pub ask: String,
    /// Who decides and who helps.
    #[serde(default)]
    pub deciders: String,
    /// The terms a member accepts.
    #[serde(default)]
    pub terms: String,
}

impl CardForm {
    fn card(&self) -> Card {
        let Self { why, expected, free, ask, deciders, terms, .. } = self.clone();
        Card { why, expected, free, ask, deciders, terms }.trimmed()
    }
}

pub(super) async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Option<Version>, Beside), Fail> {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        let version = cards::get(r, place.id, place.card_version)?;
        let beside = beside(r, &place)?;
        Ok::<_, store::Error>((place, version, beside))
    });
    Ok(found.await?)
}

/// By which criteria one joins; nothing where there are none.
pub(super) async fn asked(ctx: &Ctx, place: &Place) -> Result<(Criteria, Tree), Fail> {
    if place.joining != Joining::Criteria {
        return Ok(Default::default());
    }
    let id = place.id;
    Ok(ctx.site.db.read(move |r| Ok::<_, store::Error>((by::get(r, id)?, by::tree(r)?))).await?)
}

/// The six answers of a space.
#[utoipa::path(get, path = "/spaces/{slug}/card", operation_id = "space_card", tag = "spaces", responses(
    (status = 200, description = "The card; version 0 when it is not written yet", body = CardJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
))]
pub async fn card(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, version, beside) = loaded(&ctx, slug).await?;
    let asked = asked(&ctx, &place).await?;
    ctx.show(
        || CardJson::new(version.as_ref(), place.accepted),
        || views::card(&ctx, &place, &beside, version.as_ref(), &asked),
    )
}

/// What a card is filled in from.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct FilledFrom {
    /// Key of a template.
    #[serde(default)]
    pub template: String,
}

/// The form for the card's next version.
pub async fn card_edit(ctx: Ctx, Path(slug): Path<String>, Query(from): Query<FilledFrom>) -> Answer {
    let (place, version, beside) = loaded(&ctx, slug).await?;
    if !ctx.site.gate.may(&ctx.actor, EDIT_CARD, &place) {
        return Err(Problem::NotFound.into());
    }
    let (key, lang) = (from.template, ctx.actor.lang);
    let template =
        if key.is_empty() { None } else { ctx.site.db.read(move |r| templates::find(r, &key, lang)).await? };
    let card = match template {
        Some(template) => template.words.card,
        None => version.map(|v| v.card).unwrap_or_default(),
    };
    Ok(views::card_form(&ctx, &place, &beside, &card, &[])?.into_response())
}

/// Writes the next version of a space's card; members are asked to accept it.
#[utoipa::path(put, path = "/spaces/{slug}/card", operation_id = "save_space_card", tag = "spaces", request_body = CardForm, responses(
    (status = 200, description = "The new version", body = CardJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "Answers that are missing or too long, or `version` is not the current one"),
))]
pub async fn card_save(ctx: Ctx, Path(slug): Path<String>, input: Input<CardForm>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let (version, path) = (place.card_version, format!("{}/card", place.path()));
        let mut permit = gate.permit(w, &actor, EDIT_CARD, place)?;
        if form.version.is_some_and(|v| v != version) {
            return Err(Problem::field("version", "spaces-card-moved"));
        }
        let card = form.card();
        card.check()?;
        let version = cards::save(&mut permit, &card)?;
        let id = permit.thing().id;
        let saved = cards::get(permit.tx(), id, version)?;
        Ok(Made::done(path, &CardJson::new(saved.as_ref(), version)).flash("spaces-card-saved"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let (place, _, beside) = loaded(&ctx, slug).await?;
            Ok(views::card_form(&ctx, &place, &beside, &input.data.card(), &errors)?.into_response())
        }
        other => other,
    }
}

/// The version whose terms are accepted.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = AcceptedTerms)]
pub struct Accepting {
    /// The version that was read.
    #[serde(default)]
    pub terms: Option<i64>,
}

/// Accepts the current terms of a space the reader is in.
#[utoipa::path(post, path = "/spaces/{slug}/card/acceptance", operation_id = "accept_space_terms", tag = "spaces", request_body = Accepting, responses(
    (status = 200, description = "Accepted", body = CardJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`terms` is not the current version"),
))]
pub async fn card_accept(ctx: Ctx, Path(slug): Path<String>, input: Input<Accepting>) -> Answer {
    let (gate, actor, terms) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.terms);
    ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, ACCEPT_TERMS, place)?;
        membership::terms(permit.thing(), terms, true)?;
        cards::accept(&mut permit)?;
        let (id, version, path) = (permit.thing().id, permit.thing().card_version, permit.thing().path());
        let card = cards::get(permit.tx(), id, version)?;
        Ok(Made::done(path, &CardJson::new(card.as_ref(), version)).flash("spaces-terms-accepted"))
    })
    .await
}
