//! The command line: one word a command, `--help` everywhere, `--json` where a script would read.

mod admin;
mod check;
mod demo;
mod exchange;
mod filling;
mod import;
mod mail_in;
mod table;
mod vault;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use store::Db;

use crate::config::{self, Flags, Settings};
use crate::{open, serve};

/// The enterprise social network that knows who does what.
#[derive(Debug, Parser)]
#[command(name = "ensemble", version, about)]
pub struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the network (also the default)
    Serve,
    /// Fill a made-up company and serve it
    Demo(demo::Demo),
    /// Take in the past of another tool, list what was taken in, take it back
    #[command(subcommand)]
    Import(import::Import),
    /// Write everything into one file (JSON Lines)
    Export {
        /// The file to write
        file: PathBuf,
    },
    /// Write everything into one archive, also while the network is served
    Backup {
        /// The archive to write (.tar.zst)
        file: PathBuf,
        /// Print what it holds as JSON
        #[arg(long)]
        json: bool,
    },
    /// Put a backup in place; refused while the network is served
    Restore {
        /// The archive
        file: PathBuf,
        /// Take the place of the network that is there
        #[arg(long)]
        replace: bool,
        /// Erasures to carry out again: the file `erased` of the data folder that is gone
        #[arg(long)]
        erased: Option<PathBuf>,
        /// Print what came in as JSON
        #[arg(long)]
        json: bool,
    },
    /// Check settings, database, rules and integrity
    Check {
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
        /// Make right what is derived: counters, the index of search
        #[arg(long)]
        repair: bool,
    },
    /// Print an API token for a person, and nothing else
    Token {
        /// Whose token
        handle: String,
        /// What it is for, as its owner will see it
        #[arg(long, default_value = "command line")]
        label: String,
    },
    /// Take a reply by mail from standard input: for the pipe of a mail host
    MailIn,
    /// Owner link, password reset, suspend, unlock, sign out, settings
    Admin(admin::Asked),
}

/// Runs one command.
pub async fn run(cli: Cli) -> ExitCode {
    let demo = matches!(cli.command, Some(Command::Demo(_)));
    let settings = match config::settle(&cli.flags, demo) {
        Ok(settings) => Settings { who: config::who(word(cli.command.as_ref())), ..settings },
        Err(why) => return failed(&why),
    };
    let done = match cli.command {
        None | Some(Command::Serve) => serve_network(&settings).await,
        Some(Command::Demo(demo)) => demo::run(&settings, &demo).await,
        Some(Command::Import(import)) => return import::run(&settings, &import).await,
        Some(Command::Export { file }) => exchange::export(&settings, &file).await,
        Some(Command::Backup { file, json }) => vault::backup(&settings, &file, json).await,
        Some(Command::Restore { file, replace, erased, json }) => {
            vault::restore(&settings, &file, replace, erased.as_deref(), json).await
        }
        Some(Command::MailIn) => return mail_in::run(&settings).await,
        Some(Command::Check { json, repair }) => return check::run(&settings, json, repair).await,
        Some(Command::Token { handle, label }) => admin::token(&settings, &handle, &label).await,
        Some(Command::Admin(admin)) => admin::run(&settings, &admin).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => failed(&why),
    }
}

/// The command’s word, for whoever asks who has the database open.
const fn word(command: Option<&Command>) -> &'static str {
    match command {
        None | Some(Command::Serve) => "serve",
        Some(Command::Demo(_)) => "demo",
        Some(Command::Import { .. }) => "import",
        Some(Command::Export { .. }) => "export",
        Some(Command::Backup { .. }) => "backup",
        Some(Command::Restore { .. }) => "restore",
        Some(Command::Check { .. }) => "check",
        Some(Command::Token { .. }) => "token",
        Some(Command::MailIn) => "mail-in",
        Some(Command::Admin(_)) => "admin",
    }
}

fn failed(why: &str) -> ExitCode {
    eprintln!("ensemble: {why}");
    ExitCode::FAILURE
}

/// Opens the database with the usual options.
fn database(settings: &Settings) -> Result<Db, String> {
    open::database(settings, settings.limits.options())
}

/// Ends a command: gives the node number back and closes every connection.
fn end(db: Db) {
    if let Err(error) = db.close() {
        tracing::debug!(%error, "the node number is free again in a minute");
    }
}

async fn serve_network(settings: &Settings) -> Result<(), String> {
    let db = database(settings)?;
    if demo::made_by(&db).await?.is_some() {
        return Err("this data folder holds the made-up company; start it with “ensemble demo”".into());
    }
    crate::vault::restore::settle_key(&settings.data, &db).await?;
    let site = open::site(settings, db.clone())?;
    let nobody = !db.read(people::store::anybody).await.map_err(|e| e.to_string())?;
    let link = if nobody { Some(admin::new_owner_link(&db).await?) } else { None };
    let settings = settings.clone();
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    serve::serve(site, (settings.listen, settings.tls.clone()), move |address| {
        let base = settings.url.clone().unwrap_or_else(|| format!("{scheme}://{address}"));
        println!("Ensemble listens at {base}");
        if let Some(secret) = link {
            admin::show_owner_link(&settings, &base, &secret);
        }
    })
    .await
}
