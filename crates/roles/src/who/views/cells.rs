//! The cells of the matrix, ready to be drawn.

use charter::{Catalogue, Duty, Level};
use kernel::Lexicon;

use super::{Link, person_link};
use crate::board::{Column, Line, Seat, Standing};
use crate::who::answers::each;
use crate::who::load::Seen;

/// So many names stand in a cell; the head of its column has more.
const NAMES: usize = 2;

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The column's label.
    pub label: String,
    /// `none`, `always`, `sometimes`.
    pub level: &'static str,
    /// `one`, `two` (with a deputy), `both` (with other roles), `gap`, `each`, `free`.
    pub look: &'static str,
    pub names: Vec<(Link, bool)>,
    pub more: i64,
    /// Said instead of names.
    pub text: String,
    /// When a role that takes part sometimes does so.
    pub when: String,
}

/// The cells of a line.
pub fn cells(l: &Lexicon, seen: &Seen, duty: &Duty, line: &Line) -> Vec<Cell> {
    let columns = seen.board.columns.iter().zip(&line.cells);
    columns.map(|(column, level)| cell(l, seen, duty, column, *level)).collect()
}

fn cell(l: &Lexicon, seen: &Seen, duty: &Duty, column: &Column, level: Level) -> Cell {
    let when =
        if level == Level::Sometimes { when(l, &seen.catalogue, duty, &column.role) } else { String::new() };
    let (look, text) = match column.seats.as_slice() {
        [] if each(&seen.board, column) => ("each", l.t("roles-who-each")),
        [] if column.standing == Standing::Vacant => ("gap", l.t("roles-state-vacant")),
        [] => ("free", l.t("roles-state-free")),
        seats if seats.iter().any(|s| s.deputy.is_some()) => ("two", String::new()),
        _ if column.standing == Standing::Combined => ("both", String::new()),
        _ => ("one", String::new()),
    };
    let names = column.seats.iter().take(NAMES);
    Cell {
        label: super::label(l, &seen.catalogue, &column.role),
        level: match level {
            Level::None => "none",
            Level::Sometimes => "sometimes",
            Level::Always => "always",
        },
        look,
        names: names.map(|s| (person_link(present(s)), seen.over.contains(&s.who.id))).collect(),
        more: super::count(column.seats.len().saturating_sub(NAMES)),
        text,
        when,
    }
}

/// Whoever does it now: the holder, or the deputy of somebody who is away.
fn present(seat: &Seat) -> &crate::board::Who {
    seat.deputy.as_ref().filter(|_| seat.by_deputy).unwrap_or(&seat.who)
}

/// “when a guest needs to come in”.
fn when(l: &Lexicon, catalogue: &Catalogue, duty: &Duty, role: &str) -> String {
    let own = duty.when.get(role);
    let through = catalogue.role(role).map(|r| catalogue.through(duty, r).key.clone());
    let text = own.or_else(|| through.and_then(|key| duty.when.get(&key)));
    // In a team the manager stands where elsewhere somebody animates.
    let text = text.or_else(|| duty.when.get("facilitator").filter(|_| role == "line_manager"));
    text.map(|t| l.s("roles-who-when", "when", t.get(l.lang))).unwrap_or_default()
}
