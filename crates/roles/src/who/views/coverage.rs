//! The coverage of the network: three figures, then every role in every place that needs it.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::wall::{Band, band};
use super::{count, label, name, page, percent};
use crate::coverage::Cell;
use crate::who::coverage_routes::Loaded;

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
    /// What the indicator is called in the catalogue of indicators.
    code: &'static str,
}

/// A space that is not clear.
struct Unclear {
    href: String,
    name: String,
    said: String,
}

#[derive(Template)]
#[template(path = "who/views/coverage.html")]
struct CoveragePage<'a> {
    l: &'a Lexicon,
    figures: Vec<Figure>,
    bands: Vec<Band>,
    unclear: Vec<Unclear>,
    unclear_said: String,
    settles: bool,
    export: bool,
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
        export: view.found.export,
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
            code: "O1",
        },
        Figure {
            number: percent(l, deputised, all),
            title: l.t("roles-who-o2"),
            how: of("roles-who-o2-how", deputised, all),
            code: "O2",
        },
        Figure {
            number: vacant.first().map_or_else(|| l.number(&0), |(_, days)| l.number(days)),
            title: l.n("roles-who-o4", &vacant.first().map_or(0, |(_, days)| *days)),
            how: oldest,
            code: "O4",
        },
    ]
}

fn unclear(l: &Lexicon, u: &crate::who::coverage_routes::Unclear) -> Unclear {
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
