//! A real server on the other side of a wire, as PyPI has it: started on a free port of loopback, ended
//! when dropped.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take until it listens.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that runs beside a test.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Starts a bucket's server, and waits until it listens.
#[must_use]
pub fn s3() -> Server {
    let python = testkit::beside::python("moto", &["moto[server]==5.2.5"]);
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(python);
    command.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server =
        Server { child: command.spawn().unwrap(), address: SocketAddr::from(([127, 0, 0, 1], port)) };
    let begun = Instant::now();
    while TcpStream::connect(server.address).is_err() {
        let ended = server.child.try_wait().unwrap();
        assert!(ended.is_none(), "{command:?} ended: {ended:?}");
        assert!(begun.elapsed() < PATIENCE, "{command:?} does not listen on {}", server.address);
        std::thread::sleep(Duration::from_millis(50));
    }
    server
}
