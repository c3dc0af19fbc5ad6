//! The figures of attention: each a function of plain numbers, and who may see it. Pure.

use web::figure::{Indicator, Viewer};

/// F1: interruptions per member and working day.
pub const F1: Indicator = Indicator { id: "F1", viewers: &[Viewer::Own, Viewer::Everybody], least: 0 };
/// F2: the manager's part of what interrupts a team.
pub const F2: Indicator = Indicator { id: "F2", viewers: &[Viewer::Manager, Viewer::Leads], least: 10 };
/// F3: calls for everybody that a rule refused.
pub const F3: Indicator = Indicator { id: "F3", viewers: &[Viewer::Leads], least: 0 };
/// F4: places with the same people and subjects.
pub const F4: Indicator = Indicator { id: "F4", viewers: &[Viewer::Leads], least: 0 };
/// F5: the minutes a week that are asked of one person.
pub const F5: Indicator = Indicator { id: "F5", viewers: &[Viewer::Own], least: 0 };
/// F6: what interrupted in quiet hours.
pub const F6: Indicator = Indicator { id: "F6", viewers: &[Viewer::Everybody], least: 0 };

/// F1: the middle and the ninetieth percent of interruptions per person and working day, in hundredths.
/// `counts`: so many interruptions, so many people had; whoever is not among them had none.
#[must_use]
pub fn load(counts: &[(i64, i64)], people: i64, days: i64) -> Option<(i64, i64)> {
    if people <= 0 || days <= 0 {
        return None;
    }
    let mut sorted: Vec<(i64, i64)> = counts.iter().copied().filter(|(n, _)| *n > 0).collect();
    sorted.sort_unstable();
    let interrupted: i64 = sorted.iter().map(|(_, people)| people).sum();
    // The nearest rank: the smallest count that so many percent of the people do not exceed.
    let at = |percent: i64| {
        let rank = (people * percent + 99) / 100;
        let mut below = (people - interrupted).max(0);
        let mut found = 0;
        for (n, had) in &sorted {
            if rank <= below {
                break;
            }
            (found, below) = (*n, below + had);
        }
        (found * 100 + days / 2) / days
    };
    Some((at(50), at(90)))
}

/// How many people stand at or above a percentile of so many: of nine, one at the ninetieth percent.
#[must_use]
pub const fn behind(people: i64, percent: i64) -> i64 {
    if people <= 0 { 0 } else { people - (people * percent + 99) / 100 + 1 }
}

/// Whether one person makes more than half of all, or two more than three quarters: then a figure of all
/// is theirs. `counts` as for `load`.
#[must_use]
pub fn of_a_few(counts: &[(i64, i64)]) -> bool {
    let all: i64 = counts.iter().map(|(n, people)| n * people).sum();
    let mut most: Vec<(i64, i64)> = counts.iter().copied().filter(|(_, people)| *people > 0).collect();
    most.sort_unstable_by(|a, b| b.cmp(a));
    let one = most.first().map_or(0, |(n, _)| *n);
    let two: i64 = most
        .iter()
        .flat_map(|(n, people)| std::iter::repeat_n(*n, if *people > 1 { 2 } else { 1 }))
        .take(2)
        .sum();
    one * 2 > all || two * 4 > all * 3
}

/// F2 and F6: a part of all, in whole percents; nothing of nothing.
#[must_use]
pub const fn share(part: i64, all: i64) -> Option<i64> {
    if all <= 0 { None } else { Some((part * 100 + all / 2) / all) }
}

/// F3: acts that a rule refused, of the rules that are shown together.
#[must_use]
pub fn blocked(by_rule: &[(String, i64)]) -> i64 {
    by_rule.iter().map(|(_, n)| n).sum()
}

/// F5: what is asked of one person in a week, in minutes.
#[must_use]
pub fn declared(minutes: &[i64]) -> i64 {
    minutes.iter().filter(|m| **m > 0).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    // spec: F1
    #[test]
    fn f1_the_middle_and_the_ninetieth_percent_per_person_and_working_day() {
        // Twenty people over five days: ten had none, six had 5, two had 10, two had 40.
        let counts = [(5, 6), (40, 2), (10, 2)];
        assert_eq!(load(&counts, 20, 5), Some((0, 200)), "0 a day for half, at most 2 for nine in ten");
        assert_eq!(load(&counts, 10, 5), Some((100, 800)), "without those who had none");
        assert_eq!(load(&[], 20, 5), Some((0, 0)));
        assert_eq!(load(&counts, 0, 5), None);
    }

    #[test]
    fn a_percentile_of_a_few_and_a_figure_of_one() {
        for (people, percent, stand) in [(0, 90, 0), (9, 90, 1), (9, 50, 5), (20, 90, 3), (41, 90, 5)] {
            assert_eq!(behind(people, percent), stand, "{people} {percent}");
        }
        assert!(
            of_a_few(&[(1, 10), (11, 1)]) && !of_a_few(&[(1, 10), (10, 1)]),
            "half is not more than half"
        );
        assert!(
            of_a_few(&[(2, 2), (7, 2)]) && !of_a_few(&[(2, 2), (6, 2)]),
            "two of four make more than 75 %"
        );
        assert!(!of_a_few(&[]) && !of_a_few(&[(5, 5)]));
    }

    // spec: F2
    #[test]
    fn f2_the_managers_part_of_what_interrupts_a_team() {
        assert_eq!(share(18, 24), Some(75));
        assert_eq!(share(0, 0), None, "nothing interrupted: there is no part");
        assert_eq!((F2.least, F2.viewers), (10, [Viewer::Manager, Viewer::Leads].as_slice()));
    }

    // spec: F3
    #[test]
    fn f3_refused_calls_by_rule_and_together() {
        assert_eq!(blocked(&[("S2-SM4".into(), 4), ("S2-P1".into(), 1)]), 5);
        assert_eq!(blocked(&[]), 0);
    }

    // spec: F5
    #[test]
    fn f5_the_minutes_that_are_declared_and_nothing_for_places_that_say_nothing() {
        assert_eq!(declared(&[120, 45, 0, 30]), 195);
        assert_eq!(F5.viewers, [Viewer::Own], "for oneself alone");
    }

    // spec: F6
    #[test]
    fn f6_the_part_that_came_in_quiet_hours() {
        assert_eq!(share(3, 120), Some(3), "2.5 rounds up");
        assert_eq!(share(0, 120), Some(0));
    }
}
