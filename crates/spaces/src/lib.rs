//! Spaces: where people meet. Four kinds with their own law, a card of six answers, coming and
//! going, teams that follow the directory, delegates of a manager and coaches by invitation.
//!
//! Other rooms may read by joins: `visible_spaces` (who may read what), `spaces` (id, slug, name,
//! kind, joining, hosts (`roles`: the circle’s), hue, open_read, reactions, closed_ms, members, last_ms), `memberships`
//! (person_id, space_id, standing), `delegates` and `coaches`. They never write them. A space as one actor
//! meets it is `web::place::Place`.
//!
//! Invariants: a community has a card from its first moment; a team's members are its unit's
//! direct people and whoever manages it now, and nobody else; a coach is none of them, and there by
//! the manager's invitation and for a time; who keeps a community (`owner`) is a standing here, who
//! facilitates it is a role and comes from the assignments; `members` is the number of
//! membership rows (of a network space: everybody inside); a project has somebody who leads it as
//! long as it has members; nobody from outside the company is invited where everybody inside
//! reads along.

pub mod api;
pub mod asking_routes;
pub mod card;
pub mod card_routes;
pub mod circle;
pub mod coach_routes;
pub mod coaching;
pub mod criteria;
pub mod delegate_routes;
pub mod directory;
pub mod drafts;
pub mod facts;
pub mod guests;
pub mod hears;
pub mod helping;
pub mod keeping;
pub mod listing;
pub mod member_routes;
pub mod membership;
pub mod opening;
pub mod removal;
pub mod routes;
pub mod store;
pub mod templates;
mod views;
pub mod waves;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Ctx, Once, Room, Site};

/// Become a member, or ask to.
pub const JOIN: Action = Action("join");
/// Stop being a member.
pub const LEAVE: Action = Action("leave");
/// Accept the terms of a new card.
pub const ACCEPT_TERMS: Action = Action("acceptTerms");
/// Turn down one's own invitation.
pub const DECLINE_INVITATION: Action = Action("declineInvitation");
/// Invite somebody.
pub const INVITE: Action = Action("invite");
/// Let somebody in who asks, or not.
pub const ANSWER: Action = Action("answerRequest");
/// Write the next version of the card.
pub const EDIT_CARD: Action = Action("editCard");
/// Name a delegate of a team's manager, or end a delegation.
pub const DELEGATE: Action = Action("nameDelegate");
/// Invite a coach into a team, or agree anew.
pub const INVITE_COACH: Action = Action("inviteCoach");
/// End somebody's coaching.
pub const END_COACHING: Action = Action("endCoaching");
/// Stop coaching a team.
pub const LEAVE_COACHING: Action = Action("leaveCoaching");
/// Close a space.
pub const CLOSE: Action = Action("closeSpace");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "spaces",
        pages,
        api,
        facts: facts::ALL,
        hears: || {
            vec![hears::DIRECTORY, hears::ROLES, hears::COUNTERS, circle::ROLES, criteria::hears::PEOPLE]
        },
        jobs: || {
            vec![
                hears::EVERYBODY,
                hears::COACHES,
                hears::REQUESTS,
                circle::IN_STEP,
                helping::calls::SILENCE,
                helping::coached::COACHED,
                criteria::hears::LOOK,
                criteria::hears::OVER,
                guests::hears::OVER,
                guests::hears::REMIND,
                waves::send::SEND,
                removal::CARRY_OUT,
            ]
        },
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("keeping/words/en.ftl")),
            (Lang::Fr, include_str!("keeping/words/fr.ftl")),
            (Lang::En, include_str!("criteria/words/en.ftl")),
            (Lang::Fr, include_str!("criteria/words/fr.ftl")),
            (Lang::En, include_str!("guests/words/en.ftl")),
            (Lang::Fr, include_str!("guests/words/fr.ftl")),
            (Lang::En, include_str!("listing/words/en.ftl")),
            (Lang::Fr, include_str!("listing/words/fr.ftl")),
            (Lang::En, include_str!("templates/words/en.ftl")),
            (Lang::Fr, include_str!("templates/words/fr.ftl")),
            (Lang::En, include_str!("drafts/words/en.ftl")),
            (Lang::Fr, include_str!("drafts/words/fr.ftl")),
            (Lang::En, include_str!("removal/words/en.ftl")),
            (Lang::Fr, include_str!("removal/words/fr.ftl")),
            (Lang::En, include_str!("waves/words/en.ftl")),
            (Lang::Fr, include_str!("waves/words/fr.ftl")),
            (Lang::En, include_str!("circle/words/en.ftl")),
            (Lang::Fr, include_str!("circle/words/fr.ftl")),
            (Lang::En, include_str!("helping/words/en.ftl")),
            (Lang::Fr, include_str!("helping/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/spaces", get(routes::spaces).post(routes::space_create))
        .route("/spaces/new", get(routes::space_new))
        .route("/s/{slug}/card", get(card_routes::card).post(card_routes::card_save))
        .route("/s/{slug}/card/edit", get(card_routes::card_edit))
        .route("/s/{slug}/card/acceptance", post(card_routes::card_accept))
        .route("/s/{slug}/members", get(member_routes::members))
        .route("/s/{slug}/join", get(member_routes::join_form).post(member_routes::member_create))
        .route("/s/{slug}/leave", post(member_routes::leave))
        .route("/s/{slug}/invitations", get(asking_routes::invitations).post(asking_routes::invite))
        .route("/s/{slug}/invitations/{handle}/end", post(asking_routes::uninvite))
        .route("/s/{slug}/requests", get(asking_routes::requests))
        .route("/s/{slug}/requests/{handle}", post(asking_routes::answer))
        .route("/s/{slug}/delegates", get(delegate_routes::delegates).post(delegate_routes::delegate_create))
        .route("/s/{slug}/delegates/{handle}/end", post(delegate_routes::delegate_end))
        .route("/s/{slug}/coaches", get(coach_routes::coaches).post(coach_routes::coach_create))
        .route("/s/{slug}/coaches/{handle}/end", post(coach_routes::coach_end))
        .route("/s/{slug}/closing", post(routes::space_close))
        .merge(keeping::pages())
        .merge(criteria::pages())
        .merge(listing::pages())
        .merge(guests::pages())
        .merge(waves::pages())
        .merge(helping::pages())
        .merge(removal::pages())
        .merge(templates::pages())
        .merge(drafts::pages())
        .merge(listing::project_pages())
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::spaces, routes::space_create))
        .routes(routes!(routes::space))
        .routes(routes!(routes::space_close))
        .routes(routes!(card_routes::card, card_routes::card_save))
        .routes(routes!(card_routes::card_accept))
        .routes(routes!(member_routes::members, member_routes::member_create))
        .routes(routes!(member_routes::leave))
        .routes(routes!(asking_routes::invitations))
        .routes(routes!(asking_routes::uninvite))
        .routes(routes!(asking_routes::requests))
        .routes(routes!(asking_routes::answer))
        .routes(routes!(delegate_routes::delegates, delegate_routes::delegate_create))
        .routes(routes!(delegate_routes::delegate_end))
        .routes(routes!(coach_routes::coaches, coach_routes::coach_create))
        .routes(routes!(coach_routes::coach_end))
        .merge(keeping::api())
        .merge(criteria::api())
        .merge(listing::api())
        .merge(guests::api())
        .merge(waves::api())
        .merge(helping::api())
        .merge(removal::api())
        .merge(templates::api())
        .merge(drafts::api())
        .merge(listing::project_api())
}

/// The idempotency key of a request without a body.
fn once(ctx: &Ctx) -> Once {
    Once { key: ctx.key.clone(), hash: Vec::new() }
}
