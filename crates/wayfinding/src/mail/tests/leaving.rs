//! What leaves, and what does not leave twice.

use kernel::time::{DAY, HOUR, MINUTE};
use mail_parser::{HeaderValue, MessageParser};
use store::{p, sql};
use testkit::{Town, beside, both_engines};

use super::desk::{again, leave, read, reply, round, site, states, tell, texts, waiting};
use crate::attention::rules;
use crate::attention::way::{Flow, Way, What};
use crate::mail::{post, store as mails};

sql!(TO, "UPDATE people SET mail = $2 WHERE id = $1");
const WEEK: (&str, &str) = ("service-nord", "week");

fn kinds(states: &[(String, String)]) -> Vec<&str> {
    states.iter().map(|(state, _)| state.as_str()).collect()
}

// spec: S2-MB1 (part: mail at once for work, collected for communities)
#[test]
fn a_mention_at_work_leaves_once_with_its_thread_and_a_way_out() {
    both_engines(async |t: Town| {
        let sink = beside::mail_sink();
        let site = site(&t, Some(&sink)).await;
        let (ines, jonas, van) = (t.person("ines"), t.person("jonas"), t.message("van").number());
        tell(&t, reply(&t, WEEK, van, jonas, &[ines])).await;
        round(&site).await;
        assert!(sink.heard().is_empty(), "who reads in the app meanwhile needs no mail");
        leave(&t, &site).await;
        let text = texts(&sink.heard_at_least(1)).remove(0);
        let mail = MessageParser::default().parse(text.as_bytes()).unwrap();
        assert_eq!(mail.subject(), Some("[Service Nord] Week 10: who is where"));
        let address = |of: Option<&mail_parser::Address>| {
            of.unwrap().first().unwrap().address.clone().unwrap().into_owned()
        };
        assert_eq!(
            address(mail.from()) + " " + &address(mail.to()),
            "ensemble@town.example ines@town.example"
        );
        assert!(address(mail.reply_to()).starts_with("reply+"));
        assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated"));
        let thread = format!("t{}@town.example", t.thread("week"));
        assert_eq!(mail.in_reply_to(), &HeaderValue::Text(thread.into()));
        let (plain, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
        for words in [
            "Jonas Brandt vous mentionne",
            "I take the second van.",
            "Service Nord",
            "/me/attention#work-mention",
        ] {
            assert!(plain.contains(words) && html.contains(words), "{words}:\n{plain}\n{html}");
        }
        // Nothing is loaded from anywhere.
        for loaded in ["<img", "@import", "<link", "url("] {
            assert!(!html.contains(loaded), "{loaded}: {html}");
        }
        // Neither another round nor another process nor the same message told again sends it twice.
        leave(&t, &again(&t, Some(&sink))).await;
        tell(&t, reply(&t, WEEK, van, jonas, &[ines])).await;
        leave(&t, &site).await;
        assert_eq!((sink.heard().len(), kinds(&states(&t).await)), (1, vec!["sent"]));
        // In a community the same is collected.
        tell(&t, reply(&t, ("diagnostics", "bearing"), t.message("measure").number(), jonas, &[ines])).await;
        leave(&t, &site).await;
        assert_eq!((sink.heard().len(), waiting(&t).await), (1, 0));
    });
}

#[test]
fn what_was_read_before_is_not_mailed_and_rules_are_kept_to() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let (ines, karim, jonas, van) =
            (t.person("ines"), t.person("karim"), t.person("jonas"), t.message("van"));
        let (mamadou, team) = (t.person("mamadou"), t.space("service-nord").number());
        t.db.write(move |w| {
            rules::set_space(w, karim, team, What::Mention, Some(Way::Bell))?;
            rules::set_flow(w, mamadou, Flow::Work, What::Mention, Way::Off)
        })
        .await
        .unwrap();
        tell(&t, reply(&t, WEEK, van.number(), jonas, &[ines, karim, mamadou])).await;
        assert_eq!(waiting(&t).await, 1, "ines alone");
        let bell = crate::support::unread(&t, mamadou).await;
        assert_eq!(bell, 0, "not at all means not at all");
        t.clock.advance(MINUTE);
        read(&t, ines, "week", van.number()).await;
        leave(&t, &site).await;
        assert_eq!((states(&t).await.len(), waiting(&t).await), (0, 0));
    });
}

#[test]
fn mail_waits_for_the_morning() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let (ines, jonas, van) = (t.person("ines"), t.person("jonas"), t.message("van").number());
        t.clock.advance(12 * HOUR); // 22:00 in Paris
        tell(&t, reply(&t, WEEK, van, jonas, &[ines])).await;
        leave(&t, &site).await;
        assert_eq!((states(&t).await.len(), waiting(&t).await), (0, 1));
        t.clock.advance(8 * HOUR + 50 * MINUTE);
        round(&site).await;
        assert_eq!(waiting(&t).await, 1, "not yet seven");
        t.clock.advance(20 * MINUTE);
        post::compose(&site).await.unwrap();
        assert_eq!((kinds(&states(&t).await), waiting(&t).await), (vec!["kept"], 0));
    });
}

#[test]
fn a_crash_while_handing_over_sends_nothing_twice() {
    both_engines(async |t: Town| {
        let sink = beside::mail_sink();
        let site = site(&t, Some(&sink)).await;
        let (ines, karim, jonas) = (t.person("ines"), t.person("karim"), t.person("jonas"));
        tell(&t, reply(&t, WEEK, t.message("van").number(), jonas, &[ines, karim])).await;
        t.clock.advance(2 * MINUTE);
        post::compose(&site).await.unwrap();
        // The process dies after the first was handed over and before it was noted.
        let lost = t.db.write(|w| mails::claim(w, 10 * MINUTE)).await.unwrap().unwrap();
        let heir = again(&t, Some(&sink));
        round(&heir).await;
        assert_eq!(kinds(&states(&t).await), ["sending", "sent"]);
        t.clock.advance(11 * MINUTE);
        round(&heir).await;
        assert_eq!(states(&t).await[0], ("parked".into(), "in-doubt".into()));
        assert!(!t.db.write(move |w| mails::give_again(w, lost.id)).await.unwrap(), "it may have arrived");
        round(&heir).await;
        assert_eq!(sink.heard_at_least(1).len(), 1);
    });
}

#[test]
fn what_is_refused_is_parked_and_what_is_put_off_is_tried_again() {
    both_engines(async |t: Town| {
        let sink = beside::mail_sink();
        let site = site(&t, Some(&sink)).await;
        let (ines, karim, jonas) = (t.person("ines"), t.person("karim"), t.person("jonas"));
        t.db.write(move |w| {
            w.exec(&TO, p![ines, "refused@town.example"])?;
            w.exec(&TO, p![karim, "later@town.example"])
        })
        .await
        .unwrap();
        tell(&t, reply(&t, WEEK, t.message("van").number(), jonas, &[ines, karim])).await;
        leave(&t, &site).await;
        let now = states(&t).await;
        assert!(now.contains(&("parked".into(), "refused 550".into())), "{now:?}");
        assert!(now.contains(&("waiting".into(), "refused 451".into())), "{now:?}");
        leave(&t, &site).await;
        assert_eq!(sink.heard_at_least(1).len(), 1);
        let parked = t.db.read(|r| mails::listed(r, i64::MAX, 9)).await.unwrap();
        let id = parked.iter().find(|m| m.state == "parked").unwrap().id;
        assert!(t.db.write(move |w| mails::give_again(w, id)).await.unwrap());
        assert_eq!(t.db.read(move |r| mails::one(r, id)).await.unwrap().address, "refused@town.example");
        t.clock.advance(91 * DAY);
        jobs::settle(&t.db, &[], &(crate::mail::room().jobs)()).await.unwrap();
        let forgotten = t.db.write(|w| {
            let now = w.now();
            mails::forget(w, now, now, "2100-01-01", 100)
        });
        assert!(!forgotten.await.unwrap());
        assert!(states(&t).await.is_empty());
    });
}

#[test]
fn a_letter_with_a_secret_leaves_sealed() {
    both_engines(async |t: Town| {
        let sink = beside::mail_sink();
        let site = site(&t, Some(&sink)).await;
        let ines = t.person("ines");
        let own = site.clone();
        let put =
            t.db.write(move |w| web::letters::put(w, &own, "reset", ines, "s3cret-link")).await.unwrap();
        assert!(!put, "without a mail host the link is shown as ever");
        site.shelf::<web::letters::Letters>().begin();
        let own = site.clone();
        assert!(t.db.write(move |w| web::letters::put(w, &own, "reset", ines, "s3cret-link")).await.unwrap());
        let kept = t.db.read(|r| mails::listed(r, i64::MAX, 9)).await.unwrap().remove(0);
        let kept = t.db.read(move |r| mails::one(r, kept.id)).await.unwrap();
        assert!(!format!("{kept:?}").contains("s3cret"), "{kept:?}");
        round(&site).await;
        let text = texts(&sink.heard_at_least(1)).remove(0);
        let mail = MessageParser::default().parse(text.as_bytes()).unwrap();
        assert!(mail.body_text(0).unwrap().contains("https://town.example/link/s3cret-link"), "{text}");
        assert_eq!(kinds(&states(&t).await), ["sent"]);
    });
}
