//! Opening a space: which kinds people open, how one joins them, and what has to be there.

use kernel::problem::Fields;
use kernel::{Problem, fold};
use policy::Action;
pub use policy::NetworkThing;
use serde::Deserialize;
use utoipa::ToSchema;
use web::place::{Joining, Kind};

use super::card::Card;

/// Longest name in characters.
pub const LONGEST_NAME: usize = 80;

/// A space to be opened, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpace)]
pub struct Opening {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// `project`, `community` or `network`; a team is made by the directory.
    #[serde(default)]
    pub kind: String,
    /// `open`, `approval`, `criteria` or `invite` for a community; the other kinds have one way only.
    #[serde(default)]
    pub join: String,
    /// Handle of the community's facilitator; empty for whoever opens it.
    #[serde(default)]
    pub facilitator: String,
    /// Whether messages may be reacted to; yes unless said otherwise.
    #[serde(default)]
    pub reactions: Option<bool>,
    /// Begin a community as a draft, to be opened later.
    #[serde(default)]
    pub draft: bool,
    /// Id of the live objective a community serves; without one it begins as a draft where
    /// objectives are written.
    #[serde(default)]
    pub objective: String,
    /// The template it was filled in from.
    #[serde(default)]
    pub template: String,
    /// How a project begins: `blog`, `note`, `files`, or empty for conversations.
    #[serde(default)]
    pub start: String,
    /// Why the space exists.
    #[serde(default)]
    pub why: String,
    /// What is expected of a member.
    #[serde(default)]
    pub expected: String,
    /// What a member may do without asking.
    #[serde(default)]
    pub free: String,
    /// What needs asking first.
    #[serde(default)]
    pub ask: String,
    /// Who decides and who helps.
    #[serde(default)]
    pub deciders: String,
    /// The terms a member accepts.
    #[serde(default)]
    pub terms: String,
}

/// A space that can be opened: everything was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// How one joins.
    pub joining: Joining,
    /// Everybody inside reads it.
    pub open_read: bool,
    /// Whether messages may be reacted to.
    pub reactions: bool,
    /// Its hue.
    pub hue: i64,
    /// The six answers; `None` for a project that starts without.
    pub card: Option<Card>,
    /// How a project begins; empty for conversations.
    pub start: String,
    /// A community that is prepared first.
    pub draft: bool,
}

/// The light ways to begin a project (S4-7).
pub const STARTS: [&str; 3] = ["blog", "note", "files"];

/// Where somebody goes first in a space that begins so.
#[must_use]
pub fn first_page(start: &str) -> &'static str {
    match start {
        "blog" => "/new",
        "note" => "/notes/new",
        "files" => "/files",
        _ => "",
    }
}

impl Opening {
    /// The kind that was asked for, if it is one that people open.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind).filter(|kind| *kind != Kind::Team)
    }
    /// The six answers of the form.
    #[must_use]
    pub fn card(&self) -> Card {
        let Self { why, expected, free, ask, deciders, terms, .. } = self.clone();
        Card { why, expected, free, ask, deciders, terms }.trimmed()
    }
    /// Checks everything that needs no look-up. A community cannot open without its card; a
    /// project may start with a name and answer later, but not with half a card.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn ready(&self) -> Result<Ready, Problem> {
        let mut fields = Fields::default();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        fields.length(&name, LONGEST_NAME, "name");
        let kind = self.kind();
        fields.check(kind.is_some(), "kind", "spaces-kind-unknown");
        let joining = kind.and_then(|kind| joining(kind, &self.join));
        fields.check(kind.is_none() || joining.is_some(), "join", "spaces-join-unknown");
        let begins = self.start.is_empty() || STARTS.contains(&self.start.as_str());
        fields.check(begins, "start", "spaces-start-unknown");
        let card = self.card();
        let bare = card.answers().iter().all(|(_, text)| text.is_empty());
        let draft = self.draft && kind == Some(Kind::Community);
        let wanted = if draft { !bare } else { kind != Some(Kind::Project) || !bare };
        if wanted && !draft {
            card.note(&mut fields);
        }
        let long = card.answers().iter().any(|(_, text)| text.chars().count() > super::card::LONGEST);
        fields.check(!long, "why", "spaces-card-long");
        fields.done()?;
        let (Some(kind), Some(joining)) = (kind, joining) else {
            return Err(Problem::field("kind", "spaces-kind-unknown"));
        };
        Ok(Ready {
            hue: hue(&name),
            open_read: open_read(kind, joining),
            reactions: self.reactions.unwrap_or(true),
            card: wanted.then_some(card),
            draft,
            start: if kind == Kind::Project { self.start.clone() } else { String::new() },
            name,
            kind,
            joining,
        })
    }
}

/// How one joins a space of `kind` when `asked` for; nothing asked means the kind's own way.
#[must_use]
pub fn joining(kind: Kind, asked: &str) -> Option<Joining> {
    let allowed: &[Joining] = match kind {
        Kind::Team | Kind::Network => &[Joining::Directory],
        Kind::Community => &[Joining::Open, Joining::Approval, Joining::Criteria, Joining::Invite],
        Kind::Project => &[Joining::Invite],
    };
    if asked.is_empty() {
        return allowed.first().copied();
    }
    Joining::parse(asked).filter(|joining| allowed.contains(joining))
}

/// Whether everybody inside reads a space: the network's own, and open communities.
#[must_use]
pub fn open_read(kind: Kind, joining: Joining) -> bool {
    kind == Kind::Network || (kind == Kind::Community && joining == Joining::Open)
}

/// The hue of a name: one of 24, the same for the same name.
#[must_use]
pub fn hue(name: &str) -> i64 {
    fold::fold(name).bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1_000_003) % 24
}

/// The act of opening a space of this kind.
#[must_use]
pub const fn action(kind: Kind) -> Action {
    match kind {
        Kind::Network | Kind::Team => Action("openNetworkSpace"),
        Kind::Community => Action("openCommunity"),
        Kind::Project => Action("openProject"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_community_does_not_open_without_its_card() {
        let form = Opening { name: "Pumps".into(), kind: "community".into(), ..Opening::default() };
        let Err(Problem::Invalid(errors)) = form.ready() else { panic!("it has no card") };
        assert_eq!(errors.len(), 6);
    }

    #[test]
    fn a_project_starts_with_a_name_and_by_invitation() {
        let form = Opening { name: "  Pump\n 7 ".into(), kind: "project".into(), ..Opening::default() };
        let ready = form.ready().unwrap();
        assert_eq!((ready.name.as_str(), ready.joining, ready.card), ("Pump 7", Joining::Invite, None));
        let open = Opening { join: "open".into(), ..form.clone() };
        assert!(matches!(open.ready(), Err(Problem::Invalid(e)) if e[0].field == "join"));
        let half = Opening { why: "Because".into(), ..form };
        assert!(matches!(half.ready(), Err(Problem::Invalid(e)) if e.len() == 5));
    }

    #[test]
    fn nobody_opens_a_team_by_hand() {
        let form = Opening { name: "Mine".into(), kind: "team".into(), ..Opening::default() };
        assert!(matches!(form.ready(), Err(Problem::Invalid(e)) if e[0].field == "kind"));
    }

    #[test]
    fn hues_are_among_24_and_stay() {
        assert_eq!(hue("Étanchéité"), hue("etancheite"));
        assert!(["a", "Field diagnostics", "Ω"].iter().all(|n| (0..24).contains(&hue(n))));
    }
}
