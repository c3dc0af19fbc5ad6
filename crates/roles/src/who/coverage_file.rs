//! The coverage as a file: each role in each place that needs it, without any share or load.

use charter::Shelf;
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use web::{Answer, Ctx, Fail};

use super::coverage_routes::{Loaded, load_all};
use super::export::{self, Table};
use super::routes::inside;
use super::{EXPORT, views};
use crate::coverage::Cell;
use crate::store::find::label;

/// The table of the coverage.
fn table(l: &Lexicon, found: &Loaded) -> Table {
    let head = [
        "roles-who-role",
        "roles-who-where",
        "roles-export-state",
        "roles-export-since",
        "roles-export-holders",
        "roles-export-deputy",
    ];
    let mut rows = vec![head.map(|key| l.t(key)).to_vec()];
    rows.extend(found.all.cells.iter().map(|cell| row(l, found, cell)));
    Table { rows }
}

fn row(l: &Lexicon, found: &Loaded, cell: &Cell) -> Vec<String> {
    let seats = &cell.column.seats;
    let holders: Vec<&str> = seats.iter().map(|s| s.who.name.as_str()).collect();
    let mut deputies: Vec<&str> =
        seats.iter().filter_map(|s| s.deputy.as_ref()).map(|d| d.name.as_str()).collect();
    deputies.dedup();
    vec![
        label(&found.catalogue, &cell.column.role, l.lang),
        views::name(l, &cell.at),
        l.tp("roles-state-", cell.column.standing.as_str()),
        cell.column.vacant_since.map(|t| l.day(&t)).unwrap_or_default(),
        holders.join(", "),
        deputies.join(", "),
    ]
}

/// The coverage, when the gate lets the reader take it away.
async fn allowed(ctx: &Ctx) -> Result<Table, Fail> {
    inside(ctx)?;
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |w: &mut store::Write<'_>| -> Result<Loaded, Problem> {
        drop(gate.permit(w, &actor, EXPORT, NetworkThing)?);
        let catalogue = shelf.current(w)?;
        Ok(load_all(w, catalogue, &gate, &actor, false)?)
    };
    Ok(table(&ctx.l, &ctx.site.db.write(work).await?))
}

/// The coverage as CSV.
pub async fn csv(ctx: Ctx) -> Answer {
    let table = allowed(&ctx).await?;
    Ok(export::csv_file("coverage", &table))
}

/// The coverage as a spreadsheet.
pub async fn xlsx(ctx: Ctx) -> Answer {
    let table = allowed(&ctx).await?;
    export::xlsx_file(&ctx.l, "coverage", &table)
}
