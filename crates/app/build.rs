//! Prepares what browsers are sent: installs the packages of `browser/` under their lock into
//! `OUT_DIR`, bundles, compresses, and writes a table of it all for `src/assets.rs`.
//!
//! `ENSEMBLE_ASSETS_DIR` names a folder of files made before (by `browser/pack.mjs`), for machines
//! without npm. Files are watched one by one: npm writes into a watched folder and would make
//! every build start anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-env-changed=ENSEMBLE_ASSETS_DIR");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(sentence) = prepare() {
        println!("cargo::error={}", sentence.replace('\n', " "));
    }
}

fn prepare() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?);
    let made = match env::var_os("ENSEMBLE_ASSETS_DIR") {
        Some(folder) => fs::canonicalize(&folder)
            .map_err(|e| format!("ENSEMBLE_ASSETS_DIR: {} cannot be opened: {e}", folder.display()))?,
        None => pack(&out)?,
    };
    let table = table(&made)?;
    fs::write(out.join("assets.rs"), table).map_err(|e| format!("the table of assets cannot be written: {e}"))
}

/// Installs, bundles and compresses; the folder of the results.
fn pack(out: &Path) -> Result<PathBuf, String> {
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo sets no CARGO_MANIFEST_DIR")?;
    let sources =
        fs::canonicalize(Path::new(&here).join("../../browser")).map_err(|e| format!("browser: {e}"))?;
    for file in sources_in(&sources)? {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let room = out.join("browser");
    fs::create_dir_all(&room).map_err(|e| format!("{}: {e}", room.display()))?;
    install(&sources, &room)?;
    copy(&sources.join("pack.mjs"), &room.join("pack.mjs"))?;
    let made = out.join("made");
    run(Command::new("node").arg("pack.mjs").arg(&sources).arg(&made).current_dir(&room), "node")?;
    Ok(made)
}

/// The files of `browser/` that the result depends on, one by one.
fn sources_in(sources: &Path) -> Result<Vec<PathBuf>, String> {
    const FILES: [&str; 7] = [
        "package.json",
        "package-lock.json",
        "pack.mjs",
        "icons.txt",
        "emoji.txt",
        "emoji-licence.txt",
        "mark.svg",
    ];
    let mut files: Vec<PathBuf> = FILES.iter().map(|name| sources.join(name)).collect();
    for folder in ["css", "js", "js/editor"] {
        files.extend(list(&sources.join(folder))?);
    }
    Ok(files)
}

/// `npm ci` when the lock is not the one installed last.
fn install(sources: &Path, room: &Path) -> Result<(), String> {
    let read = |path: PathBuf| fs::read(path).unwrap_or_default();
    let lock = read(sources.join("package-lock.json"));
    let done = room.join("installed.lock");
    if !lock.is_empty() && read(done.clone()) == lock {
        return Ok(());
    }
    for name in ["package.json", "package-lock.json"] {
        copy(&sources.join(name), &room.join(name))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(
        Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(room),
        npm,
    )?;
    fs::write(&done, lock).map_err(|e| format!("{}: {e}", done.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(|_| ()).map_err(|e| format!("{} cannot be copied: {e}", from.display()))
}

fn run(command: &mut Command, tool: &str) -> Result<(), String> {
    const WITHOUT: &str = "or set ENSEMBLE_ASSETS_DIR to a folder with the prepared files";
    let output = command.output().map_err(|_| {
        format!("{tool} is missing: install Node.js 20 or newer with npm (on Debian: apt install nodejs npm), {WITHOUT}.")
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let tail: Vec<&str> = said.lines().rev().take(12).collect();
    let tail: Vec<&str> = tail.into_iter().rev().collect();
    Err(format!("{tool} could not prepare the browser files ({}), {WITHOUT}.", tail.join(" / ")))
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let problem = |e| format!("{}: {e}", folder.display());
    let entries = fs::read_dir(folder).map_err(problem)?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(problem)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The table as Rust: every file with its type, its three forms and its tag.
fn table(made: &Path) -> Result<String, String> {
    let mut css = None;
    let mut rooms = None;
    let mut js = None;
    let mut rows = String::new();
    for file in list(made)? {
        let Some(name) = file.file_name().and_then(|n| n.to_str()).map(str::to_owned) else { continue };
        let Some(kind) = kind(&name) else { continue };
        let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let hashed =
            ["text/css", "text/javascript"].iter().any(|k| kind.starts_with(k)) || name.starts_with("emoji-");
        if name.starts_with("style-") {
            css = Some(name.clone());
        } else if name.starts_with("rooms-") && kind.starts_with("text/css") {
            rooms = Some(name.clone());
        } else if kind.starts_with("text/javascript") && name.starts_with("app-") {
            js = Some(name.clone());
        }
        let (path, tag) = (file.display().to_string(), tag(&bytes));
        let (br, gz) = (format!("{path}.br"), format!("{path}.gz"));
        writeln!(
            rows,
            "    Asset {{ name: {name:?}, kind: {kind:?}, hashed: {hashed}, tag: \"\\\"{tag:016x}\\\"\", plain: include_bytes!({path:?}), br: include_bytes!({br:?}), gz: include_bytes!({gz:?}) }},"
        )
        .map_err(|e| e.to_string())?;
    }
    let missing = |what: &str| format!("{} holds no {what}", made.display());
    let (css, js) = (css.ok_or_else(|| missing("style sheet"))?, js.ok_or_else(|| missing("script"))?);
    let rooms = rooms.ok_or_else(|| missing("style sheet of the rooms"))?;
    Ok(format!(
        "const CSS_URL: &str = \"/assets/{css}\";\nconst ROOMS_URL: &str = \"/assets/{rooms}\";\nconst JS_URL: &str = \"/assets/{js}\";\nstatic TABLE: &[Asset] = &[\n{rows}];\n"
    ))
}

fn kind(name: &str) -> Option<&'static str> {
    match Path::new(name).extension()?.to_str()? {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        "txt" => Some("text/plain; charset=utf-8"),
        _ => None,
    }
}

/// FNV-1a: a tag that changes with the bytes is all that is asked of it.
fn tag(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
