//! Reacting, and who reacted.

use std::collections::BTreeMap;

use ::store::{Read, Write};
use axum::extract::Query;
use kernel::{Actor, MessageId, Problem};
use policy::Gate;
use web::answer::render;
use web::{Answer, Ctx, Input, Made};

use super::MessageAt;
use super::messages::{beside_of, message_html, message_json, small};
use crate::api::{Author, Emoji, MessageJson, Problems, ReactionJson, Reactions};
use crate::reaction::{ALLOWED, known, react};
use crate::store;
use crate::things::{REACT, Said};
use crate::views::small::ReactedView;

/// Whether the actor may react where this message is; a message without words stands for the
/// others of its thread.
#[must_use]
pub fn may_react(gate: &Gate, actor: &Actor, said: Said) -> bool {
    gate.may(actor, REACT, &Said { gone: None, ..said })
}

/// Reacts to a message: one of 👍 ❤️ 🎉 👀 🙏 💡, where the space has reactions; never in a team.
#[utoipa::path(
    post, path = "/messages/{id}/reactions", tag = "conversations", params(("id" = String, Path)),
    request_body = Emoji, responses((status = 201, body = MessageJson), Problems)
)]
pub async fn reaction_give(ctx: Ctx, MessageAt(id): MessageAt, input: Input<Emoji>) -> Answer {
    let asked = input.data;
    let me = ctx.clone();
    ctx.make(input.once, move |w| {
        let mine = asked.toggle.is_some() && reacted(w, &me.actor, id, &asked.emoji)?;
        change(&me, w, id, &asked.emoji, !mine)
    })
    .await
}

/// Takes a reaction back.
#[utoipa::path(
    delete, path = "/messages/{id}/reactions", tag = "conversations", params(("id" = String, Path), Emoji),
    request_body(content = Option<Emoji>), responses((status = 200, body = MessageJson), Problems)
)]
pub async fn reaction_take(
    ctx: Ctx,
    MessageAt(id): MessageAt,
    Query(named): Query<Emoji>,
    input: Input<Emoji>,
) -> Answer {
    let emoji = if named.emoji.is_empty() { input.data.emoji } else { named.emoji };
    let me = ctx.clone();
    ctx.make(input.once, move |w| change(&me, w, id, &emoji, false)).await
}

fn reacted(r: &mut Read<'_>, actor: &Actor, id: MessageId, emoji: &str) -> Result<bool, Problem> {
    let emoji = known(emoji)?;
    Ok(store::my_reactions(r, actor.id, &[id.number()])?.iter().any(|(_, e)| e == emoji))
}

fn change(ctx: &Ctx, w: &mut Write<'_>, id: MessageId, emoji: &str, give: bool) -> Result<Made, Problem> {
    let actor = &ctx.actor;
    let said = store::said(w, actor, id)?;
    let emoji = known(emoji)?;
    let mut said = ctx.site.gate.permit(w, actor, REACT, said)?;
    let now = said.tx().now();
    let fact = react(said.thing(), emoji, give, actor.id, now);
    if give {
        store::give(&mut said, emoji, fact)?;
    } else {
        store::take(&mut said, emoji, fact)?;
    }
    let json = message_json(said.tx(), actor, id)?;
    let said = said.into_thing();
    let to = said.talk.path_to(id);
    let made = if give { Made::created(to, &json) } else { Made::done(to, &json) };
    if !ctx.hx || ctx.api() {
        return Ok(made);
    }
    let row = store::message_row(w, id)?;
    let beside = beside_of(w, actor, &said.talk, std::slice::from_ref(&row))?;
    Ok(made.fragment(message_html(ctx, &said, &row, &beside)?))
}

/// Everybody who reacted to a message, by emoji.
#[utoipa::path(
    get, path = "/messages/{id}/reactions", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = Reactions), Problems)
)]
pub async fn reactions(ctx: Ctx, MessageAt(id): MessageAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| {
        let said = store::said(r, &actor, id)?;
        let given = if said.gone.is_some() { Vec::new() } else { store::given_to(r, id)? };
        let mut ids: Vec<i64> = given.iter().map(|(_, p)| p.number()).collect();
        ids.sort_unstable();
        ids.dedup();
        let people: BTreeMap<_, _> = store::people(r, &ids)?.into_iter().map(|p| (p.id, p)).collect();
        let each = ALLOWED.into_iter().map(|emoji| {
            let who: Vec<_> = given.iter().filter(|(e, _)| e == emoji).map(|(_, p)| *p).collect();
            ReactionJson {
                emoji: emoji.to_owned(),
                count: i64::try_from(who.len()).unwrap_or(0),
                mine: who.contains(&actor.id),
                people: who.iter().filter_map(|p| people.get(p)).cloned().map(Author::from).collect(),
            }
        });
        let items: Vec<ReactionJson> = each.filter(|r| r.count > 0).collect();
        Ok::<_, Problem>((said, items))
    };
    let (said, items) = ctx.site.db.read(find).await?;
    let body = render(&ReactedView { l: &ctx.l, reactions: &items })?;
    let page = small(&ctx, &said, ctx.l.t("conv-reacted-title"), String::new(), body);
    ctx.show(|| Reactions { items, next: None }, || page)
}
