//! Where evangelists are, by unit, job and language (S4-8b), and where nobody is yet. Who holds the role is
//! known to everybody inside; what anybody did is not in it.

use axum::extract::Query;
use kernel::Problem;
use policy::Own;
use serde::{Deserialize, Serialize};
use store::{Read, Res, p, row, sql};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ctx};

use super::{PRACTISE, views};

/// So many units on a page.
const PAGE: usize = 60;

sql!(
    HOLDERS,
    "SELECT DISTINCT p.id, p.name, p.handle, COALESCE(p.unit_id, 0), p.title, p.lang, p.languages
     FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.role = 'evangelist' AND a.state = 'held' AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)
        AND p.state = 'active' ORDER BY p.name, p.id LIMIT 2000"
);
// Units with people, by name.
sql!(
    UNITS,
    "SELECT u.id, u.name FROM units u WHERE u.closed_ms IS NULL
        AND EXISTS (SELECT 1 FROM people p WHERE p.unit_id = u.id AND p.state = 'active' AND NOT p.external)
        AND ($1::bigint = 0 OR (u.name_folded, u.id) > (SELECT z.name_folded, z.id FROM units z WHERE z.id = $1))
     ORDER BY u.name_folded, u.id LIMIT $2"
);
sql!(
    IN_THEM,
    "SELECT DISTINCT p.title, p.lang FROM people p WHERE p.unit_id = ANY($1) AND p.state = 'active' AND NOT p.external
     ORDER BY p.title, p.lang LIMIT 2000"
);

/// An evangelist.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The person.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Their unit; 0 for none.
    pub unit: i64,
    /// Their job.
    pub title: String,
    /// The language they read in.
    pub lang: String,
    /// … and speak, parted by blanks.
    pub languages: String,
}
row!(Holder { id, name, handle, unit, title, lang, languages });

impl Holder {
    fn speaks(&self, lang: &str) -> bool {
        self.lang == lang || self.languages.split_whitespace().any(|l| l == lang)
    }
}

/// After which unit.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// The id of the last unit of the page before.
    #[serde(default)]
    pub after: String,
}

/// Something to cover, with how many evangelists it has.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = EvangelistsOf)]
pub struct Covered {
    /// A job, or the code of a language.
    pub name: String,
    /// How many evangelists have it.
    pub evangelists: i64,
}

/// A unit with its evangelists.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = EvangelistsOfUnit)]
pub struct UnitCover {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Short names of its evangelists.
    pub evangelists: Vec<String>,
    /// Their names.
    #[serde(skip)]
    pub people: Vec<(String, String)>,
}

/// Where evangelists are.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = EvangelistCoverage)]
pub struct Coverage {
    /// Units by name, a page of them.
    pub items: Vec<UnitCover>,
    /// Jobs of the people of these units, those nobody has yet first.
    pub jobs: Vec<Covered>,
    /// Their languages, those nobody speaks yet first.
    pub languages: Vec<Covered>,
    /// The next page.
    pub next: Option<String>,
}

fn so_many(holders: &[Holder], is: impl Fn(&Holder) -> bool) -> i64 {
    i64::try_from(holders.iter().filter(|h| is(h)).count()).unwrap_or(i64::MAX)
}

fn covered(names: Vec<String>, has: impl Fn(&str) -> i64) -> Vec<Covered> {
    let mut all: Vec<Covered> =
        names.into_iter().map(|name| Covered { evangelists: has(&name), name }).collect();
    all.sort_by(|a, b| (a.evangelists > 0, &a.name).cmp(&(b.evangelists > 0, &b.name)));
    all.dedup_by(|a, b| a.name == b.name);
    all
}

/// What a page shows.
///
/// # Errors
/// What the database says.
pub fn load(r: &mut Read<'_>, after: i64) -> Res<Coverage> {
    let now = r.now();
    let holders: Vec<Holder> = r.all(&HOLDERS, p![now])?;
    let wanted = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut units: Vec<(i64, String)> = r.all(&UNITS, p![after, wanted])?;
    let more = units.len() > PAGE;
    units.truncate(PAGE);
    let ids: Vec<i64> = units.iter().map(|(id, _)| *id).collect();
    let inside: Vec<(String, String)> = r.all(&IN_THEM, p![&ids])?;
    let jobs = inside.iter().map(|(title, _)| title.clone()).filter(|t| !t.is_empty()).collect();
    let languages = inside.iter().map(|(_, lang)| lang.clone()).filter(|l| !l.is_empty()).collect();
    let next = ids.last().filter(|_| more).map(i64::to_string);
    let unit = |(id, name): (i64, String)| {
        let of: Vec<&Holder> = holders.iter().filter(|h| h.unit == id).collect();
        UnitCover {
            id: id.to_string(),
            name,
            evangelists: of.iter().map(|h| h.handle.clone()).collect(),
            people: of.iter().map(|h| (h.name.clone(), h.handle.clone())).collect(),
        }
    };
    Ok(Coverage {
        items: units.into_iter().map(unit).collect(),
        jobs: covered(jobs, |job| so_many(&holders, |h| h.title == job)),
        languages: covered(languages, |lang| so_many(&holders, |h| h.speaks(lang))),
        next,
    })
}

/// Where evangelists are, by unit, job and language.
#[utoipa::path(get, path = "/evangelists/coverage", operation_id = "evangelist_coverage", tag = "discipline", params(Asked), responses(
    (status = 200, description = "Units, jobs and languages with how many evangelists they have", body = Coverage),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for people from outside"),
))]
pub async fn coverage(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, PRACTISE, &Own(ctx.actor.id)) {
        return Err(Problem::NotFound.into());
    }
    let after: i64 = asked.after.trim().parse().unwrap_or_default();
    let found = ctx.site.db.read(move |r| load(r, after)).await?;
    ctx.show(|| found.clone(), || views::kit::coverage(&ctx, &found))
}
