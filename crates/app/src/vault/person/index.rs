//! The page of a person’s copy: readable without a network and without a program.

use askama::Template;
use kernel::{Lexicon, Time};
use serde_json::{Map, Value as Json};

use super::list::SECTIONS;
use super::plan::Taken;

/// Rows of a table that the page shows.
#[derive(Debug, Default)]
pub struct Shown {
    /// How many there are.
    pub count: i64,
    /// The first of them.
    pub rows: Vec<Map<String, Json>>,
}

/// A table on the page.
#[derive(Debug)]
struct Part {
    file: String,
    shown: Shown,
}

/// What the page is made of.
#[derive(Debug, Default)]
pub struct Index {
    parts: Vec<(&'static str, Part)>,
}

/// A heading with its tables.
struct Section<'a> {
    key: &'static str,
    parts: Vec<&'a Part>,
}

#[derive(Template)]
#[template(path = "vault/views/index_file.html")]
struct Page<'a> {
    l: &'a Lexicon,
    lang: &'static str,
    now: String,
    sections: Vec<Section<'a>>,
}

impl Index {
    /// Adds a table.
    pub fn add(&mut self, taken: &Taken, shown: Shown) {
        self.parts.push((taken.section, Part { file: taken.file(), shown }));
    }

    /// The page.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn page(&self, l: &Lexicon) -> Result<String, askama::Error> {
        let of = |key: &'static str| Section {
            key,
            parts: self.parts.iter().filter(|(section, _)| *section == key).map(|(_, part)| part).collect(),
        };
        let sections = SECTIONS.iter().map(|key| of(key)).filter(|s| !s.parts.is_empty()).collect();
        Page { l, lang: l.lang.code(), now: l.at(&l.now), sections }.render()
    }
}

impl Part {
    /// The rows as pairs of a name and what stands under it; what is empty is left out.
    fn pairs(&self, l: &Lexicon) -> Vec<Vec<(String, String)>> {
        let said = |(name, value): (&String, &Json)| -> Option<(String, String)> {
            let text = match value {
                Json::Number(n) if name.ends_with("_ms") => {
                    n.as_i64().filter(|ms| *ms > 0).map(|ms| l.at(&Time(ms)))?
                }
                Json::Number(_) if name == "id" || name.ends_with("_id") || name.ends_with("_by") => {
                    return None;
                }
                Json::Number(n) => n.to_string(),
                Json::Bool(yes) => l.t(if *yes { "vault-yes" } else { "vault-no" }),
                Json::String(text) if !text.is_empty() && name != "html" && name != "blob" => text.clone(),
                _ => return None,
            };
            Some((name.trim_end_matches("_ms").replace('_', " "), text))
        };
        self.shown.rows.iter().map(|row| row.iter().filter_map(said).collect()).collect()
    }
}
