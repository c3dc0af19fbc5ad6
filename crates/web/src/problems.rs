//! The problems every route may answer, for the API's description.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{Content, Ref, RefOr, ResponseBuilder, response::Response};

/// What every route here may answer instead of what was asked for.
#[derive(Debug)]
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let each = [
            ("400", "The request cannot be read."),
            ("401", "Nobody is signed in."),
            ("403", "A rule refuses; `rule` names it."),
            ("404", "Not there, or not for you: the same answer."),
            ("409", "It clashes with what is there."),
            ("422", "Fields need mending; `fields` names them."),
            ("503", "Full for a moment; try again after `Retry-After`."),
        ];
        let answer = |text: &str| {
            let body =
                Content::new(Some(RefOr::<utoipa::openapi::Schema>::Ref(Ref::from_schema_name("Problem"))));
            ResponseBuilder::new().description(text).content("application/problem+json", body).build()
        };
        each.into_iter().map(|(status, text)| (status.to_owned(), RefOr::T(answer(text)))).collect()
    }
}
