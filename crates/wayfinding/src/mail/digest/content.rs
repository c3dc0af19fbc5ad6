//! What stands in a digest, and in which order.

use ::store::{Read, Res};
use kernel::time::{DAY, HOUR};
use kernel::{Lexicon, PersonId, Time};

use crate::attention::hours::Due;
use crate::attention::rules;
use crate::attention::sentence::about;
use crate::attention::way::{Flow, Way, What};
use crate::mail::due::House;
use crate::mail::letter::{Item, Part};
use crate::mail::saying;
use crate::mail::store::{self, Asked, Fresh, Unread};

/// The most of each.
const MOST: i64 = 60;
const FEW: i64 = 5;

/// What a digest brings.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// What is meant for the person.
    pub notices: Vec<Unread>,
    /// Questions without an answer in their communities.
    pub asked: Vec<Asked>,
    /// What was talked about there.
    pub fresh: Vec<Fresh>,
}

/// What somebody's digest brings now.
pub(super) fn of(r: &mut Read<'_>, person: PersonId, due: Due, now: Time) -> Res<Content> {
    let rules = rules::of(r, person)?;
    let reach = if due.weekly { 15 * DAY } else { 8 * DAY };
    let mut notices = store::unread(r, person, now.plus(-reach), MOST)?;
    notices.retain(|n| {
        let flow = Flow::of_kind(n.kind.as_deref());
        let way = rules.way(flow, n.space.map(kernel::SpaceId::number), What::of_reason(&n.reason));
        due.daily && (n.aside || way == Way::Daily) || due.weekly && way == Way::Weekly
    });
    // Announcements first, then what is newest.
    notices.sort_by_key(|n| (n.reason != "announcement", -n.at.0));
    let asked = store::asked(r, person, now.plus(-8 * DAY), now.plus(-4 * HOUR), FEW)?;
    let mut fresh =
        if due.weekly { store::fresh(r, person, now.plus(-7 * DAY), 2 * FEW)? } else { Vec::new() };
    fresh.retain(|f| notices.iter().all(|n| n.thread != Some(f.thread)));
    fresh.truncate(5);
    Ok(Content { notices, asked, fresh })
}

impl Content {
    /// Whether there is nothing worth a mail. What waits for anybody's answer is no reason to write
    /// to this one person by itself on a day without anything of their own.
    pub fn is_empty(&self) -> bool {
        self.notices.is_empty() && self.fresh.is_empty()
    }
    /// How many things are meant for the person.
    pub fn count(&self) -> i64 {
        i64::try_from(self.notices.len()).unwrap_or(0)
    }
    /// Work first, what is of the whole network next, communities last.
    pub fn parts(&self, l: &Lexicon, house: &House<'_>) -> Vec<Part> {
        let of = |flow: Flow| -> Vec<Item> {
            let mine = self.notices.iter().filter(|n| Flow::of_kind(n.kind.as_deref()) == flow);
            mine.map(|n| item(l, house, n)).collect()
        };
        let base = &house.settings.base;
        let asked = self.asked.iter().map(|a| Item {
            title: a.title.clone(),
            url: format!("{base}/s/{}/t/{}", a.slug, a.thread),
            line: format!("{} · {}", a.space, l.when(&a.at)),
            ..Item::default()
        });
        let fresh = self.fresh.iter().map(|f| Item {
            title: f.title.clone(),
            url: format!("{base}/s/{}/t/{}", f.slug, f.thread),
            line: format!("{} · {}", f.space, l.n("mail-digest-replies", &f.replies)),
            ..Item::default()
        });
        let parts = [
            ("mail-digest-work", of(Flow::Work)),
            ("mail-digest-network", of(Flow::Network)),
            ("mail-digest-communities", of(Flow::Communities)),
            ("mail-digest-asked", asked.collect()),
            ("mail-digest-fresh", fresh.collect()),
        ];
        let full = parts.into_iter().filter(|(_, items)| !items.is_empty());
        full.map(|(key, items)| Part { heading: l.t(key), items }).collect()
    }
}

fn item(l: &Lexicon, house: &House<'_>, n: &Unread) -> Item {
    let place = n.space_name.as_deref().or(n.unit.as_deref());
    let title = about(l, &n.reason, n.title.as_deref(), place);
    let mut why = saying::sentence(l, house.catalogue, &n.reason, n.who.as_deref(), n.role.as_deref());
    if n.reason == "reply" && n.times > 1 {
        why = l.ns("notices-replies", &n.times, "who", n.who.as_deref().unwrap_or_default());
    }
    let what = if n.thread.is_some() { place.unwrap_or_default() } else { title.as_str() };
    Item {
        line: format!("{why} {what}"),
        // An announcement is short by nature and meant to be read by all: it stands here itself.
        text: if n.reason == "announcement" { n.excerpt.clone() } else { String::new() },
        url: format!("{}/notifications/{}", house.settings.base, n.id),
        title,
        ..Item::default()
    }
}
