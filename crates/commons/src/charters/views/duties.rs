//! The duties: the matrix by group, those of single roles, and the page of one duty.

use askama::Template;
use charter::{Catalogue, Duty, Group, Level, MATRIX, ORIGINAL, Role, Thing};
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::{Mend, Sheet, may_edit, page};
use crate::charters::api::level;
use crate::charters::forms::DutyForm;
use crate::charters::lines::{Line, label, lines};
use crate::charters::store::Seen;

/// A row of the matrix.
struct Row<'a> {
    key: &'a str,
    title: &'a str,
    /// By column: the label of the role and the word for how it takes part, if it does.
    cells: Vec<(&'a str, Option<&'static str>)>,
}

/// Rows under their group.
struct Block<'a> {
    group: &'a Group,
    title: &'a str,
    what: &'a str,
    rows: Vec<Row<'a>>,
}

/// Duties of one role alone.
struct Own<'a> {
    role: &'a Role,
    label: &'a str,
    duties: Vec<(&'a str, &'a str)>,
}

#[derive(Template)]
#[template(path = "charters/views/duties.html")]
struct Duties<'a> {
    l: &'a Lexicon,
    columns: Vec<(&'a str, &'a str)>,
    width: usize,
    blocks: Vec<Block<'a>>,
    own: Vec<Own<'a>>,
    off: Vec<(&'a str, &'a str)>,
    may: bool,
}

/// The page of the duties.
///
/// # Errors
/// When a template cannot be written.
pub fn duties(ctx: &Ctx, seen: &Seen) -> Result<Page, Problem> {
    let (l, catalogue) = (&ctx.l, &*seen.catalogue);
    let columns = columns(catalogue);
    let block = |group| block(l, catalogue, group, &columns);
    let own = |role| Own {
        role,
        label: role.label.get(l.lang),
        duties: catalogue
            .duties
            .iter()
            .filter(|d| d.own_of.as_deref() == Some(role.key.as_str()) && !d.off)
            .map(|d| (d.key.as_str(), d.title.get(l.lang)))
            .collect(),
    };
    let body = Duties {
        l,
        width: columns.len() + 1,
        blocks: catalogue.groups.iter().map(block).filter(|b| !b.rows.is_empty()).collect(),
        own: catalogue.roles.iter().map(own).filter(|o| !o.duties.is_empty()).collect(),
        off: catalogue
            .duties
            .iter()
            .filter(|d| d.off)
            .map(|d| (d.key.as_str(), d.title.get(l.lang)))
            .collect(),
        columns: columns.iter().map(|r| (r.key.as_str(), r.label.get(l.lang))).collect(),
        may: may_edit(ctx),
    };
    page(l.t("charters-duties"), &Mend::default(), &body)
}

/// The roles of the matrix, and any other that an organisation let take part in a row.
fn columns(catalogue: &Catalogue) -> Vec<&Role> {
    let takes = |role: &Role| {
        MATRIX.contains(&role.key.as_str())
            || catalogue.matrix().any(|d| d.participation.get(&role.key).is_some_and(|l| *l != Level::None))
    };
    catalogue.roles.iter().filter(|role| takes(role)).collect()
}

fn block<'a>(l: &Lexicon, catalogue: &'a Catalogue, group: &'a Group, columns: &[&'a Role]) -> Block<'a> {
    let row = |duty: &'a Duty| Row {
        key: &duty.key,
        title: duty.title.get(l.lang),
        cells: columns
            .iter()
            .map(|r| (r.label.get(l.lang), duty.participation.get(&r.key).and_then(|how| level(*how))))
            .collect(),
    };
    Block {
        group,
        title: group.title.get(l.lang),
        what: group.what.get(l.lang),
        rows: catalogue.matrix().filter(|d| d.group == group.key).map(row).collect(),
    }
}

/// Somebody who takes part in a duty.
struct Part<'a> {
    key: &'a str,
    label: &'a str,
    how: &'static str,
    when: &'a str,
}

#[derive(Template)]
#[template(path = "charters/views/duty.html")]
struct DutyPage<'a> {
    l: &'a Lexicon,
    duty: &'a Duty,
    title: &'a str,
    what: &'a str,
    group: &'a str,
    own: String,
    /// Where the reader comes from: `network`, `unit:SLUG`, `space:SLUG`.
    place: &'a str,
    parts: Vec<Part<'a>>,
    not_in: String,
    original: Vec<Line>,
    may: bool,
    form: &'a DutyForm,
    sheet: Sheet,
    open: bool,
}

/// The page of one duty.
///
/// # Errors
/// When a template cannot be written.
pub fn duty<'a>(
    ctx: &Ctx,
    seen: &'a Seen,
    duty: &'a Duty,
    place: &str,
    form: &DutyForm,
    mend: &Mend,
) -> Result<Page, Problem> {
    let (l, catalogue) = (&ctx.l, &*seen.catalogue);
    let part = |role: &'a Role| -> Option<Part<'a>> {
        let how = level(*duty.participation.get(&role.key)?)?;
        let when = duty.when.get(&role.key).filter(|_| how == "sometimes").map_or("", |t| t.get(l.lang));
        Some(Part { key: &role.key, label: role.label.get(l.lang), how, when })
    };
    let mut parts: Vec<Part<'_>> = catalogue.roles.iter().filter_map(part).collect();
    parts.sort_by_key(|p| p.how != "always");
    let kinds: Vec<String> = duty.not_in.iter().map(|kind| l.t(format!("charters-kinds-{kind}"))).collect();
    let shipped = lines(l, &ORIGINAL, catalogue).into_iter();
    let body = DutyPage {
        l,
        duty,
        title: duty.title.get(l.lang),
        what: duty.what.get(l.lang),
        group: catalogue.group(&duty.group).map_or("", |g| g.title.get(l.lang)),
        own: duty.own_of.as_deref().map(|key| label(catalogue, key, l.lang)).unwrap_or_default(),
        place,
        parts,
        not_in: kinds.join(", "),
        original: shipped.filter(|s| !duty.added && s.thing == Thing::Duty && s.key == duty.key).collect(),
        may: may_edit(ctx),
        form,
        sheet: Sheet::new(l, seen, form.version, mend),
        open: mend.any(),
    };
    page(duty.title.get(l.lang).to_owned(), mend, &body)
}
