//! The emblem of a space: four tiles drawn from its id, so that two spaces of one hue are told apart. What
//! is work is cut straight, communities are round.

use std::borrow::Borrow;

use kernel::SpaceId;

/// A tile of a community, twelve by twelve, and in how many ways it can be turned.
const ROUND: [(&str, u64); 5] = [
    ("M0 0h12a12 12 0 0 1-12 12z", 4),
    ("M0 0a12 12 0 0 1 12 12A12 12 0 0 1 0 0z", 2),
    ("M6 0a6 6 0 0 1 0 12A6 6 0 0 1 6 0z", 1),
    ("M0 0a6 6 0 0 1 12 0v12H0z", 4),
    ("M0 6a6 6 0 0 1 12 0z", 4),
];
/// A tile of a team or a project.
const STRAIGHT: [(&str, u64); 5] = [
    ("M0 0h12L0 12z", 4),
    ("M0 0h12v6H0z", 4),
    ("M1.5 1.5h9v9h-9z", 1),
    ("M0 0h6l6 12H6z", 4),
    ("M0 12L6 0l6 12z", 4),
];
/// Where the tiles stand.
const CORNERS: [(u64, u64); 4] = [(0, 0), (12, 0), (0, 12), (12, 12)];

/// Spreads an id over all its bits: ids of one hour differ in few.
fn spread(id: i64) -> u64 {
    let mut n = id.cast_unsigned().wrapping_add(0x9e37_79b9_7f4a_7c15);
    n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// The emblem's tiles as paths of an SVG of 24 by 24; the hue comes from its class.
#[must_use]
pub fn tiles(id: impl Borrow<SpaceId>, square: impl Borrow<bool>) -> String {
    let id = id.borrow();
    let kinds = if *square.borrow() { STRAIGHT } else { ROUND };
    let (mut bits, mut out) = (spread(id.number()), String::with_capacity(320));
    // One tile stands back, so that the four read as a sign and not as a pattern.
    let back = bits & 3;
    bits >>= 2;
    for (at, (x, y)) in (0..).zip(CORNERS) {
        let pick = usize::try_from(bits % 5).unwrap_or_default();
        let (path, turns) = kinds.get(pick).copied().unwrap_or_default();
        let turn = (bits >> 8) % turns.max(1) * 90;
        bits >>= 14;
        let quiet = if at == back { " opacity=\".4\"" } else { "" };
        let tile = format!("<path d=\"{path}\" transform=\"translate({x} {y}) rotate({turn} 6 6)\"{quiet}/>");
        out.push_str(&tile);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn spaces_begun_one_after_the_other_look_different() {
        let of =
            |square| (0..60).map(|n| tiles(SpaceId::new(7_000_000 + n), square)).collect::<BTreeSet<_>>();
        assert!(of(false).len() >= 58 && of(true).len() >= 58);
        assert_eq!(tiles(SpaceId::new(5), false), tiles(SpaceId::new(5), false));
        assert_ne!(tiles(SpaceId::new(5), false), tiles(SpaceId::new(5), true));
    }
}
