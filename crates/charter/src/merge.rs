//! Lays a charter file over a catalogue: keys that are there are changed, others added.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::catalogue::{
    Catalogue, Clause, Competence, Criterion, Duty, Family, Group, HeldBy, Interface, Level, Need, Outside,
    Role, Shown,
};
use crate::file::{Cells, CompetencePart, DutyPart, FamilyPart, File, Flaw, GroupPart, RolePart, line};
use crate::{MATRIX, Text, limits};

const SCOPES: [&str; 3] = ["network", "unit", "space"];

/// The catalogue with the file laid over it, as the next version.
///
/// # Errors
/// Every unknown duty, role, group or competence, and everything that is missing from an addition,
/// by name and line; the catalogue stays as it was then.
pub fn lay(base: &Catalogue, file: &File, added: bool) -> Result<Catalogue, Vec<Flaw>> {
    let mut work = Work { new: base.clone(), flaws: limits::flaws(file), lines: &file.lines, added };
    for part in &file.group {
        work.group(part);
    }
    for part in &file.family {
        work.family(part);
    }
    for part in &file.competence {
        work.competence(part);
    }
    for part in &file.role {
        work.role(part);
    }
    for part in &file.duty {
        work.duty(part);
    }
    // What speaks of other roles comes last: a file may add two that name each other.
    for part in &file.role {
        work.references(part);
    }
    if work.flaws.is_empty() {
        work.new.version += 1;
        Ok(work.new)
    } else {
        work.flaws.sort_by_key(|flaw| flaw.line);
        Err(work.flaws)
    }
}

struct Work<'a> {
    new: Catalogue,
    flaws: Vec<Flaw>,
    lines: &'a [usize],
    added: bool,
}

impl Work<'_> {
    fn flaw<T>(&mut self, at: &Spanned<T>, reason: &'static str, what: &str) {
        let line = line(self.lines, at.span().start);
        self.flaws.push(Flaw { line, reason, what: what.to_owned() });
    }

    fn group(&mut self, part: &GroupPart) {
        let key = part.key.get_ref();
        if let Some(group) = self.new.groups.iter_mut().find(|g| g.key == *key) {
            group.title.lay(&part.title);
            group.what.lay(&part.what);
            return;
        }
        if !part.title.whole() {
            self.flaw(&part.key, "charters-flaw-title", key);
        }
        self.new.groups.push(Group {
            key: key.clone(),
            phase: part.phase.clone().unwrap_or_else(|| "steer".to_owned()),
            title: part.title.clone(),
            what: part.what.clone(),
        });
    }

    fn family(&mut self, part: &FamilyPart) {
        let key = part.key.get_ref();
        if let Some(family) = self.new.families.iter_mut().find(|f| f.key == *key) {
            family.title.lay(&part.title);
            return;
        }
        if !part.title.whole() {
            self.flaw(&part.key, "charters-flaw-title", key);
        }
        self.new.families.push(Family { key: key.clone(), title: part.title.clone() });
    }

    fn competence(&mut self, part: &CompetencePart) {
        let key = part.key.get_ref();
        let weights = part.weights.as_ref().map(|weights| {
            let pairs = MATRIX.iter().zip(weights).filter(|(_, weight)| **weight > 0);
            pairs.map(|(role, weight)| ((*role).to_owned(), *weight)).collect::<BTreeMap<_, _>>()
        });
        if let Some(old) = self.new.competences.iter_mut().find(|c| c.key == *key) {
            old.title.lay(&part.title);
            old.what.lay(&part.what);
            if let Some(weights) = weights {
                old.weights.retain(|role, _| !MATRIX.contains(&role.as_str()));
                old.weights.extend(weights);
            }
            return;
        }
        if !part.title.whole() {
            self.flaw(&part.key, "charters-flaw-title", key);
        }
        self.new.competences.push(Competence {
            key: key.clone(),
            family: part.family.clone().unwrap_or_default(),
            weights: weights.unwrap_or_default(),
            title: part.title.clone(),
            what: part.what.clone(),
        });
    }

    fn duty(&mut self, part: &DutyPart) {
        let key = part.key.get_ref().clone();
        let cells = part.participation.as_ref().and_then(|cells| self.cells(cells));
        if let Some(group) = &part.group
            && self.new.group(group.get_ref()).is_none()
        {
            self.flaw(group, "charters-flaw-group", group.get_ref());
        }
        for role in part.when.keys() {
            if self.new.role(role).is_none() {
                self.flaw(&part.key, "charters-flaw-role", role);
            }
        }
        if self.new.duty(&key).is_none() {
            // A change of a duty that is not there is a slip of the pen, not an addition.
            let whole = part.group.is_some() && part.title.whole() && cells.is_some();
            if !whole {
                self.flaw(&part.key, "charters-flaw-duty", &key);
                return;
            }
            let own_of = None;
            let (participation, rhythm) = (BTreeMap::new(), part.rhythm.unwrap_or_default());
            let (title, what, group) = (Text::default(), Text::default(), String::new());
            let (not_in, when, added) = (Vec::new(), BTreeMap::new(), self.added);
            let duty = Duty {
                key: key.clone(),
                group,
                participation,
                rhythm,
                title,
                what,
                not_in,
                when,
                own_of,
                added,
                off: false,
            };
            let at = self.new.duties.iter().position(|d| d.own_of.is_some()).unwrap_or(self.new.duties.len());
            self.new.duties.insert(at, duty);
        }
        let Some(duty) = self.new.duties.iter_mut().find(|d| d.key == key) else { return };
        duty.title.lay(&part.title);
        duty.what.lay(&part.what);
        duty.group = part.group.as_ref().map_or_else(|| duty.group.clone(), |g| g.get_ref().clone());
        duty.rhythm = part.rhythm.unwrap_or(duty.rhythm);
        duty.off = part.off.unwrap_or(duty.off);
        duty.participation.extend(cells.into_iter().flatten());
        if let Some(kinds) = &part.not_in {
            duty.not_in.clone_from(kinds);
        }
        for (role, text) in &part.when {
            duty.when.entry(role.clone()).or_default().lay(text);
        }
        self.triggers(part, &key);
    }

    /// A "sometimes" states when (S0-N9).
    fn triggers(&mut self, part: &DutyPart, key: &str) {
        let Some(duty) = self.new.duty(key) else { return };
        let sometimes = duty.participation.iter().filter(|(_, level)| **level == Level::Sometimes);
        let silent: Vec<String> = sometimes
            .filter(|(role, _)| !duty.when.get(*role).is_some_and(|t| t.whole()))
            .map(|(role, _)| format!("{key}, {role}"))
            .collect();
        for what in silent {
            self.flaw(&part.key, "charters-flaw-when", &what);
        }
    }

    fn cells(&mut self, cells: &Spanned<Cells>) -> Option<BTreeMap<String, Level>> {
        let table = match cells.get_ref() {
            Cells::Table(table) => table.clone(),
            Cells::Row(row) => {
                let levels: Option<Vec<Level>> = row
                    .split_whitespace()
                    .map(|cell| match cell {
                        "A" => Some(Level::Always),
                        "S" => Some(Level::Sometimes),
                        "-" => Some(Level::None),
                        _ => None,
                    })
                    .collect();
                let Some(levels) = levels.filter(|levels| levels.len() == MATRIX.len()) else {
                    self.flaw(cells, "charters-flaw-cells", row);
                    return None;
                };
                MATRIX.iter().map(|role| (*role).to_owned()).zip(levels).collect()
            }
        };
        for role in table.keys() {
            if self.new.role(role).is_none() {
                self.flaw(cells, "charters-flaw-role", role);
            }
        }
        Some(table)
    }

    fn role(&mut self, part: &RolePart) {
        let key = part.key.get_ref().clone();
        if self.new.role(&key).is_none() {
            if !part.label.whole() || part.scopes.is_none() {
                self.flaw(&part.key, "charters-flaw-role", &key);
                return;
            }
            self.new.roles.push(blank(&key, self.added));
        }
        if let Some(scopes) = &part.scopes {
            let wrong = scopes.get_ref().iter().find(|s| !SCOPES.contains(&s.as_str()));
            if let Some(wrong) = wrong {
                self.flaw(scopes, "charters-flaw-scope", wrong);
            }
        }
        if let Some(role) = self.new.roles.iter_mut().find(|r| r.key == key) {
            plain(role, part);
            lists(role, part);
        }
        self.own_duties(part, &key);
    }

    fn own_duties(&mut self, part: &RolePart, role: &str) {
        for own in &part.duty {
            let key = own.key.get_ref();
            if let Some(duty) = self.new.duties.iter_mut().find(|d| d.key == *key) {
                if duty.own_of.as_deref() == Some(role) {
                    duty.title.lay(&own.title);
                    duty.what.lay(&own.what);
                    duty.rhythm = own.rhythm;
                } else {
                    self.flaw(&own.key, "charters-flaw-taken", key);
                }
                continue;
            }
            if !own.title.whole() {
                self.flaw(&own.key, "charters-flaw-title", key);
            }
            self.new.duties.push(Duty {
                key: key.clone(),
                group: String::new(),
                participation: BTreeMap::from([(role.to_owned(), Level::Always)]),
                rhythm: own.rhythm,
                title: own.title.clone(),
                what: own.what.clone(),
                not_in: Vec::new(),
                when: BTreeMap::new(),
                own_of: Some(role.to_owned()),
                added: self.added,
                off: false,
            });
        }
    }

    /// Roles and competences that a charter names have to be there.
    fn references(&mut self, part: &RolePart) {
        for named in part.includes.iter().flatten().chain(part.interface.iter().map(|i| &i.with)) {
            if self.new.role(named.get_ref()).is_none() {
                self.flaw(named, "charters-flaw-role", named.get_ref());
            }
        }
        for weight in &part.competence {
            let key = weight.key.get_ref();
            match self.new.competences.iter_mut().find(|c| c.key == *key) {
                Some(competence) => {
                    competence.weights.insert(part.key.get_ref().clone(), weight.weight);
                }
                None => self.flaw(&weight.key, "charters-flaw-competence", key),
            }
        }
    }
}

fn blank(key: &str, added: bool) -> Role {
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

fn plain(role: &mut Role, part: &RolePart) {
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
    if let Some(includes) = &part.includes {
        role.includes = includes.iter().map(|key| key.get_ref().clone()).collect();
    }
    role.label.lay(&part.label);
    role.purpose.lay(&part.purpose);
    role.good_day.lay(&part.good_day);
}

/// A list that is given takes the place of the one that was.
fn lists(role: &mut Role, part: &RolePart) {
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
