//! How people take part: who helps, who asks, who connects, who only reads, and at what hours they
//! work. Written for the named, drawn for the others; everything drawn about people follows from it.

use std::collections::{BTreeMap, HashMap};

use rand::Rng;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

const WRITTEN: &str = include_str!("../data/characters.toml");

/// What somebody is like among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Answers.
    Helper,
    /// Asks.
    Asker,
    /// Carries things from one unit to another.
    Connector,
    /// Says what there is to say.
    Steady,
    /// Hardly ever says anything.
    Rare,
    /// Reads.
    Reader,
}

/// When somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hours {
    /// By day.
    Office,
    /// From half past five.
    Early,
    /// Into the evening.
    Late,
    /// At night.
    Night,
}

/// How somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Character {
    /// What they are like.
    pub nature: Nature,
    /// When they work.
    pub hours: Hours,
    /// How much they say, beside others.
    pub voice: u32,
}

/// What is drawn by a table: of every thousand, up to how many have at most which value.
pub(crate) type Quantiles = [(u32, i64)];

/// A value by its table, straight lines between its points.
pub(crate) fn drawn(rng: &mut ChaCha8Rng, table: &Quantiles) -> i64 {
    let at = i64::from(rng.random_range(0..1000_u32));
    let mut below = (0_i64, 0_i64);
    for (share, value) in table {
        let share = i64::from(*share);
        if at < share {
            let span = (share - below.0).max(1);
            return below.1 + (value - below.1) * (at - below.0) / span;
        }
        below = (share, *value);
    }
    below.1
}

const VOICES: &Quantiles =
    &[(0, 1), (300, 3), (600, 8), (800, 22), (920, 80), (970, 300), (990, 1100), (1000, 3600)];

impl Nature {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "helper" => Self::Helper,
            "asker" => Self::Asker,
            "connector" => Self::Connector,
            "steady" => Self::Steady,
            "rare" => Self::Rare,
            "reader" => Self::Reader,
            _ => return None,
        })
    }
    /// What their voice is multiplied by: all, when they begin something, when they answer.
    const fn factors(self) -> (i64, i64, i64) {
        match self {
            Self::Helper => (40, 2, 8),
            Self::Asker => (24, 8, 2),
            Self::Connector => (48, 4, 6),
            Self::Steady => (16, 4, 4),
            Self::Rare => (2, 4, 3),
            Self::Reader => (0, 0, 0),
        }
    }
    /// Of a hundred things written where they are, how many they read, beside what most people read.
    pub(crate) const fn reads(self) -> u32 {
        match self {
            Self::Helper | Self::Connector => 115,
            Self::Asker | Self::Steady | Self::Reader => 100,
            Self::Rare => 60,
        }
    }
}

impl Character {
    fn new(nature: Nature, hours: Hours, rng: &mut ChaCha8Rng) -> Self {
        let voice = drawn(rng, VOICES) * nature.factors().0;
        Self { nature, hours, voice: u32::try_from(voice).unwrap_or(0) }
    }
    /// How often they begin something, beside others.
    pub(crate) fn begins(&self) -> u64 {
        u64::from(self.voice) * self.nature.factors().1.unsigned_abs()
    }
    /// How often they answer, beside others.
    pub(crate) fn answers(&self) -> u64 {
        u64::from(self.voice) * self.nature.factors().2.unsigned_abs()
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    shares: BTreeMap<String, u32>,
    natures: BTreeMap<String, Vec<String>>,
    hours: BTreeMap<String, Vec<String>>,
}

/// The characters there are.
pub(crate) struct Characters {
    shares: Vec<(u32, Nature)>,
    natures: HashMap<String, Nature>,
    hours: HashMap<String, Hours>,
}

impl Characters {
    pub(crate) fn read() -> Result<Self, String> {
        let file: Written = toml::from_str(WRITTEN).map_err(|e| format!("characters.toml: {e}"))?;
        let nature = |word: &str| Nature::parse(word).ok_or_else(|| format!("no nature is “{word}”"));
        let (mut sum, mut shares, mut natures, mut hours) = (0, Vec::new(), HashMap::new(), HashMap::new());
        for (word, share) in &file.shares {
            sum += share;
            shares.push((sum, nature(word)?));
        }
        for (word, handles) in &file.natures {
            let nature = nature(word)?;
            natures.extend(handles.iter().map(|h| (h.clone(), nature)));
        }
        for (word, handles) in &file.hours {
            let at = match word.as_str() {
                "early" => Hours::Early,
                "late" => Hours::Late,
                "night" => Hours::Night,
                _ => return Err(format!("no hours are “{word}”")),
            };
            hours.extend(handles.iter().map(|h| (h.clone(), at)));
        }
        Ok(Self { shares, natures, hours })
    }

    /// Of somebody named.
    pub(crate) fn named(&self, handle: &str, rng: &mut ChaCha8Rng) -> Character {
        let nature = self.natures.get(handle).copied().unwrap_or(Nature::Steady);
        Character::new(nature, self.hours.get(handle).copied().unwrap_or(Hours::Office), rng)
    }

    /// Of somebody drawn; plants and rounds have shifts.
    pub(crate) fn other(&self, shifts: bool, rng: &mut ChaCha8Rng) -> Character {
        let at = rng.random_range(0..self.shares.last().map_or(1, |(sum, _)| *sum));
        let nature = self.shares.iter().find(|(sum, _)| at < *sum).map_or(Nature::Reader, |(_, n)| *n);
        let hours = match rng.random_range(0..100) {
            0..22 if shifts => Hours::Early,
            22..34 if shifts => Hours::Late,
            34..38 if shifts => Hours::Night,
            _ => Hours::Office,
        };
        Character::new(nature, hours, rng)
    }
}
