//! The declared list: descriptions of jobs, and the people side of roles.

use super::list::{Goes, Of, not, of};

const OTHERS: &str = "an act of others; what was decided is in the copy where it stands";

pub(super) const DUTIES: &[Of] = &[
    of("job_descriptions", "author_id", "words", Goes::Stays),
    of("description_versions", "by_id", "words", Goes::Stays),
    of("description_comments", "author_id", "words", Goes::Row),
    of("description_answers", "person_id", "words", Goes::Row),
    of("vacancies", "by_id", "acts", Goes::Stays),
    of("candidates", "person_id", "roles", Goes::Row),
    not("candidates", "by_id", OTHERS, Goes::Stays),
    not("onboarding_steps", "done_by", OTHERS, Goes::Empty),
    not("holder_reviews", "by_id", OTHERS, Goes::Stays),
    of("competence_levels", "person_id", "roles", Goes::Row),
    of("competence_feedback", "person_id", "roles", Goes::Row),
    of("competence_feedback", "giver_id", "words", Goes::Row),
    of("nominations", "person_id", "roles", Goes::Row),
    of("nominations", "by_id", "words", Goes::Row),
    of("practitioners", "person_id", "profile", Goes::Row),
    of("journal_entries", "person_id", "words", Goes::Row),
    of("circle_points", "author_id", "words", Goes::Row),
    of("demonstrations", "person_id", "acts", Goes::Row),
    of("kit_items", "by_id", "words", Goes::Stays),
    of("helpful_shares", "person_id", "roles", Goes::Row),
    of("rota_weeks", "person_id", "roles", Goes::Row),
    of("rota_weeks", "cover_id", "roles", Goes::Empty),
    not("rota_weeks", "by_id", OTHERS, Goes::Stays),
];
