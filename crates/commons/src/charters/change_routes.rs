//! The versions: what changed when and by whom, each as a file, and a charter file laid on top.

use axum::extract::{Multipart, Path, Query};
use axum::http::header;
use axum::response::IntoResponse;
use charter::LONGEST_FILE;
use kernel::Problem;
use policy::NetworkThing;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{ChangeJson, Changes, NewChange};
use super::edit_routes::{mend, only_editors};
use super::lines::{Line, lines};
use super::routes::{Asked, cursor, seen};
use super::views::{self, Mend, Version};
use super::{EDIT, change, store};

/// How many versions a page shows.
const SHOWN: usize = 20;

/// The changes of the charters, the newest first.
#[utoipa::path(get, path = "/charter-changes", operation_id = "charter_changes", tag = "charters", params(Asked), responses(
    (status = 200, description = "The changes, each with its charter file", body = Changes),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside the company"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn changes(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let actor = ctx.actor.clone();
    let all = ctx.site.db.read(move |r| store::changes(r, &actor)).await?;
    let before = asked.after()?.unwrap_or(i64::MAX);
    let limit = if ctx.api() { asked.limit() } else { asked.limit().min(SHOWN) };
    let older: Vec<_> = all.iter().rev().filter(|c| c.version < before).collect();
    let next = older.get(limit).and(older.get(limit.saturating_sub(1))).map(|c| cursor(c.version));
    ctx.show(
        || Changes {
            version: all.last().map_or(0, |c| c.version),
            items: older.iter().take(limit).map(|c| ChangeJson::from(*c)).collect(),
            next: next.clone(),
        },
        || {
            let history = change::history(&all, before, limit)?;
            let version = |(change, was, is): &(_, _, _)| Version::new(&ctx, change, lines(&ctx.l, was, is));
            views::changes(&ctx, history.iter().map(version).collect(), next.as_deref())
        },
    )
}

/// One version's charter file: `/who/changes/3.toml`.
pub async fn change_download(ctx: Ctx, Path(name): Path<String>) -> Answer {
    let version: i64 = name.strip_suffix(".toml").and_then(|n| n.parse().ok()).ok_or(Problem::NotFound)?;
    let actor = ctx.actor.clone();
    let all = ctx.site.db.read(move |r| store::changes(r, &actor)).await?;
    let change = all.into_iter().find(|c| c.version == version).ok_or(Problem::NotFound)?;
    let named = format!("attachment; filename=\"charter-{version}.toml\"");
    let head = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, named),
    ];
    Ok((head, change.body).into_response())
}

/// The form for a charter file.
pub async fn change_new(ctx: Ctx) -> Answer {
    let seen = seen(&ctx).await?;
    only_editors(&ctx)?;
    let form = NewChange { version: Some(seen.catalogue.version), ..NewChange::default() };
    Ok(views::change_new(&ctx, &seen, &form, None, &Mend::default())?.into_response())
}

/// Lays a charter file over what holds now, as the next version.
#[utoipa::path(post, path = "/charter-changes", operation_id = "add_charter_change", tag = "charters", request_body = NewChange, responses(
    (status = 201, description = "The change, with the version it made", body = ChangeJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 409, description = "Somebody saved another change meanwhile; nothing was stored"),
    (status = 422, description = "The file cannot stand: each of `fields` says which line and which name"),
))]
pub async fn change_create(ctx: Ctx, input: Input<NewChange>) -> Answer {
    let form = NewChange { file: input.data.file.replace("\r\n", "\n"), ..input.data };
    if !ctx.api() && form.act == "check" {
        return checked(&ctx, form).await;
    }
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), form.clone());
    let answer = ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, EDIT, NetworkThing)?;
        let now = charter::current(permit.tx())?;
        change::fresh(&now, sent.version)?;
        let version = change::save(&mut permit, &now, &sent.file)?.version;
        let made = charter::changes(permit.tx(), version - 1, 1)?;
        let json = made.first().map(ChangeJson::from);
        Ok(Made::created(format!("/who/changes#v-{version}"), &json).flash("charters-saved"))
    });
    match answer.await {
        Err(problem) if !ctx.api() => {
            let mend = mend(problem)?;
            let seen = seen(&ctx).await?;
            Ok(views::change_new(&ctx, &seen, &form, None, &mend)?.into_response())
        }
        done => done,
    }
}

/// Shows what would change; nothing is stored.
async fn checked(ctx: &Ctx, form: NewChange) -> Answer {
    only_editors(ctx)?;
    let seen = seen(ctx).await?;
    let preview = change::fresh(&seen.catalogue, form.version)
        .and_then(|()| change::laid(&seen.catalogue, &form.file))
        .map(|next| lines(&ctx.l, &seen.catalogue, &next));
    let (preview, mend): (Option<Vec<Line>>, Mend) = match preview {
        Ok(lines) => (Some(lines), Mend::default()),
        Err(problem) => (None, mend(Fail(problem))?),
    };
    Ok(views::change_new(ctx, &seen, &form, preview, &mend)?.into_response())
}

/// A charter file sent as a file: it comes back in the form, checked.
pub async fn change_file(ctx: Ctx, mut sent: Multipart) -> Answer {
    let mut form = NewChange::default();
    let unreadable = |_| Fail(Problem::Unreadable("error-form"));
    while let Some(part) = sent.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(unreadable)?;
        // One byte too many is kept, so that the check says so.
        let text =
            String::from_utf8_lossy(bytes.get(..LONGEST_FILE + 1).unwrap_or(&bytes)).replace("\r\n", "\n");
        match name.as_str() {
            "version" => form.version = text.trim().parse().ok(),
            "file" => form.file = text.chars().filter(|c| *c != '\0').collect(),
            _ => {}
        }
    }
    checked(&ctx, form).await
}
