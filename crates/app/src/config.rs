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
    /// Mail out: `smtp://user:password@host:port` or `smtps://…`; none: an outbox page shows the mails
    #[arg(long, env = "ENSEMBLE_SMTP", global = true, hide_env_values = true)]
    pub smtp: Option<String>,
    /// The address mails come from [default: ensemble@ the public address]
    #[arg(long, env = "ENSEMBLE_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// The address replies by mail go to (a mark is put behind a plus sign); none: no replies by mail
    #[arg(long, env = "ENSEMBLE_MAIL_REPLY", global = true)]
    pub mail_reply: Option<String>,
    /// The token with which a mail program hands replies in at /mail/in
    #[arg(long, env = "ENSEMBLE_MAIL_TOKEN", global = true, hide_env_values = true)]
    pub mail_token: Option<String>,
    /// The name of the mail host in Authentication-Results; set: replies need a pass there
    #[arg(long, env = "ENSEMBLE_MAIL_AUTH", global = true)]
    pub mail_auth: Option<String>,
    /// The key that seals the others, 64 hex digits [default: the file `key` in the data folder]
    #[arg(long, env = "ENSEMBLE_KEY", global = true, hide_env_values = true)]
    pub key: Option<String>,
    /// The token with which a monitor reads /metrics from elsewhere; on loopback it needs none
    #[arg(long, env = "ENSEMBLE_METRICS_TOKEN", global = true, hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// TLS in the program: the certificate (PEM, with those between it and its root)
    #[arg(long, env = "ENSEMBLE_TLS_CERT", global = true)]
    pub tls_cert: Option<PathBuf>,
    /// … and its key (PEM); both are read again when they change
    #[arg(long, env = "ENSEMBLE_TLS_KEY", global = true)]
    pub tls_key: Option<PathBuf>,
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
    smtp: Option<String>,
    mail_from: Option<String>,
    mail_reply: Option<String>,
    mail_token: Option<String>,
    mail_auth: Option<String>,
    key: Option<String>,
    tls_cert: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    metrics_token: Option<String>,
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
    /// How often one token, person or address may ask the API in a minute [6000]; 0 for no limit.
    pub api_per_minute: Option<u32>,
    /// … and pages that cost much: search, exports, charts [600]; 0 for no limit.
    pub costly_per_minute: Option<u32>,
    /// Webhooks may call machines of this network, by plain http too [false].
    pub allow_internal: Option<bool>,
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
    /// How mail leaves and comes in.
    pub mail: Mail,
    /// The key that seals the others, when it is not in the data folder.
    pub key: Option<String>,
    /// Which program this is, for whoever wants to know who has the database open.
    pub who: String,
    /// Certificate and key, where TLS ends in the program.
    pub tls: Option<crate::tls::Files>,
    /// The token for /metrics from elsewhere.
    pub metrics_token: Option<String>,
}

/// How mail leaves and comes in.
#[derive(Clone, Default)]
pub struct Mail {
    /// The mail host.
    pub smtp: Option<String>,
    /// The address mails come from.
    pub from: String,
    /// The address replies go to.
    pub reply: Option<String>,
    /// The token for mail that is handed in.
    pub token: Option<String>,
    /// Whose word about a sender counts.
    pub auth: Option<String>,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The mail host’s address holds a password, and the token is one.
        f.debug_struct("Mail").field("from", &self.from).field("reply", &self.reply).finish_non_exhaustive()
    }
}

/// Puts flags, environment (already in the flags) and file together.
///
/// # Errors
/// A sentence that names the setting and what would make it right.
pub fn settle(flags: &Flags, demo: bool) -> Result<Settings, String> {
    let file = read_file(flags)?;
    let said = Mail {
        smtp: flags.smtp.clone().or_else(|| file.smtp.clone()),
        from: flags.mail_from.clone().or_else(|| file.mail_from.clone()).unwrap_or_default(),
        reply: flags.mail_reply.clone().or_else(|| file.mail_reply.clone()),
        token: flags.mail_token.clone().or_else(|| file.mail_token.clone()),
        auth: flags.mail_auth.clone().or_else(|| file.mail_auth.clone()),
    };
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
    let mail = mail(said, url.as_deref())?;
    let zone = file.zone.unwrap_or_else(|| "Europe/Paris".to_owned());
    if !people::person::zone_exists(&zone) {
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
        mail,
        key: flags.key.clone().or(file.key),
        tls: tls(flags.tls_cert.clone().or(file.tls_cert), flags.tls_key.clone().or(file.tls_key))?,
        metrics_token: flags.metrics_token.clone().or(file.metrics_token),
        who: who(if demo { "demo" } else { "ensemble" }),
    })
}

fn tls(cert: Option<PathBuf>, key: Option<PathBuf>) -> Result<Option<crate::tls::Files>, String> {
    match (cert, key) {
        (None, None) => Ok(None),
        (Some(cert), Some(key)) => Ok(Some(crate::tls::Files { cert, key })),
        (Some(_), None) => Err("tls-key: a certificate needs its key too".into()),
        (None, Some(_)) => Err("tls-cert: a key needs its certificate too".into()),
    }
}

/// `serve (process 812 on atlas)`.
#[must_use]
pub fn who(word: &str) -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::env::var("HOSTNAME"));
    let host = host.unwrap_or_else(|_| "this machine".to_owned());
    format!("{word} (process {} on {})", std::process::id(), host.trim())
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

fn mail(mut said: Mail, url: Option<&str>) -> Result<Mail, String> {
    if said.smtp.as_deref().is_some_and(|url| !wayfinding::mail::send::understood(url)) {
        return Err(
            "smtp: give smtp://host:port or smtps://host:port, with user:password@ when it asks".into()
        );
    }
    if said.from.is_empty() {
        let host = url.and_then(|u| u.split("://").nth(1)).and_then(|rest| rest.split(['/', ':']).next());
        said.from = format!("ensemble@{}", host.unwrap_or("localhost"));
    }
    for (name, address) in [("mail-from", Some(&said.from)), ("mail-reply", said.reply.as_ref())] {
        if address.is_some_and(|a| a.split('@').count() != 2 || a.starts_with('@') || a.ends_with('@')) {
            return Err(format!("{name}: give one plain address, for example reply@example.org"));
        }
    }
    if said.token.as_ref().is_some_and(|t| t.len() < 20) {
        return Err("mail-token: give at least 20 characters nobody guesses".into());
    }
    Ok(said)
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
