//! What the filters of a question mean for one reader: names become ids, days become moments. What
//! the reader may not see is the same as what is not there: nothing answers then.

use kernel::Time;
use store::{Read, Res};

use super::ask::Asked;
use super::find::Eyes;
use super::store as index;
use super::tagged;
use super::text;

/// The filters of a question, as the index understands them.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// Tokens a document has to have.
    pub tokens: Vec<String>,
    /// When it was written: from, and before.
    pub between: (Time, Time),
    /// Whether anything can answer.
    pub possible: bool,
    /// The space's name.
    pub space: Option<String>,
    /// The author's name.
    pub by: Option<String>,
}

impl Default for Resolved {
    fn default() -> Self {
        let between = (Time(i64::MIN), Time(i64::MAX));
        Self { tokens: Vec::new(), between, possible: true, space: None, by: None }
    }
}

impl Resolved {
    /// Whether it does not matter when something was written.
    #[must_use]
    pub fn whole_time(&self) -> bool {
        self.between == (Time(i64::MIN), Time(i64::MAX))
    }
}

/// Looks the filters up.
///
/// # Errors
/// What the database says.
pub fn filters(r: &mut Read<'_>, eyes: Eyes, zone: &str, asked: &Asked) -> Res<Resolved> {
    let mut out = Resolved::default();
    if !asked.space.is_empty() {
        match index::space_named(r, &asked.space, eyes.id)? {
            Some((id, name)) => {
                out.tokens.push(text::of_space(id));
                out.space = Some(name);
            }
            None => out.possible = false,
        }
    }
    by(r, eyes, asked, &mut out)?;
    if !asked.what.is_empty() {
        out.tokens.push(text::of_about(&asked.what));
    }
    if !asked.state.is_empty() {
        out.tokens.push(text::of_state(&asked.state));
    }
    if !asked.has.is_empty() {
        out.tokens.push(text::FILE.to_owned());
    }
    for tag in &asked.tags {
        let names = tagged::family(r, tag)?;
        let tokens: Vec<String> = names.iter().map(|name| text::of_tag(name)).collect();
        out.tokens.push(format!("({})", tokens.join(" OR ")));
    }
    out.between = (
        Time::start_of_day(&asked.since, zone).unwrap_or(out.between.0),
        Time::start_of_day(&asked.until, zone).unwrap_or(out.between.1),
    );
    Ok(out)
}

/// Whose words: theirs under their own name only, since only those are indexed by author.
fn by(r: &mut Read<'_>, eyes: Eyes, asked: &Asked, out: &mut Resolved) -> Res<()> {
    if asked.by == "me" {
        out.tokens.push(text::of_author(eyes.id));
    } else if !asked.by.is_empty() {
        match index::person_named(r, &asked.by)? {
            // Whom somebody from outside may not see is nobody to them.
            Some((id, name)) if index::sees_person(r, eyes, id)? => {
                out.tokens.push(text::of_author(id));
                out.by = Some(name);
            }
            _ => out.possible = false,
        }
    }
    Ok(())
}
