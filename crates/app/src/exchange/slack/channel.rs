//! The days of a channel: read, told apart, grouped into conversations.

use kernel::Time;

use super::bots::{bot, said_beside};
use super::group::{Tie, group};
use super::records::{Attached, Line, micros, read};
use super::words::reaction;
use crate::exchange::archive::Reader;
use crate::exchange::past::{self, Beside, Guest, Lines};
use crate::exchange::{ExchangeError, names};

/// Said of oneself: “goes for lunch”.
pub(super) const ME: u8 = 1;

/// What the days of a channel hold.
#[derive(Debug, Default)]
pub(super) struct Days {
    lines: Vec<(i64, Option<i64>, Line)>,
    /// Names the channel had before.
    pub earlier: Vec<String>,
    passed_over: usize,
    bad: Vec<(String, String)>,
}

/// Reads days; a file or line that cannot be read is noted with its place.
pub(super) fn read_days(reader: &mut Reader, files: &[String], days: &mut Days) -> Result<(), ExchangeError> {
    for file in files {
        let (lines, bad) = match read::<Line>(&reader.bytes(file)?) {
            Ok(found) => found,
            Err(why) => {
                days.bad.push((file.clone(), format!("the file is not a list of messages: {why}")));
                continue;
            }
        };
        days.bad.extend(bad.into_iter().map(|(at, why)| (format!("{file} [{at}]"), why)));
        for (place, line) in lines {
            days.take(&format!("{file} [{place}]"), line);
        }
    }
    Ok(())
}

/// When a line was written and what it replies to.
fn sound(line: &Line) -> Result<(i64, Option<i64>), String> {
    let time = |ts: &str| micros(ts).ok_or_else(|| format!("“{}” is not a time", names::line(ts)));
    if line.user.as_deref().is_none_or(str::is_empty) && bot(line).is_none() {
        return Err("nobody wrote it".to_owned());
    }
    Ok((time(&line.ts)?, line.thread_ts.as_deref().map(time).transpose()?))
}

impl Days {
    fn take(&mut self, place: &str, mut line: Line) {
        if line.subtype.as_deref() == Some("channel_name") {
            self.earlier.extend(line.old_name.as_deref().map(super::names::one));
        }
        if !line.said() {
            self.passed_over += 1;
            return;
        }
        if let Some(comment) = line.comment.take() {
            (line.user, line.text) = (comment.user.or(line.user), comment.comment);
        }
        match sound(&line) {
            Ok((at, root)) => self.lines.push((at, root, line)),
            Err(why) => self.bad.push((place.to_owned(), why)),
        }
    }

    /// How many messages there are.
    pub(super) fn count(&self) -> usize {
        let ties: Vec<Tie> = self.lines.iter().map(|(at, root, _)| Tie { at: *at, root: *root }).collect();
        group(&ties).iter().map(|g| g.lines.len()).sum()
    }

    /// The lines of the channel, conversation by conversation.
    pub(super) fn lines(self, channel: &str) -> Lines {
        let ties: Vec<Tie> = self.lines.iter().map(|(at, root, _)| Tie { at: *at, root: *root }).collect();
        let mut lines: Vec<Option<Line>> = self.lines.into_iter().map(|(.., line)| Some(line)).collect();
        let mut all = Vec::with_capacity(lines.len());
        for conversation in group(&ties) {
            let thread = format!("{channel}:{}", conversation.root);
            for place in conversation.lines {
                if let (Some(tie), Some(line)) =
                    (ties.get(place), lines.get_mut(place).and_then(Option::take))
                {
                    all.push(one(channel, &thread, tie.at, line));
                }
            }
        }
        Lines { lines: all, passed_over: self.passed_over, bad: self.bad }
    }
}

fn one(channel: &str, thread: &str, at: i64, mut line: Line) -> past::Line {
    let written = line.user.take().filter(|u| !u.is_empty());
    let by_bot = if written.is_none() || line.is_bot() { bot(&line) } else { None };
    let (author, guest) = match (by_bot, written) {
        (Some(bot), _) => (bot.key.clone(), Some(bot)),
        (None, Some(user)) => (user.clone(), line.user_profile.take().map(|p| stranger(user, p))),
        (None, None) => (String::new(), None),
    };
    let beside = said_beside(&line);
    let given = line.reactions.iter().filter_map(|r| Some((reaction(&r.name)?, r.users.clone())));
    past::Line {
        key: format!("{channel}:{}", line.ts),
        thread: thread.to_owned(),
        at: Time(at / 1000),
        author,
        guest: guest.map(Box::new),
        edited: line.edited.as_ref().and_then(|e| micros(&e.ts)).map(|at| Time(at / 1000)),
        reactions: given.collect(),
        files: line.files.iter().map(file).collect(),
        mark: if line.subtype.as_deref() == Some("me_message") { ME } else { 0 },
        text: line.text + &beside,
        ..past::Line::default()
    }
}

/// Somebody who writes but is in no list of users.
fn stranger(key: String, profile: super::records::Profile) -> Guest {
    let name = profile.real_name.or(profile.display_name).unwrap_or_default();
    Guest { key, name, ..Guest::default() }
}

/// A file's name and where it lies; the key to it that stands in exports is left out.
fn file(file: &Attached) -> Beside {
    let name = file.title.as_ref().or(file.name.as_ref()).filter(|n| !n.is_empty());
    let name = name.map_or_else(|| "file".to_owned(), |n| names::line(n));
    if file.mode.as_deref() == Some("tombstone") {
        return Beside { name: format!("{name} (deleted in Slack)"), link: None, fetch: None };
    }
    let link = file.permalink.as_deref().or(file.url_private.as_deref());
    let link =
        link.filter(|l| l.starts_with("https://")).map(|l| l.split('?').next().unwrap_or(l).to_owned());
    let own = file.name.as_deref().filter(|n| !n.is_empty()).unwrap_or(&name);
    let fetch = file.url_private_download.as_ref().or(file.url_private.as_ref());
    let fetch = fetch.map(|address| (names::line(own), address.clone()));
    Beside { name, link, fetch }
}
