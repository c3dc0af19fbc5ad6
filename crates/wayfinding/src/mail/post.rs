//! From deliveries to mails: what is due becomes a letter, in one transaction with the delivery's
//! end. Whatever was read meanwhile needs none; what falls into quiet hours waits.

use ::store::{Res, Write};
use charter::Shelf;
use web::Site;
use web::keys::Keys;

use super::due::{self, Due, House};
use super::host::Host;
use super::letter::Letter;
use super::store::{self, Ready};
use crate::attention::rules;

/// So many letters are written in one transaction.
const STEP: i64 = 50;

/// Writes the letters that are due; whether there were any.
///
/// # Errors
/// What the database says.
pub async fn compose(site: &Site) -> Res<bool> {
    let own = site.clone();
    site.db.write_hot(move |w| step(w, &own)).await
}

fn step(w: &mut Write<'_>, site: &Site) -> Res<bool> {
    let found = store::due(w, STEP)?;
    if found.is_empty() {
        return Ok(false);
    }
    let (settings, keys) = (site.shelf::<Host>().settings(), site.shelf::<Keys>());
    let catalogue = site.shelf::<Shelf>().current(w)?;
    let house = House { site, settings: &settings, keys: &keys, catalogue: &catalogue };
    for due in &found {
        one(w, &house, due)?;
    }
    Ok(true)
}

fn one(w: &mut Write<'_>, house: &House<'_>, due: &Due) -> Res<()> {
    let Some(address) = due.address.as_deref().filter(|_| due.active && due.notice.is_some()) else {
        return store::taken(w, due.id, false);
    };
    let (now, hours) = (w.now(), rules::hours(w, due.person)?);
    if let Some(until) = hours.wait(now, &due.zone) {
        return store::wait(w, due.id, until);
    }
    let (letter, head) = due::letter(w, house, due)?;
    put(w, house, Some(due.person), address, "notice", &letter, &head)?;
    store::taken(w, due.id, true)
}

/// Puts a letter into the queue as a mail.
pub(super) fn put(
    w: &mut Write<'_>,
    house: &House<'_>,
    person: Option<kernel::PersonId>,
    address: &str,
    kind: &str,
    letter: &Letter,
    head: &due::Head,
) -> Res<()> {
    let broken = ::store::Error::Other;
    let (words, html) = (letter.text().map_err(broken)?, letter.html_anyway().map_err(broken)?);
    let head = serde_json::to_string(head).map_err(|e| broken(e.to_string()))?;
    let leaves = house.settings.smtp.is_some();
    let subject = &letter.subject;
    store::store(
        w,
        &Ready { person, address, kind, subject, words: &words, html: &html, head: &head, leaves },
    )
}

/// Everything that is due: letters, digests, and what leaves. Called every second.
pub async fn tick(site: &Site) {
    let work = async {
        while compose(site).await? {}
        super::digest::round(site).await?;
        super::send::leave(site).await
    };
    if let Err(error) = work.await {
        tracing::warn!(%error, "mail could not be sent; trying again");
    }
}
