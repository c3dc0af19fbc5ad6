//! The kit of demonstrations (S4-8a): a short list of what to show, kept by whoever holds the role and by
//! whoever leads the network; six come with the program.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::{FieldError, Fields};
use kernel::{Id, Problem, Time};
use policy::Own;
use serde::{Deserialize, Serialize};
use store::{Read, Res, p, row, sql};
use utoipa::ToSchema;
use web::{Answer, Ctx, Fail, Input, Made, Once};

use super::api::Done;
use super::{KIT, PRACTISE, shown, views};

/// What comes with the program, by key; its words say how.
pub const SHIPPED: [&str; 6] = ["ask", "find", "task", "note", "digest", "phone"];
/// More would be no short list.
const MOST: usize = 30;

/// An entry of the kit; the phantom of its id.
#[derive(Debug, Clone, Copy)]
enum Item {}

sql!(
    LIST,
    "SELECT k.id, k.title, k.how, k.minutes, k.address, COALESCE(p.name, ''), COALESCE(p.handle, '')
     FROM kit_items k LEFT JOIN people p ON p.id = k.by_id AND p.state = 'active' ORDER BY k.id LIMIT 30"
);
sql!(
    ADD,
    "INSERT INTO kit_items (id, by_id, at_ms, title, how, minutes, address) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
sql!(REMOVE, "DELETE FROM kit_items WHERE id = $1");

/// Something to show.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// What is shown.
    pub title: String,
    /// How, in a few steps.
    pub how: String,
    /// How long it takes.
    pub minutes: i64,
    /// A page within the network where it begins; empty for none.
    pub address: String,
    /// Who added it; empty once they are gone.
    pub name: String,
    /// Their short name.
    pub handle: String,
}
row!(Kept { id, title, how, minutes, address, name, handle });

/// Something to show, to be added.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewKitItem)]
pub struct NewItem {
    /// What is shown.
    #[serde(default)]
    pub title: String,
    /// How, in a few steps.
    #[serde(default)]
    pub how: String,
    /// How many minutes it takes, 1 to 60.
    #[serde(default)]
    pub minutes: String,
    /// A page within the network where it begins, beginning with `/`; or nothing.
    #[serde(default)]
    pub address: String,
}

/// Something to show.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = KitItem)]
pub struct ItemJson {
    /// Its id; nothing for what comes with the program.
    pub id: Option<String>,
    /// What is shown.
    pub title: String,
    /// How.
    pub how: String,
    /// Minutes.
    pub minutes: i64,
    /// Where it begins.
    pub address: String,
}

/// The kit.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Kit)]
pub struct KitJson {
    /// What to show.
    pub items: Vec<ItemJson>,
    /// Always empty.
    pub next: Option<String>,
}

/// What the page shows.
pub(super) struct Loaded {
    pub kept: Vec<Kept>,
    /// The reader may add and take out.
    pub keeps: bool,
}

/// Where one that comes with the program begins, and its minutes.
#[must_use]
pub fn begins(key: &str) -> (&'static str, i64) {
    match key {
        "ask" => ("/write", 3),
        "find" => ("/search", 2),
        "task" => ("/tasks", 3),
        "note" => ("/spaces", 5),
        "digest" => ("/me/attention", 2),
        _ => ("/me/push", 2),
    }
}

pub(super) async fn loaded(ctx: &Ctx) -> Result<Loaded, Fail> {
    if !ctx.site.gate.may(&ctx.actor, PRACTISE, &Own(ctx.actor.id)) {
        return Err(Problem::NotFound.into());
    }
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |r: &mut Read<'_>| -> Res<Loaded> {
        let keeps = gate.may(&actor, KIT, &shown::thing(r, &actor)?);
        Ok(Loaded { kept: r.all(&LIST, p![])?, keeps })
    };
    Ok(ctx.site.db.read(work).await?)
}

fn json(ctx: &Ctx, loaded: &Loaded) -> KitJson {
    let shipped = SHIPPED.iter().map(|key| ItemJson {
        id: None,
        title: ctx.l.tp("discipline-kit-", key),
        how: ctx.l.tp("discipline-kit-how-", key),
        minutes: begins(key).1,
        address: begins(key).0.to_owned(),
    });
    let kept = loaded.kept.iter().map(|k| ItemJson {
        id: Some(k.id.to_string()),
        title: k.title.clone(),
        how: k.how.clone(),
        minutes: k.minutes,
        address: k.address.clone(),
    });
    KitJson { items: shipped.chain(kept).collect(), next: None }
}

/// What evangelists show.
#[utoipa::path(get, path = "/evangelists/kit", operation_id = "kit", tag = "discipline", responses(
    (status = 200, description = "What to show", body = KitJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for people from outside"),
))]
pub async fn kit(ctx: Ctx) -> Answer {
    let loaded = loaded(&ctx).await?;
    ctx.show(|| json(&ctx, &loaded), || views::kit::kit(&ctx, &loaded, &NewItem::default(), &[]))
}

fn checked(form: &NewItem) -> Result<i64, Problem> {
    let minutes: Option<i64> = form.minutes.trim().parse().ok().filter(|n| (1..=60).contains(n));
    let address = form.address.trim();
    let within = address.is_empty() || (address.starts_with('/') && !address.starts_with("//"));
    let mut fields = Fields::default();
    fields.length(&form.title, 120, "title");
    fields.length(&form.how, 1_000, "how");
    fields.check(minutes.is_some(), "minutes", "discipline-kit-minutes-wrong");
    fields.check(within && address.chars().count() <= 300, "address", "discipline-kit-address-wrong");
    fields.done()?;
    Ok(minutes.unwrap_or_default())
}

fn made(flash: &'static str) -> Made {
    Made::done("/evangelists/kit".into(), &Done { done: true }).flash(flash)
}

/// Adds something to show.
#[utoipa::path(post, path = "/evangelists/kit", operation_id = "kit_add", tag = "discipline", request_body = NewItem, responses(
    (status = 200, description = "Added", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 409, description = "The list is full: take something out first"),
    (status = 422, description = "Nothing was named, or the minutes are none"),
))]
pub async fn add(ctx: Ctx, input: Input<NewItem>) -> Answer {
    let (gate, actor, form, typed) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), input.data);
    let answer = ctx.make(input.once, move |w| {
        let thing = shown::thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, KIT, thing)?;
        let minutes = checked(&form)?;
        let w = permit.tx();
        if w.all::<Kept>(&LIST, p![])?.len() >= MOST {
            return Err(Problem::Conflict("discipline-kit-full"));
        }
        let (id, now): (Id<Item>, Time) = (w.id(), w.now());
        w.exec(
            &ADD,
            p![id, actor.id, now, form.title.trim(), form.how.trim(), minutes, form.address.trim()],
        )?;
        Ok(made("discipline-kit-added"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, &typed, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, typed: &NewItem, errors: &[FieldError]) -> Answer {
    Ok(views::kit::kit(ctx, &loaded(ctx).await?, typed, errors)?.into_response())
}

/// Takes something out of the kit.
#[utoipa::path(post, path = "/evangelists/kit/{id}/remove", operation_id = "kit_remove", tag = "discipline", responses(
    (status = 200, description = "Gone", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Nothing of that number"),
))]
pub async fn remove(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let thing = shown::thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, KIT, thing)?;
        if permit.tx().exec(&REMOVE, p![id])? == 0 {
            return Err(Problem::NotFound);
        }
        Ok(made("discipline-kit-removed"))
    })
    .await
}
