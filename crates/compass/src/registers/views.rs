//! The pages of the registers. What somebody typed is kept when it has to be mended.

mod detail;
mod entry;
mod field;
mod forms;
mod lists;
mod rows;
mod steer;
mod worth;

use std::sync::atomic::{AtomicU64, Ordering};

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Fail, Page};

pub use detail::Detail;
pub use entry::entry;
pub use field::FieldView;
pub use forms::form;
pub use lists::{index, list};
pub use rows::SimilarFound;
pub use steer::{Asked, board, outlook};
pub use worth::value;

/// What is wrong with a form.
#[derive(Debug, Clone, Default)]
pub struct Mend {
    /// Fields that need mending.
    pub errors: Vec<FieldError>,
    /// Somebody was faster.
    pub conflict: bool,
}

impl Mend {
    /// Of these errors.
    #[must_use]
    pub fn of(errors: &[FieldError]) -> Self {
        Self { errors: errors.to_vec(), conflict: false }
    }
    /// What can be mended in the form; anything else goes out as it is.
    ///
    /// # Errors
    /// The problem itself, when a form cannot mend it.
    pub fn or(problem: Problem) -> Result<Self, Fail> {
        match problem {
            Problem::Invalid(errors) => Ok(Self { errors, conflict: false }),
            Problem::Conflict(_) => Ok(Self { errors: Vec::new(), conflict: true }),
            other => Err(Fail(other)),
        }
    }
    fn status(&self) -> Option<u16> {
        if self.conflict { Some(409) } else { (!self.errors.is_empty()).then_some(422) }
    }
    /// The sentence about a field; empty when nothing is wrong with it.
    fn about(&self, l: &Lexicon, field: &str) -> String {
        self.errors.iter().find(|e| e.field == field).map(|e| l.told(e.reason, &e.args)).unwrap_or_default()
    }
    /// What is wrong beyond the fields that are shown.
    fn beyond(&self, l: &Lexicon, shown: &[&str]) -> Vec<String> {
        let said =
            self.errors.iter().filter(|e| !shown.contains(&e.field)).map(|e| l.told(e.reason, &e.args));
        let mut all: Vec<String> = said.collect();
        if self.conflict {
            all.push(l.t("registers-conflict"));
        }
        all
    }
}

/// A key of its own for each form, so that sending it twice makes one entry.
fn form_key(l: &Lexicon) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", l.now.0, NEXT.fetch_add(1, Ordering::Relaxed))
}

fn page(title: String, mend: &Mend, body: &impl Template) -> Result<Page, Problem> {
    Ok(Page {
        title,
        here: "registers".to_owned(),
        body: render(body)?,
        status: mend.status(),
        ..Page::default()
    })
}
