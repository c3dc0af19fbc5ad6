//! A held act: a request that waits for the co-driver's signature. Waiting, being carried out
//! (`signing`), then signed, turned down, withdrawn, or failed because it could no longer be done.

use kernel::{Id, PersonId, Problem, Refusal, SpaceId, Time};
use policy::{Action, Attr, Standing, Thing};
use serde::{Deserialize, Serialize};
use web::held::{Kept, Undone};

use super::measure;

/// Signing an act, so that it is carried out.
pub const COSIGN: Action = Action("cosign");
/// Turning it down.
pub const TURN_DOWN: Action = Action("turnDown");
/// Taking it back.
pub const WITHDRAW: Action = Action("withdrawAct");

/// What an id of a held act is an id of.
#[derive(Debug)]
pub enum Held {}
/// Id of a held act.
pub type HeldId = Id<Held>;

/// Longest reason for turning an act down, in characters.
pub const REASON: usize = 1_000;
/// How long a request's own key is certain to be remembered (a little less than it is kept).
const CERTAIN_MS: i64 = 23 * kernel::time::HOUR;

/// Where an act stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// For a signature.
    Waiting,
    /// Signed, and being carried out.
    Signing,
    /// Signed and done.
    Signed,
    /// Turned down by the co-driver.
    TurnedDown,
    /// Taken back by whoever asked.
    Withdrawn,
    /// Signed, and refused by a rule at last.
    Failed,
}

impl State {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Signing => "signing",
            Self::Signed => "signed",
            Self::TurnedDown => "turned_down",
            Self::Withdrawn => "withdrawn",
            Self::Failed => "failed",
        }
    }
    /// The one of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let all =
            [Self::Waiting, Self::Signing, Self::Signed, Self::TurnedDown, Self::Withdrawn, Self::Failed];
        all.into_iter().find(|s| s.as_str() == word)
    }
    /// Whether nothing happens to it any more.
    #[must_use]
    pub const fn over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Signing)
    }
    /// Whether it can still be turned down or taken back: not while it is carried out.
    ///
    /// # Errors
    /// A conflict that says so.
    pub const fn open(self) -> Result<(), Problem> {
        match self {
            Self::Waiting => Ok(()),
            Self::Signing => Err(Problem::Conflict("roles-held-running")),
            _ => Err(Problem::Conflict("roles-held-over")),
        }
    }
}

/// A person as an act names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The person.
    pub id: PersonId,
    /// Name as shown.
    pub name: String,
    /// Short name in addresses.
    pub handle: String,
}

/// The space an act is done in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Where {
    /// The space.
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: web::place::Kind,
    /// Its hue.
    pub hue: i64,
}

/// A held act with the people around it.
#[derive(Debug, Clone)]
pub struct HeldThing {
    /// Its id.
    pub id: HeldId,
    /// Who asked.
    pub actor: Named,
    /// Who signs; `None` when nobody co-drives any more.
    pub driver: Option<Named>,
    /// The co-driving is suspended: nobody signs.
    pub suspended: bool,
    /// Where.
    pub place: Option<Where>,
    /// Name of the action.
    pub action: String,
    /// The rule that holds it.
    pub rule: String,
    /// The request.
    pub kept: Kept,
    /// When it was asked for.
    pub at: Time,
    /// Where it stands.
    pub state: State,
    /// Who decided.
    pub decided_by: Option<Named>,
    /// When.
    pub decided: Option<Time>,
    /// Why it was turned down, or what refused it at last (JSON).
    pub reason: String,
    /// Where what it made is seen.
    pub result: String,
}

impl Thing for HeldThing {
    fn kind(&self) -> &'static str {
        "HeldAct"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        let driver = self.driver.as_ref().map_or(PersonId::new(0), |d| d.id);
        vec![("actor", Attr::Person(self.actor.id)), ("driver", Attr::Person(driver))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
    fn args(&self) -> Vec<(String, String)> {
        vec![("actor".to_owned(), self.actor.name.clone())]
    }
}

impl HeldThing {
    /// Its page.
    #[must_use]
    pub fn page(&self) -> String {
        format!("/held/{}", self.id)
    }
    /// The key under which its effect happens once.
    #[must_use]
    pub fn key(&self) -> String {
        format!("held-{}", self.id)
    }
    /// Whether a request to see something waits: it is not carried out, but let through once signed.
    #[must_use]
    pub fn looks(&self) -> bool {
        self.kept.method == "GET"
    }
    /// What refused it at last.
    #[must_use]
    pub fn refused(&self) -> Option<Why> {
        if self.state == State::Failed { serde_json::from_str(&self.reason).ok() } else { None }
    }
    /// Whether a signature can be put under it now.
    ///
    /// # Errors
    /// Who could sign, when nobody can; a conflict when it is over.
    pub fn signable(&self) -> Result<(), Problem> {
        match self.state {
            _ if self.suspended => Err(alone(&self.actor.name)),
            State::Waiting | State::Signing => Ok(()),
            _ => Err(Problem::Conflict("roles-held-over")),
        }
    }
    /// Signed so long ago, and cut off, that nobody can tell whether it was done: not again then.
    #[must_use]
    pub fn unsure(&self, now: Time) -> bool {
        self.state == State::Signing && self.decided.is_some_and(|at| now.0 - at.0 > CERTAIN_MS)
    }
}

/// Nobody co-drives: nothing is kept, and what would make it right is said.
#[must_use]
pub fn alone(name: &str) -> Problem {
    Problem::Refused(Refusal {
        rule: "S2-SM6".to_owned(),
        reason: "rule-s2-sm6-alone".to_owned(),
        args: vec![("actor".to_owned(), name.to_owned())],
        asked: None,
    })
}

/// What refused an act when it was to be carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// Stable code of the problem.
    pub code: String,
    /// Id of the rule; empty when none refused.
    pub rule: String,
    /// Key of the sentence.
    pub reason: String,
    /// Its arguments.
    pub args: Vec<(String, String)>,
}

impl Why {
    fn plain(code: &str, reason: &str) -> Self {
        Self { code: code.to_owned(), rule: String::new(), reason: reason.to_owned(), args: Vec::new() }
    }
    /// It is not known whether it was done.
    #[must_use]
    pub fn unsure() -> Self {
        Self::plain("unsure", "roles-held-unsure")
    }
    /// What an attempt came to, when that is for good; `None` when it can be tried again.
    #[must_use]
    pub fn of(undone: &Undone) -> Option<Self> {
        let problem = match undone {
            Undone::Away => return Some(Self::plain("away", "roles-held-away")),
            Undone::Problem(problem) => problem,
        };
        let code = problem.code();
        Some(match problem {
            Problem::Busy | Problem::Slow(_) | Problem::Broken(_) | Problem::SignIn | Problem::Expired => {
                return None;
            }
            Problem::Refused(r) | Problem::Held(r) => Self {
                code: code.to_owned(),
                rule: r.rule.clone(),
                reason: r.reason.clone(),
                args: r.args.clone(),
            },
            Problem::Invalid(errors) => match errors.first() {
                Some(e) => Self { args: e.args.clone(), ..Self::plain(code, e.reason) },
                None => Self::plain(code, "roles-held-not-found"),
            },
            Problem::NotFound => Self::plain(code, "roles-held-not-found"),
            Problem::Conflict(key) | Problem::Unreadable(key) => Self::plain(code, key),
        })
    }
    /// As the answer to whoever signed.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let rule = if self.rule.is_empty() { "S2-SM7".to_owned() } else { self.rule.clone() };
        Problem::Refused(Refusal { rule, reason: self.reason.clone(), args: self.args.clone(), asked: None })
    }
    /// As it is kept.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a request asks for, as people read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// End of the key of the sentence: `broadcast`.
    pub what: &'static str,
    /// A title.
    pub title: String,
    /// Words, as Markdown.
    pub text: String,
    /// Handle of the person it is about.
    pub person: String,
    /// Number of the message it is about.
    pub message: Option<i64>,
    /// Number of the case it is about.
    pub case: Option<i64>,
    /// The rule that a measure refers to: `respect`.
    pub breaks: &'static str,
}

/// Reads a kept request.
#[must_use]
pub fn shown(action: &str, kept: &Kept) -> Shown {
    let fields = kept.fields();
    let field = |name: &str| {
        fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned()).unwrap_or_default()
    };
    let steps: Vec<&str> = kept.path.split('?').next().unwrap_or_default().split('/').collect();
    let after =
        |word: &str| steps.iter().skip_while(|s| **s != word).nth(1).copied().filter(|s| !s.is_empty());
    let invited = after("invitations").map(str::to_owned);
    let what = match action {
        "broadcast" => "broadcast",
        "mentionAll" => "everybody",
        "withdrawMessage" => "withdraw",
        "invite" if invited.is_some() => "uninvite",
        "invite" => "invite",
        "planWave" => "wave",
        "exportRoles" => "export",
        "decideCase" => measure::decided(&field("act")),
        "answerAppeal" => measure::answered(&field("outcome")),
        _ => "other",
    };
    let person = invited.unwrap_or_else(|| field("person"));
    let message = after("messages").and_then(|id| id.parse().ok());
    let about = matches!(action, "decideCase" | "answerAppeal");
    let case = after("moderation").and_then(|id| id.parse().ok()).filter(|_| about);
    let text = match what {
        // Whom it means, and what they would read.
        "wave" => ["people", "unit", "site", "words"].map(field).join("\n\n").trim().to_owned(),
        _ if case.is_some() => field("words"),
        _ => measure::with_options(&field("text"), &field("options")),
    };
    let breaks = if case.is_some() { measure::rule(&field("rule")) } else { "" };
    Shown { what, title: field("title"), text, person, message, case, breaks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(method: &str, path: &str, body: &str) -> Kept {
        Kept { method: method.into(), path: path.into(), content_type: String::new(), body: body.into() }
    }

    #[test]
    fn a_request_is_read_for_people() {
        let said =
            shown("broadcast", &kept("POST", "/s/x/threads", "title=T&text=Hello+%40ines&kind=announcement"));
        assert_eq!((said.what, said.title.as_str(), said.text.as_str()), ("broadcast", "T", "Hello @ines"));
        let asked = shown("invite", &kept("POST", "/api/v1/spaces/x/members", r#"{"person":"lea"}"#));
        assert_eq!((asked.what, asked.person.as_str()), ("invite", "lea"));
        let back = shown("invite", &kept("DELETE", "/api/v1/spaces/x/invitations/lea", ""));
        assert_eq!((back.what, back.person.as_str()), ("uninvite", "lea"));
        let back = shown("invite", &kept("POST", "/s/x/invitations/lea/end", ""));
        assert_eq!((back.what, back.person.as_str()), ("uninvite", "lea"));
        let page = shown("invite", &kept("POST", "/s/x/invitations", "person=lea"));
        assert_eq!((page.what, page.person.as_str()), ("invite", "lea"));
        let down = shown("withdrawMessage", &kept("POST", "/api/v1/messages/77/withdraw", "{}"));
        assert_eq!((down.what, down.message), ("withdraw", Some(77)));
    }

    #[test]
    fn only_what_is_final_ends_an_act() {
        let of = |problem| Why::of(&Undone::Problem(problem));
        assert!(of(Problem::Busy).is_none() && of(Problem::Broken("x".into())).is_none());
        assert_eq!(of(Problem::NotFound).map(|w| w.code), Some("not-found".into()));
        assert_eq!(of(alone("Piet")).map(|w| w.rule), Some("S2-SM6".into()));
        assert_eq!(Why::of(&Undone::Away).map(|w| w.code), Some("away".into()));
        assert_eq!(State::parse("turned_down"), Some(State::TurnedDown));
        assert!(
            State::Waiting.open().is_ok() && State::Signing.open().is_err() && State::Signed.open().is_err()
        );
    }
}
