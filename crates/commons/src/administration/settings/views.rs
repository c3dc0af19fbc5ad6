//! The page of the settings.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::settings::{SETTINGS, of_key};
use web::{Ctx, Page, operator};

use super::api::SettingJson;

/// What was given for a setting, and what is wrong with it.
type Mend<'a> = (&'static str, &'a str, &'a [FieldError]);

#[derive(Template)]
#[template(path = "administration/settings/views/settings.html")]
struct SettingsPage<'a> {
    l: &'a Lexicon,
    items: &'a [SettingJson],
    mend: Option<Mend<'a>>,
    zones: Vec<String>,
}

impl SettingsPage<'_> {
    /// The parts of the page in the order of the list.
    fn parts(&self) -> Vec<&'static str> {
        let mut parts: Vec<&'static str> = SETTINGS.iter().map(|s| s.part).collect();
        parts.dedup();
        parts
    }
    fn of_part(&self, part: &str) -> Vec<&SettingJson> {
        self.items.iter().filter(|i| of_key(i.key).is_some_and(|s| s.part == part)).collect()
    }
    /// Its key as part of a word's key and of an id.
    fn word(&self, item: &SettingJson) -> String {
        item.key.replace('.', "-")
    }
    fn given(&self, item: &SettingJson) -> String {
        let sent = self.mend.filter(|(key, ..)| *key == item.key).map(|(_, value, _)| value.to_owned());
        sent.unwrap_or_else(|| item.value.clone())
    }
    fn error(&self, item: &SettingJson) -> String {
        let Some((_, _, errors)) = self.mend.filter(|(key, ..)| *key == item.key) else {
            return String::new();
        };
        errors.iter().map(|e| self.l.told(e.reason, &e.args)).collect::<Vec<_>>().join(" ")
    }
    fn usual(&self, item: &SettingJson) -> String {
        let value = self.shown(&item.usual, item);
        self.l.s("operator-set-usual", "value", value)
    }
    /// A value as people say it.
    fn shown(&self, value: &str, item: &SettingJson) -> String {
        match item.takes {
            "one" => self.l.tp("operator-set-word-", value),
            "host" if value.is_empty() => self.l.t("operator-set-none"),
            "number" | "days" => value.parse().map_or_else(|_| value.to_owned(), |n: i64| self.l.number(&n)),
            _ => value.to_owned(),
        }
    }
}

/// The settings.
///
/// # Errors
/// When the template cannot be written.
pub fn settings(ctx: &Ctx, items: &[SettingJson], mend: Option<Mend<'_>>) -> Result<Page, Problem> {
    let status = mend.map(|_| 422);
    let zones = jiff::tz::db().available().map(|z| z.to_string()).filter(|z| z.contains('/')).collect();
    let body = render(&SettingsPage { l: &ctx.l, items, mend, zones })?;
    Ok(Page { status, ..operator::page(ctx.l.t("operator-settings"), body) })
}
