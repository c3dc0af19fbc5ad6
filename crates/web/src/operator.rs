//! The pages of administration as rooms meet them: the door, the tabs, the frame. Several rooms give
//! a page; who gets in is one rule, of the room `administration`.

use kernel::Problem;
use policy::{Action, NetworkThing};

use crate::{Ctx, Fail, Flow, Page};

/// See the pages of administration.
pub const OPERATE: Action = Action("operate");

/// The parts of administration and where they are.
pub const TABS: [(&str, &str); 8] = [
    ("overview", "/operator"),
    ("people", "/operator/people"),
    ("spaces", "/operator/spaces"),
    ("settings", "/operator/settings"),
    ("jobs", "/operator/jobs"),
    ("mail", "/operator/outbox"),
    ("imports", "/operator/imports"),
    ("audit", "/operator/audit"),
];

/// For everybody who does not administer, there is nothing here.
///
/// # Errors
/// `NotFound` for them.
pub fn door(ctx: &Ctx) -> Result<(), Fail> {
    if ctx.site.gate.may(&ctx.actor, OPERATE, &NetworkThing) { Ok(()) } else { Err(Fail(Problem::NotFound)) }
}

/// A page of administration.
#[must_use]
pub fn page(title: String, body: String) -> Page {
    Page { title, flow: Flow::House, body, here: "operator".into(), ..Page::default() }
}
