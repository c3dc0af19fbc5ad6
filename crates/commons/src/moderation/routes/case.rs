//! A case: for those who decide, and for whom it concerns.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Actor, PersonId, Problem};
use policy::Gate;
use web::{Answer, Ctx, Fail, Input, Made};

use super::checked;
use super::queue::decides;
use crate::moderation::api::{ActForm, ModerationCase, SaidOfIt};
use crate::moderation::case::Act;
use crate::moderation::store::{self, ActRow, Words};
use crate::moderation::thing::{ANSWER, Case, DECIDE};
use crate::moderation::views;

/// What a case's page is made of.
#[derive(Debug)]
pub(crate) struct Open {
    pub case: Case,
    pub words: Words,
    pub reasons: Vec<(String, String)>,
    pub acts: Vec<ActRow>,
    pub decides: bool,
}

/// The case as JSON.
pub(crate) fn json(
    case: &Case,
    words: &Words,
    reports: Vec<SaidOfIt>,
    acts: &[ActRow],
    whole: bool,
) -> ModerationCase {
    let row = &case.row;
    ModerationCase {
        id: row.id.to_string(),
        what: row.what.clone(),
        title: words.title.clone(),
        url: words.url.clone(),
        author: words.handle.clone(),
        state: row.state.clone(),
        level: case.level(),
        held: row.held.clone(),
        locked: row.locked,
        appeal: row.appeal.clone(),
        html: if whole { words.html.clone() } else { String::new() },
        reports,
        acts: acts.iter().map(Into::into).collect(),
    }
}

impl Open {
    pub(crate) fn json(&self) -> ModerationCase {
        let said =
            |(reason, words): &(String, String)| SaidOfIt { reason: reason.clone(), words: words.clone() };
        json(&self.case, &self.words, self.reasons.iter().map(said).collect(), &self.acts, true)
    }
}

/// A case for whoever may decide, or whom it concerns once they have heard of it; 404 for others.
pub(super) async fn open(ctx: &Ctx, id: i64) -> Result<Open, Fail> {
    let (me, actor) = (ctx.clone(), ctx.actor.clone());
    let found = ctx.site.db.read(move |r| {
        let case = store::case(r, &actor, id)?;
        let decides = decides(&me, &case);
        let told = case.row.mine && case.row.told;
        if !decides && !told {
            return Err(::store::Error::NoRow);
        }
        let words = store::words(r, &case.row)?;
        let reasons = if decides { store::reasons(r, id)? } else { Vec::new() };
        let mut acts = store::acts(r, id)?;
        acts.retain(|act| decides || act.act != "dismiss");
        Ok(Open { case, words, reasons, acts, decides })
    });
    Ok(found.await?)
}

/// A case: what was reported, without who reported it; what was done and why.
#[utoipa::path(get, path = "/moderation/{id}", tag = "moderation", params(("id" = String, Path)), responses(
    (status = 200, description = "The case", body = ModerationCase), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn case(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let open = open(&ctx, id).await?;
    ctx.show(|| open.json(), || views::case(&ctx, &open, &ActForm::default(), &[]))
}

/// A case somebody may act upon: who may not even see it finds none.
pub(super) fn found(r: &mut ::store::Read<'_>, gate: &Gate, actor: &Actor, id: i64) -> Result<Case, Problem> {
    let case = store::case(r, actor, id)?;
    let leads = gate.may_ask(actor, DECIDE, &case) || gate.may_ask(actor, ANSWER, &case);
    // Whoever decides here is told which rule stops them; for others there is nothing.
    let could = Case {
        row: crate::moderation::thing::CaseRow {
            mine: false,
            reported: false,
            author: PersonId::new(0),
            decider: None,
            ..case.row.clone()
        },
        ..case.clone()
    };
    let stopped = gate.may_ask(actor, DECIDE, &could);
    if leads || stopped || (case.row.mine && case.row.told) { Ok(case) } else { Err(Problem::NotFound) }
}

/// Does something about a case, with the rule and why. The author is told by whom, and how to appeal.
#[utoipa::path(post, path = "/moderation/{id}/acts", tag = "moderation", params(("id" = String, Path)), request_body = ActForm, responses(
    (status = 200, description = "Done", body = ModerationCase), (status = 202, description = "Waits for a second signature"),
    (status = 401, description = "Nobody is signed in"), (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"), (status = 409, description = "Decided meanwhile, or it does not fit"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn act(ctx: Ctx, Path(id): Path<i64>, input: Input<ActForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let case = found(w, &gate, &actor, id)?;
            let mut case = gate.permit(w, &actor, DECIDE, case)?;
            let act = Act::parse(&form.act).ok_or_else(|| Problem::field("act", "mod-act-unknown"))?;
            let rule = act.explains().then_some(form.rule.as_str());
            let words = checked(&form.words, act.explains(), rule, "rule")?;
            let next = case.thing().stand().after(act)?;
            let reporters = store::reporters(case.tx(), id)?;
            store::act(&mut case, act, &next, rule.unwrap_or_default(), &words, &reporters)?;
            let case = store::case(case.tx(), &actor, id)?;
            let json = json(&case, &Words::default(), Vec::new(), &[], false);
            Ok(Made::done(format!("/moderation/{id}"), &json).flash("mod-flash-done"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, id, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, id: i64, form: &ActForm, errors: &[FieldError]) -> Answer {
    let open = open(ctx, id).await?;
    Ok(views::case(ctx, &open, form, errors)?.into_response())
}
