//! Running other programs from the root of the repository.

use std::io::{BufRead, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a step answers: nothing, or a sentence for the person who ran it.
pub type Done = Result<(), String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(named) => root().join(named),
        None => root().join("target"),
    }
}

/// A cargo command at the root, with the cargo that runs us.
pub fn cargo_command(args: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(args).current_dir(root());
    command
}

/// Runs cargo to the end.
pub fn cargo(args: &[&str]) -> Done {
    finish(&mut cargo_command(args))
}

/// Runs a command to the end; its words go where ours go.
pub fn finish(command: &mut Command) -> Done {
    match command.status() {
        Ok(end) if end.success() => Ok(()),
        Ok(_) => Err(format!("failed: {}", shown(command))),
        Err(error) => Err(format!("{} cannot be run: {error}", shown(command))),
    }
}

/// Runs a command to the end, shows what it says and also hands it back, line by line.
pub fn overheard(command: &mut Command) -> (Done, Vec<String>) {
    let name = shown(command);
    let mut heard = || -> std::io::Result<(bool, Vec<String>)> {
        let (reader, writer) = std::io::pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn()?;
        // The command holds copies of the pipe's other end; without this the reading never ends.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut lines = Vec::new();
        for line in BufReader::new(reader).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            writeln!(std::io::stdout(), "{line}")?;
            lines.push(line);
        }
        Ok((child.wait()?.success(), lines))
    };
    match heard() {
        Ok((true, lines)) => (Ok(()), lines),
        Ok((false, lines)) => (Err(format!("failed: {name}")), lines),
        Err(error) => (Err(format!("{name} cannot be run: {error}")), Vec::new()),
    }
}

/// Whether a program is on the path.
pub fn there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn shown(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
    words.iter().map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
