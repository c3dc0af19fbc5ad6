use proptest::prelude::*;
use testkit::{Town, both_engines};

use crate::desk::Desk;
use crate::table::Kind;
use crate::table::read::{decode, read};

#[test]
fn excel_on_windows_utf16_and_tabs_are_read() {
    let windows = b"Nom;Courriel\r\nZo\xe9 \xc7elik;zoe@noria.example\r\n";
    let sheet = read(Kind::People, &decode(windows));
    assert_eq!(sheet.rows[0].cell("name"), Some("Zoé Çelik"));
    let mut utf16 = vec![0xFF, 0xFE];
    "name\tmail\nZoé\tz@noria.example\n".encode_utf16().for_each(|u| utf16.extend(u.to_le_bytes()));
    assert_eq!(read(Kind::People, &decode(&utf16)).rows[0].cell("mail"), Some("z@noria.example"));
    let marked = "\u{feff}name,mail\n\"Lovelace, Ada\",a@b.example\n";
    assert_eq!(read(Kind::People, &decode(marked.as_bytes())).rows[0].cell("name"), Some("Lovelace, Ada"));
}

#[test]
fn a_table_that_is_none_says_so() {
    for text in ["", "\n\n", "hello", "a,b\n1,2\n", "\"open quote\nname,mail\n"] {
        assert!(!read(Kind::People, text).wrong.is_empty(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_reading_fail(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for kind in [Kind::People, Kind::Units] {
            let sheet = read(kind, &decode(&bytes));
            prop_assert!(sheet.rows.iter().all(|r| r.cells.values().all(|c| !c.contains('\0'))));
        }
    }
}

#[test]
fn only_whoever_keeps_the_directory_finds_these_pages_and_formulas_stay_text() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        for who in ["ines", "jonas", "piet"] {
            for page in ["/people/table", "/people/table/1", "/people/table/template.csv?kind=people"] {
                assert_eq!(desk.get(who, page).await.status, 404, "{who} {page}");
            }
            assert_eq!(desk.csv(who, "people", b"name,mail\nA B,a@b.example\n").await.status, 403);
            assert_eq!(desk.post(who, "/people/table/1", "").await.status, 403);
        }
        assert_eq!(desk.csv("sofia", "planets", b"name\nx\n").await.status, 422);
        assert_eq!(desk.csv("sofia", "people", b"  ").await.status, 422);
        let sent = desk.csv("sofia", "people", b"name,mail\n=cmd|calc,a@b.example\n").await;
        desk.post("sofia", &sent.location, "").await;
        let file = desk.get("sofia", "/people/export.csv").await;
        assert!(file.text.contains(",'=cmd|calc,"), "{}", file.text);
        assert!(desk.get("sofia", "/people/table/template.csv?kind=units").await.text.contains("unit above"));
        assert!(desk.get("sofia", "/people/table").await.html().contains("multipart/form-data"));
    });
}
