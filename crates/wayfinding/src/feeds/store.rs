//! Every SQL text of feeds.

use kernel::{Actor, Id, Lang, PersonId, SpaceId, ThreadId, Time};
use policy::{Own, Permitted};
use store::{Read, Res, Write, p, row, sql};
use web::keys::{Keys, random};

/// The phantom of an address's id.
#[derive(Debug, Clone, Copy)]
pub enum Address {}

/// The label under which secrets are sealed.
const LABEL: &str = "feed";
/// How many entries a feed has.
const ENTRIES: i64 = 50;

sql!(
    ADD,
    "INSERT INTO feed_addresses (id, person_id, label, secret_hash, sealed, made_ms, seen_ms) VALUES ($1, $2, $3, $4, $5, $6, 0)"
);
sql!(
    LIST,
    "SELECT id, label, sealed, made_ms, seen_ms FROM feed_addresses WHERE person_id = $1 ORDER BY id LIMIT 20"
);
sql!(END, "DELETE FROM feed_addresses WHERE id = $1 AND person_id = $2");
sql!(SEEN, "UPDATE feed_addresses SET seen_ms = $2 WHERE id = $1");
// Somebody from outside is here as long as one of their stays is not over.
sql!(
    OWNER,
    "SELECT f.id, p.id, p.handle, p.name, p.lang, p.zone, p.external, f.seen_ms
     FROM feed_addresses f JOIN people p ON p.id = f.person_id AND p.state = 'active'
     WHERE f.secret_hash = $1 AND (NOT p.external OR NOT EXISTS (SELECT 1 FROM guests h WHERE h.person_id = p.id)
        OR EXISTS (SELECT 1 FROM guests h WHERE h.person_id = p.id AND h.until_ms > $2 AND h.ended_ms IS NULL))"
);
macro_rules! entries {
    ($where:literal) => {
        concat!(
            "SELECT t.id, s.slug, s.name, t.title, t.excerpt, a.name, t.created_ms, t.last_ms, t.replies
             FROM threads t JOIN spaces s ON s.id = t.space_id JOIN people a ON a.id = t.author_id
             WHERE t.gone IS NULL AND t.title <> '' AND s.feed AND ",
            $where,
            " ORDER BY t.last_ms DESC, t.id DESC LIMIT $2"
        )
    };
}
sql!(OF_SPACE, entries!("t.space_id = $1"));
sql!(
    OF_MINE,
    entries!(
        "t.space_id IN (SELECT v.space_id FROM visible_spaces v WHERE v.person_id = $1 AND v.mine AND NOT EXISTS
            (SELECT 1 FROM guests g WHERE g.person_id = $1 AND g.space_id = v.space_id AND g.until_ms <= $3))"
    )
);

/// One of somebody's addresses.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// What reads it.
    pub label: String,
    /// Its secret, sealed.
    sealed: String,
    /// Since when it is there.
    pub made: Time,
    /// The last day it was read; 0 for never.
    seen: Time,
}
row!(Kept { id, label, sealed, made, seen });

impl Kept {
    /// The last day it was read.
    #[must_use]
    pub fn used(&self) -> Option<Time> {
        (self.seen.0 > 0).then_some(self.seen)
    }
    /// Its secret.
    ///
    /// # Errors
    /// When it was sealed by another network.
    pub fn secret(&self, keys: &Keys) -> Res<String> {
        Ok(String::from_utf8_lossy(&keys.open(LABEL, &self.sealed)?).into_owned())
    }
}

/// Somebody as their address stands for them.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The address.
    pub address: i64,
    person: PersonId,
    handle: String,
    name: String,
    /// Their language.
    pub lang: Lang,
    zone: String,
    external: bool,
    /// The last day it was read.
    pub seen: Time,
}
row!(Holder { address, person, handle, name, lang, zone, external, seen });

impl Holder {
    /// The person, reading: without what they hold besides.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor {
            id: self.person,
            handle: self.handle.clone(),
            name: self.name.clone(),
            lang: self.lang,
            zone: self.zone.clone(),
            unit: None,
            external: self.external,
            owner: false,
            roles: kernel::Roles::default(),
            cosigned: false,
            session: None,
        }
    }
}

/// A thread in a feed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: ThreadId,
    /// The slug of its space.
    pub slug: String,
    /// The name of its space.
    pub space: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Who began it.
    pub author: String,
    /// When it began.
    pub made: Time,
    /// When something was last said.
    pub last: Time,
    /// How many replies.
    pub replies: i64,
}
row!(Entry { id, slug, space, title, excerpt, author, made, last, replies });

fn hash(secret: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Makes an address; answers it with its secret.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, Own>, keys: &Keys, label: &str) -> Res<(Kept, String)> {
    let (w, own, _) = permit.split();
    let secret: String = random()?.iter().map(|b| format!("{b:02x}")).collect();
    let sealed = keys.seal(LABEL, secret.as_bytes())?;
    let (id, made): (Id<Address>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![id, own.0, label, &hash(&secret), &sealed, made])?;
    web::audit(w, Some(own.0), "feed.add", id.number())?;
    Ok((Kept { id: id.number(), label: label.to_owned(), sealed, made, seen: Time(0) }, secret))
}

/// Ends an address; false when it was not theirs.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, Own>, id: i64) -> Res<bool> {
    let (w, own, _) = permit.split();
    let ended = w.exec(&END, p![id, own.0])? > 0;
    if ended {
        web::audit(w, Some(own.0), "feed.end", id)?;
    }
    Ok(ended)
}

/// Somebody's addresses.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Kept>> {
    r.all(&LIST, p![person])
}

/// For whom a secret stands, as long as they are here.
///
/// # Errors
/// `NoRow` when there is nobody.
pub fn holder(r: &mut Read<'_>, secret: &str) -> Res<Holder> {
    let now = r.now();
    r.one(&OWNER, p![&hash(secret), now])
}

/// Notes that an address is read today.
///
/// # Errors
/// What the database says.
pub fn seen(w: &mut Write<'_>, id: i64) -> Res<()> {
    let now = w.now();
    w.exec(&SEEN, p![id, now]).map(drop)
}

/// The newest threads of a space.
///
/// # Errors
/// What the database says.
pub fn of_space(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Entry>> {
    r.all(&OF_SPACE, p![space, ENTRIES])
}

/// The newest threads of somebody's own spaces.
///
/// # Errors
/// What the database says.
pub fn of_mine(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Entry>> {
    let now = r.now();
    r.all(&OF_MINE, p![person, ENTRIES, now])
}
