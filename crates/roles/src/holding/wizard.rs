//! One person, all roles (S0-N2), and the other way round: what one person carries, handed to several
//! without losing what was (S0-N3).

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::response::IntoResponse;
use charter::{Role, Shelf};
use kernel::{AssignmentId, Problem};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use web::{Answer, Ctx, Fail, Input, Made};

use super::form::{self, NewAssignment};
use super::routes::{first, propose};
use super::wizard_views as views;
use crate::store::{assignments, board, find};
use crate::{ACCEPT, load};

/// Roles ticked at first: what a small network cannot do without.
pub const FIRST: [&str; 6] =
    ["esn_owner", "network_lead", "facilitator", "platform_expert", "user_support", "tech_support"];

/// All roles for one person, as it was sent: `role-KEY` for each role, `share-KEY`, `answer-KEY`.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = OnePerson)]
pub struct OnePerson {
    /// Handle of whom; oneself when left out.
    #[serde(default)]
    pub person: String,
    /// Keys of the roles.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Percent of working time, by key of the role; the guide's when left out.
    #[serde(default)]
    pub shares: BTreeMap<String, i64>,
    /// Answers to the charters' criteria, by key.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// The form's own fields.
    #[serde(flatten)]
    #[schema(ignore)]
    pub rest: BTreeMap<String, Value>,
}

impl OnePerson {
    /// Whether a role was chosen; at first the usual ones.
    #[must_use]
    pub fn chosen(&self, key: &str) -> bool {
        self.rest.contains_key(&format!("role-{key}")) || self.roles.iter().any(|r| r == key)
    }
    /// The share that was written, else the guide's.
    #[must_use]
    pub fn share(&self, role: &Role) -> String {
        let written =
            self.rest.get(&format!("share-{}", role.key)).and_then(Value::as_str).map(str::to_owned);
        let sent = self.shares.get(&role.key).map(ToString::to_string);
        written.or(sent).unwrap_or_else(|| guide(role).to_string())
    }
    /// What was answered.
    #[must_use]
    pub fn answer(&self, key: &str) -> String {
        let written = self.rest.get(&format!("answer-{key}")).and_then(Value::as_str);
        written.or_else(|| self.answers.get(key).map(String::as_str)).unwrap_or_default().to_owned()
    }
    fn proposal(&self, role: &Role, person: &str) -> NewAssignment {
        NewAssignment {
            role: role.key.clone(),
            place: "network".to_owned(),
            person: person.to_owned(),
            share: self.share(role),
            answers: role.criteria.iter().map(|c| (c.key.clone(), self.answer(&c.key))).collect(),
            ..NewAssignment::default()
        }
    }
}

/// The share of time a role starts from in a small network: its fixed hours of a week, rounded up to
/// five percent.
#[must_use]
pub fn guide(role: &Role) -> i64 {
    // Fixed hours are a few; the steps of five percent are counted, not cast.
    let steps = (1..=20_i32).find(|n| f64::from(*n) * load::WEEK_HOURS / 20.0 >= role.need.fixed);
    i64::from(steps.unwrap_or(20)) * 5
}

/// The wizard's page.
pub async fn one_person(ctx: Ctx) -> Answer {
    Ok(views::one_person(&ctx, &OnePerson::default(), true, None).await?.into_response())
}

/// What the wizard made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ManyAssignments)]
pub struct Many {
    /// Ids of the assignments.
    #[schema(value_type = Vec<String>)]
    pub items: Vec<AssignmentId>,
}

/// Gives one person several roles over the whole network at once: a small network is set up in
/// minutes.
#[utoipa::path(post, path = "/assignments/one-person", tag = "roles", request_body = OnePerson, responses(
    (status = 201, description = "Held by oneself, or proposed to somebody", body = Many),
    (status = 403, description = "A rule refuses; `rule` names it; nothing was stored"),
    (status = 422, description = "Fields that need mending; nothing was stored"),
))]
pub async fn one_person_create(ctx: Ctx, input: Input<OnePerson>) -> Answer {
    let shelf = ctx.site.shelf::<Shelf>();
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let catalogue = shelf.current(w)?;
        let person = if form.person.trim().is_empty() { actor.handle.clone() } else { form.person.clone() };
        let roles: Vec<Role> = catalogue.assigned().filter(|r| form.chosen(&r.key)).cloned().collect();
        if roles.is_empty() {
            nobody(w, &gate, &catalogue, &actor)?;
            return Err(Problem::field("roles", "roles-flaw-none"));
        }
        let mut items = Vec::new();
        for role in &roles {
            items.push(propose(w, &gate, &catalogue, &actor, &form.proposal(role, &person))?);
            if role.key == "facilitator" {
                // Whoever facilitates for the whole network begins with the communities nobody has.
                for slug in board::unled(w)? {
                    let place = format!("space:{slug}");
                    let more = NewAssignment { place, share: "0".to_owned(), ..form.proposal(role, &person) };
                    items.push(propose(w, &gate, &catalogue, &actor, &more)?);
                }
            }
        }
        let handle = form::named(w, &person, "person")?.map(|p| p.handle).unwrap_or_default();
        Ok(Made::created(format!("/who/people/{handle}"), &Many { items }).flash("roles-flash-one-person"))
    });
    match answer.await {
        Err(Fail(problem @ (Problem::Invalid(_) | Problem::Refused(_)))) if !ctx.api() => {
            Ok(views::one_person(&ctx, &input.data, false, Some(&problem)).await?.into_response())
        }
        other => other,
    }
}

/// Accepts every role the actor was asked to take on.
#[utoipa::path(post, path = "/assignments/waiting/acceptance", tag = "roles", responses(
    (status = 200, description = "Held now", body = Many),
    (status = 403, description = "A rule refuses; nothing was stored"),
    (status = 409, description = "One of them changed meanwhile, or is not approved yet"),
))]
pub async fn accept_all(ctx: Ctx) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let once = web::Once { key: ctx.key.clone(), hash: Vec::new() };
    ctx.make(once, move |w| {
        let catalogue = shelf.current(w)?;
        let mut items = Vec::new();
        for other in find::others(w, actor.id)? {
            let found = find::found(w, &actor, other.id)?;
            if found.a.state != "proposed" {
                continue;
            }
            let thing = find::thing(w, &catalogue, &actor, &found.a, &found.at, found.holder.clone())?;
            let mut permit = gate.permit(w, &actor, ACCEPT, thing)?;
            super::routes::ready(permit.tx(), &catalogue, &found, actor.lang)?;
            assignments::accept(&mut permit, &catalogue, &found.a)?;
            items.push(other.id);
        }
        Ok(Made::done(format!("/who/people/{}", actor.handle), &Many { items }).flash("roles-flash-accepted"))
    })
    .await
}

/// Whose roles are to be split.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Whose {
    /// Handle of whom.
    #[serde(default)]
    pub person: String,
}

/// The page that hands what one person carries to several.
pub async fn split(ctx: Ctx, Query(whose): Query<Whose>) -> Answer {
    Ok(views::split(&ctx, &Split { person: whose.person, ..Split::default() }, None).await?.into_response())
}

/// Who takes over which role: `to-ID` holds the handle of the successor.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = SplitRoles)]
pub struct Split {
    /// Handle of whom.
    #[serde(default)]
    pub person: String,
    /// Handle of the successor, by id of the assignment.
    #[serde(default)]
    pub to: BTreeMap<String, String>,
    /// The form's own fields.
    #[serde(flatten)]
    #[schema(ignore)]
    pub rest: BTreeMap<String, Value>,
}

impl Split {
    /// Who is to take a role over.
    #[must_use]
    pub fn successor(&self, id: AssignmentId) -> String {
        let written = self.rest.get(&format!("to-{id}")).and_then(Value::as_str);
        written
            .or_else(|| self.to.get(&id.to_string()).map(String::as_str))
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}

/// Hands several roles of one person over, each to somebody: proposals that take over when they are
/// accepted. What was held stays until then, and stays to be read afterwards.
#[utoipa::path(post, path = "/assignments/split", tag = "roles", request_body = Split, responses(
    (status = 201, description = "Proposed", body = Many),
    (status = 403, description = "A rule refuses; nothing was stored"),
    (status = 422, description = "Fields that need mending; nothing was stored"),
))]
pub async fn split_create(ctx: Ctx, input: Input<Split>) -> Answer {
    let shelf = ctx.site.shelf::<Shelf>();
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let catalogue = shelf.current(w)?;
        let who = match form::named(w, &form.person, "person") {
            Ok(Some(who)) => who,
            _ => return Err(nobody(w, &gate, &catalogue, &actor)?),
        };
        let mut items = Vec::new();
        for held in board::of_person(w, who.id)? {
            let successor = form.successor(held.id);
            if successor.is_empty() {
                continue;
            }
            let proposal = follow(w, held.id, successor)?;
            items.push(propose(w, &gate, &catalogue, &actor, &proposal)?);
        }
        if items.is_empty() {
            if who.id != actor.id {
                nobody(w, &gate, &catalogue, &actor)?;
            }
            return Err(Problem::field("person", "roles-flaw-nobody"));
        }
        Ok(Made::created(format!("/who/people/{}", who.handle), &Many { items }).flash("roles-flash-split"))
    });
    match answer.await {
        Err(Fail(problem @ (Problem::Invalid(_) | Problem::Refused(_)))) if !ctx.api() => {
            Ok(views::split(&ctx, &input.data, Some(&problem)).await?.into_response())
        }
        other => other,
    }
}

/// What is wrong with a form that names nobody, for whoever may propose roles at all.
fn nobody(
    w: &mut store::Write<'_>,
    gate: &policy::Gate,
    catalogue: &charter::Catalogue,
    actor: &kernel::Actor,
) -> Result<Problem, Problem> {
    let none = NewAssignment { place: "network".to_owned(), ..NewAssignment::default() };
    let begun = none.begun(w, catalogue, actor)?;
    first(w, gate, actor, begun)?;
    Ok(Problem::field("person", "roles-flaw-person"))
}

/// A proposal that takes an assignment over as it is. A charter that asks criteria asks them of the
/// successor: such a role is handed over by its own form.
fn follow(w: &mut store::Write<'_>, id: AssignmentId, successor: String) -> Result<NewAssignment, Problem> {
    let a = find::assignment(w, id)?;
    let at = crate::store::scopes::stored(w, a.scope)?;
    Ok(NewAssignment {
        role: a.role,
        place: at.token(),
        person: successor,
        share: a.share.to_string(),
        until: a.until.map(|until| until.to_string()).unwrap_or_default(),
        attachment: a.attachment,
        specialities: a.specialities,
        follows: id.to_string(),
        ..NewAssignment::default()
    })
}
