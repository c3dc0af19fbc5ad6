//! Reading a report.

use axum::extract::Path;
use kernel::Problem;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Answer, Ctx};

use super::month::Month;
use super::store::{self, Report};
use super::{ReportThing, SEE_REPORT, views};

/// Fewer people than this are not counted out.
pub(super) const FEW: i64 = 5;

/// The report of a space with where it belongs.
pub(super) struct Shown {
    pub slug: String,
    pub name: String,
    pub month: Month,
    pub report: Report,
    pub months: Vec<Month>,
}

/// What a month of a space came to. It counts the space, nobody in it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SpaceReport)]
pub struct ReportJson {
    /// Short name of the space.
    pub space: String,
    /// The month: `2026-02`.
    pub month: String,
    /// Threads started in it.
    pub threads: i64,
    /// Questions among them.
    pub questions: i64,
    /// Those that have an answer.
    pub answered: i64,
    /// How many came; `null`: one to four, which is not counted out.
    pub joined: Option<i64>,
    /// How many went; `null`: one to four.
    pub left: Option<i64>,
    /// Duties somebody has to answer for here.
    pub duties: i64,
    /// Of them, those with nobody, or with several and nothing settled.
    pub open_duties: i64,
    /// The months there is a report of, the newest first.
    pub months: Vec<String>,
}

/// A number of people, unless it is so small that it points at them.
pub(super) fn people(n: i64) -> Option<i64> {
    (n == 0 || n >= FEW).then_some(n)
}

/// The monthly report of a space: for whoever leads its facilitators, whoever asked for it, the
/// facilitators and those who answer for the network.
#[utoipa::path(get, path = "/spaces/{slug}/reports/{month}", operation_id = "space_report", tag = "roles", responses(
    (status = 200, description = "The report", body = ReportJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No report of that month, or not for this reader"),
))]
pub async fn report(ctx: Ctx, Path((slug, month)): Path<(String, String)>) -> Answer {
    let month = Month::parse(&month).ok_or(Problem::NotFound)?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let load = move |r: &mut ::store::Read<'_>| {
        let (space, name) = store::space(r, &slug)?;
        let thing = ReportThing { space, concerned: store::concerned(r, space, actor.id)? };
        if !gate.may(&actor, SEE_REPORT, &thing) {
            return Err(Problem::NotFound);
        }
        let (report, months) = (store::one(r, space, month)?, store::months(r, space)?);
        Ok(Shown { slug, name, month, report, months })
    };
    let shown = ctx.site.db.read(load).await?;
    ctx.show(|| json(&shown), || views::report(&ctx, &shown))
}

fn json(shown: &Shown) -> ReportJson {
    let r = &shown.report;
    ReportJson {
        space: shown.slug.clone(),
        month: shown.month.to_string(),
        threads: r.threads,
        questions: r.questions,
        answered: r.answered,
        joined: people(r.joined),
        left: people(r.gone),
        duties: r.duties,
        open_duties: r.open_duties,
        months: shown.months.iter().map(ToString::to_string).collect(),
    }
}
