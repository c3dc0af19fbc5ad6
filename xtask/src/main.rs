//! What builders run: `cargo ci` and `cargo xtask …`. No product crate is linked in, so that this
//! works while the product does not compile.

mod ci;
#[path = "../../crates/testkit/src/cluster.rs"]
#[allow(dead_code)] // the tests' own way in is not used here
mod cluster;
mod install;
mod ran;
mod room;
mod run;
mod shots;
mod spec;

use std::process::ExitCode;

const HELP: &str = "cargo xtask <what>

  ci                        all that has to hold before a change goes in (also: cargo ci)
  setup                     installs what the tests need, or names it
  tidy                      the house rules only
  spec [--json]             requirement ids with the tests that prove them, full or in part
  prove [--json]            proves the limits no request may pass
  bench [--quick] [--json]  home, thread and durable reply as ratios to a bare handler
  shots <folder> [combination …] [--only=part]  contact sheets of every page; en-light-desk … fr-dark-phone
  new-room <wing> <name>    a new room with all its files";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["ci"] => ci::ci(),
        ["setup"] => install::install().map(|()| println!("Everything the tests need is here.")),
        ["tidy"] => run::cargo(&["test", "--quiet", "--package", "ensemble", "--test", "tidy"]),
        ["spec"] => spec::spec(false),
        ["spec", "--json"] => spec::spec(true),
        ["prove", rest @ ..] => {
            let start = ["run", "--quiet", "--package", "ensemble", "--example", "prove", "--"];
            run::cargo(&[&start[..], rest].concat())
        }
        ["bench", rest @ ..] => {
            // The bench drives the program itself, so that is built first, the same way.
            let program = ["build", "--quiet", "--release", "--package", "ensemble", "--bin", "ensemble"];
            let start = ["run", "--quiet", "--release", "--package", "ensemble", "--example", "bench", "--"];
            run::cargo(&program).and_then(|()| run::cargo(&[&start[..], rest].concat()))
        }
        ["shots", folder, rest @ ..] => shots::shots(folder, rest),
        ["new-room", wing, name] => room::new_room(wing, name),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
