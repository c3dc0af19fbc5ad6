//! Real programs that stand beside a test: a mail server, a push service. They come from a package
//! registry into a folder of their own under `target`, once, and end with the test.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Where such programs lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/beside")
}

/// Runs `make` once for ever for a folder of that name; others wait.
fn once(name: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let room = folder().join(name);
    fs::create_dir_all(&room).unwrap();
    let lock = File::create(room.join("lock")).unwrap();
    lock.lock().unwrap();
    if !room.join("done").exists() {
        make(&room);
        fs::write(room.join("done"), "").unwrap();
    }
    room
}

fn run(command: &mut Command) {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// A Python with these packages (`name==version`), in an environment of its own.
pub fn python(name: &str, packages: &[&str]) -> PathBuf {
    let room = once(name, |room| {
        run(Command::new("python3").args(["-m", "venv"]).arg(room.join("venv")));
        let pip = room.join("venv/bin/pip");
        run(Command::new(pip).args(["install", "--quiet", "--disable-pip-version-check"]).args(packages));
    });
    room.join("venv/bin/python")
}

/// A folder with these npm packages (`name@version`) in it.
pub fn node(name: &str, packages: &[&str]) -> PathBuf {
    once(name, |room| {
        fs::write(room.join("package.json"), "{\"private\":true}").unwrap();
        let mut npm = Command::new("npm");
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]).args(packages);
        run(npm.current_dir(room));
    })
}

/// A program that says on its first line where it listens, and then a line for everything it hears.
#[derive(Debug)]
pub struct Beside {
    child: Child,
    /// The first line.
    pub said: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Beside {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.next().expect("it says where it listens").unwrap();
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let own = heard.clone();
        std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| own.lock().unwrap().push(line))
        });
        Self { child, said, heard }
    }
    /// Everything it has heard so far.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
    /// Everything it has heard, once that is at least `count` lines.
    pub fn heard_at_least(&self, count: usize) -> Vec<String> {
        let begun = Instant::now();
        while self.heard().len() < count {
            assert!(begun.elapsed() < Duration::from_secs(20), "heard only {:?}", self.heard());
            std::thread::sleep(Duration::from_millis(20));
        }
        self.heard()
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A push service that decrypts what it is sent: a line a message.
pub fn push_service() -> Beside {
    let room = node("web-push", &["web-push-testing@1.2.2"]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/beside/push.cjs");
    Beside::start(Command::new("node").arg(script).arg(room))
}

/// Posts to a program beside the test; what it answers.
pub fn post(url: &str, body: &str) -> String {
    use std::io::{Read as _, Write as _};
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let length = body.len();
    write!(
        stream,
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 2"), "{answer}");
    // One chunk, or the whole.
    let body = if head.to_lowercase().contains("chunked") {
        body.split("\r\n").nth(1).unwrap_or_default()
    } else {
        body
    };
    body.to_owned()
}

/// A mail server that takes everything and says it as JSON, a line a mail: `{from, to, text}`. It
/// refuses `refused@…` for good, and `later@…` the first time.
pub fn mail_sink() -> Beside {
    let python = python("aiosmtpd", &["aiosmtpd==1.4.6"]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/beside/sink.py");
    Beside::start(Command::new(python).arg("-u").arg(script))
}

/// The other end of a webhook, which verifies signatures: `/secret` tells it the secret, `/take`
/// takes (204, or 400 for a wrong signature), `/taken` says what it took, `/gone` is gone.
pub fn webhook_end() -> Beside {
    let python = python("standardwebhooks", &["standardwebhooks==1.0.0"]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/beside/webhooks.py");
    Beside::start(Command::new(python).arg("-u").arg(script))
}

/// Runs a Python script of this folder with these packages; what it says about `input`.
fn asked(name: &str, packages: &[&str], input: &str) -> String {
    use std::io::Write as _;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/beside/{name}.py"));
    let mut command = Command::new(python(name, packages));
    command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// What a reader of feeds finds in this one, as JSON: `{bozo, version, title, entries}`; fails where
/// the XML does not hold to the rules.
pub fn feed(xml: &str) -> String {
    asked("feed", &["feedparser==6.0.11"], xml)
}

/// What is wrong with a description of an API, as a JSON list.
pub fn openapi(json: &str) -> String {
    asked("openapi", &["openapi-spec-validator==0.7.1"], json)
}
