//! Installs what the tests need and is missing: PostgreSQL, Chromium, Python’s venv and the solver cvc5, through
//! apt as root or with sudo. Otherwise it names the exact packages and stops.

use std::process::{Command, Stdio};

use crate::cluster;
use crate::run::{Done, finish, there};

struct Need {
    package: &'static str,
    what_for: &'static str,
    there: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        package: "postgresql",
        what_for: "tests on the second engine",
        there: || cluster::programs().is_ok(),
    },
    Need { package: "chromium", what_for: "journeys in a browser", there: chromium },
    Need { package: "python3-venv", what_for: "real programs on the other side of a wire", there: venv },
    Need { package: "cvc5", what_for: "proofs of the limits", there: || there("cvc5") },
];

fn chromium() -> bool {
    let named =
        std::env::var_os("ENSEMBLE_CHROMIUM").is_some_and(|path| std::path::Path::new(&path).is_file());
    named || ["chromium", "chromium-browser", "google-chrome"].into_iter().any(there)
}

fn venv() -> bool {
    let asked = Command::new("python3").args(["-c", "import ensurepip, venv"]).stderr(Stdio::null()).status();
    asked.is_ok_and(|s| s.success())
}

/// Everything is there afterwards, or the answer names what is not.
pub fn install() -> Done {
    if !there("npm") {
        return Err(
            "npm is missing: install Node.js 20 or newer with npm (Debian: apt-get install nodejs npm)"
                .into(),
        );
    }
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let list: Vec<String> =
        missing.iter().map(|need| format!("{} ({})", need.package, need.what_for)).collect();
    let Some(apt) = apt() else {
        return Err(format!(
            "missing: {}\ninstall them with: apt-get install {}",
            list.join(", "),
            packages.join(" ")
        ));
    };
    println!("installing {}", list.join(", "));
    let update = format!("{apt}apt-get update -qq");
    let install = format!(
        "{apt}DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends {}",
        packages.join(" ")
    );
    finish(Command::new("sh").args(["-c", &update]))?;
    finish(Command::new("sh").args(["-c", &install]))?;
    match NEEDS.iter().find(|need| !(need.there)()) {
        Some(need) => Err(format!("{} was installed and is still not found", need.package)),
        None => Ok(()),
    }
}

/// What apt has to be called through: nothing as root, sudo where it asks no password.
fn apt() -> Option<&'static str> {
    let quiet = |command: &mut Command| {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    if !there("apt-get") {
        None
    } else if quiet(Command::new("sh").args(["-c", "test $(id -u) = 0"])) {
        Some("")
    } else if quiet(Command::new("sudo").args(["-n", "true"])) {
        Some("sudo ")
    } else {
        None
    }
}
