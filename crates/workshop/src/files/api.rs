//! Shapes of the public JSON.

use kernel::{PersonId, SpaceId, ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::file::{FileId, markdown};
use super::store::Version;
use super::things::FileRow;

/// Who brought a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FileAuthor)]
pub struct By {
    /// The person.
    pub id: PersonId,
    /// Short name.
    pub handle: String,
    /// Name.
    pub name: String,
}

/// A file.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = File)]
pub struct FileJson {
    /// Its id.
    pub id: FileId,
    /// The space it lies in.
    pub space: SpaceId,
    /// Its folder; empty for the space itself.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// What a picture shows, in words.
    pub alt: String,
    /// Its type, by its bytes.
    #[serde(rename = "type")]
    pub kind: String,
    /// How many bytes.
    pub size: i64,
    /// Width of a picture that is shown in a page.
    pub width: Option<i64>,
    /// Its height.
    pub height: Option<i64>,
    /// Its current version.
    pub version: i64,
    /// Who brought it.
    pub author: By,
    /// When it came.
    pub created: Time,
    /// When it last changed.
    pub changed: Time,
    /// What is known of its bytes: `free` (no scanner is set), `waiting`, `clean`, `infected`.
    pub state: String,
    /// Address of its bytes.
    pub url: String,
    /// How a message points to it.
    pub markdown: String,
    /// The conversation it was last spoken of in; in lists of files from conversations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread: Option<ThreadId>,
}

impl From<FileRow> for FileJson {
    fn from(row: FileRow) -> Self {
        Self {
            url: row.address(),
            markdown: markdown(row.id, &row.name, &row.alt, row.picture()),
            author: By { id: row.author, handle: row.handle, name: row.author_name },
            id: row.id,
            space: row.space,
            folder: row.folder,
            name: row.name,
            alt: row.alt,
            kind: row.kind,
            size: row.size,
            width: row.width,
            height: row.height,
            version: row.version,
            created: row.created,
            changed: row.changed,
            state: row.state,
            thread: None,
        }
    }
}

/// A folder of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FileFolder)]
pub struct FolderJson {
    /// Its path.
    pub path: String,
    /// How many files lie in it.
    pub files: i64,
}

/// A page of the files of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Files {
    /// The files.
    pub items: Vec<FileJson>,
    /// The folders of the whole space that are not empty.
    pub folders: Vec<FolderJson>,
    /// How many bytes the space holds.
    pub used: i64,
    /// How many it may hold.
    pub quota: i64,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// Files that were put into a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FilesAdded)]
pub struct Added {
    /// The files, in the order they came in.
    pub items: Vec<FileJson>,
}

/// Which files of a space.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FilesAsked {
    /// `space` (the default): what was put into it; `conversations`: what came with messages, newest first.
    pub from: Option<String>,
    /// The folder; the space itself when nothing is said.
    pub folder: Option<String>,
    /// `name`, `changed` or `size`.
    pub sort: Option<String>,
    /// Part of a name, in all folders.
    pub q: Option<String>,
    /// Id of the last file of the page before.
    pub after: Option<String>,
    /// How many.
    pub limit: Option<String>,
}

/// Files on their way in, as a form.
#[derive(Debug, Clone, ToSchema)]
#[schema(as = FileUpload)]
#[allow(dead_code)] // described for the API; read as a stream
pub struct Upload {
    /// The files, at most 20.
    #[schema(value_type = Vec<String>, format = Binary)]
    pub files: Vec<String>,
    /// The folder: at most three names with `/` between them.
    pub folder: Option<String>,
    /// What the picture shows, when there is one.
    pub alt: Option<String>,
    /// `folder` (the default), or `message`: it goes after a day unless a message points to it.
    pub via: Option<String>,
}

/// New names of a file.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = FileChange)]
pub struct Change {
    /// Its name.
    pub name: Option<String>,
    /// Its folder.
    pub folder: Option<String>,
    /// What a picture shows.
    pub alt: Option<String>,
}

/// One version of a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FileVersion)]
pub struct VersionJson {
    /// Which.
    pub number: i64,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// How many bytes.
    pub size: i64,
    /// When it came.
    pub at: Time,
    /// Short name of who brought it.
    pub by: String,
    /// Which version it brought back.
    pub restored: Option<i64>,
}

impl From<Version> for VersionJson {
    fn from(v: Version) -> Self {
        Self { number: v.number, kind: v.kind, size: v.size, at: v.at, by: v.handle, restored: v.restored }
    }
}

/// The versions of a file, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FileVersions)]
pub struct Versions {
    /// The versions.
    pub items: Vec<VersionJson>,
}

/// Somebody's picture.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Picture)]
pub struct PictureJson {
    /// Its version; 0 when there is none.
    pub version: i64,
    /// Its address.
    pub url: Option<String>,
}
