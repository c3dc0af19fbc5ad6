//! What a community is worth: its outcomes beside its activity, and the objectives it serves.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::paging::limit;
use kernel::problem::Fields;
use kernel::{Problem, Time};
use serde::{Deserialize, Serialize};
use store::Error;
use utoipa::ToSchema;
use web::place::{Beside, Kind, beside};
use web::{Answer, Ctx, Fail, Input, Made, Once, Place, find_place};

use super::api::{Asked, EntryJson, ServesJson};
use super::entry::{Entry, EntryId, InSpace};
use super::routes::{cut, known};
use super::store::aligned::{self, Serves};
use super::store::around::{self, Link};
use super::store::choices;
use super::store::entries::{self, Wanted};
use super::views::{self, Mend};
use super::{ADD, ALIGN};

/// Longest word on what a community contributes, in characters.
const LONGEST_CONTRIBUTION: usize = 300;

/// What the page of a community's value shows.
pub(super) struct Worth {
    pub place: Place,
    pub beside: Beside,
    pub threads: i64,
    pub last: Time,
    pub items: Vec<Entry>,
    pub links: Vec<Link>,
    pub next: Option<String>,
    pub serves: Vec<Serves>,
    /// Live objectives to choose from.
    pub objectives: Vec<(String, String)>,
    /// Whether the reader says which objective it serves.
    pub aligns: bool,
    pub may_add: bool,
}

/// A community's outcomes beside its activity.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CommunityValue)]
pub struct ValueJson {
    /// Short name of the community.
    pub space: String,
    /// Its members.
    pub members: i64,
    /// Its threads.
    pub threads: i64,
    /// When something was last said in it.
    pub last: Time,
    /// The objectives it serves.
    pub objectives: Vec<ServesJson>,
    /// Outcomes, the newest first; those that are not `validated` stand apart by their `state`.
    pub items: Vec<EntryJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A community serves an objective.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewServedObjective)]
pub struct AlignForm {
    /// Id of the objective.
    #[serde(default)]
    pub objective: String,
    /// What the community is expected to contribute; at most 300 characters.
    #[serde(default)]
    pub contribution: String,
}

async fn worth(ctx: &Ctx, slug: String, asked: &Asked) -> Result<Worth, Fail> {
    let (gate, actor, most) = (ctx.site.gate.clone(), ctx.actor.clone(), limit(asked.limit));
    let (after, state) = (asked.cursor()?, asked.state.clone().unwrap_or_default());
    let register = known("value")?;
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        // Value is what a community is for; other kinds of space have no such page.
        if place.kind != Kind::Community || !place.readable {
            return Err(Error::NoRow);
        }
        let wanted = Wanted { state: state.clone(), space: Some(place.id), after, limit: most + 1 };
        let mut items = entries::list(r, &gate, &actor, register, &wanted)?;
        let next = cut(&mut items, most);
        let ids: Vec<EntryId> = items.iter().map(|e| e.id).collect();
        let aligns = gate.may(&actor, ALIGN, &place);
        let entry = Entry::blank(register).by(&actor).standing(place.standing, place.readable);
        let entry = Entry { space: Some(InSpace::from(&place)), ..entry };
        let (threads, last) = aligned::activity(r, place.id)?;
        Ok(Worth {
            beside: beside(r, &place)?,
            threads,
            last,
            links: around::links(r, &ids)?,
            serves: aligned::serves(r, &[place.id])?,
            objectives: if aligns { choices::entries(r, "objective", &["live"])? } else { Vec::new() },
            aligns,
            may_add: !place.closed && gate.may(&actor, ADD, &entry),
            place,
            items,
            next,
        })
    });
    Ok(found.await?)
}

/// What came of a community, beside its activity, and which objectives it serves.
#[utoipa::path(get, path = "/spaces/{slug}/value", operation_id = "community_value", tag = "registers", params(Asked), responses(
    (status = 200, description = "The outcomes", body = ValueJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not a community the reader reads"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn value(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let found = worth(&ctx, slug, &asked).await?;
    ctx.show(
        || ValueJson {
            space: found.place.slug.clone(),
            members: found.place.members,
            threads: found.threads,
            last: found.last,
            objectives: found.serves.iter().map(ServesJson::from).collect(),
            items: found.items.iter().map(|e| EntryJson::new(e, &found.links)).collect(),
            next: found.next.clone(),
        },
        || views::value(&ctx, &found, &AlignForm::default(), &Mend::default()),
    )
}

/// Says which objective a community serves and what it is expected to contribute.
#[utoipa::path(post, path = "/spaces/{slug}/objectives", operation_id = "align_community", tag = "registers", request_body = AlignForm, responses(
    (status = 200, description = "Said"),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`objective` is not a live objective, or `contribution` needs mending"),
))]
pub async fn align(ctx: Ctx, Path(slug): Path<String>, input: Input<AlignForm>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, ALIGN, place)?;
        let mut fields = Fields::default();
        fields.length(&form.contribution, LONGEST_CONTRIBUTION, "contribution");
        fields.done()?;
        let objective = form.objective.trim().parse().unwrap_or(0);
        if !aligned::align(&mut permit, objective, form.contribution.trim())? {
            return Err(Problem::field("objective", "registers-entry-unknown"));
        }
        let space = permit.thing().id;
        let serves = aligned::serves(permit.tx(), &[space])?;
        let json: Vec<ServesJson> = serves.iter().map(ServesJson::from).collect();
        Ok(Made::done(format!("/s/{at}/value"), &json).flash("registers-saved"))
    });
    match answer.await {
        Err(Fail(problem)) if !ctx.api() => {
            let mend = Mend::or(problem)?;
            let found = worth(&ctx, slug, &Asked::default()).await?;
            Ok(views::value(&ctx, &found, &input.data, &mend)?.into_response())
        }
        other => other,
    }
}

/// A community no longer serves an objective; that it did stays written.
#[utoipa::path(post, path = "/spaces/{slug}/objectives/{id}/end", operation_id = "end_alignment", tag = "registers", responses(
    (status = 200, description = "Ended"),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for this reader"),
))]
pub async fn align_end(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let link: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    let once = Once { key: ctx.key.clone(), hash: Vec::new() };
    ctx.make(once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, ALIGN, place)?;
        aligned::align_end(&mut permit, link)?;
        Ok(Made::done(format!("/s/{slug}/value"), &serde_json::json!({ "id": id })).flash("registers-saved"))
    })
    .await
}
