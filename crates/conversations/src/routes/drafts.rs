//! Drafts by place. Only their writer ever sees them, and only where the writer may read.

use ::store::Read;
use kernel::{Actor, Problem};
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made, place_by_id};

use super::PlaceAt;
use super::changes::Nothing;
use crate::api::{DraftJson, Problems};
use crate::draft::{Draft, DraftPlace};
use crate::store;

impl From<Draft> for DraftJson {
    fn from(d: Draft) -> Self {
        Self { kind: d.kind, title: d.title, text: d.text }
    }
}

/// The place a draft is for and the page it is written on.
fn found(r: &mut Read<'_>, actor: &Actor, place: DraftPlace) -> Result<String, Problem> {
    match place {
        DraftPlace::Thread(id) => Ok(store::talk(r, actor, id)?.path()),
        DraftPlace::Space(id) => {
            let place = place_by_id(r, actor, id)?;
            if place.readable { Ok(place.path()) } else { Err(Problem::NotFound) }
        }
    }
}

/// What you began to write at a place: `space:ID` for a new thread, `thread:ID` for a reply.
#[utoipa::path(
    get, path = "/drafts/{place}", tag = "conversations", params(("place" = String, Path)),
    responses((status = 200, body = DraftJson), Problems)
)]
pub async fn draft(ctx: Ctx, PlaceAt(place): PlaceAt) -> Answer {
    let (actor, place) = (ctx.actor.clone(), DraftPlace::parse(&place)?);
    let find = move |r: &mut Read<'_>| {
        found(r, &actor, place)?;
        store::draft(r, actor.id, place)?.ok_or(Problem::NotFound)
    };
    Ok(json(200, &DraftJson::from(ctx.site.db.read(find).await.map_err(Fail)?)))
}

/// Keeps what you began to write; an empty draft is none.
#[utoipa::path(
    put, path = "/drafts/{place}", tag = "conversations", params(("place" = String, Path)), request_body = DraftJson,
    responses((status = 200, body = DraftJson), Problems)
)]
pub async fn draft_put(ctx: Ctx, PlaceAt(place): PlaceAt, input: Input<DraftJson>) -> Answer {
    let (actor, place) = (ctx.actor.clone(), DraftPlace::parse(&place)?);
    let draft = Draft::of(&input.data.kind, &input.data.title, &input.data.text);
    let made = move |w: &mut ::store::Write<'_>| {
        let page = found(w, &actor, place)?;
        store::keep_draft(w, actor.id, place, &draft)?;
        Ok::<_, Problem>(Made::done(page, &DraftJson::from(draft.clone())))
    };
    // The key in a composer's form is for posting it, not for keeping it.
    finish(&ctx, ctx.site.db.write_hot(made).await?)
}

/// Forgets what you began to write.
#[utoipa::path(
    delete, path = "/drafts/{place}", tag = "conversations", params(("place" = String, Path)),
    responses((status = 200, body = DraftJson), Problems)
)]
pub async fn draft_delete(ctx: Ctx, PlaceAt(place): PlaceAt, input: Input<Nothing>) -> Answer {
    drop(input);
    let (actor, place) = (ctx.actor.clone(), DraftPlace::parse(&place)?);
    let made = move |w: &mut ::store::Write<'_>| {
        let page = found(w, &actor, place)?;
        store::clear_draft(w, actor.id, place)?;
        Ok::<_, Problem>(Made::done(page, &DraftJson::default()))
    };
    finish(&ctx, ctx.site.db.write_hot(made).await?)
}

/// The script that keeps drafts wants a short answer, not a page.
fn finish(ctx: &Ctx, made: Made) -> Answer {
    Ok(json(made.status, &made.json))
        .map(|answer| if ctx.api() || ctx.hx { answer } else { json(200, &made.json) })
}
