//! Every act of a page has its twin under `/api/v1`, and what a handler reads is described.

use std::collections::BTreeSet;

use crate::{none, texts};

/// Acts whose twin is another handler, with its address.
const ELSEWHERE: &[(&str, &str)] = &[
    ("edit_routes::role_create", "post /charter-changes"),
    ("edit_routes::role_save", "post /charter-changes"),
    ("edit_routes::duty_create", "post /charter-changes"),
    ("edit_routes::duty_save", "post /charter-changes"),
    ("change_routes::change_file", "post /charter-changes"),
    ("table::routes::upload", "post /people/tables"),
    ("contribute::contributor_create", "put /duties/{key}/contributors/{handle}"),
    ("contribute::contributor_end", "delete /duties/{key}/contributors/{handle}"),
    ("routes::propose_page", "post /spaces/{slug}/threads/{id}/handings"),
    ("asking_routes::invite", "post /spaces/{slug}/members"),
];

/// Acts that programs do not do, each with its reason.
const PEOPLE_ONLY: &[(&str, &str)] = &[
    ("sign_in::sign_in", "a program carries a token; a session is a browser's"),
    ("sign_in::sign_out", "a program carries a token; a session is a browser's"),
    ("sign_in::language", "a cookie of the browser; a person's language is in PUT /me"),
    ("sign_in::theme", "a cookie of the browser"),
    ("sign_in::see_as", "the made-up company's switch"),
    ("me_routes::password", "a secret that no program sets"),
    ("link_routes::take", "a link that a person follows once"),
    ("first::forgotten::ask", "whoever forgot a password has no token"),
    ("off::off", "one click out of a mail, by its own secret"),
    ("incoming::routes::hand_in", "the mail host hands in mails by a secret of its own"),
];

/// The acts of pages in a file, by handler and address, and the handlers of its API.
fn mounted(text: &str) -> (Vec<(String, String)>, BTreeSet<String>) {
    let mut api = BTreeSet::new();
    for list in text.split("routes!(").skip(1) {
        let inside = list.split(')').next().unwrap_or_default();
        api.extend(inside.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()));
    }
    let mut acts = Vec::new();
    for route in text.split(".route(").skip(1) {
        let route = route.split(".merge(").next().unwrap_or_default();
        let path = route.split('"').nth(1).unwrap_or_default();
        for method in ["post(", "put(", "delete(", "patch(", "act("] {
            for (before, rest) in route.match_indices(method).map(|(at, _)| route.split_at(at)) {
                let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
                let named = rest.split_at(method.len()).1;
                let handler: String =
                    named.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
                if whole && !handler.is_empty() && named.chars().nth(handler.len()) == Some(')') {
                    acts.push((handler, path.to_owned()));
                }
            }
        }
    }
    (acts, api)
}

#[test]
fn every_act_of_a_page_has_its_twin_for_programs() {
    let mut found = Vec::new();
    let mut count = 0;
    let files = texts("crates", &["rs"]);
    for (name, text) in files.iter().filter(|(n, _)| n.contains("/src/") && !n.contains("test")) {
        let (acts, api) = mounted(text);
        count += acts.len();
        for (handler, path) in acts {
            let same = api.contains(&handler) || api.contains(&format!("{handler}_api"));
            let listed = |list: &[(&str, &str)]| list.iter().any(|(act, _)| *act == handler);
            if !same && !listed(ELSEWHERE) && !listed(PEOPLE_ONLY) {
                found.push(format!("{name}: {handler} at {path}"));
            }
        }
    }
    assert!(count > 150, "the acts are found: {count}");
    none("mount it under /api/v1 as well, or say here why no program does it", &found);
    for (act, twin) in ELSEWHERE {
        let (method, path) = twin.split_once(' ').unwrap();
        let said = |piece: &str| {
            let piece = piece.trim_start();
            piece.starts_with(&format!("{method}, path = \"{path}\""))
                || piece.starts_with(&format!("{method},\n    path = \"{path}\""))
        };
        let there = files.iter().any(|(_, text)| text.split("#[utoipa::path(").skip(1).any(said));
        assert!(there, "{act}: {twin} is not there");
    }
}

/// What a handler reads is in its description: the body, and what comes after the question mark.
#[test]
fn what_a_handler_reads_is_described() {
    let mut found = Vec::new();
    for (name, text) in texts("crates", &["rs"]).iter().filter(|(n, _)| n.contains("/src/")) {
        for piece in text.split("#[utoipa::path(").skip(1) {
            let Some((said, rest)) = piece.split_once("pub async fn ") else { continue };
            let signature = rest.split("->").next().unwrap_or_default();
            let handler = signature.split('(').next().unwrap_or_default();
            // `HandingAct` is empty; `Back` and `Away` only say where a form leads afterwards.
            let empty = ["Nothing", "Value", "Empty", "AgainForm", "Back", "Away", "HandingAct"];
            let body = signature.split("Input<").nth(1).and_then(|t| t.split('>').next()).unwrap_or_default();
            let reads =
                !body.is_empty() && !empty.iter().any(|e| body.ends_with(e)) && !said.starts_with("delete");
            let gives_body =
                !reads || said.contains("request_body") || said.trim_start().starts_with("delete");
            if !gives_body {
                found.push(format!("{name}: {handler} does not describe its body"));
            }
            if signature.contains("Query<") && !said.contains("params(") {
                found.push(format!("{name}: {handler} does not describe its query"));
            }
        }
    }
    none("describe it in utoipa::path", &found);
}
