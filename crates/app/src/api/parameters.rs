//! What stands in an address of the API: every part in braces is described, once for all rooms.

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

fn own(parameter: &mut RefOr<Parameter>) -> Option<&mut Parameter> {
    match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    }
}

const fn of_path(parameter: &Parameter) -> bool {
    matches!(parameter.parameter_in, ParameterIn::Path)
}
