//! One vacancy: the whole path, and what its reader may do about it.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::{choice, label, place};
use crate::vacancies::api::NewCandidate;
use crate::vacancies::one_routes::{Filler, Loaded};
use crate::vacancies::store::Found;
use crate::vacancies::store::candidates::{Candidate, Mine};

/// A step of the path.
struct Step {
    key: &'static str,
    /// `done`, `now`, `later`.
    look: &'static str,
    said: String,
    href: String,
}

/// Somebody who could be chosen.
struct Line<'a> {
    c: &'a Candidate,
    said: String,
    needs: Vec<(String, String, String)>,
    /// Where their role is seen.
    role: String,
    propose: bool,
}

#[derive(Template)]
#[template(path = "vacancies/views/one.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    v: &'a Found,
    role: String,
    place: String,
    state: String,
    opened: String,
    token: String,
    steps: Vec<Step>,
    mine: Option<&'a Mine>,
    /// The reader may come forward.
    forward: bool,
    filler: Option<&'a Filler>,
    people: Vec<Line<'a>>,
    choices: Vec<(String, String, String, bool)>,
    typed: &'a NewCandidate,
    person_error: String,
    why_error: String,
    description_error: String,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn one(ctx: &Ctx, loaded: &Loaded, typed: &NewCandidate, errors: &[FieldError]) -> Result<Page, Problem> {
    let (l, v) = (&ctx.l, &loaded.found);
    let role = label(l, &loaded.catalogue, &v.role);
    let standing = loaded.mine.as_ref().is_some_and(|m| m.state != "declined");
    let filler = loaded.filler.as_ref();
    let by = l.args("vacancies-opened-by", &[("name", v.by_name.as_str()), ("day", &l.day(&v.opened))]);
    let chosen = v.description.map(|id| id.to_string()).unwrap_or_default();
    let body = render(&OnePage {
        l,
        v,
        place: place(l, &v.place),
        state: l.tp("vacancies-state-", &v.state),
        opened: by,
        token: v.token(),
        steps: steps(ctx, loaded),
        mine: loaded.mine.as_ref(),
        forward: v.open() && !standing && !ctx.actor.external,
        filler,
        people: filler.into_iter().flat_map(|f| &f.candidates).map(|c| line(l, loaded, c)).collect(),
        choices: filler.into_iter().flat_map(|f| &f.choices).map(|c| choice(l, c, &chosen)).collect(),
        typed,
        person_error: l.wrong(errors, "person"),
        why_error: l.wrong(errors, "why"),
        description_error: l.wrong(errors, "description"),
        role: role.clone(),
    })?;
    let status = (!errors.is_empty()).then_some(422);
    let title = format!("{role} · {}", place(l, &v.place));
    Ok(Page { title, body, status, here: "who".to_owned(), ..Page::default() })
}

fn line<'a>(l: &Lexicon, loaded: &'a Loaded, c: &'a Candidate) -> Line<'a> {
    let voluntary = loaded.catalogue.role(&loaded.found.role).is_some_and(|r| r.voluntary);
    let title = |key: &str| {
        let found = loaded.catalogue.competences.iter().find(|x| x.key == key);
        found.map_or_else(|| key.to_owned(), |x| x.title.get(l.lang).to_owned())
    };
    let need = |n: crate::vacancies::needs::Need| {
        let level = match n.level {
            Some(level) => l.tp("vacancies-level-", level.to_string()),
            None => l.t("vacancies-level-unsaid"),
        };
        (title(&n.key), level, n.evidence)
    };
    let said = match (c.state.as_str(), c.source.as_str()) {
        ("agreed", "self") => "vacancies-candidate-self",
        ("agreed", _) => "vacancies-candidate-agreed",
        ("active", _) => "vacancies-candidate-active",
        ("declined", _) => "vacancies-candidate-declined",
        _ => "vacancies-candidate-approached",
    };
    Line {
        c,
        said: l.s(said, "day", l.day(&c.at)),
        needs: loaded.needs(c).into_iter().map(need).collect(),
        role: if c.role > 0 { format!("/who/assignments/{}", c.role) } else { String::new() },
        propose: loaded.found.open() && c.state == "agreed" && !voluntary,
    }
}

/// The five steps, each with where it is taken.
fn steps(ctx: &Ctx, loaded: &Loaded) -> Vec<Step> {
    let (l, v) = (&ctx.l, &loaded.found);
    let described = v.description_state == "published" || v.assignment.is_some() && v.description.is_some();
    let agreed = loaded.filler.as_ref().map_or(0, |f| count(f, |c| c.state == "agreed"));
    let proposed = loaded.filler.as_ref().and_then(|f| f.candidates.iter().find(|c| c.role > 0));
    let role = v.assignment.map(|id| id.number()).or(proposed.map(|c| c.role));
    let taken = v.assignment.is_some();
    let look = |done: bool, now: bool| match (done, now) {
        (true, _) => "done",
        (false, true) if v.open() || taken => "now",
        _ => "later",
    };
    let mut out = vec![description(l, v, look(described, true))];
    out.push(Step {
        key: "candidates",
        look: look(taken || role.is_some(), described),
        said: if loaded.filler.is_some() && v.open() {
            l.n("vacancies-said-candidates", &agreed)
        } else {
            l.t("vacancies-said-candidates-plain")
        },
        href: if loaded.filler.is_some() { "#candidates".to_owned() } else { String::new() },
    });
    out.push(Step {
        key: "proposal",
        look: look(taken, role.is_some()),
        said: if taken { l.t("vacancies-said-taken") } else { l.t("vacancies-said-proposal") },
        href: role.map(|id| format!("/who/assignments/{id}")).unwrap_or_default(),
    });
    out.extend(afterwards(ctx, loaded, taken));
    out
}

fn count(f: &Filler, which: impl Fn(&&Candidate) -> bool) -> i64 {
    i64::try_from(f.candidates.iter().filter(which).count()).unwrap_or(i64::MAX)
}

fn description(l: &Lexicon, v: &Found, look: &'static str) -> Step {
    let title = if l.lang == kernel::Lang::Fr { &v.title_fr } else { &v.title_en };
    let said = match v.description_state.as_str() {
        "" => l.t("vacancies-said-undescribed"),
        "published" => title.clone(),
        _ => l.s("vacancies-said-draft", "title", title),
    };
    // A draft is read by those who write descriptions; they publish it there.
    let href = v.description.map(|id| format!("/descriptions/{id}")).unwrap_or_default();
    Step { key: "description", look, said, href }
}

/// The first ninety days and the reviews: between holder and whom they report to.
fn afterwards(ctx: &Ctx, loaded: &Loaded, taken: bool) -> [Step; 2] {
    let (l, v, me) = (&ctx.l, &loaded.found, ctx.actor.id);
    let concerned = loaded.after.held.is_some_and(|(holder, lead)| {
        let leads = lead.map_or_else(|| ctx.actor.roles.has("network_lead"), |lead| lead == me);
        holder == me || leads
    });
    let at = v.assignment.filter(|_| concerned).map(|id| format!("/who/assignments/{id}/reviews"));
    let days: Vec<String> = loaded.after.reviews.iter().map(|(_, due)| l.day(due)).collect();
    let said = match days.as_slice() {
        [three, twelve] => l.args("vacancies-said-reviews-on", &[("three", three), ("twelve", twelve)]),
        _ => l.t("vacancies-said-reviews"),
    };
    let to = |part: &str| at.as_ref().map(|at| format!("{at}{part}")).unwrap_or_default();
    let look = if taken { "now" } else { "later" };
    [
        Step { key: "onboarding", look, said: l.t("vacancies-said-onboarding"), href: to("#steps") },
        Step { key: "reviews", look: "later", said, href: to("#reviews") },
    ]
}
