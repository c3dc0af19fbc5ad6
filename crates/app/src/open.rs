//! Opens a site: database, words, gate.

use blobs::Blobs;
use kernel::{Clock, Words};
use store::{Db, Options, Target};
use web::depot::{self, Depot};
use web::live::Hub;
use web::{Site, SiteParts};

use crate::config::Settings;
use crate::{key, rooms};

/// Opens the database of `settings` with its folder.
///
/// # Errors
/// A sentence for the operator.
pub fn database(settings: &Settings, options: Options) -> Result<Db, String> {
    if let Target::Sqlite(path) = &settings.target
        && let Some(folder) = path.parent()
    {
        let mut made = std::fs::DirBuilder::new();
        made.recursive(true);
        // Password hashes and closed spaces lie in here: nobody else on the machine reads them.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
        made.create(folder)
            .map_err(|e| format!("the data folder {} cannot be made: {e}", folder.display()))?;
    }
    let options = Options { who: settings.who.clone(), ..options };
    Db::open(settings.target.clone(), options).map_err(|e| e.to_string())
}

/// A site on an open database.
///
/// # Errors
/// When words or rules of the program itself do not fit together (tests forbid that).
pub fn site(settings: &Settings, db: Db) -> Result<Site, String> {
    let words: &'static Words = Box::leak(Box::new(rooms::words()?));
    let clock: Clock = db.clock().clone();
    let site = Site::new(SiteParts {
        gate: rooms::gate()?,
        words,
        clock,
        live: Hub::default(),
        name: settings.name.clone().into(),
        zone: settings.zone.clone().into(),
        url: settings.url.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        demo: settings.demo,
        db,
    });
    let limits = &settings.limits;
    site.shelf::<crate::layers::Rates>().set(limits.api_per_minute, limits.costly_per_minute);
    if limits.allow_internal == Some(true) {
        site.shelf::<web::outward::Outward>().allow_here();
    }
    site.shelf::<web::settings::Live>().begin(base(settings));
    site.shelf::<web::workers::Workers>().set(rooms::consumers());
    site.set_depot(depot(settings)?);
    site.shelf::<crate::metrics::Metrics>().begin(settings.metrics_token.as_deref());
    site.shelf::<crate::vault::work::Folder>().set(&settings.data);
    site.shelf::<web::keys::Keys>().set(key::own(settings)?);
    site.shelf::<wayfinding::mail::host::Host>().set(wayfinding::mail::host::Settings {
        smtp: settings.mail.smtp.clone(),
        from: settings.mail.from.clone(),
        reply: settings.mail.reply.clone(),
        token: settings.mail.token.clone(),
        auth: settings.mail.auth.clone(),
        base: settings.url.clone().unwrap_or_else(|| format!("http://{}", settings.listen)),
    });
    if settings.mail.smtp.is_some() {
        site.shelf::<web::letters::Letters>().begin();
    }
    Ok(site)
}

/// What the settings file says of what administrators may choose otherwise.
pub(crate) fn base(settings: &Settings) -> web::settings::Base {
    use web::settings::{API_RATE, COSTLY_RATE, FILE_MB, MAIL_HOST, NAME, SPACE_MB, ZONE};
    let limits = &settings.limits;
    let said = [
        (NAME, Some(settings.name.clone())),
        (ZONE, Some(settings.zone.clone())),
        (FILE_MB, limits.file_mb.map(|mb| mb.to_string())),
        (MAIL_HOST, settings.mail.smtp.as_deref().map(without_password)),
        (SPACE_MB, limits.space_mb.map(|mb| mb.to_string())),
        (API_RATE, limits.api_per_minute.map(|n| n.to_string())),
        (COSTLY_RATE, limits.costly_per_minute.map(|n| n.to_string())),
    ];
    let values = said.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    let rates = |site: &Site, api, costly| site.shelf::<crate::layers::Rates>().set(Some(api), Some(costly));
    let given = settings.mail.smtp.iter().map(|_| MAIL_HOST).collect();
    let mail = |site: &Site, host: &str| {
        let host = Some(host.to_owned()).filter(|h| !h.is_empty());
        site.shelf::<web::letters::Letters>().set(host.is_some());
        site.shelf::<wayfinding::mail::host::Host>().choose(host);
    };
    web::settings::Base { values, given, mail: Some(mail), rates: Some(rates) }
}

/// A mail host as it may be shown.
fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("smtp", url));
    let host = rest.rsplit('@').next().unwrap_or(rest);
    format!("{scheme}://{}", host.split(['?', '/']).next().unwrap_or(host))
}

/// Where the files of `settings` are kept.
///
/// # Errors
/// A sentence for the operator.
pub fn depot(settings: &Settings) -> Result<Depot, String> {
    let files = &settings.files;
    let (bucket, folder) = match &files.place {
        Some(place) if place.starts_with("s3://") => (Some(place.as_str()), settings.data.join("files")),
        Some(folder) => (None, folder.into()),
        None => (None, settings.data.join("files")),
    };
    Ok(Depot {
        blobs: Blobs::open(bucket, &folder)?,
        most: settings.limits.file_mb.map_or(depot::MOST, |mb| mb.saturating_mul(1_000_000)).into(),
        quota_mb: settings.limits.space_mb.unwrap_or(depot::QUOTA_MB).into(),
        scan: files.scan.clone(),
    })
}
