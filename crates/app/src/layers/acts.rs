//! Says by which way a request came, so that whatever is written below knows it, and writes down
//! administrative acts that were refused: those done are written by their rooms.

use axum::extract::{MatchedPath, OriginalUri, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use commons::administration::audit::store::tried;
use kernel::{PersonId, Problem};
use store::Way;
use web::Site;
use web::acts::{About, Act, of_route};
use web::ctx::Who;

/// An act somebody asks for.
struct Asked {
    act: &'static Act,
    by: PersonId,
    owner: bool,
    /// What the address calls its subject.
    named: String,
}

/// The layer.
pub async fn acts(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<OriginalUri>().map_or_else(|| request.uri().path(), |o| o.0.path());
    let way = if path.starts_with("/api/") { Way::Api } else { Way::Page };
    let asked = asked(&request, path);
    way.around(async {
        let response = next.run(request).await;
        if let Some(asked) = asked
            && let Some(outcome) = outcome(&asked, &response)
        {
            let write = site.db.write_hot(move |w| tried(w, asked.by, asked.act, &asked.named, outcome));
            if let Err(error) = write.await {
                tracing::warn!(%error, "a refused act could not be written down");
            }
        }
        response
    })
    .await
}

fn asked(request: &Request, path: &str) -> Option<Asked> {
    let pattern = request.extensions().get::<MatchedPath>()?.as_str();
    let act = of_route(request.method().as_str(), pattern)?;
    let actor = request.extensions().get::<Who>()?.0.as_ref()?;
    let names: &[&str] = match act.about {
        About::Person => &["{handle}"],
        About::Unit | About::Space => &["{slug}"],
        About::Other | About::Network => &["{id}", "{assignment}"],
    };
    let mut words = pattern.split('/').zip(path.split('/'));
    let named =
        words.find(|(part, _)| names.contains(part)).map(|(_, word)| word.to_owned()).unwrap_or_default();
    Some(Asked { act, by: actor.id, owner: actor.owner, named })
}

/// How it ended, when it was not done. What is not there for the reader is refused too, unless the
/// owner only mistyped.
fn outcome(asked: &Asked, response: &Response) -> Option<&'static str> {
    match response.extensions().get::<Problem>()? {
        Problem::Refused(_) => Some("refused"),
        Problem::NotFound if !asked.owner => Some("refused"),
        Problem::Held(_) => Some("held"),
        _ => None,
    }
}
