//! Somebody's own picture: made square and small when it comes, so that it is what everybody is sent.

use std::io::Cursor;
use std::str::FromStr;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use kernel::{PersonId, Problem};
use web::problems::Problems;
use web::{Answer, Ctx, Fail, Input, Made, Once, Site};

use super::api::{PictureJson, Upload};
use super::keep::keep;
use super::routes::part;
use super::serve::{Sent, send};
use super::store;
use super::take::{fits, take};

/// How wide and high a picture is.
const SIDE: u32 = 256;
/// How many bytes one may have on its way in.
const MOST: u64 = 12_000_000;

/// Whose picture the address names, and which.
#[derive(Debug, Clone, Copy)]
pub struct PictureAt<T>(pub T, pub i64);

impl<T: FromStr + Send> FromRequestParts<Site> for PictureAt<T> {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let (whose, version) = (part(parts, site, "id").await?, part(parts, site, "version").await?);
        match (whose.parse(), version.parse()) {
            (Ok(whose), Ok(version)) => Ok(Self(whose, version)),
            _ => Err(Fail(Problem::NotFound)),
        }
    }
}

/// A picture; an address with its version never means another one.
pub async fn shown(ctx: Ctx, PictureAt(person, version): PictureAt<PersonId>, headers: HeaderMap) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        if actor.external && actor.id != person && !store::met(r, actor.id, person)? {
            return Err(Problem::NotFound);
        }
        Ok(store::picture(r, person)?)
    };
    let found = ctx.site.db.read(find).await?;
    sent(&ctx, &found, version, &headers).await
}

/// Sends a picture, if it is that version of it and nothing was found in it.
pub(super) async fn sent(
    ctx: &Ctx,
    (blob, kind, size, state, at): &store::Picture,
    version: i64,
    headers: &HeaderMap,
) -> Answer {
    if *at != version || !matches!(state.as_str(), "free" | "clean") {
        return Err(Problem::NotFound.into());
    }
    let sent = Sent { blob, kind, size: *size, name: "picture.jpg", inline: true, settled: true };
    Ok(send(&ctx.site.depot()?.blobs, headers, &sent).await?)
}

fn square(path: &std::path::Path) -> image::ImageResult<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(256 << 20);
    let mut reader = ImageReader::open(path)?.with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let way = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(way);
    let small = picture.resize_to_fill(SIDE, SIDE, FilterType::CatmullRom).to_rgb8();
    let mut out = Vec::new();
    small.write_with_encoder(JpegEncoder::new_with_quality(Cursor::new(&mut out), 85))?;
    Ok(out)
}

/// A picture that came with a form: kept square and small.
pub(super) struct Came {
    /// Its bytes.
    pub blob: String,
    /// How many they are.
    pub size: i64,
    /// The same form sent twice.
    pub once: Once,
}

/// Takes a picture from a form.
pub(super) async fn come(ctx: &Ctx, request: Request<Body>) -> Result<Came, Fail> {
    let depot = ctx.site.depot()?;
    fits(request.headers(), MOST)?;
    let taken = take(&depot, request, MOST).await?;
    let Some(file) = taken.files.into_iter().next() else {
        return Err(Fail(Problem::field("files", "files-none")));
    };
    let path = file.bytes.path().to_owned();
    let broken = |e: String| Problem::Broken(format!("a picture cannot be kept: {e}"));
    let made = tokio::task::spawn_blocking(move || square(&path)).await.map_err(|e| broken(e.to_string()))?;
    let bytes = made.map_err(|_| Problem::field("files", "files-no-picture"))?;
    drop(file.bytes);
    let came = depot.blobs.spool_bytes(&bytes).await.map_err(|e| broken(e.to_string()))?;
    let blob = keep(&ctx.site.db, &depot, &came, false).await?;
    let size = i64::try_from(came.len()).unwrap_or(0);
    Ok(Came { blob, size, once: Once { key: ctx.key.clone(), hash: came.key().as_str().into() } })
}

/// Sets one's own picture.
#[utoipa::path(
    post, path = "/me/picture", tag = "files", request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = PictureJson), Problems)
)]
pub async fn set(ctx: Ctx, request: Request<Body>) -> Answer {
    let Came { blob, size, once } = come(&ctx, request).await?;
    let me = ctx.actor.clone();
    ctx.make(once, move |w| {
        let version = store::set_picture(w, me.id, Some((&blob, "image/jpeg", size)))?;
        let url = Some(format!("/pictures/{}/{version}", me.id));
        Ok(Made::done("/me".to_owned(), &PictureJson { version, url }).flash("files-flash-picture"))
    })
    .await
}

/// Takes one's own picture away.
#[utoipa::path(
    delete, path = "/me/picture", tag = "files",
    responses((status = 200, body = PictureJson), Problems)
)]
pub async fn remove(ctx: Ctx, input: Input<serde_json::Value>) -> Answer {
    let me = ctx.actor.clone();
    ctx.make(input.once, move |w| {
        store::set_picture(w, me.id, None)?;
        let none = PictureJson { version: 0, url: None };
        Ok(Made::done("/me".to_owned(), &none).flash("files-flash-no-picture"))
    })
    .await
}
