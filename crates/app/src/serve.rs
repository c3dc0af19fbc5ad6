//! `ensemble serve`: listens, delivers facts, keeps streams fed, stops cleanly.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::middleware::from_fn;
use store::Db;
use web::Site;

use crate::{rooms, router, tls};

/// Starts what runs beside the requests: delivery of facts, jobs, the live streams' feed, signals
/// between nodes.
pub fn background(site: &Site) {
    let db = site.db.clone();
    let gate = site.gate.clone();
    let mut kinds = rooms::kinds();
    kinds.extend(jobs::retention());
    let runner = jobs::Runner::new(db.clone(), rooms::consumers(), kinds).every_second(move |db: Db| {
        let gate = gate.clone();
        async move {
            if let Err(error) = gate.drain(&db).await {
                tracing::warn!(%error, "decisions could not be logged");
            }
        }
    });
    let own = site.clone();
    let runner = runner.every_second(move |_| {
        let site = own.clone();
        async move {
            wayfinding::mail::post::tick(&site).await;
            wayfinding::push::send::tick(&site).await;
            conversations::schedule::publish::tick(&site).await;
        }
    });
    let own = site.clone();
    // Other people's machines answer slowly: they keep nobody waiting but each other.
    let runner = runner.every_second(move |_| {
        let site = own.clone();
        async move { wayfinding::webhooks::send::tick(&site).await }
    });
    let own = site.clone();
    let runner = runner.every_second(move |_| {
        let site = own.clone();
        async move { conversations::previews::fetch::tick(&site).await }
    });
    let own = site.clone();
    let runner = runner.every_second(move |_| {
        let site = own.clone();
        async move {
            if let Err(error) = web::settings::refresh(&site).await {
                tracing::debug!(%error, "the settings could not be read; those of before hold");
            }
        }
    });
    tokio::spawn(runner.run());
    tokio::spawn(store::signal(db));
    tokio::spawn(feed(site.clone()));
    tokio::spawn(workshop::files::work::run(site.clone()));
    tokio::spawn(crate::vault::work::run(site.clone()));
}

/// Tells every open stream of this process what was committed anywhere.
async fn feed(site: Site) {
    let from = loop {
        match site.db.read(jobs::last_seq).await {
            Ok(seq) => break seq,
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(200)).await,
        }
    };
    let mut tail = jobs::Tail::new(site.db.clone(), from);
    loop {
        let facts = tail.next().await;
        wayfinding::home::hear(&site, &facts);
        // Another process (the command line, say) may have closed a door: who acts is looked up anew.
        if facts.iter().any(|f| f.kind.starts_with("person.") || f.kind == "session.ended") {
            site.db.wake();
        }
        for fact in facts {
            site.live.say(Arc::new(fact));
        }
    }
}

/// Listens on `address`, by TLS where files for it are given, until the process is asked to stop.
///
/// # Errors
/// When the address cannot be taken, or the certificate not be read.
pub async fn serve(
    site: Site,
    (address, tls): (SocketAddr, Option<tls::Files>),
    ready: impl FnOnce(SocketAddr),
) -> Result<(), String> {
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .map_err(|e| format!("{address} cannot be listened on: {e}; choose another with --listen"))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let router = router::router(&site);
    if let Some(files) = tls {
        let listener = tls::TlsListener::begin(listener, files)?;
        background(&site);
        ready(address);
        let app = router.layer(from_fn(tls::peer)).into_make_service_with_connect_info::<tls::Peer>();
        return axum::serve(listener, app)
            .with_graceful_shutdown(asked_to_stop())
            .await
            .map_err(|e| e.to_string());
    }
    background(&site);
    ready(address);
    let app = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(asked_to_stop()).await.map_err(|e| e.to_string())
}

async fn asked_to_stop() {
    let interrupt = async {
        drop(tokio::signal::ctrl_c().await);
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut stop) => drop(stop.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
    // Open streams would hold the door for ever: after a short while the process just ends.
    tokio::spawn(async {
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        std::process::exit(0);
    });
}
