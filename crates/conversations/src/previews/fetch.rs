//! The way out: links that are due are read, and what they say of themselves is kept.

use ::store::{Res, Write};
use web::Site;
use web::outward::{Fetched, Outward};

use super::page::{self, Found};
use super::store::{self, Due};

/// So many are read at once.
const STEP: i64 = 8;
/// So much of a page is read at most: its head stands at its beginning.
const MOST: usize = 512 * 1024;

/// Reads what is due. Called every second.
pub async fn tick(site: &Site) {
    if let Err(error) = round(site).await {
        tracing::warn!(%error, "links could not be read");
    }
}

async fn round(site: &Site) -> Res<()> {
    let due = site.db.write_hot(|w| store::take(w, STEP)).await?;
    let mut running = tokio::task::JoinSet::new();
    for one in due {
        let site = site.clone();
        running.spawn(async move { read(&site, one).await });
    }
    while let Some(ended) = running.join_next().await {
        ended.map_err(|e| ::store::Error::Other(e.to_string()))??;
    }
    Ok(())
}

async fn read(site: &Site, (id, url, attempts): Due) -> Res<()> {
    let own = site.url.as_deref().is_some_and(|own| url.starts_with(own));
    let answer = if own { Err("our own") } else { site.shelf::<Outward>().page(&url, MOST).await };
    let answer = answer.map(|page| said(&page));
    site.db
        .write(move |w: &mut Write<'_>| match &answer {
            Ok(found) if !found.title.is_empty() => store::found(w, id, found),
            Ok(_) => store::failed(w, (id, attempts), false),
            Err(why) => {
                store::failed(w, (id, attempts), matches!(*why, "timeout" | "unreachable" | "no answer"))
            }
        })
        .await
}

/// What a page says of itself; nothing when it is no page.
fn said(page: &Fetched) -> Found {
    let kind = page.kind.to_ascii_lowercase();
    if !(kind.starts_with("text/html") || kind.starts_with("application/xhtml")) {
        return Found::default();
    }
    let mut found = page::read(&text(&kind, &page.body));
    if found.site.is_empty() {
        let host = page.host.strip_prefix("www.").unwrap_or(&page.host);
        host.clone_into(&mut found.site);
    }
    found
}

/// The bytes as text: in the letters the answer names, else those its first bytes name, else UTF-8.
fn text(kind: &str, body: &[u8]) -> String {
    let label = |text: &str| -> Option<&'static encoding_rs::Encoding> {
        let (_, rest) = text.split_once("charset=")?;
        let name = rest.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ';', ' ', '>', '/']).next()?;
        encoding_rs::Encoding::for_label(name.as_bytes())
    };
    let begin = || String::from_utf8_lossy(body.get(..1024).unwrap_or(body)).to_ascii_lowercase();
    let letters = label(kind).or_else(|| label(&begin())).unwrap_or(encoding_rs::UTF_8);
    letters.decode(body).0.into_owned()
}
