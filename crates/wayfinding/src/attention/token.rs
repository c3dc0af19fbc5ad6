//! Marks that stand for a right without a sign-in: the address a reply goes to, the link that turns
//! a mail off. Each names its key's version, so ending the key ends them all.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use kernel::time::DAY;
use kernel::{PersonId, ThreadId, Time};
use store::{Read, Res, Write};
use web::keys::{Keys, Signing};

use super::way::What;

/// What reply addresses are signed for.
pub const REPLY: &str = "reply";
/// What links that turn mails off are signed for.
pub const UNSUBSCRIBE: &str = "unsubscribe";
/// How long a reply address is good.
const GOOD_MS: i64 = 90 * DAY;
/// Length of the mark at the end.
const MARK: usize = 16;
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Whose reply, to which thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// Who was written to.
    pub person: PersonId,
    /// The thread.
    pub thread: ThreadId,
    /// Until when it is taken.
    pub until: Time,
}

/// Which rule a link turns off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsubscribe {
    /// Whose rule.
    pub person: PersonId,
    /// What it is about.
    pub of: Of,
}

/// What comes no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Mails for one reason, in a space (or in a flow: its place below zero).
    Rule(i64, What),
    /// Digests.
    Digests,
}

fn signed(key: &Signing, mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.extend(key.mark(&bytes));
    bytes
}

/// The part before the mark, when the mark is good and its key has not ended.
fn verified(r: &mut Read<'_>, keys: &Keys, purpose: &str, all: &[u8]) -> Res<Option<Vec<u8>>> {
    let Some((bytes, mark)) = all.len().checked_sub(MARK).and_then(|at| all.split_at_checked(at)) else {
        return Ok(None);
    };
    let Some(version) = bytes.first() else { return Ok(None) };
    let key = keys.of_version(r, purpose, i64::from(*version))?;
    Ok(key.filter(|k| k.holds(bytes, mark)).map(|_| bytes.to_vec()))
}

fn version(key: &Signing) -> u8 {
    u8::try_from(key.version).unwrap_or(u8::MAX)
}

fn number(bytes: &[u8], at: usize) -> Option<i64> {
    bytes.get(at..at + 8)?.try_into().ok().map(i64::from_be_bytes)
}

impl Reply {
    /// A reply of this person in this thread, good for some months.
    #[must_use]
    pub fn new(person: PersonId, thread: ThreadId, now: Time) -> Self {
        Self { person, thread, until: Time((now.0 + GOOD_MS) / DAY * DAY) }
    }
    /// As it stands in an address: small letters and digits, 56 of them.
    ///
    /// # Errors
    /// What the database says.
    pub fn sign(&self, w: &mut Write<'_>, keys: &Keys) -> Res<String> {
        let key = keys.newest(w, REPLY)?;
        let day = u16::try_from(self.until.0 / DAY).unwrap_or(0);
        let mut bytes = vec![version(&key)];
        bytes.extend(self.person.number().to_be_bytes());
        bytes.extend(self.thread.number().to_be_bytes());
        bytes.extend(day.to_be_bytes());
        Ok(base32(&signed(&key, bytes)))
    }
    /// Read again; `None` when it is forged or its key has ended. Whether it is too old is the
    /// caller's to ask.
    ///
    /// # Errors
    /// What the database says.
    pub fn read(r: &mut Read<'_>, keys: &Keys, text: &str) -> Res<Option<Self>> {
        let Some(all) = from_base32(text) else { return Ok(None) };
        let Some(bytes) = verified(r, keys, REPLY, &all)? else { return Ok(None) };
        let day = bytes.get(17..19).and_then(|d| d.try_into().ok()).map_or(0, u16::from_be_bytes);
        let (Some(person), Some(thread)) = (number(&bytes, 1), number(&bytes, 9)) else { return Ok(None) };
        let until = Time(i64::from(day) * DAY);
        Ok(Some(Self { person: PersonId::new(person), thread: ThreadId::new(thread), until }))
    }
}

impl Unsubscribe {
    /// As it stands in a link.
    ///
    /// # Errors
    /// What the database says.
    pub fn sign(&self, w: &mut Write<'_>, keys: &Keys) -> Res<String> {
        let key = keys.newest(w, UNSUBSCRIBE)?;
        let (place, what) = match self.of {
            Of::Rule(place, what) => (place, What::ALL.iter().position(|w| *w == what).unwrap_or(0)),
            Of::Digests => (0, usize::from(u8::MAX)),
        };
        let mut bytes = vec![version(&key), u8::try_from(what).unwrap_or(u8::MAX)];
        bytes.extend(self.person.number().to_be_bytes());
        bytes.extend(place.to_be_bytes());
        Ok(BASE64.encode(signed(&key, bytes)))
    }
    /// Read again; `None` when it is forged or its key has ended.
    ///
    /// # Errors
    /// What the database says.
    pub fn read(r: &mut Read<'_>, keys: &Keys, text: &str) -> Res<Option<Self>> {
        let Ok(all) = BASE64.decode(text) else { return Ok(None) };
        let Some(bytes) = verified(r, keys, UNSUBSCRIBE, &all)? else { return Ok(None) };
        let (Some(person), Some(place)) = (number(&bytes, 2), number(&bytes, 10)) else { return Ok(None) };
        let of = match bytes.get(1).copied() {
            Some(u8::MAX) => Some(Of::Digests),
            Some(at) => What::ALL.get(usize::from(at)).map(|what| Of::Rule(place, *what)),
            None => None,
        };
        Ok(of.map(|of| Self { person: PersonId::new(person), of }))
    }
}

/// RFC 4648 base 32 in small letters: addresses lose their capitals on the way.
fn base32(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |b| b >> (7 - at % 8) & 1);
    let letter = |at: usize| (0..5).fold(0_u8, |n, b| n << 1 | bit(at * 5 + b));
    (0..(bytes.len() * 8).div_ceil(5))
        .filter_map(|at| LETTERS.get(usize::from(letter(at))).map(|l| char::from(*l)))
        .collect()
}

fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut values = Vec::with_capacity(text.len());
    for letter in text.bytes() {
        let at = LETTERS.iter().position(|l| *l == letter.to_ascii_lowercase())?;
        values.push(u8::try_from(at).ok()?);
    }
    let bit = |at: usize| values.get(at / 5).map_or(0, |v| v >> (4 - at % 5) & 1);
    Some((0..values.len() * 5 / 8).map(|at| (0..8).fold(0_u8, |n, b| n << 1 | bit(at * 8 + b))).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn letters_and_back() {
        assert_eq!(base32(b"foobar"), "mzxw6ytboi");
        assert_eq!(from_base32("MZXW6ytboi").unwrap(), b"foobar");
        assert!(from_base32("mzxw6!").is_none());
    }

    #[test]
    fn a_mark_is_believed_until_its_key_ends() {
        testkit::both_engines_empty(async |db| {
            let keys = || {
                let keys = Keys::default();
                keys.set([7; 32]);
                keys
            };
            let now = db.clock().now();
            let (reply, off) = (
                Reply::new(PersonId::new(5), ThreadId::new(6), now),
                Unsubscribe { person: PersonId::new(5), of: Of::Rule(-2, What::Door) },
            );
            let (r, o) = db
                .write(move |w| Ok::<_, store::Error>((reply.sign(w, &keys())?, off.sign(w, &keys())?)))
                .await
                .unwrap();
            assert_eq!(r.len(), 56);
            let read = |text: String| db.read(move |x| Reply::read(x, &keys(), &text));
            assert_eq!(read(r.to_uppercase()).await.unwrap(), Some(reply));
            let forged: String = r
                .char_indices()
                .map(|(n, c)| if n == 20 { if c == 'a' { 'b' } else { 'a' } } else { c })
                .collect();
            assert_eq!(read(forged).await.unwrap(), None);
            assert_eq!(read("nonsense".into()).await.unwrap(), None);
            let text = o.clone();
            assert_eq!(db.read(move |x| Unsubscribe::read(x, &keys(), &text)).await.unwrap(), Some(off));
            assert_eq!(db.read(move |x| Unsubscribe::read(x, &keys(), "AAAA")).await.unwrap(), None);
            db.write(|w| web::keys::end(w, REPLY)).await.unwrap();
            assert_eq!(read(r).await.unwrap(), None);
        });
    }
}
