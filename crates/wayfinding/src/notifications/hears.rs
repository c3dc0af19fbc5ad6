//! Who is told what: facts become notices. Nobody is told what they did themselves, or of
//! something they may not see.

use std::collections::BTreeMap;

use jobs::{Consumer, JobKind};
use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId};
use store::{Res, Write};

use super::notice::{Event, Reason, Spread};
use super::{
    hears_absences, hears_duties, hears_files, hears_found, hears_moderation, hears_moves, hears_places,
    hears_posts, hears_registers, hears_roles, hears_tasks, hears_webhooks, store as notices,
};

/// So many followers are told at once; more of them by a job.
const AT_ONCE: i64 = 200;
/// So many people are told in one step of a job.
const STEP: i64 = 1_000;
/// The job that tells many, one after the other.
const SPREAD: &str = "notices.spread";

const HEARS: &[&str] = &[
    "thread.started",
    "thread.broadcast",
    "reply.posted",
    "message.edited",
    "message.withdrawn",
    "message.deleted",
    "question.answered",
    "thread.stated",
    "thread.moved",
    "thread.split",
    "thread.merged",
    "task.assigned",
    "task.due",
    "task.done",
    "membership.asked",
    "membership.declined",
    "membership.invited",
    "membership.begun",
    "membership.ended",
    "role.proposed",
    "role.begun",
    "role.declined",
    "role.ended",
    "role.ending",
    "role.left",
    "deputy.asked",
    "act.held",
    "act.decided",
    "coach.invited",
    "coach.ended",
    "help.asked",
    "help.answered",
    "help.raised",
    "help.ended",
    "handing.asked",
    "handing.offered",
    "handing.taken",
    "register.decided",
    "register.handed",
    "register.moved",
    "file.infected",
    "person.away",
    "absence.declined",
    "membership.waiting",
    "membership.overdue",
    "membership.lapsing",
    "guest.ending",
    "report.written",
    "message.withheld",
    "case.waiting",
    "case.acted",
    "case.settled",
    "webhook.stopped",
    "tag.carried",
    "search.found",
    "post.waiting",
    "post.declined",
    "post.approved",
    "post.kept",
    "nominee.named",
    "review.opened",
    "description.due",
    "view.asked",
    "view.given",
    "candidate.asked",
    "candidate.answered",
    "vacancy.over",
    "cover.asked",
];

pub(super) fn consumers() -> Vec<Consumer> {
    vec![
        Consumer { name: "notices", hears: HEARS, quiet: false, handle: hear },
        super::hears_deletion::consumer(),
    ]
}

pub(super) fn jobs() -> Vec<JobKind> {
    let mut all = vec![JobKind { name: SPREAD, every_ms: None, run: spread }];
    all.extend(hears_found::jobs());
    all.push(super::hears_deletion::job());
    all
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    if ["role.", "deputy.", "act.", "coach.", "report.", "help.", "handing."]
        .iter()
        .any(|of| fact.kind.starts_with(of))
    {
        return hears_roles::hear(w, fact);
    }
    if fact.kind.starts_with("register.") {
        return hears_registers::hear(w, fact);
    }
    if fact.kind.starts_with("task.") {
        return hears_tasks::hear(w, fact);
    }
    if fact.kind.starts_with("case.") {
        return hears_moderation::hear(w, fact);
    }
    match fact.kind.as_str() {
        "webhook.stopped" => return hears_webhooks::hear(w, fact),
        "thread.moved" | "thread.split" | "thread.merged" => return hears_moves::hear(w, fact),
        "file.infected" => return hears_files::hear(w, fact),
        "tag.carried" | "search.found" => return hears_found::hear(w, fact),
        "nominee.named" | "review.opened" | "description.due" | "view.asked" | "view.given"
        | "candidate.asked" | "candidate.answered" | "vacancy.over" | "cover.asked" => {
            return hears_duties::hear(w, fact);
        }
        "person.away" | "absence.declined" => return hears_absences::hear(w, fact),
        _ => {}
    }
    let Some(space) = fact.space else { return Ok(()) };
    if fact.kind.starts_with("post.") {
        return hears_posts::hear(w, fact, space);
    }
    if let Some(thread) = fact.thread {
        return in_thread(w, fact, space, thread);
    }
    let person = PersonId::new(fact.subject);
    match fact.kind.as_str() {
        "membership.asked" => {
            let leads = notices::leads(w, space)?;
            tell(w, &Event::about_space("request", space, Some(person), fact.at), leads, Reason::JoinRequest)
        }
        "membership.declined" => notices::drop_answered_requests(w, space),
        "membership.invited" => {
            let event = Event::about_space("space", space, fact.actor, fact.at);
            notices::give(w, &event, &[(fact.subject, Reason::Invitation)])
        }
        "membership.begun" => begun(w, fact, space, person),
        "membership.ended" => notices::drop_left(w, space, person),
        "membership.waiting" | "membership.overdue" | "membership.lapsing" | "guest.ending" => {
            hears_places::hear(w, fact, space)
        }
        _ => Ok(()),
    }
}

/// Somebody is in: their invitation and the request at the door are settled, and whoever was let
/// in by somebody else is told. Teams follow the directory; nobody is told of that.
fn begun(w: &mut Write<'_>, fact: &Fact, space: SpaceId, person: PersonId) -> Res<()> {
    notices::drop_answered_requests(w, space)?;
    notices::drop_subject(w, person, &format!("space:{space}"), Reason::Invitation)?;
    let by_another = fact.actor.is_some_and(|actor| actor != person);
    if by_another && notices::kind(w, space)? != "team" {
        let event = Event::about_space("space", space, fact.actor, fact.at);
        notices::give(w, &event, &[(fact.subject, Reason::Joined)])?;
    }
    Ok(())
}

fn in_thread(w: &mut Write<'_>, fact: &Fact, space: SpaceId, thread: ThreadId) -> Res<()> {
    let gone = ["message.withdrawn", "message.deleted", "message.withheld"].contains(&fact.kind.as_str());
    if gone {
        let thread_gone = fact.number("thread_gone") == Some(1);
        return notices::message_gone(w, thread, MessageId::new(fact.subject), thread_gone);
    }
    if !notices::there(w, thread)? {
        return Ok(());
    }
    let of_thread = matches!(fact.kind.as_str(), "thread.started" | "thread.broadcast" | "thread.stated");
    let message = if of_thread { fact.number("message").unwrap_or(fact.subject) } else { fact.subject };
    // Under a neutral name nobody acted, and the name is what others read.
    let name = fact.number("as").map(PersonId::new);
    let event = Event::in_thread(space, thread, MessageId::new(message), fact.actor.or(name), fact.at);
    let mut told: BTreeMap<i64, Reason> = BTreeMap::new();
    let mut add = |person: Option<i64>, reason: Reason| {
        if let Some(person) = person {
            let known = told.entry(person).or_insert(reason);
            *known = (*known).max(reason);
        }
    };
    for person in (0..).map_while(|n| fact.number(&format!("m{n}"))) {
        add(Some(person), Reason::Mention);
    }
    match fact.kind.as_str() {
        "thread.broadcast" => everybody(w, fact, &event, Reason::Announcement)?,
        "question.answered" => {
            add(fact.number("author"), Reason::Helped);
            add(fact.number("asker"), Reason::Answered);
        }
        "reply.posted" | "thread.stated" => {
            let reason = if fact.kind == "reply.posted" { Reason::Reply } else { Reason::Stated };
            let followers = notices::followers(w, thread, PersonId::new(0), AT_ONCE + 1)?;
            if i64::try_from(followers.len()).is_ok_and(|n| n > AT_ONCE) {
                run(w, fact, &event, reason, false)?;
            } else {
                followers.into_iter().for_each(|person| add(Some(person), reason));
            }
        }
        _ => {}
    }
    if fact.number("all") == Some(1) {
        everybody(w, fact, &event, Reason::Mention)?;
    }
    told.remove(&fact.actor.map_or(0, PersonId::number));
    if name.is_some() {
        for own in notices::behind(w, thread, &told.keys().copied().collect())? {
            told.remove(&own);
        }
    }
    let seeing = notices::may_see(w, space, &told.keys().copied().collect())?;
    let people: Vec<(i64, Reason)> = seeing.into_iter().filter_map(|p| Some((p, *told.get(&p)?))).collect();
    notices::give(w, &event, &people)
}

fn tell(w: &mut Write<'_>, event: &Event, people: Vec<i64>, reason: Reason) -> Res<()> {
    let own = event.actor.map_or(0, PersonId::number);
    let people: Vec<(i64, Reason)> = people.into_iter().filter(|p| *p != own).map(|p| (p, reason)).collect();
    notices::give(w, event, &people)
}

fn everybody(w: &mut Write<'_>, fact: &Fact, event: &Event, reason: Reason) -> Res<()> {
    run(w, fact, event, reason, true)
}

/// Puts a run over many people into the queue.
fn run(w: &mut Write<'_>, fact: &Fact, event: &Event, reason: Reason, everybody: bool) -> Res<()> {
    let (Some(space), Some(thread), Some(message)) = (event.space, event.thread, event.message) else {
        return Ok(());
    };
    let actor = fact.actor.unwrap_or(PersonId::new(0));
    let after = PersonId::new(0);
    let run = Spread { everybody, reason, space, thread, message, actor, at: event.at, after };
    let now = w.now();
    jobs::enqueue(w, SPREAD, &run.args(), now)
}

/// Tells the next thousand. Effect and place move in one transaction, so nobody is told twice and
/// nobody is left out, whenever the program stops.
fn spread(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Some(mut run) = Spread::parse(args) else { return Ok(None) };
    if !notices::there(w, run.thread)? {
        return Ok(None);
    }
    let people = notices::addressed(w, &run, STEP)?;
    let Some(last) = people.last().copied() else { return Ok(None) };
    let full = i64::try_from(people.len()).is_ok_and(|n| n == STEP);
    let others: Vec<i64> = people.into_iter().filter(|p| *p != run.actor.number()).collect();
    let seeing = notices::may_see(w, run.space, &others)?;
    let told: Vec<(i64, Reason)> = seeing.into_iter().map(|p| (p, run.reason)).collect();
    notices::give(w, &run.event(), &told)?;
    run.after = PersonId::new(last);
    Ok(full.then(|| run.args()))
}
