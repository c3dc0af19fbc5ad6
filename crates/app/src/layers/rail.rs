//! Puts the shell around a page, and says problems in words.

use std::sync::Arc;

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::shell::{Reader, SeeAs, Shell};
use web::{Flow, Page, Visitor};

use super::faces::Asked;
use crate::assets;

/// A page inside its shell.
pub(super) async fn shell(asked: &Asked, page: Page) -> Result<String, Problem> {
    let actor = asked.who.0.as_ref();
    let rail = match actor {
        Some(actor) if !page.bare => wayfinding::home::rail(&asked.site, actor).await?,
        _ => Arc::default(),
    };
    let see_as = see_as(asked, page.bare).await?;
    let known = |key: &&String| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let flash = asked.flash.as_ref().filter(known).map(|key| asked.l.t(key));
    let shell = Shell {
        l: &asked.l,
        title: &page.title,
        network: &asked.site.name,
        flow: page.flow,
        reader: actor.map(|a| reader(asked, a)),
        work: &rail.work,
        more_work: rail.more_work,
        communities: &rail.communities,
        more_communities: rail.more_communities,
        notices: rail.unread_notices,
        here: &page.here,
        body: &page.body,
        aside: page.aside.as_deref(),
        flash,
        theme: asked.theme.as_deref().filter(|t| ["light", "dark"].contains(t)).unwrap_or("system"),
        feed: page.feed.as_deref(),
        css: assets::CSS,
        rooms: assets::ROOMS,
        js: assets::JS,
        path: &asked.path,
        see_as: &see_as,
        bare: page.bare || actor.is_none(),
    };
    render(&shell)
}

fn reader(asked: &Asked, actor: &kernel::Actor) -> Reader {
    // The gate is asked only about those who may have a say: this runs for every page.
    let some = actor.owner || actor.roles != kernel::Roles::default();
    let operates = some && asked.site.gate.may(actor, web::operator::OPERATE, &policy::NetworkThing);
    Reader { handle: actor.handle.clone(), name: actor.name.clone(), inside: !actor.external, operates }
}

/// The made-up company's switch; on the sign-in page the page itself shows it.
async fn see_as(asked: &Asked, bare: bool) -> Result<Vec<SeeAs>, Problem> {
    if !asked.site.demo || bare {
        return Ok(Vec::new());
    }
    let personas = asked.site.db.read(people::store::personas).await?;
    let label = |p: people::store::Persona| SeeAs {
        role: asked.l.tp("role-", p.role),
        handle: p.handle,
        name: p.name,
    };
    Ok(personas.into_iter().map(label).collect())
}

/// What happened, what was kept, what to do.
pub(super) fn sentence(l: &Lexicon, problem: &Problem) -> String {
    match problem {
        Problem::Refused(r) | Problem::Held(r) => l.told(&r.reason, &r.args),
        Problem::Conflict(key) | Problem::Unreadable(key) => l.t(key),
        Problem::Invalid(errors) => {
            let all: Vec<String> = errors.iter().map(|e| l.told(e.reason, &e.args)).collect();
            all.join(" ")
        }
        other => l.t(format!("error-{}-what", other.code())),
    }
}

#[derive(Template)]
#[template(path = "layers/problem.html")]
struct ProblemPage<'a> {
    l: &'a Lexicon,
    title: &'a str,
    sentence: String,
    what: Option<String>,
    rule: Option<&'a str>,
    alarm: bool,
}

/// A problem as a page.
pub(super) fn problem_page(asked: &Asked, problem: &Problem) -> Page {
    let l = &asked.l;
    let title = l.t(format!("error-{}-title", problem.code()));
    let rule = match problem {
        Problem::Refused(r) | Problem::Held(r) => Some(r.rule.as_str()),
        _ => None,
    };
    let also = matches!(
        problem,
        Problem::Refused(_) | Problem::Held(_) | Problem::Invalid(_) | Problem::Conflict(_)
    );
    let body = ProblemPage {
        l,
        title: &title,
        sentence: sentence(l, problem),
        what: also.then(|| l.t(format!("error-{}-what", problem.code()))),
        rule,
        // A wrong turn is nobody's fault.
        alarm: *problem != Problem::NotFound,
    };
    Page {
        body: render(&body).unwrap_or_else(|_| title.clone()),
        title,
        flow: Flow::House,
        ..Page::default()
    }
}

#[derive(Template)]
#[template(path = "layers/api.html")]
struct ApiPage<'a> {
    l: &'a Lexicon,
    routes: Vec<(String, String, Pieces)>,
}

/// A description in pieces: whether each is code, and its words.
type Pieces = Vec<(bool, String)>;

/// A description cut at its backticks; every second piece is code.
fn pieces(what: &str) -> Pieces {
    what.split('`').enumerate().map(|(at, text)| (at % 2 == 1, text.to_owned())).collect()
}

/// The API's description as a page: method, path, what it does.
///
/// # Errors
/// When the page cannot be written.
pub fn api_page(visitor: &Visitor, whole: &utoipa::openapi::OpenApi) -> Result<Page, Problem> {
    let mut routes = Vec::new();
    for (path, item) in &whole.paths.paths {
        let each = [
            ("GET", &item.get),
            ("POST", &item.post),
            ("PUT", &item.put),
            ("PATCH", &item.patch),
            ("DELETE", &item.delete),
        ];
        for (method, operation) in each {
            if let Some(operation) = operation {
                let what =
                    operation.summary.clone().or_else(|| operation.description.clone()).unwrap_or_default();
                routes.push((method.to_owned(), path.clone(), pieces(&what)));
            }
        }
    }
    let body = render(&ApiPage { l: &visitor.l, routes })?;
    Ok(Page { title: visitor.l.t("app-api-title"), body, here: "api".into(), ..Page::default() })
}
