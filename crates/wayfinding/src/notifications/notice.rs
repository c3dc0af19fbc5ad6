//! Notices: one for each person and thing. Pure.

use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time};

/// Why somebody is told; the stronger one stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A reply in a thread one follows.
    Reply,
    /// A thread one follows came to another state.
    Stated,
    /// A thread that addresses everybody in the space.
    Announcement,
    /// A thread one follows is in another space.
    Moved,
    /// Another thread went into one that one follows.
    Merged,
    /// Messages of a thread one follows became a thread.
    Split,
    /// One's reply was marked as the answer.
    Helped,
    /// One's question was answered.
    Answered,
    /// One was named.
    Mention,
    /// Somebody asks to join a space one leads.
    JoinRequest,
    /// One was invited to a space.
    Invitation,
    /// One was let into a space.
    Joined,
    /// Somebody asks one to take a role on.
    RoleProposed,
    /// Somebody took on the role one had proposed.
    RoleBegun,
    /// Somebody declined it.
    RoleDeclined,
    /// A role one stands in for, or answers for, stands empty.
    RoleVacant,
    /// A role of theirs, or of somebody who reports to them, ends within a month.
    RoleEnding,
    /// The holder of a role left the company, and whoever stands in goes on with it.
    RoleLeft,
    /// One is asked to stand in for somebody.
    DeputyAsked,
    /// An act waits for one's signature.
    ActHeld,
    /// What one asked for was signed and done.
    ActSigned,
    /// It was turned down.
    ActTurnedDown,
    /// It was signed and could not be done.
    ActFailed,
    /// One is invited to coach a team.
    CoachInvited,
    /// One's coaching is over.
    CoachEnded,
    /// The scanner found something in a file of theirs, or of a space they lead.
    FileInfected,
    /// Somebody decided about what one brought into a register.
    RegisterDecided,
    /// One was handed an entry of a register.
    RegisterHanded,
    /// One was given a task.
    TaskAssigned,
    /// A task of one's own is due today.
    TaskDue,
    /// Somebody waits longer for an answer at the door than the space promises.
    RequestDue,
    /// One does not meet a community's criteria any more, and leaves in two weeks.
    Lapsing,
    /// A guest one answers for leaves in two weeks.
    GuestEnding,
    /// A space one is in will be deleted.
    SpaceLeaving,
    /// The monthly report of a space is there.
    SpaceReport,
    /// A report or an appeal waits for one's decision.
    CaseWaits,
    /// Something was done about what one wrote.
    CaseTold,
    /// What one reported is decided.
    CaseSettled,
    /// Somebody who is away names one to be asked meanwhile.
    StandIn,
    /// Whoever one named cannot.
    StandInDeclined,
    /// A webhook of one's own sends nothing any more.
    WebhookStopped,
    /// A saved search of theirs has found something new.
    Found,
    /// A tag they follow was used.
    Tagged,
    /// A post waits for one's approval.
    PostWaits,
    /// One's post was let in.
    PostApproved,
    /// One's post was turned down.
    PostDeclined,
    /// The hour of one's post came, and it could not be published.
    PostKept,
    /// Somebody is away whose role one stands in for.
    RoleStandIn,
    /// A team’s manager asks one for help.
    HelpAsked,
    /// Whoever one asked for help answered.
    HelpAnswered,
    /// A request for help went on to somebody else.
    HelpRaised,
    /// A coaching between two people is over.
    HelpEnded,
    /// May one’s conversation be handed to a manager?
    HandingAsked,
    /// A conversation of a community is offered to one as a manager.
    HandingOffered,
    /// The manager took it.
    HandingTaken,
    /// A colleague named one as somebody who practises.
    Nominated,
    /// A review of one’s role begins.
    ReviewOpened,
    /// Does the description of the job still fit?
    DescriptionDue,
    /// One is asked for one’s view of a colleague’s competence.
    ViewAsked,
    /// The view one asked for is there.
    ViewGiven,
    /// One is asked whether one would take a role on.
    CandidateAsked,
    /// Whom one asked answered, or somebody came forward.
    CandidateAnswered,
    /// A role one would have taken on is filled, or nobody is looked for any more.
    VacancyOver,
    /// A week among those who facilitate needs cover.
    CoverAsked,
}

const ALL: [Reason; 64] = [
    Reason::Reply,
    Reason::Stated,
    Reason::TaskAssigned,
    Reason::TaskDue,
    Reason::Announcement,
    Reason::Moved,
    Reason::Merged,
    Reason::Split,
    Reason::Helped,
    Reason::Answered,
    Reason::Mention,
    Reason::JoinRequest,
    Reason::Invitation,
    Reason::Joined,
    Reason::RoleProposed,
    Reason::RoleBegun,
    Reason::RoleDeclined,
    Reason::RoleVacant,
    Reason::RoleEnding,
    Reason::RoleLeft,
    Reason::DeputyAsked,
    Reason::ActHeld,
    Reason::ActSigned,
    Reason::ActTurnedDown,
    Reason::ActFailed,
    Reason::CoachInvited,
    Reason::CoachEnded,
    Reason::FileInfected,
    Reason::RegisterDecided,
    Reason::RegisterHanded,
    Reason::RequestDue,
    Reason::Lapsing,
    Reason::GuestEnding,
    Reason::SpaceLeaving,
    Reason::SpaceReport,
    Reason::CaseWaits,
    Reason::CaseTold,
    Reason::CaseSettled,
    Reason::StandIn,
    Reason::StandInDeclined,
    Reason::WebhookStopped,
    Reason::Found,
    Reason::Tagged,
    Reason::PostWaits,
    Reason::PostApproved,
    Reason::PostDeclined,
    Reason::PostKept,
    Reason::RoleStandIn,
    Reason::HelpAsked,
    Reason::HelpAnswered,
    Reason::HelpRaised,
    Reason::HelpEnded,
    Reason::HandingAsked,
    Reason::HandingOffered,
    Reason::HandingTaken,
    Reason::Nominated,
    Reason::ReviewOpened,
    Reason::DescriptionDue,
    Reason::ViewAsked,
    Reason::ViewGiven,
    Reason::CandidateAsked,
    Reason::CandidateAnswered,
    Reason::VacancyOver,
    Reason::CoverAsked,
];

impl Reason {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Announcement => "announcement",
            Self::Moved => "moved",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Helped => "helped",
            Self::Answered => "answered",
            Self::Mention => "mention",
            Self::JoinRequest => "join_request",
            Self::Invitation => "invitation",
            Self::Joined => "joined",
            Self::RoleProposed => "role_proposed",
            Self::RoleBegun => "role_begun",
            Self::RoleDeclined => "role_declined",
            Self::RoleVacant => "role_vacant",
            Self::RoleEnding => "role_ending",
            Self::RoleLeft => "role_left",
            Self::DeputyAsked => "deputy_asked",
            Self::ActHeld => "act_held",
            Self::ActSigned => "act_signed",
            Self::ActTurnedDown => "act_turned_down",
            Self::ActFailed => "act_failed",
            Self::CoachInvited => "coach_invited",
            Self::CoachEnded => "coach_ended",
            Self::FileInfected => "file_infected",
            Self::RegisterDecided => "register_decided",
            Self::RegisterHanded => "register_handed",
            Self::Stated => "stated",
            Self::TaskAssigned => "task_assigned",
            Self::TaskDue => "task_due",
            Self::RequestDue => "request_due",
            Self::Lapsing => "lapsing",
            Self::GuestEnding => "guest_ending",
            Self::SpaceLeaving => "space_leaving",
            Self::SpaceReport => "space_report",
            Self::CaseWaits => "case_waits",
            Self::CaseTold => "case_told",
            Self::CaseSettled => "case_settled",
            Self::StandIn => "stand_in",
            Self::StandInDeclined => "stand_in_declined",
            Self::WebhookStopped => "webhook_stopped",
            Self::Found => "found",
            Self::Tagged => "tagged",
            Self::PostWaits => "post_waits",
            Self::PostApproved => "post_approved",
            Self::PostDeclined => "post_declined",
            Self::PostKept => "post_kept",
            Self::RoleStandIn => "role_stand_in",
            Self::HelpAsked => "help_asked",
            Self::HelpAnswered => "help_answered",
            Self::HelpRaised => "help_raised",
            Self::HelpEnded => "help_ended",
            Self::HandingAsked => "handing_asked",
            Self::HandingOffered => "handing_offered",
            Self::HandingTaken => "handing_taken",
            own => own.own_str(),
        }
    }
    /// Of those about somebody’s own way in their role.
    const fn own_str(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::ReviewOpened => "review_opened",
            Self::DescriptionDue => "description_due",
            Self::ViewAsked => "view_asked",
            Self::ViewGiven => "view_given",
            Self::CandidateAsked => "candidate_asked",
            Self::CandidateAnswered => "candidate_answered",
            Self::VacancyOver => "vacancy_over",
            _ => "cover_asked",
        }
    }
    /// The one of that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        ALL.into_iter().find(|r| r.as_str() == text)
    }
    /// How much it outweighs the others.
    #[must_use]
    pub const fn strength(self) -> i64 {
        match self {
            Self::Found | Self::Tagged => 0,
            Self::Reply => 1,
            Self::Announcement | Self::Stated | Self::Moved | Self::Merged | Self::Split => 2,
            Self::Helped => 3,
            Self::Answered => 4,
            Self::Mention => 5,
            _ => 6,
        }
    }
}

/// What people are told about.
#[derive(Debug, Clone)]
pub struct Event {
    /// `thread:ID`, `space:ID`, `request:ID`, `role:ID`, `deputy:ID`, `renewal:ID`, `left:ID`, `act:ID`, `coach:ID`, `register:ID`, `task:ID`, `absence:ID`: later events on the same thing add to the notice.
    pub subject: String,
    /// The space it happened in; `None` when it is of no space.
    pub space: Option<SpaceId>,
    /// The thread.
    pub thread: Option<ThreadId>,
    /// The message.
    pub message: Option<MessageId>,
    /// The role, the act or the entry of a register it is about.
    pub about: Option<i64>,
    /// Who acted.
    pub actor: Option<PersonId>,
    /// When.
    pub at: Time,
}

impl Event {
    /// Something in a thread.
    #[must_use]
    pub fn in_thread(
        space: SpaceId,
        thread: ThreadId,
        message: MessageId,
        actor: Option<PersonId>,
        at: Time,
    ) -> Self {
        Self {
            subject: format!("thread:{thread}"),
            space: Some(space),
            thread: Some(thread),
            message: Some(message),
            about: None,
            actor,
            at,
        }
    }
    /// Something about a space itself.
    #[must_use]
    pub fn about_space(what: &str, space: SpaceId, actor: Option<PersonId>, at: Time) -> Self {
        let subject = format!("{what}:{space}");
        Self { subject, space: Some(space), thread: None, message: None, about: None, actor, at }
    }
    /// Something about a role (`role`, `deputy`), a held act (`act`) or an entry (`register`).
    #[must_use]
    pub fn about(what: &str, id: i64, space: Option<SpaceId>, actor: Option<PersonId>, at: Time) -> Self {
        let subject = format!("{what}:{id}");
        Self { subject, space, thread: None, message: None, about: Some(id), actor, at }
    }
}

/// Who has to be told one by one, and where a long run has come to: the arguments of the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Everybody in the space, or those who follow the thread.
    pub everybody: bool,
    /// Why.
    pub reason: Reason,
    /// The space.
    pub space: SpaceId,
    /// The thread.
    pub thread: ThreadId,
    /// The message.
    pub message: MessageId,
    /// Who acted.
    pub actor: PersonId,
    /// When.
    pub at: Time,
    /// The last person who was told.
    pub after: PersonId,
}

impl Spread {
    /// As the job's arguments.
    #[must_use]
    pub fn args(&self) -> String {
        let Self { everybody, reason, space, thread, message, actor, at, after } = self;
        format!(
            "{} {} {space} {thread} {message} {actor} {} {after}",
            u8::from(*everybody),
            reason.as_str(),
            at.0
        )
    }
    /// From the job's arguments.
    #[must_use]
    pub fn parse(args: &str) -> Option<Self> {
        let mut parts = args.split(' ');
        let everybody = parts.next()? == "1";
        let reason = Reason::parse(parts.next()?)?;
        let mut number = || parts.next()?.parse::<i64>().ok();
        Some(Self {
            everybody,
            reason,
            space: SpaceId::new(number()?),
            thread: ThreadId::new(number()?),
            message: MessageId::new(number()?),
            actor: PersonId::new(number()?),
            at: Time(number()?),
            after: PersonId::new(number()?),
        })
    }
    /// The event everybody is told.
    #[must_use]
    pub fn event(&self) -> Event {
        Event::in_thread(self.space, self.thread, self.message, Some(self.actor), self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_taken_up_where_it_stood() {
        let run = Spread {
            everybody: true,
            reason: Reason::Announcement,
            space: SpaceId::new(1),
            thread: ThreadId::new(2),
            message: MessageId::new(3),
            actor: PersonId::new(4),
            at: Time(5),
            after: PersonId::new(6),
        };
        assert_eq!(Spread::parse(&run.args()), Some(run));
        assert_eq!(Spread::parse("1 nonsense"), None);
    }
}
