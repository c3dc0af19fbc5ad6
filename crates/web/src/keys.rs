//! Keys that sign links and seal secrets. They live in the database, each sealed under one key that
//! does not: it comes from the settings or from a file in the data folder. A copy of the database
//! alone signs nothing and opens nothing.

use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use kernel::Time;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use store::{Error, Read, Res, Write, p, sql};

sql!(
    NEWEST,
    "SELECT version, sealed FROM keys WHERE purpose = $1 AND ended_ms IS NULL ORDER BY version DESC LIMIT 1"
);
sql!(ONE, "SELECT sealed FROM keys WHERE purpose = $1 AND version = $2 AND ended_ms IS NULL");
sql!(LAST, "SELECT version FROM keys WHERE purpose = $1 ORDER BY version DESC LIMIT 1");
sql!(
    ADD,
    "INSERT INTO keys (purpose, version, sealed, made_ms, ended_ms) VALUES ($1, $2, $3, $4, NULL)
     ON CONFLICT (purpose, version) DO NOTHING"
);
sql!(END, "UPDATE keys SET ended_ms = $2 WHERE purpose = $1 AND ended_ms IS NULL");

/// The key that seals all others; on the site's shelf, put there when the site is opened.
#[derive(Default)]
pub struct Keys(OnceLock<LessSafeKey>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

/// A key that signs, with its version.
#[derive(Clone)]
pub struct Signing {
    /// Its version, written into what it signs.
    pub version: i64,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Signing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signing({})", self.version)
    }
}

impl Signing {
    /// The first 16 bytes of the HMAC-SHA-256 of `text`.
    #[must_use]
    pub fn mark(&self, text: &[u8]) -> Vec<u8> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.bytes);
        hmac::sign(&key, text).as_ref().iter().take(16).copied().collect()
    }
    /// Whether `mark` is the mark of `text`; takes the same time for every wrong one.
    #[must_use]
    pub fn holds(&self, text: &[u8], mark: &[u8]) -> bool {
        let own = self.mark(text);
        own.len() == mark.len() && own.iter().zip(mark).fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }
    /// The key itself, where a library wants it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// 32 random bytes.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn random() -> Res<[u8; 32]> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::Other("no randomness".into()))?;
    Ok(bytes)
}

impl Keys {
    /// Says once which key seals the others.
    pub fn set(&self, key: [u8; 32]) {
        if let Ok(key) = UnboundKey::new(&AES_256_GCM, &key) {
            drop(self.0.set(LessSafeKey::new(key)));
        }
    }
    fn own(&self) -> Res<&LessSafeKey> {
        self.0.get().ok_or_else(|| Error::Other("the key of the data folder was not read".into()))
    }
    /// Seals a secret: only this network's programs read it again, and only under the same label.
    ///
    /// # Errors
    /// When there is no key, or no randomness.
    pub fn seal(&self, label: &str, secret: &[u8]) -> Res<String> {
        let mut nonce = [0; NONCE_LEN];
        nonce.iter_mut().zip(random()?).for_each(|(n, r)| *n = r);
        let mut sealed = secret.to_vec();
        self.own()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(label), &mut sealed)
            .map_err(|_| Error::Other("a secret could not be sealed".into()))?;
        Ok(BASE64.encode([nonce.as_slice(), &sealed].concat()))
    }
    /// Opens what was sealed under this label.
    ///
    /// # Errors
    /// When it was sealed by another key or under another label.
    pub fn open(&self, label: &str, sealed: &str) -> Res<Vec<u8>> {
        let wrong = || Error::Other("a kept key does not open: is this the data folder’s own key?".into());
        let bytes = BASE64.decode(sealed).map_err(|_| wrong())?;
        let (nonce, rest) = bytes.split_at_checked(NONCE_LEN).ok_or_else(wrong)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| wrong())?;
        let mut rest = rest.to_vec();
        let open = self.own()?.open_in_place(nonce, Aad::from(label), &mut rest).map_err(|_| wrong())?;
        Ok(open.to_vec())
    }
    /// The newest key for a purpose; made when there is none.
    ///
    /// # Errors
    /// What the database says, or that a kept key does not open.
    pub fn newest(&self, w: &mut Write<'_>, purpose: &str) -> Res<Signing> {
        match w.opt::<(i64, String)>(&NEWEST, p![purpose])? {
            Some((version, sealed)) => Ok(Signing { version, bytes: self.open(purpose, &sealed)? }),
            None => {
                let bytes = random()?.to_vec();
                self.keep(w, purpose, &bytes)
            }
        }
    }
    /// Keeps a key that was made elsewhere (a pair, say) as the newest for its purpose.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep(&self, w: &mut Write<'_>, purpose: &str, bytes: &[u8]) -> Res<Signing> {
        let (now, sealed) = (w.now(), self.seal(purpose, bytes)?);
        let last = w.opt::<(i64,)>(&LAST, p![purpose])?.map_or(0, |(version,)| version);
        w.exec(&ADD, p![purpose, last + 1, &sealed, now])?;
        Ok(Signing { version: last + 1, bytes: bytes.to_vec() })
    }
    /// The newest key for a purpose, if there is one.
    ///
    /// # Errors
    /// As `newest`.
    pub fn found(&self, r: &mut Read<'_>, purpose: &str) -> Res<Option<Signing>> {
        let found = r.opt::<(i64, String)>(&NEWEST, p![purpose])?;
        found
            .map(|(version, sealed)| Ok(Signing { version, bytes: self.open(purpose, &sealed)? }))
            .transpose()
    }
    /// The key of one version; `None` when it has ended or never was.
    ///
    /// # Errors
    /// As `newest`.
    pub fn of_version(&self, r: &mut Read<'_>, purpose: &str, version: i64) -> Res<Option<Signing>> {
        let found = r.opt::<(String,)>(&ONE, p![purpose, version])?;
        found.map(|(sealed,)| Ok(Signing { version, bytes: self.open(purpose, &sealed)? })).transpose()
    }
}

/// Ends every key for a purpose: nothing it signed is believed any more.
///
/// # Errors
/// What the database says.
pub fn end(w: &mut Write<'_>, purpose: &str) -> Res<()> {
    let now: Time = w.now();
    w.exec(&END, p![purpose, now]).map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn keys_are_sealed_versioned_and_ended() {
        testkit::both_engines_empty(async |db| {
            let own = || {
                let keys = Keys::default();
                keys.set([7; 32]);
                keys
            };
            let first = db.write(move |w| own().newest(w, "reply")).await.unwrap();
            let again = db.write(move |w| own().newest(w, "reply")).await.unwrap();
            assert_eq!((first.version, first.mark(b"x")), (1, again.mark(b"x")));
            assert!(first.holds(b"x", &again.mark(b"x")) && !first.holds(b"y", &again.mark(b"x")));
            assert!(!first.holds(b"x", b"") && Keys::default().seal("reply", b"x").is_err());
            let other = Keys::default();
            other.set([8; 32]);
            assert!(db.read(move |r| other.found(r, "reply")).await.is_err(), "another folder’s key");
            assert!(db.read(move |r| own().of_version(r, "reply", 1)).await.unwrap().is_some());
            db.write(|w| end(w, "reply")).await.unwrap();
            assert!(db.read(move |r| own().of_version(r, "reply", 1)).await.unwrap().is_none());
            assert_eq!(db.write(move |w| own().newest(w, "reply")).await.unwrap().version, 2);
            let sealed = own().seal("a", b"secret").unwrap();
            assert_eq!(
                (own().open("a", &sealed).unwrap(), own().open("b", &sealed).is_err()),
                (b"secret".to_vec(), true)
            );
        });
    }
}
