//! The merged catalogue: what holds now.

mod clause;
mod competence;
mod duty;
mod role;

pub use clause::{Clause, Criterion, Interface, Need, Shown};
pub use competence::{Competence, Family};
pub use duty::{Duty, Group, Level, Rhythm};
pub use role::{HeldBy, Outside, Role};

/// Everything that holds now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    /// How many changes lie over the original; 0 for none.
    pub version: i64,
    /// Groups in order.
    pub groups: Vec<Group>,
    /// Duties in order: the matrix first, then the duties of single roles.
    pub duties: Vec<Duty>,
    /// Families in order.
    pub families: Vec<Family>,
    /// Competences in order.
    pub competences: Vec<Competence>,
    /// Roles in order.
    pub roles: Vec<Role>,
}

impl Catalogue {
    /// The role of that key.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.key == key)
    }
    /// The duty of that key.
    #[must_use]
    pub fn duty(&self, key: &str) -> Option<&Duty> {
        self.duties.iter().find(|d| d.key == key)
    }
    /// The group of that key.
    #[must_use]
    pub fn group(&self, key: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.key == key)
    }
    /// The rows of the matrix that are in use.
    pub fn matrix(&self) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|d| d.own_of.is_none() && !d.off)
    }
    /// The roles that people are proposed for, in order.
    pub fn assigned(&self) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(|r| r.assigned())
    }
    /// The charters a role is made of: itself and what it includes, to any depth (S3-R0).
    #[must_use]
    pub fn parts<'a>(&'a self, role: &'a Role) -> Vec<&'a Role> {
        let mut parts = vec![role];
        let mut at = 0;
        while let Some(part) = parts.get(at).copied() {
            for key in &part.includes {
                if let Some(other) = self.role(key).filter(|o| !parts.iter().any(|p| p.key == o.key)) {
                    parts.push(other);
                }
            }
            at += 1;
        }
        parts
    }
    /// How a role takes part in a duty, through what it includes too.
    #[must_use]
    pub fn level(&self, duty: &Duty, role: &str) -> Level {
        let Some(role) = self.role(role) else { return Level::None };
        let levels = self.parts(role).into_iter().filter_map(|p| duty.participation.get(&p.key));
        levels.max().copied().unwrap_or_default()
    }
    /// Every duty in use that a role takes part in, with how.
    #[must_use]
    pub fn duties_of<'a>(&'a self, role: &'a Role) -> Vec<(&'a Duty, Level)> {
        let parts = self.parts(role);
        let level = |d: &Duty| parts.iter().filter_map(|p| d.participation.get(&p.key)).max().copied();
        let all = self.duties.iter().filter(|d| !d.off).filter_map(|d| Some((d, level(d)?)));
        all.filter(|(_, level)| *level != Level::None).collect()
    }
    /// The charter through which a role takes part in a duty: its own, or one it includes.
    #[must_use]
    pub fn through<'a>(&'a self, duty: &Duty, role: &'a Role) -> &'a Role {
        let parts = self.parts(role);
        let level = |r: &Role| duty.participation.get(&r.key).copied().unwrap_or_default();
        let most = parts.iter().map(|r| level(r)).max().unwrap_or_default();
        parts.into_iter().find(|r| level(r) == most).unwrap_or(role)
    }
    /// Interfaces whose other side does not know of them (S2-P3).
    #[must_use]
    pub fn one_sided(&self) -> Vec<(&Role, &Interface)> {
        let answered = |from: &Role, i: &Interface| {
            self.role(&i.with).is_some_and(|o| o.interfaces.iter().any(|b| b.with == from.key))
        };
        self.roles
            .iter()
            .flat_map(|r| r.interfaces.iter().map(move |i| (r, i)))
            .filter(|(r, i)| !answered(r, i))
            .collect()
    }
}
