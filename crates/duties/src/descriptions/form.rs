//! The questionnaire as it was sent, read against the charters and the network.

use std::collections::BTreeMap;

use charter::{Catalogue, LONGEST_NAME, LONGEST_TEXT, Level, MATRIX, Text};
use kernel::problem::Fields;
use kernel::{Actor, Problem};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use store::Read;
use utoipa::ToSchema;

use super::adapt::{Adapted, adapt};
use super::context::{Choice, Context};
use super::mix::Mix;
use super::store::network;
use super::store::people::{At, named};

/// What is decided about one duty, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = DutyChoice)]
pub struct SentChoice {
    /// `always`, `sometimes` or `none`.
    #[serde(default)]
    pub level: String,
    /// Why it is not as the charters say.
    #[serde(default)]
    pub why: String,
    /// When it is done, in English; for `sometimes`.
    #[serde(default)]
    pub when_en: String,
    /// When it is done, in French.
    #[serde(default)]
    pub when_fr: String,
}

/// A description as it was sent. What is left out of a new one, the network answers itself.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDescription)]
pub struct Sent {
    /// Keys of the roles it is made of.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Where the job is: `network`, `unit:SLUG` or `space:SLUG`.
    #[serde(default, rename = "in")]
    pub place: String,
    /// Its title in English; the names of the roles when left out.
    #[serde(default)]
    pub title_en: String,
    /// Its title in French.
    #[serde(default)]
    pub title_fr: String,
    /// People of the organisation or place.
    #[serde(default, deserialize_with = "loose")]
    #[schema(value_type = Option<i64>)]
    pub people: String,
    /// Communities to be managed.
    #[serde(default, deserialize_with = "loose")]
    #[schema(value_type = Option<i64>)]
    pub communities: String,
    /// Percent of working time.
    #[serde(default, deserialize_with = "loose")]
    #[schema(value_type = Option<i64>)]
    pub share: String,
    /// Working languages, two letters each, parted by commas.
    #[serde(default)]
    pub languages: String,
    /// Whom the holder reports to.
    #[serde(default)]
    pub reports: String,
    /// `true` when a supplier runs the platform.
    #[serde(default, deserialize_with = "loose")]
    #[schema(value_type = Option<bool>)]
    pub supplier: String,
    /// How many others hold each of the three main roles, by key.
    #[serde(default)]
    pub held: BTreeMap<String, i64>,
    /// What is decided about single duties, by key.
    #[serde(default)]
    pub choices: BTreeMap<String, SentChoice>,
    /// The version it was written upon; for the next version.
    #[serde(default, deserialize_with = "loose")]
    #[schema(value_type = Option<i64>)]
    pub version: String,
    /// Why there is a next version.
    #[serde(default)]
    pub why: String,
    /// The form's own fields: `role_KEY`, `held_KEY`, `level_KEY`, `why_KEY`, `when_en_KEY`, `when_fr_KEY`.
    #[serde(flatten)]
    #[schema(ignore)]
    pub rest: BTreeMap<String, Value>,
}

/// A number or a word as itself or as the text of a form.
fn loose<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    })
}

/// A questionnaire that was read.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The roles, in the catalogue's order.
    pub roles: Vec<String>,
    /// Where the job is.
    pub at: At,
    /// The title.
    pub title: Text,
    /// The answers.
    pub context: Context,
}

impl Sent {
    fn rest(&self, name: &str) -> &str {
        self.rest.get(name).and_then(Value::as_str).unwrap_or_default().trim()
    }
    /// The roles that were chosen and are there, in the catalogue's order.
    #[must_use]
    pub fn chosen(&self, catalogue: &Catalogue) -> Vec<String> {
        let named = |key: &String| self.roles.contains(key) || !self.rest(&format!("role_{key}")).is_empty();
        catalogue.roles.iter().map(|r| r.key.clone()).filter(named).collect()
    }
    /// What is decided about single duties; a duty left as charters and context have it is not among them.
    pub(super) fn choices(&self, catalogue: &Catalogue) -> BTreeMap<String, SentChoice> {
        let mut all = self.choices.clone();
        all.retain(|key, _| catalogue.duty(key).is_some());
        for duty in &catalogue.duties {
            let of = |part: &str| self.rest(&format!("{part}_{}", duty.key)).to_owned();
            let (why, when_en, when_fr) = (of("why"), of("when_en"), of("when_fr"));
            // Whoever says when means that it is done sometimes.
            let says_when = !when_en.is_empty() && !when_fr.is_empty();
            let level = match of("level") {
                level if level.is_empty() && says_when => "sometimes".to_owned(),
                level => level,
            };
            if !level.is_empty() {
                all.insert(duty.key.clone(), SentChoice { level, why, when_en, when_fr });
            }
        }
        all
    }

    /// The same without what is decided about single duties: what the form shows while that is being mended.
    pub(super) fn undecided(&self) -> Self {
        let mut other = self.clone();
        other.choices.clear();
        other.rest.retain(|key, _| !["level_", "when_", "why_"].iter().any(|start| key.starts_with(start)));
        other
    }

    /// Reads it: what is missing, the network answers.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending, `NotFound` for a place that is not there.
    pub fn read(&self, r: &mut Read<'_>, catalogue: &Catalogue, actor: &Actor) -> Result<Answers, Problem> {
        let roles = self.chosen(catalogue);
        let mut fields = Fields::default();
        let known = self.roles.iter().all(|key| catalogue.role(key).is_some());
        fields.check(known, "roles", "descriptions-role-unknown");
        fields.check(!roles.is_empty() || !known, "roles", "descriptions-no-role");
        let mix = Mix::all(catalogue, roles.iter().map(String::as_str));
        let bare = |key: &String| Mix::of(catalogue, key).duties.is_empty();
        fields.check(!roles.iter().any(bare), "roles", "descriptions-no-duties");
        let at = named(r, actor, self.place.trim())?;
        let fits = |key: &String| {
            catalogue.role(key).is_some_and(|role| role.scopes.is_empty() || role.fits(&at.scope))
        };
        fields.check(roles.iter().any(fits) || roles.is_empty(), "in", "descriptions-not-held-there");
        let context = self.context(r, (catalogue, &mix), (&roles, &at), &mut fields)?;
        let title = self.title(catalogue, &roles, &mut fields);
        fields.done()?;
        Ok(Answers { roles, at, title, context })
    }

    fn title(&self, catalogue: &Catalogue, roles: &[String], fields: &mut Fields) -> Text {
        let labels = |of: fn(&Text) -> &str| {
            let names = roles.iter().filter_map(|key| catalogue.role(key)).map(|r| of(&r.label).to_owned());
            names.collect::<Vec<_>>().join(" · ")
        };
        let own =
            |text: &str, else_: String| if text.trim().is_empty() { else_ } else { text.trim().to_owned() };
        let title =
            Text { en: own(&self.title_en, labels(|t| &t.en)), fr: own(&self.title_fr, labels(|t| &t.fr)) };
        if !roles.is_empty() {
            fields.length(&title.en, 3 * LONGEST_NAME, "title_en");
            fields.length(&title.fr, 3 * LONGEST_NAME, "title_fr");
        }
        title
    }

    fn context(
        &self,
        r: &mut Read<'_>,
        (catalogue, mix): (&Catalogue, &Mix),
        (roles, at): (&[String], &At),
        fields: &mut Fields,
    ) -> Result<Context, Problem> {
        let (size, kind) = network::size(r, &at.scope, at.id)?;
        let mut number = |text: &str, else_: i64, most: i64, field: &'static str| {
            let read =
                if text.is_empty() { Some(else_) } else { text.replace([' ', '\u{202f}'], "").parse().ok() };
            let read = read.filter(|n| (0..=most).contains(n));
            fields.check(read.is_some(), field, "descriptions-number");
            read.unwrap_or_default()
        };
        let usual: i64 = roles.iter().filter_map(|key| catalogue.role(key)).map(|role| role.share).sum();
        let people = number(&self.people, size, 10_000_000, "people");
        let communities =
            number(&self.communities, network::communities(r, &at.scope)?, 100_000, "communities");
        let share = number(&self.share, usual.clamp(1, 100), 100, "share");
        let mut held = network::held(r)?;
        for key in MATRIX {
            let sent = self.held.get(key).copied();
            let typed = sent.map_or_else(|| self.rest(&format!("held_{key}")).to_owned(), |n| n.to_string());
            if !typed.is_empty() {
                held.insert(key.to_owned(), number(&typed, 0, 100_000, "held"));
            }
        }
        held.retain(|key, _| !mix.roles.contains(key));
        let context = Context {
            people,
            communities,
            share,
            kind,
            held,
            languages: self.languages(r)?,
            reports: self.reports.trim().to_owned(),
            supplier: ["true", "on"].contains(&self.supplier.as_str()),
            practised: network::practised(r, roles)?,
            choices: BTreeMap::new(),
        };
        fields.check(context.reports.chars().count() <= LONGEST_NAME * 2, "reports", "descriptions-long");
        Ok(Context { choices: self.decided((catalogue, mix), &context, fields), ..context })
    }

    fn languages(&self, r: &mut Read<'_>) -> Result<Vec<String>, Problem> {
        if self.languages.trim().is_empty() {
            return Ok(network::languages(r)?);
        }
        let parts = self.languages.split([',', ' ', ';']).map(|part| part.trim().to_ascii_lowercase());
        let codes: Vec<String> = parts.filter(|code| !code.is_empty()).take(12).collect();
        let plain = |code: &String| code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase());
        if codes.iter().all(plain) {
            Ok(codes)
        } else {
            Err(Problem::field("languages", "descriptions-languages"))
        }
    }

    /// What is decided differently from what charters and context say, each with its reason.
    fn decided(
        &self,
        (catalogue, mix): (&Catalogue, &Mix),
        context: &Context,
        fields: &mut Fields,
    ) -> BTreeMap<String, Choice> {
        let Adapted { mix: by_rule, .. } = adapt(catalogue, mix, context, &Text::default());
        let mut choices = BTreeMap::new();
        for (key, sent) in self.choices(catalogue) {
            let level = match sent.level.as_str() {
                "always" => Level::Always,
                "sometimes" => Level::Sometimes,
                _ => Level::None,
            };
            let when = Text { en: sent.when_en.trim().to_owned(), fr: sent.when_fr.trim().to_owned() };
            let was = by_rule.duties.get(&key).map_or(Level::None, |part| part.level);
            if level == was && (level != Level::Sometimes || !when.whole()) {
                continue;
            }
            let long = [&sent.why, &when.en, &when.fr].iter().any(|t| t.chars().count() > LONGEST_TEXT);
            fields.check(!long, "choices", "descriptions-long");
            fields.check(!sent.why.trim().is_empty(), "choices", "descriptions-choice-why");
            choices.insert(key, Choice { level, why: sent.why.trim().to_owned(), when });
        }
        choices
    }
}
