//! What a token reaches, decided in one place from the method and the declared route: reading takes
//! `read`; writing in the places listed here takes `post`; every other act takes `manage`, so a new
//! route is never open to a small token by mistake. A program makes and ends no tokens.

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Problem, Refusal, Time};
use people::tokens::{Grant, Scope};
use web::Fail;

use super::limits::Slowed;

/// What a request needs of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// At least this scope.
    Scope(Scope),
    /// A person with a browser.
    Person,
}

/// Acts that say something, by the first words of their route; `{}` is any word.
const POST: [&str; 20] = [
    "/spaces/{}/threads",
    "/spaces/{}/notes",
    "/spaces/{}/files",
    "/spaces/{}/tasks",
    "/spaces/{}/scheduled",
    "/me/scheduled",
    "/me/waiting",
    "/s/{}/scheduled",
    "/s/{}/threads",
    "/s/{}/notes",
    "/s/{}/files",
    "/s/{}/t",
    "/threads",
    "/messages",
    "/m",
    "/files",
    "/tasks",
    "/drafts",
    "/notifications",
    "/polls",
];

fn begins(route: &str, with: &str) -> bool {
    let mut words = route.split('/');
    with.split('/').all(|part| {
        let word = words.next();
        word.is_some_and(|w| part == w || (part == "{}" && !w.is_empty()))
    })
}

/// What a method on a route needs.
#[must_use]
pub fn needed(method: &Method, route: &str) -> Need {
    let route = route.strip_prefix("/api/v1").unwrap_or(route);
    // Everything about a person in one file is for the person, not for a program that may leak.
    if begins(route, "/me/export") {
        return Need::Person;
    }
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Need::Scope(Scope::Read);
    }
    if begins(route, "/me/tokens") || begins(route, "/me/feeds") || begins(route, "/me/password") {
        return Need::Person;
    }
    Need::Scope(if POST.iter().any(|p| begins(route, p)) { Scope::Post } else { Scope::Manage })
}

fn refused(rule: &str, reason: &str, args: Vec<(String, String)>) -> Problem {
    Problem::Refused(Refusal { rule: rule.into(), reason: reason.into(), args, asked: None })
}

/// Whether a token may go on.
fn check(grant: Grant, need: Need) -> Result<(), Problem> {
    match need {
        // What the operator made has every scope, and no program made it.
        Need::Person if grant.until.is_some() => {
            Err(refused("token-scope", "rule-people-token-self", Vec::new()))
        }
        Need::Scope(scope) if grant.scope < scope => {
            let args = vec![("scope".to_owned(), scope.as_str().to_owned())];
            Err(refused("token-scope", "rule-people-token-scope", args))
        }
        _ => Ok(()),
    }
}

/// Whether the request's token is over; who acts was not put there then.
fn over(request: &Request) -> bool {
    let somebody = request.extensions().get::<web::ctx::Who>().is_some_and(|who| who.0.is_some());
    let ends = request.extensions().get::<Grant>().is_some_and(|g| g.over(Time(i64::MAX)));
    ends && !somebody
}

/// The layer.
pub async fn scopes(request: Request, next: Next) -> Response {
    if let Some(Slowed(seconds)) = request.extensions().get::<Slowed>() {
        return Fail(Problem::Slow(*seconds)).into_response();
    }
    if over(&request) {
        return Fail(Problem::Expired).into_response();
    }
    if let Some(grant) = request.extensions().get::<Grant>() {
        let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
        if let Err(problem) = check(*grant, needed(request.method(), route)) {
            return Fail(problem).into_response();
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_nobody_listed_takes_the_widest_scope() {
        let need = |m: Method, r: &str| needed(&m, r);
        assert_eq!(need(Method::GET, "/api/v1/spaces"), Need::Scope(Scope::Read));
        assert_eq!(need(Method::POST, "/api/v1/spaces"), Need::Scope(Scope::Manage));
        assert_eq!(need(Method::POST, "/api/v1/spaces/{slug}/threads"), Need::Scope(Scope::Post));
        assert_eq!(need(Method::POST, "/api/v1/threads/{id}/replies"), Need::Scope(Scope::Post));
        assert_eq!(need(Method::POST, "/api/v1/spaces/{slug}/members"), Need::Scope(Scope::Manage));
        assert_eq!(need(Method::POST, "/something/new"), Need::Scope(Scope::Manage));
        assert_eq!(need(Method::DELETE, "/api/v1/me/tokens/{id}"), Need::Person);
    }
}
