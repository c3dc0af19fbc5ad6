//! Writing about oneself, and who offers or seeks a word.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::{Problem, fold};
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{OwnField, OwnProfile, TellerJson, WordPeople, WordQuery};
use super::card::{self, Sent};
use super::store::{self as profile, Teller};
use super::{FIELDS, views};
use crate::things::PersonThing;
use crate::{EDIT_PROFILE, store};

/// People on one page of a word.
const PAGE: i64 = 60;

/// My profile: each field with who can see it.
#[utoipa::path(get, path = "/me/profile", tag = "people", responses((status = 200, body = OwnProfile), (status = 401)))]
pub async fn own(ctx: Ctx) -> Answer {
    let own = load(&ctx).await?;
    let page = views::own(&ctx, &own, None);
    ctx.show(|| own, || page)
}

async fn load(ctx: &Ctx) -> Result<OwnProfile, Fail> {
    let me = ctx.actor.id;
    let read = move |r: &mut ::store::Read<'_>| {
        Ok::<_, ::store::Error>((profile::shown(r, me, me)?, profile::audiences(r, me)?))
    };
    let (shown, whos) = ctx.site.db.read(read).await?;
    let one = |key: &str| OwnField {
        words: shown.text(key),
        who: whos.get(key).copied().unwrap_or_default().as_str().to_owned(),
    };
    Ok(OwnProfile { fields: FIELDS.iter().map(|f| (f.key.to_owned(), one(f.key))).collect() })
}

/// Keeps what I say of myself.
pub async fn save(ctx: Ctx, input: Input<Sent>) -> Answer {
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let kept = card::read(&sent)?;
            let me = store::by_id(w, actor.id)?;
            let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
            profile::save(&mut permit, &kept)?;
            Ok(Made::done("/me/profile".into(), &serde_json::json!({"kept": kept.len()}))
                .flash("people-saved"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let mut own = load(&ctx).await?;
            for (key, field) in &mut own.fields {
                if let Some(words) = input.data.get(key) {
                    field.words.clone_from(words);
                }
                if let Some(who) = input.data.get(&format!("{key}_who")) {
                    field.who.clone_from(who);
                }
            }
            Ok(views::own(&ctx, &own, Some(&errors))?.into_response())
        }
        other => other,
    }
}

/// Keeps what I say of myself: any of the fields (`about`, `job`, `offers`, `seeks`, `speaks`,
/// `pronouns`, `phone`, `place`, `hours`, `links`), each with `…_who`: `all`, `spaces`, `unit` or `me`.
#[utoipa::path(patch, path = "/me/profile", tag = "people", request_body = std::collections::BTreeMap<String, String>, responses((status = 200), (status = 400), (status = 422)))]
pub async fn save_api(ctx: Ctx, input: Input<Sent>) -> Answer {
    save(ctx, input).await
}

/// Who offers and who seeks a word, in their own words.
#[utoipa::path(get, path = "/people/skills/{word}", tag = "people", params(WordQuery), responses((status = 200, body = WordPeople), (status = 404)))]
pub async fn word(ctx: Ctx, Path(asked): Path<String>, Query(query): Query<WordQuery>) -> Answer {
    let (viewer, folded) = (ctx.actor.id, fold::fold(&asked));
    let after = query.after.unwrap_or_default();
    let begun = !after.is_empty();
    let (word, mut offers, mut seeks) = ctx
        .site
        .db
        .read(move |r| {
            let word = profile::as_written(r, viewer, &folded)?;
            let (name, id) = after.rsplit_once('~').unwrap_or(("", "0"));
            let after = (name, id.parse().unwrap_or(0));
            let offers = profile::tellers(r, viewer, (&folded, "offers"), after, PAGE + 1)?;
            let seeks = profile::tellers(r, viewer, (&folded, "seeks"), after, PAGE + 1)?;
            Ok::<_, Problem>((word, offers, seeks))
        })
        .await?;
    // A word nobody wrote, or nobody the reader may see, is the same nothing.
    let Some(word) = word else { return Err(Problem::NotFound.into()) };
    let next = cut(&mut offers, &mut seeks);
    let page = views::word(&ctx, &word, &offers, &seeks, next.as_deref(), begun);
    let json = |list: &[Teller]| list.iter().map(TellerJson::from).collect();
    ctx.show(|| WordPeople { word, offers: json(&offers), seeks: json(&seeks), next: next.clone() }, || page)
}

/// Cuts both lists where the first of them ends, so that one cursor serves both.
fn cut(offers: &mut Vec<Teller>, seeks: &mut Vec<Teller>) -> Option<String> {
    let most = usize::try_from(PAGE).unwrap_or(60);
    let edge = |list: &[Teller]| {
        (list.len() > most).then(|| list.get(most - 1).map(|t| (t.folded.clone(), t.id))).flatten()
    };
    let last = [edge(offers), edge(seeks)].into_iter().flatten().min()?;
    for list in [offers, seeks] {
        list.retain(|t| (&t.folded, &t.id) <= (&last.0, &last.1));
    }
    Some(format!("{}~{}", last.0, last.1))
}
