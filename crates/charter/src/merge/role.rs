//! Roles: changed, added, with their own duties and what they name.

use std::collections::BTreeMap;

use super::{Work, charter};
use crate::catalogue::{Duty, Level};
use crate::file::RolePart;

const SCOPES: [&str; 3] = ["network", "unit", "space"];

impl Work<'_> {
    pub(super) fn role(&mut self, part: &RolePart) {
        let key = part.key.get_ref().clone();
        if self.new.role(&key).is_none() {
            if !part.label.whole() || part.scopes.is_none() {
                self.flaw(&part.key, "charters-flaw-role", &key);
                return;
            }
            self.new.roles.push(charter::blank(&key, self.added));
        }
        if let Some(scopes) = &part.scopes {
            let wrong = scopes.get_ref().iter().find(|s| !SCOPES.contains(&s.as_str()));
            if let Some(wrong) = wrong {
                self.flaw(scopes, "charters-flaw-scope", wrong);
            }
        }
        if self.added
            && let Some(shipped) = self.new.role(&key).filter(|r| !r.added)
            && let Some(word) = charter::fixed(shipped, part)
        {
            self.flaw(&part.key, "charters-flaw-fixed", word);
        }
        if let Some(role) = self.new.roles.iter_mut().find(|r| r.key == key) {
            charter::plain(role, part);
            charter::lists(role, part);
        }
        self.own_duties(part, &key);
    }

    pub(super) fn own_duties(&mut self, part: &RolePart, role: &str) {
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
    pub(super) fn references(&mut self, part: &RolePart) {
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
