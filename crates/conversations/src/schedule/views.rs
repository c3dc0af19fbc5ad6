//! The list of what one wrote and is not published yet, and the page of one post for later.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::Place;
use web::{Ctx, Page};

use super::api::NewScheduled;
use super::store::Post;
use crate::draft::Draft;
use crate::views::compose::ThreadComposer;
use crate::waiting::post::Waiting;

#[derive(Debug, Template)]
#[template(path = "schedule/views/list.html")]
struct ListView<'a> {
    l: &'a Lexicon,
    posts: &'a [Post],
    waiting: &'a [Waiting],
}

/// The list.
///
/// # Errors
/// When the template cannot be written.
pub fn list(ctx: &Ctx, posts: &[Post], waiting: &[Waiting]) -> Result<Page, Problem> {
    let body = render(&ListView { l: &ctx.l, posts, waiting })?;
    Ok(Page { title: ctx.l.t("conv-sched-title"), body, ..Page::default() })
}

#[derive(Debug, Template)]
#[template(path = "schedule/views/one.html")]
struct OneView<'a> {
    l: &'a Lexicon,
    class: String,
    post: &'a Post,
    readable: bool,
    composer: String,
}

/// The page of a post, with what was sent and what went wrong.
///
/// # Errors
/// When the template cannot be written.
pub fn one(
    ctx: &Ctx,
    post: &Post,
    place: Option<&(Place, bool)>,
    sent: Option<(&NewScheduled, &Problem)>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let at = post.at.zoned(&l.zone);
    let saved = (at.strftime("%Y-%m-%d").to_string(), at.strftime("%H:%M").to_string());
    let when = sent.map_or(saved, |(sent, _)| (sent.on_day.clone(), sent.on_time.clone()));
    let asked = sent.map_or_else(|| post.asked(), |(sent, _)| sent.thread.clone());
    let draft = Draft::of(&asked.kind, &asked.title, &asked.text);
    let composer = match place {
        None => String::new(),
        Some((place, names)) => {
            let action = format!("{}/scheduled/{}/edit", place.path(), post.id);
            let composer = ThreadComposer::always(ctx, place, &draft).named(*names).sent(&asked);
            let composer = composer.at(action, l.t("conv-sched-save")).when(when, true);
            match sent {
                Some((_, problem)) => composer.again(problem).html()?,
                None => composer.html()?,
            }
        }
    };
    let place = place.map(|(place, _)| place);
    let class = place.map(Place::band).unwrap_or_default();
    let body = render(&OneView { l, class, post, readable: place.is_some(), composer })?;
    let flow = place.map(Place::flow).unwrap_or_default();
    let status = sent.map(|(_, problem)| problem.status());
    Ok(Page { title: post.title.clone(), flow, body, status, ..Page::default() })
}
