//! A file as the gate sees it, and what may be asked about it.

use kernel::{PersonId, Time};
use policy::{Action, Attr, Standing, Thing};
use web::place::Place;

use super::file::{FileId, address};

/// Putting a file into a space.
pub const UPLOAD: Action = Action("uploadFile");
/// Giving a file new bytes; the old ones stay.
pub const REPLACE: Action = Action("replaceFile");
/// Renaming, moving, describing a file.
pub const CHANGE: Action = Action("changeFile");
/// Taking a file away.
pub const DELETE: Action = Action("deleteFile");

/// What is known of a file without its space.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// Its id.
    pub id: FileId,
    /// Where it lies.
    pub space: kernel::SpaceId,
    /// Its folder; empty for the space itself.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// What a picture shows.
    pub alt: String,
    /// Who brought it.
    pub author: PersonId,
    /// Their name.
    pub author_name: String,
    /// Their handle.
    pub handle: String,
    /// When it came.
    pub created: Time,
    /// When it last changed.
    pub changed: Time,
    /// Its current version.
    pub version: i64,
    /// Its bytes.
    pub blob: String,
    /// Its type.
    pub kind: String,
    /// How many bytes.
    pub size: i64,
    /// Width of a picture that can be shown.
    pub width: Option<i64>,
    /// Its height.
    pub height: Option<i64>,
    /// What is known of its bytes: free, waiting, clean, infected.
    pub state: String,
}
store::row!(FileRow {
    id,
    space,
    folder,
    name,
    alt,
    author,
    author_name,
    handle,
    created,
    changed,
    version,
    blob,
    kind,
    size,
    width,
    height,
    state,
});

impl FileRow {
    /// Whether it is shown in a page.
    #[must_use]
    pub const fn picture(&self) -> bool {
        self.width.is_some()
    }
    /// Address of its bytes.
    #[must_use]
    pub fn address(&self) -> String {
        address(self.id, &self.name)
    }
    /// Address of its page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/files/{}", self.id)
    }
    /// A picture that says nothing to those who do not see it.
    #[must_use]
    pub fn unsaid(&self) -> bool {
        self.picture() && self.alt.is_empty()
    }
}

/// A file as one actor meets it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// What is known of it.
    pub row: FileRow,
    /// The space it lies in.
    pub place: Place,
    /// Whether the actor brought it.
    pub mine: bool,
}

impl Thing for Stored {
    fn kind(&self) -> &'static str {
        "File"
    }
    fn id(&self) -> i64 {
        self.row.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![("author", Attr::Person(self.row.author))]
    }
    fn standing(&self) -> Standing {
        Standing { author: self.mine, ..self.place.standing() }
    }
    fn space(&self) -> Option<i64> {
        Some(self.place.id.number())
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        self.place.attrs()
    }
    fn args(&self) -> Vec<(String, String)> {
        self.place.args()
    }
}
