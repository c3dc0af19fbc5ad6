//! Secrets that are shown once: session cookies, API tokens, single-use links. The database keeps
//! only their SHA-256; each has 256 random bits, so a slow hash would add nothing.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

/// A new secret, as text for its holder.
#[must_use]
pub fn fresh() -> String {
    let mut bytes = [0_u8; 32];
    if OsRng.try_fill_bytes(&mut bytes).is_err() {
        // Without a source of randomness no secret can be made; stopping is the only safe answer.
        std::process::abort();
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What the database keeps of a secret.
#[must_use]
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
