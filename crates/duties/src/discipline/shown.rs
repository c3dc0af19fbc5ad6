//! What evangelists showed (S4-8c): to how many people and what came of it; nobody’s name.

use axum::extract::Path;
use kernel::id::compose;
use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{Actor, Id, PersonId, Problem, Time, UnitId};
use policy::{Attr, Permitted, Standing, Thing};
use serde::{Deserialize, Serialize};
use store::{Read, Res, p, row, sql};
use utoipa::ToSchema;
use web::{Answer, Ctx, Input, Made, Once};

use super::SHOW;
use super::api::Done;

/// What came of it, by key.
pub const OUTCOMES: [&str; 4] = ["tried", "questions", "later", "nothing"];
/// Longest text in characters.
const LONGEST: usize = 300;
/// The most people one shows something to at once.
const MOST: i64 = 500;

/// A demonstration; the phantom of its id.
#[derive(Debug, Clone, Copy)]
enum Given {}

sql!(
    EVANGELIST,
    "SELECT COUNT(*) FROM assignments WHERE person_id = $1 AND role = 'evangelist' AND state = 'held'
        AND from_ms <= $2 AND (until_ms IS NULL OR until_ms > $2)"
);
sql!(
    MINE,
    "SELECT id, at_ms, topic, people, outcome, body FROM demonstrations WHERE person_id = $1 ORDER BY id DESC LIMIT 50"
);
sql!(
    ADD,
    "INSERT INTO demonstrations (id, person_id, at_ms, topic, unit_id, people, outcome, body)
     VALUES ($1, $2, $3, $4, $5::bigint, $6, $7, $8)"
);
sql!(REMOVE, "DELETE FROM demonstrations WHERE id = $1 AND person_id = $2");
// Of everybody together, over three months; how many evangelists it is from stays inside.
sql!(
    TOTALS,
    "SELECT COUNT(*), CAST(COALESCE(SUM(people), 0) AS BIGINT), COUNT(DISTINCT person_id) FROM demonstrations
     WHERE id >= $1 AND at_ms >= $2"
);

/// The log of an evangelist, as the gate meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownThing {
    /// The actor is an evangelist now.
    pub evangelist: bool,
}

impl Thing for ShownThing {
    fn kind(&self) -> &'static str {
        "Demonstrations"
    }
    fn id(&self) -> i64 {
        0
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![("evangelist", Attr::Bool(self.evangelist))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

/// Something that was shown.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Time,
    /// What.
    pub topic: String,
    /// To so many people.
    pub people: i64,
    /// What came of it: one of [`OUTCOMES`].
    pub outcome: String,
    /// In the evangelist’s words.
    pub body: String,
}
row!(Shown { id, at, topic, people, outcome, body });

/// What an evangelist showed.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDemonstration)]
pub struct NewShown {
    /// What was shown.
    #[serde(default)]
    pub topic: String,
    /// To how many people.
    #[serde(default)]
    pub people: String,
    /// `tried`, `questions`, `later`, `nothing`.
    #[serde(default)]
    pub outcome: String,
    /// What came of it, in a few words; no names.
    #[serde(default)]
    pub text: String,
}

/// Something that was shown; one’s own.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Demonstration)]
pub struct ShownJson {
    /// Its id.
    pub id: String,
    /// What.
    pub topic: String,
    /// To so many people.
    pub people: i64,
    /// What came of it.
    pub outcome: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
}

impl From<&Shown> for ShownJson {
    fn from(s: &Shown) -> Self {
        let Shown { id, at, topic, people, outcome, .. } = s.clone();
        Self { id: id.to_string(), topic, people, outcome, at }
    }
}

/// Whether the actor is an evangelist now.
///
/// # Errors
/// What the database says.
pub fn thing(r: &mut Read<'_>, actor: &Actor) -> Res<ShownThing> {
    let now = r.now();
    Ok(ShownThing { evangelist: r.one::<(i64,)>(&EVANGELIST, p![actor.id, now])?.0 > 0 })
}

/// What one showed oneself, the latest first.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Shown>> {
    r.all(&MINE, p![person])
}

/// How often something was shown in three months, and to how many people, all together; nothing where it
/// would speak of one or two evangelists.
///
/// # Errors
/// What the database says.
pub fn totals(r: &mut Read<'_>) -> Res<Option<(i64, i64)>> {
    let since = r.now().plus(-91 * DAY);
    let (times, people, by): (i64, i64, i64) = r.one(&TOTALS, p![compose(since.0, 0, 0), since])?;
    Ok((by >= 3).then_some((times, people)))
}

fn add(
    permit: &mut Permitted<'_, '_, ShownThing>,
    (topic, body): (&str, &str),
    people: i64,
    outcome: &str,
) -> Res<()> {
    let (w, _, actor) = permit.split();
    let (id, now, unit): (Id<Given>, Time, Option<UnitId>) = (w.id(), w.now(), actor.unit);
    w.exec(&ADD, p![id, actor.id, now, topic, unit, people, outcome, body])?;
    Ok(())
}

fn made(flash: &'static str) -> Made {
    Made::done("/evangelists#shown".into(), &Done { done: true }).flash(flash)
}

/// Notes something one showed as an evangelist.
#[utoipa::path(post, path = "/evangelists/demonstrations", operation_id = "demonstration_note", tag = "discipline", request_body = NewShown, responses(
    (status = 200, description = "Noted", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "Nothing was named, or the number is none"),
))]
pub async fn note(ctx: Ctx, input: Input<NewShown>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let thing = thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, SHOW, thing)?;
        let people: Option<i64> = form.people.trim().parse().ok().filter(|n| (1..=MOST).contains(n));
        let outcome = OUTCOMES.into_iter().find(|o| *o == form.outcome.trim());
        let mut fields = Fields::default();
        fields.length(&form.topic, LONGEST, "topic");
        fields.check(people.is_some(), "people", "discipline-shown-people-wrong");
        fields.check(outcome.is_some(), "outcome", "discipline-shown-outcome-which");
        fields.check(form.text.chars().count() <= LONGEST, "text", "discipline-shown-long");
        fields.done()?;
        let words = (form.topic.trim(), form.text.trim());
        add(&mut permit, words, people.unwrap_or_default(), outcome.unwrap_or_default())?;
        Ok(made("discipline-shown-noted"))
    })
    .await
}

/// Removes something from one’s log.
#[utoipa::path(post, path = "/evangelists/demonstrations/{id}/remove", operation_id = "demonstration_remove", tag = "discipline", responses(
    (status = 200, description = "Gone", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Nothing of that number of one’s own"),
))]
pub async fn remove(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let thing = thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, SHOW, thing)?;
        if permit.tx().exec(&REMOVE, p![id, actor.id])? == 0 {
            return Err(Problem::NotFound);
        }
        Ok(made("discipline-shown-removed"))
    })
    .await
}
