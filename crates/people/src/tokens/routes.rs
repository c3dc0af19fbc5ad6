//! My tokens: the list, making one, ending one.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{NewToken, TokenJson, Tokens};
use super::{MOST, TokenForm, store, views};
use crate::api::Nothing;
use crate::things::PersonThing;
use crate::{EDIT_PROFILE, secret, store as people};

async fn load(ctx: &Ctx) -> Result<Vec<store::Kept>, Fail> {
    let me = ctx.actor.id;
    Ok(ctx.site.db.read(move |r| store::list(r, me)).await?)
}

/// My tokens, without their secrets.
#[utoipa::path(get, path = "/me/tokens", tag = "people", responses((status = 200, body = Tokens), (status = 401)))]
pub async fn tokens(ctx: Ctx) -> Answer {
    let kept = load(&ctx).await?;
    let page = views::page(&ctx, &kept, None, &TokenForm::default(), &[]);
    ctx.show(|| Tokens { items: kept.iter().map(TokenJson::from).collect(), next: None }, || page)
}

/// Makes a token. Its secret is in this answer and nowhere else; a repeated request makes another
/// one. A program cannot make tokens: `token-scope`.
#[utoipa::path(post, path = "/me/tokens", tag = "people", request_body = TokenForm, responses((status = 201, body = NewToken), (status = 401), (status = 403), (status = 409), (status = 422)))]
pub async fn add(ctx: Ctx, input: Input<TokenForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let fresh = format!("ens_{}", secret::fresh());
    let token = fresh.clone();
    let made = ctx.site.db.write(move |w| {
        let grant = form.check(w.now())?;
        let me = people::by_id(w, actor.id)?;
        let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
        if store::many(permit.tx(), actor.id)? >= MOST {
            return Err(Problem::Conflict("people-token-most"));
        }
        Ok(store::add(&mut permit, &form.label, grant, &token)?)
    });
    match made.await {
        Ok(token) if ctx.api() => Ok(json(201, &NewToken { token: TokenJson::from(&token), secret: fresh })),
        Ok(_) => {
            let kept = load(&ctx).await?;
            Ok(views::page(&ctx, &kept, Some(&fresh), &TokenForm::default(), &[])?.into_response())
        }
        Err(Problem::Invalid(errors)) if !ctx.api() => {
            let kept = load(&ctx).await?;
            Ok(views::page(&ctx, &kept, None, &input.data, &errors)?.into_response())
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Ends one of my tokens at once.
pub async fn end(ctx: Ctx, Path(id): Path<i64>, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let me = people::by_id(w, actor.id)?;
        let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
        if !store::end(&mut permit, id)? {
            return Err(Problem::NotFound);
        }
        Ok(Made::done("/me/tokens".into(), &serde_json::json!({})).flash("people-token-ended"))
    })
    .await
}

/// Ends one of my tokens at once.
#[utoipa::path(delete, path = "/me/tokens/{id}", tag = "people", params(("id" = String, Path, description = "The token's id")), responses((status = 200), (status = 401), (status = 403), (status = 404)))]
pub async fn end_api(ctx: Ctx, path: Path<i64>, input: Input<Nothing>) -> Answer {
    end(ctx, path, input).await
}
