//! Who answers, ready to be drawn.

use charter::Level;
use kernel::Lexicon;

use super::{Link, nobody, person_link};
use crate::absent;
use crate::board::Line;
use crate::who::answers::{Says, says};
use crate::who::load::Seen;

/// Who answers, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Answered {
    /// `one`, `two`, `gap`, `split`, `each`.
    pub look: &'static str,
    pub who: Option<Link>,
    pub then: String,
    pub text: String,
    /// Somebody settled it.
    pub settled: bool,
    /// Who could, with their assignment and whether it is theirs now.
    pub could: Vec<(String, String, bool)>,
}

impl Answered {
    /// Nobody answers, or more than one person could.
    pub fn lacks(&self) -> bool {
        self.look == "gap" || self.look == "split"
    }
}

/// Who answers for a line.
pub fn answered(l: &Lexicon, seen: &Seen, line: &Line) -> Answered {
    let could = if seen.may.settle { could(seen, line) } else { Vec::new() };
    let base = Answered {
        look: "each",
        who: None,
        then: String::new(),
        text: String::new(),
        settled: line.settled,
        could,
    };
    match says(&seen.board, line) {
        Says::One(who, Some(next)) => Answered {
            look: "two",
            who: Some(person_link(who)),
            then: absent::say(l, &seen.board, who)
                .unwrap_or_else(|| l.s("roles-who-then", "name", &next.name)),
            ..base
        },
        Says::One(who, None) => Answered {
            look: "one",
            who: Some(person_link(who)),
            then: absent::alone(&seen.board, who)
                .map(|away| l.s("roles-who-away-alone", "day", away.last(l)))
                .unwrap_or_default(),
            ..base
        },
        Says::Nobody(since) => {
            Answered { look: "gap", text: nobody(l, since, seen.now), could: Vec::new(), ..base }
        }
        Says::Unsettled(people) => {
            let names: Vec<&str> = people.iter().take(3).map(|(_, who)| who.name.as_str()).collect();
            let names = names.join(&l.t("roles-who-or"));
            Answered {
                look: "split",
                text: l.ns("roles-who-unsettled", &super::count(people.len()), "names", &names),
                ..base
            }
        }
        Says::Each => Answered { text: l.t("roles-who-each"), could: Vec::new(), ..base },
    }
}

/// Everybody who takes part and could answer, once there is a choice.
fn could(seen: &Seen, line: &Line) -> Vec<(String, String, bool)> {
    let part = seen.board.columns.iter().zip(&line.cells);
    // Whoever always takes part could; the others only once somebody settled it on them.
    let seats = part.filter(|(_, level)| **level == Level::Always).flat_map(|(column, _)| &column.seats);
    let answer = match says(&seen.board, line) {
        Says::One(who, _) => Some(who.id),
        _ => None,
    };
    let all: Vec<_> = seats
        .take(50)
        .map(|s| (s.id.to_string(), s.who.name.clone(), line.settled && answer == Some(s.who.id)))
        .collect();
    if all.len() > 1 || line.settled { all } else { Vec::new() }
}
