//! Reporting something, and what became of one's reports.

use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{PersonId, Problem};
use web::{Answer, Ctx, Fail, Input, Made};

use super::checked;
use crate::moderation::api::{After, OwnReport, OwnReports, ReportForm, What};
use crate::moderation::case::MOST_OPEN;
use crate::moderation::store;
use crate::moderation::views;

/// The form.
pub async fn form(ctx: Ctx, Query(asked): Query<What>) -> Answer {
    let form = ReportForm { what: asked.what, id: asked.id, ..ReportForm::default() };
    shown(&ctx, form, &[]).await
}

async fn shown(ctx: &Ctx, form: ReportForm, errors: &[kernel::problem::FieldError]) -> Answer {
    let (actor, what, id) = (ctx.actor.clone(), form.what.clone(), number(&form.id)?);
    let mine = ctx
        .site
        .db
        .read(move |r| Ok::<_, ::store::Error>(store::subject(r, &actor, &what, id)?.mine))
        .await?;
    Ok(views::report(ctx, &form, mine, errors)?.into_response())
}

fn number(id: &str) -> Result<i64, Problem> {
    id.trim().parse().map_err(|_| Problem::NotFound)
}

/// Reports something to those who decide about it. Its author never learns who did.
#[utoipa::path(post, path = "/reports", tag = "moderation", request_body = ReportForm, responses(
    (status = 201, description = "Reported", body = OwnReport), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there"), (status = 409, description = "It is your own"),
    (status = 422, description = "Fields that need mending"), (status = 429, description = "Many of your reports wait already"),
))]
pub async fn report(ctx: Ctx, input: Input<ReportForm>) -> Answer {
    let (actor, form) = (ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let subject = store::subject(w, &actor, &form.what, number(&form.id)?)?;
            if subject.mine {
                return Err(Problem::Conflict("mod-own"));
            }
            let words = checked(&form.words, false, Some(&form.reason), "reason")?;
            let open = store::open_of(w, &subject)?;
            let (known, from) = open.unwrap_or((0, 0));
            let nobody = PersonId::new(0);
            let (level, people) = store::deciders(w, &subject, known, actor.id, nobody, from)?;
            let id = if known > 0 { known } else { store::open_case(w, &subject, level)? };
            if store::add_report(w, id, level, actor.id, &form.reason, &words)? > MOST_OPEN {
                return Err(Problem::Slow(3600));
            }
            let case = store::case(w, &actor, id)?;
            store::waits(w, &case.row, &people);
            let (what, reason, at) = (subject.what.to_owned(), form.reason.clone(), w.now());
            let json = OwnReport { what, reason, words, at, outcome: "waiting" };
            Ok(Made::created("/reports".into(), &json).flash("mod-flash-reported"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => shown(&ctx, input.data, &errors).await,
        other => other,
    }
}

/// Your reports and what became of them. Nobody else sees this list.
#[utoipa::path(get, path = "/reports", tag = "moderation", params(After), responses(
    (status = 200, description = "Your reports", body = OwnReports), (status = 401, description = "Nobody is signed in"),
))]
pub async fn mine(ctx: Ctx, Query(asked): Query<After>) -> Answer {
    let (me, after) = (ctx.actor.id, asked.after.unwrap_or(0));
    let found = ctx.site.db.read(move |r| store::reported(r, me, after)).await?;
    let next = found.last().filter(|_| found.len() == 50).map(|last| last.case.to_string());
    let page = views::reports(&ctx, &found, next.as_deref());
    ctx.show(
        || OwnReports { items: found.iter().map(OwnReport::from).collect(), next: next.clone() },
        || page,
    )
}
