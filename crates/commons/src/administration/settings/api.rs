//! Shapes of settings in the public JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SettingJson {
    /// Its name: `spaces.projects`.
    pub key: &'static str,
    /// line, zone, one, number, days (0 or a number), or host.
    pub takes: &'static str,
    /// What it may be, where it is one of some words.
    pub words: Vec<&'static str>,
    /// The least, of a number.
    pub least: Option<i64>,
    /// The most, of a number; of a line, how many characters.
    pub most: Option<i64>,
    /// What holds.
    pub value: String,
    /// What holds when nobody chooses: the settings file’s word, else what is usual.
    pub usual: String,
    /// Whether somebody chose.
    pub chosen: bool,
    /// Whether the command line, the environment or the settings file decide: it is not chosen here.
    pub given: bool,
}

/// All settings.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NetworkSettings {
    /// In the order of the page.
    pub items: Vec<SettingJson>,
}

/// Choosing.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ChooseForm {
    /// The value; empty goes back to what is usual.
    #[serde(default)]
    pub value: String,
    /// The value it was chosen upon; when another one came in between, nothing is stored.
    #[serde(default)]
    pub before: Option<String>,
}
