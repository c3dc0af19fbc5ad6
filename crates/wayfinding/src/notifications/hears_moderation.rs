//! What people are told of moderation: that something waits for them, that something was done about
//! what they wrote, what became of what they reported.

use kernel::{Fact, ThreadId};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store as notices;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let event = |what: &str| Event::about(what, fact.subject, fact.space, fact.actor, fact.at);
    let named: Vec<i64> = (0..).map_while(|n| fact.number(&format!("m{n}"))).collect();
    let (event, people, reason) = match fact.kind.as_str() {
        "case.waiting" => (event("case"), named, Reason::CaseWaits),
        "case.settled" => {
            notices::case_settled(w, &format!("case:{}", fact.subject))?;
            (event("reported"), named, Reason::CaseSettled)
        }
        _ => {
            // A neutral name hears as the person behind it, who alone sees their notices.
            let behind = match fact.number("veil") {
                Some(thread) => notices::veiled(w, ThreadId::new(thread))?,
                None => fact.number("author").into_iter().collect(),
            };
            (event("about"), behind, Reason::CaseTold)
        }
    };
    let told: Vec<(i64, Reason)> =
        notices::active(w, &people)?.into_iter().map(|person| (person, reason)).collect();
    notices::give(w, &event, &told)
}
