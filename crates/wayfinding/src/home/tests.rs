//! Home in the town, on both engines.

use ::store::{Error, p, sql};
use kernel::{Actor, Fact, FactKind, Lang, MessageId, PersonId, Time, time::HOUR, time::MINUTE};
use testkit::{Town, both_engines};
use web::Site;

use crate::support::{ctx, no_keys, site};

use super::feed::{Feed, feed};
use super::{api, rail, store, views};

mod due;
mod many;
mod waiting;

static FACT: FactKind = FactKind { name: "reply.posted", version: 1, keep_days: 1, live: false };

sql!(
    SAY,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, '', '', $4, '', 1)"
);
sql!(
    BUMP,
    "UPDATE threads SET last_ms = $2, last_id = $3, last_author_id = $4, replies = replies + 1, version = version + 1 WHERE id = $1"
);
sql!(
    MARK,
    "INSERT INTO read_marks (person_id, thread_id, message_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (person_id, thread_id) DO UPDATE SET message_id = $3"
);
sql!(JOIN, "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', $3)");
sql!(RENAME, "UPDATE people SET name = 'Amélie Renard' WHERE id = $1");
sql!(
    NOTE,
    "INSERT INTO notices (id, person_id, subject, reason, strength, space_id, times, at_ms) VALUES (1, $1, 'x', 'joined', 6, $2, 1, 0)"
);
sql!(
    THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms, last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, $3, 'open', $4, '', $5, $1, FALSE, $6, $6, $1, $5, 0, 1)"
);

async fn home(site: &Site, actor: &Actor) -> Feed {
    feed(site, actor, None, 15).await.unwrap()
}

/// A reply as conversations store it, with its fact.
async fn reply(t: &Town, key: &'static str, space: &str, by: PersonId) -> MessageId {
    let (thread, space) = (t.thread(key), t.space(space));
    t.db.write(move |w| {
        let (id, now): (MessageId, Time) = (w.id(), w.now());
        w.exec(&SAY, p![id, thread, by, now])?;
        w.exec(&BUMP, p![thread, now, id, by])?;
        w.announce(Fact::new(&FACT, id.number(), now).by(by).space(space).thread(thread));
        Ok::<_, Error>(id)
    })
    .await
    .unwrap()
}

async fn announce(t: &Town, kind: &'static str, subject: i64) {
    let now = t.now();
    t.db.write(move |w| {
        let mut fact = Fact::new(&FACT, subject, now);
        fact.kind = kind.to_owned();
        w.announce(fact);
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

// spec: S2-MB1 (part: home keeps work and communities apart)
#[test]
fn work_and_communities_stay_apart_and_are_one_s_own() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let json = api::Home::from(&home(&site, &t.ines()).await);
        assert_eq!(json.work.iter().map(|i| i.id).collect::<Vec<_>>(), [t.thread("week")]);
        assert_eq!(json.communities.iter().map(|i| i.id).collect::<Vec<_>>(), [t.thread("bearing")]);
        assert_eq!(json.communities.first().unwrap().space.slug, "diagnostics");
        assert!(json.next.is_none());
        let json = api::Home::from(&home(&site, &t.yuki()).await);
        assert!(json.work.is_empty() && json.communities.is_empty(), "open to read is not one's own");
        let rail = rail(&site, &t.ines()).await.unwrap();
        let slugs =
            |places: &[web::shell::RailPlace]| places.iter().map(|p| p.slug.clone()).collect::<Vec<_>>();
        assert_eq!(slugs(&rail.work), ["pump-3", "service-nord"]);
        assert_eq!(slugs(&rail.communities), ["diagnostics"]);
        assert_eq!(slugs(&rail.everybody), ["everybody"]);
        let guest = super::rail(&site, &t.piet()).await.unwrap();
        assert_eq!((slugs(&guest.work), guest.everybody.len()), (vec!["pump-3".to_owned()], 0));
    });
}

sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, 0, $3, FALSE, '', $2)"
);
sql!(STOP, "DELETE FROM coaches WHERE person_id = $1");

// spec: S2-SM3 (part: for the time of the coaching the team is among one's work, and then it is not)
#[test]
fn a_coached_team_is_among_one_s_work_for_that_time() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, team, until) = (t.amelie(), t.space("service-nord"), t.now().plus(HOUR));
        assert!(home(&site, &amelie).await.work.is_empty());
        t.db.write(move |w| w.exec(&COACH, p![team, amelie.id, until])).await.unwrap();
        announce(&t, "coach.invited", t.amelie().id.number()).await;
        let feed = home(&site, &t.amelie()).await;
        let json = api::Home::from(&feed);
        assert_eq!(json.work.iter().map(|i| i.id).collect::<Vec<_>>(), [t.thread("week")]);
        let rail = rail(&site, &t.amelie()).await.unwrap();
        assert_eq!(rail.work.iter().map(|p| p.slug.as_str()).collect::<Vec<_>>(), ["service-nord"]);
        let page = views::page(&ctx(&site, &t.amelie(), Lang::Fr), &feed, &[]).unwrap();
        assert!(!page.body.contains("Jonas Brandt dirige"), "it is not her team");
        let amelie = t.amelie().id;
        t.db.write(move |w| w.exec(&STOP, p![amelie])).await.unwrap();
        announce(&t, "coach.ended", amelie.number()).await;
        assert!(home(&site, &t.amelie()).await.work.is_empty());
    });
}

/// The very next look after a commit shows it, on PostgreSQL also before the fact has a number.
#[test]
fn what_was_written_is_seen_at_once() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (ines, amelie) = (t.ines(), t.person("amelie"));
        for n in 3..8 {
            let shown = home(&site, &ines).await;
            assert_eq!(shown.communities.first().unwrap().row.facts.replies, n - 1);
            reply(&t, "bearing", "diagnostics", amelie).await;
            let shown = home(&site, &ines).await;
            assert_eq!(shown.communities.first().unwrap().row.facts.replies, n);
            if n == 5 {
                jobs::settle(&t.db, &[], &[]).await.unwrap();
            }
        }
    });
}

#[test]
fn unread_is_counted_for_oneself_and_ends_with_reading() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (ines, thread, hum) = (t.ines(), t.thread("bearing"), t.message("coupling"));
        let me = ines.id;
        t.db.write(move |w| w.exec(&MARK, p![me, thread, hum, 0_i64])).await.unwrap();
        let item = home(&site, &ines).await.communities.first().unwrap().clone();
        assert_eq!((item.news.unread, item.news.replies), (true, 1));
        assert_eq!(rail(&site, &ines).await.unwrap().communities.first().unwrap().unread, 1);
        let new = reply(&t, "bearing", "diagnostics", t.person("tomas")).await;
        assert_eq!(home(&site, &ines).await.communities.first().unwrap().news.replies, 2);
        t.db.write(move |w| w.exec(&MARK, p![me, thread, new, 0_i64])).await.unwrap();
        site.touch(me);
        assert!(!home(&site, &ines).await.communities.first().unwrap().news.unread);
        assert_eq!(rail(&site, &ines).await.unwrap().communities.first().unwrap().unread, 0);
        // Another node marked something: a few seconds later at the latest.
        t.db.write(move |w| w.exec(&MARK, p![me, thread, hum, 0_i64])).await.unwrap();
        t.clock.advance(4_000);
        assert!(home(&site, &ines).await.communities.first().unwrap().news.unread);
        let own = home(&site, &t.tomas()).await;
        assert!(!own.communities.first().unwrap().news.unread, "one's own words are no news");
    });
}

#[test]
fn facts_make_what_is_kept_old() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (yuki, space, now) = (t.yuki(), t.space("diagnostics"), t.now());
        assert!(home(&site, &yuki).await.communities.is_empty());
        let me = yuki.id;
        t.db.write(move |w| w.exec(&JOIN, p![me, space, now])).await.unwrap();
        announce(&t, "membership.begun", me.number()).await;
        let shown = home(&site, &yuki).await;
        assert_eq!(shown.communities.len(), 1);
        assert!(!shown.communities.first().unwrap().news.unread, "said before she came");
        let amelie = t.person("amelie");
        reply(&t, "bearing", "diagnostics", amelie).await;
        t.db.write(move |w| w.exec(&RENAME, p![amelie])).await.unwrap();
        announce(&t, "person.changed", amelie.number()).await;
        assert_eq!(
            home(&site, &yuki).await.communities.first().unwrap().row.facts.last_name,
            "Amélie Renard"
        );
        assert_eq!(rail(&site, &yuki).await.unwrap().unread_notices, 0);
        t.db.write(move |w| w.exec(&NOTE, p![me, space])).await.unwrap();
        announce(&t, "notice.given", me.number()).await;
        assert_eq!(rail(&site, &yuki).await.unwrap().unread_notices, 1);
        announce(&t, "space.changed", space.number()).await;
        assert_eq!(home(&site, &yuki).await.communities.len(), 1);
        super::hear(&site, &[]);
    });
}

#[test]
fn what_calls_comes_first_and_pages_leave_nothing_out() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (jonas, team, now) = (t.person("jonas"), t.space("service-nord"), t.now());
        t.db.write(move |w| {
            for n in 0..45_i64 {
                let kind = if n == 10 { "announcement" } else { "discussion" };
                w.exec(
                    &THREAD,
                    p![
                        10_000 + n,
                        team,
                        kind,
                        &format!("T{n}"),
                        jonas,
                        now.plus((n / 3) * MINUTE - 2 * HOUR)
                    ],
                )?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        let karim = t.karim();
        let shown = feed(&site, &karim, None, 10).await.unwrap();
        let titles: Vec<String> = shown.work.iter().map(|i| i.row.facts.title.clone()).collect();
        assert_eq!(titles.first().map(String::as_str), Some("T44"), "kept: twenty of a space");
        let shown = feed(&site, &karim, None, 200).await.unwrap();
        assert_eq!(shown.work.len(), 20);
        let (mut all, mut after) = (Vec::new(), None::<String>);
        loop {
            let page = feed(&site, &karim, after.as_deref(), 10).await.unwrap();
            all.extend(page.work.iter().map(|i| i.row.facts.title.clone()));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(all.len(), 46);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 46);
        // An unread announcement among the newest stands above them.
        t.db.write(move |w| {
            w.exec(&THREAD, p![20_000_i64, team, "announcement", "Now", jonas, now.plus(-110 * MINUTE)])
        })
        .await
        .unwrap();
        announce(&t, "space.changed", team.number()).await;
        let shown = feed(&site, &karim, None, 5).await.unwrap();
        assert_eq!(shown.work.first().unwrap().row.facts.title, "Now");
        assert_eq!(shown.work.get(1).unwrap().row.facts.title, "T44");
        let shown = feed(&site, &karim, Some("nonsense"), 15).await.unwrap();
        assert!(shown.first);
    });
}

#[test]
fn the_page_is_whole_in_both_languages() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let ines = t.ines();
        for lang in Lang::ALL {
            let ctx = ctx(&site, &ines, lang);
            let shown = home(&site, &ines).await;
            let page = views::page(&ctx, &shown, &[]).unwrap();
            let html = format!("{}{}", page.body, page.aside.unwrap());
            no_keys(&html);
            assert!(html.contains("Jonas Brandt") && html.contains("Amélie Caron"), "{html}");
            assert!(html.contains("class=\"card unread\"") && !html.contains('\u{1}'), "{html}");
            let again = views::page(&ctx, &shown, &[]).unwrap();
            assert_eq!(again.body, page.body, "from the renderings kept");
        }
        let write =
            views::write(&ctx(&site, &ines, Lang::Fr), &home(&site, &ines).await.look.mine.spaces).unwrap();
        assert!(
            write.body.contains("/s/pump-3/new") && write.body.contains("/s/everybody/new"),
            "{}",
            write.body
        );
        let yuki = t.yuki();
        let asked = yuki.clone();
        let suggested = t.db.read(move |r| store::suggestions(r, &asked)).await.unwrap();
        let shown = home(&site, &yuki).await;
        let html = views::bands(&ctx(&site, &yuki, Lang::Fr), &shown, &suggested).unwrap();
        assert!(html.contains("/s/diagnostics") && !html.contains("data-workshop"), "{html}");
    });
}
