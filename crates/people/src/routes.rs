//! A person's page, and what whoever holds the network may do about it.

use axum::extract::{Path, Query};

use kernel::Problem;
use web::answer::{fragment, render};
use web::{Answer, Ctx, Input, Made};

use super::absence;
use super::api::{MoveForm, PeopleQuery, PersonJson, SuspendForm};
use super::profile::api::{PersonPage, ProfileJson};
use super::things::PersonThing;
use super::{MOVE, RESTORE, SUSPEND, store, suggest, views};

/// People to mention, as options of a list box.
pub async fn suggest(ctx: Ctx, Query(query): Query<PeopleQuery>) -> Answer {
    let actor = ctx.actor.clone();
    let (found, away) = ctx
        .site
        .db
        .read(move |r| {
            let found = suggest::matching(r, &actor, &query.q.unwrap_or_default(), 8)?;
            let known = if actor.external { &[][..] } else { &found[..] };
            let away = absence::store::away(r, known.iter().map(|p| p.id))?;
            Ok::<_, ::store::Error>((found, away))
        })
        .await?;
    Ok(fragment(render(&views::Suggestions { l: &ctx.l, people: &found, away: &away })?))
}

/// One person.
#[utoipa::path(get, path = "/people/{handle}", tag = "people", responses((status = 200, body = PersonPage), (status = 404)))]
pub async fn person(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    let actor = ctx.actor.clone();
    let seen = ctx.site.db.read(move |r| views::Seen::load(r, &actor, &handle)).await?;
    let page = views::profile(&ctx, &seen);
    let json = || PersonPage {
        person: PersonJson::from(seen.person.clone()),
        profile: ProfileJson::new(&ctx.l, &seen.shown),
        away: seen.away.clone(),
    };
    ctx.show(json, || page)
}

/// Closes the door to somebody for now; every device and token of theirs is signed out.
#[utoipa::path(post, path = "/people/{handle}/suspension", tag = "people", request_body = SuspendForm, responses((status = 200, body = PersonJson), (status = 403), (status = 404)))]
pub async fn suspend(ctx: Ctx, Path(handle): Path<String>, input: Input<SuspendForm>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let person = store::by_handle(w, &actor, &handle)?;
        let mut permit = gate.permit(w, &actor, SUSPEND, PersonThing::from(&person))?;
        store::suspend(&mut permit, input.data.reason.trim())?;
        done(w, &actor, &handle, "people-suspended")
    })
    .await
}

/// Lets somebody back in.
pub async fn restore(ctx: Ctx, Path(handle): Path<String>, input: Input<SuspendForm>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let person = store::by_handle(w, &actor, &handle)?;
        let mut permit = gate.permit(w, &actor, RESTORE, PersonThing::from(&person))?;
        store::restore(&mut permit)?;
        done(w, &actor, &handle, "people-restored")
    })
    .await
}

/// Lets somebody back in.
#[utoipa::path(delete, path = "/people/{handle}/suspension", tag = "people", responses((status = 200, body = PersonJson), (status = 403), (status = 404)))]
pub async fn restore_api(ctx: Ctx, path: Path<String>, input: Input<SuspendForm>) -> Answer {
    restore(ctx, path, input).await
}

/// Moves somebody to another unit; the posting before is kept.
#[utoipa::path(post, path = "/people/{handle}/unit", tag = "people", request_body = MoveForm, responses((status = 200, body = PersonJson), (status = 403), (status = 404), (status = 422)))]
pub async fn move_person(ctx: Ctx, Path(handle): Path<String>, input: Input<MoveForm>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let person = store::by_handle(w, &actor, &handle)?;
        let mut permit = gate.permit(w, &actor, MOVE, PersonThing::from(&person))?;
        let unit = views::unit_named(permit.tx(), &input.data.unit)?;
        store::move_to(&mut permit, unit)?;
        done(w, &actor, &handle, "people-moved")
    })
    .await
}

fn done(
    w: &mut ::store::Write<'_>,
    actor: &kernel::Actor,
    handle: &str,
    flash: &'static str,
) -> Result<Made, Problem> {
    let person = store::by_handle(w, actor, handle)?;
    Ok(Made::done(format!("/p/{handle}"), &PersonJson::from(person)).flash(flash))
}
