//! Starting a thread.

use ::store::Read;
use axum::response::IntoResponse;
use kernel::Problem;
use web::place::{Place, Tab, beside, page};
use web::{Answer, Ctx, Fail, Input, Made, find_place};

use super::{SpaceAt, Target, kept, words};
use crate::conversations::api::{NewThread, Problems, ThreadJson};
use crate::conversations::draft::{Draft, DraftPlace};
use crate::conversations::kind::ThreadKind;
use crate::conversations::kinds::terms::{Asked, Terms};
use crate::conversations::pseudonyms::{self, Name};
use crate::conversations::text::both;
use crate::conversations::things::{BROADCAST, MENTION_ALL, START};
use crate::conversations::views::compose::ThreadComposer;
use crate::conversations::views::small::NewPage;
use crate::conversations::{polls, store, thread};
use web::answer::render;

/// Starts a thread in a space. An announcement, or any thread with `broadcast`, addresses everybody:
/// in a team only its manager or a delegate may (rule S2-SM4).
#[utoipa::path(
    post, path = "/spaces/{slug}/threads", tag = "conversations", params(("slug" = String, Path)),
    request_body = NewThread,
    responses((status = 201, body = ThreadJson, headers(("Location" = String))), Problems)
)]
pub async fn thread_create(ctx: Ctx, SpaceAt(slug): SpaceAt, input: Input<NewThread>) -> Answer {
    let asked = input.data;
    let sent = asked.clone();
    let draft = Draft::of(&asked.kind, &asked.title, &asked.text);
    let heard = words(&ctx, Target::Slug(slug.clone()), &asked.text).await;
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let place = find_place(w, &actor, &at)?;
            let plan = thread::plan(&place, &asked.kind, &asked.title, asked.broadcast);
            let (mut plan, words) = both(plan, heard.clone())?;
            plan.terms = terms(w, &place, plan.kind, &asked)?;
            let when = (actor.zone.as_str(), w.now());
            plan.poll = polls::plan(plan.kind, &asked.options, asked.several, &asked.closes, when)?;
            plan.name = name(w, &place, &plan, &asked, words.everybody || !words.files.is_empty())?;
            if plan.broadcast {
                drop(gate.permit(w, &actor, BROADCAST, place.clone())?);
            }
            if words.everybody {
                drop(gate.permit(w, &actor, MENTION_ALL, place.clone())?);
            }
            let mut place = gate.permit(w, &actor, START, place)?;
            let (ids, now) = ((place.tx().id(), place.tx().id()), place.tx().now());
            let new = thread::start(place.thing(), plan, words, actor.id, ids, now);
            store::add_thread(&mut place, &new)?;
            let json = ThreadJson::started(&new, place.thing(), &actor);
            let made = Made::created(json.url.clone(), &json);
            Ok(if json.unreachable.is_empty() { made } else { made.flash("conv-flash-unreachable") })
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => again(&ctx, slug, (draft, sent), problem).await,
        answer => answer,
    }
}

/// The neutral name a question is asked under. Whoever calls for everybody does so by name.
fn name(
    r: &mut Read<'_>,
    place: &Place,
    plan: &thread::Plan,
    asked: &NewThread,
    everybody: bool,
) -> Result<Option<Name>, Problem> {
    if asked.pseudonym.trim().is_empty() {
        return Ok(None);
    }
    let found = pseudonyms::name(&asked.pseudonym);
    let fine = plan.kind == ThreadKind::Question && !plan.broadcast && !everybody;
    if found.is_none() || !fine || !store::allows(r, place.id)? {
        return Err(Problem::field("pseudonym", "conv-name-not-here"));
    }
    Ok(found)
}

/// Who does it, by when, as it was sent.
fn terms(w: &mut Read<'_>, place: &Place, kind: ThreadKind, asked: &NewThread) -> Result<Terms, Problem> {
    let sent = Asked { who: asked.who.clone(), day: asked.day.clone() };
    let found = match sent.handle() {
        Some(typed) => {
            let handle = web::typed::handle(w, &typed)?;
            store::readers(w, place.id, &[handle])?.first().map(|p| p.id)
        }
        None => None,
    };
    sent.check(kind, found)
}

/// The page of a new thread, for those without script and for long texts.
pub async fn new_thread(ctx: Ctx, SpaceAt(slug): SpaceAt) -> Answer {
    let actor = ctx.actor.clone();
    let load = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let draft = store::draft(r, actor.id, DraftPlace::Space(place.id))?.unwrap_or_default();
        let (beside, names) = (beside(r, &place)?, store::allows(r, place.id)?);
        Ok::<_, Problem>((place, draft, beside, names))
    };
    let (place, draft, beside, names) = ctx.site.db.read(load).await?;
    if !place.readable {
        return Err(Fail(Problem::NotFound));
    }
    let composer = ThreadComposer::new(&ctx, &place, &draft)
        .map(|c| c.named(names).html())
        .transpose()?
        .unwrap_or_default();
    let body = render(&NewPage { l: &ctx.l, place: &place, composer })?;
    Ok(page(&ctx, &place, &beside, Tab::Talk, &ctx.l.t("conv-start"), &body)?.into_response())
}

/// The same page with what was written and what went wrong.
async fn again(ctx: &Ctx, slug: String, (draft, sent): (Draft, NewThread), problem: Problem) -> Answer {
    let actor = ctx.actor.clone();
    let load = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let (beside, names) = (beside(r, &place)?, store::allows(r, place.id)?);
        Ok::<_, Problem>((place, beside, names))
    };
    let (place, beside, names) = ctx.site.db.read(load).await?;
    let composer =
        ThreadComposer::always(ctx, &place, &draft).named(names).sent(&sent).again(&problem).html()?;
    let body = render(&NewPage { l: &ctx.l, place: &place, composer })?;
    let mut page = page(ctx, &place, &beside, Tab::Talk, &ctx.l.t("conv-start"), &body)?;
    page.status = Some(problem.status());
    Ok(page.into_response())
}
