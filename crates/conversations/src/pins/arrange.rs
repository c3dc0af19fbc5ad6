//! Everything that whoever leads a space can do with the place of a conversation, on one page.

use axum::response::IntoResponse;
use kernel::Problem;
use web::{Answer, Ctx, Fail, Page};

use super::store as own;
use super::views::ArrangeView;
use crate::routes::ThreadAt;
use crate::store;
use crate::things::{ARRANGE, MOVE, SPLIT, Talk};
use web::answer::render;

/// Whether the reader may do any of it: the page is offered only then.
#[must_use]
pub fn any(ctx: &Ctx, talk: &Talk) -> bool {
    [ARRANGE, SPLIT, MOVE].into_iter().any(|act| ctx.site.gate.may(&ctx.actor, act, talk))
}

/// The page; for whom there is nothing to do, there is none.
pub async fn page(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let talk = store::talk(r, &actor, id)?;
        let marks = own::marks(r, id)?;
        let pins = own::pins(r, talk.place.id)?;
        Ok::<_, Problem>((talk, marks, pins))
    };
    let (talk, (pinned, featured), pins) = ctx.site.db.read(find).await?;
    if !any(&ctx, &talk) {
        return Err(Fail(Problem::NotFound));
    }
    let may = |act| ctx.site.gate.may(&ctx.actor, act, &talk);
    let title = if talk.title.is_empty() { ctx.l.t("conv-title-gone") } else { talk.title.clone() };
    let body = render(&ArrangeView {
        l: &ctx.l,
        class: talk.place.band(),
        path: talk.path(),
        title,
        marks: may(ARRANGE),
        sort: may(SPLIT),
        moves: may(MOVE),
        pinned,
        featured,
        full: pins >= super::MOST_PINS,
        replies: talk.replies,
    })?;
    let place = &talk.place;
    let here = format!("s/{}", place.slug);
    Ok(Page { title: ctx.l.t("conv-arrange"), flow: place.flow(), body, here, ..Page::default() }
        .into_response())
}
