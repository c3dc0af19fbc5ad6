//! What is asked for as a whole: free words and filters, typed as operators (`in:`, `from:` …, in
//! either language) or chosen in the form. Both become the same thing here. Pure; an operator that
//! means nothing is read as words.

use kernel::{Time, fold};

use super::api::SearchQuery;
use super::question::{MOST_CHARS, cut};

/// Operators as they can be typed, folded, and the filter each of them is.
const OPERATORS: &[(&str, &str)] = &[
    ("in", "in"),
    ("dans", "in"),
    ("from", "from"),
    ("de", "from"),
    ("par", "from"),
    ("kind", "what"),
    ("type", "what"),
    ("genre", "what"),
    ("state", "state"),
    ("etat", "state"),
    ("after", "since"),
    ("since", "since"),
    ("apres", "since"),
    ("depuis", "since"),
    ("before", "until"),
    ("avant", "until"),
    ("has", "has"),
    ("avec", "has"),
    ("tag", "tag"),
    ("mot", "tag"),
];

/// French and English words for kinds, states and what a message can have.
const ALIASES: &[(&str, &str)] = &[
    ("annonce", "announcement"),
    ("decision", "decision"),
    ("pratique", "practice"),
    ("idee", "idea"),
    ("probleme", "problem"),
    ("sondage", "poll"),
    ("ouvert", "open"),
    ("ouverte", "open"),
    ("repondue", "answered"),
    ("repondu", "answered"),
    ("resolu", "solved"),
    ("resolue", "answered"),
    ("prise", "taken"),
    ("decided", "taken"),
    ("decidee", "taken"),
    ("convenue", "agreed"),
    ("convenu", "agreed"),
    ("fichier", "file"),
    ("files", "file"),
];

/// Kinds of hit, and the words that ask for one kind alone.
const TABS: &[(&str, &str)] = &[
    ("person", "person"),
    ("people", "person"),
    ("personne", "person"),
    ("space", "space"),
    ("espace", "space"),
    ("thread", "thread"),
    ("message", "message"),
    ("reply", "message"),
    ("reponse", "message"),
    ("file", "file"),
    ("note", "note"),
    ("duty", "duty"),
    ("duties", "duty"),
    ("tache", "duty"),
];

/// Most hashtags of one question.
const MOST_TAGS: usize = 5;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Free words, with quotes and minus signs.
    pub words: String,
    /// The kind of hit, when only one is wanted.
    pub tab: Option<&'static str>,
    /// Address of a space.
    pub space: String,
    /// Handle of an author; `me` for oneself.
    pub by: String,
    /// Kind of thread.
    pub what: String,
    /// State of a thread.
    pub state: String,
    /// From this day on.
    pub since: String,
    /// Before this day.
    pub until: String,
    /// `file`, when it has to come with one.
    pub has: String,
    /// Hashtags, folded.
    pub tags: Vec<String>,
}

fn alias<'a>(list: &'a [(&'a str, &'a str)], word: &'a str) -> Option<&'a str> {
    list.iter().find(|(typed, _)| *typed == word).map(|(_, meant)| *meant)
}

/// A day, also of a month or a year alone, as `2026-05-01`.
fn day(text: &str) -> Option<String> {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let plain = full.len() == 10 && full.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (plain && Time::start_of_day(&full, "UTC").is_some()).then_some(full)
}

fn plain(value: &str, allowed: &str, most: usize) -> Option<String> {
    let fine = !value.is_empty() && value.chars().count() <= most;
    (fine && value.chars().all(|c| c.is_alphanumeric() || allowed.contains(c))).then(|| value.to_owned())
}

impl Asked {
    /// From the form's fields and what is typed among the words.
    #[must_use]
    pub fn read(query: &SearchQuery) -> Self {
        let mut asked = Self { tab: query.only(), ..Self::default() };
        for (name, value) in query.fields() {
            asked.take(name, value);
        }
        for tag in query.tag.split([' ', ',', '#']).filter(|t| !t.is_empty()) {
            asked.take("tag", tag);
        }
        let typed: String = query.q.chars().filter(|c| *c != '\0').take(MOST_CHARS).collect();
        let mut words = Vec::new();
        for item in cut(&typed) {
            let minus = if item.without { "-" } else { "" };
            if item.quoted {
                words.push(format!("{minus}\"{}\"", item.text));
            } else if item.without || !asked.operator(item.text) {
                words.push(format!("{minus}{}", item.text));
            }
        }
        asked.words = words.join(" ");
        // A blank at the end says that the last word is whole.
        if !asked.words.is_empty() && typed.ends_with(' ') {
            asked.words.push(' ');
        }
        asked
    }

    /// Whether a typed word is an operator; it is taken then.
    fn operator(&mut self, word: &str) -> bool {
        if let Some(tag) = word.strip_prefix('#') {
            return tag.contains(char::is_alphabetic) && self.take("tag", tag);
        }
        let Some((name, value)) = word.split_once(':') else { return false };
        let name = fold::fold(name);
        alias(OPERATORS, &name).is_some_and(|name| self.take(name, value))
    }

    /// Takes a filter's value; whether it means something.
    fn take(&mut self, name: &str, value: &str) -> bool {
        let value = value.trim();
        let folded = fold::fold(value);
        let word = alias(ALIASES, &folded).unwrap_or(&folded);
        let (place, taken) = match name {
            "in" => (&mut self.space, plain(&folded, "-", 60)),
            "from" => {
                let handle = folded.trim_start_matches('@');
                (&mut self.by, plain(if handle == "moi" { "me" } else { handle }, ".-_", 80))
            }
            "what" => {
                if let Some(tab) = alias(TABS, word).and_then(|t| TABS.iter().find(|(k, _)| *k == t)) {
                    self.tab = Some(tab.1);
                    return true;
                }
                (&mut self.what, plain(word, "_-", 30))
            }
            "state" => (&mut self.state, plain(word, "_-", 30)),
            "since" => (&mut self.since, day(value)),
            "until" => (&mut self.until, day(value)),
            "has" => (&mut self.has, Some(word.to_owned()).filter(|w| w == "file")),
            "tag" => {
                let tag = plain(folded.trim_start_matches('#'), "_-", 50);
                let tag = tag.filter(|t| self.tags.len() < MOST_TAGS && !self.tags.contains(t));
                return tag.map(|t| self.tags.push(t)).is_some();
            }
            _ => return false,
        };
        taken.map(|value| *place = value).is_some()
    }

    /// The filters by name, as they stand in the address.
    #[must_use]
    pub fn filters(&self) -> Vec<(&'static str, &str)> {
        let mut all = vec![
            ("in", self.space.as_str()),
            ("from", &self.by),
            ("what", &self.what),
            ("state", &self.state),
            ("since", &self.since),
            ("until", &self.until),
            ("has", &self.has),
        ];
        all.extend(self.tags.iter().map(|tag| ("tag", tag.as_str())));
        all.retain(|(_, value)| !value.is_empty());
        all
    }

    /// The same without one of its filters.
    #[must_use]
    pub fn without(&self, name: &str, value: &str) -> Self {
        let mut rest = self.clone();
        match name {
            "in" => rest.space.clear(),
            "from" => rest.by.clear(),
            "what" => rest.what.clear(),
            "state" => rest.state.clear(),
            "since" => rest.since.clear(),
            "until" => rest.until.clear(),
            "has" => rest.has.clear(),
            _ => rest.tags.retain(|tag| tag != value),
        }
        rest
    }

    /// The query part of its address; hashtags are one field.
    #[must_use]
    pub fn address(&self) -> String {
        let tags = self.tags.join(" ");
        let mut pairs = vec![("q", self.words.trim_end())];
        pairs.extend(self.tab.map(|tab| ("kind", tab)));
        pairs.extend(self.filters().into_iter().filter(|(name, _)| *name != "tag"));
        if !tags.is_empty() {
            pairs.push(("tag", &tags));
        }
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    /// Whether nothing at all is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.filters().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(q: &str) -> Asked {
        Asked::read(&SearchQuery { q: q.to_owned(), ..SearchQuery::default() })
    }

    #[test]
    fn operators_are_taken_out_of_the_words() {
        let asked = read(
            "seal in:diagnostics from:@ines \"new bearing\" kind:question state:answered before:2026-05 after:2026-04-30 has:file tag:Étanchéité -pump",
        );
        assert_eq!(asked.words, "seal \"new bearing\" -pump");
        let filters: Vec<String> = asked.filters().iter().map(|(n, v)| format!("{n}={v}")).collect();
        assert_eq!(
            filters,
            [
                "in=diagnostics",
                "from=ines",
                "what=question",
                "state=answered",
                "since=2026-04-30",
                "until=2026-05-01",
                "has=file",
                "tag=etancheite"
            ]
        );
        assert_eq!(asked.without("in", "diagnostics").space, "");
    }

    #[test]
    fn french_is_understood_too() {
        let asked =
            read("joint dans:diagnostics de:moi genre:pratique état:résolue après:2026 avec:fichier #Joint");
        assert_eq!(
            (asked.space.as_str(), asked.by.as_str(), asked.what.as_str()),
            ("diagnostics", "me", "practice")
        );
        assert_eq!(
            (asked.state.as_str(), asked.since.as_str(), asked.has.as_str()),
            ("answered", "2026-01-01", "file")
        );
        assert_eq!((asked.words.as_str(), asked.tags.as_slice()), ("joint", &["joint".to_owned()][..]));
    }

    #[test]
    fn what_means_nothing_is_words() {
        for typed in
            ["before:soon", "has:wings", "in:", "12:30", "https://a.b/#c", "#1", ":", "after:2026-02-31"]
        {
            let asked = read(typed);
            assert!(asked.filters().is_empty(), "{typed}: {asked:?}");
            assert_eq!(asked.words, typed);
        }
    }

    #[test]
    fn its_address_says_the_same() {
        let asked = read("seal in:diagnostics tag:a tag:b kind:person \"x y\"");
        let query: SearchQuery = serde_urlencoded::from_str(&asked.address()).unwrap();
        assert_eq!(Asked::read(&query), asked);
    }
}
