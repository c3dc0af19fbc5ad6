//! The description as a file.

use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use kernel::{Problem, fold};
use web::{Answer, Ctx};

use super::paper;
use super::routes::{Which, open};
use super::store::DescriptionId;

/// The description as a Word document or as Markdown, in the language asked for.
#[utoipa::path(get, path = "/descriptions/{id}/file", operation_id = "description_file", tag = "descriptions", params(Which), responses(
    (status = 200, description = "The file"),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "`form` is neither `docx` nor `md`"),
))]
pub async fn file(ctx: Ctx, Path(id): Path<DescriptionId>, Query(which): Query<Which>) -> Answer {
    let open = open(&ctx, id, &which).await?;
    let l = which.lexicon(&ctx);
    let blocks = which.paper(&l, &open);
    let title = open.document.title.get(l.lang);
    let (bytes, ending, kind) = match which.form.as_str() {
        "docx" => {
            let name = format!("{} · {}", &*ctx.site.name, title);
            let bytes = paper::docx(&blocks, &name)
                .map_err(|e| Problem::Broken(format!("the document cannot be written: {e}")))?;
            (bytes, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        "md" => (paper::markdown(&blocks).into_bytes(), "md", "text/markdown; charset=utf-8"),
        _ => return Err(Problem::field("form", "descriptions-form-unknown").into()),
    };
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = file_name(title);
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}-{}.{ending}\"", l.lang))
    {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Plain letters, so that every system takes the name.
fn file_name(title: &str) -> String {
    let folded = fold::fold(title);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
