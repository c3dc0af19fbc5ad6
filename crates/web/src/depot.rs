//! Where the bytes of files are kept, and how many: set once when a site is opened. It lies on the
//! site's shelf, so a site that has to do with no files (a command, a test) needs none.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use blobs::Blobs;
use kernel::Problem;

use crate::Site;

/// Where files are kept and within which limits.
#[derive(Debug)]
pub struct Depot {
    /// Their bytes.
    pub blobs: Blobs,
    /// How large one may be, in bytes; a setting may change it.
    pub most: AtomicU64,
    /// How much a space may hold unless it says otherwise, in megabytes; a setting may change it.
    pub quota_mb: AtomicI64,
    /// Address of a virus scanner: `clamd://host:port` or `clamd:///path/to/socket`.
    pub scan: Option<String>,
}

impl Depot {
    /// How large one may be, in bytes.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.most.load(Ordering::Relaxed)
    }
    /// Says how large from now on, in megabytes.
    pub fn set_most_mb(&self, mb: i64) {
        self.most.store(u64::try_from(mb).unwrap_or(0).saturating_mul(1_000_000), Ordering::Relaxed);
    }
    /// How much a space may hold unless it says otherwise, in megabytes.
    #[must_use]
    pub fn quota_mb(&self) -> i64 {
        self.quota_mb.load(Ordering::Relaxed)
    }
    /// Says how much from now on.
    pub fn set_quota_mb(&self, mb: i64) {
        self.quota_mb.store(mb, Ordering::Relaxed);
    }
}

/// How large a file may be unless the operator says otherwise.
pub const MOST: u64 = 100_000_000;
/// How much a space may hold unless the operator says otherwise, in megabytes.
pub const QUOTA_MB: i64 = 10_000;

#[derive(Debug, Default)]
struct Set(OnceLock<Arc<Depot>>);

impl Site {
    /// Says once where files are kept.
    pub fn set_depot(&self, depot: Depot) {
        drop(self.shelf::<Set>().0.set(Arc::new(depot)));
    }
    /// Where files are kept.
    ///
    /// # Errors
    /// `Broken` when nobody said where.
    pub fn depot(&self) -> Result<Arc<Depot>, Problem> {
        let set = self.shelf::<Set>();
        set.0.get().cloned().ok_or_else(|| Problem::Broken("no place for files was set".to_owned()))
    }
}
