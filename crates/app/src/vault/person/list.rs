//! The declared list: every column that names a person, what of its rows a person takes along, and what
//! becomes of them when the person is erased. A test fails for a column that is not in it.

use super::{list_duties, list_more};

/// What becomes of a row when the person of the column is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// The row goes.
    Row,
    /// The column is emptied, the row stays.
    Empty,
    /// It stays: an id without a name says nothing about anybody.
    Stays,
}

/// A column that names a person.
#[derive(Debug, Clone, Copy)]
pub struct Of {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// Under which heading of the copy its rows stand; or why they are not in it.
    pub takes: Result<&'static str, &'static str>,
    /// What an erasure does.
    pub goes: Goes,
}

pub(super) const fn of(table: &'static str, column: &'static str, section: &'static str, goes: Goes) -> Of {
    Of { table, column, takes: Ok(section), goes }
}
pub(super) const fn not(table: &'static str, column: &'static str, why: &'static str, goes: Goes) -> Of {
    Of { table, column, takes: Err(why), goes }
}

/// The headings, in the order of the copy.
pub const SECTIONS: &[&str] = &[
    "profile",
    "words",
    "files",
    "tasks",
    "roles",
    "memberships",
    "rules",
    "searches",
    "sessions",
    "decided",
    "acts",
];

/// Columns whose values are secrets: they open something, and say nothing about anybody.
pub const SECRET: &[&str] = &[
    "token_hash",
    "password_hash",
    "endpoint",
    "p256dh",
    "auth",
    "lease",
    "secret",
    "sealed",
    "name_folded",
    "folded",
];

/// Columns that end like a person’s and name something else.
pub const NOT_PEOPLE: &[&str] = &[
    "about_id",
    "after_id",
    "answer_id",
    "assignment_id",
    "at_message_id",
    "case_id",
    "category_id",
    "bot_id",
    "delivery_id",
    "description_id",
    "feed_id",
    "file_id",
    "follows_id",
    "hook_id",
    "import_id",
    "into_id",
    "item_id",
    "job_id",
    "last_id",
    "message_id",
    "note_id",
    "objective_id",
    "opening_id",
    "other_id",
    "parent_id",
    "preview_id",
    "reorganisation_id",
    "resource_id",
    "root_id",
    "scope_id",
    "seen_id",
    "space_id",
    "tag_id",
    "target_id",
    "template_id",
    "thread_id",
    "to_id",
    "to_unit_id",
    "unit_id",
    "vacancy_id",
    "wave_id",
    "webhook_id",
    "event_id",
    "draft_id",
    "post_id",
    "fact_id",
    "key_id",
    "run_id",
    "source_id",
];

/// What carries no text of its own: the copy is about words and settings.
const NUMBERS: &str = "ids and moments of what the network did; the words are in the copy";
/// What somebody else did.
const OTHERS: &str = "an act of others; what was decided is in the copy where it stands";

/// Every column that names a person.
#[must_use]
pub fn all() -> Vec<Of> {
    [
        HOUSE,
        PEOPLE,
        SPACES,
        TALK,
        list_more::ROLES,
        list_more::REACHING,
        list_more::LATER,
        list_duties::DUTIES,
    ]
    .concat()
}

const HOUSE: &[Of] = &[
    not("facts", "actor_id", NUMBERS, Goes::Stays),
    not("facts", "subject_id", NUMBERS, Goes::Stays),
    not(
        "idempotency_keys",
        "person_id",
        "answers kept for a day, so that a request repeated is not done twice",
        Goes::Row,
    ),
    of("audit", "actor_id", "acts", Goes::Stays),
    not("audit", "subject_id", NUMBERS, Goes::Stays),
    of("decisions", "actor_id", "acts", Goes::Stays),
];

const PEOPLE: &[Of] = &[
    of("people", "id", "profile", Goes::Stays),
    not("people_names", "person_id", "the words of their name, which stands in the profile", Goes::Row),
    of("units", "manager_id", "roles", Goes::Empty),
    of("unit_periods", "manager_id", "roles", Goes::Stays),
    not("unit_periods", "by_id", OTHERS, Goes::Stays),
    of("postings", "person_id", "profile", Goes::Row),
    of("grants", "person_id", "roles", Goes::Row),
    not("grants", "by_id", OTHERS, Goes::Stays),
    of("suspensions", "person_id", "decided", Goes::Row),
    not("suspensions", "by_id", OTHERS, Goes::Stays),
    of("sessions", "person_id", "sessions", Goes::Row),
    of("api_tokens", "person_id", "sessions", Goes::Row),
    of("links", "person_id", "sessions", Goes::Row),
    not("links", "by_id", OTHERS, Goes::Stays),
    not("personas", "person_id", "the made-up company only", Goes::Row),
    of("absences", "person_id", "profile", Goes::Row),
    of("absences", "deputy_id", "tasks", Goes::Empty),
    of("profile_fields", "person_id", "profile", Goes::Row),
    of("skills", "person_id", "profile", Goes::Row),
    of("leavers", "person_id", "profile", Goes::Row),
    not("leavers", "by_id", OTHERS, Goes::Stays),
    not("people_tables", "by_id", "tables of the organisation", Goes::Stays),
    not("reorganisations", "by_id", "plans of the organisation", Goes::Stays),
    not("reorganisation_moves", "subject_id", "plans of the organisation", Goes::Stays),
];

const SPACES: &[Of] = &[
    of("spaces", "created_by", "acts", Goes::Stays),
    of("space_cards", "by_id", "acts", Goes::Stays),
    of("terms_accepted", "person_id", "memberships", Goes::Row),
    of("memberships", "person_id", "memberships", Goes::Row),
    not("memberships", "by_id", OTHERS, Goes::Stays),
    of("delegates", "person_id", "roles", Goes::Row),
    not("delegates", "by_id", OTHERS, Goes::Stays),
    of("join_requests", "person_id", "memberships", Goes::Row),
    of("space_invitations", "person_id", "memberships", Goes::Row),
    of("space_invitations", "by_id", "acts", Goes::Stays),
    of("coaches", "person_id", "roles", Goes::Row),
    not("coaches", "by_id", OTHERS, Goes::Stays),
    of("space_lapses", "person_id", "memberships", Goes::Row),
    of("guests", "person_id", "memberships", Goes::Row),
    of("guests", "sponsor_id", "roles", Goes::Stays),
    of("space_changes", "by_id", "acts", Goes::Stays),
    of("space_exceptions", "person_id", "decided", Goes::Row),
    not("space_exceptions", "by_id", OTHERS, Goes::Stays),
    of("notes", "author_id", "words", Goes::Stays),
    of("notes", "changed_by", "words", Goes::Stays),
    of("note_versions", "by_id", "words", Goes::Stays),
];

const TALK: &[Of] = &[
    of("threads", "author_id", "words", Goes::Stays),
    not("threads", "last_author_id", NUMBERS, Goes::Stays),
    of("messages", "author_id", "words", Goes::Stays),
    not("messages", "gone_by", NUMBERS, Goes::Stays),
    of("message_versions", "by_id", "words", Goes::Stays),
    of("reactions", "person_id", "words", Goes::Stays),
    of("mentions", "person_id", "decided", Goes::Row),
    of("follows", "person_id", "rules", Goes::Row),
    of("read_marks", "person_id", "rules", Goes::Row),
    of("drafts", "person_id", "words", Goes::Row),
    of("thread_terms", "who_id", "tasks", Goes::Empty),
    of("thread_terms", "decided_by", "acts", Goes::Empty),
    of("thread_acts", "by_id", "acts", Goes::Empty),
    of("outcomes", "by_id", "acts", Goes::Stays),
    of("poll_votes", "person_id", "words", Goes::Stays),
    of("pseudonyms", "person_id", "words", Goes::Row),
    of("tasks", "owner_id", "tasks", Goes::Empty),
    of("tasks", "created_by", "tasks", Goes::Stays),
    of("tasks", "assigned_by", "tasks", Goes::Empty),
    of("tasks", "done_by", "tasks", Goes::Empty),
    of("pins", "by_id", "acts", Goes::Stays),
    of("featured", "by_id", "acts", Goes::Stays),
    of("announcements_away", "person_id", "rules", Goes::Row),
    of("space_mutes", "person_id", "rules", Goes::Row),
    of("thread_moves", "by_id", "acts", Goes::Stays),
    of("files", "author_id", "files", Goes::Stays),
    not("files", "gone_by", NUMBERS, Goes::Stays),
    of("file_versions", "by_id", "files", Goes::Stays),
    of("pictures", "person_id", "files", Goes::Row),
];
