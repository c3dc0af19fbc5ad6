//! A private PostgreSQL for tests: started once, shared by every test process, stopped when
//! nobody has used it for a while. Standard library only, because `xtask` includes this file too.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Minutes without a test after which the cluster stops and its folder goes.
const IDLE_MINUTES: u32 = 15;

/// The folder that the test processes of this user share.
#[must_use]
pub fn folder() -> PathBuf {
    let user = run_for_text(Command::new("id").arg("-u")).unwrap_or_default();
    std::env::temp_dir().join(format!("ensemble-tests-{user}"))
}

/// The address of a running cluster in `folder`; starts one when there is none.
///
/// # Errors
/// A sentence that says what is missing or what PostgreSQL answered.
pub fn url(folder: &Path) -> Result<String, String> {
    let _guard = lock(folder)?;
    touch(folder)?;
    let note = folder.join("address");
    if let Ok(port) = fs::read_to_string(&note)
        && answers(port.trim())
    {
        return Ok(address(port.trim()));
    }
    let port = start(folder)?;
    fs::write(&note, &port).map_err(|e| e.to_string())?;
    watch(folder)?;
    Ok(address(&port))
}

/// Says that the cluster is still needed.
///
/// # Errors
/// When the folder cannot be written.
pub fn touch(folder: &Path) -> Result<(), String> {
    fs::write(folder.join("used"), "").map_err(|e| e.to_string())
}

fn address(port: &str) -> String {
    format!("postgres://postgres@127.0.0.1:{port}/postgres")
}

fn answers(port: &str) -> bool {
    port.parse::<u16>().is_ok_and(|port| TcpStream::connect(("127.0.0.1", port)).is_ok())
}

/// Waits for the only key to the folder; it is given back when the file is dropped. The key lies
/// beside the folder, so that removing the folder does not remove the key.
///
/// # Errors
/// When the file cannot be opened or locked.
pub fn lock(folder: &Path) -> Result<File, String> {
    let path = folder.with_extension("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|e| format!("{}: {e}", path.display()))?;
    file.lock().map_err(|e| e.to_string())?;
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(file)
}

fn start(folder: &Path) -> Result<String, String> {
    let programs = programs()?;
    let home = folder.join("cluster");
    if home.exists() {
        fs::remove_dir_all(&home).map_err(|e| format!("{}: {e}", home.display()))?;
    }
    fs::create_dir_all(&home).map_err(|e| e.to_string())?;
    if root() {
        checked(Command::new("chown").arg("postgres:").arg(&home))?;
    }
    let data = home.join("data");
    let mut init = as_postgres(&programs.join("initdb"));
    init.arg("-D").arg(&data).args([
        "-A",
        "trust",
        "-U",
        "postgres",
        "--locale=C",
        "-E",
        "UTF8",
        "--no-sync",
    ]);
    checked(&mut init)?;
    let mut last = String::new();
    // Between finding a free port and using it another program may take it: then another one.
    for _ in 0..5 {
        let port = free_port()?;
        let mut settings =
            OpenOptions::new().append(true).open(data.join("postgresql.conf")).map_err(|e| e.to_string())?;
        settings.write_all(settings_for(&port, &home).as_bytes()).map_err(|e| e.to_string())?;
        let mut go = as_postgres(&programs.join("pg_ctl"));
        go.arg("-D").arg(&data).arg("-l").arg(home.join("log")).args(["-w", "-t", "60", "start"]);
        match checked(&mut go) {
            Ok(()) => return Ok(port),
            Err(why) => last = why,
        }
    }
    let log = fs::read_to_string(home.join("log")).unwrap_or_default();
    Err(format!("PostgreSQL did not start: {last}\n{log}"))
}

/// Made for speed and thrown away: nothing here has to survive a power cut.
fn settings_for(port: &str, home: &Path) -> String {
    format!(
        "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{}'\nfsync = off\n\
         synchronous_commit = off\nfull_page_writes = off\nautovacuum = off\njit = off\nmax_connections = 400\n\
         shared_buffers = '64MB'\nwal_level = minimal\nmax_wal_senders = 0\nlog_min_messages = warning\n\
         log_min_error_statement = panic\n",
        home.display()
    )
}

fn free_port() -> Result<String, String> {
    let held = TcpListener::bind(("127.0.0.1", 0)).map_err(|e| e.to_string())?;
    held.local_addr().map(|a| a.port().to_string()).map_err(|e| e.to_string())
}

/// A small shell that stops the cluster and removes the folder once nobody has touched it.
fn watch(folder: &Path) -> Result<(), String> {
    let end = format!(
        "[ -n \"$(find \"$0/used\" -mmin +{IDLE_MINUTES})\" ] || exit 1; \
         kill -INT \"$(head -n 1 \"$0/cluster/data/postmaster.pid\")\"; sleep 2; rm -rf \"$0\""
    );
    let script = "while sleep 60; do [ -d \"$1/cluster/data\" ] || exit 0; \
                  flock \"$1.lock\" sh -c \"$2\" \"$1\" && exit 0; done";
    let mut shell = Command::new("setsid");
    shell.args(["sh", "-c", script, "watch"]).arg(folder).arg(end);
    shell.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    shell.spawn().map(drop).map_err(|e| format!("setsid: {e}"))
}

/// Stops the cluster in `folder` now and removes it.
pub fn stop(folder: &Path) {
    let Ok(programs) = programs() else { return };
    let mut halt = as_postgres(&programs.join("pg_ctl"));
    drop(checked(halt.arg("-D").arg(folder.join("cluster/data")).args(["-m", "immediate", "stop"])));
    drop(fs::remove_dir_all(folder));
    drop(fs::remove_file(folder.with_extension("lock")));
}

/// Where initdb and pg_ctl lie: `ENSEMBLE_POSTGRES_BIN`, else the newest of Debian's versions,
/// else what `pg_config` says.
///
/// # Errors
/// The name of the package to install.
pub fn programs() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("ENSEMBLE_POSTGRES_BIN") {
        return Ok(named.into());
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|e| Some((e.file_name().to_str()?.parse().ok()?, e.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    found.sort();
    if let Some((_, bin)) = found.pop() {
        return Ok(bin);
    }
    let said = run_for_text(Command::new("pg_config").arg("--bindir")).map(PathBuf::from);
    said.filter(|bin| bin.join("initdb").exists())
        .ok_or_else(|| "PostgreSQL's server programs are missing: install the package postgresql".to_owned())
}

fn root() -> bool {
    run_for_text(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// PostgreSQL refuses to run as root: there, the command runs as the user `postgres`.
fn as_postgres(program: &Path) -> Command {
    let mut command = if root() {
        let mut drop = Command::new("setpriv");
        drop.args(["--reuid", "postgres", "--regid", "postgres", "--init-groups", "--"]).arg(program);
        drop
    } else {
        Command::new(program)
    };
    command.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null());
    command
}

fn run_for_text(command: &mut Command) -> Option<String> {
    let answer = command.output().ok()?;
    Some(String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}

/// Runs to the end. What it prints goes to a file, because the server inherits pg_ctl's output
/// and a pipe would stay open as long as the server lives.
fn checked(command: &mut Command) -> Result<(), String> {
    let name = format!("{command:?}");
    let said = std::env::temp_dir().join(format!("ensemble-said-{}", std::process::id()));
    let out = File::create(&said).map_err(|e| e.to_string())?;
    let copy = out.try_clone().map_err(|e| e.to_string())?;
    let end = command.stdout(out).stderr(copy).status();
    let text = fs::read_to_string(&said).unwrap_or_default();
    drop(fs::remove_file(&said));
    match end {
        Ok(end) if end.success() => Ok(()),
        Ok(_) => Err(format!("{name}: {text}")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}
