//! A Slack export: `users.json`, `channels.json` and its like, a folder for each channel, a file for
//! each day; of one workspace, or of many in their own folders.

mod bots;
mod channel;
mod group;
mod marks;
mod names;
mod records;
mod words;
mod workspace;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::archive::{Archive, Bounds, Reader};
use super::past::{Choices, Guest, Line, Lines, Outline, Past, Place, Speech};
use super::{ExchangeError, names as fit};

/// An export whose top was read.
pub(crate) struct Slack {
    reader: Mutex<Reader>,
    /// Files of a folder, in the order of their names.
    folders: HashMap<String, Vec<String>>,
    /// Folders that belong to a channel by its present name.
    taken: HashSet<String>,
    outline: Outline,
}

impl Slack {
    /// Reads all of the zip once, and its top.
    pub(crate) fn open(path: &Path, bounds: Bounds, choices: &Choices) -> Result<Self, ExchangeError> {
        let archive = Archive::check(path, bounds)?;
        let mut folders: HashMap<String, Vec<String>> = HashMap::new();
        for name in archive.names().iter().filter(|n| n.ends_with(".json")) {
            let folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
            folders.entry(folder).or_default().push(name.clone());
        }
        folders.values_mut().for_each(|files| files.sort());
        let mut reader = archive.reader()?;
        let found = workspace::find(&archive, &mut reader)?;
        let mut own = Self {
            reader: Mutex::new(reader),
            taken: found.places.iter().flat_map(|p| p.folders.iter().take(1).cloned()).collect(),
            folders,
            outline: Outline::default(),
        };
        let (places, refused) = own.allowed(found.places, choices)?;
        own.outline = Outline { source: found.source, people: found.people, places, refused, bad: found.bad };
        Ok(own)
    }

    fn days(&self, place: &Place) -> Result<channel::Days, ExchangeError> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut days, mut read) = (channel::Days::default(), HashSet::new());
        let mut waiting: Vec<String> = place.folders.clone();
        while let Some(folder) = waiting.pop() {
            let fresh = read.insert(folder.clone());
            let Some(files) = self.folders.get(&folder).filter(|_| fresh) else { continue };
            channel::read_days(&mut reader, files, &mut days)?;
            // Under an earlier name the channel had an earlier folder, unless another one has it now.
            let root = folder.trim_end_matches('/').rsplit_once('/').map_or("", |(root, _)| root);
            let joint = if root.is_empty() { "" } else { "/" };
            for name in days.earlier.drain(..) {
                let folder = format!("{root}{joint}{name}/");
                if !self.taken.contains(&folder) {
                    waiting.push(folder);
                }
            }
        }
        Ok(days)
    }
}

impl Past for Slack {
    fn kind(&self) -> &'static str {
        "slack"
    }
    fn outline(&self) -> &Outline {
        &self.outline
    }
    fn lines(&self, place: &Place) -> Result<Lines, ExchangeError> {
        Ok(self.days(place)?.lines(&place.key))
    }
    fn words(&self, line: &Line, speech: &Speech) -> String {
        let body = speech.markdown(&fit::text(&line.text));
        if line.mark == channel::ME && !body.trim().is_empty() {
            return format!("_{}_", body.trim());
        }
        body
    }
}

/// A user, as whoever they will be here.
fn guest(user: &records::User) -> Guest {
    let profile = &user.profile;
    let offered = [&profile.real_name, &user.real_name, &profile.display_name];
    let mut offered = offered.into_iter().flatten().map(|n| fit::line(n)).filter(|n| !n.is_empty());
    Guest {
        key: user.id.clone(),
        handle: user.name.clone(),
        name: offered.next().unwrap_or_default(),
        mail: profile.email.clone(),
        title: profile.title.clone().unwrap_or_default(),
        zone: user.tz.clone(),
        left: user.deleted,
    }
}
