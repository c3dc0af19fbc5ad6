//! Shapes of the rules in the public JSON. What is sent is a flat list of names and words, the same
//! in a form and in JSON: `work-mention: mail`.

use std::collections::BTreeMap;

use kernel::Problem;
use kernel::problem::Fields;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::attention::budget;
use crate::attention::hours::Hours;
use crate::attention::rules::Rules;
use crate::attention::way::{Flow, Way, What};

/// Names and words, as a form sends them.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = AttentionChange)]
pub struct Sent(pub BTreeMap<String, String>);

impl Sent {
    /// The way under a name; `None` when it was not sent or is empty.
    ///
    /// # Errors
    /// When the word is no way.
    pub fn way(&self, name: &str, what: What) -> Result<Option<Way>, Problem> {
        let Some(word) = self.0.get(name).filter(|w| !w.is_empty()) else { return Ok(None) };
        let way = Way::parse(word).filter(|way| allowed(what, *way));
        way.map(Some).ok_or_else(wrong)
    }
    fn on(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|v| v == "on" || v == "true")
    }
    /// The hours that were sent.
    ///
    /// # Errors
    /// When a time is none.
    pub fn hours(&self) -> Result<Hours, Problem> {
        let mut fields = Fields::default();
        let from = self.0.get("quiet-from").and_then(|t| minute(t));
        let until = self.0.get("quiet-until").and_then(|t| minute(t));
        fields.check(from.is_some(), "quiet-from", "attention-no-time");
        fields.check(until.is_some(), "quiet-until", "attention-no-time");
        fields.done()?;
        let days = |name: &str| {
            (1..=7).filter(|d| self.on(&format!("{name}-{d}"))).fold(0, |all, d| all | 1 << (d - 1))
        };
        Ok(Hours {
            quiet_from: from.unwrap_or_default(),
            quiet_until: until.unwrap_or_default(),
            quiet_days: days("quiet-day"),
            digest_days: days("digest-day"),
            weekly: self.on("weekly"),
            full_push: self.on("full-push"),
        })
    }
}

impl Sent {
    /// The most interruptions a day, when it was sent.
    ///
    /// # Errors
    /// When it is no number from 0 to 200.
    pub fn budget(&self) -> Result<Option<i64>, Problem> {
        let Some(text) = self.0.get("per-day").map(|t| t.trim()).filter(|t| !t.is_empty()) else {
            return Ok(None);
        };
        let number = text.parse::<i64>().ok().filter(|n| (0..=budget::MOST).contains(n));
        number.map(Some).ok_or_else(|| Problem::field("per-day", "attention-no-budget"))
    }
}

fn wrong() -> Problem {
    Problem::field("way", "attention-no-way")
}

/// What waits for somebody is never silent: at least the bell shows it.
pub(super) fn allowed(what: What, way: Way) -> bool {
    !(what == What::Ask && way == Way::Off)
}

/// `20:30` as minutes of the day.
fn minute(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

/// Minutes of the day as `20:30`.
pub(super) fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// One rule as it is in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleJson {
    /// work, communities, network.
    pub flow: Flow,
    /// mention, announcement, task, answer, reply, door, ask.
    pub what: What,
    /// off, bell, daily, weekly, mail, push, both.
    pub way: Way,
    /// What it is for somebody who never said anything.
    pub usual: Way,
}

/// How somebody is reached.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Attention {
    /// A rule for each flow and each thing.
    pub rules: Vec<RuleJson>,
    /// From when mail and push wait, `20:00` in one's own zone.
    pub quiet_from: String,
    /// Until when.
    pub quiet_until: String,
    /// On which days they wait all day; 1 is Monday.
    pub quiet_days: Vec<i64>,
    /// On which days the daily digest comes.
    pub digest_days: Vec<i64>,
    /// Whether the weekly digest comes.
    pub weekly: bool,
    /// Whether a push message says what it is about.
    pub full_push: bool,
    /// Interruptions in 24 hours; what is above the flow of work and beyond them comes with the digest.
    pub per_day: i64,
}

pub(super) fn days(set: i64) -> Vec<i64> {
    (1..=7).filter(|d| set >> (d - 1) & 1 == 1).collect()
}

impl Attention {
    /// Rules, hours and budget together.
    #[must_use]
    pub fn of(rules: &Rules, hours: &Hours, per_day: i64) -> Self {
        let all = Flow::ALL.iter().flat_map(|flow| What::ALL.iter().map(move |what| (*flow, *what)));
        let rule = |(flow, what): (Flow, What)| RuleJson {
            flow,
            what,
            way: rules.of_flow(flow, what),
            usual: what.usual(flow),
        };
        Self {
            rules: all.map(rule).collect(),
            quiet_from: clock(hours.quiet_from),
            quiet_until: clock(hours.quiet_until),
            quiet_days: days(hours.quiet_days),
            digest_days: days(hours.digest_days),
            weekly: hours.weekly,
            full_push: hours.full_push,
            per_day,
        }
    }
}

/// A rule of one space.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SpaceRule {
    /// mention, announcement, task, answer, reply, door, ask.
    pub what: What,
    /// The space's own way; `null` follows the flow.
    pub way: Option<Way>,
    /// The way the flow has.
    pub flow: Way,
}

/// How somebody is reached from one space.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SpaceAttention {
    /// A rule for each thing.
    pub rules: Vec<SpaceRule>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_days_are_read_and_written() {
        assert_eq!((minute("20:30"), minute("24:00"), minute("x")), (Some(1230), None, None));
        assert_eq!((clock(1230), days(0b110_0000)), ("20:30".to_owned(), vec![6, 7]));
        let sent: Sent = serde_json::from_str(
            r#"{"quiet-from":"22:00","quiet-until":"06:15","digest-day-1":"on","a":"mail","b":"x"}"#,
        )
        .unwrap_or_default();
        let hours = sent.hours();
        assert!(
            hours.is_ok_and(
                |h| (h.quiet_from, h.quiet_until, h.digest_days, h.weekly) == (1320, 375, 1, false)
            )
        );
        assert_eq!(sent.way("a", What::Ask), Ok(Some(Way::Mail)));
        assert!(sent.way("b", What::Ask).is_err() && !allowed(What::Ask, Way::Off));
    }
}
