//! The board: reading it, and writing what is expected of a community.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::paging::limit;
use kernel::problem::Fields;
use kernel::{Problem, SpaceId};
use policy::NetworkThing;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{BoardJson, BoardQuery, OutlookForm};
use super::board::{self, LONGEST_OUTLOOK, STAGES};
use super::draft::CONFLICT;
use super::quarter::Quarter;
use super::store::board::{self as kept, Expected, Outlook, Wanted};
use super::views::{self, Mend};
use super::{OUTLOOK, SEE_BOARD};

fn now(ctx: &Ctx) -> Quarter {
    Quarter::of(ctx.site.clock.now(), &ctx.site.zone)
}

fn seen(ctx: &Ctx) -> Result<(), Problem> {
    // For everybody else there is no board.
    if ctx.site.gate.may(&ctx.actor, SEE_BOARD, &NetworkThing) { Ok(()) } else { Err(Problem::NotFound) }
}

/// Every community: what it serves, whether somebody facilitates it, how it is doing, what is expected
/// of it. For those who answer for the network.
#[utoipa::path(get, path = "/registers/board", operation_id = "community_board", tag = "registers", params(BoardQuery), responses(
    (status = 200, description = "The communities", body = BoardJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for this reader"),
    (status = 422, description = "`quarter` or `after` cannot be read"),
))]
pub async fn board(ctx: Ctx, Query(asked): Query<BoardQuery>) -> Answer {
    seen(&ctx)?;
    let quarter = asked.quarter(now(&ctx))?;
    let wanted = Wanted {
        show: asked.show().to_owned(),
        after: asked.after()?,
        limit: limit(asked.limit),
        since: quarter.start(&ctx.site.zone),
    };
    let board = ctx.site.db.read(move |r| board::load(r, quarter, &wanted)).await?;
    ctx.show(|| BoardJson::from(&board), || views::board(&ctx, &board, &asked))
}

async fn outlook_now(ctx: &Ctx, slug: String, quarter: Quarter) -> Result<(String, Option<Outlook>), Fail> {
    let found = ctx.site.db.read(move |r| {
        let (id, name) = kept::community(r, &slug)?;
        let outlook = kept::outlooks(r, &[id], &quarter.to_string())?.into_iter().next();
        Ok::<_, store::Error>((name, outlook))
    });
    Ok(found.await?)
}

/// The form for what is expected of a community.
pub async fn outlook_form(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<BoardQuery>) -> Answer {
    seen(&ctx)?;
    let quarter = asked.quarter(now(&ctx))?;
    let (name, outlook) = outlook_now(&ctx, slug.clone(), quarter).await?;
    let said = outlook.as_ref().map(|o| Expected {
        outlook: o.text.clone(),
        stage: o.stage.clone(),
        risks: o.risks.clone(),
    });
    let form = views::Asked { slug, name, quarter, said: said.unwrap_or_default(), outlook };
    Ok(views::outlook(&ctx, &form, &Mend::default())?.into_response())
}

/// Writes what is expected of a community in a quarter; what was written before stays.
#[utoipa::path(post, path = "/registers/board/{slug}", operation_id = "write_outlook", tag = "registers", request_body = OutlookForm, responses(
    (status = 200, description = "Written"),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such community, or not for this reader"),
    (status = 409, description = "Somebody wrote another meanwhile; nothing was stored"),
    (status = 422, description = "`quarter`, `version` or `outlook` needs mending"),
))]
pub async fn outlook(ctx: Ctx, Path(slug): Path<String>, input: Input<OutlookForm>) -> Answer {
    seen(&ctx)?;
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let (space, _): (SpaceId, String) = kept::community(w, &at)?;
        let mut permit = gate.permit(w, &actor, OUTLOOK, NetworkThing)?;
        let mut fields = Fields::default();
        let quarter = Quarter::parse(form.quarter.trim());
        fields.check(quarter.is_some(), "quarter", "registers-quarter-unreadable");
        fields.length(&form.outlook, LONGEST_OUTLOOK, "outlook");
        fields.check(form.risks.chars().count() <= LONGEST_OUTLOOK, "risks", "registers-risks-long");
        fields.check(stage(&form.stage), "stage", "registers-stage-unknown");
        fields.done()?;
        let (said, before) = (written(&form), form.version()?);
        let quarter = quarter.map(|q| q.to_string()).unwrap_or_default();
        let current = kept::outlooks(permit.tx(), &[space], &quarter)?.first().map_or(0, |o| o.version);
        if before != current || !kept::say(&mut permit, space, &quarter, before + 1, &said)? {
            return Err(Problem::Conflict(CONFLICT));
        }
        let Expected { outlook, stage, risks } = said;
        let json = serde_json::json!({ "slug": at, "quarter": quarter, "version": before + 1,
            "outlook": outlook, "stage": stage, "risks": risks });
        Ok(Made::done(format!("/registers/board?quarter={quarter}"), &json).flash("registers-saved"))
    });
    match answer.await {
        Err(Fail(problem)) if !ctx.api() => {
            let mend = Mend::or(problem)?;
            let quarter = Quarter::parse(input.data.quarter.trim()).unwrap_or_else(|| now(&ctx));
            let (name, outlook) = outlook_now(&ctx, slug.clone(), quarter).await?;
            let form = views::Asked { slug, name, quarter, said: written(&input.data), outlook };
            Ok(views::outlook(&ctx, &form, &mend)?.into_response())
        }
        other => other,
    }
}

fn stage(text: &str) -> bool {
    text.is_empty() || STAGES.contains(&text)
}

/// What a form says, as it is kept.
fn written(form: &OutlookForm) -> Expected {
    let clean = |text: &str| text.trim().replace("\r\n", "\n");
    Expected { outlook: clean(&form.outlook), stage: form.stage.clone(), risks: clean(&form.risks) }
}
