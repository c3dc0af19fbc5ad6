//! Filling the made-up company: how long it will take is said before, how long it took afterwards.

use std::sync::Arc;
use std::time::{Duration, Instant};

use company::Company;
use store::Db;

use super::demo::{Demo, plan_at};
use crate::rooms;

/// Up to so many people everything is found from the first moment; beyond, the index is written while
/// the pages are served already.
const AT_ONCE: usize = 2_500;
/// Writing took 1.2 times as long as planning at 100,000 people; the index was seen finished after twelve
/// times, on a machine with other work. Both are guesses, told as “about”.
const WRITING: u32 = 2;
const INDEXING: u32 = 12;

/// Plans the company and writes it down.
pub(super) async fn fill(db: &Db, demo: &Demo) -> Result<Arc<Company>, String> {
    println!("Filling the made-up company…");
    let large = demo.people > AT_ONCE;
    let started = Instant::now();
    let company = Arc::new(plan_at(db.clock().now(), demo)?);
    let planned = started.elapsed();
    if large {
        let (people, messages) = (company.people.len(), company.messages());
        println!(
            "{people} people and {messages} messages are planned ({}); writing them down takes about {}.",
            seconds(planned),
            seconds(planned * WRITING)
        );
    }
    let started = Instant::now();
    company::pour(db, company.clone()).await.map_err(|e| e.to_string())?;
    if large {
        println!(
            "Written in {}. They can be read at once, and found in about {}.",
            seconds(started.elapsed()),
            seconds(planned * INDEXING)
        );
    }
    Ok(company)
}

/// A small company is found before it is served.
pub(super) async fn found(db: &Db, demo: &Demo) -> Result<(), String> {
    if demo.people > AT_ONCE {
        return Ok(());
    }
    jobs::settle(db, &rooms::consumers(), &rooms::kinds()).await.map_err(|e| e.to_string())
}

fn seconds(time: Duration) -> String {
    if time.as_secs() < 120 {
        format!("{:.0} s", time.as_secs_f64())
    } else {
        format!("{:.0} min", time.as_secs_f64() / 60.0)
    }
}
