//! Words of a fixed list: a row with another one would not be read back by any page.

use conversations::kind;
use web::place;

use super::records::Record;

/// What a picture of a person or a space is stored as.
const PICTURE: &str = "image/jpeg";
const PEOPLE: [&str; 5] = ["active", "invited", "suspended", "placeholder", "left"];

/// The record, when each of its words is known here; else which one is not.
///
/// # Errors
/// The field and the word.
pub(crate) fn known(record: Record) -> Result<Record, String> {
    let words: Vec<(&str, &str, bool)> = match &record {
        Record::Person(x) => vec![("state", &x.state, PEOPLE.contains(&x.state.as_str()))],
        Record::Space(x) => vec![
            ("kind", &x.kind, place::Kind::parse(&x.kind).is_some()),
            ("join", &x.join, place::Joining::parse(&x.join).is_some()),
        ],
        Record::Thread(x) => vec![
            ("kind", &x.kind, kind::ThreadKind::parse(&x.kind).is_some()),
            ("state", &x.state, kind::State::parse(&x.state).is_some()),
        ],
        Record::Picture(x) => vec![("kind", &x.kind, x.kind == PICTURE)],
        Record::SpacePicture(x) => vec![("kind", &x.kind, x.kind == PICTURE)],
        _ => Vec::new(),
    };
    match words.into_iter().find(|(_, _, fine)| !fine) {
        Some((field, word, _)) => {
            let word: String = word.chars().take(40).collect();
            Err(format!("“{}” is no {field} this program knows", word.escape_debug()))
        }
        None => Ok(record),
    }
}
