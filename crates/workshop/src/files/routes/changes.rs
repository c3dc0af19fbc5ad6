//! Renaming, moving, describing, taking away.

use kernel::Problem;
use serde::Deserialize;
use web::problems::Problems;
use web::{Answer, Ctx, Fail, Input, Made};

use super::FileAt;
use super::detail::shown;
use crate::files::api::{Change, FileJson};
use crate::files::file::{clean_alt, clean_folder, clean_name};
use crate::files::store::{self, Move};
use crate::files::things::{CHANGE, DELETE, FileRow};

/// Nothing has to be sent.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Nothing {}

fn moved(row: &FileRow, asked: &Change) -> Result<Move, Problem> {
    let name = asked.name.as_deref().map(str::trim);
    if name == Some("") {
        return Err(Problem::field("name", "field-empty"));
    }
    Ok(Move {
        name: name.map_or_else(|| row.name.clone(), clean_name),
        folder: asked.folder.as_deref().map_or_else(|| Ok(row.folder.clone()), clean_folder)?,
        alt: asked.alt.as_deref().map_or_else(|| Ok(row.alt.clone()), clean_alt)?,
    })
}

/// Renames, moves or describes a file: who brought it, or whoever leads the space.
#[utoipa::path(
    patch, path = "/files/{id}", tag = "files", params(("id" = String, Path)), request_body = Change,
    responses((status = 200, body = FileJson), Problems)
)]
pub async fn change(ctx: Ctx, FileAt(id): FileAt, input: Input<Change>) -> Answer {
    let (gate, actor, asked) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    let work = move |w: &mut ::store::Write<'_>| {
        let stored = store::file(w, &actor, id)?;
        let new = moved(&stored.row, &asked)?;
        let mut stored = gate.permit(w, &actor, CHANGE, stored)?;
        if !store::change(&mut stored, &new)? {
            return Err(Problem::Conflict("files-hidden-said"));
        }
        let row = store::file(w, &actor, id)?.row;
        Ok(Made::done(row.path(), &FileJson::from(row)).flash("files-flash-changed"))
    };
    match ctx.make(input.once, work).await {
        Err(Fail(problem @ Problem::Invalid(_))) if !ctx.api() => shown(&ctx, id, Some(&problem)).await,
        answer => answer,
    }
}

/// Takes a file away with all its versions: who brought it, or whoever leads the space. Its bytes go
/// a week later.
#[utoipa::path(
    delete, path = "/files/{id}", tag = "files", params(("id" = String, Path)),
    responses((status = 200, body = FileJson), Problems)
)]
pub async fn delete(ctx: Ctx, FileAt(id): FileAt, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let stored = store::file(w, &actor, id)?;
        let mut stored = gate.permit(w, &actor, DELETE, stored)?;
        store::remove(&mut stored)?;
        let stored = stored.into_thing();
        let to = format!("{}/files", stored.place.path());
        Ok(Made::done(to, &FileJson::from(stored.row)).flash("files-flash-deleted"))
    })
    .await
}
