//! Once a week, place by place: which others want the same people for the same subject (F4).

use ::store::{Res, Write};
use jobs::JobKind;
use kernel::time::DAY;
use web::figure::Viewer;

use super::figures::F4;
use super::overlap::{Pair, alike, subjects};
use super::store::pairs;

/// Compares the places with each other.
pub const OVERLAPS: JobKind = JobKind { name: "claims.overlaps", every_ms: Some(7 * DAY), run: step };

/// One place in one transaction; goes on after it.
fn step(w: &mut Write<'_>, after: &str) -> Res<Option<String>> {
    let Some((space, members)) = pairs::next(w, after.parse().unwrap_or(0))? else {
        let before = w.now().plus(-8 * DAY);
        pairs::drop_before(w, before)?;
        return Ok(None);
    };
    pairs::drop_of(w, space)?;
    let sharing = pairs::sharing(w, space, F4.least(Viewer::Leads))?;
    if !sharing.is_empty() {
        let own = pairs::headings(w, space)?;
        let own = subjects(&own);
        for (other, others, shared) in sharing {
            let theirs = pairs::headings(w, other)?;
            let alike = alike(&own, &subjects(&theirs));
            let pair = Pair { shared, either: members + others - shared, alike };
            if pair.overlaps() {
                pairs::keep(w, space, other, pair)?;
            }
        }
    }
    Ok(Some(space.to_string()))
}
