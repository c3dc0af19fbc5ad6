use kernel::{PersonId, rich};

use super::*;
use crate::exchange::past::Somebody;

fn speech() -> Speech {
    let ann = Somebody { id: PersonId::new(1), handle: "ann.b".into(), name: "Ann B".into() };
    let mut speech = Speech { places: [("C1".to_owned(), "general".to_owned())].into(), ..Speech::default() };
    speech.know("U1".to_owned(), ann);
    speech
}

fn md(text: &str) -> String {
    speech().markdown(text)
}

fn html(text: &str) -> String {
    rich::html(&md(text), &|handle| (handle == "ann.b").then(|| "Ann B".to_owned()))
}

#[test]
fn people_channels_and_links_are_ours() {
    assert_eq!(md("<@U1>: hi"), "@ann.b: hi");
    assert_eq!(md("hi<@U1>s <@U9|bob> <@U1>."), "hi @ann.b s @bob @ann.b.");
    assert_eq!(md("<#C1|general> <#C9|other> <#C9>"), "[#general](/s/general) #other #C9");
    assert_eq!(md("<http://a.example/x_y_(z)>"), "<http://a.example/x_y_(z)>");
    assert_eq!(md("<http://a.example?a=1&amp;b=2|a *b*>"), "[a \\*b\\*](<http://a.example?a=1&b=2>)");
    assert_eq!(md("<mailto:a@b.example|a@b.example> <!here> <!subteam^S1|@team>"), "a@b.example here @team");
    assert!(html("<http://a.example/x_y>").contains("href=\"http://a.example/x_y\""));
    assert!(html("<@U1> <@U1>").contains("href=\"/p/ann.b\""));
}

#[test]
fn marks_keep_their_meaning() {
    assert_eq!(md("*bold* _italic_ ~gone~"), "**bold** _italic_ ~~gone~~");
    assert_eq!(md("2 * 3 * 4, a*b*c, ~5"), "2 \\* 3 \\* 4, a\\*b\\*c, \\~5");
    assert_eq!(md("*see <http://x.example/a*b>*"), "**see <http://x.example/a*b>**");
    assert_eq!(md("# no heading\n#lang racket\na\n=="), "\\# no heading\n#lang racket\na\n\\==");
    assert_eq!(md("&gt; quoted"), "> quoted");
    assert!(html("a **b").contains("a **b"));
}

#[test]
fn lists_and_quotations_are_ours() {
    assert_eq!(md("Bring:\n• gloves\n  ◦ two\n• a *hat*"), "Bring:\n- gloves\n  - two\n- a **hat**");
    assert_eq!(md("a • b"), "a • b");
    assert_eq!(md("&gt; one\n&gt; two\nand I say"), "> one\n> two\n\nand I say");
}

#[test]
fn code_stays_as_it_was() {
    assert_eq!(
        md("so ```(if (&lt; a b)\n  *x* :smile:)``` there"),
        "so \n```\n(if (< a b)\n  *x* :smile:)\n```\n there"
    );
    assert_eq!(md("`a_b*c &amp; <http://x.example>`"), "`a_b*c & http://x.example`");
    assert_eq!(md("a ``` b `c"), "a \\`\\`\\` b \\`c");
    assert!(html("```&lt;script&gt;```").contains("&lt;script&gt;"));
}

#[test]
fn signs_and_entities_are_characters() {
    assert_eq!(md(":smile: :+1::skin-tone-3: :racket: 12:30:45 a::b"), "😄 👍 :racket: 12:30:45 a::b");
    assert_eq!(md("a &lt; b &amp;&amp; c &gt; d"), "a < b && c > d");
    assert!(html("write &amp;lt; for it").contains("&amp;lt;"), "{}", html("write &amp;lt; for it"));
}

#[test]
fn nothing_that_runs_comes_through() {
    for text in [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<script>alert(1)</script>",
        "<javascript:alert(1)|click>",
        "[x](javascript:alert(1))",
        "<http://x.example\" onmouseover=\"alert(1)|x>",
        "<img src=x onerror=alert(1)>",
    ] {
        let html = html(text);
        for bad in ["<script", "href=\"javascript", "<img", " onmouseover=\"", "onerror=\""] {
            assert!(!html.contains(bad), "{text} → {html}");
        }
    }
}

#[test]
fn any_text_is_taken() {
    for text in [
        "", "<", "<>", "<@", "<@>", "<|>", "`", "``", "```", "``````", ":", "::", "*", "**", "* *", "&",
        "&;", "\\", "é<é", "<#|>", "<!>", "~~~",
    ] {
        let _ = html(text);
    }
}
