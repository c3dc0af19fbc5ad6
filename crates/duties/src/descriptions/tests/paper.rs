//! The three forms say the same.

use std::io::Read as _;

use crate::descriptions::paper::{Block, Entry, docx, markdown};

fn blocks() -> Vec<Block> {
    let entry = |head: &str, body: &str| Entry {
        head: head.to_owned(),
        body: body.to_owned(),
        side: "chaque mois".to_owned(),
        note: "Quand une place est libre.".to_owned(),
    };
    vec![
        Block::Title("Animation de communauté".into()),
        Block::Lead("Pour que l’on s’entraide.".into()),
        Block::Facts(vec![("Temps de travail".into(), "50 %".into())]),
        Block::Heading("Missions".into()),
        Block::Small("Lancer".into()),
        Block::List(vec![
            entry("Accueillir", "Chaque arrivée est saluée."),
            entry("", "Écrire <b>juste</b> *un* mot"),
        ]),
        Block::Table(
            vec!["Avec".into(), "Apporte".into(), "Reçoit".into()],
            vec![vec!["Manager".into(), "un point | par mois".into(), "du temps".into()]],
        ),
    ]
}

#[test]
fn markdown_keeps_structure_and_no_foreign_markup() {
    let text = markdown(&blocks());
    assert!(text.starts_with("# Animation de communauté\n"), "{text}");
    assert!(text.contains("## Missions\n") && text.contains("### Lancer\n"), "{text}");
    assert!(text.contains("- **Accueillir** *(chaque mois)*  \n  Chaque arrivée est saluée.  \n  *Quand une place est libre.*\n"), "{text}");
    assert!(text.contains("\\<b\\>juste\\</b\\> \\*un\\* mot"), "{text}");
    assert!(text.contains("| Manager | un point \\| par mois | du temps |"), "{text}");
}

#[test]
fn a_word_document_has_headings_of_their_own_and_every_word() {
    let bytes = docx(&blocks(), "Noria").unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (document, styles) = (part("word/document.xml"), part("word/styles.xml"));
    for word in
        ["Animation de communauté", "Accueillir", "Écrire &lt;b&gt;juste", "un point | par mois", "50 %"]
    {
        assert!(document.contains(word), "{word} is not in {document}");
    }
    assert!(document.contains("w:pStyle w:val=\"Heading1\"") && styles.contains("heading 1"));
    assert!(document.contains("w:tbl") && document.contains("w:numPr"));
}
