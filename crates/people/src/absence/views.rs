//! The page of one's absences.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem, Time};
use web::{Ctx, Page};

use super::AbsenceForm;
use super::store::{Absence, Stand};
use crate::views::{Errors, page as paged};

#[derive(Template)]
#[template(path = "absence/views/absences.html")]
struct AbsencesPage<'a> {
    l: &'a Lexicon,
    mine: &'a [Absence],
    others: &'a [Stand],
    form: &'a AbsenceForm,
    errors: Errors,
}

impl AbsencesPage<'_> {
    /// “20 April to 3 May”, the last day away.
    fn span(&self, from: &Time, until: &Time) -> String {
        let (from, until) = (self.l.day(from), self.l.day(&until.plus(-1)));
        self.l.args("people-away-span", &[("from", &from), ("until", &until)])
    }
}

pub(super) fn page(
    ctx: &Ctx,
    mine: &[Absence],
    others: &[Stand],
    form: &AbsenceForm,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let body = AbsencesPage { l: &ctx.l, mine, others, form, errors: Errors::new(&ctx.l, errors) };
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { status, ..paged(ctx.l.t("people-absences"), "me", &body)? })
}
