//! The wall of the coverage: one stone for each place, a bar over each band.

use kernel::Lexicon;

use super::coverage::View;
use super::{Link, count, label, person_link, vacant};
use crate::board::Standing;
use crate::coverage::Cell;
use crate::scope::Scope;
use crate::who::coverage_routes::Loaded;

/// A part of a bar: how many cells stand in one way.
pub struct Share {
    pub look: &'static str,
    pub x: String,
    pub width: String,
    pub text: String,
}

/// One cell of the wall.
pub struct Tile {
    pub look: &'static str,
    pub place: String,
    pub href: String,
    pub holders: Vec<Link>,
    pub more: i64,
    pub state: String,
    pub deputy: String,
    pub find: String,
    /// The sign and the names say it already.
    pub quiet: bool,
}

/// Cells of one kind of place.
pub struct Band {
    pub key: &'static str,
    pub title: String,
    pub what: String,
    pub shares: Vec<Share>,
    pub told: String,
    pub tiles: Vec<Tile>,
}

const LOOKS: [(Standing, &str); 4] = [
    (Standing::Deputised, "deputised"),
    (Standing::Filled, "filled"),
    (Standing::Combined, "combined"),
    (Standing::Vacant, "vacant"),
];

fn look(standing: Standing) -> &'static str {
    LOOKS.iter().find(|(s, _)| *s == standing).map_or("free", |(_, look)| *look)
}

pub fn band(l: &Lexicon, view: &View<'_>, key: &'static str, propose: bool) -> Band {
    let all: Vec<&Cell> = view.found.all.cells.iter().filter(|c| c.at.scope.kind() == key).collect();
    let shares = shares(l, &all);
    let told: Vec<&str> = shares.iter().map(|s| s.text.as_str()).collect();
    Band {
        key,
        title: l.tp("roles-who-band-", key),
        what: l.tp("roles-who-band-what-", key),
        told: told.join(", "),
        tiles: view
            .cells
            .iter()
            .filter(|c| c.at.scope.kind() == key)
            .map(|c| tile(l, view.found, c, propose))
            .collect(),
        shares,
    }
}

/// The bar over a band: widths are thousandths of the whole.
fn shares(l: &Lexicon, cells: &[&Cell]) -> Vec<Share> {
    let (mut x, total) = (0, cells.len().max(1));
    let mut all = Vec::new();
    for (standing, look) in LOOKS {
        let n = cells.iter().filter(|c| c.column.standing == standing).count();
        let width = n * 1000 / total;
        if n > 0 {
            let text = l.n(&format!("roles-who-share-{look}"), &count(n));
            all.push(Share { look, x: x.to_string(), width: width.to_string(), text });
            x += width;
        }
    }
    all
}

fn tile(l: &Lexicon, found: &Loaded, cell: &Cell, propose: bool) -> Tile {
    let column = &cell.column;
    let role = label(l, &found.catalogue, &column.role);
    let network = cell.at.scope == Scope::Network;
    let deputies: Vec<&str> =
        column.seats.iter().filter_map(|s| s.deputy.as_ref()).map(|d| d.name.as_str()).collect();
    let gap = column.standing == Standing::Vacant;
    let wanted = if matches!(cell.at.scope, Scope::Unit(_)) { "" } else { column.role.as_str() };
    Tile {
        look: look(column.standing),
        place: if network { role } else { cell.at.name.clone() },
        href: if network {
            format!("/who/roles/{}", column.role)
        } else {
            format!("/who?in={}", cell.at.token())
        },
        holders: column.seats.iter().take(3).map(|s| person_link(&s.who)).collect(),
        more: count(column.seats.len().saturating_sub(3)),
        state: if gap {
            vacant(l, column.vacant_since, found.now)
        } else {
            l.tp("roles-state-", look(column.standing))
        },
        quiet: column.standing == Standing::Filled
            || column.standing == Standing::Deputised && !deputies.is_empty(),
        deputy: deputies.first().map(|d| l.s("roles-who-then", "name", d)).unwrap_or_default(),
        find: if gap && propose && !wanted.is_empty() {
            format!("/who/assign?role={wanted}&in={}", cell.at.token())
        } else {
            String::new()
        },
    }
}
