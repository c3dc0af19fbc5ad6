//! A mail as it came, read as far as a reply needs it. Pure.

use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders};
use sha2::{Digest, Sha256};

use crate::mail::host::Settings;

/// Longest text that is taken over, in characters.
const LONGEST: usize = 40_000;
/// So many attachments are taken.
const TAKEN: usize = 20;
/// A picture inside the text that is no larger than this belongs to a signature.
const LOGO: usize = 20_000;

/// What a mail says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The mark in the address it came to.
    pub mark: String,
    /// Whom it is from.
    pub from: String,
    /// Its Message-ID.
    pub id: Option<String>,
    /// By which the same mail is known again.
    pub hash: String,
    /// Its subject.
    pub subject: String,
    /// Its words, as they came.
    pub text: String,
    /// What is attached.
    pub attachments: Vec<Attached>,
    /// Written by a program, not by somebody.
    pub automatic: bool,
    /// Whether the mail host vouches for the sender, as far as it is asked to.
    pub vouched: bool,
}

/// Something attached to a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a part of a mail attaches; nothing for the small pictures of signatures.
fn attached(part: &MessagePart<'_>) -> Option<Attached> {
    let inside = part.content_id().is_some() && part.content_disposition().is_none_or(|d| d.is_inline());
    let bytes = part.contents();
    if inside && bytes.len() <= LOGO {
        return None;
    }
    let name = part.attachment_name().map(plain).filter(|name| !name.trim().is_empty())?;
    Some(Attached { name, bytes: bytes.to_vec() })
}

/// Reads a mail; `None` when it is none, or bears no mark.
#[must_use]
pub fn incoming(raw: &[u8], settings: &Settings) -> Option<Incoming> {
    let mail = MessageParser::default().parse(raw)?;
    let id = mail.message_id().map(str::to_owned);
    let known = id.as_ref().map_or_else(|| raw.to_vec(), |id| id.as_bytes().to_vec());
    let hash = Sha256::digest(known).iter().take(16).map(|b| format!("{b:02x}")).collect();
    let text = mail.body_text(0).unwrap_or_default().replace("\r\n", "\n").replace('\0', "");
    Some(Incoming {
        mark: mark(&mail, settings)?,
        from: addresses(mail.from()).into_iter().next()?,
        id,
        hash,
        subject: mail.subject().unwrap_or_default().to_owned(),
        text: text.chars().take(LONGEST).collect(),
        attachments: mail.attachments().filter_map(attached).take(TAKEN).collect(),
        automatic: automatic(&mail),
        vouched: settings.auth.as_deref().is_none_or(|host| vouched(&mail, host)),
    })
}

/// A name without anything Markdown would understand.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && !"[]()<>*_`\\".contains(*c)).take(80).collect()
}

fn addresses(of: Option<&Address<'_>>) -> Vec<String> {
    of.map(|all| all.iter().filter_map(|a| a.address.as_ref().map(ToString::to_string)).collect())
        .unwrap_or_default()
}

/// The values of a header that stands there once or more.
fn values(mail: &Message<'_>, name: &str) -> Vec<String> {
    mail.headers_raw()
        .filter(|(n, _)| n.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The mark behind the plus sign of our own address, wherever the mail says it was sent to.
fn mark(mail: &Message<'_>, settings: &Settings) -> Option<String> {
    let (local, domain) = settings.reply.as_deref()?.rsplit_once('@')?;
    let mut all = addresses(mail.to());
    all.extend(addresses(mail.cc()));
    for name in ["Delivered-To", "X-Original-To", "Envelope-To"] {
        all.extend(values(mail, name));
    }
    all.iter().find_map(|address| {
        let (to, at) = address.trim_matches(['<', '>', ' ']).rsplit_once('@')?;
        let (own, mark) = to.split_once('+')?;
        (at.eq_ignore_ascii_case(domain) && own.eq_ignore_ascii_case(local)).then(|| mark.to_owned())
    })
}

/// Absence notes, lists, bounces: nobody wrote them, and answering them would go round and round.
fn automatic(mail: &Message<'_>) -> bool {
    let has = |name: &str, wanted: &dyn Fn(&str) -> bool| {
        values(mail, name).iter().any(|v| wanted(&v.to_ascii_lowercase()))
    };
    let empty_sender = matches!(mail.return_path(), HeaderValue::Empty)
        && has("Return-Path", &|v| v == "<>" || v.is_empty());
    empty_sender
        || has("Auto-Submitted", &|v| v != "no")
        || has("Precedence", &|v| ["bulk", "junk", "list", "auto_reply"].contains(&v))
        || has("X-Autoreply", &|_| true)
        || has("X-Autorespond", &|_| true)
        || has("List-Id", &|_| true)
        || has("X-Auto-Response-Suppress", &|v| v.contains("all"))
}

/// Whether our mail host found the sender proved. Only the topmost line counts, and only our own
/// host's: anybody can write such a line.
fn vouched(mail: &Message<'_>, host: &str) -> bool {
    let Some(line) = values(mail, "Authentication-Results").into_iter().next() else { return false };
    let line = line.to_ascii_lowercase();
    let (by, results) = line.split_once(';').unwrap_or((&line, ""));
    by.split_whitespace().next() == Some(host.to_ascii_lowercase().as_str())
        && results.split(';').any(|r| {
            r.trim().starts_with("dmarc=pass")
                || r.trim().starts_with("dkim=pass")
                || r.trim().starts_with("spf=pass")
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn settings(auth: Option<&str>) -> Settings {
        Settings {
            reply: Some("reply@town.example".into()),
            auth: auth.map(str::to_owned),
            ..Settings::default()
        }
    }

    fn mail(head: &str) -> String {
        format!(
            "From: Ines <ines@town.example>\r\nTo: Town <Reply+ABC@town.example>\r\nMessage-ID: <1@x>\r\nSubject: Re: x\r\n{head}\r\nYes.\r\n"
        )
    }

    #[test]
    fn a_reply_is_read_and_a_program_is_not_answered() {
        let read = |head: &str| incoming(mail(head).as_bytes(), &settings(None)).unwrap();
        let plain = read("");
        assert_eq!(
            (plain.mark.as_str(), plain.from.as_str(), plain.text.trim()),
            ("ABC", "ines@town.example", "Yes.")
        );
        assert!(!plain.automatic && plain.vouched);
        for head in [
            "Auto-Submitted: auto-replied\r\n",
            "Precedence: bulk\r\n",
            "X-Autoreply: yes\r\n",
            "List-Id: <x>\r\n",
            "Return-Path: <>\r\n",
        ] {
            assert!(read(head).automatic, "{head}");
        }
        assert!(!read("Auto-Submitted: no\r\n").automatic);
        assert!(incoming(mail("").replace("Reply+ABC", "reply").as_bytes(), &settings(None)).is_none());
        assert!(incoming(mail("").replace("ABC@town", "ABC@other").as_bytes(), &settings(None)).is_none());
        assert_eq!(plain.hash, read("X-More: y\r\n").hash, "known by its Message-ID");
    }

    #[test]
    fn only_our_own_hosts_word_about_a_sender_counts() {
        let read =
            |head: &str| incoming(mail(head).as_bytes(), &settings(Some("mx.town.example"))).unwrap().vouched;
        assert!(read("Authentication-Results: mx.town.example; spf=fail; dkim=pass header.d=x\r\n"));
        assert!(!read(
            "Authentication-Results: mx.town.example; spf=fail\r\nAuthentication-Results: mx.town.example; dkim=pass\r\n"
        ));
        assert!(!read("Authentication-Results: evil.example; dkim=pass\r\n") && !read(""));
    }
}
