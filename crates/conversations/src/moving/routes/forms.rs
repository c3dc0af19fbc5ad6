//! What the pages of these acts share.

use axum::response::{IntoResponse, Response};
use kernel::Problem;
use policy::Action;
use web::{Ctx, Fail, Page};

use crate::store;
use crate::things::Talk;
use kernel::ThreadId;

/// The thread, for somebody who may do this with it; for others there is no such page.
pub(super) async fn found(ctx: &Ctx, id: ThreadId, act: Action) -> Result<Talk, Fail> {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| Ok::<_, Problem>(store::talk(r, &actor, id)?);
    let talk = ctx.site.db.read(find).await.map_err(Fail)?;
    if ctx.site.gate.may(&ctx.actor, act, &talk) { Ok(talk) } else { Err(Fail(Problem::NotFound)) }
}

/// One of the pages.
pub(super) fn page(ctx: &Ctx, talk: &Talk, key: &str, body: String, problem: Option<&Problem>) -> Response {
    let place = &talk.place;
    let page = Page {
        title: ctx.l.t(key),
        flow: place.flow(),
        body,
        here: format!("s/{}", place.slug),
        status: problem.map(Problem::status),
        ..Page::default()
    };
    page.into_response()
}

/// Its title as shown.
pub(super) fn title(ctx: &Ctx, talk: &Talk) -> String {
    if talk.title.is_empty() { ctx.l.t("conv-title-gone") } else { talk.title.clone() }
}
