//! Merging a conversation into an older one of the same space.

use kernel::{Actor, Problem, ThreadId};
use web::answer::render;
use web::{Answer, Ctx, Fail, Input, Made};

use super::forms;
use crate::api::{Problems, ThreadJson};
use crate::moving::api::NewMerge;
use crate::moving::views::MergeForm;
use crate::moving::{plan, store as own};
use crate::routes::{ThreadAt, kept};
use crate::store;
use crate::things::{SPLIT, Talk};

/// The older conversations of the space to choose from.
pub async fn form(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    form_with(&ctx, id, &NewMerge::default(), None).await
}

async fn form_with(ctx: &Ctx, id: ThreadId, sent: &NewMerge, problem: Option<&Problem>) -> Answer {
    let talk = forms::found(ctx, id, SPLIT).await?;
    let asked = talk.clone();
    let find = move |r: &mut ::store::Read<'_>| Ok::<_, Problem>(own::candidates(r, &asked)?);
    let found = ctx.site.db.read(find).await.map_err(Fail)?;
    let title = forms::title(ctx, &talk);
    let body = render(&MergeForm::new(&ctx.l, &talk, title, &found, sent, problem))?;
    Ok(forms::page(ctx, &talk, "conv-merge-title", body, problem))
}

/// Both threads, held in the order of their ids, so that two merges at once do not wait for each
/// other for ever.
fn both(
    w: &mut ::store::Write<'_>,
    actor: &Actor,
    id: ThreadId,
    into: ThreadId,
) -> Result<(Talk, Talk), Problem> {
    let unknown = |_| Problem::field("into", "conv-merge-unknown");
    if into < id {
        let into = store::talk_locked(w, actor, into).map_err(unknown)?;
        return Ok((store::talk_locked(w, actor, id)?, into));
    }
    let talk = store::talk_locked(w, actor, id)?;
    Ok((talk, store::talk_locked(w, actor, into).map_err(unknown)?))
}

/// Merges a thread into an older one of the same space: whoever leads or keeps it. The address of
/// the one that is no more leads to the other.
#[utoipa::path(
    post, path = "/threads/{id}/merge", tag = "conversations", params(("id" = String, Path)), request_body = NewMerge,
    responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn thread_merge(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewMerge>) -> Answer {
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let unknown = Problem::field("into", "conv-merge-unknown");
            let found = store::talk(w, &actor, id)?;
            drop(gate.permit(w, &actor, SPLIT, found)?);
            let why = plan::reason(&sent.why)?;
            let into = plan::thread_in(sent.wanted()).ok_or(unknown)?;
            let (talk, into) = both(w, &actor, id, into)?;
            plan::goes_into(&talk, &into)?;
            drop(gate.permit(w, &actor, SPLIT, into.clone())?);
            let mut talk = gate.permit(w, &actor, SPLIT, talk)?;
            own::merge(&mut talk, &into, &why)?;
            let row = store::thread_row(talk.tx(), &actor, into.id)?;
            let json = ThreadJson::of(row, &into.place);
            Ok(Made::done(json.url.clone(), &json).flash("conv-flash-merged"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            form_with(&ctx, id, &input.data, Some(&problem)).await
        }
        answer => answer,
    }
}
