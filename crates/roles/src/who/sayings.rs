//! What a space says of itself, theme by theme. Pure: it follows from the board.

use web::place::{Beside, Kind, Lead};

use super::agreement::{Saying, Theme};
use crate::absent;
use crate::board::{Answer, Board, Column, Seat, Who};

fn column<'a>(board: &'a Board, role: &str) -> Option<&'a Column> {
    board.columns.iter().chain(&board.others).find(|c| c.role == role && !c.seats.is_empty())
}

/// The holders of the first of these roles that anybody holds.
fn held(board: &Board, theme: Theme, roles: &[&str]) -> Saying {
    let Some(column) = roles.iter().find_map(|role| column(board, role)) else {
        let role = roles.first().copied().unwrap_or_default().to_owned();
        return Saying { theme, role, people: Vec::new(), then: Vec::new() };
    };
    // Whoever is away for now still answers for the role; the page says until when somebody stands in.
    let there = |s: &&Seat| s.who.active || s.deputy.is_none();
    let mut then: Vec<Who> = column.seats.iter().filter_map(|s| s.deputy.clone()).collect();
    then.dedup_by_key(|w| w.id);
    let people = column.seats.iter().filter(there).map(|s| s.who.clone()).collect();
    Saying { theme, role: column.role.clone(), people, then }
}

/// Whoever answers for a duty; else the holders of a role.
fn answering(board: &Board, theme: Theme, duty: &str, roles: &[&str]) -> Saying {
    match board.line(duty).map(|l| &l.answer) {
        Some(Answer::One(who, next)) => {
            let (who, next) = match (next, absent::stands_in(board, who)) {
                (Some(holder), Some(_)) => (holder, Some(who.clone())),
                _ => (who, next.clone()),
            };
            let role = board.columns.iter().find(|c| c.seats.iter().any(|s| s.who.id == who.id));
            Saying {
                theme,
                role: role.map(|c| c.role.clone()).unwrap_or_default(),
                people: vec![who.clone()],
                then: next.into_iter().collect(),
            }
        }
        _ => held(board, theme, roles),
    }
}

fn person(lead: &Lead) -> Who {
    Who { id: lead.id, name: lead.name.clone(), handle: lead.handle.clone(), active: true }
}

/// The leads of a space as people of a sentence.
fn leads(theme: Theme, beside: &Beside) -> Saying {
    Saying { theme, role: String::new(), people: beside.leads.iter().map(person).collect(), then: Vec::new() }
}

/// What a space says of itself, theme by theme.
#[must_use]
pub fn sayings(board: &Board, kind: Kind, beside: &Beside) -> Vec<Saying> {
    let first = |theme| match kind {
        Kind::Team => held(board, theme, &["line_manager"]),
        Kind::Project | Kind::Network => leads(theme, beside),
        Kind::Community if theme == Theme::Decides => held(board, theme, &["network_lead", "esn_owner"]),
        Kind::Community => held(board, theme, &["facilitator"]),
    };
    let answers = match kind {
        Kind::Community => answering(board, Theme::Answers, "LA10", &["facilitator"]),
        _ => first(Theme::Answers),
    };
    let next: &[&str] = match kind {
        Kind::Team => &["network_lead", "esn_owner"],
        _ => &["exec_sponsor", "esn_owner", "network_lead"],
    };
    let coaches = beside.coaches.iter().map(|(lead, _)| person(lead)).collect::<Vec<_>>();
    let coaches = Saying { theme: Theme::Coaches, role: String::new(), people: coaches, then: Vec::new() };
    let mut all = vec![
        first(Theme::Decides),
        first(Theme::Animates),
        coaches,
        answers,
        answering(board, Theme::Access, "LA9", &["platform_expert"]),
        held(board, Theme::Tool, &["user_support", "tech_support", "platform_expert"]),
        held(board, Theme::Next, next),
    ];
    // A team without a coach lacks nothing.
    all.retain(|s| s.theme != Theme::Coaches || !s.people.is_empty());
    all
}
