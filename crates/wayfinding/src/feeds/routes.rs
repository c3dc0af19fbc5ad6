//! My addresses: the list, making one, ending one; and the way from a space to its feed.

use ::store::Read;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::{FieldError, Fields};
use policy::Own;
use web::answer::{json, redirect};
use web::keys::Keys;
use web::{Answer, Ctx, Fail, Input, Made, find_place};

use super::api::{FeedAddress, FeedAddresses, FeedForm, FeedsAsked, NewFeedAddress};
use super::{MOST, SET, store, views};

/// What the page shows.
pub(super) struct Shown {
    /// Each address with its secret.
    pub kept: Vec<(store::Kept, String)>,
    /// The space whose feed is looked for: slug and name.
    pub space: Option<(String, String)>,
    /// The network's address.
    pub base: String,
}

async fn load(ctx: &Ctx, slug: Option<String>, headers: &HeaderMap) -> Result<Shown, Fail> {
    let (actor, keys) = (ctx.actor.clone(), ctx.site.shelf::<Keys>());
    let read = move |r: &mut Read<'_>| {
        let space = match &slug {
            Some(slug) => find_place(r, &actor, slug).ok().filter(|p| p.readable).map(|p| (p.slug, p.name)),
            None => None,
        };
        let with_secret = |k: store::Kept| k.secret(&keys).map(|secret| (k, secret));
        let kept = store::list(r, actor.id)?.into_iter().map(with_secret).collect::<::store::Res<_>>()?;
        Ok::<_, Problem>((kept, space))
    };
    let (kept, space) = ctx.site.db.read(read).await?;
    Ok(Shown { kept, space, base: ctx.site.base(headers) })
}

/// My addresses for feeds, without their secrets: those are on the page.
#[utoipa::path(get, path = "/me/feeds", tag = "feeds", params(FeedsAsked), responses((status = 200, body = FeedAddresses), (status = 401)))]
pub async fn list(ctx: Ctx, Query(asked): Query<FeedsAsked>, headers: HeaderMap) -> Answer {
    let shown = load(&ctx, asked.space, &headers).await?;
    ctx.show(
        || FeedAddresses {
            items: shown.kept.iter().map(|(k, _)| FeedAddress::from(k)).collect(),
            next: None,
        },
        || views::page(&ctx, &shown, &FeedForm::default(), &[]),
    )
}

/// Makes an address for feeds. A program cannot: `token-scope`.
#[utoipa::path(post, path = "/me/feeds", tag = "feeds", params(FeedsAsked), request_body = FeedForm, responses((status = 201, body = NewFeedAddress), (status = 401), (status = 403), (status = 409), (status = 422)))]
pub async fn add(
    ctx: Ctx,
    Query(asked): Query<FeedsAsked>,
    headers: HeaderMap,
    input: Input<FeedForm>,
) -> Answer {
    let (gate, actor, keys) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.shelf::<Keys>());
    let label = input.data.label.trim().to_owned();
    let made = ctx.site.db.write(move |w| {
        let mut fields = Fields::default();
        fields.length(&label, 80, "label");
        fields.done()?;
        let mut permit = gate.permit(w, &actor, SET, Own(actor.id))?;
        if store::list(permit.tx(), actor.id)?.len() >= MOST {
            return Err(Problem::Conflict("feeds-most"));
        }
        Ok(store::add(&mut permit, &keys, &label)?)
    });
    let errors: Vec<FieldError> = match made.await {
        Ok((kept, secret)) if ctx.api() => {
            let start = format!("{}/feeds/{secret}", ctx.site.base(&headers));
            let (mine, space) = (format!("{start}/mine.atom"), format!("{start}/s/{{slug}}.atom"));
            return Ok(json(201, &NewFeedAddress { address: FeedAddress::from(&kept), mine, space }));
        }
        Ok(_) => {
            let space = asked.space.map(|s| format!("?space={s}")).unwrap_or_default();
            return Ok(redirect(&format!("/me/feeds{space}"), Some("feeds-made")));
        }
        Err(Problem::Invalid(errors)) if !ctx.api() => errors,
        Err(problem) => return Err(problem.into()),
    };
    let shown = load(&ctx, asked.space, &headers).await?;
    Ok(views::page(&ctx, &shown, &input.data, &errors)?.into_response())
}

/// Ends one of my addresses at once.
pub async fn end(ctx: Ctx, Path(id): Path<i64>, input: Input<serde_json::Value>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, SET, Own(actor.id))?;
        if !store::end(&mut permit, id)? {
            return Err(Problem::NotFound);
        }
        Ok(Made::done("/me/feeds".into(), &serde_json::json!({})).flash("feeds-ended"))
    })
    .await
}

/// Ends one of my addresses at once.
#[utoipa::path(delete, path = "/me/feeds/{id}", tag = "feeds", params(("id" = String, Path, description = "The address's id")), responses((status = 200), (status = 401), (status = 403), (status = 404)))]
pub async fn end_api(ctx: Ctx, path: Path<i64>, input: Input<serde_json::Value>) -> Answer {
    end(ctx, path, input).await
}

/// From a space to its feed at one's own first address; without one, to where it is made.
pub async fn of_space(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let shown = load(&ctx, Some(slug), &headers).await?;
    let Some((slug, _)) = &shown.space else { return Err(Fail(Problem::NotFound)) };
    Ok(match shown.kept.first() {
        Some((_, secret)) => redirect(&format!("/feeds/{secret}/s/{slug}.atom"), None),
        None => redirect(&format!("/me/feeds?space={slug}"), None),
    })
}
