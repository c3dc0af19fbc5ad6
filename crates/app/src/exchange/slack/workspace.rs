//! The top of an export: workspaces, who is in them, which channels there are, and which of those
//! the operator lets in.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::Time;
use serde::de::DeserializeOwned;

use super::records::{self, Channel, User, micros};
use super::{Slack, guest};
use crate::exchange::archive::{Archive, Reader};
use crate::exchange::past::{Choices, Guest, Open, Place, Refused};
use crate::exchange::{ExchangeError, names};

/// Lists of channels, and who can read those.
const LISTS: [(&str, Open); 4] = [
    ("channels.json", Open::All),
    ("groups.json", Open::Members),
    ("mpims.json", Open::Few),
    ("dms.json", Open::Few),
];
const USERS: [&str; 2] = ["users.json", "org_users.json"];

/// What stands at the top.
#[derive(Default)]
pub(super) struct Found {
    pub source: String,
    pub people: Vec<Guest>,
    pub places: Vec<Place>,
    pub bad: Vec<(String, String)>,
}

/// Reads the top of an export.
pub(super) fn find(archive: &Archive, reader: &mut Reader) -> Result<Found, ExchangeError> {
    let names: HashSet<&str> = archive.names().iter().map(String::as_str).collect();
    let prefixes = workspaces(archive.names());
    let lists: Vec<String> = USERS
        .iter()
        .flat_map(|file| above(&prefixes).into_iter().map(move |prefix| format!("{prefix}{file}")))
        .filter(|name| names.contains(name.as_str()))
        .collect();
    if prefixes.is_empty() || lists.is_empty() {
        return Err(ExchangeError::file(
            "This zip is not a Slack export: there is no users.json with a channels.json beside it. Nothing was imported.",
        ));
    }
    let (mut found, mut users, mut seen) = (Found::default(), Vec::<User>::new(), HashSet::new());
    for name in &lists {
        users.extend(list::<User>(reader, name, &mut found.bad)?);
    }
    users.retain(|u| seen.insert(u.id.clone()));
    // Keys of one workspace are its own; an export without its id is just "slack".
    let team = users.iter().find_map(|u| u.team_id.clone()).filter(|t| !t.is_empty());
    found.source = team.map_or_else(|| "slack".to_owned(), |team| format!("slack:{team}"));
    found.people = users.iter().map(guest).collect();
    let by_key: HashMap<&str, &Guest> = found.people.iter().map(|g| (g.key.as_str(), g)).collect();
    for prefix in &prefixes {
        for (file, open) in LISTS {
            let name = format!("{prefix}{file}");
            if !names.contains(name.as_str()) {
                continue;
            }
            for channel in list::<Channel>(reader, &name, &mut found.bad)? {
                found.places.push(place(channel, prefix, open, &by_key));
            }
        }
    }
    apart(&mut found.places, &prefixes);
    Ok(found)
}

/// The folders in which lists of channels lie: one, or those of a Grid's workspaces.
fn workspaces(names: &[String]) -> BTreeSet<String> {
    let of = |name: &String| LISTS.iter().find_map(|(file, _)| name.strip_suffix(file).map(str::to_owned));
    let mut all: BTreeSet<String> =
        names.iter().filter_map(of).filter(|p| p.is_empty() || p.ends_with('/')).collect();
    // A channel may itself be called like a list's folder: only the shallow ones count.
    let shallow = all.iter().map(|p| p.matches('/').count()).min().unwrap_or(0);
    all.retain(|p| p.matches('/').count() <= shallow + 2);
    all
}

/// The folders themselves and all above them.
fn above(prefixes: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for prefix in prefixes {
        all.insert(prefix.clone());
        let mut rest = prefix.as_str();
        while let Some((up, _)) = rest.trim_end_matches('/').rsplit_once('/') {
            all.insert(format!("{up}/"));
            rest = up;
        }
        all.insert(String::new());
    }
    all
}

fn list<T: DeserializeOwned>(
    reader: &mut Reader,
    name: &str,
    bad: &mut Vec<(String, String)>,
) -> Result<Vec<T>, ExchangeError> {
    let (all, wrong) = records::read(&reader.bytes(name)?).map_err(|why| {
        ExchangeError::file(format!("{name} is not what a Slack export holds: {why}. Nothing was imported."))
    })?;
    bad.extend(wrong.into_iter().map(|(at, why)| (format!("{name} [{at}]"), why)));
    Ok(all.into_iter().map(|(_, record)| record).collect())
}

fn place(channel: Channel, prefix: &str, open: Open, people: &HashMap<&str, &Guest>) -> Place {
    let open = if channel.is_private && open == Open::All { Open::Members } else { open };
    let shown = |key: &String| people.get(key.as_str()).map_or_else(|| key.clone(), |g| g.name.clone());
    let name = match open {
        Open::Few => channel.members.iter().map(shown).collect::<Vec<_>>().join(", "),
        _ => channel.name.clone(),
    };
    let called = names::line(&name);
    let origin = match open {
        Open::All => format!("The channel “{called}”, brought here from Slack with its conversations."),
        Open::Members => format!("The private channel “{called}”, brought here from Slack for its members."),
        Open::Few => "Direct messages, brought here from Slack for those who wrote them.".to_owned(),
    };
    let folders = [&channel.name, &channel.id].into_iter().chain(&channel.previous_names);
    let folders = folders.filter(|n| !n.is_empty()).map(|n| format!("{prefix}{}/", super::names::one(n)));
    Place {
        folders: folders.collect(),
        name,
        purpose: vec![channel.purpose.value, channel.topic.value],
        origin,
        created: whole_ms(channel.created),
        archived: channel.is_archived,
        members: channel.members,
        keeper: channel.creator,
        open,
        key: channel.id,
    }
}

/// Channels of several workspaces that are called alike bear the workspace's name.
fn apart(places: &mut [Place], prefixes: &BTreeSet<String>) {
    if prefixes.len() < 2 {
        return;
    }
    let mut count: HashMap<String, usize> = HashMap::new();
    for place in places.iter() {
        *count.entry(place.name.clone()).or_insert(0) += 1;
    }
    for place in places.iter_mut().filter(|p| count.get(&p.name).is_some_and(|n| *n > 1)) {
        let folder = place.folders.first().map_or("", String::as_str).trim_end_matches('/');
        let workspace = folder.rsplit('/').nth(1).unwrap_or_default().to_owned();
        if !workspace.is_empty() {
            place.name = format!("{} ({workspace})", place.name);
        }
    }
}

/// Seconds with a fraction as a time; `None` for what is not between 2000 and 2100.
fn whole_ms(seconds: f64) -> Option<Time> {
    micros(&format!("{seconds:.3}")).map(|micros| Time(micros / 1000))
}

impl Slack {
    /// The places that are let in, and how much is not.
    pub(super) fn allowed(
        &self,
        places: Vec<Place>,
        choices: &Choices,
    ) -> Result<(Vec<Place>, Vec<Refused>), ExchangeError> {
        let mut private = Refused { what: "private", places: 0, messages: 0, allow: "--private" };
        let mut direct = Refused { what: "direct", places: 0, messages: 0, allow: "--direct" };
        let mut kept = Vec::with_capacity(places.len());
        for place in places {
            let counted = match place.open {
                Open::Members if !choices.private => &mut private,
                Open::Few if !choices.direct => &mut direct,
                _ => {
                    kept.push(place);
                    continue;
                }
            };
            counted.places += 1;
            counted.messages += self.days(&place)?.count();
        }
        Ok((kept, [private, direct].into_iter().filter(|r| r.places > 0).collect()))
    }
}
