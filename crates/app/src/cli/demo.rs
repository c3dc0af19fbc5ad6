//! `demo`: a made-up company, filled once and served on loopback, with a switch between its people.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use company::lived::{Seals, outside};
use sha2::{Digest, Sha256};
use store::Db;
use web::Site;
use web::keys::Keys;
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
    let fresh = match made_by(&db).await? {
        Some(found) if found == wanted => {
            println!("The company is there already.");
            None
        }
        Some(found) => {
            return Err(format!(
                "{} holds another company ({found}); delete it or choose another --data",
                settings.data.display()
            ));
        }
        None if empty(&db).await? => Some(fill(&db, plan(&db, demo)?).await?),
        None => {
            return Err(format!(
                "{} holds a real network; the demo needs its own: --data FOLDER",
                settings.data.display()
            ));
        }
    };
    if let Some(path) = &demo.truth {
        let truth = company::truth(&plan(&db, demo)?);
        let text = serde_json::to_string_pretty(&truth).map_err(|e| e.to_string())?;
        std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let site = open::site(settings, db)?;
    if let Some(plan) = fresh {
        programs(&site, plan).await?;
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

async fn fill(db: &Db, plan: company::Company) -> Result<Arc<company::Company>, String> {
    println!("Filling the made-up company…");
    let plan = Arc::new(plan);
    company::pour(db, plan.clone()).await.map_err(|e| e.to_string())?;
    jobs::settle(db, &rooms::consumers(), &rooms::kinds()).await.map_err(|e| e.to_string())?;
    Ok(plan)
}

/// Programs that are told of the company, that post there and that read it: their secrets are sealed by
/// the keys of this place.
async fn programs(site: &Site, plan: Arc<company::Company>) -> Result<(), String> {
    let keys = site.shelf::<Keys>();
    let seals = Seals {
        seal: Box::new(move |label, secret| keys.seal(label, secret)),
        mark: |secret| Sha256::digest(secret.as_bytes()).to_vec(),
    };
    let write = move |w: &mut store::Write<'_>| outside(w, &plan, &seals);
    site.db.bulk(write).await.map_err(|e: store::Error| e.to_string())
}
