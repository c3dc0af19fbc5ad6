//! The map of an import: who of the past is who here, and which channel goes where. `--map-out`
//! writes it, a person changes it, `--map` reads it.

use std::collections::HashMap;

use kernel::{PersonId, SpaceId};
use serde::{Deserialize, Serialize};
use store::{Db, Read, Res, p, sql};

use super::Somebody;
use crate::exchange::ExchangeError;

sql!(BY_HANDLE, "SELECT id, handle, name FROM people WHERE handle = $1");
sql!(BY_SLUG, "SELECT id, archived_ms IS NOT NULL OR closed_ms IS NOT NULL FROM spaces WHERE slug = $1");

/// Made here.
pub const NEW: &str = "new";
/// Left out.
pub const SKIP: &str = "skip";

/// The file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// People; who is not listed is found by mail address or is new.
    #[serde(default)]
    pub person: Vec<PersonMapped>,
    /// Channels; what is not listed is new.
    #[serde(default)]
    pub channel: Vec<ChannelMapped>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonMapped {
    /// Their key in the past.
    pub key: String,
    /// For whoever reads the file.
    #[serde(default)]
    pub name: String,
    /// For whoever reads the file.
    #[serde(default)]
    pub mail: String,
    /// `new`, or `@handle` of somebody here.
    pub to: String,
}

/// One channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelMapped {
    /// Its key in the past.
    pub key: String,
    /// Its name; a new space takes it.
    #[serde(default)]
    pub name: String,
    /// `new`, `skip`, or `/s/slug` of a space that is here.
    pub to: String,
}

/// A map whose people and spaces were found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub people: HashMap<String, Option<Somebody>>,
    pub spaces: HashMap<String, SpaceId>,
    pub names: HashMap<String, String>,
    pub skipped: Vec<String>,
}

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// A sentence with the place in the file.
    pub fn parse(text: &str) -> Result<Self, ExchangeError> {
        toml::from_str(text).map_err(|e| ExchangeError::file(format!("The map cannot be read: {e}")))
    }

    /// The map as a file, with a word on how to change it.
    #[must_use]
    pub fn text(&self) -> String {
        let head = "# Who is who and what goes where. Change what stands behind “to”, then import with --map.\n\
                    # A person: \"new\", or \"@handle\" of somebody here.\n\
                    # A channel: \"new\" (with this name), \"skip\", or \"/s/address\" of a space that is here.\n\n";
        format!("{head}{}", toml::to_string(self).unwrap_or_default())
    }

    /// Finds what the map names.
    ///
    /// # Errors
    /// A sentence for the first entry that leads nowhere; nothing is stored then.
    pub(crate) async fn plan(&self, db: &Db) -> Result<Plan, ExchangeError> {
        let own = self.clone();
        db.read_for(0, move |r| Ok(own.find(r)))
            .await
            .map_err(ExchangeError::Store)?
            .map_err(|why| ExchangeError::file(format!("{why}. Nothing was imported.")))
    }

    fn find(&self, r: &mut Read<'_>) -> Result<Plan, String> {
        let mut plan = Plan::default();
        let broken = |e: store::Error| e.to_string();
        for person in &self.person {
            let found = match person.to.strip_prefix('@') {
                Some(handle) => Some(
                    somebody(r, handle)
                        .map_err(broken)?
                        .ok_or_else(|| format!("The map names @{handle}, who is not here"))?,
                ),
                None if person.to == NEW => None,
                None => {
                    return Err(format!("The map gives “{}” for {}: new or @handle", person.to, person.key));
                }
            };
            plan.people.insert(person.key.clone(), found);
        }
        for channel in &self.channel {
            match (channel.to.as_str(), channel.to.strip_prefix("/s/")) {
                (NEW, _) if channel.name.is_empty() => {}
                (NEW, _) => drop(plan.names.insert(channel.key.clone(), channel.name.clone())),
                (SKIP, _) => plan.skipped.push(channel.key.clone()),
                (_, Some(slug)) => {
                    let found = r.opt::<(SpaceId, bool)>(&BY_SLUG, p![slug]).map_err(broken)?;
                    match found {
                        Some((space, false)) => drop(plan.spaces.insert(channel.key.clone(), space)),
                        Some(_) => return Err(format!("The map names /s/{slug}, which is closed")),
                        None => return Err(format!("The map names /s/{slug}, which is not here")),
                    }
                }
                (to, None) => {
                    return Err(format!("The map gives “{to}” for {}: new, skip or /s/address", channel.key));
                }
            }
        }
        Ok(plan)
    }
}

fn somebody(r: &mut Read<'_>, handle: &str) -> Res<Option<Somebody>> {
    let found = r.opt::<(PersonId, String, String)>(&BY_HANDLE, p![handle])?;
    Ok(found.map(|(id, handle, name)| Somebody { id, handle, name }))
}
