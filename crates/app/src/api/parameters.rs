//! What the rules of OpenAPI ask for beyond what handlers say of themselves, once for all rooms: every
//! part of an address in braces is described, every operation has a name of its own, and every answer
//! has words.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Required, Schema};

/// What such a part is, by its name.
fn what(name: &str) -> &'static str {
    match name {
        "slug" => "The slug of the space or unit, as its address has it",
        "handle" => "The person's short name, as their address has it",
        "key" => "The key, as the list names it",
        "register" => "The register's word",
        "month" => "The month: `2026-03`",
        "version" => "The version's number",
        "place" => "The place, as the list names it",
        "secret" => "The secret",
        _ => "The id, as the list names it",
    }
}

/// Adds the parts that a handler does not describe itself, and words where there are none.
pub(super) fn describe(path: &str, operation: &mut Operation) {
    let all = operation.parameters.get_or_insert_default();
    for name in path.split(['{', '}']).skip(1).step_by(2) {
        match all.iter_mut().filter_map(own).find(|p| of_path(p) && p.name == name) {
            Some(there) => {
                there.description.get_or_insert_with(|| what(name).to_owned());
            }
            None => all.push(RefOr::T(
                ParameterBuilder::new()
                    .name(name)
                    .parameter_in(ParameterIn::Path)
                    .required(Required::True)
                    .description(Some(what(name)))
                    .schema(Some(Schema::Object(ObjectBuilder::new().schema_type(Type::String).build())))
                    .build(),
            )),
        }
    }
    // A handler that two addresses share names the parts of both.
    let fits = |p: &Parameter| !of_path(p) || path.contains(&format!("{{{}}}", p.name));
    all.retain_mut(|p| own(p).is_none_or(|p| fits(p)));
}

/// Names an operation by its method and address, and gives words to answers that have none.
pub(super) fn name(method: &str, path: &str, operation: &mut Operation) {
    let words = path.trim_start_matches("/api/v1").split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    operation.operation_id = Some(format!("{method}_{}", words.join("_")));
    for (status, answer) in &mut operation.responses.responses {
        if let RefOr::T(answer) = answer
            && answer.description.is_empty()
        {
            answer.description = said(status).to_owned();
        }
    }
}

/// What a status means here.
fn said(status: &str) -> &'static str {
    match status {
        "200" => "Done, or found",
        "201" => "Made",
        "202" => "Taken; it goes on by itself, or waits for a second signature",
        "204" => "Done; there is nothing to say",
        "304" => "Nothing changed",
        "400" => "The request cannot be read",
        "401" => "Nobody is signed in, or the token is not known",
        "403" => "A rule refuses; `rule` names it",
        "404" => "Not there, or not for you: the same answer",
        "409" => "It clashes with what is there",
        "413" => "Too large",
        "422" => "Fields need mending; `fields` names them",
        "429" => "Too many tries; `Retry-After` says how many seconds to wait",
        "503" => "Full for a moment; try again after `Retry-After`",
        _ => "See `code`",
    }
}

fn own(parameter: &mut RefOr<Parameter>) -> Option<&mut Parameter> {
    match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    }
}

const fn of_path(parameter: &Parameter) -> bool {
    matches!(parameter.parameter_in, ParameterIn::Path)
}
