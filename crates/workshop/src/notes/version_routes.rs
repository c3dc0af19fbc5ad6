//! What a note said before: its versions, how one differs from the one before, and bringing it back.

use axum::extract::Path;
use kernel::Problem;
use web::{Answer, Ctx, Fail, Made, Once};

use super::api::{NoteJson, VersionJson, VersionsJson};
use super::note::{self, Draft};
use super::routes::{open, readable};
use super::store::{self as kept, Version};
use super::{WRITE, views};

/// The versions of a note, the newest first.
#[utoipa::path(get, path = "/spaces/{slug}/notes/{id}/versions", operation_id = "note_versions", tag = "notes", responses(
    (status = 200, description = "The versions", body = VersionsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
))]
pub async fn versions(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    let open = open(&ctx, slug, id).await?;
    let list = ctx.site.db.read(move |r| kept::versions(r, id)).await?;
    ctx.show(
        || VersionsJson { items: list.iter().map(VersionJson::from).collect() },
        || views::versions(&ctx, &open, &list),
    )
}

async fn two(ctx: &Ctx, id: i64, version: i64) -> Result<(Version, Option<Version>), Fail> {
    let found = ctx.site.db.read(move |r| {
        let this = kept::version(r, id, version)?.ok_or(store::Error::NoRow)?;
        Ok::<_, store::Error>((this, kept::version(r, id, version - 1)?))
    });
    Ok(found.await?)
}

/// One version of a note; the page shows how it differs from the one before.
#[utoipa::path(get, path = "/spaces/{slug}/notes/{id}/versions/{version}", operation_id = "note_version", tag = "notes", responses(
    (status = 200, description = "The version", body = VersionJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
))]
pub async fn version(ctx: Ctx, Path((slug, id, version)): Path<(String, i64, i64)>) -> Answer {
    let open = open(&ctx, slug, id).await?;
    let (this, before) = two(&ctx, id, version).await?;
    let was = before.as_ref().map(|v| v.body.as_str()).unwrap_or_default();
    let lines = note::differences(was, &this.body);
    ctx.show(|| VersionJson::from(&this), || views::version(&ctx, &open, &this, &lines))
}

/// Brings a version back: it becomes the note's next version.
#[utoipa::path(post, path = "/spaces/{slug}/notes/{id}/versions/{version}/restore", operation_id = "restore_note", tag = "notes", responses(
    (status = 200, description = "The note says so again", body = NoteJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or what happens in the space is not for the reader"),
    (status = 409, description = "Somebody else wrote another version meanwhile"),
    (status = 422, description = "Another note has that title now"),
))]
pub async fn restore(ctx: Ctx, Path((slug, id, version)): Path<(String, i64, i64)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let once = Once { key: ctx.key.clone(), hash: Vec::new() };
    ctx.make(once, move |w| {
        let place = readable(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, WRITE, place)?;
        let (space, path) = (permit.thing().id, permit.thing().path());
        let now = kept::get(permit.tx(), space, id)?;
        let then = kept::version(permit.tx(), id, version)?.ok_or(Problem::NotFound)?;
        if kept::taken(permit.tx(), space, &then.title, id)? {
            return Err(Problem::field("title", "notes-title-taken"));
        }
        let draft = Draft { title: then.title, text: then.body };
        if !kept::save(&mut permit, id, now.version, &draft)? {
            return Err(Problem::Conflict("notes-moved"));
        }
        let note = kept::get(permit.tx(), space, id)?;
        Ok(Made::done(format!("{path}/notes/{id}"), &NoteJson::from(&note)).flash("notes-restored"))
    })
    .await
}
