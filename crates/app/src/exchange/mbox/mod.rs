//! A mailing list as an mbox file: who wrote is who the mail is from, a conversation is what hangs
//! together by its mails' references or subject, and the same mail counts once.

mod from;
mod mail;
mod split;
mod thread;
mod words;

use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use kernel::Time;

use super::past::{Guest, Line, Lines, Outline, Past, Place, Speech};
use super::{ExchangeError, names};
use mail::Mail;

/// The key of the one place an mbox has.
const LIST: &str = "list";
/// So many mails are looked at to know whose list it is.
const LOOK: usize = 50;

/// A file whose first mails were read.
pub(crate) struct Mbox {
    path: PathBuf,
    outline: Outline,
}

fn open(path: &Path) -> Result<split::Split<BufReader<File>>, ExchangeError> {
    let file = File::open(path).map_err(|e| ExchangeError::io(path, &e))?;
    Ok(split::Split::new(BufReader::with_capacity(1 << 18, file)))
}

impl Mbox {
    /// Looks at the first mails.
    pub(crate) fn open(path: &Path) -> Result<Self, ExchangeError> {
        let stem = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let (mut found, mut created, mut id, mut name) = (0, None, None, None);
        for raw in open(path)?.take(LOOK) {
            let raw = raw.map_err(|e| ExchangeError::io(path, &e))?;
            let Ok(mail) = Mail::read(&raw) else { continue };
            found += 1;
            created = created.min(Some(mail.at)).or(Some(mail.at));
            id = id.or(mail.list_id);
            name = name.or(mail.list_name);
        }
        if found == 0 {
            return Err(ExchangeError::file(
                "This is not an mbox file: no mail could be read in it. Nothing was imported.",
            ));
        }
        let name = name.or_else(|| id.as_ref().and_then(|i| i.split('.').next()).map(str::to_owned));
        let name = name.unwrap_or(stem);
        let place = Place {
            key: LIST.to_owned(),
            origin: format!("The mailing list “{}”, brought here with its mails.", names::line(&name)),
            archived: false,
            created,
            name: name.clone(),
            ..Place::default()
        };
        let source = format!("mbox:{}", id.unwrap_or(name).to_lowercase());
        Ok(Self {
            path: path.to_owned(),
            outline: Outline { source, places: vec![place], ..Outline::default() },
        })
    }
}

impl Past for Mbox {
    fn kind(&self) -> &'static str {
        "mbox"
    }
    fn outline(&self) -> &Outline {
        &self.outline
    }
    fn lines(&self, _: &Place) -> Result<Lines, ExchangeError> {
        let (mut mails, mut seen, mut lines) = (Vec::<Mail>::new(), HashSet::new(), Lines::default());
        for (at, raw) in open(&self.path)?.enumerate() {
            let raw = raw.map_err(|e| ExchangeError::io(&self.path, &e))?;
            match Mail::read(&raw) {
                Ok(mail) if seen.insert(mail.id.clone()) => mails.push(mail),
                Ok(_) => lines.passed_over += 1,
                Err(why) => lines.bad.push((format!("mail {}", at + 1), why)),
            }
        }
        lines.lines = thread::threads(mails).into_iter().map(line).collect();
        Ok(lines)
    }
    fn words(&self, line: &Line, _: &Speech) -> String {
        words::markdown(&names::text(&line.text))
    }
}

fn line((thread, opens, mail): (String, bool, Mail)) -> Line {
    let handle = mail.from.mail.split('@').next().unwrap_or_default().to_owned();
    let guest = Guest {
        key: mail.from.mail.clone(),
        handle,
        name: mail.from.name,
        mail: Some(mail.from.mail.clone()).filter(|m| m.contains('@')),
        ..Guest::default()
    };
    Line {
        key: mail.id,
        thread,
        at: Time(mail.at.0),
        author: mail.from.mail,
        guest: Some(Box::new(guest)),
        title: opens.then(|| thread::subject(&mail.subject).0),
        text: mail.text,
        files: mail.files,
        ..Line::default()
    }
}
