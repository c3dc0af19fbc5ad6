//! The pages of tending.

use askama::Template;
use kernel::{Lexicon, Problem, Time};
use web::answer::render;
use web::{Ctx, Page, operator};

use super::acts::{LINK, SIGN_OUT};
use super::api::{LinkMade, TendedPerson, TendedQuery};
use crate::things::PersonThing;
use crate::{INVITE, RESTORE, SUSPEND, things::NetworkThing};

/// What the list can be narrowed to.
const ONLY: [&str; 7] = ["active", "invited", "suspended", "placeholder", "left", "external", "owners"];

#[derive(Template)]
#[template(path = "tending/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    query: &'a TendedQuery,
    items: &'a [TendedPerson],
    next: Option<String>,
    may_invite: bool,
}

impl ListPage<'_> {
    fn only(&self) -> Vec<(&'static str, String)> {
        ONLY.into_iter().map(|o| (o, self.l.tp("operator-people-", o))).collect()
    }
}

/// Everybody.
///
/// # Errors
/// When the template cannot be written.
pub fn list(
    ctx: &Ctx,
    query: &TendedQuery,
    items: &[TendedPerson],
    next: Option<&str>,
) -> Result<Page, Problem> {
    let filters = [("q", query.q.as_str()), ("only", &query.only), ("after", next.unwrap_or_default())];
    let kept: Vec<_> = filters.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let next = next.map(|_| serde_urlencoded::to_string(&kept).unwrap_or_default());
    let may_invite = ctx.site.gate.may(&ctx.actor, INVITE, &NetworkThing);
    let body = render(&ListPage { l: &ctx.l, query, items, next, may_invite })?;
    Ok(operator::page(ctx.l.t("operator-people"), body))
}

#[derive(Template)]
#[template(path = "tending/views/one.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    person: &'a TendedPerson,
    suspended: Option<&'a (Time, String)>,
    made: Option<&'a LinkMade>,
    may_suspend: bool,
    may_restore: bool,
    may_reset: bool,
    may_invite: bool,
    may_sign_out: bool,
}

/// One person.
///
/// # Errors
/// When the template cannot be written.
pub fn one(
    ctx: &Ctx,
    person: &TendedPerson,
    suspended: Option<&(Time, String)>,
    made: Option<&LinkMade>,
) -> Result<Page, Problem> {
    let id = kernel::PersonId::new(person.id.parse().unwrap_or(0));
    let thing = PersonThing { id, name: person.name.clone() };
    let may = |action| ctx.site.gate.may(&ctx.actor, action, &thing);
    let state = person.state.as_str();
    let body = render(&OnePage {
        l: &ctx.l,
        person,
        suspended,
        made,
        may_suspend: state == "active" && may(SUSPEND),
        may_restore: state == "suspended" && may(RESTORE),
        may_reset: state == "active" && may(LINK),
        may_invite: ["invited", "placeholder"].contains(&state) && may(LINK),
        may_sign_out: person.sessions + person.tokens > 0 && may(SIGN_OUT),
    })?;
    let page = operator::page(person.name.clone(), body);
    Ok(Page { status: made.map(|_| 201), ..page })
}
