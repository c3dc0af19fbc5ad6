//! The shapes of the public JSON.

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;

use super::find::{Found, Meant};
use super::store::Wave;

/// A wave of invitations: counts, and nobody by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InvitationWave)]
pub struct WaveJson {
    /// Its id.
    pub id: String,
    /// `planned`, `paused`, `going`, `gone`, or `back`: taken back.
    pub state: String,
    /// When it goes out.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
    /// What the invited read.
    pub words: String,
    /// How many people it means.
    pub people: i64,
    /// How many were asked.
    pub sent: i64,
    /// How many were in, gone or asked before when their turn came.
    pub passed: i64,
    /// Who planned it, by name.
    pub by: String,
}

/// The waves of a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InvitationWaves)]
pub struct WavesJson {
    /// The newest first.
    pub items: Vec<WaveJson>,
    /// Whom the wave would mean, when a preview was asked for.
    pub preview: Option<PreviewJson>,
}

/// Whom a wave means.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InvitationWavePreview)]
pub struct PreviewJson {
    /// How many would be asked.
    pub asked: usize,
    /// Their short names.
    pub people: Vec<String>,
    /// How many are in.
    pub members: i64,
    /// How many were asked before, or asked to join.
    pub before: i64,
    /// How many left, or are suspended.
    pub gone: i64,
    /// How many are not of the company.
    pub outside: i64,
    /// What was typed and nobody answers to.
    pub unknown: Vec<String>,
}

impl WavesJson {
    pub(super) fn new(list: &[Wave], preview: Option<&Meant>) -> Self {
        let one = |v: &Wave| WaveJson {
            id: v.id.to_string(),
            state: v.state.clone(),
            at: v.at,
            words: v.words.clone(),
            people: v.people,
            sent: v.sent,
            passed: v.passed,
            by: v.by.clone(),
        };
        Self { items: list.iter().map(one).collect(), preview: preview.map(PreviewJson::new) }
    }
}

impl PreviewJson {
    fn new(meant: &Meant) -> Self {
        Self {
            asked: meant.asked.len(),
            people: meant.asked.iter().map(|f: &Found| f.handle.clone()).collect(),
            members: meant.members,
            before: meant.before,
            gone: meant.gone,
            outside: meant.outside,
            unknown: meant.unknown.clone(),
        }
    }
}
