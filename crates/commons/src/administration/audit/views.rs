//! The page of the audit.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::acts::ACTS;
use web::answer::render;
use web::{Ctx, Page, operator};

use super::api::{AuditChange, AuditEntry, AuditQuery};

#[derive(Template)]
#[template(path = "administration/audit/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    query: &'a AuditQuery,
    items: &'a [AuditEntry],
    next: Option<&'a str>,
    errors: &'a [FieldError],
    /// Acts by their words, in the order of the alphabet.
    acts: Vec<(&'static str, String)>,
    /// The filters as they go on in links.
    kept: String,
}

/// The words of an act.
pub(crate) fn act_words(l: &Lexicon, act: &str) -> String {
    l.tp("act-", act.replace('.', "-"))
}

impl ListPage<'_> {
    fn error(&self, field: &str) -> String {
        self.errors.iter().find(|e| e.field == field).map_or_else(String::new, |e| self.l.t(e.reason))
    }
    fn act(&self, act: &str) -> String {
        act_words(self.l, act)
    }
    fn who(&self, entry: &AuditEntry) -> String {
        if entry.name.is_empty() { self.l.tp("operator-via-nobody-", &entry.via) } else { entry.name.clone() }
    }
    fn address(&self, entry: &AuditEntry) -> Option<String> {
        let start = match entry.about {
            "person" => "/p/",
            "unit" => "/units/",
            "space" => "/s/",
            _ => return None,
        };
        (!entry.subject_address.is_empty()).then(|| format!("{start}{}", entry.subject_address))
    }
    fn change(&self, change: &AuditChange) -> String {
        let none = self.l.t("operator-audit-nothing");
        let value = |text: &str| if text.is_empty() { none.clone() } else { text.to_owned() };
        let (before, after) = (value(&change.before), value(&change.after));
        let said = [("what", change.what.as_str()), ("before", &before), ("after", &after)];
        self.l.args("operator-audit-change", &said)
    }
}

/// The audit.
///
/// # Errors
/// When the template cannot be written.
pub fn list(
    ctx: &Ctx,
    query: &AuditQuery,
    items: &[AuditEntry],
    next: Option<&str>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let mut acts: Vec<(&'static str, String)> = ACTS.iter().map(|a| (a.key, act_words(l, a.key))).collect();
    acts.sort_by_key(|(_, words)| kernel::fold::fold(words));
    let filters = [("who", &query.who), ("act", &query.act), ("day", &query.day)];
    let filters: Vec<_> = filters.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let kept = serde_urlencoded::to_string(&filters).unwrap_or_default();
    let kept = if kept.is_empty() { kept } else { format!("{kept}&") };
    let body = render(&ListPage { l, query, items, next, errors, acts, kept })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { status, ..operator::page(l.t("operator-audit"), body) })
}
