//! `demo`: a made-up company, filled once and served on loopback, with a switch between its people.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use store::Db;
use web::Site;
use workshop::files::bring;

use crate::config::Settings;
use crate::{open, rooms, serve};

/// The made-up company.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// How many people work there
    #[arg(long, default_value_t = 420)]
    people: usize,
    /// The same seed and size give the same company
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Also write what was planted to this file (JSON)
    #[arg(long)]
    truth: Option<PathBuf>,
}

/// Which made-up company a database holds, if one.
pub(super) async fn made_by(db: &Db) -> Result<Option<String>, String> {
    company::made_by(db).await.map_err(|e| e.to_string())
}

async fn empty(db: &Db) -> Result<bool, String> {
    Ok(db.read(people::store::count).await.map_err(|e| e.to_string())? == 0)
}

pub(super) async fn run(settings: &Settings, demo: &Demo) -> Result<(), String> {
    let started = Instant::now();
    let db = open::database(settings, settings.limits.options())?;
    let wanted = format!("demo:{}:{}", demo.people, demo.seed);
    let made = made_by(&db).await?;
    let fresh = made.is_none();
    match made {
        Some(found) if found == wanted => println!("The company is there already."),
        Some(found) => {
            return Err(format!(
                "{} holds another company ({found}); delete it or choose another --data",
                settings.data.display()
            ));
        }
        None if empty(&db).await? => fill(&db, &plan(&db, demo)?).await?,
        None => {
            return Err(format!(
                "{} holds a real network; the demo needs its own: --data FOLDER",
                settings.data.display()
            ));
        }
    }
    if let Some(path) = &demo.truth {
        let truth = company::truth(&plan(&db, demo)?);
        let text = serde_json::to_string_pretty(&truth).map_err(|e| e.to_string())?;
        std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let site = open::site(settings, db)?;
    if fresh {
        files(&site).await?;
    }
    serve::serve(site, (settings.listen, None), move |address| {
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "Noria, a made-up company of {} people, is at http://{address} (ready after {seconds:.1} s)",
            demo.people
        );
        println!("Choose in the page whose eyes you see it with. Ctrl-C stops it.");
    })
    .await
}

/// What lies in the folders of the company's spaces.
async fn files(site: &Site) -> Result<(), String> {
    for kept in company::files::FILES {
        let by = kept.by;
        let find = move |r: &mut store::Read<'_>| match people::store::password_of(r, by)? {
            Some((id, ..)) => people::store::actor(r, id),
            None => Ok(None),
        };
        let actor = site.db.read(find).await;
        let Some(actor) = actor.map_err(|e: store::Error| e.to_string())? else { continue };
        let bytes = kept.text.as_bytes();
        let brought = bring(site, &actor, kept.space, kept.folder, (kept.name, bytes)).await;
        // A smaller company has fewer spaces.
        if let Err(problem) = brought
            && problem != kernel::Problem::NotFound
        {
            return Err(format!("{}: {problem}", kept.name));
        }
    }
    jobs::settle(&site.db, &rooms::consumers(), &rooms::kinds()).await.map_err(|e| e.to_string())
}

/// The company, on a machine whose calendar is behind it some weeks earlier.
fn plan(db: &Db, demo: &Demo) -> Result<company::Company, String> {
    let back = company::weeks_to(db.clock().now());
    company::plan_back(demo.people, demo.seed, back).map_err(|e| e.to_string())
}

async fn fill(db: &Db, plan: &company::Company) -> Result<(), String> {
    println!("Filling the made-up company…");
    company::fill(db, plan).await.map_err(|e| e.to_string())?;
    jobs::settle(db, &rooms::consumers(), &rooms::kinds()).await.map_err(|e| e.to_string())
}
