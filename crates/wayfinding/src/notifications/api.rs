//! Shapes of notices in the public JSON.

use kernel::{NoticeId, PersonId, ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Notice;
use crate::attention::way::{Flow, What};

/// How the list of notices is narrowed.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NoticesQuery {
    /// Only what was not looked at yet.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub unread: Option<String>,
    /// Cursor.
    pub after: Option<String>,
    /// How many, 1 to 200.
    #[param(value_type = Option<i64>)]
    pub limit: Option<String>,
    /// `list`: the list alone, without the page around it.
    #[param(ignore)]
    #[serde(default)]
    pub part: String,
}

impl NoticesQuery {
    /// Whether only unread ones are wanted.
    #[must_use]
    pub fn only_unread(&self) -> bool {
        self.unread.as_deref() == Some("true")
    }
}

/// Who acted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeActor {
    /// The person.
    pub id: PersonId,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
}

/// The space it happened in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeSpace {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// team, community, project, network.
    pub kind: String,
}

/// The thread it is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeThread {
    /// The thread.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
}

/// A notice.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Notice)]
pub struct NoticeJson {
    /// Its id.
    pub id: NoticeId,
    /// mention, reply, announcement, answered, helped, invitation, join_request, joined;
    /// role_proposed, role_begun, role_declined, role_vacant, role_ending, role_left, deputy_asked; act_held, act_signed,
    /// act_turned_down, act_failed; coach_invited, coach_ended; register_decided, register_handed;
    /// webhook_stopped; moved, merged, split; stated, task_assigned, task_due; request_due, lapsing, guest_ending; space_leaving, space_report;
    /// stand_in, stand_in_declined; post_waits, post_approved, post_declined, post_kept;
    /// nominated, review_opened, description_due, view_asked, view_given, candidate_asked,
    /// candidate_answered, vacancy_over, cover_asked.
    pub reason: String,
    /// How many events it counts.
    pub times: i64,
    /// Whether it was not looked at yet.
    pub unread: bool,
    /// When the last event happened.
    pub at: Time,
    /// `work` or `communities`.
    pub band: String,
    /// The page it leads to.
    pub url: String,
    /// Who acted last.
    pub actor: Option<NoticeActor>,
    /// Where; `null` for what is of a unit or of the whole network.
    pub space: Option<NoticeSpace>,
    /// Key of the role it is about.
    pub role: Option<String>,
    /// In which thread.
    pub thread: Option<NoticeThread>,
}

impl Notice {
    /// Whether it belongs to the flow of work.
    #[must_use]
    pub fn of_work(&self) -> bool {
        self.space_kind.as_deref().is_none_or(|kind| matches!(kind, "team" | "project"))
    }
    /// Where its person says how such things reach them.
    #[must_use]
    pub fn rule(&self) -> String {
        let flow = Flow::of_kind(self.space_kind.as_deref());
        format!("/me/attention#{}-{}", flow.as_str(), What::of_reason(&self.reason).as_str())
    }
    /// The page it leads to.
    #[must_use]
    pub fn target(&self) -> String {
        let space = format!("/s/{}", self.slug.as_deref().unwrap_or_default());
        if let Some(thread) = self.thread.filter(|_| self.reason.starts_with("handing_")) {
            return format!("{space}/t/{thread}/handing");
        }
        if let Some(about) = self.about {
            if let Some(register) = &self.register {
                return format!("/registers/{register}/{about}");
            }
            if self.reason == "space_report" {
                return format!("{space}/reports/{:04}-{:02}", about / 100, about % 100);
            }
            let of = match self.reason.as_str() {
                reason if reason.starts_with("act_") => "/held",
                reason if reason.starts_with("task_") => "/tasks",
                "file_infected" => "/files",
                "webhook_stopped" => "/webhooks",
                "post_declined" => "/me/waiting",
                "post_kept" => "/me/scheduled",
                "case_settled" => return "/reports".to_owned(),
                reason if reason.starts_with("case_") => "/moderation",
                reason if reason.starts_with("help_") => "/help",
                "stand_in" | "stand_in_declined" => return "/me/absences".to_owned(),
                "nominated" => return "/me/practice".to_owned(),
                "view_asked" | "view_given" => return "/me/competences".to_owned(),
                "review_opened" => return format!("/who/assignments/{about}/reviews"),
                "description_due" => "/descriptions",
                "cover_asked" => return "/circle#rota".to_owned(),
                reason if reason.starts_with("candidate_") || reason == "vacancy_over" => "/vacancies",
                _ => "/who/assignments",
            };
            return format!("{of}/{about}");
        }
        match (self.thread, self.message) {
            (Some(thread), Some(message)) => format!("{space}/t/{thread}?at={message}#m-{message}"),
            (Some(thread), None) => format!("{space}/t/{thread}"),
            _ if self.reason == "join_request" => format!("{space}/requests"),
            _ if self.reason == "post_waits" => format!("{space}/waiting"),
            _ if self.reason == "file_infected" => format!("{space}/files"),
            _ if self.reason == "guest_ending" => format!("{space}/guests"),
            _ if self.reason == "space_leaving" => format!("{space}/removal"),
            _ if ["coach_ended", "lapsing", "request_due"].contains(&self.reason.as_str()) => {
                format!("{space}/card")
            }
            _ => space,
        }
    }
}

impl From<Notice> for NoticeJson {
    fn from(n: Notice) -> Self {
        let (band, url) = (if n.of_work() { "work" } else { "communities" }, n.target());
        let actor = match (n.actor, n.actor_name, n.actor_handle) {
            (Some(id), Some(name), Some(handle)) => Some(NoticeActor { id, handle, name }),
            _ => None,
        };
        let thread = n.thread.map(|id| NoticeThread {
            id,
            title: n.title.unwrap_or_default(),
            kind: n.thread_kind.unwrap_or_default(),
        });
        let space = match (n.slug, n.space, n.space_kind) {
            (Some(slug), Some(name), Some(kind)) => Some(NoticeSpace { slug, name, kind }),
            _ => None,
        };
        Self {
            id: n.id,
            reason: n.reason,
            times: n.times,
            unread: n.unread,
            at: n.at,
            band: band.to_owned(),
            url,
            actor,
            space,
            role: n.role,
            thread,
        }
    }
}

/// A page of notices.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Notices {
    /// Newest first.
    pub items: Vec<NoticeJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many are unread in all, at most 100.
    pub unread: i64,
}

/// Which notices were read; all of them when none are named.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ReadForm {
    /// Their ids, with commas between when sent by a form.
    #[serde(default, deserialize_with = "ids")]
    #[schema(value_type = Vec<String>)]
    pub ids: Vec<i64>,
}

/// JSON sends a list of strings, a form one text with commas.
fn ids<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Vec<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Sent {
        List(Vec<String>),
        Text(String),
    }
    let texts = match Sent::deserialize(d)? {
        Sent::List(list) => list,
        Sent::Text(text) => text.split(',').filter(|t| !t.trim().is_empty()).map(str::to_owned).collect(),
    };
    texts.iter().map(|t| t.trim().parse().map_err(serde::de::Error::custom)).collect()
}

/// How many notices are unread now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnreadCount {
    /// At most 100.
    pub unread: i64,
}
