//! The audit as a file.

use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::Problem;
use policy::{Action, NetworkThing};
use store::{Res, Write};
use web::{Answer, Ctx, audit, operator};

use super::api::{AuditEntry, AuditQuery};
use super::routes::asked;
use super::store::{self as rows, Asked};

/// Take the audit out as a file.
pub const EXPORT: Action = Action("exportAudit");
/// How many rows are read at once.
const STEP: i64 = 1_000;
/// How many rows one file holds at most; filters make it smaller.
const MOST: usize = 100_000;

const HEAD: [&str; 9] = ["at", "who", "name", "via", "act", "subject", "subject_name", "outcome", "changes"];

/// A cell no spreadsheet takes for a formula.
fn safe(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell }
}

fn cells(entry: AuditEntry) -> [String; 9] {
    let said = |c: &super::api::AuditChange| format!("{}: {} -> {}", c.what, c.before, c.after);
    let changes: Vec<String> = entry.changes.iter().map(said).collect();
    let subject = if entry.subject_address.is_empty() { entry.subject } else { entry.subject_address };
    let (at, changes) = (entry.at.to_string(), changes.join("; "));
    let (who, via, act) = (entry.who, entry.via, entry.act);
    [at, who, entry.name, via, act, subject, entry.subject_name, entry.outcome, changes].map(safe)
}

fn text(w: &mut Write<'_>, mut asked: Asked) -> Res<String> {
    let mut out = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    // Writing into memory does not fail.
    out.write_record(HEAD).ok();
    let mut count = 0;
    loop {
        let page = rows::lines(w, &asked, STEP)?;
        let Some(last) = page.last().filter(|_| count < MOST) else { break };
        asked.below = last.id;
        count += page.len();
        for line in page {
            out.write_record(cells(line.into())).ok();
        }
    }
    Ok(String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default())
}

/// The audit as CSV, with the same filters; taking it out is an act of its own.
#[utoipa::path(get, path = "/operator/audit.csv", tag = "operator", params(AuditQuery), responses(
    (status = 200, description = "The audit as CSV", content_type = "text/csv", body = String),
    (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not there for the reader"),
    (status = 422, description = "A filter that is not known"),
))]
pub async fn csv(ctx: Ctx, Query(query): Query<AuditQuery>) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor, zone) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.l.zone.clone());
    let text = ctx.site.db.write(move |w| {
        let mut permit = gate.permit(w, &actor, EXPORT, NetworkThing)?;
        let (w, by) = (permit.tx(), actor.id);
        let asked = asked(w, &query, &zone)?;
        let file = text(w, asked)?;
        audit(w, Some(by), "audit.export", 0)?;
        Ok::<_, Problem>(file)
    });
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((head, text.await?).into_response())
}
