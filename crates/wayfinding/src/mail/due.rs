//! From what is due to a letter: one thing for one person.

use charter::Catalogue;
use kernel::{Lang, Lexicon, MessageId, NoticeId, PersonId, SpaceId, ThreadId, Time, rich};
use serde::{Deserialize, Serialize};
use store::{Res, Write, row};
use web::Site;
use web::keys::Keys;

use super::host::Settings;
use super::letter::{Item, Letter, Link, Part};
use super::saying;
use crate::attention::sentence::about;
use crate::attention::token::{Of, Reply, Unsubscribe};
use crate::attention::way::{Flow, What};

/// What is due, with everything the letter says.
#[derive(Debug, Clone)]
pub(super) struct Due {
    /// The delivery.
    pub id: i64,
    /// For whom.
    pub person: PersonId,
    /// Their address; `None` when they have none any more.
    pub address: Option<String>,
    /// Their language.
    pub lang: Lang,
    /// Their zone.
    pub zone: String,
    /// Whether they are here.
    pub active: bool,
    /// The notice, as long as it is unread.
    pub notice: Option<NoticeId>,
    /// Why.
    pub reason: String,
    /// The space.
    pub space: Option<SpaceId>,
    /// Its address.
    pub slug: Option<String>,
    /// Its name.
    pub space_name: Option<String>,
    /// Its kind.
    pub kind: Option<String>,
    /// The thread.
    pub thread: Option<ThreadId>,
    /// Its title.
    pub title: Option<String>,
    /// The message.
    pub message: Option<MessageId>,
    /// Its Markdown.
    pub body: Option<String>,
    /// Its HTML.
    pub html: Option<String>,
    /// Who acted.
    pub who: Option<String>,
    /// Key of the role it is about.
    pub role: Option<String>,
    /// Name of the unit it is about.
    pub unit: Option<String>,
}
row!(Due {
    id,
    person,
    address,
    lang,
    zone,
    active,
    notice,
    reason,
    space,
    slug,
    space_name,
    kind,
    thread,
    title,
    message,
    body,
    html,
    who,
    role,
    unit
});

/// Headers a mail carries beside the usual ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its own id, the same however often it is tried.
    pub id: String,
    /// The thread's id, that all its mails answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<String>,
    /// Whom it comes from by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Where a reply goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// The link that turns such mails off with one click.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<String>,
    /// The list it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
}

/// What the composing of a letter needs of the house.
pub(super) struct House<'a> {
    pub site: &'a Site,
    pub settings: &'a Settings,
    pub keys: &'a Keys,
    pub catalogue: &'a Catalogue,
}

impl House<'_> {
    /// Words in somebody's language and zone, as of now.
    pub(super) fn words(&self, lang: Lang, zone: &str, now: Time) -> Lexicon {
        Lexicon::new(self.site.words, lang, zone, now)
    }
}

/// The letter for what is due, and its headers.
pub(super) fn letter(w: &mut Write<'_>, house: &House<'_>, due: &Due) -> Res<(Letter, Head)> {
    let now = w.now();
    let l = house.words(due.lang, &due.zone, now);
    let settings = house.settings;
    let place = due.space_name.as_deref().or(due.unit.as_deref());
    let title = about(&l, &due.reason, due.title.as_deref(), place);
    let sentence =
        saying::sentence(&l, house.catalogue, &due.reason, due.who.as_deref(), due.role.as_deref());
    let url =
        due.notice.map_or_else(|| settings.base.clone(), |n| format!("{}/notifications/{n}", settings.base));
    let mut letter = Letter::new(&l, &house.site.name);
    letter.subject = subject(due, &sentence, &title);
    letter.lead = format!("{sentence} {title}");
    let reply = match (due.thread, settings.reply.is_some()) {
        (Some(thread), true) => settings.reply_to(&Reply::new(due.person, thread, now).sign(w, house.keys)?),
        _ => None,
    };
    letter.parts = vec![part(due, &title, &url, &settings.base)];
    letter.button =
        Some(Link { label: l.t(if due.thread.is_some() { "mail-open-thread" } else { "mail-open" }), url });
    letter.hint = if reply.is_some() { l.t("mail-reply-hint") } else { String::new() };
    let off = foot(w, house, &l, due, &mut letter)?;
    let id = due.message.map_or_else(|| format!("d{}", due.id), |m| format!("m{m}.{}", due.id));
    let head = Head {
        id: format!("<{id}@{}>", settings.domain()),
        thread: due.thread.map(|t| format!("<t{t}@{}>", settings.domain())),
        from: due.who.clone(),
        reply,
        off: Some(off),
        list: due.slug.as_ref().map(|slug| format!("{slug}.{}", settings.domain())),
    };
    Ok((letter, head))
}

fn subject(due: &Due, sentence: &str, title: &str) -> String {
    match (&due.thread, &due.space_name) {
        (Some(_), Some(space)) => format!("[{space}] {title}"),
        _ => format!("{sentence} {title}"),
    }
}

fn part(due: &Due, title: &str, url: &str, base: &str) -> Part {
    let item = Item {
        title: title.to_owned(),
        url: url.to_owned(),
        line: due.space_name.clone().filter(|name| name != title).unwrap_or_default(),
        text: due.body.clone().unwrap_or_default(),
        html: due.html.as_deref().map(|html| rich::for_mail(html, base)).unwrap_or_default(),
    };
    Part { heading: String::new(), items: vec![item] }
}

/// Why this mail, where the rule is, and the link that turns it off; answers that link.
fn foot(w: &mut Write<'_>, house: &House<'_>, l: &Lexicon, due: &Due, letter: &mut Letter) -> Res<String> {
    let what = What::of_reason(&due.reason);
    let flow = Flow::of_kind(due.kind.as_deref());
    let place = due.space.map_or_else(|| place_of(flow), SpaceId::number);
    let mark = Unsubscribe { person: due.person, of: Of::Rule(place, what) }.sign(w, house.keys)?;
    let base = &house.settings.base;
    let off = format!("{base}/unsubscribe/{mark}");
    letter.why = match &due.space_name {
        Some(space) => {
            l.args("mail-why-space", &[("what", &l.tp("mail-what-", what.as_str())), ("space", space)])
        }
        None => l.s("mail-why", "what", l.tp("mail-what-", what.as_str())),
    };
    letter.links = vec![
        Link {
            label: l.t("mail-rule"),
            url: format!("{base}/me/attention#{}-{}", flow.as_str(), what.as_str()),
        },
        Link { label: l.t("mail-off"), url: off.clone() },
    ];
    Ok(off)
}

/// How a flow stands where a space's number would: below zero.
pub(super) fn place_of(flow: Flow) -> i64 {
    Flow::ALL.iter().position(|f| *f == flow).and_then(|at| i64::try_from(at).ok()).map_or(-1, |at| -1 - at)
}

/// The flow that stands in a space's place.
pub(super) fn flow_at(place: i64) -> Option<Flow> {
    usize::try_from(-1 - place).ok().and_then(|at| Flow::ALL.get(at).copied())
}
