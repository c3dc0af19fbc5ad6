//! The forms for a role or a duty more.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::{Mend, Sheet, page};
use crate::charters::api::level;
use crate::charters::forms::{NewDuty, RHYTHMS, RoleForm, SCOPES};
use crate::charters::store::Seen;

/// Something to choose or tick.
struct Choice {
    value: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "charters/views/role_new.html")]
struct RoleNew<'a> {
    l: &'a Lexicon,
    form: &'a RoleForm,
    scopes: Vec<Choice>,
    sheet: Sheet,
}

/// The form for one role more.
///
/// # Errors
/// When a template cannot be written.
pub fn role_new(ctx: &Ctx, seen: &Seen, form: &RoleForm, mend: &Mend) -> Result<Page, Problem> {
    let l = &ctx.l;
    let ticked = form.scopes();
    let scope = |s: &str| Choice {
        value: s.to_owned(),
        label: l.t(format!("charters-scope-{s}")),
        on: ticked.contains(&s),
    };
    let scopes = SCOPES.into_iter().map(scope).collect();
    let body = RoleNew { l, form, scopes, sheet: Sheet::new(l, seen, form.version, mend) };
    page(l.t("charters-role-new"), mend, &body)
}

/// A role with the three ways of taking part.
struct Taking {
    key: String,
    label: String,
    how: &'static str,
}

#[derive(Template)]
#[template(path = "charters/views/duty_new.html")]
struct DutyNew<'a> {
    l: &'a Lexicon,
    form: &'a NewDuty,
    groups: Vec<Choice>,
    rhythms: Vec<Choice>,
    parts: Vec<Taking>,
    sheet: Sheet,
}

/// The form for one duty more.
///
/// # Errors
/// When a template cannot be written.
pub fn duty_new(ctx: &Ctx, seen: &Seen, form: &NewDuty, mend: &Mend) -> Result<Page, Problem> {
    let (l, catalogue) = (&ctx.l, &seen.catalogue);
    let group = |g: &charter::Group| Choice {
        value: g.key.clone(),
        label: g.title.get(l.lang).to_owned(),
        on: form.get("group") == g.key,
    };
    let rhythm = |r: charter::Rhythm| Choice {
        value: r.as_str().to_owned(),
        label: l.t(format!("charters-rhythm-{}", r.as_str())),
        on: form.get("rhythm") == r.as_str(),
    };
    let taking = |r: &charter::Role| Taking {
        key: r.key.clone(),
        label: r.label.get(l.lang).to_owned(),
        how: level(form.part(&r.key)).unwrap_or(""),
    };
    let body = DutyNew {
        l,
        form,
        groups: catalogue.groups.iter().map(group).collect(),
        rhythms: RHYTHMS.into_iter().map(rhythm).collect(),
        parts: catalogue.assigned().map(taking).collect(),
        sheet: Sheet::new(l, seen, form.version(), mend),
    };
    page(l.t("charters-duty-new"), mend, &body)
}
