//! Duties: changed, added, and how each role takes part.

use std::collections::BTreeMap;

use toml::Spanned;

use super::Work;
use crate::catalogue::{Duty, Level};
use crate::file::{Cells, DutyPart};
use crate::{MATRIX, Text};

impl Work<'_> {
    pub(super) fn duty(&mut self, part: &DutyPart) {
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
    pub(super) fn triggers(&mut self, part: &DutyPart, key: &str) {
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

    pub(super) fn cells(&mut self, cells: &Spanned<Cells>) -> Option<BTreeMap<String, Level>> {
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
}
