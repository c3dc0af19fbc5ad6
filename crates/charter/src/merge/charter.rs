//! A charter as a file says it, field by field.

use toml::Spanned;

use crate::Text;
use crate::catalogue::{Clause, Criterion, HeldBy, Interface, Need, Outside, Role, Shown};
use crate::file::RolePart;

pub(super) fn blank(key: &str, added: bool) -> Role {
    Role {
        key: key.to_owned(),
        level: "network".to_owned(),
        scopes: Vec::new(),
        held_by: HeldBy::Assignment,
        required: String::new(),
        single: false,
        outside: Outside::Yes,
        voluntary: false,
        share: 10,
        share_most: 100,
        includes: Vec::new(),
        label: Text::default(),
        purpose: Text::default(),
        good_day: Text::default(),
        criteria: Vec::new(),
        decides: Vec::new(),
        may_not: Vec::new(),
        indicators: Vec::new(),
        interfaces: Vec::new(),
        need: Need::default(),
        handover: Vec::new(),
        culture: Vec::new(),
        added,
    }
}

/// The word of the file that would move a limit of a role that ships: who may hold it, how many, and
/// whether it may stand empty are what the rules of the gate are proved with.
pub(super) fn fixed(role: &Role, part: &RolePart) -> Option<&'static str> {
    fn other<T: PartialEq>(mine: &T, new: Option<&T>) -> bool {
        new.is_some_and(|new| new != mine)
    }
    let moved = [
        ("held_by", other(&role.held_by, part.held_by.as_ref())),
        ("required", other(&role.required, part.required.as_ref())),
        ("single", other(&role.single, part.single.as_ref())),
        ("outside", other(&role.outside, part.outside.as_ref())),
        ("voluntary", other(&role.voluntary, part.voluntary.as_ref())),
    ];
    moved.into_iter().find(|(_, moved)| *moved).map(|(word, _)| word)
}

pub(super) fn plain(role: &mut Role, part: &RolePart) {
    fn take<T: Clone>(mine: &mut T, new: Option<&T>) {
        if let Some(new) = new {
            mine.clone_from(new);
        }
    }
    take(&mut role.level, part.level.as_ref());
    take(&mut role.scopes, part.scopes.as_ref().map(Spanned::get_ref));
    take(&mut role.held_by, part.held_by.as_ref());
    take(&mut role.required, part.required.as_ref());
    take(&mut role.single, part.single.as_ref());
    take(&mut role.outside, part.outside.as_ref());
    take(&mut role.voluntary, part.voluntary.as_ref());
    take(&mut role.share, part.share.as_ref());
    take(&mut role.share_most, part.share_most.as_ref());
    take(&mut role.need.fixed, part.need.fixed.as_ref());
    take(&mut role.need.per_question, part.need.per_question.as_ref());
    take(&mut role.need.per_joiner, part.need.per_joiner.as_ref());
    take(&mut role.need.per_message, part.need.per_message.as_ref());
    take(&mut role.need.places, part.need.places.as_ref());
    if let Some(includes) = &part.includes {
        role.includes = includes.iter().map(|key| key.get_ref().clone()).collect();
    }
    role.label.lay(&part.label);
    role.purpose.lay(&part.purpose);
    role.good_day.lay(&part.good_day);
}

/// A list that is given takes the place of the one that was.
pub(super) fn lists(role: &mut Role, part: &RolePart) {
    fn take<A, B>(mine: &mut Vec<B>, new: &[A], make: impl Fn(&A) -> B) {
        if !new.is_empty() {
            *mine = new.iter().map(make).collect();
        }
    }
    let criterion =
        |c: &crate::file::CriterionPart| Criterion { key: c.key.clone(), ask: c.ask.clone(), must: c.must };
    let clause = |c: &crate::file::ClausePart| Clause { rule: c.rule.clone(), text: c.text.clone() };
    take(&mut role.criteria, &part.criterion, criterion);
    take(&mut role.decides, &part.decides, clause);
    take(&mut role.may_not, &part.may_not, clause);
    take(&mut role.indicators, &part.indicator, |i| Shown { key: i.key.clone(), horizon: i.horizon.clone() });
    take(&mut role.interfaces, &part.interface, |i| Interface {
        with: i.with.get_ref().clone(),
        gives: i.gives.clone(),
        gets: i.gets.clone(),
    });
    take(&mut role.handover, &part.handover, |l| l.text.clone());
    take(&mut role.culture, &part.culture, |l| l.text.clone());
}
