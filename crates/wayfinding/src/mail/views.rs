//! The pages of mail.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Flow, Page, Visitor};

use super::api::MailJson;
use super::due::flow_at;
use super::letter::Letter;
use super::store::Mail;
use crate::attention::token::{Of, Unsubscribe};

#[derive(Template)]
#[template(path = "mail/views/outbox.html")]
struct OutboxPage<'a> {
    l: &'a Lexicon,
    items: &'a [MailJson],
    next: Option<&'a str>,
    leaves: bool,
    demo: bool,
}

impl OutboxPage<'_> {
    fn reason(&self, reason: &str) -> String {
        let code = reason.strip_prefix("refused ");
        code.map_or_else(|| self.l.tp("mail-reason-", reason), |code| self.l.s("mail-refused", "code", code))
    }
}

#[derive(Template)]
#[template(path = "mail/views/one.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    mail: &'a Mail,
}

#[derive(Template)]
#[template(path = "mail/views/digest.html")]
struct DigestPage<'a> {
    l: &'a Lexicon,
    letter: Option<&'a Letter>,
}

#[derive(Template)]
#[template(path = "mail/views/off.html")]
struct OffPage<'a> {
    l: &'a Lexicon,
    what: String,
    token: Option<&'a str>,
}

/// The outbox.
///
/// # Errors
/// When the template cannot be written.
pub fn outbox(ctx: &Ctx, items: &[MailJson], next: Option<&str>, leaves: bool) -> Result<Page, Problem> {
    let body = render(&OutboxPage { l: &ctx.l, items, next, leaves, demo: ctx.site.demo })?;
    Ok(Page {
        title: ctx.l.t("mail-outbox"),
        flow: Flow::House,
        body,
        here: "me".to_owned(),
        ..Page::default()
    })
}

/// One mail.
///
/// # Errors
/// When the template cannot be written.
pub fn one(ctx: &Ctx, mail: &Mail) -> Result<Page, Problem> {
    let body = render(&OnePage { l: &ctx.l, mail })?;
    Ok(Page { title: mail.subject.clone(), body, here: "me".to_owned(), ..Page::default() })
}

/// The next digest.
///
/// # Errors
/// When the template cannot be written.
pub fn digest(ctx: &Ctx, letter: Option<&Letter>) -> Result<Page, Problem> {
    let body = render(&DigestPage { l: &ctx.l, letter })?;
    Ok(Page { title: ctx.l.t("mail-preview"), body, here: "me".to_owned(), ..Page::default() })
}

/// What was turned off, or will be.
///
/// # Errors
/// When the template cannot be written.
pub fn off(visitor: &Visitor, off: Unsubscribe, token: Option<&str>) -> Result<Page, Problem> {
    let l = &visitor.l;
    let what = match off.of {
        Of::Digests => l.t("mail-off-digests"),
        Of::Rule(place, what) if flow_at(place).is_some() => l.tp("mail-what-", what.as_str()),
        Of::Rule(_, what) => l.s("mail-off-space", "what", l.tp("mail-what-", what.as_str())),
    };
    let body = render(&OffPage { l, what, token })?;
    Ok(Page { title: l.t("mail-off-title"), body, bare: true, ..Page::default() })
}
