//! Every SQL text about webhooks themselves.

use kernel::{Fact, PersonId, SpaceId, Time};
use store::{Read, Res, Write, p, row, sql};
use web::keys::{Keys, random};

use super::facts;
use super::hook::{HookForm, HookId, OVERLAP};

/// The label under which secrets are sealed.
const LABEL: &str = "webhook";

sql!(
    ADD,
    "INSERT INTO webhooks (id, space_id, owner_id, label, url, kinds, words, secret, old_secret, old_until_ms, state, failing_ms, made_ms)
     VALUES ($1, $2::bigint, $3, $4, $5, $6, $7, $8, NULL, NULL, 'on', NULL, $9)"
);
sql!(
    OF_SPACE,
    "SELECT h.id, h.space_id, h.owner_id, p.name, h.label, h.url, h.kinds, h.words, h.state, h.failing_ms, h.made_ms
     FROM webhooks h JOIN people p ON p.id = h.owner_id WHERE h.space_id = $1 ORDER BY h.id LIMIT 50"
);
sql!(
    OF_NETWORK,
    "SELECT h.id, h.space_id, h.owner_id, p.name, h.label, h.url, h.kinds, h.words, h.state, h.failing_ms, h.made_ms
     FROM webhooks h JOIN people p ON p.id = h.owner_id WHERE h.space_id IS NULL ORDER BY h.id LIMIT 50"
);
sql!(
    ONE,
    "SELECT h.id, h.space_id, h.owner_id, p.name, h.label, h.url, h.kinds, h.words, h.state, h.failing_ms, h.made_ms
     FROM webhooks h JOIN people p ON p.id = h.owner_id WHERE h.id = $1"
);
sql!(SECRETS, "SELECT secret, old_secret, old_until_ms FROM webhooks WHERE id = $1");
sql!(ROTATE, "UPDATE webhooks SET old_secret = secret, old_until_ms = $2, secret = $3 WHERE id = $1");
sql!(STATE, "UPDATE webhooks SET state = $2, failing_ms = NULL WHERE id = $1");
sql!(FAILS, "UPDATE webhooks SET failing_ms = $2 WHERE id = $1 AND failing_ms IS NULL");
sql!(WORKS, "UPDATE webhooks SET failing_ms = NULL WHERE id = $1 AND failing_ms IS NOT NULL");
sql!(REMOVE, "DELETE FROM webhooks WHERE id = $1");
sql!(REMOVE_LOG, "DELETE FROM webhook_deliveries WHERE webhook_id = $1");

/// A webhook.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// Its space; nothing for the network.
    pub space: Option<SpaceId>,
    /// Who made it: what they may read is what it may say.
    pub owner: PersonId,
    /// Their name.
    pub by: String,
    /// What it is for.
    pub label: String,
    /// Where to.
    pub url: String,
    /// Groups of facts.
    pub kinds: String,
    /// Whether titles and texts go along.
    pub words: bool,
    /// `on`, `off`, `gone`, `failing`.
    pub state: String,
    /// Since when nothing got through.
    pub failing: Option<Time>,
    /// Since when.
    pub made: Time,
}
row!(Kept { id, space, owner, by, label, url, kinds, words, state, failing, made });

/// The webhooks of a space, or of the network.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, space: Option<SpaceId>) -> Res<Vec<Kept>> {
    match space {
        Some(space) => r.all(&OF_SPACE, p![space]),
        None => r.all(&OF_NETWORK, &[]),
    }
}

/// One of them.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn one(r: &mut Read<'_>, id: i64) -> Res<Kept> {
    r.one(&ONE, p![id])
}

/// Makes one; answers its id and its secret.
///
/// # Errors
/// What the database says.
pub fn add(
    w: &mut Write<'_>,
    keys: &Keys,
    (space, owner): (Option<SpaceId>, PersonId),
    form: &HookForm,
    kinds: &str,
) -> Res<(i64, Vec<u8>)> {
    let (id, now): (HookId, Time) = (w.id(), w.now());
    let secret = random()?.to_vec();
    let sealed = keys.seal(LABEL, &secret)?;
    let (label, url, words) = (form.label.trim(), form.url.trim(), form.words.0);
    w.exec(&ADD, p![id, space, owner, label, url, kinds, words, &sealed, now])?;
    web::audit(w, Some(owner), "webhook.add", id.number())?;
    Ok((id.number(), secret))
}

/// A new secret; the one before signs for another day.
///
/// # Errors
/// What the database says.
pub fn rotate(w: &mut Write<'_>, keys: &Keys, by: PersonId, id: i64) -> Res<Vec<u8>> {
    let secret = random()?.to_vec();
    let sealed = keys.seal(LABEL, &secret)?;
    let until = w.now().plus(OVERLAP);
    w.exec(&ROTATE, p![id, until, &sealed])?;
    web::audit(w, Some(by), "webhook.rotate", id)?;
    Ok(secret)
}

/// The secrets that sign now.
///
/// # Errors
/// What the database says.
pub fn secrets(r: &mut Read<'_>, keys: &Keys, id: i64) -> Res<Vec<Vec<u8>>> {
    let now = r.now();
    let (secret, old, until): (String, Option<String>, Option<Time>) = r.one(&SECRETS, p![id])?;
    let mut all = vec![keys.open(LABEL, &secret)?];
    if let Some(old) = old.filter(|_| until.is_some_and(|until| until > now)) {
        all.push(keys.open(LABEL, &old)?);
    }
    Ok(all)
}

/// Turns it on or off, or says why nothing is sent any more.
///
/// # Errors
/// What the database says.
pub fn set_state(w: &mut Write<'_>, by: Option<PersonId>, id: i64, state: &str) -> Res<()> {
    w.exec(&STATE, p![id, state])?;
    web::audit(w, by, &format!("webhook.{state}"), id)
}

/// Nothing is sent any more, and its owner hears of it.
///
/// # Errors
/// What the database says.
pub fn stop(w: &mut Write<'_>, hook: &Kept, state: &str) -> Res<()> {
    set_state(w, None, hook.id, state)?;
    let fact = Fact::new(&facts::STOPPED, hook.id, w.now()).with("owner", hook.owner.number());
    w.announce(match hook.space {
        Some(space) => fact.space(space),
        None => fact,
    });
    Ok(())
}

/// Notes whether it gets through.
///
/// # Errors
/// What the database says.
pub fn works(w: &mut Write<'_>, id: i64, works: bool) -> Res<()> {
    let now = w.now();
    if works { w.exec(&WORKS, p![id]) } else { w.exec(&FAILS, p![id, now]) }.map(drop)
}

/// Removes it with its log.
///
/// # Errors
/// What the database says.
pub fn remove(w: &mut Write<'_>, by: PersonId, id: i64) -> Res<()> {
    w.exec(&REMOVE_LOG, p![id])?;
    w.exec(&REMOVE, p![id])?;
    web::audit(w, Some(by), "webhook.remove", id)
}
