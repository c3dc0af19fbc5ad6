//! What waits: in a space, and one level up.

use axum::extract::{Path, Query};
use web::{Answer, Ctx, Place, find_place};

use crate::moderation::api::{ActCount, After, ModerationCase, ModerationQueue};
use crate::moderation::case::{FEWEST, LOG_MS};
use crate::moderation::store::{self, ActRow, Words};
use crate::moderation::thing::{ANSWER, Case, DECIDE};
use crate::moderation::views;

/// A case with what it is about.
pub(crate) type Told = (Case, Words);

/// What a queue's page is made of.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    pub waiting: Vec<Told>,
    pub mine: Vec<Told>,
    pub log: Vec<ActRow>,
    pub counts: Vec<(String, i64)>,
    pub leads: bool,
    pub next: Option<String>,
}

/// Whether somebody may decide about a case, or answer its appeal, at least with a second signature.
pub(crate) fn decides(ctx: &Ctx, case: &Case) -> bool {
    let action = if case.row.appeal == "open" { ANSWER } else { DECIDE };
    ctx.site.gate.may_ask(&ctx.actor, action, case)
}

fn with_words(r: &mut ::store::Read<'_>, cases: Vec<Case>) -> ::store::Res<Vec<Told>> {
    cases
        .into_iter()
        .map(|case| Ok((store::words(r, &case.row)?, case)))
        .map(|x| x.map(|(w, c)| (c, w)))
        .collect()
}

/// Who decides in a space: as the policy says of a case at its level.
fn leads(ctx: &Ctx, place: &Place) -> bool {
    use crate::moderation::thing::CaseRow;
    use kernel::PersonId;
    let row = CaseRow {
        id: 0,
        what: "space".into(),
        subject: 0,
        space: Some(place.id),
        thread: None,
        author: PersonId::new(0),
        veiled: false,
        state: "open".into(),
        level: 0,
        held: String::new(),
        locked: false,
        reports: 0,
        created: ctx.l.now,
        decider: None,
        decided: None,
        appeal: String::new(),
        appeal_level: 0,
        appeal_words: String::new(),
        appeal_answer: String::new(),
        reported: false,
        mine: false,
        told: false,
    };
    decides(ctx, &Case { row, place: Some(place.clone()), actor: ctx.actor.id })
}

/// What waits in a space for those who lead it, with the log. Members read how often what was done,
/// when it was five times or more.
#[utoipa::path(get, path = "/spaces/{slug}/moderation", tag = "moderation", params(("slug" = String, Path), After), responses(
    (status = 200, description = "The queue", body = ModerationQueue), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn space(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<After>) -> Answer {
    let (me, actor, after) = (ctx.clone(), ctx.actor.clone(), asked.after.unwrap_or(0));
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !place.readable {
            return Err(::store::Error::NoRow);
        }
        let since = r.now().plus(-LOG_MS);
        let mut queue = Queue { leads: leads(&me, &place), ..Queue::default() };
        if queue.leads {
            let cases = store::of_space(r, &actor, place.id, after)?;
            queue.next = cases.last().filter(|_| cases.len() == 50).map(|c| c.row.id.to_string());
            let cases = cases.into_iter().filter(|case| decides(&me, case)).collect();
            queue.waiting = with_words(r, cases)?;
            queue.log = store::log(r, Some(place.id), 0)?;
        }
        let counts = store::counted(r, place.id, since)?;
        let enough = counts.iter().map(|(_, n)| n).sum::<i64>() >= FEWEST;
        queue.counts =
            if enough { counts.into_iter().filter(|(_, n)| *n >= FEWEST).collect() } else { Vec::new() };
        let beside = web::place::beside(r, &place)?;
        Ok((place, beside, queue))
    });
    let (place, beside, queue) = found.await?;
    ctx.show(|| json(&ctx, &queue), || views::space(&ctx, &place, &beside, &queue))
}

/// What went one level up and waits for you, and what concerned you.
#[utoipa::path(get, path = "/moderation", tag = "moderation", params(After), responses(
    (status = 200, description = "What waits for you, and what concerned you", body = ModerationQueue),
    (status = 401, description = "Nobody is signed in"),
))]
pub async fn network(ctx: Ctx, Query(asked): Query<After>) -> Answer {
    let (me, actor, after) = (ctx.clone(), ctx.actor.clone(), asked.after.unwrap_or(0));
    let level = if actor.owner || actor.roles.has("esn_owner") {
        2
    } else {
        i64::from(actor.roles.has("network_lead"))
    };
    let found = ctx.site.db.read(move |r| {
        let mut queue = Queue { leads: level > 0, ..Queue::default() };
        if level > 0 {
            let cases = store::upward(r, &actor, level, after)?;
            queue.next = cases.last().filter(|_| cases.len() == 50).map(|c| c.row.id.to_string());
            let cases = cases.into_iter().filter(|case| decides(&me, case)).collect();
            queue.waiting = with_words(r, cases)?;
            queue.log = store::log(r, None, 0)?;
        }
        let mine = store::mine(r, &actor, 0)?;
        queue.mine = with_words(r, mine)?;
        Ok::<_, ::store::Error>(queue)
    });
    let queue = found.await?;
    ctx.show(|| json(&ctx, &queue), || views::network(&ctx, &queue))
}

fn json(_: &Ctx, queue: &Queue) -> ModerationQueue {
    let line = |(case, words): &Told| super::case::json(case, words, Vec::new(), &[], false);
    let items: Vec<ModerationCase> = queue.waiting.iter().map(line).collect();
    ModerationQueue {
        items,
        mine: queue.mine.iter().map(line).collect(),
        log: queue.log.iter().map(Into::into).collect(),
        counts: queue
            .counts
            .iter()
            .map(|(act, count)| ActCount { act: act.clone(), count: *count })
            .collect(),
        next: queue.next.clone(),
    }
}
