//! The one door for figures about people (indicators, section 2). A figure says to which classes of
//! readers it is shown; each class has a smallest number of people behind a figure, and nothing lowers it.
//! Pure; the numbers are counted by the rooms.

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Viewer {
    /// V0: one’s own figure.
    Own,
    /// V1: who holds a role in the place, and the lead.
    Leads,
    /// V2: every member of the place.
    Members,
    /// V3: owner, sponsor and lead, across units.
    Across,
    /// V4: everybody, totals of the network.
    Everybody,
    /// VM: a line manager, for their own team.
    Manager,
}

impl Viewer {
    /// How many people stand behind a figure at least.
    #[must_use]
    pub const fn least(self) -> i64 {
        match self {
            Self::Own => 1,
            Self::Leads | Self::Members | Self::Everybody => 5,
            Self::Across | Self::Manager => 10,
        }
    }
}

/// A figure as the catalogue of indicators declares it.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Its id: `F1`.
    pub id: &'static str,
    /// Whom it is shown to; nobody else is ever let in.
    pub viewers: &'static [Viewer],
    /// How many people it needs at least, where that is more than its viewers’ own number.
    pub least: i64,
}

/// What comes through the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<T> {
    /// The figure.
    Is(T),
    /// Too few people stand behind it: fewer than this.
    Few(i64),
}

impl<T> Shown<T> {
    /// The figure, where it is one.
    pub fn figure(self) -> Option<T> {
        match self {
            Self::Is(figure) => Some(figure),
            Self::Few(_) => None,
        }
    }
}

impl Indicator {
    /// How many people it needs for these readers.
    #[must_use]
    pub const fn least(&self, viewer: Viewer) -> i64 {
        let usual = viewer.least();
        if self.least > usual { self.least } else { usual }
    }
    /// The figure for somebody of that class, with so many people behind it; nothing for a class it is
    /// not declared for.
    pub fn show<T>(&self, viewer: Viewer, people: i64, figure: T) -> Option<Shown<T>> {
        let least = self.least(viewer);
        let known = self.viewers.contains(&viewer);
        known.then(|| if people >= least { Shown::Is(figure) } else { Shown::Few(least) })
    }
}

/// Which cells of a breakdown are shown: those with fewer than `k` people are hidden, and after them the
/// next smallest until the hidden ones hold `2k` people together, so that no total gives one away; nothing
/// is shown where that cannot be reached.
#[must_use]
pub fn suppressed(cells: &[i64], k: i64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    let of = |at: usize| cells.get(at).copied().unwrap_or(0);
    order.sort_by_key(|at| of(*at));
    let few = cells.iter().filter(|n| **n < k).count();
    if few == 0 {
        return vec![true; cells.len()];
    }
    let (mut hidden, mut people) = (0, 0);
    for at in &order {
        if hidden >= few && people >= 2 * k {
            break;
        }
        (hidden, people) = (hidden + 1, people + of(*at));
    }
    if people < 2 * k {
        return vec![false; cells.len()];
    }
    let mut shown = vec![true; cells.len()];
    for at in order.into_iter().take(hidden) {
        if let Some(cell) = shown.get_mut(at) {
            *cell = false;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIGURE: Indicator = Indicator { id: "X", viewers: &[Viewer::Leads, Viewer::Manager], least: 0 };

    #[test]
    fn a_figure_needs_its_class_of_readers_and_enough_people() {
        assert_eq!(FIGURE.show(Viewer::Leads, 5, 42), Some(Shown::Is(42)));
        assert_eq!(FIGURE.show(Viewer::Leads, 4, 42), Some(Shown::Few(5)));
        assert_eq!(
            FIGURE.show(Viewer::Manager, 9, 42),
            Some(Shown::Few(10)),
            "a manager sees ten or nothing"
        );
        for viewer in [Viewer::Own, Viewer::Members, Viewer::Across, Viewer::Everybody] {
            assert_eq!(FIGURE.show(viewer, 1_000, 42), None, "{viewer:?} is not listed");
        }
        let strict = Indicator { least: 10, ..FIGURE };
        assert_eq!(strict.show(Viewer::Leads, 9, 42), Some(Shown::Few(10)));
        assert_eq!(Indicator { least: 1, ..FIGURE }.least(Viewer::Leads), 5, "nothing lowers it");
    }

    #[test]
    fn a_hidden_cell_takes_the_next_smallest_with_it() {
        // Of the catalogue: [40, 22, 7, 3] with k = 5 shows [40, 22, ·, ·].
        assert_eq!(suppressed(&[40, 22, 7, 3], 5), [true, true, false, false]);
        assert_eq!(suppressed(&[40, 22, 7], 5), [true, true, true]);
        assert_eq!(suppressed(&[3, 40, 2, 2], 5), [false, false, false, false], "seven are too few");
        assert_eq!(suppressed(&[4, 3], 5), [false, false]);
    }
}
