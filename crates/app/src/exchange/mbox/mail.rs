//! One mail, read as far as a conversation needs it.

use kernel::Time;
use mail_parser::{Address, HeaderValue, Message, MessageParser, MimeHeaders};
use sha2::{Digest, Sha256};

use super::from::{From, named, unmangled};
use crate::exchange::names;
use crate::exchange::past::Beside;

/// So many attachments are named.
const NAMED: usize = 20;
/// 1990 to 2100: anything else is not when a mail was written.
const TIMES: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// A mail.
#[derive(Debug, Clone)]
pub(super) struct Mail {
    /// Its Message-ID, or what it says in one number.
    pub id: String,
    /// What it answers to: the first mail of all, and the nearest.
    pub parents: Vec<String>,
    pub subject: String,
    pub from: From,
    pub at: Time,
    pub text: String,
    pub files: Vec<Beside>,
    pub list_id: Option<String>,
    pub list_name: Option<String>,
}

impl Mail {
    /// Reads a mail of an mbox, its `From ` line first; or says what is wrong with it.
    pub(super) fn read(raw: &[u8]) -> Result<Self, String> {
        let end = raw.iter().position(|b| *b == b'\n').map_or(raw.len(), |at| at + 1);
        let (envelope, raw) = raw.split_at(end);
        let raw = unmangled(raw);
        let mail = MessageParser::default().parse(&raw).ok_or("it cannot be read as a mail")?;
        let first = match mail.from() {
            Some(Address::List(all)) => all.first(),
            Some(Address::Group(groups)) => groups.first().and_then(|g| g.addresses.first()),
            None => None,
        };
        let first = first.ok_or("nobody wrote it")?;
        let address = first.address.as_deref().unwrap_or_default().trim().to_lowercase();
        if address.is_empty() {
            return Err("nobody wrote it".to_owned());
        }
        let written = mail.date().map(mail_parser::DateTime::to_timestamp).filter(|t| TIMES.contains(t));
        let at = written.or_else(|| came(envelope)).ok_or("it says no time")?;
        let id = mail.message_id().map(str::to_owned).filter(|id| !id.is_empty());
        let list = mail.list_id();
        Ok(Self {
            id: id.unwrap_or_else(|| {
                Sha256::digest(&raw).iter().take(16).map(|b| format!("{b:02x}")).collect()
            }),
            parents: parents(&mail),
            subject: names::text(mail.subject().unwrap_or_default()).replace('\n', " "),
            from: From { name: named(first.name.as_deref().unwrap_or_default(), &address), mail: address },
            at: Time(at * 1000),
            text: mail.body_text(0).unwrap_or_default().into_owned(),
            files: files(&mail),
            list_id: of_list(list, true),
            list_name: of_list(list, false),
        })
    }
}

/// What the mail answers to.
fn parents(mail: &Message<'_>) -> Vec<String> {
    let mut all = ids(mail.references());
    for id in ids(mail.in_reply_to()) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => vec![id.to_string()],
        HeaderValue::TextList(ids) => ids.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// The time in the `From ` line.
fn came(envelope: &[u8]) -> Option<i64> {
    let text = String::from_utf8_lossy(envelope);
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|w| w.split(':').count() == 3)?;
    let word = |n: usize| words.get(n).copied();
    let (day, time) = (word(at.checked_sub(1)?)?, word(at)?);
    let (month, year) = (word(at.checked_sub(2)?)?, words.iter().skip(at).find(|w| w.len() == 4)?);
    let line = format!("Date: {day} {month} {year} {time} +0000\r\n\r\n");
    let mail = MessageParser::default().parse(line.as_bytes())?;
    mail.date().map(mail_parser::DateTime::to_timestamp).filter(|t| TIMES.contains(t))
}

fn files(mail: &Message<'_>) -> Vec<Beside> {
    let file = |part: &mail_parser::MessagePart<'_>| {
        let name = part.attachment_name().map(names::line).filter(|n| !n.is_empty());
        let size = part.contents().len().div_ceil(1_000);
        name.map(|name| Beside { name: format!("{name} ({size} kB)"), link: None, fetch: None })
    };
    mail.attachments().filter_map(file).take(NAMED).collect()
}

/// `Pumps at work <pumps.x.example>`: the id, or the words before it.
fn of_list(value: &HeaderValue<'_>, id: bool) -> Option<String> {
    let (name, address) = match value {
        HeaderValue::Address(all) => {
            let first = all.first()?;
            (first.name.as_deref().map(str::to_owned), first.address.as_deref().map(str::to_owned))
        }
        HeaderValue::Text(text) => match text.split_once('<') {
            Some((name, id)) => (Some(name.to_owned()), Some(id.trim_end_matches('>').to_owned())),
            None => (None, Some(text.to_string())),
        },
        _ => return None,
    };
    let found = if id { address } else { name };
    found.map(|t| names::line(t.trim().trim_matches('"'))).filter(|t| !t.is_empty())
}
