//! Routes and handlers: each handler is mounted twice, as a page's act and as JSON.

pub mod changes;
pub mod drafts;
pub mod marks;
pub mod messages;
pub mod reactions;
pub mod replies;
pub mod spaces;
pub mod starting;
pub mod threads;

use axum::Router;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::routing::{get, post, put};
use kernel::{MessageId, Problem, SpaceId, ThreadId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Ctx, Fail, Site, find_place};

use super::text::{Heard, Words};
use super::{bots, follows, kinds, moving, outcomes, pins, polls, schedule, store, waiting};

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .merge(pins::routes::pages())
        .merge(moving::routes::pages())
        .merge(waiting::routes::pages())
        .merge(follows::routes::pages())
        .merge(schedule::routes::pages())
        .merge(bots::pages())
        .route("/s/{slug}", get(spaces::space))
        .route("/s/{slug}/new", get(starting::new_thread))
        .route("/s/{slug}/threads", get(spaces::list).post(starting::thread_create))
        .route("/s/{slug}/t/{id}", get(threads::thread))
        .route("/s/{slug}/t/{id}/replies", post(replies::reply_create))
        .route("/s/{slug}/t/{id}/answer", post(marks::answer_mark))
        .route("/s/{slug}/t/{id}/unanswer", post(marks::answer_unmark))
        .route("/s/{slug}/t/{id}/state", get(kinds::routes::state_form).post(kinds::routes::state_change))
        .route("/s/{slug}/t/{id}/kind", get(kinds::routes::kind_form).post(kinds::routes::kind_change))
        .route("/s/{slug}/t/{id}/terms", get(kinds::routes::terms_form).post(kinds::routes::terms_change))
        .route("/s/{slug}/t/{id}/poll", get(polls::routes::poll))
        .route("/s/{slug}/t/{id}/votes", post(polls::routes::vote))
        .route(
            "/s/{slug}/t/{id}/messages/{mid}/turn",
            get(outcomes::routes::turn_form).post(outcomes::routes::turn),
        )
        .route("/s/{slug}/t/{id}/follow", post(marks::follow))
        .route("/s/{slug}/t/{id}/unfollow", post(marks::unfollow))
        .route("/s/{slug}/t/{id}/read", put(marks::read).post(marks::read))
        .route("/s/{slug}/t/{id}/messages/{mid}", get(messages::message))
        .route("/s/{slug}/t/{id}/messages/{mid}/acts", get(messages::acts))
        .route("/s/{slug}/t/{id}/messages/{mid}/versions", get(messages::versions))
        .route("/s/{slug}/t/{id}/messages/{mid}/edit", get(changes::edit_form).post(changes::message_edit))
        .route("/s/{slug}/t/{id}/messages/{mid}/remove", get(changes::remove_form))
        .route("/s/{slug}/t/{id}/messages/{mid}/withdraw", post(changes::message_withdraw))
        .route("/s/{slug}/t/{id}/messages/{mid}/delete", post(changes::message_delete))
        .route(
            "/s/{slug}/t/{id}/messages/{mid}/reactions",
            get(reactions::reactions).post(reactions::reaction_give),
        )
        .route(
            "/drafts/{place}",
            get(drafts::draft).put(drafts::draft_put).post(drafts::draft_put).delete(drafts::draft_delete),
        )
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .merge(pins::routes::api())
        .merge(moving::routes::api())
        .merge(waiting::routes::api())
        .merge(follows::routes::api())
        .merge(schedule::routes::api())
        .merge(bots::api())
        .routes(routes!(spaces::kinds))
        .routes(routes!(spaces::threads, starting::thread_create))
        .routes(routes!(threads::thread))
        .routes(routes!(messages::messages))
        .routes(routes!(replies::reply_create))
        .routes(routes!(messages::message, changes::message_edit, changes::message_delete))
        .routes(routes!(changes::message_withdraw))
        .routes(routes!(messages::versions))
        .routes(routes!(reactions::reactions, reactions::reaction_give, reactions::reaction_take))
        .routes(routes!(marks::answer_mark, marks::answer_unmark))
        .routes(routes!(kinds::routes::state_show, kinds::routes::state_change))
        .routes(routes!(polls::routes::poll))
        .routes(routes!(polls::routes::vote))
        .routes(routes!(outcomes::routes::turn))
        .routes(routes!(outcomes::routes::outcomes))
        .routes(routes!(kinds::routes::kind_change))
        .routes(routes!(kinds::routes::terms_change))
        .routes(routes!(marks::follow, marks::unfollow))
        .routes(routes!(marks::read))
        .routes(routes!(drafts::draft, drafts::draft_put, drafts::draft_delete))
}

/// Which thread the address names.
#[derive(Debug, Clone, Copy)]
pub struct ThreadAt(pub ThreadId);
/// Which message the address names.
#[derive(Debug, Clone, Copy)]
pub struct MessageAt(pub MessageId);
/// Which space the address names.
#[derive(Debug, Clone)]
pub struct SpaceAt(pub String);
/// What a draft is for.
#[derive(Debug, Clone)]
pub struct PlaceAt(pub String);

async fn part(parts: &mut Parts, site: &Site, names: &[&str]) -> Result<String, Fail> {
    let found = RawPathParams::from_request_parts(parts, site).await.map_err(|_| Fail(Problem::NotFound))?;
    let named = names.iter().find_map(|name| found.iter().find(|(n, _)| n == name));
    named.map(|(_, value)| value.to_owned()).ok_or(Fail(Problem::NotFound))
}

macro_rules! address {
    ($($name:ident, [$($part:literal),*], $make:expr;)*) => {$(
        impl FromRequestParts<Site> for $name {
            type Rejection = Fail;
            async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
                let text = part(parts, site, &[$($part),*]).await?;
                let make: fn(String) -> Option<Self> = $make;
                make(text).ok_or(Fail(Problem::NotFound))
            }
        }
    )*};
}
address! {
    ThreadAt, ["id"], |text| text.parse().ok().map(ThreadAt);
    MessageAt, ["mid", "id"], |text| text.parse().ok().map(MessageAt);
    SpaceAt, ["slug"], |text| (!text.contains('\0')).then_some(SpaceAt(text));
    PlaceAt, ["place"], |text| Some(PlaceAt(text));
}

/// Where a text will be read, and so who can be mentioned in it.
#[derive(Debug, Clone)]
pub enum Target {
    /// In a space.
    Slug(String),
    /// In a thread.
    Thread(ThreadId),
    /// In a message's thread.
    Message(MessageId),
}

/// Reads a text, looks up who is mentioned among those who can read the place, and makes its HTML:
/// before the write begins, so that no transaction waits for it.
///
/// # Errors
/// `Invalid` for the text, `NotFound` for the place.
pub async fn words(ctx: &Ctx, target: Target, text: &str) -> Result<Words, Problem> {
    if let Some(problem) = ctx.spoiled.clone() {
        return Err(problem);
    }
    let heard = Heard::read(text)?;
    let (handles, links) = (heard.handles(), heard.files());
    if handles.is_empty() && links.is_empty() {
        return heard.resolve(&[]);
    }
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let space: SpaceId = match target {
            Target::Slug(slug) => find_place(r, &actor, &slug)?.id,
            Target::Thread(id) => store::talk(r, &actor, id)?.place.id,
            Target::Message(id) => store::talk_of(r, &actor, id)?.place.id,
        };
        let files = if links.is_empty() { Vec::new() } else { store::files_shown(r, &actor, &links)? };
        Ok::<_, ::store::Error>((store::readers(r, space, &handles)?, files))
    };
    let (readers, files) = ctx.site.db.read(find).await.map_err(Problem::from)?;
    heard.resolve_with(&readers, &files)
}

/// Whether a page shows this problem beside what was written, instead of a page of its own.
#[must_use]
pub const fn kept(problem: &Problem) -> bool {
    matches!(problem, Problem::Invalid(_) | Problem::Refused(_) | Problem::Conflict(_) | Problem::Busy)
}
