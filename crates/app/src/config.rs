//! Settings: a flag beats the environment beats `ensemble.toml`; unknown keys are refused by name.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use store::Target;

/// Settings every command may take.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "ENSEMBLE_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// Data folder: embedded database, files, keys [default: ./data]
    #[arg(long, env = "ENSEMBLE_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// `postgres://…` to scale out; the embedded database otherwise
    #[arg(long, env = "ENSEMBLE_DATABASE", global = true, hide_env_values = true)]
    pub database: Option<String>,
    /// Where files are kept: a folder, or `s3://bucket` [default: `files` in the data folder]
    #[arg(long, env = "ENSEMBLE_FILES", global = true)]
    pub files: Option<String>,
    /// Public address, required when not on loopback
    #[arg(long, env = "ENSEMBLE_URL", global = true)]
    pub url: Option<String>,
    /// Proxies in front whose X-Forwarded-For is believed, with commas between
    #[arg(long, env = "ENSEMBLE_TRUSTED_PROXIES", global = true, value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<std::net::IpAddr>>,
    /// Settings file [default: ./ensemble.toml when it exists]
    #[arg(long, env = "ENSEMBLE_CONFIG", global = true)]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    listen: Option<SocketAddr>,
    data: Option<PathBuf>,
    database: Option<String>,
    files: Option<FilesIn>,
    url: Option<String>,
    trusted_proxies: Option<Vec<std::net::IpAddr>>,
    name: Option<String>,
    zone: Option<String>,
    limits: Option<Limits>,
}

/// `files = "s3://bucket"`, or `[files]` with more to say.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum FilesIn {
    Place(String),
    More(Files),
}

/// `[files]`: where files are kept and who looks at them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Files {
    /// A folder, or `s3://bucket`; `files` in the data folder when nothing is said.
    pub place: Option<String>,
    /// A virus scanner: `clamd://host:port` or `clamd:///path/to/socket`.
    pub scan: Option<String>,
}

/// `[limits]`: how much of the machine the program takes.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Writes that share one fsync on SQLite at most [256].
    pub group_commit: Option<usize>,
    /// Requests that may wait for the database [4096].
    pub queue: Option<usize>,
    /// Reader threads on SQLite, connections on PostgreSQL [2 × cores].
    pub threads: Option<usize>,
    /// How large one file may be, in megabytes [100].
    pub file_mb: Option<u64>,
    /// How much a space may hold unless it says otherwise, in megabytes [10000].
    pub space_mb: Option<i64>,
}

impl Limits {
    /// The options of the database within these limits.
    #[must_use]
    pub fn options(&self) -> store::Options {
        let usual = store::Options::default();
        store::Options {
            group: self.group_commit.unwrap_or(usual.group).max(1),
            queue: self.queue.unwrap_or(usual.queue).max(1),
            threads: self.threads.unwrap_or(usual.threads).max(1),
            ..usual
        }
    }
}

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Data folder.
    pub data: PathBuf,
    /// Where the database is.
    pub target: Target,
    /// Where files are kept.
    pub files: Files,
    /// Public address without a slash at its end.
    pub url: Option<String>,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// The network's name.
    pub name: String,
    /// The zone of the network's civil day.
    pub zone: String,
    /// The made-up company.
    pub demo: bool,
    /// How much of the machine the program takes.
    pub limits: Limits,
}

/// Puts flags, environment (already in the flags) and file together.
///
/// # Errors
/// A sentence that names the setting and what would make it right.
pub fn settle(flags: &Flags, demo: bool) -> Result<Settings, String> {
    let file = read_file(flags)?;
    let folder = if demo { "./demo-data" } else { "./data" };
    let data = flags.data.clone().or(file.data).unwrap_or_else(|| folder.into());
    let target = match flags.database.clone().or(file.database) {
        None => Target::Sqlite(data.join("ensemble.db")),
        Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
            Target::Postgres(url)
        }
        Some(_) => return Err("database: give a postgres:// address, or nothing for the embedded one".into()),
    };
    let listen = flags.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
    let url = flags.url.clone().or(file.url).map(|u| u.trim_end_matches('/').to_owned());
    if let Some(url) = &url
        && !(url.starts_with("https://") || url.starts_with("http://"))
    {
        return Err(format!("url: “{url}” must begin with https:// or http://"));
    }
    if !listen.ip().is_loopback() && url.is_none() {
        return Err(format!(
            "listen: {listen} can be reached from outside, so the public address is needed too: --url https://…"
        ));
    }
    if demo && !listen.ip().is_loopback() {
        return Err("listen: the made-up company has no passwords, so it is served on loopback only".into());
    }
    let zone = file.zone.unwrap_or_else(|| "Europe/Paris".to_owned());
    if !commons::people::person::zone_exists(&zone) {
        return Err(format!("zone: there is no time zone “{zone}”; for example: Europe/Paris"));
    }
    let files = files(flags, file.files)?;
    Ok(Settings {
        listen,
        data,
        target,
        files,
        url,
        trusted_proxies: flags.trusted_proxies.clone().or(file.trusted_proxies).unwrap_or_default(),
        name: file.name.unwrap_or_else(|| if demo { "Noria" } else { "Ensemble" }.to_owned()),
        zone,
        demo,
        limits: file.limits.unwrap_or_default(),
    })
}

fn files(flags: &Flags, file: Option<FilesIn>) -> Result<Files, String> {
    let mut files = match file {
        None => Files::default(),
        Some(FilesIn::Place(place)) => Files { place: Some(place), scan: None },
        Some(FilesIn::More(files)) => files,
    };
    files.place = flags.files.clone().or(files.place);
    match &files.scan {
        Some(scan) if !scan.starts_with("clamd://") => {
            Err(format!("files.scan: “{scan}” must be clamd://host:port or clamd:///path/to/socket"))
        }
        _ => Ok(files),
    }
}

fn read_file(flags: &Flags) -> Result<File, String> {
    let path = match &flags.config {
        Some(path) => path.clone(),
        None => {
            let usual = PathBuf::from("ensemble.toml");
            if !usual.exists() {
                return Ok(File::default());
            }
            usual
        }
    };
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {}", path.display(), e.message()))
}
