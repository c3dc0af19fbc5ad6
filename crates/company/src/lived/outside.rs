//! Programs around the company: those that are told what happens, those that post, feeds. Their secrets
//! are sealed by the keys of whoever runs the demo, so this is written once the place is open.

use kernel::{Id, Time};
use rand::RngCore;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::bots::{Bot, bot};
use super::names::{Names, read};
use crate::draw::chance;
use crate::plan::Company;

const WRITTEN: &str = include_str!("../../data/lived/outside.toml");

/// Seals a secret under a label.
pub type Seal = dyn Fn(&str, &[u8]) -> Res<String> + Send + Sync;

/// What only a running place can do with secrets.
pub struct Seals {
    /// Seals a secret under a label.
    pub seal: Box<Seal>,
    /// What a secret of an address is found by.
    pub mark: fn(&str) -> Vec<u8>,
}

sql!(
    HOOK,
    "INSERT INTO webhooks (id, space_id, owner_id, label, url, kinds, words, secret, old_secret, old_until_ms, state,
        failing_ms, made_ms)
     VALUES ($1, $2::bigint, $3, $4, $5, $6, $7, $8, NULL, NULL, $9, $10::bigint, $11)"
);
sql!(
    SENT,
    "INSERT INTO webhook_deliveries (id, webhook_id, seq, kind, at_ms, actor_id, space_id, thread_id, subject, state,
        attempts, due_ms, status, said)
     VALUES ($1, $2, $3, $4, $5, NULL, $6::bigint, NULL, $7, $8, 1, $5, $9, $10)"
);
sql!(
    FEED,
    "INSERT INTO feed_addresses (id, person_id, label, secret_hash, sealed, made_ms, seen_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    webhook: Vec<Hook>,
    bot: Vec<Bot>,
    feed: Vec<Feed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hook {
    space: String,
    by: String,
    label: String,
    url: String,
    kinds: String,
    words: bool,
    made: String,
    state: String,
    log: Vec<(String, String, i64, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Feed {
    by: String,
    label: String,
    made: String,
    seen: String,
}

fn hex(rng: &mut ChaCha8Rng) -> String {
    secret(rng).iter().map(|b| format!("{b:02x}")).collect()
}

fn secret(rng: &mut ChaCha8Rng) -> [u8; 32] {
    let mut bytes = [0; 32];
    rng.fill_bytes(&mut bytes);
    bytes
}

/// Writes them.
///
/// # Errors
/// What the database or the sealing says.
pub fn outside(w: &mut Write<'_>, company: &Company, seals: &Seals) -> Res<()> {
    let (file, names): (File, _) = (read(WRITTEN, "outside")?, Names::of(company));
    let mut rng = chance(company.seed, "programs");
    for hook in &file.webhook {
        let sealed = (seals.seal)("webhook", &secret(&mut rng))?;
        hooked(w, &names, hook, &sealed)?;
    }
    file.bot.iter().try_for_each(|b| bot(w, &names, b, &(seals.mark)(&hex(&mut rng))))?;
    for feed in &file.feed {
        let (person, made) = (names.id(&feed.by)?, names.at(&feed.made)?);
        let (own, seen) = (hex(&mut rng), names.when(&feed.seen)?.unwrap_or(Time(0)));
        let (sealed, mark) = ((seals.seal)("feed", own.as_bytes())?, (seals.mark)(&own));
        let id: Id<Feed> = names.new_id(made);
        w.exec(&FEED, p![id, person, &feed.label, &mark, &sealed, made, seen])?;
    }
    Ok(())
}

fn hooked(w: &mut Write<'_>, names: &Names<'_>, hook: &Hook, sealed: &str) -> Res<()> {
    let (space, owner, made) = (names.maybe(&hook.space)?, names.id(&hook.by)?, names.at(&hook.made)?);
    let id: Id<Hook> = names.new_id(made);
    let mut failing: Option<Time> = None;
    for (_, at, status, _) in &hook.log {
        if hook.state == "failing" && *status >= 400 && failing.is_none() {
            failing = Some(names.at(at)?);
        }
    }
    w.exec(
        &HOOK,
        p![
            id,
            space,
            owner,
            &hook.label,
            &hook.url,
            &hook.kinds,
            hook.words,
            sealed,
            &hook.state,
            failing,
            made
        ],
    )?;
    for (n, (kind, at, status, said)) in (1_i64..).zip(&hook.log) {
        let at = names.at(at)?;
        let state = if *status < 400 { "done" } else { "failed" };
        // Numbers below every fact of this database, so that none is taken for sent already.
        let (row, seq, subject) = (names.new_id::<Hook>(at), -1_000 - n, space.map_or(0, |s| s.number()));
        w.exec(&SENT, p![row, id, seq, kind, at, space, subject, state, *status, said])?;
    }
    Ok(())
}
