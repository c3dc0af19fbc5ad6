//! The coverage of the network: three figures, then every role in every place that needs it.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::{Link, count, label, name, page, percent, person_link, vacant};
use crate::roles::board::Standing;
use crate::roles::coverage::Cell;
use crate::roles::scope::Scope;
use crate::roles::who::coverage_routes::Loaded;

/// What the page shows of it.
#[derive(Debug)]
pub struct View<'a> {
    /// Everything.
    pub found: &'a Loaded,
    /// The cells of this page.
    pub cells: &'a [&'a Cell],
    /// Cells before this page.
    pub from: usize,
    /// Where the list goes on.
    pub next: Option<String>,
    /// Only gaps.
    pub gaps: bool,
}

/// One figure with its definition beside it.
struct Figure {
    number: String,
    title: String,
    how: String,
}

/// A part of a bar: how many cells stand in one way.
struct Share {
    look: &'static str,
    x: String,
    width: String,
    text: String,
}

/// One cell of the wall.
struct Tile {
    look: &'static str,
    place: String,
    href: String,
    holders: Vec<Link>,
    more: i64,
    state: String,
    deputy: String,
    find: String,
    /// The sign and the names say it already.
    quiet: bool,
}

/// Cells of one kind of place.
struct Band {
    key: &'static str,
    title: String,
    what: String,
    shares: Vec<Share>,
    told: String,
    tiles: Vec<Tile>,
}

/// A space that is not clear.
struct Unclear {
    href: String,
    name: String,
    said: String,
}

#[derive(Template)]
#[template(path = "roles/who/views/coverage.html")]
struct CoveragePage<'a> {
    l: &'a Lexicon,
    figures: Vec<Figure>,
    bands: Vec<Band>,
    unclear: Vec<Unclear>,
    unclear_said: String,
    settles: bool,
    gaps: bool,
    next: Option<&'a str>,
    from: usize,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn coverage(ctx: &Ctx, view: &View<'_>) -> Result<Page, Problem> {
    let l = &ctx.l;
    let propose = super::sees_loads(ctx);
    let body = render(&CoveragePage {
        l,
        figures: figures(l, view.found),
        bands: ["network", "space", "unit"]
            .into_iter()
            .map(|k| band(l, view, k, propose))
            .filter(|b| !b.tiles.is_empty())
            .collect(),
        unclear: view.found.unclear.iter().take(50).map(|u| unclear(l, u)).collect(),
        unclear_said: l.n("roles-who-unclear-n", &count(view.found.unclear.len())),
        settles: view.found.settles && view.from == 0,
        gaps: view.gaps,
        next: view.next.as_deref(),
        from: view.from,
    })?;
    Ok(page(l.t("roles-who-coverage"), body))
}

fn figures(l: &Lexicon, found: &Loaded) -> Vec<Figure> {
    let ((filled, all), (deputised, _)) = (found.all.filled(), found.all.deputised());
    let vacant = found.all.vacant(found.now);
    let of = |key: &str, n: usize, all: usize| {
        l.args(key, &[("n", &l.number(&count(n))), ("all", &l.number(&count(all)))])
    };
    let oldest = vacant.first().map_or_else(
        || l.t("roles-who-o4-none"),
        |(cell, _)| {
            let role = label(l, &found.catalogue, &cell.column.role);
            l.args(
                "roles-who-o4-how",
                &[("n", &l.number(&count(vacant.len()))), ("role", &role), ("where", &name(l, &cell.at))],
            )
        },
    );
    vec![
        Figure {
            number: percent(l, filled, all),
            title: l.t("roles-who-o1"),
            how: of("roles-who-o1-how", filled, all),
        },
        Figure {
            number: percent(l, deputised, all),
            title: l.t("roles-who-o2"),
            how: of("roles-who-o2-how", deputised, all),
        },
        Figure {
            number: vacant.first().map_or_else(|| l.number(&0), |(_, days)| l.number(days)),
            title: l.n("roles-who-o4", &vacant.first().map_or(0, |(_, days)| *days)),
            how: oldest,
        },
    ]
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

fn band(l: &Lexicon, view: &View<'_>, key: &'static str, propose: bool) -> Band {
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

fn unclear(l: &Lexicon, u: &crate::roles::who::coverage_routes::Unclear) -> Unclear {
    let mut said = Vec::new();
    if u.unsettled > 0 {
        said.push(l.n("roles-who-unclear-two", &u.unsettled));
    }
    if u.vacant > 0 {
        said.push(l.n("roles-who-unclear-none", &u.vacant));
    }
    Unclear {
        href: format!("/who?in={}&show=gaps", u.at.token()),
        name: u.at.name.clone(),
        said: said.join(", "),
    }
}
