//! Who does what here, in plain words, and the working agreement of a space.

use axum::extract::Path;
use axum::response::IntoResponse;
use charter::Shelf;
use kernel::{Actor, Problem};
use policy::Gate;
use serde::Deserialize;
use store::{Error, Read, Res};
use utoipa::ToSchema;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Input, Made, Place};

use super::agreement::{Agreement, AgreementThing, Saying, agreement};
use super::api::{self, AgreementJson, BoardJson};
use super::load::{self, Seen};
use super::sayings::sayings;
use super::{AGREE, views};
use crate::store::agreements;

/// Who does what here, as one reader meets it.
#[derive(Debug, Clone)]
pub struct Here {
    /// The board of the space.
    pub seen: Seen,
    /// The space.
    pub place: Place,
    /// Its right column.
    pub beside: Beside,
    /// Sentence by sentence.
    pub sayings: Vec<Saying>,
    /// Who accepted them.
    pub agreement: Agreement,
}

fn load_here(r: &mut Read<'_>, shelf: &Shelf, gate: &Gate, actor: &Actor, slug: &str) -> Res<Here> {
    let seen = load::seen(r, shelf, gate, actor, &format!("space:{slug}"))?;
    let place = seen.place.clone().ok_or(Error::NoRow)?;
    let beside = beside(r, &place)?;
    let sayings = sayings(&seen.board, place.kind, &beside);
    let agreement = agreement(&sayings, &agreements::accepted(r, place.id)?);
    Ok(Here { seen, place, beside, sayings, agreement })
}

/// Who does what in a space: in plain words on the page, duty by duty on the API.
#[utoipa::path(get, path = "/spaces/{slug}/who", tag = "roles", responses(
    (status = 200, description = "Roles, duties and who answers, with the working agreement", body = BoardJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not visible to the reader"),
))]
pub async fn here(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let here = load::read(&ctx, move |r, shelf, gate, actor| load_here(r, shelf, gate, actor, &slug)).await?;
    if ctx.api() {
        let json = api::board(&here.seen, Some(&here.agreement), ctx.actor.lang);
        return Ok(web::answer::json(200, &json));
    }
    Ok(views::here(&ctx, &here)?.into_response())
}

/// Accepting an agreement.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = AgreementAcceptance)]
pub struct Acceptance {
    /// The mark of the agreement as it was read; empty: as it stands.
    #[serde(default)]
    pub mark: String,
}

/// Accepts the working agreement of a space that names one.
#[utoipa::path(post, path = "/spaces/{slug}/agreement", tag = "roles", request_body = Acceptance, responses(
    (status = 200, description = "Accepted", body = AgreementJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "It does not name the reader"),
    (status = 404, description = "Not there, or not visible to the reader"),
    (status = 409, description = "The people it names changed since it was read"),
))]
pub async fn agreement_accept(ctx: Ctx, Path(slug): Path<String>, input: Input<Acceptance>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let read = input.data.mark;
    ctx.make(input.once, move |w| {
        let here = load_here(w, &shelf, &gate, &actor, &slug)?;
        let named = here.agreement.party(actor.id).is_some();
        let thing = AgreementThing { space: here.place.id.number(), named };
        let mut permit = gate.permit(w, &actor, AGREE, thing)?;
        if !read.is_empty() && read != here.agreement.mark {
            return Err(Problem::Conflict("roles-who-agreement-changed"));
        }
        agreements::accept(&mut permit, here.place.id, &here.agreement.mark)?;
        let accepted = agreements::accepted(permit.tx(), here.place.id)?;
        let now = agreement(&here.sayings, &accepted);
        let path = format!("{}/who", here.place.path());
        Ok(Made::done(path, &AgreementJson::from(&now)).flash("roles-who-flash-agreed"))
    })
    .await
}
