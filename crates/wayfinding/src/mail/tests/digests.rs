//! Digests: once a morning, work apart, nothing empty, nothing twice.

use kernel::Lang;
use kernel::time::{DAY, HOUR};
use store::{p, sql};
use testkit::{Town, both_engines};

use super::desk::{again, leave, reply, site, states, tell};
use crate::mail::{digest, post, store as mails};

sql!(WORDS, "SELECT words FROM mails WHERE kind = 'digest' AND person_id = $1 ORDER BY id");
sql!(
    QUESTION,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, answer_id, broadcast,
        created_ms, last_ms, last_id, last_author_id, replies, gone, kept_title, version)
     VALUES ($1, $2, $3, 'open', $4, '', $5, $1, NULL, FALSE, $6, $6, $1, $5, $7, NULL, NULL, 1)"
);

const WEEK: (&str, &str) = ("service-nord", "week");
const BEARING: (&str, &str) = ("diagnostics", "bearing");

async fn digests(t: &Town, person: &str) -> Vec<String> {
    let person = t.person(person);
    let rows: Vec<(String,)> = t.db.read(move |r| r.all(&WORDS, p![person])).await.unwrap();
    rows.into_iter().map(|(words,)| words).collect()
}

// spec: S2-MB1 (part: digest)
// spec: S4-6 (part: digests)
// spec: S2-P2 (part: the kind of a space drives what is told at once and what waits for a digest)
#[test]
fn a_morning_brings_one_digest_with_work_first_and_communities_apart() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let (jonas, tomas, ines) = (t.person("jonas"), t.person("tomas"), t.person("ines"));
        let (space, asked) = (t.space("diagnostics"), t.now().plus(-10 * HOUR));
        t.db.write(move |w| {
            w.exec(&QUESTION, p![9_001, space, "question", "Who has a 40 mm seal?", tomas, asked, 0])?;
            w.exec(&QUESTION, p![9_002, space, "discussion", "Seals or glands?", tomas, asked, 7])
        })
        .await
        .unwrap();
        tell(&t, reply(&t, WEEK, t.message("van").number(), jonas, &[])).await;
        tell(&t, reply(&t, BEARING, t.message("measure").number(), tomas, &[ines])).await;
        let shown = digest::preview(&site, ines, Lang::En, "Europe/Paris".into()).await.unwrap().unwrap();
        assert_eq!(shown.parts.len(), 3, "{shown:?}");
        digest::mornings(&site).await.unwrap();
        assert_eq!(digests(&t, "yuki").await.len(), 0, "nothing to say: no mail");
        let sent = digests(&t, "ines").await;
        assert_eq!(sent.len(), 1);
        let (work, rest) = sent[0].split_once("Vos communautés").unwrap_or_else(|| panic!("{}", sent[0]));
        assert!(rest.contains("40 Hz") && !work.contains("40 Hz"), "{}", sent[0]);
        assert!(rest.contains("Who has a 40 mm seal?") && rest.contains("sans réponse"), "{rest}");
        // A digest of work says what there is to do; it does not stir up conversation.
        for word in ["discuté", "réagi", "aime", "populaire"] {
            assert!(!work.contains(word), "{word}: {work}");
        }
        // The same morning, another process: nothing more. The next one: only what is new since.
        digest::mornings(&again(&t, None)).await.unwrap();
        t.clock.advance(DAY);
        digest::mornings(&site).await.unwrap();
        assert_eq!(digests(&t, "ines").await.len(), 1);
        tell(&t, reply(&t, BEARING, t.message("measure").number() + 1, tomas, &[ines])).await;
        t.clock.advance(DAY);
        digest::mornings(&site).await.unwrap();
        assert_eq!(digests(&t, "ines").await.len(), 2);
        // On Monday the week's talk comes along, and what was a matter for the week.
        t.clock.advance(4 * DAY);
        digest::mornings(&site).await.unwrap();
        let week = digests(&t, "tomas").await;
        assert!(week.is_empty() || week[0].contains("week"), "{week:?}");
    });
}

#[test]
fn a_run_that_is_cut_off_is_taken_up_where_it_stood() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let (jonas, ines, karim) = (t.person("jonas"), t.person("ines"), t.person("karim"));
        tell(&t, reply(&t, BEARING, t.message("measure").number(), jonas, &[ines, karim])).await;
        let zone = "Europe/Paris";
        let cut = site.clone();
        // The step is one transaction: what is not committed has neither mail nor place.
        let failed = t.db.write(move |w| {
            mails::run(w, zone, "2026-03-03")?;
            mails::told(w, ines, "2026-03-03")?;
            drop(cut.clone());
            Err::<(), _>(store::Error::Busy)
        });
        assert!(failed.await.is_err());
        digest::step(&site, zone).await.unwrap();
        digest::step(&again(&t, None), zone).await.unwrap();
        assert_eq!((digests(&t, "ines").await.len(), digests(&t, "karim").await.len()), (1, 1));
        // Who moves to another zone meanwhile has had the day's digest.
        assert_eq!(states(&t).await.len(), 2);
        leave(&t, &site).await;
        assert_eq!(states(&t).await.len(), 2, "what was in a digest is not mailed again");
        post::tick(&again(&t, None)).await;
        assert_eq!(states(&t).await.len(), 2, "nor by the round of every second");
    });
}
