//! What a program posts, read from its two shapes: ours, and the one Slack's incoming webhooks take. Pure.

use kernel::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use super::slack;
use crate::text::{LONGEST_TITLE, title};

/// A title made of the first words is no longer than this.
const HEAD: usize = 120;

/// What a bot posts: `{text, title?, thread_key?}`, or Slack's `{text, username?}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
pub struct BotPost {
    /// What is said, as Markdown. Names with an `@` stay plain words.
    #[serde(default)]
    pub text: String,
    /// The title of the thread it starts; the first words when there is none.
    #[serde(default)]
    pub title: Option<String>,
    /// Posts with the same key go into the same thread: the first one starts it.
    #[serde(default)]
    pub thread_key: Option<String>,
    /// Slack's: said in front of the text. The bot keeps its own name.
    #[serde(default)]
    pub username: Option<String>,
}

/// Where a post goes and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The title, should it start a thread.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// The key of its thread.
    pub key: Option<String>,
    /// Whether the program speaks our own shape, and reads a JSON answer.
    pub ours: bool,
}

impl BotPost {
    /// Reads a body: JSON, or a form whose `payload` is JSON.
    ///
    /// # Errors
    /// `Unreadable` for anything else.
    pub fn read(body: &[u8]) -> Result<Self, Problem> {
        let unreadable = || Problem::Unreadable("error-json");
        let text = std::str::from_utf8(body).map_err(|_| unreadable())?.trim_start();
        let found = match text.strip_prefix("payload=") {
            Some(payload) => {
                let plain = slack::decoded(payload.split('&').next().unwrap_or_default());
                serde_json::from_str(&plain)
            }
            None => serde_json::from_str(text),
        };
        found.map_err(|_| unreadable())
    }

    /// What it asks for.
    ///
    /// # Errors
    /// `Invalid` for no text, or a key that is too long.
    pub fn wanted(self) -> Result<Wanted, Problem> {
        let said = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let (asked, key, name) = (said(self.title), said(self.thread_key), said(self.username));
        if key.as_ref().is_some_and(|k| k.len() > 200) {
            return Err(Problem::field("thread_key", "conv-bots-key-long"));
        }
        let ours = asked.is_some() || key.is_some();
        let text = if ours { self.text } else { slack::markdown(&self.text) };
        if text.trim().is_empty() {
            return Err(Problem::field("text", "field-empty"));
        }
        let first = asked.unwrap_or_else(|| head(&text));
        let title: String = title(&first).chars().take(LONGEST_TITLE).collect();
        let text = match name {
            Some(name) => format!("**{}**: {text}", name.replace(['*', '\n', '[', ']'], " ")),
            None => text,
        };
        Ok(Wanted { title, text, key, ours })
    }
}

/// The first words as a title: without the signs of Markdown at their edges.
fn head(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
    let plain = kernel::rich::plain(&kernel::rich::html(line, &|_| None));
    let plain = if plain.trim().is_empty() { line.to_owned() } else { plain };
    let mut head: String = plain.trim().chars().take(HEAD).collect();
    if plain.trim().chars().count() > HEAD {
        head.push('…');
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Wanted {
        BotPost::read(body.as_bytes()).unwrap().wanted().unwrap()
    }

    #[test]
    fn both_shapes_are_read() {
        let ours = read(r#"{"title": "Build 7", "text": "**red**", "thread_key": "build"}"#);
        assert_eq!((ours.title.as_str(), ours.text.as_str(), ours.ours), ("Build 7", "**red**", true));
        assert_eq!(ours.key.as_deref(), Some("build"));
        let slack = read(
            r#"{"text": "Build <https://ci.example/7|seven> is red", "username": "CI", "icon_emoji": ":x:"}"#,
        );
        assert_eq!(slack.text, "**CI**: Build [seven](https://ci.example/7) is red");
        assert_eq!((slack.title.as_str(), slack.ours), ("Build seven is red", false));
        let form = read("payload=%7B%22text%22%3A+%22red+%26+blue%22%7D");
        assert_eq!(form.text, "red & blue");
        let long = read(&format!(r#"{{"text": "{}"}}"#, "word ".repeat(60)));
        assert!(long.title.ends_with('…') && long.title.chars().count() <= 121);
    }

    #[test]
    fn what_says_nothing_is_refused() {
        assert!(matches!(BotPost::read(b"not json"), Err(Problem::Unreadable(_))));
        assert!(matches!(BotPost::read(&[0xff]), Err(Problem::Unreadable(_))));
        for body in [r#"{}"#, r#"{"text": "  "}"#] {
            assert!(matches!(BotPost::read(body.as_bytes()).unwrap().wanted(), Err(Problem::Invalid(_))));
        }
    }
}
