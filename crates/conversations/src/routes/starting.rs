//! Starting a thread.

use ::store::Read;
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Actor, Problem};
use web::answer::render;
use web::place::{Tab, beside, page};
use web::{Answer, Ctx, Fail, Input, Made, find_place};

use super::{SpaceAt, Target, kept, words};
use crate::api::{NewThread, Problems, ThreadJson};
use crate::begin::{Begun, Wish, begin};
use crate::draft::{Draft, DraftPlace};
use crate::store;
use crate::views::compose::ThreadComposer;
use crate::views::small::NewPage;
use crate::waiting::{self, WaitingId, api::WaitingJson};

/// Starts a thread in a space. An announcement, or any thread with `broadcast`, addresses everybody:
/// in a team only its manager or a delegate may (rule S2-SM4). Where a space wants it, what members
/// write waits for whoever leads it: 202 then.
#[utoipa::path(
    post, path = "/spaces/{slug}/threads", tag = "conversations", params(("slug" = String, Path)),
    request_body = NewThread,
    responses(
        (status = 201, body = ThreadJson, headers(("Location" = String))),
        (status = 202, description = "waits for approval", body = WaitingJson),
        Problems
    )
)]
pub async fn thread_create(ctx: Ctx, SpaceAt(slug): SpaceAt, input: Input<NewThread>) -> Answer {
    let asked = input.data;
    let sent = asked.clone();
    let draft = Draft::of(&asked.kind, &asked.title, &asked.text);
    let heard = words(&ctx, Target::Slug(slug.clone()), &asked.text).await;
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let place = find_place(w, &actor, &at)?;
            let wish = Wish::composed(asked.clone(), heard.clone());
            let there = place.clone();
            let new = match begin(w, &gate, &actor, place, &wish)? {
                Begun::There(new) => new,
                Begun::Waits(id) => return waits(w, &actor, id),
            };
            let json = ThreadJson::started(&new, &there, &actor);
            let made = Made::created(json.url.clone(), &json);
            Ok(if json.unreachable.is_empty() { made } else { made.flash("conv-flash-unreachable") })
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            again(&ctx, slug, (draft, sent, None), problem).await
        }
        answer => answer,
    }
}

/// It waits for whoever leads the space: 202, and the page where its author sees it.
///
/// # Errors
/// What the database says.
pub fn waits(r: &mut Read<'_>, actor: &Actor, id: WaitingId) -> Result<Made, Problem> {
    let post = waiting::store::own(r, actor, id)?;
    let made = Made::created(format!("/me/waiting/{id}"), &WaitingJson::from(post));
    Ok(Made { status: 202, ..made }.flash("conv-flash-waits"))
}

/// What the composer begins with, where nothing was written before.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct Begin {
    /// A kind of thread.
    #[serde(default)]
    pub kind: String,
    /// A title.
    #[serde(default)]
    pub title: String,
    /// Words.
    #[serde(default)]
    pub text: String,
}

/// The page of a new thread, for those without script and for long texts.
pub async fn new_thread(ctx: Ctx, SpaceAt(slug): SpaceAt, Query(begin): Query<Begin>) -> Answer {
    let actor = ctx.actor.clone();
    let load = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let draft = store::draft(r, actor.id, DraftPlace::Space(place.id))?;
        let draft = draft.unwrap_or_else(|| Draft::of(&begin.kind, &begin.title, &begin.text));
        let (beside, names) = (beside(r, &place)?, store::allows(r, place.id)?);
        Ok::<_, Problem>((place, draft, beside, names))
    };
    let (place, draft, beside, names) = ctx.site.db.read(load).await?;
    if !place.readable {
        return Err(Fail(Problem::NotFound));
    }
    let composer = ThreadComposer::new(&ctx, &place, &draft)
        .map(|c| c.named(names).html())
        .transpose()?
        .unwrap_or_default();
    let body = render(&NewPage { l: &ctx.l, place: &place, composer })?;
    Ok(page(&ctx, &place, &beside, Tab::Talk, &ctx.l.t("conv-start"), &body)?.into_response())
}

/// The same page with what was written and what went wrong.
///
/// # Errors
/// What the database says.
pub async fn again(
    ctx: &Ctx,
    slug: String,
    (draft, sent, when): (Draft, NewThread, Option<(String, String)>),
    problem: Problem,
) -> Answer {
    let actor = ctx.actor.clone();
    let load = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let (beside, names) = (beside(r, &place)?, store::allows(r, place.id)?);
        Ok::<_, Problem>((place, beside, names))
    };
    let (place, beside, names) = ctx.site.db.read(load).await?;
    let composer = ThreadComposer::always(ctx, &place, &draft).named(names).sent(&sent);
    let composer = match when {
        Some(when) => composer.when(when, false).again(&problem).html()?,
        None => composer.again(&problem).html()?,
    };
    let body = render(&NewPage { l: &ctx.l, place: &place, composer })?;
    let mut page = page(ctx, &place, &beside, Tab::Talk, &ctx.l.t("conv-start"), &body)?;
    page.status = Some(problem.status());
    Ok(page.into_response())
}
