//! `admin settings …`: what administrators choose on their page, from the shell. A serving program
//! follows within a second.

use ::store::Db;
use clap::Subcommand;
use commons::administration::settings::acts::choose;
use kernel::{Lang, Lexicon, Problem};
use web::settings::{Base, Live, SETTINGS, Setting, chosen, of_key};

use super::Said;
use crate::config::Settings;
use crate::{open, rooms};

/// What is done with the settings.
#[derive(Debug, Subcommand)]
pub(super) enum Act {
    /// Every setting with what holds
    List,
    /// What one holds
    Get {
        /// Which: spaces.projects, say
        key: String,
    },
    /// Choose one
    Set {
        /// Which
        key: String,
        /// What
        value: String,
    },
    /// Back to what is usual
    Unset {
        /// Which
        key: String,
    },
}

fn known(key: &str) -> Result<&'static Setting, String> {
    of_key(key).ok_or_else(|| {
        let all: Vec<&str> = SETTINGS.iter().map(|s| s.key).collect();
        format!("there is no setting “{key}”; there are: {}", all.join(", "))
    })
}

/// Every setting with what holds and what is usual.
async fn all(db: &Db, live: &Live) -> Result<Vec<(&'static str, String, String)>, String> {
    let rows = db.read(chosen).await.map_err(|e| e.to_string())?;
    let held = |s: &Setting| rows.iter().find(|c| c.key == s.key).map(|c| c.value.clone());
    let row = |s: &'static Setting| (s.key, held(s).unwrap_or_else(|| live.base(s.key)), live.base(s.key));
    Ok(SETTINGS.iter().map(row).collect())
}

fn said(rows: &[(&'static str, String, String)], one: bool) -> Said {
    let json = |(key, value, usual): &(&'static str, String, String)| serde_json::json!({"key": key, "value": value, "usual": usual});
    match rows {
        [row] if one => Said { words: row.1.clone(), json: json(row) },
        rows => {
            let lines: Vec<String> = rows.iter().map(|(key, value, _)| format!("{key} = {value}")).collect();
            let items: Vec<_> = rows.iter().map(json).collect();
            Said { words: lines.join("\n"), json: serde_json::json!({"items": items}) }
        }
    }
}

/// What is wrong, in a sentence.
fn sentence(why: &Problem, zone: &str, now: kernel::Time) -> String {
    let Ok(words) = rooms::words() else { return why.to_string() };
    let l = Lexicon::new(Box::leak(Box::new(words)), Lang::En, zone, now);
    let Problem::Invalid(errors) = why else { return why.to_string() };
    errors.iter().map(|e| l.told(e.reason, &e.args)).collect::<Vec<_>>().join(" ")
}

pub(super) async fn run(settings: &Settings, db: &Db, act: &Act) -> Result<Said, String> {
    let live = Live::default();
    live.begin(Base { rates: None, mail: None, ..open::base(settings) });
    let (key, value) = match act {
        Act::List => return Ok(said(&all(db, &live).await?, false)),
        Act::Get { key } => (key, None),
        Act::Set { key, value } if value.trim().is_empty() => {
            return Err(format!("give a value; “admin settings unset {key}” goes back to what is usual"));
        }
        Act::Set { key, value } => (key, Some(value.as_str())),
        Act::Unset { key } => (key, Some("")),
    };
    let setting = known(key)?;
    if value.is_some() && live.given(setting.key) {
        return Err(format!("{key}: it is given where the program is started; change it there"));
    }
    if let Some(value) = value {
        let (value, base) = (value.to_owned(), live.base(setting.key));
        db.write(move |w| choose(w, None, setting, (&value, None, &base)))
            .await
            .map_err(|why| format!("{key}: {}", sentence(&why, &settings.zone, db.clock().now())))?;
    }
    let rows = all(db, &live).await?;
    let row: Vec<_> = rows.into_iter().filter(|(k, ..)| *k == setting.key).collect();
    Ok(said(&row, true))
}
