//! Shapes of the public JSON about polls.

use std::collections::BTreeMap;

use kernel::Time;
use serde::de::Deserializer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody chooses: the places of the options, from 1. None takes the vote back.
#[derive(Debug, Clone, Default, ToSchema)]
pub struct Vote {
    /// The places.
    pub places: Vec<i64>,
}

impl<'de> Deserialize<'de> for Vote {
    /// JSON names a list of places; a form sends `place` once, or `place-N` for each that is ticked.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let sent = BTreeMap::<String, serde_json::Value>::deserialize(d)?;
        let number = |v: &serde_json::Value| v.as_i64().or_else(|| v.as_str()?.trim().parse().ok());
        let mut places: Vec<i64> = Vec::new();
        for (name, value) in &sent {
            match (name.as_str(), value) {
                ("places", serde_json::Value::Array(list)) => places.extend(list.iter().filter_map(number)),
                ("place" | "places", one) => places.extend(number(one)),
                (name, _) => places.extend(name.strip_prefix("place-").and_then(|n| n.parse::<i64>().ok())),
            }
        }
        places.sort_unstable();
        places.dedup();
        Ok(Self { places })
    }
}

/// One thing to choose.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PollOption)]
pub struct OptionJson {
    /// Its place, from 1.
    pub place: i64,
    /// What it says.
    pub words: String,
    /// How many chose it; absent until you voted or the poll is closed.
    pub votes: Option<i64>,
    /// Whether you chose it. Nobody else sees this.
    pub mine: bool,
}

/// A poll.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Poll)]
pub struct PollJson {
    /// Whether several may be chosen.
    pub several: bool,
    /// When it closes by itself.
    pub closes: Option<Time>,
    /// Whether it is over.
    pub closed: bool,
    /// How many people voted; absent until you voted or the poll is closed.
    pub voters: Option<i64>,
    /// What there is to choose between.
    pub options: Vec<OptionJson>,
}
