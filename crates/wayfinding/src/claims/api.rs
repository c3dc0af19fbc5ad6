//! Shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::my_routes::Mine;
use super::space_routes::Seen;
use super::store::weeks::Week;

/// Most minutes a week that a place may ask for: a whole working week.
pub const MOST: i64 = 2_400;

/// What a place asks for, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceTime)]
pub struct Saying {
    /// Minutes a week, 0 to 2400; 0 takes the word back.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub minutes: serde_json::Value,
}

impl Saying {
    /// The minutes; nothing when it is no such number.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        let text = self.minutes.as_str().map(str::trim);
        let number = self.minutes.as_i64().or_else(|| text.and_then(|t| t.parse().ok()));
        let number = number.or_else(|| text.is_some_and(str::is_empty).then_some(0));
        number.filter(|n| (0..=MOST).contains(n))
    }
    /// As it was written.
    #[must_use]
    pub fn text(&self) -> String {
        self.minutes.as_str().map_or_else(|| self.minutes.to_string(), str::to_owned)
    }
}

/// A place of the reader’s with its time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyTimeSpace)]
pub struct AsksJson {
    /// Its word in addresses.
    pub space: String,
    /// team, community, project, network.
    pub kind: String,
    /// Minutes a week; `null` where its lead says nothing.
    pub minutes: Option<i64>,
}

/// A request to settle what two places want of the same time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyArbitration)]
pub struct SettlingJson {
    /// Id of the request for help.
    pub id: String,
    /// `asked`, `agreed`, `declined`, `withdrawn`.
    pub state: String,
    /// When it was asked.
    pub at: Time,
    /// What was decided.
    pub answer: String,
}

/// What is asked of the reader’s attention; for themselves alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyTime)]
pub struct MyTimeJson {
    /// The minutes a week that the reader’s places ask for together (F5).
    pub minutes: i64,
    /// From how many on the network calls it too much.
    pub ceiling: i64,
    /// The places, what asks most first.
    pub spaces: Vec<AsksJson>,
    /// Interruptions of the last four weeks (F1, one’s own).
    pub interruptions: i64,
    /// What was put aside for the daily digest in that time.
    pub put_aside: i64,
    /// Interruptions a day, at most.
    pub per_day: i64,
    /// What the reader asked to be settled.
    pub settling: Vec<SettlingJson>,
}

impl From<&Mine> for MyTimeJson {
    fn from(m: &Mine) -> Self {
        let asks = |a: &super::store::Asks| AsksJson {
            space: a.slug.clone(),
            kind: a.kind.clone(),
            minutes: (a.minutes > 0).then_some(a.minutes),
        };
        let settling = |s: &super::store::Settling| SettlingJson {
            id: s.id.to_string(),
            state: s.state.clone(),
            at: s.at,
            answer: s.answer.clone(),
        };
        Self {
            minutes: m.minutes(),
            ceiling: m.ceiling,
            spaces: m.spaces.iter().map(asks).collect(),
            interruptions: m.own.0,
            put_aside: m.own.1,
            per_day: m.per_day,
            settling: m.settling.iter().map(settling).collect(),
        }
    }
}

/// A place that wants the same people for the same subject.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceOverlap)]
pub struct OverlapJson {
    /// Its word in addresses.
    pub space: String,
    /// People in both; `null` where the reader may not read the other place.
    pub shared: Option<i64>,
    /// F4 in thousandths; `null` likewise.
    pub degree: Option<i64>,
}

/// A rule that refused calls for everybody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RefusedCalls)]
pub struct RefusedJson {
    /// Its id.
    pub rule: String,
    /// How often in the last four whole weeks.
    pub times: i64,
}

/// What a place asks for; for whoever leads it, what it costs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceTime)]
pub struct TimeJson {
    /// Minutes a week; `null` where its lead says nothing.
    pub minutes: Option<i64>,
    /// Since when.
    pub since: Option<Time>,
    /// F4: places it overlaps with; for whoever leads it.
    pub overlaps: Option<Vec<OverlapJson>>,
    /// F3: calls for everybody that rules refused in the last four whole weeks, of each rule that refused
    /// five people or more; for whoever leads it. `null` where there is no such rule.
    pub refused: Option<Vec<RefusedJson>>,
    /// F2: the manager’s part of last week’s interruptions, in percent; of a team, for its manager.
    pub manager_share: Option<i64>,
}

impl From<&Seen> for TimeJson {
    fn from(s: &Seen) -> Self {
        let overlap = |b: &super::store::pairs::Beside| OverlapJson {
            space: b.slug.clone(),
            shared: b.readable.then_some(b.shared),
            degree: b.readable.then(|| b.pair().degree()),
        };
        let refused = |(rule, times): &(String, i64)| RefusedJson { rule: rule.clone(), times: *times };
        Self {
            minutes: s.said.as_ref().map(|t| t.minutes),
            since: s.said.as_ref().map(|t| t.since),
            overlaps: s.cost.as_ref().map(|c| c.overlaps.iter().map(overlap).collect()),
            refused: s.cost.as_ref().and_then(|c| Some(c.refused.as_ref()?.iter().map(refused).collect())),
            manager_share: s.cost.as_ref().and_then(super::space_routes::Cost::percent),
        }
    }
}

/// A week of the whole network.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AttentionWeek)]
pub struct WeekJson {
    /// Its Monday: `2026-03-02`.
    pub week: String,
    /// F1: interruptions per member and working day, in hundredths: the middle. `null` where fewer than five
    /// people stand at it or above it.
    pub p50: Option<i64>,
    /// … and what nine in ten do not exceed; `null` likewise.
    pub p90: Option<i64>,
    /// F6: interruptions in quiet hours, in percent of all; `null` where fewer than five people were
    /// interrupted, or one or two make most of it.
    pub quiet_share: Option<i64>,
}

/// Attention over the network.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NetworkAttention)]
pub struct NetworkJson {
    /// The latest weeks that enough people stand behind.
    pub weeks: Vec<WeekJson>,
}

impl From<&Week> for WeekJson {
    fn from(w: &Week) -> Self {
        let quiet_share = super::figures::share(w.quiet, w.total);
        let shown = |n: i64| (n >= 0).then_some(n);
        Self { week: w.week.clone(), p50: shown(w.p50), p90: shown(w.p90), quiet_share }
    }
}
