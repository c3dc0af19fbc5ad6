//! A board as a file: who covers what, without any share or load.

use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use charter::{Level, Shelf};
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use web::{Answer, Ctx, Fail};

use super::answers::{Says, says};
use super::load::{self, Seen};
use super::routes::{Asked, inside};
use super::{EXPORT, views};
use crate::board::{Column, Line};
use crate::store::find::label;

/// The board as a table: a head, then a row for each duty.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Rows of cells; the first is the head.
    pub rows: Vec<Vec<String>>,
}

/// The table of a board.
#[must_use]
pub fn table(l: &Lexicon, seen: &Seen) -> Table {
    let board = &seen.board;
    let mut head = vec![l.t("roles-export-group"), l.t("roles-export-duty")];
    head.extend(board.columns.iter().map(|c| label(&seen.catalogue, &c.role, l.lang)));
    head.extend(["roles-export-answers", "roles-export-deputy", "roles-export-contributors"].map(|k| l.t(k)));
    let mut rows = vec![head];
    for section in &board.sections {
        let group = seen.catalogue.group(&section.group).map_or("", |g| g.title.get(l.lang));
        rows.extend(section.lines.iter().map(|line| row(l, seen, group, line)));
    }
    // Roles beside the matrix, each with its holders, in the column that names one person.
    for column in &board.others {
        let mut row = vec![l.t("roles-who-others"), label(&seen.catalogue, &column.role, l.lang)];
        row.extend(board.columns.iter().map(|_| String::new()));
        row.extend([holders(l, seen, column), deputies(column), String::new()]);
        rows.push(row);
    }
    Table { rows }
}

/// “always: Amélie Caron”, as each language sets it.
fn part(l: &Lexicon, level: &str, names: &str) -> String {
    l.args("roles-export-part", &[("level", &l.t(level)), ("names", names)])
}

fn row(l: &Lexicon, seen: &Seen, group: &str, line: &Line) -> Vec<String> {
    let duty = seen.catalogue.duty(&line.duty).map_or("", |d| d.title.get(l.lang));
    let mut row = vec![group.to_owned(), duty.to_owned()];
    for (column, level) in seen.board.columns.iter().zip(&line.cells) {
        row.push(match level {
            Level::None => String::new(),
            Level::Always => part(l, "roles-who-takes-always", &holders(l, seen, column)),
            Level::Sometimes => part(l, "roles-who-takes-sometimes", &holders(l, seen, column)),
        });
    }
    let (who, next) = match says(&seen.board, line) {
        Says::One(who, next) => (who.name.clone(), next.map(|n| n.name.clone()).unwrap_or_default()),
        Says::Nobody(since) => (views::nobody(l, since, seen.now), String::new()),
        Says::Unsettled(people) => {
            let names: Vec<&str> = people.iter().map(|(_, who)| who.name.as_str()).collect();
            (names.join(&l.t("roles-who-or")), String::new())
        }
        Says::Each => (l.t("roles-who-each"), String::new()),
    };
    let thanks: Vec<&str> = line.contributors.iter().map(|w| w.name.as_str()).collect();
    row.extend([who, next, thanks.join(", ")]);
    row
}

fn holders(l: &Lexicon, seen: &Seen, column: &Column) -> String {
    if column.seats.is_empty() {
        return views::standing(l, seen, column);
    }
    column.seats.iter().map(|s| s.who.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn deputies(column: &Column) -> String {
    let names = column.seats.iter().filter_map(|s| s.deputy.as_ref()).map(|d| d.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// A cell that a spreadsheet would read as a formula is text: an apostrophe says so.
#[must_use]
pub fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// The board as CSV.
pub async fn csv(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let seen = allowed(&ctx, asked).await?;
    Ok(csv_file(file_name(&seen), &table(&ctx.l, &seen)))
}

fn file_name(seen: &Seen) -> &str {
    if seen.at.slug.is_empty() { "network" } else { seen.at.slug.as_str() }
}

/// A table as CSV.
pub(super) fn csv_file(name: &str, table: &Table) -> Response {
    let quoted = |cell: &String| format!("\"{}\"", safe(cell).replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    // The mark at the beginning tells spreadsheets that the letters are UTF-8.
    let text: String = std::iter::once("\u{feff}".to_owned()).chain(table.rows.iter().map(line)).collect();
    file(name, "csv", "text/csv; charset=utf-8", text.into_bytes())
}

/// The board as a spreadsheet.
pub async fn xlsx(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let seen = allowed(&ctx, asked).await?;
    xlsx_file(&ctx.l, file_name(&seen), &table(&ctx.l, &seen))
}

/// A table as a spreadsheet.
pub(super) fn xlsx_file(l: &Lexicon, name: &str, table: &Table) -> Answer {
    let bytes = workbook(l, table)
        .map_err(|e| Fail(Problem::Broken(format!("the spreadsheet cannot be written: {e}"))))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(name, "xlsx", kind, bytes))
}

/// The board, when the gate lets the reader take it away.
async fn allowed(ctx: &Ctx, asked: Asked) -> Result<Seen, Fail> {
    // Whoever facilitates a place from outside takes its board away with a second signature.
    if !asked.place.starts_with("space:") {
        inside(ctx)?;
    }
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |w: &mut store::Write<'_>| -> Result<Seen, Problem> {
        let seen = load::seen(w, &shelf, &gate, &actor, &asked.place)?;
        match seen.place.clone() {
            Some(place) => drop(gate.permit(w, &actor, EXPORT, place)?),
            None => drop(gate.permit(w, &actor, EXPORT, NetworkThing)?),
        }
        Ok(seen)
    };
    Ok(ctx.site.db.write(work).await?)
}

/// The table as a workbook; every cell is written as text, so nothing in it is a formula.
fn workbook(l: &Lexicon, table: &Table) -> Result<Vec<u8>, XlsxError> {
    let (mut book, bold) = (Workbook::new(), Format::new().set_bold());
    let sheet = book.add_worksheet();
    sheet.set_name(l.t("roles-export-sheet"))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 2)?;
    for (at, row) in (0u32..).zip(&table.rows) {
        for (column, cell) in (0u16..).zip(row) {
            if at == 0 {
                sheet.write_string_with_format(at, column, safe(cell), &bold)?;
            } else {
                sheet.write_string(at, column, safe(cell))?;
            }
            sheet.set_column_width(column, if column == 1 { 46 } else { 26 })?;
        }
    }
    book.save_to_buffer()
}

fn file(name: &str, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"who-{name}.{ending}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
