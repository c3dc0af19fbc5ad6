//! `new-room`: a folder with everything a room has, and the line that opens it.

use std::fs;
use std::path::Path;

use crate::run::{Done, root};

const FILES: &[(&str, &str)] = &[
    (
        "mod.rs",
        r#"//! What {name} are for, in two sentences.
//!
//! Other rooms may read by joins: nothing yet. They never write it.
//!
//! Invariants: none yet.

pub mod routes;
pub mod store;

#[cfg(test)]
mod tests;

use axum::Router;
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use web::{Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "{name}",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
}
"#,
    ),
    ("routes.rs", "//! Routes and handlers: find, permit, one verb, store, answer.\n"),
    ("store.rs", "//! Every SQL text of the room, and nothing else.\n"),
    (
        "tests.rs",
        r#"//! The room in the town, on both engines.

use testkit::{Town, both_engines};

#[test]
fn the_town_is_there() {
    both_engines(async |t: Town| assert_eq!(t.ines().handle, "ines"));
}
"#,
    ),
    (
        "policy.cedar",
        "// Who may do what with {name}. Every permit has an @id, every forbid an @id and a @reason.\n",
    ),
    ("schema.cedarschema", "// The actions of {name}.\n"),
    ("words/en.ftl", "# Words of {name}. Keys start with {name}-.\n"),
    ("words/fr.ftl", "# Les mots de {name}. Les clés commencent par {name}-.\n"),
];

/// Writes the room; refuses to touch one that is there.
pub fn new_room(wing: &str, name: &str) -> Done {
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        return Err("a room is called by one noun in small letters: events, files, ideas".into());
    }
    let source = root().join("crates").join(wing).join("src");
    let (head, folder) = (source.join("lib.rs"), source.join(name));
    if !head.exists() {
        return Err(format!("there is no wing {wing} in crates/"));
    }
    if folder.exists() {
        return Err(format!("{} is there already", folder.display()));
    }
    for (file, text) in FILES {
        write(&folder.join(file), &text.replace("{name}", name))?;
    }
    write(&folder.join("views/.gitkeep"), "")?;
    let text = fs::read_to_string(&head).map_err(|e| e.to_string())?;
    write(&head, &format!("{}\npub mod {name};\n", text.trim_end()))?;
    println!("{} is there. Open it with one line in crates/app/src/rooms.rs:", folder.display());
    println!("        {wing}::{name}::room(),");
    println!("Its tables come in one new file of migrations/, named in crates/store/src/migrate.rs.");
    Ok(())
}

fn write(path: &Path, text: &str) -> Done {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|e| format!("{}: {e}", path.display()))
}
