//! From bytes to rows: encoding and separator are found out, columns are recognised by their names.

use std::collections::BTreeMap;

use kernel::fold;

use super::{Kind, MOST_ROWS};

/// What is wrong in one place of a table, and what would make it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Line of the file, from 1; 0 for the whole file.
    pub line: u64,
    /// Its column as the file calls it; empty for the whole row.
    pub column: String,
    /// Key of the sentence.
    pub reason: &'static str,
    /// What the sentence names.
    pub args: Vec<(&'static str, String)>,
}

impl Wrong {
    /// Something about one cell.
    #[must_use]
    pub fn at(line: u64, column: &str, reason: &'static str) -> Self {
        Self { line, column: column.to_owned(), reason, args: Vec::new() }
    }
    /// … with what the sentence names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.args.push((name, value.chars().take(120).collect()));
        self
    }
}

/// A row with the cells that are understood; empty cells are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Line of the file, from 1.
    pub line: u64,
    /// By key of the column.
    pub cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// The cell of a column; nothing when it is empty.
    #[must_use]
    pub fn cell(&self, key: &str) -> Option<&str> {
        self.cells.get(key).map(String::as_str)
    }
}

/// A table that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What the file calls the columns that are understood.
    pub called: BTreeMap<&'static str, String>,
    /// Columns that are not understood, as the file calls them: they are left alone.
    pub unknown: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is wrong with the file itself.
    pub wrong: Vec<Wrong>,
}

/// The text of a file: UTF-8, UTF-16 with its mark, or what Excel writes on Windows.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    let (text, _, broken) = encoding_rs::UTF_8.decode(bytes);
    let text = if broken { encoding_rs::WINDOWS_1252.decode(bytes).0 } else { text };
    text.chars().filter(|c| *c != '\0').collect()
}

/// What stands between cells: whichever of these the heading has most of.
fn separator(text: &str) -> u8 {
    let heading = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let count = |sep: u8| heading.bytes().filter(|b| *b == sep).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sep| count(*sep)).unwrap_or(b',')
}

/// A heading as names of columns are kept: folded, with single spaces for all that is no letter.
fn heading(cell: &str) -> String {
    fold::words(cell).collect::<Vec<_>>().join(" ")
}

/// Reads a table of one kind.
#[must_use]
pub fn read(kind: Kind, text: &str) -> Sheet {
    let mut lines = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut keys: Option<Vec<Option<&'static str>>> = None;
    for record in lines.records() {
        let Ok(record) = record else {
            sheet.wrong.push(Wrong::at(0, "", "people-table-unreadable"));
            break;
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let Some(keys) = &keys else {
            keys = Some(columns(kind, &record, &mut sheet));
            continue;
        };
        if record.iter().skip(keys.len()).any(|c| !c.is_empty()) {
            sheet.wrong.push(Wrong::at(line, "", "people-table-cells"));
            continue;
        }
        if sheet.rows.len() >= MOST_ROWS {
            sheet.wrong.push(Wrong::at(line, "", "people-table-long"));
            break;
        }
        let cells = keys.iter().zip(record.iter());
        let cells =
            cells.filter_map(|(key, cell)| Some(((*key)?, clean(cell)))).filter(|(_, c)| !c.is_empty());
        sheet.rows.push(Row { line, cells: cells.collect() });
    }
    let named = sheet.called.contains_key("name") || sheet.called.contains_key("last");
    let found =
        kind == Kind::People && (sheet.called.contains_key("handle") || sheet.called.contains_key("mail"));
    if !named && !found {
        sheet.wrong.insert(0, Wrong::at(1, "", "people-table-heading"));
    }
    sheet
}

/// A cell as it is kept: no control characters, single spaces.
fn clean(cell: &str) -> String {
    let plain: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn columns(kind: Kind, record: &csv::StringRecord, sheet: &mut Sheet) -> Vec<Option<&'static str>> {
    let known = |cell: &str| {
        let name = heading(cell.trim_start_matches('\u{feff}'));
        kind.columns().iter().find(|c| c.names.contains(&name.as_str())).map(|c| c.key)
    };
    let mut keys = Vec::new();
    for cell in record {
        let key = known(cell).filter(|key| !sheet.called.contains_key(key));
        match key {
            Some(key) => drop(sheet.called.insert(key, cell.to_owned())),
            None if !cell.is_empty() => sheet.unknown.push(cell.to_owned()),
            None => {}
        }
        keys.push(key);
    }
    keys
}
