//! What a board answers in a sentence and in a few numbers. Pure.

use std::collections::BTreeSet;

use charter::{Catalogue, Duty, Level};
use kernel::fold::{fold, tokens};
use kernel::{AssignmentId, Lang, Time};

use crate::board::{Answer, Board, Column, Line, Who};
use crate::scope::Scope;

/// Who answers for a duty, as a board of any place says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// One person, and who comes next.
    One(&'a Who, Option<&'a Who>),
    /// Nobody, since.
    Nobody(Option<Time>),
    /// More than one could.
    Unsettled(&'a [(AssignmentId, Who)]),
    /// Each community has its own.
    Each,
}

/// What a board says in a few numbers. Duties that each community answers for are counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Duties that somebody has to answer for here.
    pub duties: i64,
    /// Of them, with one person who answers.
    pub answered: i64,
    /// With nobody.
    pub vacant: i64,
    /// Nobody since, the longest.
    pub oldest: Option<Time>,
    /// With more than one person who could.
    pub unsettled: i64,
    /// Resting on one person without a deputy.
    pub alone: i64,
    /// Answered for in each community.
    pub each: i64,
}

/// A role that each community has its own holder of: above the communities nobody has to.
#[must_use]
pub fn each(board: &Board, column: &Column) -> bool {
    !matches!(board.at.scope, Scope::Space(_)) && column.role == "facilitator" && column.seats.is_empty()
}

/// Who answers for a duty.
#[must_use]
pub fn says<'a>(board: &Board, line: &'a Line) -> Says<'a> {
    match &line.answer {
        Answer::One(who, next) => Says::One(who, next.as_ref()),
        Answer::Unsettled(people) => Says::Unsettled(people),
        Answer::Nobody(since) => {
            let mut always = board.columns.iter().zip(&line.cells).filter(|(_, l)| **l == Level::Always);
            if always.any(|(column, _)| each(board, column)) { Says::Each } else { Says::Nobody(*since) }
        }
    }
}

/// The board in numbers.
#[must_use]
pub fn totals(board: &Board) -> Totals {
    let mut sum = Totals::default();
    for line in board.sections.iter().flat_map(|s| &s.lines) {
        let said = says(board, line);
        if said == Says::Each {
            sum.each += 1;
            continue;
        }
        sum.duties += 1;
        match said {
            Says::One(_, next) => {
                sum.answered += 1;
                sum.alone += i64::from(next.is_none());
            }
            Says::Nobody(since) => {
                sum.vacant += 1;
                sum.oldest = [sum.oldest, since].into_iter().flatten().min();
            }
            Says::Unsettled(_) => sum.unsettled += 1,
            Says::Each => {}
        }
    }
    sum
}

/// How well a duty fits what somebody looks for: 2 by its title, 1 by what it is about; `None` when
/// it does not.
#[must_use]
pub fn fits(catalogue: &Catalogue, duty: &Duty, q: &str, lang: Lang) -> Option<u8> {
    let title = duty.title.get(lang);
    let group = catalogue.group(&duty.group).map_or("", |g| g.title.get(lang));
    if has(title, q) {
        return Some(2);
    }
    has(&format!("{title} {group} {}", duty.what.get(lang)), q).then_some(1)
}

/// Whether every word looked for stands in a text: by its stem, or as the beginning of a word.
fn has(text: &str, q: &str) -> bool {
    let stems: BTreeSet<String> = tokens(text).split(' ').map(str::to_owned).collect();
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let mut asked = kernel::fold::words(q).peekable();
    asked.peek().is_some()
        && asked.all(|word| {
            tokens(&word).split(' ').any(|t| stems.contains(t)) || words.iter().any(|w| w.starts_with(&word))
        })
}
