//! What can be set in a space, and what a wish to change it leads to. Pure.

use kernel::problem::Fields;
use kernel::{Problem, fold};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use web::place::{Joining, Kind};

use crate::opening::{self, LONGEST_NAME};

/// Longest word in an address.
const LONGEST_SLUG: usize = 60;
/// Days within which a request can be answered.
const ANSWER_DAYS: std::ops::RangeInclusive<i64> = 1..=30;
/// How long what is said can be kept at least, in days.
const KEEP_LEAST: i64 = 90;

/// What is set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is one switch of the page
pub struct Settings {
    /// Its name.
    pub name: String,
    /// Its word in addresses.
    pub slug: String,
    /// Its hue, 0 to 23.
    pub hue: i64,
    /// How one joins it.
    pub joining: Joining,
    /// Messages may be reacted to.
    pub reactions: bool,
    /// What members begin waits for whoever leads the space.
    pub approves: bool,
    /// A question may be asked under another name.
    pub pseudonyms: bool,
    /// Its people may read it by a feed.
    pub feed: bool,
    /// Every member may invite.
    pub members_invite: bool,
    /// Megabytes for its files; 0 for the network's own limit.
    pub quota_mb: i64,
    /// Days that what is said is kept; 0 for ever.
    pub keep_days: i64,
    /// Within how many days a request to join is answered.
    pub answer_days: i64,
    /// Its category; 0 for none.
    pub category: i64,
    /// Announcements and agreed practices are kept whatever `keep_days` says.
    pub keep_agreed: bool,
    /// What is mostly spoken there; empty for more than one.
    pub lang: String,
}
store::row!(Settings {
    name,
    slug,
    hue,
    joining,
    reactions,
    approves,
    pseudonyms,
    feed,
    members_invite,
    quota_mb,
    keep_days,
    answer_days,
    category,
    keep_agreed,
    lang,
});

/// What is to be set; what is not given stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceSettings)]
pub struct Wish {
    /// Its name.
    pub name: Option<String>,
    /// Its word in addresses; links to the old one go on leading here.
    pub slug: Option<String>,
    /// Its hue, 0 to 23.
    #[serde(default, deserialize_with = "number")]
    pub hue: Option<i64>,
    /// How one joins a community: `open`, `approval`, `criteria` or `invite`.
    pub join: Option<String>,
    /// Messages may be reacted to.
    pub reactions: Option<bool>,
    /// What members begin waits for whoever leads the space; not in teams.
    pub approves: Option<bool>,
    /// A question may be asked under another name.
    pub pseudonyms: Option<bool>,
    /// Its people may read it by a feed.
    pub feed: Option<bool>,
    /// Every member may invite.
    pub members_invite: Option<bool>,
    /// Megabytes for its files; 0 for the network's own limit.
    #[serde(default, deserialize_with = "number")]
    pub quota_mb: Option<i64>,
    /// Days that what is said is kept, 90 at least; 0 for ever.
    #[serde(default, deserialize_with = "number")]
    pub keep_days: Option<i64>,
    /// Within how many days a request to join is answered, 1 to 30.
    #[serde(default, deserialize_with = "number")]
    pub answer_days: Option<i64>,
    /// Its category; 0 for none.
    #[serde(default, deserialize_with = "number")]
    pub category: Option<i64>,
    /// Announcements and agreed practices are kept whatever `keep_days` says.
    pub keep_agreed: Option<bool>,
    /// What is mostly spoken there: a code like `fr`; empty for more than one.
    pub lang: Option<String>,
    /// `true`: says how many conversations are older than `keep_days`, and saves nothing.
    pub preview: Option<bool>,
}

/// A number, also as a form sends it: a text; an empty one says 0.
pub(crate) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(i64),
        Text(String),
        Nothing,
    }
    match Either::deserialize(from)? {
        Either::Number(n) => Ok(Some(n)),
        Either::Text(text) if text.trim().is_empty() => Ok(Some(0)),
        Either::Text(text) => text.trim().parse().map(Some).map_err(serde::de::Error::custom),
        Either::Nothing => Ok(None),
    }
}

/// The ways into a space of a kind that can be chosen.
#[must_use]
pub const fn ways(kind: Kind) -> &'static [Joining] {
    match kind {
        Kind::Community => &[Joining::Open, Joining::Approval, Joining::Criteria, Joining::Invite],
        Kind::Project => &[Joining::Invite],
        Kind::Team | Kind::Network => &[Joining::Directory],
    }
}

impl Wish {
    /// What is set afterwards. A team has few settings: it follows the directory, and in the flow
    /// of work nobody collects thumbs.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn upon(&self, now: &Settings, kind: Kind) -> Result<Settings, Problem> {
        let mut fields = Fields::default();
        let mut set = now.clone();
        set.hue = self.hue.unwrap_or(now.hue);
        fields.check((0..24).contains(&set.hue), "hue", "spaces-set-hue-unknown");
        set.pseudonyms = self.pseudonyms.unwrap_or(now.pseudonyms);
        if kind != Kind::Team {
            self.beyond(&mut set, kind, &mut fields);
        }
        fields.done()?;
        Ok(set)
    }

    fn beyond(&self, set: &mut Settings, kind: Kind, fields: &mut Fields) {
        if let Some(name) = &self.name {
            set.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        fields.length(&set.name, LONGEST_NAME, "name");
        if let Some(slug) = self.slug.as_deref().map(str::trim).filter(|slug| !slug.is_empty()) {
            set.slug = slug.to_owned();
        }
        let fits = set.slug.len() <= LONGEST_SLUG && (set.slug == fold::slug(&set.slug));
        fields.check(fits && set.slug != "new", "slug", "spaces-set-slug-unfit");
        if let Some(join) = self.join.as_deref().filter(|join| !join.is_empty()) {
            let way = Joining::parse(join).filter(|way| ways(kind).contains(way));
            fields.check(way.is_some(), "join", "spaces-join-unknown");
            set.joining = way.unwrap_or(set.joining);
        }
        set.reactions = self.reactions.unwrap_or(set.reactions);
        set.approves = self.approves.unwrap_or(set.approves);
        set.feed = self.feed.unwrap_or(set.feed);
        set.members_invite = self.members_invite.unwrap_or(set.members_invite);
        set.quota_mb = self.quota_mb.unwrap_or(set.quota_mb);
        set.keep_days = self.keep_days.unwrap_or(set.keep_days);
        set.answer_days = self.answer_days.unwrap_or(set.answer_days);
        set.category = self.category.unwrap_or(set.category);
        set.keep_agreed = self.keep_agreed.unwrap_or(set.keep_agreed);
        if let Some(lang) = &self.lang {
            set.lang = lang.trim().to_lowercase();
        }
        let code = set.lang.len() <= 3 && set.lang.bytes().all(|b| b.is_ascii_lowercase());
        fields.check(code, "lang", "spaces-set-lang-unknown");
        fields.check((0..=1_000_000).contains(&set.quota_mb), "quota_mb", "spaces-set-number-unfit");
        let kept = set.keep_days == 0 || (KEEP_LEAST..=36_500).contains(&set.keep_days);
        fields.check(kept, "keep_days", "spaces-set-keep-short");
        fields.check(ANSWER_DAYS.contains(&set.answer_days), "answer_days", "spaces-set-answer-days");
    }
}

impl Settings {
    /// Whether everybody inside reads it.
    #[must_use]
    pub fn open_read(&self, kind: Kind) -> bool {
        opening::open_read(kind, self.joining)
    }
    /// Each setting as a word and its value, as the list of changes keeps it.
    fn values(&self) -> [(&'static str, String); 15] {
        [
            ("name", self.name.clone()),
            ("slug", self.slug.clone()),
            ("hue", self.hue.to_string()),
            ("join", self.joining.to_string()),
            ("reactions", self.reactions.to_string()),
            ("approves", self.approves.to_string()),
            ("pseudonyms", self.pseudonyms.to_string()),
            ("feed", self.feed.to_string()),
            ("members-invite", self.members_invite.to_string()),
            ("quota", self.quota_mb.to_string()),
            ("keep", self.keep_days.to_string()),
            ("answer", self.answer_days.to_string()),
            ("category", self.category.to_string()),
            ("keep-agreed", self.keep_agreed.to_string()),
            ("lang", self.lang.clone()),
        ]
    }
    /// What is different afterwards: the word, the value before, the value now.
    #[must_use]
    pub fn changes(&self, after: &Self) -> Vec<(&'static str, String, String)> {
        let pairs = self.values().into_iter().zip(after.values());
        pairs.filter(|(a, b)| a.1 != b.1).map(|((what, was), (_, becomes))| (what, was, becomes)).collect()
    }
}
