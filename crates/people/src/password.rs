//! Passwords: argon2id on a pool of its own, so that sign-ins never take the request threads, and a
//! bounded number of hashes runs at a time.

use std::sync::OnceLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use kernel::Problem;
use tokio::sync::Semaphore;

/// Shortest password in characters.
pub const SHORTEST: usize = 10;
/// Longest password in bytes; argon2 would take more, a person would not.
pub const LONGEST: usize = 512;

fn pool() -> &'static Semaphore {
    static POOL: OnceLock<Semaphore> = OnceLock::new();
    POOL.get_or_init(|| {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Semaphore::new((cores / 2).max(1))
    })
}

async fn on_pool<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let wait = std::time::Duration::from_secs(10);
    let place = tokio::time::timeout(wait, pool().acquire()).await.map_err(|_| Problem::Busy)?;
    let _place = place.map_err(|_| Problem::Busy)?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Problem::Broken(e.to_string()))
}

/// The hash to keep of a new password.
///
/// # Errors
/// `Busy` when too many wait; `Broken` when the library fails.
pub async fn hash(password: String) -> Result<String, Problem> {
    on_pool(move || Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string()))
        .await?
        .map_err(|e| Problem::Broken(e.to_string()))
}

/// Whether `password` is the one behind `kept`. Without a kept hash the same time is spent, so that
/// nobody learns from the clock which handles exist.
///
/// # Errors
/// `Busy` when too many wait.
pub async fn fits(password: String, kept: Option<String>) -> Result<bool, Problem> {
    on_pool(move || {
        let Some(kept) = kept else {
            drop(Argon2::default().hash_password(password.as_bytes()));
            return false;
        };
        PasswordHash::new(&kept)
            .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
    })
    .await
}
