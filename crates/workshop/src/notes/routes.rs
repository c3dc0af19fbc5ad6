//! The notes of a space: the list, one of them, writing.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Cursor, Problem, paging};
use serde::Deserialize;
use utoipa::IntoParams;
use web::place::{Beside, Kind, beside};
use web::{Answer, Ctx, Fail, Input, Made, Once, Place, find_place};

use super::api::{NoteJson, NotesJson, Written};
use super::note::Draft;
use super::store::{self as kept, Note};
use super::{REMOVE, REMOVE_OWN, WRITE, views};

/// Which notes are asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only with this in the title.
    pub q: Option<String>,
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

/// A note that is read, with what stands around it.
pub(super) struct Open {
    pub place: Place,
    pub beside: Beside,
    pub note: Note,
    pub html: String,
    pub linking: Vec<(i64, String)>,
}

/// A space whose notes the reader may read.
pub(super) fn readable(r: &mut store::Read<'_>, ctx: &kernel::Actor, slug: &str) -> store::Res<Place> {
    let place = find_place(r, ctx, slug)?;
    if place.readable && place.kind != Kind::Network { Ok(place) } else { Err(store::Error::NoRow) }
}

/// The notes of a space, the one changed last first.
#[utoipa::path(get, path = "/spaces/{slug}/notes", operation_id = "notes", tag = "notes", params(Asked), responses(
    (status = 200, description = "The notes", body = NotesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn notes(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let (actor, limit) = (ctx.actor.clone(), paging::limit(asked.limit));
    let after = match asked.after.as_deref().filter(|text| !text.is_empty()) {
        None => 0,
        Some(text) => Cursor::parse(text).ok_or_else(|| Problem::field("after", "notes-after-unknown"))?.id,
    };
    let q = asked.q.clone().unwrap_or_default();
    let found = ctx.site.db.read(move |r| {
        let place = readable(r, &actor, &slug)?;
        let (list, beside) = (kept::list(r, place.id, &q, after, limit)?, beside(r, &place)?);
        Ok::<_, store::Error>((place, list, beside))
    });
    let (place, list, beside) = found.await?;
    let full = i64::try_from(list.len()).is_ok_and(|n| n >= limit);
    let next = list.last().filter(|_| full).map(|note| Cursor { key: 0, id: note.id }.to_string());
    ctx.show(
        || NotesJson { items: list.iter().map(NoteJson::from).collect(), next: next.clone() },
        || views::list(&ctx, &place, &beside, &list, asked.q.as_deref().unwrap_or_default(), next.as_deref()),
    )
}

pub(super) async fn open(ctx: &Ctx, slug: String, id: i64) -> Result<Open, Fail> {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| {
        let place = readable(r, &actor, &slug)?;
        let note = kept::get(r, place.id, id)?;
        let ids = kept::linked(r, place.id, id)?;
        let html = super::note::html(&note.body, &place.slug, &ids);
        let (linking, beside) = (kept::linking(r, place.id, &note)?, beside(r, &place)?);
        Ok::<_, store::Error>(Open { place, beside, note, html, linking })
    });
    Ok(found.await?)
}

/// One note.
#[utoipa::path(get, path = "/spaces/{slug}/notes/{id}", operation_id = "note", tag = "notes", responses(
    (status = 200, description = "The note", body = NoteJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
))]
pub async fn note(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    let open = open(&ctx, slug, id).await?;
    ctx.show(|| NoteJson::from(&open.note), || views::note(&ctx, &open))
}

async fn surroundings(ctx: &Ctx, slug: String) -> Result<(Place, Beside), Fail> {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| {
        let place = readable(r, &actor, &slug)?;
        let beside = beside(r, &place)?;
        Ok::<_, store::Error>((place, beside))
    });
    Ok(found.await?)
}

/// The title that is wanted.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wanted {
    /// As the link said it.
    #[serde(default)]
    pub title: String,
    /// Words to begin with.
    #[serde(default)]
    pub text: String,
}

/// The form for a new note.
pub async fn note_new(ctx: Ctx, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let (place, beside) = surroundings(&ctx, slug).await?;
    if !ctx.site.gate.may(&ctx.actor, WRITE, &place) {
        return Err(Problem::NotFound.into());
    }
    let form = Written { title: wanted.title, text: wanted.text, ..Written::default() };
    Ok(views::form(&ctx, &place, &beside, None, &form, &[])?.into_response())
}

/// The form for a note's next version.
pub async fn note_edit(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    let open = open(&ctx, slug, id).await?;
    if !ctx.site.gate.may(&ctx.actor, WRITE, &open.place) {
        return Err(Problem::NotFound.into());
    }
    let Note { title, body, version, .. } = open.note.clone();
    let form = Written { title, text: body, version };
    Ok(views::form(&ctx, &open.place, &open.beside, Some(&open.note), &form, &[])?.into_response())
}

/// Writes a new note.
#[utoipa::path(post, path = "/spaces/{slug}/notes", operation_id = "write_note", tag = "notes", request_body = Written, responses(
    (status = 201, description = "Written", body = NoteJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
    (status = 422, description = "Fields that need mending; the title has to be new in the space"),
))]
pub async fn note_create(ctx: Ctx, Path(slug): Path<String>, input: Input<Written>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = readable(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, WRITE, place)?;
        let (id, path) = (permit.thing().id, permit.thing().path());
        let draft = Draft::new(&form.title, &form.text)?;
        if kept::taken(permit.tx(), id, &draft.title, 0)? {
            return Err(Problem::field("title", "notes-title-taken"));
        }
        let note = kept::add(&mut permit, &draft)?;
        let note = kept::get(permit.tx(), id, note)?;
        Ok(Made::created(format!("{path}/notes/{}", note.id), &NoteJson::from(&note)).flash("notes-written"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let (place, beside) = surroundings(&ctx, slug).await?;
            Ok(views::form(&ctx, &place, &beside, None, &input.data, &errors)?.into_response())
        }
        other => other,
    }
}

/// Writes a note's next version, upon `version`.
#[utoipa::path(put, path = "/spaces/{slug}/notes/{id}", operation_id = "change_note", tag = "notes", request_body = Written, responses(
    (status = 200, description = "Written", body = NoteJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
    (status = 409, description = "Somebody else wrote another version meanwhile; nothing was stored"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn note_save(ctx: Ctx, Path((slug, id)): Path<(String, i64)>, input: Input<Written>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = readable(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, WRITE, place)?;
        let (space, path) = (permit.thing().id, permit.thing().path());
        kept::get(permit.tx(), space, id)?;
        let draft = Draft::new(&form.title, &form.text)?;
        if kept::taken(permit.tx(), space, &draft.title, id)? {
            return Err(Problem::field("title", "notes-title-taken"));
        }
        if !kept::save(&mut permit, id, form.version, &draft)? {
            return Err(Problem::Conflict("notes-moved"));
        }
        let note = kept::get(permit.tx(), space, id)?;
        Ok(Made::done(format!("{path}/notes/{id}"), &NoteJson::from(&note)).flash("notes-written"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            again(&ctx, slug, id, &input.data, &errors).await
        }
        Err(Fail(Problem::Conflict(_))) if !ctx.api() => again(&ctx, slug, id, &input.data, &[]).await,
        other => other,
    }
}

/// The form with what was written, and beside it what is there now.
async fn again(ctx: &Ctx, slug: String, id: i64, form: &Written, errors: &[FieldError]) -> Answer {
    let open = open(ctx, slug, id).await?;
    Ok(views::form(ctx, &open.place, &open.beside, Some(&open.note), form, errors)?.into_response())
}

/// Removes a note with all its versions: one's own, or any for those who lead the space.
#[utoipa::path(delete, path = "/spaces/{slug}/notes/{id}", operation_id = "remove_note", tag = "notes", responses(
    (status = 200, description = "Removed", body = NoteJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
))]
pub async fn note_remove(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let once = Once { key: ctx.key.clone(), hash: Vec::new() };
    ctx.make(once, move |w| {
        let place = readable(w, &actor, &slug)?;
        let note = kept::get(w, place.id, id)?;
        let own = note.author == actor.id;
        let mut permit = gate.permit(w, &actor, if own { REMOVE_OWN } else { REMOVE }, place)?;
        kept::remove(&mut permit, id)?;
        Ok(Made::done(format!("/s/{slug}/notes"), &NoteJson::from(&note)).flash("notes-removed"))
    })
    .await
}
