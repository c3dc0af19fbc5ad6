//! The real export, where it lies beside the repository. It is never part of it.

use std::path::PathBuf;
use std::time::Instant;

use testkit::both_engines_empty;

use super::fixture::rows;
use super::fixture::slack;
use crate::exchange::Progress;

fn real() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let places = [
        std::env::var_os("ENSEMBLE_SHARED").map(PathBuf::from),
        Some(root.join("../shared")),
        Some(root.join("shared")),
    ];
    let files = places.into_iter().flatten().map(|p| p.join("data/racket-slack-export.zip"));
    files.into_iter().find(|f| f.is_file())
}

#[test]
fn the_real_export_gives_its_exact_counts_twice_in_a_row() {
    let Some(file) = real() else {
        eprintln!(
            "SKIPPED: racket-slack-export.zip is not here; set ENSEMBLE_SHARED to the folder that holds data/"
        );
        return;
    };
    both_engines_empty(async |db| {
        let started = Instant::now();
        let summary = slack(&db, &file, &Progress::none()).await.unwrap();
        eprintln!("{:?}: {} messages in {:?}", db.engine(), summary.messages, started.elapsed());
        let counts = (summary.people, summary.spaces, summary.messages, summary.threads, summary.replies);
        assert_eq!(counts, (351, 1, 22_172, 2_364, 19_808));
        assert_eq!((summary.skipped.len(), summary.passed_over), (0, 0));
        let first = rows(&db).await;
        assert_eq!((first.0, first.1, first.2, first.3, first.5), (351, 1, 2_364, 22_172, 22_172));
        let again = slack(&db, &file, &Progress::none()).await.unwrap();
        assert_eq!((again.people, again.spaces, again.threads, again.messages), (0, 0, 0, 0));
        assert_eq!(rows(&db).await, first);
    });
}
