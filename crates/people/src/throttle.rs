//! Throttling of sign-ins and of forgotten passwords: per handle and per address, in memory of this process.

use std::num::NonZeroU32;
use std::sync::OnceLock;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use kernel::Problem;

struct Gates {
    handle: DefaultKeyedRateLimiter<String>,
    address: DefaultKeyedRateLimiter<String>,
}

fn gates() -> &'static Gates {
    static GATES: OnceLock<Gates> = OnceLock::new();
    GATES.get_or_init(|| {
        let per_minute = |n: u32| Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Gates { handle: RateLimiter::keyed(per_minute(5)), address: RateLimiter::keyed(per_minute(30)) }
    })
}

/// Lets a request for a new password through; false when this address had enough of them for now, which
/// nobody is told.
///
/// # Errors
/// `Problem::Slow` when too many come from one place.
pub fn forgotten(mail: &str, address: &str) -> Result<bool, Problem> {
    static GATES: OnceLock<Gates> = OnceLock::new();
    let gates = GATES.get_or_init(|| {
        let per_hour = |n: u32| Quota::per_hour(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Gates { handle: RateLimiter::keyed(per_hour(3)), address: RateLimiter::keyed(per_hour(60)) }
    });
    gates.address.check_key(&address.to_owned()).map_err(slow)?;
    if gates.handle.len() > 10_000 {
        gates.handle.retain_recent();
        gates.address.retain_recent();
    }
    Ok(gates.handle.check_key(&mail.to_owned()).is_ok())
}

fn slow(until: governor::NotUntil<governor::clock::QuantaInstant>) -> Problem {
    let wait = until.wait_time_from(DefaultClock::default().now()).as_secs();
    Problem::Slow(u32::try_from(wait + 1).unwrap_or(60))
}

/// Lets a sign-in try through, or says how many seconds to wait.
///
/// # Errors
/// `Problem::Slow`.
pub fn sign_in(handle: &str, address: &str) -> Result<(), Problem> {
    let gates = gates();
    gates.address.check_key(&address.to_owned()).map_err(slow)?;
    gates.handle.check_key(&handle.to_lowercase()).map_err(slow)?;
    if gates.handle.len() > 10_000 {
        gates.handle.retain_recent();
        gates.address.retain_recent();
    }
    Ok(())
}
