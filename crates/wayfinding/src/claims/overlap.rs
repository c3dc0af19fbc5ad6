//! F4: how much two places are for the same people and the same subject. Pure, in whole numbers.

use std::collections::BTreeMap;

/// From how much on two places overlap, in thousandths: Jaccard of the members × cosine of the subjects.
pub const OVERLAP: i64 = 300;

/// Two places that overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// People in both.
    pub shared: i64,
    /// People in one or the other.
    pub either: i64,
    /// Cosine of their subjects in thousandths.
    pub alike: i64,
}

impl Pair {
    /// F4 in thousandths.
    #[must_use]
    pub const fn degree(self) -> i64 {
        if self.either <= 0 { 0 } else { self.shared * self.alike / self.either }
    }
    /// Whether they want the same people for the same subject.
    #[must_use]
    pub const fn overlaps(self) -> bool {
        self.degree() > OVERLAP
    }
}

/// How often each word stands in these headings.
#[must_use]
pub fn subjects(headings: &[String]) -> BTreeMap<&str, i64> {
    let mut found = BTreeMap::new();
    // A word of one or two letters names no subject.
    for word in headings.iter().flat_map(|h| h.split(' ')).filter(|w| w.len() > 2) {
        *found.entry(word).or_insert(0) += 1;
    }
    found
}

/// The cosine of two places' subjects, in thousandths.
#[must_use]
pub fn alike(a: &BTreeMap<&str, i64>, b: &BTreeMap<&str, i64>) -> i64 {
    let length = |m: &BTreeMap<&str, i64>| m.values().map(|n| i128::from(*n) * i128::from(*n)).sum::<i128>();
    let both: i128 = a.iter().filter_map(|(w, n)| Some(i128::from(*n) * i128::from(*b.get(w)?))).sum();
    // A thousand times the root, so that thousandths are exact.
    let lengths = (length(a) * length(b) * 1_000_000).isqrt();
    if lengths == 0 { 0 } else { i64::try_from(both * 1_000_000 / lengths).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    // spec: F4
    #[test]
    fn f4_the_same_people_and_the_same_subject_together() {
        let one: Vec<String> = vec!["seal leak pump".into(), "seal worn".into()];
        let other: Vec<String> = vec!["seal leak".into(), "seal leak bearing".into()];
        // (seal 2, leak 1, pump 1, worn 1) and (seal 2, leak 2, bearing 1): 6 / √(7 × 9) = 0.7559.
        let alike = alike(&subjects(&one), &subjects(&other));
        assert_eq!(alike, 755);
        let pair = Pair { shared: 12, either: 20, alike };
        assert_eq!(pair.degree(), 453, "0.6 × 0.755");
        assert!(pair.overlaps());
        assert!(!Pair { shared: 6, ..pair }.overlaps(), "0.3 × 0.755: few of the same people");
        assert!(!Pair { alike: 100, ..pair }.overlaps(), "the same people, another subject");
        assert_eq!(Pair { shared: 0, either: 0, alike: 1000 }.degree(), 0);
    }
}
