//! Throttling of sign-ins: per handle and per address, in memory of this process.

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

/// Lets a sign-in try through, or says how many seconds to wait.
///
/// # Errors
/// `Problem::Slow`.
pub fn sign_in(handle: &str, address: &str) -> Result<(), Problem> {
    let gates = gates();
    let slow = |until: governor::NotUntil<governor::clock::QuantaInstant>| {
        let wait = until.wait_time_from(DefaultClock::default().now()).as_secs();
        Problem::Slow(u32::try_from(wait + 1).unwrap_or(60))
    };
    gates.address.check_key(&address.to_owned()).map_err(slow)?;
    gates.handle.check_key(&handle.to_lowercase()).map_err(slow)?;
    if gates.handle.len() > 10_000 {
        gates.handle.retain_recent();
        gates.address.retain_recent();
    }
    Ok(())
}
