//! What a browser shows without a network: a page in plain words, kept by the worker.

use askama::Template;
use kernel::Lexicon;
use web::answer::render;
use web::{Answer, Page, Visitor};

#[derive(Template)]
#[template(path = "push/views/offline.html")]
struct Offline<'a> {
    l: &'a Lexicon,
}

/// The page for no network; the worker reads its own words from it.
pub async fn page(visitor: Visitor) -> Answer {
    let l = &visitor.l;
    visitor.show(
        || (),
        || {
            let body = render(&Offline { l })?;
            Ok(Page { title: l.t("push-offline-title"), body, bare: true, ..Page::default() })
        },
    )
}
