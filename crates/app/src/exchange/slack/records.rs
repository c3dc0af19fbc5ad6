//! The records of an export, as lenient as its own tools are: what is not known is ignored.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Somebody of the workspace.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct User {
    pub id: String,
    #[serde(default)]
    pub name: String,
    pub team_id: Option<String>,
    #[serde(default)]
    pub deleted: bool,
    pub real_name: Option<String>,
    pub tz: Option<String>,
    #[serde(default)]
    pub profile: Profile,
}

/// What a user says of themselves.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Profile {
    pub real_name: Option<String>,
    pub display_name: Option<String>,
    pub title: Option<String>,
    pub email: Option<String>,
}

/// A channel.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Channel {
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub created: f64,
    #[serde(default)]
    pub members: Vec<String>,
    #[serde(default)]
    pub purpose: Purpose,
    #[serde(default)]
    pub topic: Purpose,
    #[serde(default)]
    pub is_private: bool,
    #[serde(default)]
    pub is_archived: bool,
    pub creator: Option<String>,
    #[serde(default)]
    pub previous_names: Vec<String>,
}

/// What a channel is for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Purpose {
    #[serde(default)]
    pub value: String,
}

/// A line of a channel.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Line {
    #[serde(rename = "type", default)]
    pub kind: String,
    pub subtype: Option<String>,
    pub user: Option<String>,
    #[serde(default)]
    pub text: String,
    pub ts: String,
    pub thread_ts: Option<String>,
    pub edited: Option<Edited>,
    #[serde(default)]
    pub reactions: Vec<Reaction>,
    #[serde(default)]
    pub files: Vec<Attached>,
    pub user_profile: Option<Profile>,
    #[serde(default)]
    pub hidden: bool,
    pub old_name: Option<String>,
    pub comment: Option<Comment>,
    pub bot_id: Option<String>,
    pub username: Option<String>,
    pub bot_profile: Option<BotProfile>,
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// What was said about a file, in older exports.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Comment {
    pub user: Option<String>,
    #[serde(default)]
    pub comment: String,
}

/// A program that writes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BotProfile {
    pub id: Option<String>,
    pub name: Option<String>,
}

/// What stands beside a text.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Attachment {
    pub fallback: Option<String>,
    pub pretext: Option<String>,
    pub title: Option<String>,
    pub title_link: Option<String>,
    pub text: Option<String>,
    pub from_url: Option<String>,
    pub original_url: Option<String>,
    #[serde(default)]
    pub fields: Vec<Field>,
}

/// A pair of words in an attachment.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Field {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub value: String,
}

/// When a line was changed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Edited {
    pub ts: String,
}

/// Who reacted.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Reaction {
    pub name: String,
    #[serde(default)]
    pub users: Vec<String>,
}

/// A file beside a line.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Attached {
    pub name: Option<String>,
    pub title: Option<String>,
    pub mode: Option<String>,
    pub permalink: Option<String>,
    pub url_private: Option<String>,
    pub url_private_download: Option<String>,
}

/// Subtypes that are messages of people or of their programs.
const SAID: [&str; 6] =
    ["thread_broadcast", "me_message", "file_share", "reply_broadcast", "file_comment", "bot_message"];

impl Line {
    /// Whether somebody said it; otherwise the workspace itself did.
    pub(crate) fn said(&self) -> bool {
        (self.kind.is_empty() || self.kind == "message")
            && !self.hidden
            && self.subtype.as_deref().is_none_or(|s| SAID.contains(&s))
    }
    /// Whether a program wrote it under a name of its own.
    pub(crate) fn is_bot(&self) -> bool {
        self.subtype.as_deref() == Some("bot_message")
    }
}

/// Records with their places, and the places of bad ones with what is wrong.
pub(crate) type Read<T> = (Vec<(usize, T)>, Vec<(usize, String)>);

/// A list of records; one that cannot be read does not spoil the others.
///
/// # Errors
/// When the whole is not a list.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<Read<T>, String> {
    let values: Vec<Value> = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    let (mut good, mut bad) = (Vec::with_capacity(values.len()), Vec::new());
    for (at, value) in values.into_iter().enumerate() {
        match serde_json::from_value(value) {
            Ok(record) => good.push((at, record)),
            Err(error) => bad.push((at, error.to_string())),
        }
    }
    Ok((good, bad))
}

/// A time as Slack writes it (`1494517568.512661`), in microseconds; `None` when it is none.
pub(crate) fn micros(ts: &str) -> Option<i64> {
    let (seconds, rest) = ts.split_once('.').unwrap_or((ts, "0"));
    let digits = |s: &str| !s.is_empty() && s.len() <= 12 && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(seconds) || !digits(rest) {
        return None;
    }
    let rest: String = rest.chars().chain("000000".chars()).take(6).collect();
    let seconds: i64 = seconds.parse().ok()?;
    // Between 2000 and 2100: anything else is not a time somebody wrote at.
    let fits = (946_684_800..4_102_444_800).contains(&seconds);
    fits.then(|| seconds * 1_000_000 + rest.parse::<i64>().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_to_the_microsecond() {
        assert_eq!(micros("1494517568.512661"), Some(1_494_517_568_512_661));
        assert_eq!(micros("1494517568.5"), Some(1_494_517_568_500_000));
        assert_eq!(micros("1494517568"), Some(1_494_517_568_000_000));
        for bad in ["", "x", "-1.0", "1.2.3", "99999999999999", "12", "1e9"] {
            assert_eq!(micros(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_bad_record_does_not_spoil_the_others() {
        let (good, bad) = read::<Line>(br#"[{"ts":"1","text":"a"},{"text":7},{"ts":"2"}]"#).unwrap();
        assert_eq!((good.len(), bad.len()), (2, 1));
        assert_eq!(bad[0].0, 1);
        assert!(read::<Line>(b"{}").is_err());
        assert!(read::<Line>("[".repeat(100_000).as_bytes()).is_err(), "nesting has an end");
    }
}
