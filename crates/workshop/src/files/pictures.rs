//! Somebody's own picture: made square and small when it comes, so that it is what everybody is sent.

use std::io::Cursor;

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
pub(super) const MOST: u64 = 12_000_000;

/// Whose picture the address names.
#[derive(Debug, Clone, Copy)]
pub struct PictureAt(PersonId, i64);

impl FromRequestParts<Site> for PictureAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let (person, version) = (part(parts, site, "person").await?, part(parts, site, "version").await?);
        match (person.parse(), version.parse()) {
            (Ok(person), Ok(version)) => Ok(Self(person, version)),
            _ => Err(Fail(Problem::NotFound)),
        }
    }
}

/// A picture; an address with its version never means another one.
pub async fn shown(ctx: Ctx, PictureAt(person, version): PictureAt, headers: HeaderMap) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        if actor.external && actor.id != person && !store::met(r, actor.id, person)? {
            return Err(Problem::NotFound);
        }
        let found = store::picture(r, person)?;
        let open = found.4 == version && matches!(found.3.as_str(), "free" | "clean");
        if open { Ok(found) } else { Err(Problem::NotFound) }
    };
    let (blob, kind, size, ..) = ctx.site.db.read(find).await?;
    let sent = Sent { blob: &blob, kind: &kind, size, name: "picture.jpg", inline: true, settled: true };
    Ok(send(&ctx.site.depot()?.blobs, &headers, &sent).await?)
}

pub(super) fn square(path: &std::path::Path) -> image::ImageResult<Vec<u8>> {
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

/// Sets one's own picture.
#[utoipa::path(
    post, path = "/me/picture", tag = "files", request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = PictureJson), Problems)
)]
pub async fn set(ctx: Ctx, request: Request<Body>) -> Answer {
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
    let (me, size) = (ctx.actor.clone(), i64::try_from(came.len()).unwrap_or(0));
    let once = Once { key: ctx.key.clone(), hash: came.key().as_str().into() };
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
