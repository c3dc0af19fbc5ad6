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

use super::filling;
use crate::config::Settings;
use crate::{open, serve};

/// The made-up company.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// How many people work there
    #[arg(long, default_value_t = 420)]
    pub(super) people: usize,
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
    db.read(people::store::anybody).await.map(|found| !found).map_err(|e| e.to_string())
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
        None if empty(&db).await? => Some(filling::fill(&db, demo).await?),
        None => {
            return Err(format!(
                "{} holds a real network; the demo needs its own: --data FOLDER",
                settings.data.display()
            ));
        }
    };
    if let Some(path) = &demo.truth {
        let truth = match &fresh {
            Some(company) => company::truth(company),
            // The same company as the one that is there, also when the calendar has gone on since.
            None => {
                let end = company::ended(&db).await.map_err(|e| e.to_string())?;
                company::truth(&plan_at(end.unwrap_or_default(), demo)?)
            }
        };
        let text = serde_json::to_string_pretty(&truth).map_err(|e| e.to_string())?;
        std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let site = open::site(settings, db)?;
    if let Some(plan) = fresh {
        programs(&site, plan).await?;
        files(&site).await?;
        filling::found(&site.db, demo).await?;
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
    Ok(())
}

/// The company as it ends in the week before a moment.
pub(super) fn plan_at(now: kernel::Time, demo: &Demo) -> Result<company::Company, String> {
    company::plan_back(demo.people, demo.seed, company::weeks_to(now)).map_err(|e| e.to_string())
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
