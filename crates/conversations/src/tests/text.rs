//! Words on their way in.

use kernel::{PersonId, Problem};

use crate::text::{Heard, Reader, clean, title};

fn resolve(text: &str, readers: &[Reader]) -> Result<crate::text::Words, Problem> {
    Heard::read(text)?.resolve(readers)
}

#[test]
fn control_characters_go_and_french_spaces_stay() {
    assert_eq!(clean("a\0b\r\nc\u{7}\n\n"), "ab\nc");
    assert_eq!(clean("\n    indented code"), "    indented code");
    assert_eq!(title("  Quel couple\u{202f}?\n\t Et\u{a0}: quand  "), "Quel couple\u{202f}? Et\u{a0}: quand");
    assert_eq!(title("abc\u{202e}def"), "abcdef");
}

#[test]
fn what_shows_nothing_says_nothing() {
    for text in ["", "   \n\t", "\0\0", "![](x)", "\u{200b}\u{200d}", "---", "[]()", "&#8203;"] {
        let problem = resolve(text, &[]).expect_err(text);
        assert!(matches!(problem, Problem::Invalid(ref f) if f[0].field == "text"), "{text:?}: {problem:?}");
    }
    assert!(resolve(".", &[]).is_ok());
    assert!(resolve(&"x".repeat(40_000), &[]).is_ok());
    assert!(resolve(&"x".repeat(40_001), &[]).is_err());
}

#[test]
fn mentions_are_links_for_those_who_can_read_and_plain_text_for_others() {
    let ines = Reader { id: PersonId::new(7), handle: "ines".into(), name: "Inès Moreau".into() };
    let words = resolve("@INES and @nobody, `@tous` is code", &[ines]).unwrap();
    assert_eq!(words.mentioned, [PersonId::new(7)]);
    assert_eq!(words.unreachable, ["nobody"]);
    assert!(!words.everybody);
    assert!(words.html.contains("@Inès Moreau</a>") && words.html.contains("@nobody"), "{}", words.html);
    assert!(resolve("@tous: demain", &[]).unwrap().everybody);
}

#[test]
fn hostile_markdown_neither_runs_nor_hangs_nor_breaks_the_thread_it_is_rendered_on() {
    let deep = [
        ">".repeat(40_000),
        "[".repeat(40_000),
        "*a_ ".repeat(10_000),
        "- ".repeat(20_000),
        "`".repeat(39_999),
    ];
    let more = [
        "![".repeat(19_000),
        "<div>".repeat(8_000),
        "1. ".repeat(13_000),
        "| a ".repeat(10_000),
        "[a](".repeat(9_000),
        "> - ".repeat(9_000),
        "1) > ".repeat(8_000),
        "- >".repeat(13_000),
        "~~".repeat(20_000),
        "<".repeat(40_000),
        "\\".repeat(40_000),
        "&".repeat(40_000),
        "http://a.".repeat(4_000),
        "a@b.".repeat(9_000),
        "x\n\n- ".repeat(6_000),
        "|a|\n|-|\n".repeat(4_000),
    ];
    // Threads of a server have two megabytes of stack.
    let small = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    let started = std::time::Instant::now();
    let work = move || {
        for text in deep.iter().chain(&more) {
            let begun = std::time::Instant::now();
            drop(resolve(text, &[]));
            println!("{:>6} ms {}", begun.elapsed().as_millis(), text.get(..12).unwrap_or_default());
        }
    };
    small.spawn(work).unwrap().join().unwrap();
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    let html =
        resolve("<script>alert(1)</script> <b onclick=x>[x](javascript:y)</b> <style>*{}</style>", &[])
            .unwrap()
            .html;
    assert!(
        !html.contains("<script") && !html.contains("<b ") && !html.contains("href=\"javascript"),
        "{html}"
    );
}
