//! Small pages: the acts on a message, its versions, who reacted, removing it, a new thread.

use askama::Template;
use kernel::Lexicon;
use web::place::Place;

use crate::api::{ReactionJson, VersionJson};

/// What the reader may do with a message: a menu for htmx, a page without script.
#[derive(Debug, Template)]
#[template(path = "views/_acts.html")]
#[allow(clippy::struct_excessive_bools)] // one for each line of the menu
pub struct Acts<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// Address of the thread's page.
    pub path: &'a str,
    /// The message.
    pub id: String,
    /// Who wrote it.
    pub name: &'a str,
    /// It opens the thread, which may become one of another kind.
    pub recast: bool,
    /// What it may be turned into: words and address.
    pub turns: Vec<(String, String)>,
    /// May give it new words.
    pub edit: bool,
    /// May take it back.
    pub withdraw: bool,
    /// May remove it for good.
    pub delete: bool,
    /// May mark it as the answer.
    pub mark: bool,
    /// May take that mark away.
    pub unmark: bool,
    /// It has been changed.
    pub edited: bool,
    /// Somebody reacted to it.
    pub reacted: bool,
    /// Somebody else wrote it, and its words are there.
    pub report: bool,
    /// In place, opened by htmx.
    pub open: bool,
}

/// A small page around something, with the way back to the thread.
#[derive(Debug, Template)]
#[template(path = "views/around.html")]
pub struct Around<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The class of its flow.
    pub class: String,
    /// Where it leads back to.
    pub back: String,
    /// Its heading.
    pub title: String,
    /// A quiet line under it.
    pub lead: String,
    /// Its HTML.
    pub body: String,
}

/// The words a message had before.
#[derive(Debug, Template)]
#[template(path = "views/_versions.html")]
pub struct VersionsView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// Newest first.
    pub versions: &'a [VersionJson],
}

/// Who reacted with what.
#[derive(Debug, Template)]
#[template(path = "views/_reacted.html")]
pub struct ReactedView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// By emoji.
    pub reactions: &'a [ReactionJson],
}

/// Taking a message back, or removing it for good: what each means, before it is done.
#[derive(Debug, Template)]
#[template(path = "views/_remove.html")]
pub struct RemoveView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// Address of the thread's page.
    pub path: &'a str,
    /// The message.
    pub id: String,
    /// May take it back.
    pub withdraw: bool,
    /// May remove it for good.
    pub delete: bool,
    /// It opens the thread and has replies.
    pub keeps_replies: bool,
}

/// A page for a new thread.
#[derive(Debug, Template)]
#[template(path = "views/new.html")]
pub struct NewPage<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The space.
    pub place: &'a Place,
    /// The composer, or nothing when the reader may not start threads.
    pub composer: String,
}
