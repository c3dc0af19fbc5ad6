//! The pages of the room. What somebody typed is kept when it has to be mended.

mod changes;
mod duties;
mod edits;
mod glossary;
mod role;
mod roles;

pub use changes::{Version, change_new, changes};
pub use duties::{duties, duty};
pub use edits::{duty_new, role_new};
pub use glossary::glossary;
pub use role::role;
pub use roles::roles;

use std::sync::atomic::{AtomicU64, Ordering};

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lang, Lexicon, Problem};
use policy::NetworkThing;
use web::answer::render;
use web::{Ctx, Page};

use super::EDIT;
use super::store::Seen;

/// What is wrong with a form.
#[derive(Debug, Clone, Default)]
pub struct Mend {
    /// Fields that need mending.
    pub errors: Vec<FieldError>,
    /// Somebody saved meanwhile.
    pub conflict: bool,
}

impl Mend {
    fn status(&self) -> Option<u16> {
        if self.conflict { Some(409) } else { (!self.errors.is_empty()).then_some(422) }
    }
    fn any(&self) -> bool {
        self.conflict || !self.errors.is_empty()
    }
}

/// What every form carries: its key, the version it is written upon, and what is wrong.
struct Sheet {
    key: String,
    version: i64,
    conflict: String,
    /// Where to see what somebody else changed.
    theirs: String,
    /// What is wrong with the change as a whole.
    flaws: Vec<String>,
    errors: Vec<(&'static str, String)>,
}

impl Sheet {
    fn new(l: &Lexicon, seen: &Seen, typed: Option<i64>, mend: &Mend) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let now = seen.catalogue.version;
        // After a conflict the form stands upon what holds now: saving again is a decision then.
        let version = if mend.conflict { now } else { typed.unwrap_or(now) };
        let errors: Vec<(&'static str, String)> =
            mend.errors.iter().map(|e| (e.field, l.told(e.reason, &e.args))).collect();
        let whole = |field: &str| ["file", "version"].contains(&field);
        Self {
            key: format!("{}-{}", l.now.0, NEXT.fetch_add(1, Ordering::Relaxed)),
            version,
            conflict: if mend.conflict { conflict(l, seen) } else { String::new() },
            theirs: format!("/who/changes#v-{now}"),
            flaws: errors.iter().filter(|(f, _)| whole(f)).map(|(_, s)| s.clone()).collect(),
            errors: errors.into_iter().filter(|(f, _)| !whole(f)).collect(),
        }
    }
    /// The sentence about a field; empty when nothing is wrong with it.
    fn of(&self, field: &str) -> String {
        self.errors.iter().find(|(f, _)| *f == field).map(|(_, s)| s.clone()).unwrap_or_default()
    }
}

fn conflict(l: &Lexicon, seen: &Seen) -> String {
    match seen.last.as_ref().and_then(|c| c.by.as_deref()) {
        Some(name) => l.s("charters-conflict-by", "name", name),
        None => l.t(super::change::CONFLICT),
    }
}

fn may_edit(ctx: &Ctx) -> bool {
    ctx.site.gate.may(&ctx.actor, EDIT, &NetworkThing)
}

fn page(title: String, mend: &Mend, body: &impl Template) -> Result<Page, Problem> {
    Ok(Page { title, here: "who".to_owned(), body: render(body)?, status: mend.status(), ..Page::default() })
}

/// The other of the two languages.
const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::En => Lang::Fr,
        Lang::Fr => Lang::En,
    }
}
