//! What is asked for and sent.

use kernel::MessageId;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A wish for a thread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewThread {
    /// One of the kinds in `GET /thread-kinds` that this kind of space has.
    pub kind: String,
    /// One line, at most 200 characters.
    pub title: String,
    /// Markdown, at most 40,000 characters.
    pub text: String,
    /// Addresses everybody in the space; an announcement always does.
    #[serde(deserialize_with = "ticked")]
    pub broadcast: bool,
    /// Of a coordination: handle of whoever does it.
    pub who: String,
    /// Of a coordination: by which day, `YYYY-MM-DD`.
    pub day: String,
    /// Of a poll: what there is to choose between, 2 to 10; one a line in a form.
    #[serde(deserialize_with = "lines")]
    pub options: Vec<String>,
    /// Of a poll: several may be chosen.
    #[serde(deserialize_with = "ticked")]
    pub several: bool,
    /// Of a poll: when it closes by itself; empty for by hand.
    pub closes: String,
    /// Of a question, where the space allows it: the neutral name it is asked under (`pseudonym-1` …).
    pub pseudonym: String,
}

/// A wish for a reply.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewReply {
    /// Markdown, at most 40,000 characters.
    pub text: String,
}

/// New words for a message.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewWords {
    /// Markdown, at most 40,000 characters.
    pub text: String,
    /// A new title, when this is the first message of its thread.
    pub title: Option<String>,
}

/// A reaction to give or take back.
#[derive(Debug, Clone, Default, Deserialize, ToSchema, IntoParams)]
#[serde(default)]
pub struct Emoji {
    /// One of 👍 ❤️ 🎉 👀 🙏 💡.
    pub emoji: String,
    /// On pages: `on` takes it back when it is there.
    #[schema(ignore)]
    #[param(ignore)]
    pub toggle: Option<String>,
}

/// Which reply answers the question.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Answering {
    /// Id of the reply.
    pub message: String,
}

/// How far you have read.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReadTo {
    /// Id of the newest message you read; the thread's newest when absent.
    pub message: Option<String>,
}

/// A draft.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = Draft)]
pub struct DraftJson {
    /// The kind chosen so far, for a new thread.
    pub kind: String,
    /// The title so far, for a new thread.
    pub title: String,
    /// The text so far.
    pub text: String,
}

/// Whether you hear of a thread.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Following)]
pub struct FollowJson {
    /// `chosen` or `muted`.
    pub following: String,
}

/// How far you have read; nobody else sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReadMark)]
pub struct ReadJson {
    /// Id of the newest message you read.
    #[schema(value_type = Option<String>)]
    pub message: Option<MessageId>,
}

/// Which page of threads.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct ThreadsAsked {
    /// Cursor of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 when absent.
    pub limit: Option<String>,
    /// Only this kind.
    pub kind: Option<String>,
    /// Only questions without an answer.
    pub unanswered: Option<String>,
    /// Only those marked as worth reading.
    pub featured: Option<String>,
}

/// Which page of messages.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct MessagesAsked {
    /// Cursor of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 when absent.
    pub limit: Option<String>,
}

/// A list in JSON, one a line in a form.
fn lines<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Sent {
        List(Vec<String>),
        Text(String),
    }
    Ok(match Sent::deserialize(d)? {
        Sent::List(list) => list,
        Sent::Text(text) => text.lines().map(str::to_owned).collect(),
    })
}

/// A tick in a form (`on`) or a truth in JSON.
fn ticked<'de, D: Deserializer<'de>>(d: D) -> Result<bool, D::Error> {
    struct Tick;
    impl Visitor<'_> for Tick {
        type Value = bool;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("true, false, or a ticked box")
        }
        fn visit_bool<E>(self, v: bool) -> Result<bool, E> {
            Ok(v)
        }
        fn visit_str<E>(self, v: &str) -> Result<bool, E> {
            Ok(matches!(v, "on" | "true" | "1"))
        }
        fn visit_unit<E>(self) -> Result<bool, E> {
            Ok(false)
        }
    }
    d.deserialize_any(Tick)
}
