//! The command line: one word a command, `--help` everywhere, `--json` where a script would read.

mod admin;
mod check;
mod demo;
mod exchange;
mod import;
mod mail_in;
mod table;

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
    /// Check settings, database, rules and integrity
    Check {
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
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
    /// Owner link, password reset, suspend, unlock
    #[command(subcommand)]
    Admin(admin::Admin),
}

/// Runs one command.
pub async fn run(cli: Cli) -> ExitCode {
    let demo = matches!(cli.command, Some(Command::Demo(_)));
    let settings = match config::settle(&cli.flags, demo) {
        Ok(settings) => settings,
        Err(why) => return failed(&why),
    };
    let done = match cli.command {
        None | Some(Command::Serve) => serve_network(&settings).await,
        Some(Command::Demo(demo)) => demo::run(&settings, &demo).await,
        Some(Command::Import(import)) => return import::run(&settings, &import).await,
        Some(Command::Export { file }) => exchange::export(&settings, &file).await,
        Some(Command::MailIn) => return mail_in::run(&settings).await,
        Some(Command::Check { json }) => return check::run(&settings, json).await,
        Some(Command::Token { handle, label }) => admin::token(&settings, &handle, &label).await,
        Some(Command::Admin(admin)) => admin::run(&settings, &admin).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => failed(&why),
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
    let site = open::site(settings, db.clone())?;
    let nobody = !db.read(commons::people::store::anybody).await.map_err(|e| e.to_string())?;
    let link = if nobody { Some(admin::new_owner_link(&db).await?) } else { None };
    let settings = settings.clone();
    serve::serve(site, settings.listen, move |address| {
        let base = settings.url.clone().unwrap_or_else(|| format!("http://{address}"));
        println!("Ensemble listens at {base}");
        if let Some(secret) = link {
            admin::show_owner_link(&settings, &base, &secret);
        }
    })
    .await
}
