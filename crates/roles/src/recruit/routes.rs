//! Turning gaps into tasks.

use ::store::{Error, Read};
use charter::{Catalogue, Shelf};
use kernel::{Actor, Problem, Time};
use policy::{NetworkThing, Permitted};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Ctx, Input, Made};

use super::store::{self, Recruitment};
use crate::SETTLE;
use crate::scope::{Scope, Where};
use crate::store::{board, find, relays, scopes};
use crate::who::relays::Reach;

/// The most gaps that become tasks at once.
const MOST: usize = 20;

/// Which gap becomes a task.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewRecruitment)]
pub struct NewRecruitment {
    /// Key of the role somebody is looked for; `evangelist` when it is left out.
    #[serde(default)]
    pub role: String,
    /// Where: `network`, `unit:SLUG`, `space:SLUG`. Empty: every unit that nobody
    /// carries and every community that nobody facilitates, at most twenty.
    #[serde(default, rename = "in")]
    pub place: String,
}

/// Somebody who is looked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Recruitment)]
pub struct RecruitmentJson {
    /// Its id, and that of its task.
    pub id: String,
    /// Key of the role.
    pub role: String,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// What the task says.
    pub title: String,
    /// Since when.
    pub since: Time,
}

/// Everybody who is looked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Recruitments)]
pub struct RecruitmentsJson {
    /// First one first.
    pub items: Vec<RecruitmentJson>,
    /// Always empty.
    pub next: Option<String>,
}

fn json(all: impl Iterator<Item = Recruitment>) -> RecruitmentsJson {
    let one = |r: Recruitment| RecruitmentJson {
        id: r.id.to_string(),
        role: r.role,
        scope: r.scope,
        title: r.title,
        since: r.at,
    };
    RecruitmentsJson { items: all.map(one).collect(), next: None }
}

/// Gaps that are tasks now; for those who answer for the network.
#[utoipa::path(get, path = "/recruitments", tag = "roles", responses(
    (status = 200, description = "Who is looked for", body = RecruitmentsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for this reader"),
))]
pub async fn recruitments(ctx: Ctx) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, SETTLE, &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let all = ctx.site.db.read(store::open).await?;
    Ok(web::answer::json(200, &json(all.into_values())))
}

/// Makes a task of a gap, or of every unit and community that nobody carries.
#[utoipa::path(post, path = "/recruitments", tag = "roles", request_body = NewRecruitment, responses(
    (status = 200, description = "Who is looked for now", body = RecruitmentsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such place for the reader"),
    (status = 422, description = "`role` is not one that is asked for there"),
))]
pub async fn recruit(ctx: Ctx, input: Input<NewRecruitment>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let (form, l) = (input.data, ctx.l.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, SETTLE, NetworkThing)?;
        let catalogue = shelf.current(permit.tx())?;
        for (role, at) in gaps(permit.tx(), &catalogue, &actor, &form)? {
            let label = find::label(&catalogue, &role, actor.lang);
            let place = crate::who::views::name(&l, &at);
            let title = l.args("roles-recruit-title", &[("role", &label), ("where", &place)]);
            open(&mut permit, &actor, (&role, at.scope), &title)?;
        }
        let all = store::open(permit.tx())?;
        Ok(Made::done("/who/relays".into(), &json(all.into_values())).flash("roles-recruit-flash"))
    })
    .await
}

fn open(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    actor: &Actor,
    gap: (&str, Scope),
    title: &str,
) -> Result<(), Problem> {
    let space = store::lies(permit.tx(), actor, gap.1)?
        .ok_or_else(|| Problem::field("in", "roles-recruit-nowhere"))?;
    store::add(permit, gap, title, space)?;
    Ok(())
}

fn place(unit: relays::Unit) -> Where {
    let (slug, name, kind) = (unit.slug, unit.name, String::new());
    Where { scope: Scope::Unit(unit.id), slug, name, kind, closed: false }
}

/// The gaps a form speaks of: a role and its place.
fn gaps(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    actor: &Actor,
    form: &NewRecruitment,
) -> Result<Vec<(String, Where)>, Problem> {
    let role = if form.role.trim().is_empty() { "evangelist" } else { form.role.trim() };
    if !form.place.trim().is_empty() {
        let at = scopes::named(r, actor, &form.place)?;
        let fits = catalogue.role(role).is_some_and(|c| c.assigned() && c.fits(at.scope.kind()));
        return if fits && !at.team() {
            Ok(vec![(role.to_owned(), at)])
        } else {
            Err(Problem::field("role", "roles-recruit-role"))
        };
    }
    let bare = relays::units(r)?.into_iter().filter(|u| u.reach() == Reach::Nobody).take(MOST);
    let mut all: Vec<(String, Where)> = bare.map(|unit| ("evangelist".to_owned(), place(unit))).collect();
    for slug in board::unled(r)? {
        // A community by invitation that the finder is not in is somebody else's to look after.
        match scopes::named(r, actor, &format!("space:{slug}")) {
            Ok(at) => all.push(("facilitator".to_owned(), at)),
            Err(Error::NoRow) => {}
            Err(e) => return Err(e.into()),
        }
    }
    all.truncate(MOST);
    Ok(all)
}
