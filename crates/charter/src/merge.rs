//! Lays a charter file over a catalogue: keys that are there are changed, others added.

mod charter;
mod duty;
mod role;

use std::collections::BTreeMap;

use toml::Spanned;

use crate::catalogue::{Catalogue, Competence, Family, Group};
use crate::file::{CompetencePart, FamilyPart, File, Flaw, GroupPart, line};
use crate::{MATRIX, limits};

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
}
