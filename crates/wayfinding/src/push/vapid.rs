//! The network's own pair of keys, by which push services know who sends (RFC 8292). Made once and
//! kept sealed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use kernel::Time;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use store::{Error, Res, Write};
use web::keys::Keys;

const PURPOSE: &str = "vapid";
/// How long a signature holds.
const HOLD_S: i64 = 12 * 3600;

/// The pair.
pub(super) struct Pair(EcdsaKeyPair);

fn broken(what: &str) -> Error {
    Error::Other(format!("the push key: {what}"))
}

impl Pair {
    /// The network's pair; made when there is none.
    pub fn own(w: &mut Write<'_>, keys: &Keys) -> Res<Self> {
        let found = keys.found(w, PURPOSE)?;
        let kept = match found {
            Some(kept) => kept,
            None => {
                let fresh =
                    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
                        .map_err(|_| broken("cannot be made"))?;
                keys.keep(w, PURPOSE, fresh.as_ref())?
            }
        };
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, kept.bytes(), &SystemRandom::new())
            .map(Self)
            .map_err(|_| broken("cannot be read"))
    }
    /// The public half, base64url.
    pub fn public(&self) -> String {
        BASE64.encode(self.0.public_key().as_ref())
    }
    /// The `Authorization` of a request to a push service.
    pub fn authorization(&self, origin: &str, contact: &str, now: Time) -> Res<String> {
        let claims = serde_json::json!({ "aud": origin, "exp": now.0 / 1000 + HOLD_S, "sub": contact });
        let head = BASE64.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let text = format!("{head}.{}", BASE64.encode(claims.to_string()));
        let signed = self.0.sign(&SystemRandom::new(), text.as_bytes()).map_err(|_| broken("cannot sign"))?;
        Ok(format!("vapid t={text}.{}, k={}", BASE64.encode(signed.as_ref()), self.public()))
    }
}
