//! Pictures without what they say about whoever took them: place, camera, names. The direction they
//! are held in stays, and so do their colours.

use bytes::Bytes;
use image::metadata::Orientation;
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{ImageEXIF, ImageICC};

/// The same picture without its metadata; `None` when it cannot be taken apart.
#[must_use]
pub fn bare(kind: &str, bytes: Bytes) -> Option<Vec<u8>> {
    let encoded = match kind {
        "image/jpeg" => jpeg(Jpeg::from_bytes(bytes).ok()?),
        "image/png" => png(Png::from_bytes(bytes).ok()?),
        "image/webp" => webp(WebP::from_bytes(bytes).ok()?),
        _ => bytes,
    };
    let kept =
        if kind == "image/jpeg" { end_of_jpeg(&encoded).unwrap_or(encoded.len()) } else { encoded.len() };
    encoded.get(..kept).map(<[u8]>::to_vec)
}

fn jpeg(mut picture: Jpeg) -> Bytes {
    let (turned, colours) = (picture.exif().and_then(|e| turned(&e)), picture.icc_profile());
    // What applications add (E1 to EF) and comments (FE); EE says how colours are coded.
    picture.segments_mut().retain(|s| !matches!(s.marker(), 0xe1..=0xed | 0xef | 0xfe));
    picture.set_icc_profile(colours);
    picture.set_exif(turned);
    picture.encoder().bytes()
}

fn png(mut picture: Png) -> Bytes {
    let turned = picture.exif().and_then(|e| turned(&e));
    picture.chunks_mut().retain(|c| !matches!(&c.kind(), b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt" | b"tIME"));
    picture.set_exif(turned);
    picture.encoder().bytes()
}

fn webp(mut picture: WebP) -> Bytes {
    let turned = picture.exif().and_then(|e| turned(&e));
    picture.set_exif(None);
    picture.remove_chunks_by_id(*b"XMP ");
    picture.set_exif(turned);
    picture.encoder().bytes()
}

/// Metadata that holds the direction and nothing else, when the picture is not upright.
fn turned(exif: &[u8]) -> Option<Bytes> {
    let way = Orientation::from_exif_chunk(exif).filter(|o| *o != Orientation::NoTransforms)?.to_exif();
    let mut only = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    only.extend([way, 0, 0, 0, 0, 0, 0]);
    Some(Bytes::from(only))
}

/// Where the picture ends: telephones hide more of them, with all they know, behind the first.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        let step = bytes.get(at..)?.iter().position(|b| *b == 0xff)?;
        at += step + 1;
        match *bytes.get(at)? {
            0xff => {}
            0xd9 => return Some(at + 1),
            0 | 1 | 0xd0..=0xd8 => at += 1,
            _ => {
                let length = bytes.get(at + 1..at + 3)?;
                at += 1 + length.iter().fold(0, |sum, b| sum * 256 + usize::from(*b));
            }
        }
    }
}
