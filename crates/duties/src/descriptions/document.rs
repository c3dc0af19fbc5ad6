//! The description itself, in both languages: what is kept of a version, and what every form of it
//! (page, Markdown, Word) is made from. Pure.

use charter::{Catalogue, Clause, Level, Role, Text};
use serde::{Deserialize, Serialize};

use super::adapt::{About, Adapted, Change};
use super::context::Context;

/// A profile that went into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Key of the role.
    pub key: String,
    /// What it is called.
    pub label: Text,
    /// Why it exists.
    pub purpose: Text,
    /// What a good day looks like.
    pub good_day: Text,
}

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its key.
    pub key: String,
    /// What is done.
    pub title: Text,
    /// What that means.
    pub what: Text,
    /// Always, or sometimes.
    pub level: Level,
    /// When, where it is done sometimes.
    pub when: Vec<Text>,
    /// How often it comes round.
    pub rhythm: String,
}

/// Duties of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Key of the group; empty for the duties of single roles.
    pub key: String,
    /// Its name.
    pub title: Text,
    /// The duties.
    pub lines: Vec<Line>,
}

/// A competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: Text,
    /// How one notices it.
    pub what: Text,
    /// 2 very important, 1 important.
    pub weight: i64,
}

/// Competences of one family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Its name.
    pub title: Text,
    /// The very important first.
    pub needs: Vec<Need>,
}

/// What passes between the job and a role outside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// The other role.
    pub with: Text,
    /// What the holder gives.
    pub gives: Text,
    /// What they receive.
    pub gets: Text,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// Its key.
    pub key: String,
    /// `operational`, `activity`, `value`, or nothing.
    pub horizon: String,
}

/// A line of the trace, with names as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// What was changed and why.
    pub change: Change,
    /// The duty or competence.
    pub title: Text,
    /// The role the rule speaks of.
    pub role: Text,
}

/// A description in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title.
    pub title: Text,
    /// Where the job is: empty for the whole network.
    pub place: String,
    /// The profiles.
    pub profiles: Vec<Profile>,
    /// Tenths of hours a week that the charters reckon with here.
    pub hours: i64,
    /// Duties by group, in the catalogue's order.
    pub sections: Vec<Section>,
    /// What the holder decides without asking.
    pub decides: Vec<Text>,
    /// What the holder may not do.
    pub may_not: Vec<Text>,
    /// What the job is seen by.
    pub signs: Vec<Sign>,
    /// What passes between it and others.
    pub exchanges: Vec<Exchange>,
    /// Competences by family.
    pub families: Vec<Family>,
    /// What was changed and why.
    pub trace: Vec<Traced>,
}

impl Document {
    /// Everything that was adapted, with the words of the charters as they are now.
    #[must_use]
    pub fn of(
        catalogue: &Catalogue,
        adapted: &Adapted,
        context: &Context,
        (title, place): (Text, String),
    ) -> Self {
        let roles: Vec<&Role> =
            catalogue.roles.iter().filter(|r| adapted.mix.roles.contains(&r.key)).collect();
        let all: Vec<&Role> = unique(roles.iter().flat_map(|r| catalogue.parts(r)));
        let clauses = |of: fn(&Role) -> &Vec<Clause>| {
            unique(all.iter().flat_map(|r| of(r).iter().map(|c| c.text.clone())))
        };
        Self {
            title,
            place,
            profiles: roles.iter().map(|r| profile(r)).collect(),
            hours: hours(&roles, context),
            sections: sections(catalogue, adapted),
            decides: clauses(|r| &r.decides),
            may_not: clauses(|r| &r.may_not),
            signs: signs(&all),
            exchanges: exchanges(catalogue, &roles),
            families: families(catalogue, adapted),
            trace: adapted.trace.iter().map(|c| traced(catalogue, c)).collect(),
        }
    }
    /// Duties that are done sometimes and do not say when (S0-N9): it is not published with them.
    #[must_use]
    pub fn without_trigger(&self) -> Vec<&Line> {
        let lines = self.sections.iter().flat_map(|s| &s.lines);
        lines.filter(|l| l.level == Level::Sometimes && l.when.is_empty()).collect()
    }
    /// How many duties it has.
    #[must_use]
    pub fn duties(&self) -> usize {
        self.sections.iter().map(|s| s.lines.len()).sum()
    }
}

/// Each once, in order.
fn unique<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut out: Vec<T> = Vec::new();
    for one in all {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

fn profile(role: &Role) -> Profile {
    let Role { key, label, purpose, good_day, .. } = role;
    Profile { key: key.clone(), label: label.clone(), purpose: purpose.clone(), good_day: good_day.clone() }
}

/// Tenths of hours a week: roles in spaces need their hours once for each community.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // a few hundred hours at most
fn hours(roles: &[&Role], context: &Context) -> i64 {
    let times =
        |role: &Role| if role.level == "space" { context.communities.clamp(1, 1_000) as f64 } else { 1.0 };
    roles.iter().map(|r| (r.need.fixed * times(r) * 10.0).round() as i64).sum()
}

fn sections(catalogue: &Catalogue, adapted: &Adapted) -> Vec<Section> {
    let line = |duty: &charter::Duty| {
        let part = adapted.mix.duties.get(&duty.key)?;
        let sometimes = part.level == Level::Sometimes;
        Some(Line {
            key: duty.key.clone(),
            title: duty.title.clone(),
            what: duty.what.clone(),
            level: part.level,
            when: if sometimes { part.triggers().into_iter().cloned().collect() } else { Vec::new() },
            rhythm: duty.rhythm.as_str().to_owned(),
        })
    };
    let of = |key: &str| -> Vec<Line> {
        let mut lines: Vec<Line> =
            catalogue.duties.iter().filter(|d| d.group == key).filter_map(line).collect();
        lines.sort_by_key(|l| std::cmp::Reverse(l.level));
        lines
    };
    let named = catalogue.groups.iter().map(|g| Section {
        key: g.key.clone(),
        title: g.title.clone(),
        lines: of(&g.key),
    });
    let own = Section { key: String::new(), title: Text::default(), lines: of("") };
    named.chain(std::iter::once(own)).filter(|s| !s.lines.is_empty()).collect()
}

fn signs(roles: &[&Role]) -> Vec<Sign> {
    let sign = |i: &charter::Shown| Sign { key: i.key.clone(), horizon: i.horizon.clone() };
    let mut signs = unique(roles.iter().flat_map(|r| r.indicators.iter().map(sign)));
    signs.sort_by_key(|s| ["operational", "activity", "value"].iter().position(|h| *h == s.horizon));
    signs
}

fn exchanges(catalogue: &Catalogue, roles: &[&Role]) -> Vec<Exchange> {
    let inside = |key: &str| roles.iter().any(|r| r.key == key);
    let outward = roles.iter().flat_map(|r| r.interfaces.iter()).filter(|i| !inside(&i.with));
    unique(outward.filter_map(|i| {
        let with = catalogue.role(&i.with)?.label.clone();
        Some(Exchange { with, gives: i.gives.clone(), gets: i.gets.clone() })
    }))
}

fn families(catalogue: &Catalogue, adapted: &Adapted) -> Vec<Family> {
    let need = |c: &charter::Competence| {
        let weight = *adapted.mix.weights.get(&c.key)?;
        Some(Need { key: c.key.clone(), title: c.title.clone(), what: c.what.clone(), weight })
    };
    let of = |key: &str| -> Vec<Need> {
        let all = catalogue.competences.iter().filter(|c| c.family == key);
        let mut needs: Vec<Need> = all.filter_map(need).collect();
        needs.sort_by_key(|n| -n.weight);
        needs
    };
    let all = catalogue.families.iter().map(|f| Family { title: f.title.clone(), needs: of(&f.key) });
    all.filter(|f| !f.needs.is_empty()).collect()
}

fn traced(catalogue: &Catalogue, change: &Change) -> Traced {
    let title = match change.about {
        About::Duty => catalogue.duty(&change.key).map(|d| d.title.clone()),
        About::Competence => {
            catalogue.competences.iter().find(|c| c.key == change.key).map(|c| c.title.clone())
        }
    };
    let role = catalogue.role(&change.role).map(|r| r.label.clone());
    Traced { change: change.clone(), title: title.unwrap_or_default(), role: role.unwrap_or_default() }
}
