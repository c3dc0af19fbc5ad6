//! Who does what in a place, as programs read it.

use kernel::Lang;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AgreementJson, CellJson, LineJson, Named, answer, slug};

use crate::board::{Column, Line, Section};
use crate::care::Care;
use crate::scope::Scope;
use crate::store::find::label;
use crate::who::agreement::Agreement;
use crate::who::answers::{each, says, totals};
use crate::who::load::Seen;

/// Who does what in a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyBoard)]
pub struct BoardJson {
    /// `network`, `unit` or `space`.
    pub scope: String,
    /// Slug of the unit or space; `null` for the network.
    #[serde(rename = "in")]
    pub place: Option<String>,
    /// Its name; `null` for the network.
    pub name: Option<String>,
    /// Duties that somebody has to answer for here.
    pub duties: i64,
    /// Of them, with one person who answers.
    pub answered: i64,
    /// With nobody.
    pub vacant: i64,
    /// With more than one person who could.
    pub unsettled: i64,
    /// Resting on one person without a deputy.
    pub alone: i64,
    /// The roles of the matrix.
    pub columns: Vec<RoleJson>,
    /// Roles beside the matrix.
    pub others: Vec<RoleJson>,
    /// Duty by duty.
    pub items: Vec<LineJson>,
    /// How the space is looked after; `null` for what is no space, and for a team, which has its manager.
    pub care: Option<Care>,
    /// The working agreement; `null` where it is not for the reader or not of a space.
    pub agreement: Option<AgreementJson>,
}

/// A role on a board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardRole)]
pub struct RoleJson {
    /// What it is called.
    pub label: String,
    /// How it stands.
    #[serde(flatten)]
    pub cell: CellJson,
}

/// The board of a place as JSON.
#[must_use]
pub fn board(seen: &Seen, agreement: Option<&Agreement>, lang: Lang) -> BoardJson {
    let (board, sum) = (&seen.board, totals(&seen.board));
    let role = |c: &Column| {
        let mut cell = CellJson::new(&board.at, c);
        if each(board, c) {
            "each".clone_into(&mut cell.state);
        }
        RoleJson { label: label(&seen.catalogue, &c.role, lang), cell }
    };
    let lines = board.sections.iter().flat_map(|s| s.lines.iter().map(move |l| (s, l)));
    let line = |(section, line): (&Section, &Line)| LineJson {
        key: line.duty.clone(),
        group: section.group.clone(),
        title: seen.catalogue.duty(&line.duty).map_or_else(String::new, |d| d.title.get(lang).to_owned()),
        participation: board.columns.iter().map(|c| c.role.clone()).zip(line.cells.iter().copied()).collect(),
        answer: answer(says(board, line), line.settled),
        contributors: line.contributors.iter().map(Named::from).collect(),
    };
    BoardJson {
        scope: board.at.scope.kind().to_owned(),
        place: slug(&board.at),
        name: (board.at.scope != Scope::Network).then(|| board.at.name.clone()),
        duties: sum.duties,
        answered: sum.answered,
        vacant: sum.vacant,
        unsettled: sum.unsettled,
        alone: sum.alone,
        columns: board.columns.iter().map(role).collect(),
        others: board.others.iter().map(role).collect(),
        items: lines.map(line).collect(),
        care: seen
            .place
            .as_ref()
            .filter(|p| p.kind != web::place::Kind::Team)
            .map(|_| seen.state.care.get(&seen.at.scope).copied().unwrap_or_default()),
        agreement: agreement.map(AgreementJson::from),
    }
}
