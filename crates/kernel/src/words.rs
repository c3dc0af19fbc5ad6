//! Words in English and French: Fluent texts declared by the rooms, looked up by key.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

use crate::Time;
use crate::problem::FieldError;

/// A language of the pages.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];
    /// Two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }
    /// The best of our languages for an `Accept-Language` header.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|part| part.trim().get(..2)?.to_ascii_lowercase().parse().ok())
            .next()
            .unwrap_or_default()
    }
}
impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl FromStr for Lang {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "en" => Ok(Self::En),
            "fr" => Ok(Self::Fr),
            _ => Err(()),
        }
    }
}

/// Every text of the program in every language.
pub struct Words(HashMap<Lang, FluentBundle<FluentResource>>);

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words")
    }
}

impl Words {
    /// Reads Fluent texts; a text that does not parse, or a key given twice, is an error.
    ///
    /// # Errors
    /// Says which language and what is wrong.
    pub fn new(texts: &[(Lang, &str)]) -> Result<Self, String> {
        let mut bundles = HashMap::new();
        for lang in Lang::ALL {
            let id = lang.code().parse().map_err(|e| format!("{lang}: {e:?}"))?;
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            for (_, text) in texts.iter().filter(|(l, _)| *l == lang) {
                let resource = FluentResource::try_new((*text).to_owned())
                    .map_err(|(_, errors)| format!("{lang}: {errors:?}"))?;
                bundle.add_resource(resource).map_err(|errors| format!("{lang}: {errors:?}"))?;
            }
            bundles.insert(lang, bundle);
        }
        Ok(Self(bundles))
    }

    /// Whether `key` exists in `lang`.
    #[must_use]
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.0.get(&lang).is_some_and(|b| b.has_message(key))
    }

    /// The text of `key`; the key itself when it is missing (a test forbids that).
    #[must_use]
    pub fn say(&self, lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(bundle) = self.0.get(&lang) else { return key.to_owned() };
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}

/// The words in one reader's language and zone: what templates hold as `l`.
#[derive(Debug, Clone)]
pub struct Lexicon {
    words: &'static Words,
    /// The reader's language.
    pub lang: Lang,
    /// The reader's time zone (IANA name).
    pub zone: String,
    /// The moment the page is made at, for "today" and "yesterday".
    pub now: Time,
}

/// How far back a moment is, with its clock or its day in words.
enum Moment {
    Today(String),
    Yesterday(String),
    ThisYear(String, String),
    Earlier(String),
}

impl Lexicon {
    /// For a reader of `lang` in `zone` at `now`.
    #[must_use]
    pub fn new(words: &'static Words, lang: Lang, zone: &str, now: Time) -> Self {
        Self { words, lang, zone: zone.to_owned(), now }
    }
    /// The text of `key`.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.words.say(self.lang, key.as_ref(), None)
    }
    /// The text of a key made of two parts: `l.tp("people-state-", state)`.
    #[must_use]
    pub fn tp(&self, start: &str, end: impl AsRef<str>) -> String {
        self.t(format!("{start}{}", end.as_ref()))
    }
    /// The text of `key` with one number `$n` (plurals).
    #[must_use]
    pub fn n(&self, key: &str, n: &i64) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(*n));
        self.words.say(self.lang, key, Some(&args))
    }
    /// The text of `key` with one named text.
    #[must_use]
    pub fn s(&self, key: impl AsRef<str>, name: &str, value: impl AsRef<str>) -> String {
        self.args(key.as_ref(), &[(name, value.as_ref())])
    }
    /// The text of `key` with named texts.
    #[must_use]
    pub fn args(&self, key: &str, pairs: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in pairs {
            args.set((*name).to_owned(), FluentValue::from((*value).to_owned()));
        }
        self.words.say(self.lang, key, Some(&args))
    }
    /// The text of `key` with the arguments a refusal, an error or a template keeps with it.
    #[must_use]
    pub fn told<N: AsRef<str>>(&self, key: &str, args: &[(N, String)]) -> String {
        let pairs: Vec<(&str, &str)> = args.iter().map(|(n, v)| (n.as_ref(), v.as_str())).collect();
        self.args(key, &pairs)
    }
    /// What is wrong with the field `field`, in sentences; empty when nothing is.
    #[must_use]
    pub fn wrong(&self, errors: &[FieldError], field: &str) -> String {
        let own = errors.iter().filter(|e| e.field == field);
        own.map(|e| self.told(e.reason, &e.args)).collect::<Vec<_>>().join(" ")
    }
    /// The first thing wrong, for forms of one field; empty when nothing is.
    #[must_use]
    pub fn first_wrong(&self, errors: &[FieldError]) -> String {
        errors.first().map(|e| self.told(e.reason, &e.args)).unwrap_or_default()
    }
    /// A number to one decimal with the language's sign, and none when it is whole: "7.5", "40".
    #[must_use]
    pub fn decimal(&self, n: f64) -> String {
        // An empty sum is a negative zero; nobody says that.
        let text = format!("{:.1}", n + 0.0);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if self.lang == Lang::Fr { text.replace('.', ",") } else { text.to_owned() }
    }
    /// The text of `key` with a number `$n` and one named text.
    #[must_use]
    pub fn ns(&self, key: &str, n: &i64, name: &str, value: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(*n));
        args.set(name.to_owned(), FluentValue::from(value.to_owned()));
        self.words.say(self.lang, key, Some(&args))
    }
    /// A moment as people say it: "14:05" today, "yesterday, 14:05", "3 March, 14:05",
    /// "3 March 2025".
    #[must_use]
    pub fn when(&self, time: &Time) -> String {
        match self.moment(time) {
            Moment::Today(clock) => clock,
            Moment::Yesterday(clock) => self.s("time-yesterday", "clock", &clock),
            Moment::ThisYear(day, clock) => self.args("time-day-clock", &[("day", &day), ("clock", &clock)]),
            Moment::Earlier(day) => day,
        }
    }
    /// A moment within a sentence: "at 14:05", "yesterday at 14:05", "on 3 March at 14:05",
    /// "on 3 March 2025".
    #[must_use]
    pub fn at(&self, time: &Time) -> String {
        match self.moment(time) {
            Moment::Today(clock) => self.s("time-at-clock", "clock", &clock),
            Moment::Yesterday(clock) => self.s("time-at-yesterday", "clock", &clock),
            Moment::ThisYear(day, clock) => {
                self.args("time-at-day-clock", &[("day", &day), ("clock", &clock)])
            }
            Moment::Earlier(day) => self.s("time-at-day", "day", &day),
        }
    }
    fn moment(&self, time: &Time) -> Moment {
        let then = time.zoned(&self.zone);
        let now = self.now.zoned(&self.zone);
        let clock = format!("{:02}:{:02}", then.hour(), then.minute());
        let days = then.date().until(now.date()).map_or(i32::MAX, |span| span.get_days());
        if days == 0 && then.date() == now.date() {
            Moment::Today(clock)
        } else if days == 1 {
            Moment::Yesterday(clock)
        } else if then.year() == now.year() {
            Moment::ThisYear(self.day(time), clock)
        } else {
            Moment::Earlier(format!("{} {}", self.day(time), then.year()))
        }
    }
    /// The day of a moment: "3 March".
    #[must_use]
    pub fn day(&self, time: &Time) -> String {
        let then = time.zoned(&self.zone);
        let month = self.t(format!("month-{}", then.month()));
        let day = then.day();
        let day = if day == 1 && self.lang == Lang::Fr { "1er".to_owned() } else { day.to_string() };
        self.args("time-day", &[("day", &day), ("month", &month)])
    }
    /// The day with weekday: "Tuesday 3 March".
    #[must_use]
    pub fn weekday(&self, time: &Time) -> String {
        let weekday = time.zoned(&self.zone).weekday().to_monday_one_offset();
        format!("{} {}", self.t(format!("weekday-{weekday}")), self.day(time))
    }
    /// A size as people say it: “640 bytes”, “12 kB”, “3.4 MB”.
    #[must_use]
    pub fn bytes(&self, n: &i64) -> String {
        let n = (*n).max(0);
        match n {
            0..1_000 => self.n("size-bytes", &n),
            1_000..1_000_000 => self.s("size-kb", "n", self.number(&((n + 500) / 1_000))),
            _ => {
                let tenths = (n + 50_000) / 100_000;
                let point = if self.lang == Lang::Fr { ',' } else { '.' };
                let rest = if tenths % 10 == 0 { String::new() } else { format!("{point}{}", tenths % 10) };
                self.s("size-mb", "n", format!("{}{rest}", self.number(&(tenths / 10))))
            }
        }
    }
    /// A whole number with the language's thousands separator.
    #[must_use]
    pub fn number(&self, n: &i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let separator = if self.lang == Lang::Fr { '\u{202f}' } else { ',' };
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(c);
        }
        if *n < 0 { format!("−{out}") } else { out }
    }
}
