//! A mix adapted to a context (S0-N7), with a trace of what was changed and why. Pure.
//!
//! The rules are few and each says its reason. What whoever writes the description decides comes last
//! and is traced with their reason. A duty never goes without a line in the trace.

use charter::{Catalogue, Level, Text};
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::mix::{Mix, Part};

/// Below so many people, whoever is there does what nobody else is there for.
pub const SMALL: i64 = 1_000;
/// From so many people on, a duty that others always do is theirs.
pub const LARGE: i64 = 5_000;
/// Done so often in twelve months, a duty is no exception any more.
pub const OFTEN: i64 = 6;
/// The competences the rules speak of: English, supplier relations, meetings at a distance.
const ENGLISH: &str = "CK4";
const SUPPLIERS: &str = "CH10";
const DISTANCE: &str = "CH11";

/// What a line of the trace is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// A duty.
    Duty,
    /// A competence.
    Competence,
}

/// One thing that is not as the charters say, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What it is about.
    pub about: About,
    /// Its key.
    pub key: String,
    /// How it was: 0 to 2 (not at all, sometimes or important, always or very important).
    pub was: i64,
    /// How it is.
    pub is: i64,
    /// Which rule: `not-here`, `nobody-else`, `others-do`, `practised`, `no-community`, `no-english`,
    /// `supplier`, `distance`, or `chosen`.
    pub rule: String,
    /// The role it is about, where the rule speaks of one.
    #[serde(default)]
    pub role: String,
    /// The number it is about.
    #[serde(default)]
    pub n: i64,
    /// What whoever chose it says.
    #[serde(default)]
    pub why: String,
}

/// A mix as it fits its context.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Adapted {
    /// What is left of the mix.
    pub mix: Mix,
    /// What was changed and why.
    pub trace: Vec<Change>,
}

/// How strict a level is, as a number.
#[must_use]
pub const fn strict(level: Level) -> i64 {
    match level {
        Level::None => 0,
        Level::Sometimes => 1,
        Level::Always => 2,
    }
}

/// Adapts a mix. `soon` is the trigger of what begins with the first community.
#[must_use]
pub fn adapt(catalogue: &Catalogue, mix: &Mix, context: &Context, soon: &Text) -> Adapted {
    let mut out = Adapted { mix: Mix { roles: mix.roles.clone(), ..Mix::default() }, trace: Vec::new() };
    // In the order of the catalogue, so that the trace reads like the document; choices may add duties.
    for duty in catalogue.duties.iter().filter(|d| !d.off) {
        let was = mix.duties.get(&duty.key);
        let mut part = was.cloned().unwrap_or_default();
        if was.is_some() {
            by_rule(&mut out.trace, (catalogue, mix, context, soon), duty, &mut part);
        }
        by_choice(&mut out.trace, context, &duty.key, &mut part);
        if part.level != Level::None {
            out.mix.duties.insert(duty.key.clone(), part);
        }
    }
    weights(&mut out, mix, context);
    out
}

fn by_rule(
    trace: &mut Vec<Change>,
    (catalogue, mix, context, soon): (&Catalogue, &Mix, &Context, &Text),
    duty: &charter::Duty,
    part: &mut Part,
) {
    let others = || {
        let always = duty.participation.iter().filter(|(_, level)| **level == Level::Always);
        always.map(|(role, _)| role.as_str()).filter(|role| !mix.roles.contains(*role))
    };
    let practised = context.practised.get(&duty.key).copied().unwrap_or_default();
    let phase = catalogue.group(&duty.group).map_or("", |g| g.phase.as_str());
    let (is, rule, role, n) = if duty.not_in.contains(&context.kind) {
        (Level::None, "not-here", "", 0)
    } else if part.level == Level::Always && context.communities == 0 && ["lead", "manage"].contains(&phase) {
        (Level::Sometimes, "no-community", "", 0)
    } else if part.level != Level::Sometimes {
        return;
    } else if practised.done >= OFTEN {
        (Level::Always, "practised", "", practised.done)
    } else if let Some(role) = others().find(|r| context.people < SMALL && context.held(r) == 0)
        && others().all(|r| context.held(r) == 0)
    {
        (Level::Always, "nobody-else", role, context.people)
    } else if let Some(role) = others().find(|r| context.people >= LARGE && context.held(r) > 0)
        && practised.done == 0
    {
        (Level::None, "others-do", role, context.held(role))
    } else {
        return;
    };
    let change = Change { role: role.to_owned(), n, ..change(&duty.key, part.level, is, rule) };
    trace.push(change);
    part.level = is;
    if rule == "no-community" {
        part.when = mix.roles.iter().take(1).map(|role| (role.clone(), soon.clone())).collect();
    }
}

fn by_choice(trace: &mut Vec<Change>, context: &Context, key: &str, part: &mut Part) {
    let Some(choice) = context.choices.get(key) else { return };
    if choice.level == part.level && (choice.level != Level::Sometimes || !choice.when.whole()) {
        return;
    }
    trace.push(Change { why: choice.why.clone(), ..change(key, part.level, choice.level, "chosen") });
    part.level = choice.level;
    if choice.level == Level::Sometimes && choice.when.whole() {
        part.when = [("chosen".to_owned(), choice.when.clone())].into();
    }
}

fn change(key: &str, was: Level, is: Level, rule: &str) -> Change {
    Change {
        about: About::Duty,
        key: key.to_owned(),
        was: strict(was),
        is: strict(is),
        rule: rule.to_owned(),
        role: String::new(),
        n: 0,
        why: String::new(),
    }
}

fn weights(out: &mut Adapted, mix: &Mix, context: &Context) {
    out.mix.weights.clone_from(&mix.weights);
    let of = |key: &str| mix.weights.get(key).copied().unwrap_or_default();
    let rules = [
        (ENGLISH, 0, "no-english", of(ENGLISH) > 0 && !context.languages.is_empty() && !context.speaks("en")),
        (SUPPLIERS, 2, "supplier", of(SUPPLIERS) < 2 && context.supplier),
        (DISTANCE, 2, "distance", of(DISTANCE) == 1 && context.people >= LARGE),
    ];
    for (key, is, rule, applies) in rules {
        if !applies {
            continue;
        }
        let n = context.people;
        let line = Change { about: About::Competence, n, ..change(key, Level::None, Level::None, rule) };
        out.trace.push(Change { was: of(key), is, ..line });
        if is == 0 {
            out.mix.weights.remove(key);
        } else {
            out.mix.weights.insert(key.to_owned(), is);
        }
    }
}
