//! The files of a space, folder by folder.

use std::collections::BTreeMap;

use askama::Template;
use kernel::{Lexicon, PersonId, Problem, ThreadId};
use web::answer::render;
use web::place::Place;

use super::short;
use crate::files::file::{FileId, encoded};
use crate::files::store::{Asked, Sort};
use crate::files::things::FileRow;

/// What a page of files is made of.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The space.
    pub place: &'a Place,
    /// The files.
    pub rows: &'a [FileRow],
    /// The folders of the space.
    pub folders: &'a [(String, i64)],
    /// In which conversation each file was last spoken of.
    pub said: &'a BTreeMap<FileId, (ThreadId, String)>,
    /// Whether messages of the space brought files.
    pub any_said: bool,
    /// What was asked for.
    pub asked: &'a Asked,
    /// Part of a name, as it was typed.
    pub part: &'a str,
    /// Where the list goes on.
    pub next: Option<&'a str>,
    /// How many bytes the space holds.
    pub used: i64,
    /// How many it may.
    pub quota: i64,
    /// How large one file may be.
    pub most: u64,
    /// Whether the reader may bring files.
    pub may_upload: bool,
    /// The reader.
    pub me: PersonId,
    /// What went wrong.
    pub wrong: Option<&'a Problem>,
}

struct Crumb {
    name: String,
    query: String,
}

struct Link {
    label: String,
    query: String,
    on: bool,
}

struct Item<'a> {
    row: &'a FileRow,
    kind: String,
    thumb: String,
    unsaid: bool,
    said: Option<&'a (ThreadId, String)>,
}

#[derive(Template)]
#[template(path = "files/views/list.html")]
struct ListView<'a> {
    l: &'a Lexicon,
    path: String,
    folder: &'a str,
    slug: &'a str,
    said: bool,
    any_said: bool,
    part: &'a str,
    crumbs: Vec<Crumb>,
    here: String,
    below: Vec<(String, String, i64)>,
    sorts: Vec<Link>,
    items: Vec<Item<'a>>,
    next: String,
    room: String,
    most: String,
    may_upload: bool,
    wrong: String,
}

fn query(said: bool, folder: &str, sort: Sort) -> String {
    let mut parts = Vec::new();
    if said {
        parts.push("from=conversations".to_owned());
    }
    if !folder.is_empty() {
        parts.push(format!("folder={}", encoded(folder)));
    }
    if sort != if said { Sort::Changed } else { Sort::default() } {
        parts.push(format!("sort={}", sort.word()));
    }
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

/// The folders right below one: name, path, and how many files lie in them and below.
fn below(folders: &[(String, i64)], folder: &str) -> Vec<(String, String, i64)> {
    let mut found: BTreeMap<String, i64> = BTreeMap::new();
    for (path, files) in folders {
        let inside = if folder.is_empty() { Some(path.as_str()) } else { path.strip_prefix(folder) };
        let Some(rest) = inside.map(|r| r.trim_start_matches('/')).filter(|r| !r.is_empty()) else {
            continue;
        };
        if !folder.is_empty() && !path.strip_prefix(folder).is_some_and(|r| r.starts_with('/')) {
            continue;
        }
        *found.entry(rest.split('/').next().unwrap_or_default().to_owned()).or_default() += files;
    }
    let join = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    found.into_iter().map(|(name, files)| (join(&name), name, files)).map(|(p, n, f)| (n, p, f)).collect()
}

impl Listed<'_> {
    fn crumbs(&self) -> (Vec<Crumb>, String) {
        let parts: Vec<&str> = self.asked.folder.split('/').filter(|p| !p.is_empty()).collect();
        let path = |depth: usize| parts.iter().take(depth).copied().collect::<Vec<_>>().join("/");
        let crumb = |(at, name): (usize, &&str)| Crumb {
            name: (*name).to_owned(),
            query: query(false, &path(at + 1), self.asked.sort),
        };
        let above = parts.iter().enumerate().take(parts.len().saturating_sub(1)).map(crumb).collect();
        (above, parts.last().copied().unwrap_or_default().to_owned())
    }
    fn next(&self) -> String {
        let Some(after) = self.next else { return String::new() };
        let mut all = query(self.asked.said, &self.asked.folder, self.asked.sort);
        if !self.part.is_empty() {
            all = format!("?q={}", encoded(self.part));
        }
        format!("{all}{}after={after}", if all.is_empty() { '?' } else { '&' })
    }
    fn item<'b>(&'b self, row: &'b FileRow) -> Item<'b> {
        Item {
            row,
            kind: short(&row.name),
            thumb: if row.picture() { format!("{}?w=320", row.address()) } else { String::new() },
            unsaid: row.author == self.me && row.unsaid(),
            said: self.said.get(&row.id),
        }
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self, l: &Lexicon) -> Result<String, Problem> {
        let (crumbs, here) = self.crumbs();
        let sort = |sort: Sort| Link {
            label: l.t(format!("files-sort-{}", sort.word())),
            query: query(self.asked.said, &self.asked.folder, sort),
            on: sort == self.asked.sort,
        };
        let searching = !self.part.trim().is_empty();
        let sizes = [l.bytes(&self.used), l.bytes(&self.quota)];
        render(&ListView {
            l,
            path: format!("{}/files", self.place.path()),
            folder: &self.asked.folder,
            slug: &self.place.slug,
            said: self.asked.said,
            any_said: self.any_said && !self.asked.said && !searching,
            part: self.part,
            crumbs,
            here,
            below: if searching || self.asked.said {
                Vec::new()
            } else {
                below(self.folders, &self.asked.folder)
            },
            sorts: if searching { Vec::new() } else { Sort::ALL.into_iter().map(sort).collect() },
            items: self.rows.iter().map(|row| self.item(row)).collect(),
            next: self.next(),
            room: l.args("files-room", &[("used", &sizes[0]), ("quota", &sizes[1])]),
            most: l.s("files-most", "size", l.bytes(&i64::try_from(self.most).unwrap_or(i64::MAX))),
            may_upload: self.may_upload,
            wrong: super::wrong(l, self.wrong),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_show_what_is_right_below() {
        let all = [("a".to_owned(), 1), ("a/b".to_owned(), 2), ("a/b/c".to_owned(), 4), ("ab".to_owned(), 8)];
        let names =
            |folder: &str| below(&all, folder).into_iter().map(|(n, _, f)| (n, f)).collect::<Vec<_>>();
        assert_eq!(names(""), [("a".to_owned(), 7), ("ab".to_owned(), 8)]);
        assert_eq!(names("a"), [("b".to_owned(), 6)]);
        assert_eq!(below(&all, "a/b"), [("c".to_owned(), "a/b/c".to_owned(), 4)]);
    }
}
