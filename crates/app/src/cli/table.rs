//! `import people` and `import units`: the organisation by CSV.

use std::path::Path;
use std::process::ExitCode;

use kernel::{Lang, Lexicon};
use people::table::{Kind, command};

use super::{database, end};
use crate::config::Settings;
use crate::rooms;

pub(super) async fn import(settings: &Settings, kind: Kind, file: &Path, json: bool) -> ExitCode {
    match run(settings, kind, file, json).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("ensemble: {why}");
            ExitCode::from(2)
        }
    }
}

async fn run(settings: &Settings, kind: Kind, file: &Path, json: bool) -> Result<bool, String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let db = database(settings)?;
    let zone = settings.zone.clone();
    let done = db.write(move |w| command::apply(w, kind, &bytes, &zone)).await.map_err(|e| e.to_string())?;
    jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await.map_err(|e| e.to_string())?;
    let words = Box::leak(Box::new(rooms::words()?));
    let l = Lexicon::new(words, Lang::En, &settings.zone, db.clock().now());
    end(db);
    let say = |wrong: &people::table::read::Wrong| l.told(wrong.reason, &wrong.args);
    if json {
        let wrong: Vec<_> = done
            .wrong
            .iter()
            .map(|w| serde_json::json!({"line": w.line, "column": w.column, "reason": say(w)}))
            .collect();
        println!("{}", serde_json::json!({"rows": done.rows, "changed": done.changed, "errors": wrong}));
    } else {
        for wrong in &done.wrong {
            eprintln!("{}:{}: {}: {}", file.display(), wrong.line, wrong.column, say(wrong));
        }
        println!(
            "{} rows, {} changes{}",
            done.rows,
            done.changed,
            if done.wrong.is_empty() { "" } else { "; nothing was saved" }
        );
    }
    Ok(done.wrong.is_empty())
}
