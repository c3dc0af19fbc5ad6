//! The directory and an empty table as files that an import reads.

use ::store::{Read, Res};

use super::{Kind, store};

/// The columns of our own files, in English.
const PEOPLE: [&str; 8] = ["handle", "name", "mail", "title", "unit", "language", "time zone", "guest"];
const UNITS: [&str; 4] = ["unit", "address", "unit above", "manager"];

/// An empty table with its heading and one line as an example.
#[must_use]
pub fn template(kind: Kind) -> String {
    match kind {
        Kind::People => lines(
            &PEOPLE,
            [["", "Zoé Martin", "zoe.martin@example.org", "Fitter", "", "fr", "Europe/Paris", "no"]
                .map(String::from)],
        ),
        Kind::Units => lines(&UNITS, [["Service West", "", "Service", ""].map(String::from)]),
    }
}

fn lines<const N: usize>(head: &[&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut out = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    // Writing into memory does not fail; a row that could not be written would be missing, not wrong.
    out.write_record(head).ok();
    for row in rows {
        out.write_record(row.map(|cell| safe(&cell))).ok();
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() }
}

/// Everybody, in the columns an import reads.
///
/// # Errors
/// What the database says.
pub fn people(r: &mut Read<'_>) -> Res<String> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let page = store::export_after(r, after)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        all.extend(page.into_iter().map(|p| {
            let guest = if p.external { "yes" } else { "no" };
            [
                p.handle,
                p.name,
                p.mail.unwrap_or_default(),
                p.title,
                p.unit.unwrap_or_default(),
                p.lang,
                p.zone,
                guest.into(),
            ]
        }));
    }
    Ok(lines(&PEOPLE, all))
}
