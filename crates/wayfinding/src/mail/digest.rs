//! Digests: what somebody has not read, collected each working morning at seven in their zone, with
//! what waits for an answer in their communities. Work stands first and apart. An empty one is not
//! sent, and what was in one is not mailed again.

mod content;
pub mod routes;

use std::sync::atomic::{AtomicI64, Ordering};

use ::store::{Res, Write};
use charter::Shelf;
use kernel::time::{DAY, MINUTE};
use kernel::{Lang, PersonId, Time};
use web::Site;
use web::keys::Keys;

use super::due::{Head, House};
use super::host::Host;
use super::store::{self, Run, Told};
use super::{letter::Letter, post};
use crate::attention::hours::{self, Due};
use crate::attention::rules;
use crate::attention::token::{Of, Unsubscribe};
use content::Content;

/// So many people's digests are written in one transaction.
const STEP: i64 = 25;
/// How often it is looked for a morning.
const EVERY: i64 = MINUTE;

/// When mornings were looked for last.
#[derive(Debug, Default)]
struct Looked(AtomicI64);

/// Looks for mornings once a minute.
///
/// # Errors
/// What the database says.
pub(super) async fn round(site: &Site) -> Res<()> {
    let (looked, now) = (site.shelf::<Looked>(), site.clock.now().0);
    if now - looked.0.load(Ordering::Relaxed) < EVERY {
        return Ok(());
    }
    mornings(site).await?;
    looked.0.store(now, Ordering::Relaxed);
    Ok(())
}

/// Writes the digests of every zone where it is morning and they have not been written.
///
/// # Errors
/// What the database says.
pub async fn mornings(site: &Site) -> Res<()> {
    let mut last = String::new();
    loop {
        let after = last.clone();
        let Some(zone) = site.db.read(move |r| store::next_zone(r, &after)).await? else { return Ok(()) };
        while step(site, &zone).await? {}
        last = zone;
    }
}

/// The next people of a zone; whether there are more.
///
/// # Errors
/// What the database says.
pub async fn step(site: &Site, zone: &str) -> Res<bool> {
    let (own, zone) = (site.clone(), zone.to_owned());
    site.db.write_hot(move |w| some(w, &own, &zone)).await
}

fn some(w: &mut Write<'_>, site: &Site, zone: &str) -> Res<bool> {
    let Some(day) = hours::morning_of(w.now(), zone) else { return Ok(false) };
    let Some(run) = store::run(w, zone, &day)?.filter(|run| !run.done) else { return Ok(false) };
    let people = store::people_of(w, zone, run.after, STEP)?;
    let (settings, keys) = (site.shelf::<Host>().settings(), site.shelf::<Keys>());
    let catalogue = site.shelf::<Shelf>().current(w)?;
    let house = House { site, settings: &settings, keys: &keys, catalogue: &catalogue };
    for one in &people {
        if one.day.as_deref() < Some(day.as_str()) {
            whole(w, &house, one, &day)?;
        }
    }
    let full = i64::try_from(people.len()).is_ok_and(|n| n == STEP);
    let after = people.last().map_or(run.after, |p| p.person.number());
    store::move_run(w, zone, &day, Run { after, done: !full })?;
    Ok(full)
}

/// One person's digest of a day, if there is anything to say.
fn whole(w: &mut Write<'_>, house: &House<'_>, one: &Told, day: &str) -> Res<()> {
    let now = w.now();
    let due = rules::hours(w, one.person)?.digest(now, &one.zone);
    if !due.daily && !due.weekly {
        return Ok(());
    }
    let content = content::of(w, one.person, due, now)?;
    if content.is_empty() {
        return Ok(());
    }
    let (letter, head) = letter(w, house, one, &content, due)?;
    post::put(w, house, Some(one.person), &one.address, "digest", &letter, &head)?;
    store::tell(w, one.person, &content.notices)?;
    store::told(w, one.person, day)
}

fn letter(
    w: &mut Write<'_>,
    house: &House<'_>,
    one: &Told,
    content: &Content,
    due: Due,
) -> Res<(Letter, Head)> {
    let now = w.now();
    let mark = Unsubscribe { person: one.person, of: Of::Digests }.sign(w, house.keys)?;
    let off = format!("{}/unsubscribe/{mark}", house.settings.base);
    let letter = written(house, (one.lang, &one.zone, now), content, due, &off);
    let id = format!("<d{}.{}@{}>", one.person, now.0 / DAY, house.settings.domain());
    Ok((letter, Head { id, off: Some(off), ..Head::default() }))
}

fn written(
    house: &House<'_>,
    (lang, zone, now): (Lang, &str, Time),
    content: &Content,
    due: Due,
    off: &str,
) -> Letter {
    let l = house.words(lang, zone, now);
    let mut letter = Letter::new(&l, &house.site.name);
    let key = if due.weekly { "weekly" } else { "daily" };
    letter.subject = l.s(format!("mail-digest-{key}"), "day", l.weekday(&now));
    letter.lead = l.n("mail-digest-lead", &content.count());
    letter.parts = content.parts(&l, house);
    letter.why = l.t("mail-digest-why");
    let base = &house.settings.base;
    letter.links = vec![
        super::letter::Link { label: l.t("mail-rule"), url: format!("{base}/me/attention") },
        super::letter::Link { label: l.t("mail-digest-off"), url: off.to_owned() },
    ];
    letter
}

/// The digest somebody would have now, daily and weekly things together.
///
/// # Errors
/// What the database says.
pub async fn preview(site: &Site, person: PersonId, lang: Lang, zone: String) -> Res<Option<Letter>> {
    let own = site.clone();
    let look = move |r: &mut ::store::Read<'_>| {
        let (settings, keys) = (own.shelf::<Host>().settings(), own.shelf::<Keys>());
        let catalogue = own.shelf::<Shelf>().current(r)?;
        let house = House { site: &own, settings: &settings, keys: &keys, catalogue: &catalogue };
        let (now, due) = (r.now(), Due { daily: true, weekly: true });
        let content = content::of(r, person, due, now)?;
        let words = (lang, zone.as_str(), now);
        Ok((!content.is_empty()).then(|| written(&house, words, &content, Due { weekly: false, ..due }, "")))
    };
    site.db.read(look).await
}
