//! What was reported at Noria: two cases that wait and one that was settled with a reminder. And two
//! searches somebody keeps, one of which tells.

use kernel::time::{DAY, HOUR};
use kernel::{PersonId, Time};
use store::{Res, Write, p, sql};

use crate::plan::Company;
use crate::talk::{Message, Thread};

sql!(
    CASE,
    "INSERT INTO cases (id, what, subject_id, space_id, thread_id, author_id, veiled, state, level, held, locked, reports,
        created_ms, changed_ms, decider_id, decided_ms, appeal, appeal_level, appeal_words, appeal_answer)
     VALUES ($1, 'message', $1, $2, $3, $4, FALSE, $5, 0, '', FALSE, 1, $6, $6, $7::bigint, $8::bigint, '', 0, '', '')"
);
sql!(
    REPORT,
    "INSERT INTO case_reports (case_id, person_id, reason, words, at_ms) VALUES ($1, $2, $3, $4, $5)"
);
sql!(
    ACT,
    "INSERT INTO moderation_acts (id, case_id, space_id, act, rule, words, by_id, at_ms) VALUES ($1, $1, $2, 'remind', 'noise', $3, $4, $5)"
);
sql!(
    SEARCH,
    "INSERT INTO saved_searches (id, person_id, name, query, tells, seen_id, created_ms) VALUES ($1, $2, $3, $4, $5, $1, $6)"
);

/// What was said in the reports, in the order of the cases.
const SAID: [(&str, &str); 3] = [
    ("noise", "This is about another pump. It hides the answer further down."),
    ("respect", "Le ton n’aide personne ici, surtout pas qui vient d’arriver."),
    ("noise", "Twice the same measurements; could this go into one message?"),
];
const REMINDED: &str = "Please put measurements of one visit into one message. It keeps the thread short for whoever reads it in the van. Thank you.";

/// Replies in the community of the made-up facilitator that can be reported: not theirs, not the newest.
fn reported(company: &Company, lead: PersonId) -> Vec<(&Thread, &Message)> {
    let Some(space) = company.spaces.iter().find(|s| s.slug == "field-diagnostics") else {
        return Vec::new();
    };
    let threads = company.threads.iter().filter(|t| t.space == space.id);
    let said = threads.filter_map(|t| Some((t, t.messages.get(1)?)));
    said.filter(|(t, m)| m.author != lead && t.messages.first().is_some_and(|f| f.author != m.author))
        .take(SAID.len())
        .collect()
}

/// Writes them down.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let persona = |role: &str| company.personas.iter().find(|p| p.role == role).map(|p| p.person);
    let (Some(lead), Some(member)) = (persona("facilitator"), persona("member")) else { return Ok(()) };
    for (n, ((thread, message), (reason, words))) in
        (0_i64..).zip(reported(company, lead).into_iter().zip(SAID))
    {
        let Some(reporter) = thread.messages.first().map(|m| m.author) else { continue };
        let at = company.end.plus(-2 * DAY + n * 5 * HOUR);
        let settled = n == 2;
        let (state, decider) = if settled { ("decided", Some(lead)) } else { ("open", None) };
        let decided: Option<Time> = settled.then(|| at.plus(3 * HOUR));
        let (id, space) = (message.id.number(), thread.space);
        w.exec(&CASE, p![id, space, thread.id, message.author, state, at, decider, decided])?;
        w.exec(&REPORT, p![id, reporter, reason, words, at])?;
        if let Some(done) = decided {
            w.exec(&ACT, p![id, space, REMINDED, lead, done])?;
        }
    }
    for (n, (name, query, tells)) in [
        ("Seals that leak", "q=seal+leak", true),
        ("Questions about bearings", "q=bearing&what=question", false),
    ]
    .into_iter()
    .enumerate()
    {
        let id = kernel::id::compose(company.end.0, kernel::id::PAST_NODE, u16::try_from(n).unwrap_or(0));
        w.exec(&SEARCH, p![id, member, name, query, tells, company.end])?;
    }
    Ok(())
}
