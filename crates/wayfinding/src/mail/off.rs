//! Turning mails off by the link at their foot: without a sign-in, one click, exactly that rule.

use ::store::{Res, Write};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use web::keys::Keys;
use web::{Answer, Visitor};

use super::due::flow_at;
use super::views;
use crate::attention::rules;
use crate::attention::token::{Of, Unsubscribe};
use crate::attention::way::Way;

/// The page behind the link: looking changes nothing (programs look at links too).
pub async fn page(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let keys = visitor.site.shelf::<Keys>();
    let text = token.clone();
    let found = visitor.site.db.read(move |r| Unsubscribe::read(r, &keys, &text)).await?;
    let found = found.ok_or(Problem::NotFound)?;
    Ok(views::off(&visitor, found, Some(&token))?.into_response())
}

/// Turns it off (RFC 8058: a bare POST does).
pub async fn off(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let keys = visitor.site.shelf::<Keys>();
    let done = visitor.site.db.write(move |w| {
        let found = Unsubscribe::read(w, &keys, &token)?.ok_or(Problem::NotFound)?;
        turn_off(w, found)?;
        Ok::<_, Problem>(found)
    });
    let found = done.await?;
    Ok(views::off(&visitor, found, None)?.into_response())
}

fn turn_off(w: &mut Write<'_>, off: Unsubscribe) -> Res<()> {
    match off.of {
        Of::Digests => {
            let mut hours = rules::hours(w, off.person)?;
            (hours.digest_days, hours.weekly) = (0, false);
            rules::set_hours(w, off.person, &hours)
        }
        Of::Rule(place, what) => match flow_at(place) {
            Some(flow) => {
                let now = rules::of(w, off.person)?.of_flow(flow, what);
                rules::set_flow(w, off.person, flow, what, without_mail(now))
            }
            None => {
                let now = rules::of(w, off.person)?.of_space(place, what).unwrap_or(Way::Mail);
                rules::set_space(w, off.person, place, what, Some(without_mail(now)))
            }
        },
    }
}

/// What is left of a way when no mail comes by it.
const fn without_mail(way: Way) -> Way {
    match way {
        Way::Both | Way::Push => Way::Push,
        Way::Off => Way::Off,
        _ => Way::Bell,
    }
}
