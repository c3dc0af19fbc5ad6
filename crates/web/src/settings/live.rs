//! Settings that every request needs, in memory of this process.

use std::collections::BTreeMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use store::Res;

use super::{
    API_RATE, COSTLY_RATE, FILE_MB, LANG, MAIL_HOST, NAME, SETTINGS, SPACE_MB, ZONE, chosen, of_key,
};
use crate::Site;

/// What the settings file says, where it says something; and what follows a change besides.
#[derive(Debug, Clone, Default)]
pub struct Base {
    /// Values of the file by their key here.
    pub values: BTreeMap<&'static str, String>,
    /// What the command line, the environment or the file decide: nobody chooses these here.
    pub given: Vec<&'static str>,
    /// Told where mail is handed over.
    pub mail: Option<fn(&Site, &str)>,
    /// Told the rates of the API and of costly pages.
    pub rates: Option<fn(&Site, u32, u32)>,
}

/// The settings in force; on the site's shelf.
#[derive(Debug, Default)]
pub struct Live {
    base: OnceLock<Base>,
    chosen: RwLock<BTreeMap<String, String>>,
}

impl Live {
    /// Says once what the file says.
    pub fn begin(&self, base: Base) {
        drop(self.base.set(base));
    }
    /// What holds when nobody chooses: the file's word, else what is usual.
    #[must_use]
    pub fn base(&self, key: &str) -> String {
        let said = self.base.get().and_then(|b| b.values.get(key)).cloned();
        said.unwrap_or_else(|| of_key(key).map_or("", |s| s.usual).to_owned())
    }
    /// Whether nobody can choose it here.
    #[must_use]
    pub fn given(&self, key: &str) -> bool {
        self.base.get().is_some_and(|b| b.given.contains(&key))
    }
    /// What holds.
    #[must_use]
    pub fn value(&self, key: &str) -> String {
        let chosen = self.chosen.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        chosen.unwrap_or_else(|| self.base(key))
    }
    fn number(&self, key: &str) -> i64 {
        self.value(key).parse().unwrap_or(0)
    }
    /// The language for whoever asks for none of ours.
    #[must_use]
    pub fn lang(&self) -> kernel::Lang {
        self.value(LANG).parse().unwrap_or_default()
    }
    fn take(&self, now: BTreeMap<String, String>) -> bool {
        let mut before = self.chosen.write().unwrap_or_else(PoisonError::into_inner);
        let changed = *before != now;
        *before = now;
        changed
    }
}

/// Reads what was chosen and acts on what changed.
///
/// # Errors
/// What the database says; what was read before holds on.
pub async fn refresh(site: &Site) -> Res<()> {
    let rows = site.db.read(chosen).await?;
    let live = site.shelf::<Live>();
    if !live.take(rows.into_iter().map(|c| (c.key, c.value)).collect()) {
        return Ok(());
    }
    debug_assert!(SETTINGS.iter().all(|s| !s.acts.is_empty()));
    // A site that was told nothing (a test of one room) keeps the name it was made with.
    if live.base.get().is_some() {
        site.name.set(&live.value(NAME));
        site.zone.set(&live.value(ZONE));
    }
    if let Ok(depot) = site.depot() {
        depot.set_quota_mb(live.number(SPACE_MB));
        depot.set_most_mb(live.number(FILE_MB));
    }
    if !live.given(MAIL_HOST)
        && let Some(mail) = live.base.get().and_then(|b| b.mail)
    {
        mail(site, &live.value(MAIL_HOST));
    }
    if let Some(rates) = live.base.get().and_then(|b| b.rates) {
        let rate = |key| u32::try_from(live.number(key)).unwrap_or(0);
        rates(site, rate(API_RATE), rate(COSTLY_RATE));
    }
    Ok(())
}
