//! Smaller pictures, in two widths, made one at a time: a picture that claims to be enormous costs
//! one thread a bounded while and gets none.

use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// How wide they are: in lists, and within a text.
pub const WIDTHS: [u32; 2] = [320, 960];
/// How much memory a picture may take while it is made smaller.
const MEMORY: u64 = 320 << 20;
const QUALITY: u8 = 82;

/// A smaller picture.
#[derive(Debug)]
pub struct Thumb {
    /// How wide it was asked to be.
    pub width: i64,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their type.
    pub kind: &'static str,
}

fn read(path: &Path) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::open(path)?.with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let way = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(way);
    Ok(picture)
}

fn written(picture: &DynamicImage) -> image::ImageResult<(Vec<u8>, &'static str)> {
    let mut out = Vec::new();
    if picture.color().has_alpha() {
        picture.to_rgba8().write_to(&mut Cursor::new(&mut out), ImageFormat::Png)?;
        return Ok((out, "image/png"));
    }
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY))?;
    Ok((out, "image/jpeg"))
}

/// Makes the smaller pictures of a picture (of a moving one: of its first frame); none that would
/// not be smaller.
///
/// # Errors
/// When it cannot be read within the limits.
pub fn thumbs(path: &Path) -> Result<Vec<Thumb>, String> {
    let picture = read(path).map_err(|e| e.to_string())?;
    let mut made = Vec::new();
    for width in WIDTHS {
        if picture.width() <= width {
            continue;
        }
        // Tall ones are bounded as well: three times as high as wide.
        let small = picture.thumbnail(width, width * 3);
        let (bytes, kind) = written(&small).map_err(|e| e.to_string())?;
        made.push(Thumb { width: i64::from(width), bytes, kind });
    }
    Ok(made)
}
