//! The shell around every page: rail, page, right column, bars.

use askama::Template;
use kernel::{Lang, Lexicon};

use crate::Flow;

/// The shell's own words and those common to all rooms.
pub const WORDS: [(Lang, &str); 2] =
    [(Lang::En, include_str!("../words/en.ftl")), (Lang::Fr, include_str!("../words/fr.ftl"))];

/// A space in the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RailPlace {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its hue, 0 to 23.
    pub hue: i64,
    /// Threads with something new for this reader, 0 to 20.
    pub unread: i64,
}

/// Who looks at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Of the company: the directory of units and who does what are for people inside.
    pub inside: bool,
    /// Runs the place: the pages of administration are theirs.
    pub operates: bool,
}

/// One choice of the made-up company's switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeeAs {
    /// The role's label.
    pub role: String,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
}

/// Everything the shell shows.
#[derive(Debug, Clone, Template)]
#[template(path = "shell.html")]
pub struct Shell<'a> {
    /// Words.
    pub l: &'a Lexicon,
    /// The page's title.
    pub title: &'a str,
    /// The network's name.
    pub network: &'a str,
    /// Which flow the page belongs to.
    pub flow: Flow,
    /// Who looks; nobody on bare pages.
    pub reader: Option<Reader>,
    /// My work.
    pub work: &'a [RailPlace],
    /// How many more there are than listed.
    pub more_work: i64,
    /// My communities.
    pub communities: &'a [RailPlace],
    /// How many more there are than listed.
    pub more_communities: i64,
    /// Notices not read.
    pub notices: i64,
    /// Which place is lit.
    pub here: &'a str,
    /// The page.
    pub body: &'a str,
    /// The right column.
    pub aside: Option<&'a str>,
    /// A sentence about what just happened.
    pub flash: Option<String>,
    /// `light`, `dark` or `system`.
    pub theme: &'a str,
    /// The feed of the place, where it has one.
    pub feed: Option<&'a str>,
    /// Address of the style sheet.
    pub css: &'a str,
    /// Address of the style sheet that only some pages need.
    pub rooms: &'a str,
    /// Address of the script.
    pub js: &'a str,
    /// The page's own address, to come back to.
    pub path: &'a str,
    /// The made-up company's people; empty elsewhere.
    pub see_as: &'a [SeeAs],
    /// No rail, no bars.
    pub bare: bool,
}

impl Shell<'_> {
    /// Whether `place` is where the reader is.
    fn at(&self, place: &str) -> bool {
        self.here == place
    }
    /// Whether this is one of the pages most people open: they do without the style of the rooms.
    fn plain(&self) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        let mut parts = path.split('/').skip(1);
        match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("" | "notifications" | "search" | "spaces" | "tasks"), None, ..) => true,
            (Some("s"), Some(_), None, ..) => true,
            (Some("s"), Some(_), Some("t"), Some(_), None) => true,
            _ => self.bare,
        }
    }
    /// Whether the reader is of the company.
    fn inside(&self) -> bool {
        self.reader.as_ref().is_some_and(|r| r.inside)
    }
    /// Whether the reader runs the place.
    fn operates(&self) -> bool {
        self.reader.as_ref().is_some_and(|r| r.operates)
    }
    /// Whether the reader is in the space of `slug`.
    fn in_space(&self, slug: &str) -> bool {
        self.here.strip_prefix("s/") == Some(slug)
    }
    /// Whether the reader is where the phone's bar leads by its last place.
    fn in_more(&self) -> bool {
        ["people", "units", "who", "me", "tasks", "role"].contains(&self.here)
    }
    /// The name of the flow, for the page's own colours.
    fn flow_name(&self) -> &'static str {
        match self.flow {
            Flow::Work => "work",
            Flow::Community => "comm",
            Flow::House => "house",
        }
    }
}
