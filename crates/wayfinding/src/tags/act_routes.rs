//! Following a tag; merging, taking a merge back, renaming.

use ::store::Read;
use axum::extract::Path;
use kernel::{Problem, fold, tags};
use policy::NetworkThing;
use web::{Answer, Ctx, Input, Made};

use super::api::{TagJson, TagMerge, TagName};
use super::routes::word;
use super::tag::Known;
use super::{CURATE, FOLLOW, keep_store as keep, store};

/// The tag a word leads to, when this reader may meet it.
fn found(r: &mut Read<'_>, ctx_me: kernel::PersonId, folded: &str) -> Result<(Known, i64), Problem> {
    store::root(r, ctx_me, folded)?.ok_or(Problem::NotFound)
}

fn done(tag: &Known, threads: i64, flash: &'static str) -> Made {
    let json = TagJson { tag: tag.folded.clone(), name: tag.name.clone(), threads };
    Made::done(tags::path(&tag.folded), &json).flash(flash)
}

async fn following(ctx: Ctx, tag: String, once: web::Once, yes: bool) -> Answer {
    let (gate, actor, folded) =
        (ctx.site.gate.clone(), ctx.actor.clone(), fold::fold(&tag.replace('\0', "")));
    ctx.make(once, move |w| {
        let (tag, many) = found(w, actor.id, &folded)?;
        let mut may = gate.permit(w, &actor, FOLLOW, NetworkThing)?;
        keep::follow(&mut may, tag.id, yes)?;
        Ok(done(&tag, many, if yes { "tags-followed" } else { "tags-unfollowed" }))
    })
    .await
}

/// I follow a tag.
#[utoipa::path(post, path = "/tags/{tag}/follow", tag = "tags", params(("tag" = String, Path, description = "The tag")), responses((status = 200, body = TagJson), (status = 401), (status = 404)))]
pub async fn follow(ctx: Ctx, Path(tag): Path<String>, input: Input<serde_json::Value>) -> Answer {
    following(ctx, tag, input.once, true).await
}

/// I follow it no longer.
#[utoipa::path(post, path = "/tags/{tag}/unfollow", tag = "tags", params(("tag" = String, Path, description = "The tag")), responses((status = 200, body = TagJson), (status = 401), (status = 404)))]
pub async fn unfollow(ctx: Ctx, Path(tag): Path<String>, input: Input<serde_json::Value>) -> Answer {
    following(ctx, tag, input.once, false).await
}

/// Merges a tag into another one: its threads are found there, and the old word leads there.
#[utoipa::path(post, path = "/tags/{tag}/merge", tag = "tags", params(("tag" = String, Path, description = "The tag")), request_body = TagMerge, responses((status = 200, body = TagJson), (status = 401), (status = 403), (status = 404), (status = 422)))]
pub async fn merge(ctx: Ctx, Path(tag): Path<String>, input: Input<TagMerge>) -> Answer {
    let (gate, actor, folded) =
        (ctx.site.gate.clone(), ctx.actor.clone(), fold::fold(&tag.replace('\0', "")));
    let into = word(&input.data.into);
    ctx.make(input.once, move |w| {
        let (tag, _) = found(w, actor.id, &folded)?;
        let other = store::root(w, actor.id, &into)?;
        let mut may = gate.permit(w, &actor, CURATE, NetworkThing)?;
        let (other, _) = other.ok_or_else(|| Problem::field("into", "tags-unknown"))?;
        if other.id == tag.id {
            return Err(Problem::field("into", "tags-itself"));
        }
        keep::merge(&mut may, tag.id, other.id)?;
        web::audit(may.tx(), Some(actor.id), "tag.merge", tag.id)?;
        let (other, many) = found(may.tx(), actor.id, &other.folded)?;
        Ok(done(&other, many, "tags-merged"))
    })
    .await
}

/// Takes a merge back: the word stands for itself again.
#[utoipa::path(post, path = "/tags/{tag}/unmerge", tag = "tags", params(("tag" = String, Path, description = "The word that was merged")), responses((status = 200, body = TagJson), (status = 401), (status = 403), (status = 404)))]
pub async fn unmerge(ctx: Ctx, Path(tag): Path<String>, input: Input<serde_json::Value>) -> Answer {
    let (gate, actor, folded) =
        (ctx.site.gate.clone(), ctx.actor.clone(), fold::fold(&tag.replace('\0', "")));
    ctx.make(input.once, move |w| {
        let (root, many) = found(w, actor.id, &folded)?;
        let mut may = gate.permit(w, &actor, CURATE, NetworkThing)?;
        let alias = store::aliases(may.tx(), root.id)?.into_iter().find(|a| a.folded == folded);
        let alias = alias.ok_or(Problem::NotFound)?;
        keep::unmerge(&mut may, alias.id, root.id)?;
        web::audit(may.tx(), Some(actor.id), "tag.unmerge", alias.id)?;
        Ok(done(&root, many, "tags-unmerged"))
    })
    .await
}

/// Gives a tag another name; another word becomes another tag, and the old one leads there.
#[utoipa::path(post, path = "/tags/{tag}/name", tag = "tags", params(("tag" = String, Path, description = "The tag")), request_body = TagName, responses((status = 200, body = TagJson), (status = 401), (status = 403), (status = 404), (status = 422)))]
pub async fn rename(ctx: Ctx, Path(tag): Path<String>, input: Input<TagName>) -> Answer {
    let (gate, actor, folded) =
        (ctx.site.gate.clone(), ctx.actor.clone(), fold::fold(&tag.replace('\0', "")));
    let name = tags::Tag::read(&input.data.name.replace('\0', ""));
    ctx.make(input.once, move |w| {
        let (tag, _) = found(w, actor.id, &folded)?;
        let mut may = gate.permit(w, &actor, CURATE, NetworkThing)?;
        let name = name.clone().ok_or_else(|| Problem::field("name", "tags-no-word"))?;
        keep::rename(&mut may, tag.id, &tag.folded, &name)?;
        web::audit(may.tx(), Some(actor.id), "tag.rename", tag.id)?;
        let (tag, many) = found(may.tx(), actor.id, &name.folded)?;
        Ok(done(&tag, many, "tags-renamed"))
    })
    .await
}
