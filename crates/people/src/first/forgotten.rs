//! A forgotten password: an address is given, and if it is known a link goes there. The page says the
//! same either way, and takes as long.

use ::store::{Res, Write};
use askama::Template;
use axum::response::IntoResponse;
use kernel::time::HOUR;
use kernel::{Lexicon, Problem};
use serde::Deserialize;
use web::answer::render;
use web::letters::{self, Letters};
use web::{Answer, Flow, Input, Page, Site, Visitor};

use super::store;
use crate::{key_store, secret, throttle};

/// Where the link goes.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ForgottenForm {
    /// Mail address.
    #[serde(default)]
    pub mail: String,
}

#[derive(Template)]
#[template(path = "views/forgotten.html")]
struct Forgotten<'a> {
    l: &'a Lexicon,
    /// Mail leaves this house.
    leaves: bool,
    asked: bool,
}

fn page(visitor: &Visitor, asked: bool) -> Result<Page, Problem> {
    let l = &visitor.l;
    let leaves = visitor.site.shelf::<Letters>().leave();
    let body = render(&Forgotten { l, leaves, asked })?;
    let (title, here) = (l.t("people-forgotten"), "sign-in".to_owned());
    Ok(Page { title, flow: Flow::House, body, here, bare: true, ..Page::default() })
}

/// The form.
pub async fn form(visitor: Visitor) -> Answer {
    Ok(page(&visitor, false)?.into_response())
}

/// Takes an address. Whether it is known is looked up after the answer.
pub async fn ask(visitor: Visitor, input: Input<ForgottenForm>) -> Answer {
    let mail: String = input.data.mail.trim().to_lowercase().chars().take(254).collect();
    let address = visitor.address.map(|a| a.to_string()).unwrap_or_default();
    if throttle::forgotten(&mail, &address)? && visitor.site.shelf::<Letters>().leave() {
        let site = visitor.site.clone();
        tokio::spawn(async move {
            if let Err(error) = send(&site, mail).await {
                tracing::warn!(%error, "a link for a new password could not be written");
            }
        });
    }
    Ok(page(&visitor, true)?.into_response())
}

/// Puts a letter with a link on its way, if somebody of that address may sign in.
///
/// # Errors
/// What the database says.
pub async fn send(site: &Site, mail: String) -> Res<()> {
    let (own, fresh) = (site.clone(), secret::fresh());
    let write = move |w: &mut Write<'_>| {
        let Some(person) = store::known(w, &mail)? else { return Ok(()) };
        store::end_resets(w, person)?;
        key_store::add_link(w, "reset", Some(person), Some(person), &fresh, HOUR)?;
        letters::put(w, &own, "reset", person, &fresh).map(drop)
    };
    site.db.write(write).await
}
