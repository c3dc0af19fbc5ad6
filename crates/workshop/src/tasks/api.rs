//! Shapes of the public JSON about tasks.

use std::collections::BTreeMap;

use kernel::{MessageId, SpaceId, ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::openapi::{Content, Ref, RefOr, ResponseBuilder, response::Response};
use utoipa::{IntoParams, IntoResponses, ToSchema};

/// A wish for a task, or for its new words.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewTask {
    /// What is to do, in a line.
    pub title: String,
    /// Handle of who does it; empty for nobody yet.
    pub owner: String,
    /// By which day, `YYYY-MM-DD`; empty for none.
    pub due: String,
    /// Id of the message it comes from.
    pub message: String,
}

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct TasksAsked {
    /// Those that are done instead of those to do.
    pub done: Option<String>,
    /// Id of the last task of the page before.
    pub after: Option<String>,
}

/// On pages: the message the form is filled in from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct From {
    /// Its id.
    pub message: String,
}

/// Nothing has to be sent.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Nothing {}

/// Whose task it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskOwner {
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
}

/// A task.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Task)]
pub struct TaskJson {
    /// The id.
    pub id: String,
    /// Id of its space.
    #[schema(value_type = String)]
    pub space: SpaceId,
    /// Slug of its space.
    pub slug: String,
    /// Name of its space.
    pub space_name: String,
    /// What is to do.
    pub title: String,
    /// Who does it.
    pub owner: Option<TaskOwner>,
    /// By which day; empty for none.
    pub due: String,
    /// Whether its day is over.
    pub late: bool,
    /// When it was done.
    pub done: Option<Time>,
    /// The thread it comes from.
    #[schema(value_type = Option<String>)]
    pub thread: Option<ThreadId>,
    /// The message it comes from.
    #[schema(value_type = Option<String>)]
    pub message: Option<MessageId>,
    /// Its page.
    pub url: String,
}

/// A page of tasks.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tasks {
    /// The next due first; done ones newest first.
    pub items: Vec<TaskJson>,
    /// Where the next page goes on.
    pub next: Option<String>,
}

/// What every route here may answer instead of what was asked for.
#[derive(Debug)]
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let body =
            Content::new(Some(RefOr::<utoipa::openapi::Schema>::Ref(Ref::from_schema_name("Problem"))));
        let one = |text: &str| {
            RefOr::T(
                ResponseBuilder::new()
                    .description(text)
                    .content("application/problem+json", body.clone())
                    .build(),
            )
        };
        [
            ("401", "Nobody is signed in."),
            ("403", "A rule refuses; `rule` names it."),
            ("404", "Not there, or not for you: the same answer."),
            ("422", "Fields need mending; `fields` names them."),
            ("503", "Full for a moment; try again after `Retry-After`."),
        ]
        .into_iter()
        .map(|(status, text)| (status.to_owned(), one(text)))
        .collect()
    }
}
