//! What a webhook is: groups of facts, its signature, when it is tried again. Pure.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use kernel::problem::Fields;
use kernel::time::{DAY, HOUR, MINUTE, SECOND};
use kernel::{Id, Problem, Time};
use ring::hmac;
use serde::Deserialize;
use utoipa::ToSchema;

/// Marks the ids of webhooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hook {}
/// A webhook's id.
pub type HookId = Id<Hook>;

/// Groups of facts with the kinds in each.
pub const GROUPS: [(&str, &[&str]); 6] = [
    ("threads", &["thread.started", "thread.stated"]),
    ("replies", &["reply.posted"]),
    ("answers", &["question.answered"]),
    ("tasks", &["task.made", "task.done"]),
    ("notes", &["note.written"]),
    ("members", &["membership.begun", "membership.ended"]),
];

/// How long to wait before each further try.
const WAITS: [i64; 11] = [
    5 * SECOND,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    5 * HOUR,
    10 * HOUR,
    14 * HOUR,
    20 * HOUR,
    24 * HOUR,
    24 * HOUR,
    24 * HOUR,
];
/// How long an address may fail before nothing is sent there any more.
pub const PATIENCE: i64 = 5 * DAY;
/// How long the secret before the last one still signs.
pub const OVERLAP: i64 = DAY;

/// The group a kind of fact is in.
#[must_use]
pub fn group(kind: &str) -> Option<&'static str> {
    GROUPS.iter().find(|(_, kinds)| kinds.contains(&kind)).map(|(name, _)| *name)
}

/// When the next try is due after so many; none after the last.
#[must_use]
pub fn next_try(attempts: i64, now: Time) -> Option<Time> {
    let at = usize::try_from(attempts.max(1) - 1).ok()?;
    WAITS.get(at).map(|wait| now.plus(*wait))
}

/// A secret as its holder sees it.
#[must_use]
pub fn shown(secret: &[u8]) -> String {
    format!("whsec_{}", BASE64.encode(secret))
}

/// `v1,…` for each secret that is good, by Standard Webhooks.
#[must_use]
pub fn signature(secrets: &[Vec<u8>], id: &str, seconds: i64, body: &str) -> String {
    let said = format!("{id}.{seconds}.{body}");
    let one = |secret: &Vec<u8>| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
        format!("v1,{}", BASE64.encode(hmac::sign(&key, said.as_bytes())))
    };
    secrets.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A webhook as it is wanted.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct HookForm {
    /// What it is for.
    #[serde(default)]
    pub label: String,
    /// Where to: `https://…`.
    #[serde(default)]
    pub url: String,
    /// Groups of facts with spaces between: `threads replies answers tasks notes members`; all when
    /// nothing is said.
    #[serde(default)]
    pub kinds: String,
    /// Whether titles and texts go along, as far as you may read them.
    #[serde(default)]
    #[schema(value_type = bool)]
    pub words: Yes,
    /// The boxes of the form, one for each group.
    #[serde(flatten)]
    #[schema(ignore)]
    pub boxes: BTreeMap<String, serde_json::Value>,
}

/// Yes or no, as a program (`true`) and a form (`yes`) say it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Yes(pub bool);

impl<'de> Deserialize<'de> for Yes {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let said = serde_json::Value::deserialize(from)?;
        Ok(Self(said.as_bool().unwrap_or_else(|| matches!(said.as_str(), Some("yes" | "true" | "on")))))
    }
}

impl HookForm {
    /// The groups it asks for.
    #[must_use]
    pub fn groups(&self) -> Vec<&str> {
        let named = self.kinds.split([' ', ',']).filter(|g| !g.is_empty());
        named.chain(GROUPS.iter().map(|(name, _)| *name).filter(|g| self.boxes.contains_key(*g))).collect()
    }
    /// Checks it; `here` when addresses inside are allowed.
    ///
    /// # Errors
    /// `Invalid` with what needs mending.
    pub fn check(&self, here: bool) -> Result<String, Problem> {
        let mut fields = Fields::default();
        fields.length(&self.label, 80, "label");
        let url = self.url.trim();
        fields.check(url.len() <= 1_000 && web::outward::allowed(url, here), "url", "webhooks-url-wrong");
        let groups = self.groups();
        let known = |g: &&str| GROUPS.iter().any(|(name, _)| name == g);
        fields.check(groups.iter().all(known), "kinds", "webhooks-kinds-wrong");
        fields.done()?;
        let all = || GROUPS.iter().map(|(name, _)| *name).collect();
        Ok((if groups.is_empty() { all() } else { groups }).join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_for_days_and_then_no_more() {
        let now = Time(0);
        assert_eq!(next_try(1, now), Some(Time(5 * SECOND)));
        assert_eq!(next_try(11, now), Some(Time(24 * HOUR)));
        assert_eq!(next_try(12, now), None);
        let whole: i64 = WAITS.iter().sum();
        assert!(whole > PATIENCE, "the last try still comes after five days, and ends it");
    }

    /// The example of the specification's own libraries.
    #[test]
    fn the_signature_is_the_one_of_the_specification() {
        let secret = BASE64.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let said =
            signature(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(said, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
