//! A real server on the other side of a wire, as PyPI has it: installed once beside what the build
//! makes, started on a free port of loopback, ended when dropped.

use std::fs::File;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take until it listens.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that runs beside a test.
#[derive(Debug)]
pub struct Beside {
    child: Child,
    address: SocketAddr,
}

impl Beside {
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Where what is installed is kept: beside what the build makes, so that `cargo clean` takes it along.
fn kept(name: &str) -> PathBuf {
    let built = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let built = built.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"));
    let folder = built.join("beside").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn done(command: &mut Command) {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}; is python3-venv installed?"));
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// The Python that has these packages; installed by whoever asks first, while others wait.
fn environment(packages: &[&str]) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let folder = kept(&packages.join("+").chars().map(plain).collect::<String>());
    let guard = File::create(folder.join("lock")).unwrap();
    guard.lock().unwrap();
    let (venv, ready) = (folder.join("venv"), folder.join("ready"));
    if !ready.exists() {
        done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv));
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        done(Command::new(venv.join("bin/python")).args(pip).args(packages));
        File::create(ready).unwrap();
    }
    venv.join("bin/python")
}

/// A port nobody listens on at this moment.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts Python with these packages and these arguments, and waits until it listens on the port
/// that it was given.
#[must_use]
pub fn python(packages: &[&str], arguments: impl FnOnce(u16) -> Vec<String>) -> Beside {
    let (python, port) = (environment(packages), free_port());
    let mut command = Command::new(python);
    command.args(arguments(port)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().unwrap();
    let mut beside = Beside { child, address: SocketAddr::from(([127, 0, 0, 1], port)) };
    let begun = Instant::now();
    while TcpStream::connect(beside.address).is_err() {
        let ended = beside.child.try_wait().unwrap();
        assert!(ended.is_none(), "{command:?} ended: {ended:?}");
        assert!(begun.elapsed() < PATIENCE, "{command:?} does not listen on {}", beside.address);
        std::thread::sleep(Duration::from_millis(50));
    }
    beside
}
