//! What the small forms send, and the charter file each of them means.

use std::collections::BTreeMap;

use charter::{
    Catalogue, Draft, Duty, DutyDraft, LONGEST_NAME, LONGEST_TEXT, Level, Rhythm, Role, RoleDraft, Text, said,
};
use kernel::problem::Fields;
use kernel::{Problem, fold};
use serde::Deserialize;

/// Where a role can be held, in the order of levels.
pub const SCOPES: [&str; 3] = ["network", "unit", "space"];
/// How often a duty may come round.
pub const RHYTHMS: [Rhythm; 7] = [
    Rhythm::Daily,
    Rhythm::Weekly,
    Rhythm::Monthly,
    Rhythm::Quarterly,
    Rhythm::Yearly,
    Rhythm::Once,
    Rhythm::AsNeeded,
];

/// One line, without blanks around and doubled within; the spaces French sets stay.
fn line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn both(en: &str, fr: &str) -> Text {
    Text { en: line(en), fr: line(fr) }
}

/// What a role is called and why it exists.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct RoleForm {
    /// The version it was written upon.
    #[serde(default)]
    pub version: Option<i64>,
    /// English name.
    #[serde(default)]
    pub label_en: String,
    /// French name.
    #[serde(default)]
    pub label_fr: String,
    /// Why it exists, in English.
    #[serde(default)]
    pub purpose_en: String,
    /// Why it exists, in French.
    #[serde(default)]
    pub purpose_fr: String,
    /// Where a new role can be held.
    #[serde(default)]
    pub scope_network: Option<String>,
    /// Where a new role can be held.
    #[serde(default)]
    pub scope_unit: Option<String>,
    /// Where a new role can be held.
    #[serde(default)]
    pub scope_space: Option<String>,
}

impl RoleForm {
    /// As a role is now.
    #[must_use]
    pub fn of(role: &Role, version: i64) -> Self {
        Self {
            version: Some(version),
            label_en: role.label.en.clone(),
            label_fr: role.label.fr.clone(),
            purpose_en: role.purpose.en.clone(),
            purpose_fr: role.purpose.fr.clone(),
            ..Self::default()
        }
    }
    /// The scopes that are ticked.
    #[must_use]
    pub fn scopes(&self) -> Vec<&'static str> {
        let ticked = [&self.scope_network, &self.scope_unit, &self.scope_space];
        SCOPES.into_iter().zip(ticked).filter(|(_, t)| t.is_some()).map(|(scope, _)| scope).collect()
    }
    fn texts(&self) -> (Text, Text) {
        (both(&self.label_en, &self.label_fr), both(&self.purpose_en, &self.purpose_fr))
    }
    fn check(&self, fields: &mut Fields) {
        let (label, purpose) = self.texts();
        fields.length(&label.en, LONGEST_NAME, "label_en");
        fields.length(&label.fr, LONGEST_NAME, "label_fr");
        fields.length(&purpose.en, LONGEST_TEXT, "purpose_en");
        fields.length(&purpose.fr, LONGEST_TEXT, "purpose_fr");
    }
    /// The change of a role that is there.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn change(&self, role: &Role) -> Result<Draft, Problem> {
        let mut fields = Fields::default();
        self.check(&mut fields);
        fields.done()?;
        let (label, purpose) = self.texts();
        Ok(Draft::of_role(RoleDraft {
            key: role.key.clone(),
            label: said(&role.label, &label),
            purpose: said(&role.purpose, &purpose),
            ..RoleDraft::default()
        }))
    }
    /// A new role, with the key it gets.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn addition(&self, now: &Catalogue) -> Result<(String, Draft), Problem> {
        let (mut fields, scopes) = (Fields::default(), self.scopes());
        self.check(&mut fields);
        fields.check(!scopes.is_empty(), "scopes", "charters-scopes-none");
        fields.done()?;
        let (label, purpose) = self.texts();
        let key = free_key(&label.en, |key| now.role(key).is_some());
        let draft = Draft::of_role(RoleDraft {
            key: key.clone(),
            level: scopes.first().map(|s| (*s).to_owned()),
            scopes: scopes.into_iter().map(str::to_owned).collect(),
            label: said(&Text::default(), &label),
            purpose: said(&Text::default(), &purpose),
        });
        Ok((key, draft))
    }
}

/// A key from a name, with a number when it is taken.
fn free_key(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let plain: String = fold::slug(name)
        .replace('-', "_")
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .take(30)
        .collect();
    let plain = plain.trim_matches('_');
    let base = if plain.is_empty() || plain == "new" { "role" } else { plain };
    let mut key = base.to_owned();
    let mut nth = 1;
    while taken(&key) {
        nth += 1;
        key = format!("{base}_{nth}");
    }
    key
}

/// What a duty is called, and whether it is used.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct DutyForm {
    /// The version it was written upon.
    #[serde(default)]
    pub version: Option<i64>,
    /// What is done, in English.
    #[serde(default)]
    pub title_en: String,
    /// What is done, in French.
    #[serde(default)]
    pub title_fr: String,
    /// Ticked: the organisation leaves it out.
    #[serde(default)]
    pub off: Option<String>,
}

impl DutyForm {
    /// As a duty is now.
    #[must_use]
    pub fn of(duty: &Duty, version: i64) -> Self {
        Self {
            version: Some(version),
            title_en: duty.title.en.clone(),
            title_fr: duty.title.fr.clone(),
            off: duty.off.then(|| "on".to_owned()),
        }
    }
    /// The change of a duty that is there.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn change(&self, duty: &Duty) -> Result<Draft, Problem> {
        let (mut fields, title) = (Fields::default(), both(&self.title_en, &self.title_fr));
        fields.length(&title.en, LONGEST_NAME, "title_en");
        fields.length(&title.fr, LONGEST_NAME, "title_fr");
        fields.done()?;
        let off = self.off.is_some();
        Ok(Draft::of_duty(DutyDraft {
            key: duty.key.clone(),
            off: (off != duty.off).then_some(off),
            title: said(&duty.title, &title),
            ..DutyDraft::default()
        }))
    }
}

/// A duty of the organisation's own. Who takes part comes as one field for each role, `part_` and
/// the role's key.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct NewDuty {
    /// Everything that was sent, by name.
    #[serde(flatten)]
    pub sent: BTreeMap<String, String>,
}

impl NewDuty {
    /// What was sent under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.sent.get(name).map_or("", String::as_str)
    }
    /// The version it was written upon.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        self.get("version").trim().parse().ok()
    }
    /// How a role takes part: `always`, `sometimes` or nothing.
    #[must_use]
    pub fn part(&self, role: &str) -> Level {
        match self.get(&format!("part_{role}")) {
            "always" => Level::Always,
            "sometimes" => Level::Sometimes,
            _ => Level::None,
        }
    }
    fn text(&self, name: &str) -> Text {
        both(self.get(&format!("{name}_en")), self.get(&format!("{name}_fr")))
    }
    /// The new duty as a draft, with the key it gets.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn addition(&self, now: &Catalogue) -> Result<(String, Draft), Problem> {
        let (title, what, when) = (self.text("title"), self.text("what"), self.text("when"));
        let parts: BTreeMap<String, Level> = now
            .assigned()
            .map(|r| (r.key.clone(), self.part(&r.key)))
            .filter(|(_, l)| *l != Level::None)
            .collect();
        let rhythm = RHYTHMS.into_iter().find(|r| r.as_str() == self.get("rhythm"));
        let mut fields = Fields::default();
        fields.check(now.group(self.get("group")).is_some(), "group", "charters-group-none");
        fields.length(&title.en, LONGEST_NAME, "title_en");
        fields.length(&title.fr, LONGEST_NAME, "title_fr");
        fields.length(&what.en, LONGEST_TEXT, "what_en");
        fields.length(&what.fr, LONGEST_TEXT, "what_fr");
        fields.check(rhythm.is_some(), "rhythm", "charters-rhythm-none");
        fields.check(!parts.is_empty(), "parts", "charters-parts-none");
        let sometimes: Vec<&String> =
            parts.iter().filter(|(_, l)| **l == Level::Sometimes).map(|(k, _)| k).collect();
        if !sometimes.is_empty() {
            fields.length(&when.en, LONGEST_TEXT, "when_en");
            fields.length(&when.fr, LONGEST_TEXT, "when_fr");
        }
        fields.done()?;
        let when = sometimes.into_iter().map(|key| (key.clone(), when.clone())).collect();
        let key = (1..).map(|n| format!("X{n}")).find(|key| now.duty(key).is_none()).unwrap_or_default();
        let draft = Draft::of_duty(DutyDraft {
            key: key.clone(),
            group: Some(self.get("group").to_owned()),
            rhythm,
            off: None,
            title: said(&Text::default(), &title),
            what: said(&Text::default(), &what),
            participation: parts,
            when,
        });
        Ok((key, draft))
    }
}
