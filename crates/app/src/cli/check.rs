//! `check`: settings, database, rules, integrity; exit 1 and a list when something is wrong.

use std::process::ExitCode;

use store::{Db, Read, Res, p, sql};

use super::{database, end};
use crate::config::Settings;
use crate::rooms;

sql!(
    LOST_MESSAGES,
    "SELECT COUNT(*) FROM messages m WHERE NOT EXISTS (SELECT 1 FROM threads t WHERE t.id = m.thread_id)"
);
sql!(
    LOST_THREADS,
    "SELECT COUNT(*) FROM threads t WHERE NOT EXISTS (SELECT 1 FROM spaces s WHERE s.id = t.space_id)"
);
sql!(
    LOST_MEMBERS,
    "SELECT COUNT(*) FROM memberships m WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = m.person_id) OR NOT EXISTS (SELECT 1 FROM spaces s WHERE s.id = m.space_id)"
);
sql!(
    FACT_GAPS,
    "SELECT COUNT(*) FROM (SELECT seq, LAG(seq) OVER (ORDER BY seq) AS before FROM facts WHERE seq IS NOT NULL) s WHERE before IS NOT NULL AND seq <> before + 1"
);
sql!(PARKED, "SELECT COUNT(*) FROM parked_facts");
sql!(PARKED_JOBS, "SELECT COUNT(*) FROM jobs WHERE state = 'parked'");

/// One thing that was looked at.
#[derive(Debug, serde::Serialize)]
struct Finding {
    what: &'static str,
    fine: bool,
    detail: String,
}

fn finding(what: &'static str, result: Result<String, String>) -> Finding {
    match result {
        Ok(detail) => Finding { what, fine: true, detail },
        Err(detail) => Finding { what, fine: false, detail },
    }
}

pub(super) async fn run(settings: &Settings, json: bool) -> ExitCode {
    let mut findings = vec![
        finding("words", rooms::words().map(|_| "both languages".into())),
        finding("rules", rooms::gate().map(|_| "valid against the schema".into())),
    ];
    match database(settings) {
        Ok(db) => {
            findings.push(finding("database", Ok(format!("{:?}, up to date", db.engine()))));
            findings.extend(integrity(&db).await);
            end(db);
        }
        Err(why) => findings.push(finding("database", Err(why))),
    }
    let fine = findings.iter().all(|f| f.fine);
    if json {
        println!("{}", serde_json::json!({ "fine": fine, "findings": findings }));
    } else {
        for f in &findings {
            println!("{} {}: {}", if f.fine { "ok   " } else { "WRONG" }, f.what, f.detail);
        }
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn integrity(db: &Db) -> Vec<Finding> {
    let counts = db.read_for(0, count_all).await;
    match counts {
        Err(error) => vec![finding("integrity", Err(error.to_string()))],
        Ok(counts) => counts
            .into_iter()
            .map(|(what, n)| finding(what, if n == 0 { Ok("none".into()) } else { Err(format!("{n}")) }))
            .collect(),
    }
}

fn count_all(r: &mut Read<'_>) -> Res<Vec<(&'static str, i64)>> {
    let list: [(&'static str, &'static store::Sql); 6] = [
        ("messages without a thread", &LOST_MESSAGES),
        ("threads without a space", &LOST_THREADS),
        ("memberships without a person or space", &LOST_MEMBERS),
        ("gaps in the facts", &FACT_GAPS),
        ("parked facts", &PARKED),
        ("parked jobs", &PARKED_JOBS),
    ];
    list.into_iter().map(|(what, sql)| Ok((what, r.one::<(i64,)>(sql, p![])?.0))).collect()
}
