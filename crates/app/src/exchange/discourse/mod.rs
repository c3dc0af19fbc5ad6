//! A Discourse forum as its API gives it: categories, people and topics as JSON files in a zip or a
//! folder, whatever they are called. Categories become spaces, topics threads, likes hearts.

mod posts;
mod raw;
mod records;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use kernel::Time;
use serde_json::Value;

use super::archive::Bounds;
use super::bundle::Bundle;
use super::past::{Choices, Guest, Line, Lines, Open, Outline, Past, Place, Refused, Speech};
use super::{ExchangeError, html, names};
use records::{Category, Person, Topic};

/// The category of what has none.
const NONE: i64 = 0;

/// A forum whose files were looked at once.
pub(crate) struct Discourse {
    bundle: Bundle,
    /// Files of each topic, by category.
    topics: BTreeMap<i64, BTreeMap<i64, Vec<String>>>,
    /// Who liked a post, where a file says so.
    likes: HashMap<i64, Vec<String>>,
    outline: Outline,
}

/// What the files hold.
#[derive(Default)]
struct Found {
    categories: BTreeMap<i64, Category>,
    people: BTreeMap<String, Person>,
    /// Topic: category, whether it is a private message, files, messages.
    topics: BTreeMap<i64, (Option<i64>, bool, Vec<String>, usize)>,
    likes: HashMap<i64, Vec<String>>,
    base: Option<String>,
    bad: Vec<(String, String)>,
}

impl Discourse {
    /// Looks at every file once.
    pub(crate) fn open(path: &Path, bounds: Bounds, choices: &Choices) -> Result<Self, ExchangeError> {
        let bundle = Bundle::open(path, bounds)?;
        let mut found = Found::default();
        let single = bundle.names().len() == 1;
        for name in bundle.names().iter().filter(|n| single || n.ends_with(".json")) {
            match serde_json::from_slice::<Value>(&bundle.bytes(name)?) {
                Ok(value) => found.take(name, &value),
                Err(error) => found.bad.push((name.clone(), error.to_string())),
            }
        }
        if found.topics.is_empty() && found.categories.is_empty() {
            return Err(ExchangeError::file(
                "These are no files of the Discourse API: there is no list of categories and no topic among them. Nothing was imported.",
            ));
        }
        let refused = found.refuse(choices);
        let mut topics: BTreeMap<i64, BTreeMap<i64, Vec<String>>> = BTreeMap::new();
        for (topic, (category, _, files, _)) in found.topics {
            topics.entry(category.unwrap_or(NONE)).or_default().insert(topic, files);
        }
        let people: Vec<Guest> = found.people.into_values().map(Person::guest).collect();
        let places = topics.keys().map(|id| place(*id, found.categories.get(id))).collect();
        let stem = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().to_lowercase());
        let source = format!("discourse:{}", found.base.unwrap_or(stem));
        let outline = Outline { source, people, places, refused, bad: found.bad };
        Ok(Self { bundle, topics, likes: found.likes, outline })
    }
}

impl Found {
    fn take(&mut self, name: &str, value: &Value) {
        if let Some(base) = value.get("base_url").or_else(|| value.get("base_uri")).and_then(Value::as_str) {
            self.base = Some(base.trim_start_matches("https://").trim_end_matches('/').to_owned());
        }
        for list in
            [value.pointer("/category_list/categories"), value.get("categories")].into_iter().flatten()
        {
            self.categories(list);
        }
        for list in [Some(value), value.get("users"), value.get("directory_items")].into_iter().flatten() {
            let all = list.as_array().map(Vec::as_slice).unwrap_or_default();
            all.iter().for_each(|one| self.person(one.get("user").unwrap_or(one)));
        }
        if let Some(one) = value.get("user") {
            self.person(one);
        }
        if let Some(list) = value.get("post_action_users").and_then(Value::as_array) {
            let who = list.iter().filter_map(|u| u.get("username")?.as_str().map(str::to_lowercase));
            if let Some(post) = records::number_in(name) {
                self.likes.entry(post).or_default().extend(who);
            }
        }
        if value.get("post_stream").is_some() {
            match serde_json::from_value::<Topic>(value.clone()) {
                Ok(topic) => self.topic(name, &topic),
                Err(error) => self.bad.push((name.to_owned(), format!("the topic cannot be read: {error}"))),
            }
        }
    }

    fn categories(&mut self, list: &Value) {
        for one in list.as_array().map(Vec::as_slice).unwrap_or_default() {
            if let Some(below) = one.get("subcategory_list") {
                self.categories(below);
            }
            if let Ok(category) = serde_json::from_value::<Category>(one.clone()) {
                self.categories.insert(category.id, category);
            }
        }
    }

    fn person(&mut self, value: &Value) {
        let Ok(person) = serde_json::from_value::<Person>(value.clone()) else { return };
        let known = self.people.entry(person.username.to_lowercase()).or_default();
        known.add(person);
    }

    fn topic(&mut self, name: &str, topic: &Topic) {
        let known = self.topics.entry(topic.id).or_default();
        known.0 = known.0.or(topic.category_id);
        known.1 |= topic.archetype.as_deref() == Some("private_message");
        known.2.push(name.to_owned());
        known.3 += topic.post_stream.posts.len();
    }

    /// Takes out what the operator did not let in.
    fn refuse(&mut self, choices: &Choices) -> Vec<Refused> {
        let mut private = Refused { what: "private", places: 0, messages: 0, allow: "--private" };
        let mut direct = Refused { what: "direct", places: 0, messages: 0, allow: "--direct" };
        let closed: BTreeSet<i64> =
            self.categories.values().filter(|c| c.read_restricted).map(|c| c.id).collect();
        let mut shut = BTreeSet::new();
        self.topics.retain(|_, (category, few, _, posts)| {
            let restricted = category.is_some_and(|c| closed.contains(&c));
            if *few {
                // Whom such a message was for does not stand in the topic: it is never let in.
                direct.places += 1;
                direct.messages += *posts;
            } else if restricted && !choices.private {
                shut.insert(*category);
                private.messages += *posts;
            }
            !(*few || restricted && !choices.private)
        });
        private.places = shut.len();
        direct.allow = "nothing";
        [private, direct].into_iter().filter(|r| r.places > 0).collect()
    }
}

fn place(id: i64, category: Option<&Category>) -> Place {
    let name = category.map_or_else(|| "Uncategorized".to_owned(), |c| names::line(&c.name));
    let closed = category.is_some_and(|c| c.read_restricted);
    let about = category.and_then(|c| c.description_text.clone()).unwrap_or_default();
    Place {
        key: format!("category:{id}"),
        origin: format!("The category “{name}”, brought here from Discourse with its topics."),
        purpose: vec![about],
        archived: false,
        created: None::<Time>,
        open: if closed { Open::Members } else { Open::All },
        name,
        ..Place::default()
    }
}

impl Past for Discourse {
    fn kind(&self) -> &'static str {
        "discourse"
    }
    fn outline(&self) -> &Outline {
        &self.outline
    }
    fn lines(&self, place: &Place) -> Result<Lines, ExchangeError> {
        let id = place.key.split(':').nth(1).and_then(|n| n.parse().ok()).unwrap_or(NONE);
        let mut lines = Lines::default();
        for (topic, files) in self.topics.get(&id).into_iter().flatten() {
            let mut parts = Vec::with_capacity(files.len());
            for file in files {
                match serde_json::from_slice::<Topic>(&self.bundle.bytes(file)?) {
                    Ok(part) => parts.push(part),
                    Err(error) => lines.bad.push((file.clone(), error.to_string())),
                }
            }
            posts::lines(*topic, parts, &self.likes, &mut lines);
        }
        Ok(lines)
    }
    fn words(&self, line: &Line, speech: &Speech) -> String {
        let text = names::text(&line.text);
        if line.mark == posts::RAW { raw::markdown(&text, speech) } else { html::markdown(&text) }
    }
}
