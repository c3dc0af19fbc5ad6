//! Replies by mail. A mark in the address says whose reply it is and to which thread; the rooms' own
//! route then decides as it does for the page, in the person's name. The same mail twice posts once.
//!
//! Dropped without a word: what a program wrote by itself, what bears no good mark, what came before.
//! Refused with a kind mail to the person's own address: too old, from another address, without
//! words, or not allowed.

mod files;
pub mod read;
pub mod routes;
pub mod trim;

use ::store::{Res, Write};
use charter::Shelf;
use kernel::{Lexicon, Problem};
use web::Site;
use web::held::{Kept, Replay, Undone};
use web::keys::Keys;

use super::due::{Head, House};
use super::host::Host;
use super::letter::{Item, Letter, Link, Part};
use super::post;
use super::store::{self, Sender};
use crate::attention::token::Reply;
use read::Incoming;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands in the conversation.
    Posted,
    /// Its writer is told why not (key of the reason).
    Refused(&'static str),
    /// Nobody is told (for the log).
    Dropped(&'static str),
}

impl Outcome {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Refused(_) => "refused",
            Self::Dropped(_) => "dropped",
        }
    }
}

/// Takes a mail as it came over the wire.
///
/// # Errors
/// Only what may be over in a while (the house is full): the mail is to be handed in again.
pub async fn take(site: &Site, raw: &[u8]) -> Result<Outcome, Problem> {
    let settings = site.shelf::<Host>().settings();
    let Some(mail) = read::incoming(raw, &settings) else { return Ok(Outcome::Dropped("unreadable")) };
    if mail.automatic {
        return Ok(Outcome::Dropped("automatic"));
    }
    let (keys, mark, hash) = (site.shelf::<Keys>(), mail.mark.clone(), mail.hash.clone());
    let found = site.db.read(move |r| {
        let reply = Reply::read(r, &keys, &mark)?;
        let sender = reply.map(|reply| store::sender(r, reply.person)).transpose()?.flatten();
        Ok::<_, ::store::Error>((reply, sender, store::came_before(r, &hash)?))
    });
    let (reply, sender, before) = found.await?;
    let Some(reply) = reply else { return Ok(Outcome::Dropped("forged")) };
    let Some(sender) = sender else { return Ok(Outcome::Dropped("away")) };
    if before {
        return Ok(Outcome::Dropped("seen"));
    }
    let mut left_out = Vec::new();
    let outcome = match asked(site, &mail, reply, &sender) {
        Err(why) => Outcome::Refused(why),
        Ok(text) => {
            let brought = files::bring(site, &mail, reply).await?;
            left_out = brought.refused;
            let text = with_files(site, &sender, text, &brought.links, &left_out);
            posted(site, &mail, reply, text).await?
        }
    };
    note(site, mail, reply, sender, outcome, left_out).await?;
    Ok(outcome)
}

/// The words to post, or why they are not taken.
fn asked(site: &Site, mail: &Incoming, reply: Reply, sender: &Sender) -> Result<String, &'static str> {
    if !sender.address.eq_ignore_ascii_case(&mail.from) {
        return Err("sender");
    }
    if !mail.vouched {
        return Err("unproved");
    }
    if reply.until < site.clock.now() {
        return Err("expired");
    }
    let text = trim::trimmed(&mail.text);
    if text.is_empty() && mail.attachments.is_empty() {
        return Err("empty");
    }
    Ok(text)
}

/// The words with the files that came along, and the names of those that did not.
fn with_files(site: &Site, sender: &Sender, text: String, links: &[String], left_out: &[String]) -> String {
    let mut parts = vec![text];
    parts.extend(links.iter().cloned());
    if !left_out.is_empty() {
        let l = Lexicon::new(site.words, sender.lang, &sender.zone, site.clock.now());
        parts.push(format!("*{}*", l.s("mail-in-left-out", "names", left_out.join(", "))));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Posts by the rooms' own route, once for each mail.
async fn posted(site: &Site, mail: &Incoming, reply: Reply, text: String) -> Result<Outcome, Problem> {
    let kept = Kept {
        method: "POST".to_owned(),
        path: format!("/api/v1/threads/{}/replies", reply.thread),
        content_type: "application/json".to_owned(),
        body: serde_json::json!({ "text": text }).to_string(),
    };
    let key = format!("mail-{}", mail.hash);
    match site.shelf::<Replay>().in_name_of(site, reply.person, &key, kept).await {
        Ok(_) => Ok(Outcome::Posted),
        Err(Undone::Away) => Ok(Outcome::Dropped("away")),
        Err(Undone::Problem(Problem::NotFound)) => Ok(Outcome::Refused("gone")),
        Err(Undone::Problem(Problem::Held(_))) => Ok(Outcome::Refused("held")),
        Err(Undone::Problem(Problem::Refused(_))) => Ok(Outcome::Refused("refused")),
        Err(Undone::Problem(Problem::Invalid(_) | Problem::Conflict(_))) => Ok(Outcome::Refused("invalid")),
        Err(Undone::Problem(later)) => Err(later),
    }
}

/// Writes down what became of it; whoever was refused, or whose files were, is told, once.
async fn note(
    site: &Site,
    mail: Incoming,
    reply: Reply,
    sender: Sender,
    outcome: Outcome,
    left_out: Vec<String>,
) -> Result<(), Problem> {
    let own = site.clone();
    site.db
        .write_hot(move |w| {
            let first = store::came(w, &mail.hash, reply.person, reply.thread, outcome.as_str())?;
            match outcome {
                Outcome::Refused(why) if first => tell(w, &own, &mail, reply, &sender, why, &[]),
                Outcome::Posted if first && !left_out.is_empty() => {
                    tell(w, &own, &mail, reply, &sender, "files", &left_out)
                }
                _ => Ok(()),
            }
        })
        .await
        .map_err(Problem::from)
}

fn tell(
    w: &mut Write<'_>,
    site: &Site,
    mail: &Incoming,
    reply: Reply,
    sender: &Sender,
    why: &str,
    left_out: &[String],
) -> Res<()> {
    let (settings, keys) = (site.shelf::<Host>().settings(), site.shelf::<Keys>());
    let catalogue = site.shelf::<Shelf>().current(w)?;
    let house = House { site, settings: &settings, keys: &keys, catalogue: &catalogue };
    let l = house.words(sender.lang, &sender.zone, w.now());
    let mut letter = Letter::new(&l, &site.name);
    let subject: String = mail.subject.chars().filter(|c| !c.is_control()).take(120).collect();
    letter.subject = format!("Re: {subject}");
    letter.lead = if left_out.is_empty() {
        l.tp("mail-in-", why)
    } else {
        l.s("mail-in-files", "names", left_out.join(", "))
    };
    let kept = Item { title: l.t("mail-in-words"), text: trim::trimmed(&mail.text), ..Item::default() };
    letter.parts = vec![Part { heading: String::new(), items: vec![kept] }];
    if why != "gone" {
        let url = store::thread_path(w, reply.thread)?.map(|path| format!("{}{path}", settings.base));
        letter.button = url.map(|url| Link { label: l.t("mail-open-thread"), url });
    }
    letter.why = l.t(if left_out.is_empty() { "mail-in-why" } else { "mail-in-files-why" });
    let head = Head {
        id: format!("<r{}@{}>", mail.hash, settings.domain()),
        thread: mail.id.as_ref().map(|id| format!("<{id}>")),
        ..Head::default()
    };
    post::put(w, &house, Some(reply.person), &sender.address, "answer", &letter, &head)
}
