//! The page of one's tokens.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::store::Kept;
use super::{Scope, TokenForm};
use crate::views::{Errors, page as paged};

/// How many days the form offers.
const DAYS: [i64; 4] = [7, 30, 90, 365];

#[derive(Template)]
#[template(path = "tokens/views/tokens.html")]
struct TokensPage<'a> {
    l: &'a Lexicon,
    kept: &'a [Kept],
    fresh: Option<&'a str>,
    form: &'a TokenForm,
    errors: Errors,
    days: [i64; 4],
    scopes: [Scope; 3],
}

impl TokensPage<'_> {
    fn chosen(&self, scope: &Scope) -> bool {
        let said = Scope::parse(&self.form.scope).unwrap_or(Scope::Read);
        said == *scope
    }
    /// “ends on 1 June”, “ended on 1 March”, or that it has no end.
    fn end(&self, token: &Kept) -> String {
        match token.until {
            None => self.l.t("people-token-no-end"),
            Some(until) if token.over(self.l.now) => self.l.s("people-token-over", "day", self.l.day(&until)),
            Some(until) => self.l.s("people-token-until", "day", self.l.day(&until)),
        }
    }
    fn used(&self, token: &Kept) -> String {
        match token.used() {
            None => self.l.t("people-token-never"),
            Some(day) => self.l.s("people-token-used", "day", self.l.day(&day)),
        }
    }
}

pub(super) fn page(
    ctx: &Ctx,
    kept: &[Kept],
    fresh: Option<&str>,
    form: &TokenForm,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let errors_said = Errors::new(&ctx.l, errors);
    let body =
        TokensPage { l: &ctx.l, kept, fresh, form, errors: errors_said, days: DAYS, scopes: Scope::ALL };
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { status, ..paged(ctx.l.t("people-tokens"), "me", &body)? })
}
