//! How letters look, in both languages.

use kernel::{Lang, Lexicon};
use testkit::{Town, both_engines};

use super::desk::{reply, site, tell};
use crate::mail::letter::{Letter, with_link};
use crate::mail::{digest, host::Host, post};
use store::{p, sql};

sql!(WRITTEN, "SELECT words, html FROM mails ORDER BY id");

/// Ids differ from run to run.
fn steady(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        out.push_str(if digits.len() > 9 { "ID" } else { &digits });
        digits.clear();
        out.push(c);
    }
    let cut = |line: &str| match line.split_once("/unsubscribe/") {
        Some((before, after)) => {
            let end = after.find(['"', ' ']).unwrap_or(after.len());
            format!("{before}/unsubscribe/MARK{}", after.get(end..).unwrap_or_default())
        }
        None => line.to_owned(),
    };
    out.lines().map(cut).collect::<Vec<_>>().join("\n")
}

#[test]
fn letters_say_the_same_in_both_languages() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let (ines, victor, jonas) = (t.person("ines"), t.person("jonas"), t.person("karim"));
        tell(&t, reply(&t, ("service-nord", "week"), t.message("van").number(), jonas, &[ines, victor]))
            .await;
        t.clock.advance(120_000);
        post::compose(&site).await.unwrap();
        let written: Vec<(String, String)> = t.db.read(|r| r.all(&WRITTEN, p![])).await.unwrap();
        let all: Vec<String> = written.iter().map(|(words, _)| steady(words)).collect();
        insta::assert_snapshot!("notices", all.join("\n=====\n"));
        let settings = site.shelf::<Host>().settings();
        let links = Lang::ALL.map(|lang| {
            with_link(&site, &settings, "invitation", "Inès", (lang, "Europe/Paris"), "SECRET")
                .text()
                .unwrap()
        });
        insta::assert_snapshot!("invitation", links.join("\n=====\n"));
        drop(digest::preview(&site, ines, Lang::Fr, "Europe/Paris".into()).await.unwrap());
        for (_, html) in &written {
            crate::support::no_keys(html);
            assert!(html.contains("prefers-color-scheme: dark") && html.contains("lang="), "{html}");
        }
    });
}

#[test]
fn words_that_are_no_markup_are_shown_as_they_are() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let l = Lexicon::new(site.words, Lang::En, "UTC", t.now());
        let mut letter = Letter::new(&l, "Town & <Country>");
        letter.lead = "a < b & \"c\"".into();
        let item = |html: &str| crate::mail::letter::Item {
            title: "T".into(),
            url: "https://x".into(),
            html: html.into(),
            text: "plain <b>".into(),
            ..Default::default()
        };
        for html in [
            "<p>fine<br>and <em>so</em></p><hr><ul><li>x</li></ul>",
            "<p>never <b>closed",
            "</div></td>",
            "a & b < c",
        ] {
            letter.parts = vec![crate::mail::letter::Part { heading: "H".into(), items: vec![item(html)] }];
            let out = letter.html_anyway().unwrap();
            assert!(out.contains("a &#60; b &#38;") && out.contains("Town &#38; &#60;Country"), "{out}");
        }
        assert!(letter.text().unwrap().contains("plain <b>"));
    });
}
