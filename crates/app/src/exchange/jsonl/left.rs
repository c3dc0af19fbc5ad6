//! What the interchange form carries and what it leaves, table by table: nothing stays behind unsaid.

use store::whole::tables;
use store::{MIGRATIONS, Read, Res};

/// Tables whose rows travel.
const TRAVELS: &[&str] = &[
    "units",
    "people",
    "unit_periods",
    "postings",
    "grants",
    "suspensions",
    "profile_fields",
    "skills",
    "absences",
    "leavers",
    "spaces",
    "space_cards",
    "memberships",
    "terms_accepted",
    "delegates",
    "coaches",
    "assignments",
    "join_requests",
    "space_invitations",
    "threads",
    "messages",
    "message_versions",
    "reactions",
    "mentions",
    "follows",
    "thread_terms",
    "thread_acts",
    "polls",
    "poll_options",
    "outcomes",
    "tasks",
    "pins",
    "featured",
    "thread_forwards",
    "scheduled_posts",
    "notes",
    "note_versions",
];

/// Tables whose rows travel when the bytes do.
const WITH_BYTES: &[&str] = &["files", "file_versions", "message_files", "pictures", "space_pictures"];

/// Tables that are made anew from what travels, or are the program's own work, keys and doors.
const OWN: &[&str] = &[
    "migrations",
    "settings",
    "nodes",
    "facts",
    "fact_counter",
    "consumers",
    "parked_facts",
    "jobs",
    "schedules",
    "idempotency_keys",
    "decisions",
    "source_keys",
    "people_names",
    "sessions",
    "api_tokens",
    "links",
    "personas",
    "search_docs",
    "search_spaces",
    "search_rebuild",
    "search_near",
    "search_related",
    "note_links",
    "blobs",
    "space_files",
    "file_folders",
    "thumbs",
    "file_work",
    "waiting_files",
    "keys",
    "deliveries",
    "digest_runs",
    "digests",
    "mails",
    "mails_in",
    "push_subscriptions",
    "finds_told",
    "tags",
    "thread_tags",
    "tag_spaces",
    "webhook_deliveries",
    "bot_threads",
    "bot_log",
    "feed_addresses",
    "imports",
    "import_steps",
    "import_members",
    "person_exports",
    "people_tables",
    "previews",
    "message_links",
    "asked_once",
    "register_tokens",
    "space_overlaps",
    "space_volumes",
    "space_flows",
    "release_seen",
];

/// Tables whose rows stay, and what they are called: they are named when there are any.
const STAYS: &[(&str, &str)] = &[
    ("poll_votes", "who voted for what in polls (their counts travel)"),
    ("pseudonyms", "who stands behind a neutral name"),
    ("read_marks", "what was read"),
    ("drafts", "drafts"),
    ("waiting_posts", "posts that wait for approval"),
    ("notices", "notices"),
    ("space_removals", "deletions of spaces that were planned"),
    ("guests", "until when guests are let in"),
    ("audit", "the audit"),
    ("webhooks", "webhooks"),
    ("bots", "programs that post"),
    ("erasures", "erasures"),
    ("erased", "erasures"),
    ("reorganisations", "reorganisations"),
    ("reorganisation_moves", "reorganisations"),
    ("attention_rules", "how people are reached"),
    ("attention_hours", "how people are reached"),
    ("attention_budgets", "how people are reached"),
    ("space_mutes", "how people are reached"),
    ("tag_follows", "how people are reached"),
    ("announcements_away", "how people are reached"),
    ("saved_searches", "saved searches"),
];

/// What the tables that are named neither way are about, by the beginning of their names.
const ROOMS: &[(&str, &str)] = &[
    ("case", "reports and what was decided"),
    ("moderation_", "reports and what was decided"),
    ("thread_", "moves and locks of conversations"),
    ("space_", "settings of spaces beside their card"),
    ("invite_", "waves of invitations"),
    ("help_", "requests for help"),
    ("handings", "issues handed to managers"),
    ("register_", "the registers"),
];

/// The rest belongs to those who hold roles.
const ROLES: &str = "what holders of roles do: agenda, registers, descriptions, reviews, agreements";

/// How a table is called that stays here; nothing for one that travels or is the program's own.
pub(crate) fn called(table: &str, bytes: bool) -> Option<&'static str> {
    if TRAVELS.contains(&table) || OWN.contains(&table) {
        return None;
    }
    if WITH_BYTES.contains(&table) {
        return (!bytes).then_some("files and pictures (give the file a name that ends in .zip)");
    }
    let named = STAYS.iter().find(|(name, _)| *name == table);
    let room = || ROOMS.iter().find(|(begins, _)| table.starts_with(begins));
    Some(named.or_else(room).map_or(ROLES, |(_, words)| words))
}

/// What is here and does not go along, each named once.
///
/// # Errors
/// What the database says.
pub(crate) fn left(r: &mut Read<'_>, bytes: bool) -> Res<Vec<&'static str>> {
    let mut found = Vec::new();
    for table in tables(MIGRATIONS)? {
        let Some(words) = called(&table.name, bytes) else { continue };
        if !found.contains(&words) && !r.page(&table, None, None, 1)?.is_empty() {
            found.push(words);
        }
    }
    found.sort_unstable();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_name_tables_there_are_each_once() {
        let all: Vec<String> = tables(MIGRATIONS).unwrap().into_iter().map(|t| t.name).collect();
        let stays = STAYS.iter().map(|(table, _)| *table);
        let listed: Vec<&str> = TRAVELS.iter().chain(WITH_BYTES).chain(OWN).copied().chain(stays).collect();
        for table in &listed {
            assert!(*table == "migrations" || all.iter().any(|t| t == table), "there is no {table}");
            assert_eq!(listed.iter().filter(|t| *t == table).count(), 1, "{table} stands there twice");
        }
        assert_eq!(called("poll_votes", true), Some("who voted for what in polls (their counts travel)"));
        assert_eq!(called("files", true), None);
        assert!(called("files", false).unwrap().contains(".zip"));
        assert_eq!(called("competence_levels", true), Some(ROLES));
    }
}
