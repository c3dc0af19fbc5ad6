//! Pages of leaving, and of the policy.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::policy::LeaversPolicy;
use super::routes::Seen;
use super::{COME_BACK, DECLARE, LEAVE};
use crate::things::{NetworkThing, PersonThing};
use crate::views::{Errors, page};

#[derive(Template)]
#[template(path = "leaving/views/leaving.html")]
struct Leaving<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    may_leave: bool,
    may_return: bool,
}

pub(super) fn leaving(ctx: &Ctx, seen: &Seen) -> Result<Page, Problem> {
    let thing = PersonThing::from(&seen.person);
    let gone = seen.leaver.is_some();
    let may = |action| ctx.site.gate.may(&ctx.actor, action, &thing);
    let body =
        Leaving { l: &ctx.l, seen, may_leave: !gone && may(LEAVE), may_return: gone && may(COME_BACK) };
    page(ctx.l.s("people-leaving", "name", &seen.person.name), "people", &body)
}

#[derive(Template)]
#[template(path = "leaving/views/policy.html")]
struct Declared<'a> {
    l: &'a Lexicon,
    policy: &'a LeaversPolicy,
    errors: Errors,
    may: bool,
}

pub(super) fn policy(
    ctx: &Ctx,
    policy: &LeaversPolicy,
    errors: Option<&Vec<FieldError>>,
) -> Result<Page, Problem> {
    let said = errors.map(|e| Errors::new(&ctx.l, e)).unwrap_or_default();
    let may = ctx.site.gate.may(&ctx.actor, DECLARE, &NetworkThing);
    let body = Declared { l: &ctx.l, policy, errors: said, may };
    Ok(Page { status: errors.map(|_| 422), ..page(ctx.l.t("people-policy"), "people", &body)? })
}
