//! What people are told because they asked to be: a tag they follow, a saved search of theirs. Each
//! conversation once, however many tags and searches find it; only what they may read at that moment;
//! never their own words; nothing from what they muted.

use jobs::JobKind;
use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store::{self as notices, found};

/// So many followers of a tag are told in one step.
const STEP: i64 = 500;
/// The job that tells them.
const FOLLOWED: &str = "notices.tagged";
/// How long it is remembered who was told of which conversation.
const KEPT: i64 = 400 * kernel::time::DAY;

pub(super) fn jobs() -> [JobKind; 2] {
    let day = Some(kernel::time::DAY);
    [
        JobKind { name: FOLLOWED, every_ms: None, run: followed },
        JobKind { name: "notices.forget", every_ms: day, run: forget },
    ]
}

/// Where a run over a tag's followers stands: the arguments of the job.
struct Run {
    tag: i64,
    space: SpaceId,
    thread: ThreadId,
    message: MessageId,
    actor: i64,
    at: Time,
    after: i64,
}

impl Run {
    fn args(&self) -> String {
        let Self { tag, space, thread, message, actor, at, after } = self;
        format!("{tag} {space} {thread} {message} {actor} {} {after}", at.0)
    }
    fn parse(args: &str) -> Option<Self> {
        let mut numbers = args.split(' ').map(str::parse::<i64>);
        let mut next = || numbers.next()?.ok();
        Some(Self {
            tag: next()?,
            space: SpaceId::new(next()?),
            thread: ThreadId::new(next()?),
            message: MessageId::new(next()?),
            actor: next()?,
            at: Time(next()?),
            after: next()?,
        })
    }
    fn event(&self) -> Event {
        let actor = (self.actor > 0).then(|| PersonId::new(self.actor));
        Event::in_thread(self.space, self.thread, self.message, actor, self.at)
    }
}

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(space), Some(thread), Some(message)) = (fact.space, fact.thread, fact.number("message")) else {
        return Ok(());
    };
    let actor = fact.actor.map_or(0, PersonId::number);
    let (tag, message, at) = (fact.subject, MessageId::new(message), fact.at);
    let run = Run { tag, space, thread, message, actor, at, after: 0 };
    if fact.kind == "search.found" {
        return tell(w, &run, &[fact.subject], Reason::Found);
    }
    let now = w.now();
    jobs::enqueue(w, FOLLOWED, &run.args(), now)
}

fn followed(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Some(mut run) = Run::parse(args) else { return Ok(None) };
    let people = found::followers(w, run.tag, run.after, STEP)?;
    let Some(last) = people.last().copied() else { return Ok(None) };
    let full = i64::try_from(people.len()).is_ok_and(|n| n == STEP);
    tell(w, &run, &people, Reason::Tagged)?;
    run.after = last;
    Ok(full.then(|| run.args()))
}

fn tell(w: &mut Write<'_>, run: &Run, people: &[i64], reason: Reason) -> Res<()> {
    if !notices::there(w, run.thread)? {
        return Ok(());
    }
    let mut others: Vec<i64> = people.iter().copied().filter(|p| *p != run.actor).collect();
    for own in notices::behind(w, run.thread, &others)? {
        others.retain(|p| *p != own);
    }
    let space = found::space_now(w, run.thread)?.unwrap_or(run.space);
    let seeing = notices::may_see(w, space, &others)?;
    let mut told = Vec::new();
    for person in found::listening(w, run.thread, &seeing)? {
        if found::first(w, person, run.thread)? {
            told.push((person, reason));
        }
    }
    notices::give(w, &Event { space: Some(space), ..run.event() }, &told)
}

fn forget(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let before = w.now().plus(-KEPT);
    found::forget(w, before)?;
    Ok(None)
}
