//! What is no backup, or not what it was, is refused by name before anything is touched.

use std::io::{Read as _, Write as _};
use std::path::Path;

use store::Engine;
use testkit::{Fresh, Town, fresh};

use super::{Yard, lines, open};

/// Packs these parts.
fn packed(path: &Path, parts: &[(String, Vec<u8>)]) {
    let mut tar = tar::Builder::new(zstd::Encoder::new(std::fs::File::create(path).unwrap(), 1).unwrap());
    for (name, bytes) in parts {
        let mut head = tar::Header::new_gnu();
        head.set_size(bytes.len() as u64);
        tar.append_data(&mut head, name, bytes.as_slice()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap().flush().unwrap();
}

fn unpacked(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut tar = tar::Archive::new(zstd::Decoder::new(std::fs::File::open(path).unwrap()).unwrap());
    let entry = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry: tar::Entry<'_, zstd::Decoder<'_, _>> = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (String::from_utf8_lossy(&entry.path_bytes()).into_owned(), bytes)
    };
    tar.entries().unwrap().map(entry).collect()
}

type Parts = Vec<(String, Vec<u8>)>;

fn changed(parts: &Parts, name: &str, change: impl Fn(&str) -> String) -> Parts {
    let one = |(n, bytes): &(String, Vec<u8>)| {
        let bytes = if n.starts_with(name) {
            change(&String::from_utf8_lossy(bytes)).into_bytes()
        } else {
            bytes.clone()
        };
        (n.clone(), bytes)
    };
    parts.iter().map(one).collect()
}

#[test]
fn what_is_no_backup_or_not_what_it_was_is_refused_by_name() {
    testkit::block_on(async {
        let (t, yard) = (Town::on(Engine::Sqlite), Yard::new());
        let held = yard.blobs.spool_bytes(b"a drawing").await.unwrap();
        yard.blobs.keep(&held).await.unwrap();
        let key = held.key().to_string();
        t.db.write(move |w| w.exec(&super::BLOB, store::p![&key, 9_i64, w.now()])).await.unwrap();
        yard.take(&t.db).await.unwrap();
        let (whole, parts) = (std::fs::read(yard.archive()).unwrap(), unpacked(&yard.archive()));
        let bed = fresh(Engine::Sqlite, Fresh::Town);
        let db = open(&bed);
        let before = lines(&db).await;
        db.close().unwrap();
        let odd = yard.folder.path().join("odd");
        let without =
            |name: &str| -> Parts { parts.iter().filter(|(n, _)| !n.starts_with(name)).cloned().collect() };
        let cases: Vec<(&str, Vec<u8>, &str)> = vec![
            (
                "a text",
                b"hello, this is a text of some length and nothing else".to_vec(),
                "not a backup of Ensemble",
            ),
            ("nothing", Vec::new(), "not a backup of Ensemble"),
            ("cut", whole[..whole.len() / 2].to_vec(), "cut off"),
            ("cut at the end", whole[..whole.len() - 3].to_vec(), "cut off"),
            ("a bit", flipped(&whole), "damaged"),
            (
                "a row",
                repacked(&odd, &changed(&parts, "tables/people/", |t| t.replace("Moreau", "Moreaux"))),
                "“tables/people/000001.jsonl” has other bytes",
            ),
            ("a table less", repacked(&odd, &without("tables/people/")), "has other bytes"),
            ("a file", repacked(&odd, &changed(&parts, "files/", |t| t.to_uppercase())), "has other bytes"),
            ("a file less", repacked(&odd, &without("files/")), "files are missing"),
            ("no list", repacked(&odd, &without("manifest.json")), "cut off"),
            ("no head", repacked(&odd, &without("ensemble-backup.json")), "not a backup of Ensemble"),
            (
                "a newer form",
                repacked(
                    &odd,
                    &changed(&parts, "ensemble-b", |t| t.replace("\"format\": 1", "\"format\": 9")),
                ),
                "newer program (form 9)",
            ),
            (
                "another head",
                repacked(&odd, &changed(&parts, "ensemble-b", |t| t.replace("\"sqlite\"", "\"postgres\""))),
                "“ensemble-backup.json” has other bytes",
            ),
        ];
        for (what, bytes, wanted) in cases {
            std::fs::write(&odd, bytes).unwrap();
            let said = yard.put(&odd, bed.target(), true).await.unwrap_err().to_string();
            assert!(said.contains(wanted) && said.contains("Nothing was changed"), "{what}: {said}");
        }
        std::fs::write(&odd, of_a_newer_program(&odd, &parts)).unwrap();
        let said = yard.put(&odd, bed.target(), true).await.unwrap_err().to_string();
        assert!(said.contains("newer program (it knows the step “0001_horse”)"), "{said}");
        let db = open(&bed);
        assert_eq!(lines(&db).await, before);
    });
}

fn repacked(path: &Path, parts: &Parts) -> Vec<u8> {
    packed(path, parts);
    std::fs::read(path).unwrap()
}

fn flipped(whole: &[u8]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    bytes
}

/// An archive with a step nobody knows, that is otherwise whole.
fn of_a_newer_program(path: &Path, parts: &Parts) -> Vec<u8> {
    let sum = |bytes: &[u8]| super::super::archive::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes));
    let newer = changed(parts, "ensemble-b", |t| t.replace("0001_house", "0001_horse"));
    let (old, new) = (sum(&parts[0].1), sum(&newer[0].1));
    repacked(path, &changed(&newer, "manifest", |t| t.replace(&old, &new)))
}
