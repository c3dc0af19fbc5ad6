//! Splitting messages off into a conversation of their own.

use axum::extract::Query;
use kernel::{MessageId, Problem, ThreadId};
use serde::Deserialize;
use web::answer::render;
use web::{Answer, Ctx, Fail, Input, Made};

use super::forms;
use crate::api::{Problems, ThreadJson};
use crate::moving::api::NewSplit;
use crate::moving::views::SplitForm;
use crate::moving::{MOST_SPLIT, plan, store as own};
use crate::routes::{ThreadAt, kept};
use crate::store;
use crate::things::SPLIT;

/// After which message the page of choices starts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AfterAsked {
    after: Option<String>,
}

/// The replies to choose from, a hundred at a time.
pub async fn form(ctx: Ctx, ThreadAt(id): ThreadAt, Query(asked): Query<AfterAsked>) -> Answer {
    let after = asked.after.and_then(|text| text.parse().ok()).unwrap_or(0);
    form_with(&ctx, id, after, &NewSplit::default(), None).await
}

async fn form_with(
    ctx: &Ctx,
    id: ThreadId,
    after: i64,
    sent: &NewSplit,
    problem: Option<&Problem>,
) -> Answer {
    let talk = forms::found(ctx, id, SPLIT).await?;
    let asked = talk.clone();
    let most = i64::try_from(MOST_SPLIT).unwrap_or(100);
    let find = move |r: &mut ::store::Read<'_>| {
        Ok::<_, Problem>(own::split_off(r, &asked, MessageId::new(after), most)?)
    };
    let mut told = ctx.site.db.read(find).await.map_err(Fail)?;
    let more = told.len() > MOST_SPLIT;
    told.truncate(MOST_SPLIT);
    let later = told.last().filter(|_| more).map(|m| m.id);
    let title = forms::title(ctx, &talk);
    let body = render(&SplitForm::new(&ctx.l, &talk, title, &told, later, sent, problem))?;
    Ok(forms::page(ctx, &talk, "conv-split-title", body, problem))
}

/// Splits messages off into a new thread of the same space: whoever leads or keeps it.
#[utoipa::path(
    post, path = "/threads/{id}/split", tag = "conversations", params(("id" = String, Path)), request_body = NewSplit,
    responses((status = 201, body = ThreadJson, headers(("Location" = String))), Problems)
)]
pub async fn thread_split(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewSplit>) -> Answer {
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let talk = store::talk_locked(w, &actor, id)?;
            let mut talk = gate.permit(w, &actor, SPLIT, talk)?;
            let wish = plan::split(&sent.title, &sent.why, sent.chosen())?;
            let chosen = own::chosen(talk.tx(), id, &wish.messages)?;
            plan::may_leave(talk.thing(), &wish, chosen.len())?;
            let new = own::split(&mut talk, &wish, &chosen)?;
            let row = store::thread_row(talk.tx(), &actor, new)?;
            let json = ThreadJson::of(row, &talk.thing().place);
            Ok(Made::created(json.url.clone(), &json).flash("conv-flash-split"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let before = input.data.chosen().into_iter().min().unwrap_or(1) - 1;
            form_with(&ctx, id, before, &input.data, Some(&problem)).await
        }
        answer => answer,
    }
}
