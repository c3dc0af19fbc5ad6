//! The threads of a space, dense in the flow of work, airy in communities.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::Place;
use web::{Ctx, Flow, badge};

use super::compose::ThreadComposer;
use crate::draft::Draft;
use crate::kind::kinds_of;
use crate::moving::{self, store::Away};
use crate::pins::{self, store::Top};
use crate::store::{Filter, ThreadRow};
use crate::things::APPROVE;
use crate::waiting;

/// One line or card.
pub struct Item<'a> {
    /// Its row.
    pub row: &'a ThreadRow,
    /// Something in it is new to the reader.
    pub unread: bool,
}

impl Item<'_> {
    fn kind(&self, l: &Lexicon) -> String {
        badge::kind(l, self.row.kind.as_str())
    }
    fn state(&self, l: &Lexicon) -> String {
        badge::state(l, self.row.kind.as_str(), self.row.state.as_str())
    }
    fn class(&self) -> &'static str {
        badge::class(self.row.state.as_str())
    }
}

struct Chip {
    label: String,
    query: String,
    on: bool,
}

/// The list alone: what live updates fetch.
#[derive(Template)]
#[template(path = "views/_threads.html")]
pub struct ListView<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    path: String,
    dense: bool,
    items: Vec<Item<'a>>,
    next: Option<String>,
    query: String,
    filtered: bool,
    may_start: bool,
}

#[derive(Template)]
#[template(path = "views/space.html")]
struct SpaceView<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    path: String,
    chips: Vec<Chip>,
    list: String,
    composer: String,
    unfolded: bool,
    live: String,
    top: String,
}

/// What a page of threads is made of.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The space.
    pub place: &'a Place,
    /// The rows.
    pub rows: &'a [ThreadRow],
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Which threads are shown.
    pub filter: Filter,
    /// The reader's draft of a new thread.
    pub draft: &'a Draft,
    /// This page is not the first.
    pub further: bool,
    /// Announcements the reader has not seen.
    pub unseen: &'a [Top],
    /// What is pinned here.
    pub pinned: &'a [Top],
    /// What left the space lately.
    pub left: &'a [Away],
    /// Questions may be asked under a neutral name.
    pub names: bool,
    /// How many of the reader's own posts are not published yet.
    pub own: i64,
    /// The reader has muted the space.
    pub muted: bool,
}

fn query(filter: Filter) -> String {
    match filter {
        Filter::All => String::new(),
        Filter::Kind(kind) => format!("kind={}", kind.as_str()),
        Filter::Unanswered => "unanswered=true".to_owned(),
        Filter::Featured => "featured=true".to_owned(),
    }
}

fn chips(l: &Lexicon, place: &Place, now: Filter) -> Vec<Chip> {
    let kinds = kinds_of(place.kind).map(|row| Filter::Kind(row.kind));
    [Filter::All, Filter::Unanswered]
        .into_iter()
        .chain(kinds)
        .chain([Filter::Featured])
        .map(|filter| Chip {
            label: match filter {
                Filter::All => l.t("conv-filter-all"),
                Filter::Unanswered => l.t("conv-filter-unanswered"),
                Filter::Featured => l.t("conv-filter-featured"),
                Filter::Kind(kind) => l.t(format!("conv-filter-{}", kind.as_str())),
            },
            query: if filter == Filter::All { String::new() } else { format!("?{}", query(filter)) },
            on: filter == now,
        })
        .collect()
}

impl Listed<'_> {
    /// The list alone.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn list(&self, l: &Lexicon, may_start: bool) -> Result<String, Problem> {
        let unread = |row: &ThreadRow| !self.muted && row.unread();
        render(&ListView {
            l,
            place: self.place,
            path: self.place.path(),
            dense: self.place.flow() == Flow::Work,
            items: self.rows.iter().map(|row| Item { row, unread: unread(row) }).collect(),
            next: self.next.clone(),
            query: query(self.filter),
            filtered: self.filter != Filter::All || self.further,
            may_start,
        })
    }
    /// The whole page's body, with the composer.
    ///
    /// # Errors
    /// When a template cannot be written.
    pub fn page(&self, ctx: &Ctx) -> Result<String, Problem> {
        let composer = ThreadComposer::new(ctx, self.place, self.draft);
        let may_start = composer.is_some();
        let query = query(self.filter);
        let leads = ctx.site.gate.may(&ctx.actor, APPROVE, self.place);
        render(&SpaceView {
            l: &ctx.l,
            place: self.place,
            path: self.place.path(),
            chips: chips(&ctx.l, self.place, self.filter),
            list: self.list(&ctx.l, may_start)?,
            composer: composer.map(|c| c.named(self.names).html()).transpose()?.unwrap_or_default(),
            unfolded: !self.draft.is_empty() || (self.rows.is_empty() && self.filter == Filter::All),
            top: waiting::views::lines(&ctx.l, self.place, leads, self.own)
                + &pins::views::top(&ctx.l, self.place, self.unseen, self.pinned)?
                + &moving::views::left(&ctx.l, self.left)?,
            // Only the first page grows at its head; a later one stays as it is.
            live: if self.further { String::new() } else { format!("{}/threads?{query}", self.place.path()) },
        })
    }
}
