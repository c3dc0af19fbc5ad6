//! Sending a table, looking at what it would change, and saying yes.

use axum::extract::{Multipart, Path, Query};
use axum::http::header;
use axum::response::IntoResponse;
use kernel::Problem;
use policy::NetworkThing;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{TableForm, TableJson, TemplateQuery, WrongJson};
use super::apply::{self, By};
use super::plan::{self, Plan};
use super::read::{self, Sheet};
use super::store::Sent;
use super::{Kind, LARGEST, export, store, views};
use crate::KEEP_DIRECTORY;
use crate::api::Nothing;

/// Only whoever keeps the directory finds these pages.
fn keeper(ctx: &Ctx) -> Result<(), Fail> {
    let may = ctx.site.gate.may(&ctx.actor, KEEP_DIRECTORY, &NetworkThing);
    if may { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// The form for a table of people, or of units.
pub async fn form(ctx: Ctx, Query(query): Query<TemplateQuery>) -> Answer {
    keeper(&ctx)?;
    let form = TableForm { kind: query.kind, ..TableForm::default() };
    Ok(views::form(&ctx, &form, None)?.into_response())
}

/// An empty table to fill.
#[utoipa::path(get, path = "/people/tables/template.csv", tag = "people", params(TemplateQuery), responses((status = 200, description = "An empty table", content_type = "text/csv", body = String), (status = 404)))]
pub async fn template(ctx: Ctx, Query(query): Query<TemplateQuery>) -> Answer {
    keeper(&ctx)?;
    let kind = Kind::of(&query.kind).unwrap_or(Kind::People);
    let name = format!("attachment; filename=\"{}.csv\"", kind.as_str());
    let head =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((head, export::template(kind)).into_response())
}

/// A table sent as a file, or pasted.
pub async fn upload(ctx: Ctx, mut sent: Multipart) -> Answer {
    let mut form = TableForm::default();
    let unreadable = |_| Fail(Problem::Unreadable("error-form"));
    while let Some(part) = sent.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(unreadable)?;
        let text = read::decode(bytes.get(..LARGEST).unwrap_or(&bytes));
        match name.as_str() {
            "kind" => form.kind = text.trim().to_owned(),
            "text" | "file" if !text.trim().is_empty() => form.text = text,
            _ => {}
        }
    }
    let answer = keep(&ctx, form.clone()).await;
    match answer {
        Ok(id) => Ok(web::answer::redirect(&format!("/people/table/{id}"), None)),
        Err(Fail(Problem::Invalid(errors))) => Ok(views::form(&ctx, &form, Some(&errors))?.into_response()),
        Err(other) => Err(other),
    }
}

async fn keep(ctx: &Ctx, form: TableForm) -> Result<i64, Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |w: &mut ::store::Write<'_>| {
        let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
        let kind = Kind::of(&form.kind).ok_or(Problem::field("kind", "people-table-kind"))?;
        if form.text.trim().is_empty() {
            return Err(Problem::field("text", "people-table-empty"));
        }
        Ok(store::add(permit.tx(), actor.id, kind, &form.text)?)
    };
    Ok(ctx.site.db.write(work).await?)
}

/// Sends a table as text; nothing changes until it is applied.
#[utoipa::path(post, path = "/people/tables", tag = "people", request_body = TableForm, responses((status = 201, body = TableJson), (status = 403), (status = 422)))]
pub async fn add(ctx: Ctx, input: Input<TableForm>) -> Answer {
    let id = keep(&ctx, input.data).await?;
    let seen = seen(&ctx, id).await?;
    Ok(web::answer::json(201, &seen.json(&ctx)))
}

/// A table with what it would do.
pub(super) struct Seen {
    pub sent: Sent,
    pub sheet: Sheet,
    pub plan: Plan,
    pub missing: Vec<(String, String)>,
}

impl Seen {
    fn json(&self, ctx: &Ctx) -> TableJson {
        TableJson {
            id: self.sent.id.to_string(),
            kind: self.sent.kind.clone(),
            state: self.sent.state.clone(),
            rows: self.sheet.rows.len(),
            new: 0,
            changed: 0,
            moved: 0,
            same: 0,
            unknown: self.sheet.unknown.clone(),
            errors: self.plan.wrong.iter().map(|w| WrongJson::new(&ctx.l, w)).collect(),
            missing: self.missing.iter().map(|(handle, _)| handle.clone()).collect(),
            done: self.sent.done,
        }
        .counted(&self.plan)
    }
}

async fn seen(ctx: &Ctx, id: i64) -> Result<Seen, Fail> {
    let read = move |r: &mut ::store::Read<'_>| {
        let sent = store::table(r, id)?;
        let kind = Kind::of(&sent.kind).unwrap_or(Kind::People);
        let sheet = read::read(kind, &sent.body);
        let (plan, world) = apply::planned(r, kind, &sheet)?;
        let missing = if kind == Kind::People { plan::missing(&sheet, &world) } else { Vec::new() };
        Ok::<_, ::store::Error>(Seen { sent, sheet, plan, missing })
    };
    Ok(ctx.site.db.read(read).await?)
}

/// What a table would change, what is wrong in it, and who is not in it.
#[utoipa::path(get, path = "/people/tables/{id}", tag = "people", params(("id" = String, Path)), responses((status = 200, body = TableJson), (status = 404)))]
pub async fn table(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    keeper(&ctx)?;
    let seen = seen(&ctx, id).await?;
    let page = views::preview(&ctx, &seen);
    ctx.show(|| seen.json(&ctx), || page)
}

/// Applies a table: as a whole, or not at all while anything in it is wrong.
#[utoipa::path(post, path = "/people/tables/{id}/application", tag = "people", params(("id" = String, Path)), responses((status = 200), (status = 403), (status = 404), (status = 409)))]
pub async fn go(ctx: Ctx, Path(id): Path<i64>, input: Input<Nothing>) -> Answer {
    let (gate, actor, zone) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.zone.to_string());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
        let table = store::table(permit.tx(), id)?;
        apply::apply(permit.tx(), By { person: Some(actor.id), via: "page" }, &zone, &table)?;
        let table = store::table(permit.tx(), id)?;
        let json = serde_json::json!({"state": table.state, "done": table.done, "changed": table.changed});
        Ok(Made::done(format!("/people/table/{id}"), &json).flash("people-table-applied"))
    })
    .await
}
