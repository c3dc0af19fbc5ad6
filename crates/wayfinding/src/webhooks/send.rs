//! The way out: what is due is taken, signed and posted; what came of it is written down.

use ::store::{Res, Write};
use axum::http::{HeaderValue, Request, StatusCode, header};
use kernel::Time;
use web::Site;
use web::keys::Keys;
use web::outward::Outward;

use super::hook::{PATIENCE, signature};
use super::log_store::{self, Posted};
use super::{payload, store};

/// So many are taken at once.
const STEP: i64 = 20;

struct Leaving {
    posted: Posted,
    request: Request<Vec<u8>>,
}

/// Posts what is due. Called every second.
pub async fn tick(site: &Site) {
    if let Err(error) = round(site).await {
        tracing::warn!(%error, "webhooks could not be posted");
    }
}

async fn round(site: &Site) -> Res<()> {
    loop {
        let own = site.clone();
        let leaving = site.db.write_hot(move |w| take(w, &own)).await?;
        let Some(leaving) = leaving else { return Ok(()) };
        let mut running = tokio::task::JoinSet::new();
        for one in leaving {
            let site = site.clone();
            running.spawn(async move { post(&site, one).await });
        }
        while let Some(ended) = running.join_next().await {
            ended.map_err(|e| ::store::Error::Other(e.to_string()))??;
        }
    }
}

/// What leaves now; nothing when nothing is due.
fn take(w: &mut Write<'_>, site: &Site) -> Res<Option<Vec<Leaving>>> {
    let due = log_store::take(w, STEP)?;
    if due.is_empty() {
        return Ok(None);
    }
    let (keys, base) = (site.shelf::<Keys>(), site.url.clone().unwrap_or_default());
    let mut leaving = Vec::new();
    for posted in due {
        let hook = store::one(w, posted.hook)?;
        let test = posted.kind == "webhook.test";
        let body = if hook.state == "on" || test { payload::body(w, &hook, &posted, &base)? } else { None };
        let now = w.now();
        let request = match body {
            Some(body) => request(&hook.url, &store::secrets(w, &keys, hook.id)?, &posted, now, body),
            None => None,
        };
        match request {
            Some(request) => leaving.push(Leaving { posted, request }),
            None => log_store::needless(w, posted.id)?,
        }
    }
    Ok(Some(leaving))
}

fn request(
    url: &str,
    secrets: &[Vec<u8>],
    posted: &Posted,
    now: Time,
    body: String,
) -> Option<Request<Vec<u8>>> {
    let (id, seconds) = (format!("msg_{}", posted.id), now.0.div_euclid(1_000));
    let signed = signature(secrets, &id, seconds, &body);
    Request::post(url)
        .header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .header(header::USER_AGENT, HeaderValue::from_static("Ensemble-Webhooks/1"))
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds.to_string())
        .header("webhook-signature", signed)
        .body(body.into_bytes())
        .ok()
}

async fn post(site: &Site, leaving: Leaving) -> Res<()> {
    let Leaving { posted, request } = leaving;
    let answer = site.shelf::<Outward>().send(request).await;
    site.db.write_hot(move |w| noted(w, &posted, answer)).await
}

fn noted(w: &mut Write<'_>, posted: &Posted, answer: Result<StatusCode, &'static str>) -> Res<()> {
    let (status, said) = match answer {
        Ok(status) => (i64::from(status.as_u16()), ""),
        Err(why) => (0, why),
    };
    let done = (200..300).contains(&status);
    log_store::outcome(w, posted, done, status, said)?;
    if posted.kind == "webhook.test" && status != 410 {
        return Ok(());
    }
    store::works(w, posted.hook, done)?;
    let (hook, now) = (store::one(w, posted.hook)?, w.now());
    let tired = hook.failing.is_some_and(|since| now.0 - since.0 >= PATIENCE);
    if hook.state == "on" && (status == 410 || tired) {
        store::stop(w, &hook, if status == 410 { "gone" } else { "failing" })?;
    }
    Ok(())
}
