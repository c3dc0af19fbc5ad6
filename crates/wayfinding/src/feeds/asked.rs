//! A feed, asked for by its secret address: what its person may read now, or 404.

use ::store::Read;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::time::DAY;
use kernel::{Lexicon, Problem, Time};
use web::{Answer, Fail, Site, find_place};

use super::atom::Feed;
use super::store::{self, Entry, Holder};

/// What was found for an address.
struct Found {
    holder: Holder,
    about: String,
    /// The space's name and page; nothing for all of one's own.
    space: Option<(String, String)>,
    entries: Vec<Entry>,
    since: Time,
}

/// The feed of all spaces somebody is in.
pub async fn mine(State(site): State<Site>, Path(secret): Path<String>, headers: HeaderMap) -> Answer {
    let read = move |r: &mut Read<'_>| {
        let holder = store::holder(r, &secret)?;
        let me = holder.actor().id;
        let entries = store::of_mine(r, me)?;
        Ok::<_, Problem>(Found { about: format!("mine:{me}"), space: None, entries, since: Time(0), holder })
    };
    let found = site.db.read(read).await.map_err(Fail)?;
    answer(&site, &headers, found).await
}

/// The feed of one space.
pub async fn space(
    State(site): State<Site>,
    Path((secret, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let read = move |r: &mut Read<'_>| {
        let holder = store::holder(r, &secret)?;
        let slug = file.strip_suffix(".atom").ok_or(Problem::NotFound)?;
        let place = find_place(r, &holder.actor(), slug)?;
        if !place.readable {
            return Err(Problem::NotFound);
        }
        let entries = store::of_space(r, place.id)?;
        let (about, path) = (format!("space:{}", place.id), place.path());
        Ok(Found { about, space: Some((place.name, path)), entries, since: Time(0), holder })
    };
    let found = site.db.read(read).await.map_err(Fail)?;
    answer(&site, &headers, found).await
}

async fn answer(site: &Site, headers: &HeaderMap, found: Found) -> Answer {
    let Found { holder, about, space, entries, since } = found;
    let now = site.clock.now();
    if now.0.div_euclid(DAY) != holder.seen.0.div_euclid(DAY) {
        let address = holder.address;
        let noted = site.db.write_hot(move |w| store::seen(w, address)).await;
        noted.map_err(Problem::from).map_err(Fail)?;
    }
    let l = Lexicon::new(site.words, holder.lang, "UTC", now);
    let title = match &space {
        Some((name, _)) => format!("{name} · {}", site.name),
        None => format!("{} · {}", l.t("feeds-mine"), site.name),
    };
    let feed = Feed {
        l: &l,
        about,
        title,
        base: site.base(headers),
        page: space.as_ref().map_or_else(|| "/".to_owned(), |(_, path)| path.clone()),
        of_many: space.is_none(),
        updated: entries.iter().map(|e| e.last).max().unwrap_or(since),
        entries: &entries,
    };
    let (xml, mark) = feed.written()?;
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let same = known.split(',').any(|k| k.trim().trim_start_matches("W/") == mark);
    let mut response = if same { StatusCode::NOT_MODIFIED.into_response() } else { xml.into_response() };
    dress(&mut response, &mark);
    Ok(response)
}

fn dress(response: &mut Response, mark: &str) {
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    // The address is the key: no cache between us shares what lies behind it.
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    set.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    if let Ok(mark) = HeaderValue::from_str(mark) {
        set.insert(header::ETAG, mark);
    }
}
