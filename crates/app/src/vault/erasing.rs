//! Erasures: the list and what becomes of words, the preview of one, asking for it and taking it back.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{Actor, Problem};
use people::person::Person;
use people::things::PersonThing;
use policy::NetworkThing;
use store::Read;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{ErasureForm, ErasureJson, Erasures, Nothing, Preview, WordsForm};
use super::person::erase::GRACE_DAYS;
use super::person::erase_store as sql;
use super::{ERASE, SEE_ERASURES, views};

/// The erasures, and what becomes of the words of those who are erased.
#[utoipa::path(get, path = "/people/erasures", tag = "people", responses((status = 200, body = Erasures), (status = 401), (status = 404)))]
pub async fn list(ctx: Ctx) -> Answer {
    // For everybody but the owners there is no such page.
    if !ctx.site.gate.may(&ctx.actor, SEE_ERASURES, &NetworkThing) {
        return Err(Fail(Problem::NotFound));
    }
    let both = |r: &mut Read<'_>| Ok::<_, store::Error>((sql::declared(r)?, sql::list(r)?));
    let (words, found) = ctx.site.db.read(both).await?;
    let page = views::erasures(&ctx, &words, &found);
    let items = || found.iter().map(ErasureJson::from).collect();
    ctx.show(|| Erasures { words: words.clone(), items: items(), next: None }, || page)
}

/// Declares what becomes of the words of those who are erased from now on.
pub async fn declare(ctx: Ctx, input: Input<WordsForm>) -> Answer {
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, SEE_ERASURES, NetworkThing)?;
        let mut fields = Fields::default();
        fields.check(["keep", "go"].contains(&sent.words.as_str()), "words", "vault-words-unknown");
        fields.done()?;
        sql::declare(permit.tx(), &sent.words, actor.id)?;
        Ok(Made::done("/people/erasures".into(), &sent).flash("vault-saved"))
    })
    .await
}

/// Declares what becomes of the words of those who are erased from now on.
#[utoipa::path(put, path = "/people/erasures", tag = "people", request_body = WordsForm, responses((status = 200, body = WordsForm), (status = 401), (status = 403), (status = 422)))]
pub async fn declare_api(ctx: Ctx, input: Input<WordsForm>) -> Answer {
    declare(ctx, input).await
}

/// What the page of one shows.
pub(super) struct Seen {
    pub person: Person,
    pub preview: Preview,
}

fn load(r: &mut Read<'_>, gate: &policy::Gate, actor: &Actor, handle: &str) -> Result<Seen, Problem> {
    let person = people::store::by_handle(r, actor, handle)?;
    // Whoever may not ask for it learns nothing of it either.
    if !gate.may(actor, ERASE, &PersonThing::from(&person)) {
        return Err(Problem::NotFound);
    }
    let open = sql::open(r, person.id)?;
    let (words, counts) = (sql::declared(r)?, sql::counts(r, person.id)?);
    let preview = Preview::new(person.state == "left", &words, counts, open.as_ref());
    Ok(Seen { person, preview })
}

/// What goes and what stays when somebody who left is erased.
#[utoipa::path(get, path = "/people/{handle}/erasure", tag = "people", params(("handle" = String, Path, description = "Whose")), responses((status = 200, body = Preview), (status = 401), (status = 404)))]
pub async fn preview(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    let seen = find(&ctx, handle).await?;
    let page = views::erasure(&ctx, &seen, "", &[]);
    ctx.show(|| seen.preview.clone(), || page)
}

async fn find(ctx: &Ctx, handle: String) -> Result<Seen, Problem> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.site.db.read(move |r| load(r, &gate, &actor, &handle)).await
}

/// Asks that somebody who left is erased: it begins in seven days and can be taken back until then.
#[utoipa::path(post, path = "/people/{handle}/erasure", tag = "people", params(("handle" = String, Path, description = "Whose")), request_body = ErasureForm, responses((status = 201, body = ErasureJson), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn ask(ctx: Ctx, Path(handle): Path<String>, input: Input<ErasureForm>) -> Answer {
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let at = handle.clone();
    let answer = ctx
        .make(input.once, move |w| {
            let person = people::store::by_handle(w, &actor, &at)?;
            let mut permit = gate.permit(w, &actor, ERASE, PersonThing::from(&person))?;
            let mut fields = Fields::default();
            fields.length(&sent.reason, 500, "reason");
            fields.done()?;
            if person.state != "left" {
                return Err(Problem::Conflict("vault-not-left"));
            }
            let w = permit.tx();
            if sql::open(w, person.id)?.is_some() {
                return Err(Problem::Conflict("vault-under-way"));
            }
            let (words, due) = (sql::declared(w)?, w.now().plus(GRACE_DAYS * DAY));
            let id = sql::add(w, person.id, actor.id, sent.reason.trim(), (&words, due))?;
            let made = sql::one(w, id)?.ok_or(Problem::NotFound)?;
            Ok(Made::created(format!("/p/{at}/erasure"), &ErasureJson::from(&made))
                .flash("vault-erasure-asked"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let seen = find(&ctx, handle).await?;
            Ok(views::erasure(&ctx, &seen, &input.data.reason, &errors)?.into_response())
        }
        other => other,
    }
}

/// Takes an erasure back, while it has not begun.
pub async fn withdraw(ctx: Ctx, Path(handle): Path<String>, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let person = people::store::by_handle(w, &actor, &handle)?;
        let mut permit = gate.permit(w, &actor, ERASE, PersonThing::from(&person))?;
        let w = permit.tx();
        let open = sql::open(w, person.id)?.ok_or(Problem::NotFound)?;
        if !sql::state(w, open.id, "planned", "withdrawn")? {
            return Err(Problem::Conflict("vault-begun"));
        }
        web::audit(w, Some(actor.id), "erasure.withdraw", person.id.number())?;
        Ok(Made::done(format!("/p/{handle}/erasure"), &serde_json::json!({}))
            .flash("vault-erasure-withdrawn"))
    })
    .await
}

/// Takes an erasure back, while it has not begun.
#[utoipa::path(delete, path = "/people/{handle}/erasure", tag = "people", params(("handle" = String, Path, description = "Whose")), responses((status = 200), (status = 401), (status = 403), (status = 404), (status = 409)))]
pub async fn withdraw_api(ctx: Ctx, path: Path<String>, input: Input<Nothing>) -> Answer {
    withdraw(ctx, path, input).await
}
