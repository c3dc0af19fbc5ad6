//! The way out: mails are handed to the mail host one after the other, at most so many a second. A
//! mail is marked before it is handed over, so that a crash leaves it in doubt and never sends twice.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ::store::{Res, Write};
use kernel::time::{HOUR, MINUTE};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use lettre::transport::smtp::Error;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use web::Site;

use super::due::Head;
use super::host::{Host, Settings};
use super::store::{self, Mail};

type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// So many mails leave in one round, that is in a second.
const AT_ONCE: usize = 20;
/// How long a mail belongs to whoever hands it over.
const HOLD_MS: i64 = 10 * MINUTE;
/// So often a mail is tried.
const TRIES: i64 = 10;

/// The connection, made once for a mail host; another one is made when another host is chosen.
#[derive(Default)]
struct Way(Mutex<Option<(String, Option<Smtp>)>>);

impl Way {
    fn to(&self, url: &str) -> Option<Smtp> {
        let mut way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*way {
            Some((host, smtp)) if host == url => smtp.clone(),
            _ => {
                let smtp = transport(url);
                *way = Some((url.to_owned(), smtp.clone()));
                smtp
            }
        }
    }
}

/// The transport of an address: without TLS only to this machine, or when the address says so.
fn transport(url: &str) -> Option<Smtp> {
    let plain = url.strip_prefix("smtp://").filter(|_| !url.contains('?'));
    let url = plain.map_or_else(
        || url.to_owned(),
        |rest| {
            let host = rest.rsplit('@').next().unwrap_or(rest);
            let here = ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own));
            match (here, rest.contains('@')) {
                (true, _) => url.to_owned(),
                (false, true) => format!("{}?tls=required", url.trim_end_matches('/')),
                (false, false) => format!("{}?tls=opportunistic", url.trim_end_matches('/')),
            }
        },
    );
    let built = Smtp::from_url(&url).ok()?;
    Some(built.timeout(Some(Duration::from_secs(30))).build())
}

/// Whether an address of a mail host can be understood.
#[must_use]
pub fn understood(url: &str) -> bool {
    (url.starts_with("smtp://") || url.starts_with("smtps://")) && transport(url).is_some()
}

/// Hands over what waits, at most a round.
///
/// # Errors
/// What the database says.
pub async fn leave(site: &Site) -> Res<()> {
    let settings = site.shelf::<Host>().settings();
    let Some(url) = settings.smtp.clone() else { return Ok(()) };
    let Some(smtp) = site.shelf::<Way>().to(&url) else { return Ok(()) };
    site.db.write_hot(store::doubt).await?;
    for _ in 0..AT_ONCE {
        let Some(mail) = site.db.write_hot(|w| store::claim(w, HOLD_MS)).await? else { return Ok(()) };
        one(site, &smtp, &settings, mail).await?;
    }
    Ok(())
}

async fn one(site: &Site, smtp: &Smtp, settings: &Settings, mail: Mail) -> Res<()> {
    let (id, attempts) = (mail.id, mail.attempts);
    let message = match opened(site, settings, mail).await {
        Ok(mail) => message(settings, &mail),
        Err(error) => Err(error.to_string()),
    };
    let outcome = match message {
        Ok(message) => smtp.send(message).await.map(drop).map_err(|error| why(&error, attempts)),
        Err(reason) => Err((true, reason)),
    };
    if let Err((for_good, reason)) = &outcome {
        tracing::warn!(mail = id, for_good, reason, "a mail was not taken");
    }
    site.db.write_hot(move |w| noted(w, id, attempts, &outcome)).await
}

/// Whether the mail is given up, and why in short: the host's answer may repeat an address.
fn why(error: &Error, attempts: i64) -> (bool, String) {
    let reason = match error.status() {
        Some(code) => format!("refused {code}"),
        None if error.is_timeout() => "timeout".to_owned(),
        None => "unreachable".to_owned(),
    };
    (error.is_permanent() || attempts >= TRIES, reason)
}

fn noted(w: &mut Write<'_>, id: i64, attempts: i64, outcome: &Result<(), (bool, String)>) -> Res<()> {
    match outcome {
        Ok(()) => store::sent(w, id),
        Err((true, reason)) => store::park(w, id, reason),
        Err((false, reason)) => {
            let doubled = u32::try_from(attempts).ok().and_then(|n| 2_i64.checked_pow(n)).unwrap_or(64);
            let at = w.now().plus(doubled.saturating_mul(MINUTE / 2).min(4 * HOUR));
            store::again(w, id, at, reason)
        }
    }
}

/// A letter with a secret is written now; any other mail is there already.
async fn opened(site: &Site, settings: &Settings, mail: Mail) -> Res<Mail> {
    if mail.kind != "invitation" && mail.kind != "reset" {
        return Ok(mail);
    }
    let Some(person) = mail.person else { return Ok(mail) };
    let to = site.db.read(move |r| store::mailed(r, person)).await?.ok_or(::store::Error::NoRow)?;
    let secret = web::letters::open(site, &mail.words)?;
    let letter = super::letter::with_link(site, settings, &mail.kind, &to.name, (to.lang, &to.zone), &secret);
    let broken = ::store::Error::Other;
    let (words, html) = (letter.text().map_err(broken)?, letter.html().map_err(broken)?);
    let head = Head { id: format!("<l{}@{}>", mail.id, settings.domain()), ..Head::default() };
    let head = serde_json::to_string(&head).map_err(|e| broken(e.to_string()))?;
    Ok(Mail { address: to.address, subject: letter.subject, words, html, head, ..mail })
}

/// The mail as it goes over the wire.
pub(super) fn message(settings: &Settings, mail: &Mail) -> Result<Message, String> {
    let head: Head = serde_json::from_str(&mail.head).map_err(|e| e.to_string())?;
    let address = |text: &str| text.parse::<Address>().map_err(|e| format!("address: {e}"));
    let name = head.from.clone().unwrap_or_else(|| "Ensemble".to_owned());
    let mut builder = Message::builder()
        .from(Mailbox::new(Some(name), address(&settings.from)?))
        .to(Mailbox::new(None, address(&mail.address)?))
        .subject(mail.subject.replace(['\r', '\n'], " "))
        .message_id(Some(head.id.clone()));
    if let Some(thread) = &head.thread {
        builder = builder.in_reply_to(thread.clone()).references(thread.clone());
    }
    if let Some(reply) = &head.reply {
        builder = builder.reply_to(Mailbox::new(None, address(reply)?));
    }
    let body = MultiPart::alternative_plain_html(mail.words.clone(), mail.html.clone());
    let mut message = builder.multipart(body).map_err(|e| e.to_string())?;
    let mut put = |name: &'static str, value: String| {
        let name = HeaderName::new_from_ascii_str(name);
        message.headers_mut().insert_raw(HeaderValue::new(name, value));
    };
    put("Auto-Submitted", "auto-generated".to_owned());
    put("X-Auto-Response-Suppress", "All".to_owned());
    if let Some(off) = &head.off {
        put("List-Unsubscribe", format!("<{off}>"));
        put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    }
    if let Some(list) = &head.list {
        put("List-Id", format!("<{list}>"));
    }
    Ok(message)
}
