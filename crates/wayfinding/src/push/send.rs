//! The way out: what is due is taken, encrypted for each of the person's browsers and handed to their
//! push services. Taken first, so that a crash loses a push message and never repeats one.

use ::store::{Res, Write};
use axum::http::{HeaderValue, Request, StatusCode, Uri, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use kernel::Lexicon;
use sha2::{Digest, Sha256};
use web::Site;
use web::keys::Keys;
use web::outward::Outward;
use web_push_native::{Auth, WebPushBuilder};

use super::store::{self, Due, Kept};
use super::vapid::Pair;
use crate::attention::rules;

/// So many things are taken in one transaction.
const STEP: i64 = 50;

/// A message on its way to one browser.
struct Leaving {
    to: Kept,
    words: String,
    topic: String,
    authorization: String,
}

/// Sends what is due. Called every second.
pub async fn tick(site: &Site) {
    if let Err(error) = round(site).await {
        tracing::warn!(%error, "push messages could not be sent");
    }
}

async fn round(site: &Site) -> Res<()> {
    loop {
        let own = site.clone();
        let (any, leaving) = site.db.write_hot(move |w| take(w, &own)).await?;
        for message in leaving {
            one(site, message).await?;
        }
        if !any {
            return Ok(());
        }
    }
}

fn take(w: &mut Write<'_>, site: &Site) -> Res<(bool, Vec<Leaving>)> {
    let found = store::due(w, STEP)?;
    let mut leaving = Vec::new();
    let Some(_) = found.first() else { return Ok((false, leaving)) };
    let pair = Pair::own(w, &site.shelf::<Keys>())?;
    for due in &found {
        let hours = rules::hours(w, due.person)?;
        let now = w.now();
        if !due.active || due.notice.is_none() {
            store::taken(w, due.id, false)?;
        } else if let Some(until) = hours.wait(now, &due.zone) {
            store::wait(w, due.id, until)?;
        } else {
            let words = words(site, due, hours.full_push, now);
            for to in store::of(w, due.person)? {
                let Some(origin) = origin(&to.endpoint) else { continue };
                let contact = site.url.clone().unwrap_or_else(|| "mailto:ensemble@localhost".to_owned());
                let authorization = pair.authorization(&origin, &contact, now)?;
                let topic = BASE64.encode(Sha256::digest(due.id.to_be_bytes())).chars().take(32).collect();
                leaving.push(Leaving { to, words: words.clone(), topic, authorization });
            }
            store::taken(w, due.id, true)?;
        }
    }
    Ok((true, leaving))
}

/// Who wrote, and where; what it is about only on request.
fn words(site: &Site, due: &Due, full: bool, now: kernel::Time) -> String {
    let l = Lexicon::new(site.words, due.lang, &due.zone, now);
    let somebody = l.t("notices-somebody");
    let who = due.who.as_deref().unwrap_or(&somebody);
    let place = due.space.clone().unwrap_or_else(|| l.t("notices-network"));
    let title = l.args("push-who-where", &[("who", who), ("where", &place)]);
    let body = if full { due.title.clone().unwrap_or_default() } else { String::new() };
    let notice = due.notice.unwrap_or_default();
    serde_json::json!({ "title": title, "body": body, "tag": due.id.to_string(), "url": format!("/notifications/{notice}") })
        .to_string()
}

fn origin(endpoint: &str) -> Option<String> {
    let uri: Uri = endpoint.parse().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}

async fn one(site: &Site, message: Leaving) -> Res<()> {
    let id = message.to.id;
    let outcome = match request(&message) {
        Some(request) => site.shelf::<Outward>().send(request).await,
        None => Err("not a browser’s keys"),
    };
    match outcome {
        Ok(StatusCode::NOT_FOUND | StatusCode::GONE) => site.db.write_hot(move |w| store::gone(w, id)).await,
        Ok(status) if status.is_success() => Ok(()),
        Ok(status) => {
            tracing::warn!(browser = id, %status, "a push message was not taken");
            Ok(())
        }
        Err(why) => {
            tracing::warn!(browser = id, why, "a push message was not taken");
            Ok(())
        }
    }
}

fn request(message: &Leaving) -> Option<Request<Vec<u8>>> {
    let key = BASE64.decode(message.to.p256dh.trim_end_matches('=')).ok()?;
    let auth = BASE64.decode(message.to.auth.trim_end_matches('=')).ok()?;
    let public = p256::PublicKey::from_sec1_bytes(&key).ok()?;
    let auth: [u8; 16] = auth.try_into().ok()?;
    let built = WebPushBuilder::new(message.to.endpoint.parse().ok()?, public, Auth::from(auth));
    let mut request = built.build(message.words.as_bytes()).ok()?;
    let headers = request.headers_mut();
    headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&message.authorization).ok()?);
    headers.insert("topic", HeaderValue::from_str(&message.topic).ok()?);
    headers.insert("urgency", HeaderValue::from_static("normal"));
    Some(request)
}
