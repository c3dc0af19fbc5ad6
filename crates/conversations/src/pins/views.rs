//! What stands at the top of a space, and the page of what can be arranged.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::Place;

use super::store::Top;

/// Above the list of a space.
#[derive(Debug, Template)]
#[template(path = "pins/views/top.html")]
struct TopView<'a> {
    l: &'a Lexicon,
    path: String,
    unseen: &'a [Top],
    pinned: &'a [Top],
}

impl TopView<'_> {
    fn title(&self, top: &Top) -> String {
        if top.title.is_empty() { self.l.t("conv-title-gone") } else { top.title.clone() }
    }
    fn who(&self, key: &str, top: &Top) -> String {
        self.l.args(key, &[("name", &top.name), ("when", &self.l.at(&top.at))])
    }
}

/// What stands at the top, as HTML; nothing when nothing does.
///
/// # Errors
/// When the template cannot be written.
pub fn top(l: &Lexicon, place: &Place, unseen: &[Top], pinned: &[Top]) -> Result<String, Problem> {
    if unseen.is_empty() && pinned.is_empty() {
        return Ok(String::new());
    }
    render(&TopView { l, path: place.path(), unseen, pinned })
}

/// What can be arranged about one thread.
#[derive(Debug, Template)]
#[template(path = "pins/views/arrange.html")]
#[allow(clippy::struct_excessive_bools)] // one for each part of the page
pub struct ArrangeView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The class of its flow.
    pub class: String,
    /// Address of the thread.
    pub path: String,
    /// Its title.
    pub title: String,
    /// May pin and mark.
    pub marks: bool,
    /// May split and merge.
    pub sort: bool,
    /// May move it.
    pub moves: bool,
    /// It is pinned.
    pub pinned: bool,
    /// It is marked.
    pub featured: bool,
    /// The space has its three pins.
    pub full: bool,
    /// How many replies it has.
    pub replies: i64,
}
