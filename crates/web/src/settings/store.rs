//! Every SQL text about the settings an administrator chose.

use kernel::Time;
use store::{Read, Res, Write, p, row, sql};

use super::of_key;

sql!(ALL, "SELECT key, value, changed_ms FROM settings ORDER BY key LIMIT 500");
sql!(ONE, "SELECT value FROM settings WHERE key = $1");
sql!(
    PUT,
    "INSERT INTO settings (key, value, changed_ms) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_ms = excluded.changed_ms"
);
sql!(FORGET, "DELETE FROM settings WHERE key = $1");

/// What an administrator chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which setting.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Since when.
    pub at: Time,
}
row!(Chosen { key, value, at });

/// What was chosen, of the settings of the list.
///
/// # Errors
/// What the database says.
pub fn chosen(r: &mut Read<'_>) -> Res<Vec<Chosen>> {
    let all: Vec<Chosen> = r.all(&ALL, p![])?;
    Ok(all.into_iter().filter(|c| of_key(&c.key).is_some()).collect())
}

/// The row of a setting, if anybody chose.
///
/// # Errors
/// What the database says.
pub fn stored(r: &mut Read<'_>, key: &str) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&ONE, p![key])?.map(|(value,)| value))
}

/// A setting as a word: as chosen, or as is usual.
///
/// # Errors
/// What the database says.
pub fn text(r: &mut Read<'_>, key: &str) -> Res<String> {
    let usual = of_key(key).map_or("", |s| s.usual);
    Ok(stored(r, key)?.unwrap_or_else(|| usual.to_owned()))
}

/// A setting as a number: as chosen, or as is usual.
///
/// # Errors
/// What the database says.
pub fn number(r: &mut Read<'_>, key: &str) -> Res<i64> {
    let usual = || of_key(key).and_then(|s| s.usual.parse().ok()).unwrap_or(0);
    Ok(stored(r, key)?.and_then(|value| value.parse().ok()).unwrap_or_else(usual))
}

/// Chooses; nothing goes back to what is usual.
///
/// # Errors
/// What the database says.
pub fn put(w: &mut Write<'_>, key: &str, value: Option<&str>) -> Res<()> {
    let now = w.now();
    match value {
        Some(value) => w.exec(&PUT, p![key, value, now]).map(drop),
        None => w.exec(&FORGET, p![key]).map(drop),
    }
}
