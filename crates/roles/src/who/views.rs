//! The pages of the room's picture.

mod answered;
mod asks;
mod board;
mod capacity;
mod cells;
mod coverage;
mod figures;
mod heads;
mod here;
mod own;
mod person;
mod relay_spaces;
mod relays;
mod said;
mod wall;
mod what_if;

pub use board::board;
pub use capacity::capacity;
pub use coverage::{View, coverage};
pub use here::here;
pub use person::person;
pub use relays::relays;
pub use what_if::what_if;

use charter::Catalogue;
use kernel::{Lexicon, Time};
use web::{Ctx, Page};

use crate::coverage::days;
use crate::scope::{Scope, Where};

/// A page of this part of the house.
fn page(title: String, body: String) -> Page {
    Page { title, body, here: "who".to_owned(), ..Page::default() }
}

/// The name of a place: the network's own words for the whole of it.
pub(crate) fn name(l: &Lexicon, at: &Where) -> String {
    if at.scope == Scope::Network { l.t("roles-who-network") } else { at.name.clone() }
}

/// “In Field diagnostics”, “For the whole network”.
fn within(l: &Lexicon, at: &Where) -> String {
    match at.scope {
        Scope::Network => l.t("roles-who-in-network"),
        _ => l.s("roles-who-in-place", "where", &at.name),
    }
}

/// What a role is called.
fn label(l: &Lexicon, catalogue: &Catalogue, role: &str) -> String {
    crate::store::find::label(catalogue, role, l.lang)
}

/// “vacant for 23 days”.
fn vacant(l: &Lexicon, since: Option<Time>, now: Time) -> String {
    since.map_or_else(|| l.t("roles-state-vacant"), |since| l.n("roles-state-vacant-days", &days(since, now)))
}

/// “nobody for 23 days”.
pub(super) fn nobody(l: &Lexicon, since: Option<Time>, now: Time) -> String {
    since.map_or_else(|| l.t("roles-who-nobody"), |since| l.n("roles-who-nobody-days", &days(since, now)))
}

/// A whole percentage of a count.
fn percent(l: &Lexicon, part: usize, of: usize) -> String {
    let rate = (part * 100 + of / 2).checked_div(of).map_or_else(|| "–".to_owned(), |p| p.to_string());
    l.s("roles-who-percent", "n", rate)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A name with where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    href: String,
    name: String,
}

fn person_link(who: &crate::board::Who) -> Link {
    Link { href: format!("/who/people/{}", who.handle), name: who.name.clone() }
}

/// Whether the reader may know what roles take of people.
fn sees_loads(ctx: &Ctx) -> bool {
    ctx.site.gate.may(&ctx.actor, super::SEE_LOADS, &policy::NetworkThing)
}

/// How a role stands where nobody holds it.
pub(super) fn standing(l: &Lexicon, seen: &super::load::Seen, column: &crate::board::Column) -> String {
    if super::answers::each(&seen.board, column) {
        l.t("roles-who-each")
    } else if column.needed {
        vacant(l, column.vacant_since, seen.now)
    } else {
        l.t("roles-state-free")
    }
}

/// A percentage as a word.
fn percent_of(l: &Lexicon, n: i64) -> String {
    l.s("roles-who-percent", "n", n.to_string())
}
