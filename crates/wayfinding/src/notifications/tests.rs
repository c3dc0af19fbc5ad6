//! Who is told what, on both engines.

use kernel::{Actor, Cursor, Fact, FactKind, Lang, MessageId, PersonId, time::MINUTE};
use policy::{Gate, Own};
use store::{Db, Error, p, sql};
use testkit::{Town, both_engines};

use crate::support::{ctx, no_keys, site};

use super::api::NoticesQuery;
use super::notice::{Event, Reason};
use super::store::{self as notices, Notice};
use super::things::READ;
use super::{hears, room, views};

mod absences;
mod files;
mod posts;
mod registers;
mod reports;
mod roles;
mod veils;
mod webhooks;

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };

sql!(
    MUTE,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, 'muted', 0) ON CONFLICT (thread_id, person_id) DO UPDATE SET why = 'muted'"
);
sql!(
    FOLLOW,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, 'chosen', 0) ON CONFLICT (thread_id, person_id) DO NOTHING"
);
sql!(
    MARK,
    "INSERT INTO read_marks (person_id, thread_id, message_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (person_id, thread_id) DO UPDATE SET message_id = $3, at_ms = $4"
);
sql!(LEAVE, "DELETE FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(ASK, "INSERT INTO join_requests (space_id, person_id, note, at_ms) VALUES ($1, $2, '', 0)");
sql!(UNASK, "DELETE FROM join_requests WHERE space_id = $1");
sql!(INVITE, "INSERT INTO space_invitations (space_id, person_id, by_id, at_ms) VALUES ($1, $2, $3, 0)");
sql!(
    ENTER,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', 0) ON CONFLICT DO NOTHING"
);
sql!(
    PERSON,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state, created_ms, version) VALUES ($1, $2, '', '', '', '', 'en', '', 'UTC', FALSE, 'active', 0, 1)"
);
sql!(GIVEN_TO, "SELECT subject_id FROM facts WHERE kind = 'notice.given' ORDER BY subject_id");
sql!(COUNT, "SELECT COUNT(*), CAST(SUM(times) AS BIGINT) FROM notices");
sql!(MOVE, "UPDATE threads SET space_id = $2 WHERE id = $1");
sql!(GO, "UPDATE threads SET gone = 'deleted' WHERE id = $1");

fn of(t: &Town, kind: &'static str, subject: i64, actor: PersonId) -> Fact {
    let mut fact = Fact::new(&FACT, subject, t.now()).by(actor);
    fact.kind = kind.to_owned();
    fact
}

fn reply(t: &Town, message: i64, actor: PersonId, mentions: &[PersonId]) -> Fact {
    let mut fact =
        of(t, "reply.posted", message, actor).space(t.space("diagnostics")).thread(t.thread("bearing"));
    for (n, person) in mentions.iter().enumerate() {
        fact = fact.with(&format!("m{n}"), person.number());
    }
    fact
}

async fn tell(t: &Town, fact: Fact) {
    t.db.write(move |w| {
        w.announce(fact.clone());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    jobs::settle(&t.db, &(room().hears)(), &(room().jobs)()).await.unwrap();
}

async fn list(db: &Db, person: PersonId) -> Vec<Notice> {
    db.read(move |r| notices::list(r, person, Cursor::TOP, false, 50)).await.unwrap()
}
async fn unread(db: &Db, person: PersonId) -> i64 {
    db.read(move |r| notices::unread(r, person)).await.unwrap()
}
fn said(list: &[Notice]) -> Vec<(String, i64)> {
    list.iter().map(|n| (n.reason.clone(), n.times)).collect()
}
fn one(reason: &str, times: i64) -> Vec<(String, i64)> {
    vec![(reason.to_owned(), times)]
}

#[test]
fn followers_hear_of_replies_and_the_stronger_reason_stays() {
    both_engines(async |t: Town| {
        let (ines, amelie, tomas) = (t.person("ines"), t.person("amelie"), t.person("tomas"));
        tell(&t, reply(&t, 10, amelie, &[])).await;
        assert_eq!(said(&list(&t.db, ines).await), one("reply", 1));
        assert_eq!(said(&list(&t.db, amelie).await), [], "nobody hears of themselves");
        tell(&t, reply(&t, 11, tomas, &[ines])).await;
        tell(&t, reply(&t, 12, amelie, &[])).await;
        let got = list(&t.db, ines).await;
        assert_eq!(said(&got), one("mention", 3));
        assert_eq!(got.first().unwrap().actor, Some(tomas), "whoever named her");
        assert_eq!(got.first().unwrap().message, Some(MessageId::new(11)));
        assert_eq!(unread(&t.db, ines).await, 1);
        let given = t.db.read(|r| r.ints(&GIVEN_TO, p![])).await.unwrap();
        assert_eq!(given.iter().filter(|p| **p == ines.number()).count(), 3);
    });
}

#[test]
fn muted_means_muted_unless_named() {
    both_engines(async |t: Town| {
        let (ines, tomas, thread) = (t.person("ines"), t.person("tomas"), t.thread("bearing"));
        t.db.write(move |w| w.exec(&MUTE, p![thread, ines])).await.unwrap();
        tell(&t, reply(&t, 10, tomas, &[])).await;
        assert!(list(&t.db, ines).await.is_empty());
        tell(&t, reply(&t, 11, tomas, &[ines])).await;
        assert_eq!(said(&list(&t.db, ines).await), one("mention", 1));
    });
}

#[test]
fn only_those_who_may_see_it_are_told_and_only_as_long() {
    both_engines(async |t: Town| {
        let (piet, olga, yuki, jonas) =
            (t.person("piet"), t.person("olga"), t.person("yuki"), t.person("jonas"));
        // A guest, somebody suspended: not told. Everybody inside reads diagnostics.
        tell(&t, reply(&t, 10, t.person("tomas"), &[piet, olga, yuki])).await;
        assert!(list(&t.db, piet).await.is_empty() && list(&t.db, olga).await.is_empty());
        assert_eq!(said(&list(&t.db, yuki).await), one("mention", 1));
        // karim leaves the team: its notice is gone for him.
        let (team, karim, week) = (t.space("service-nord"), t.person("karim"), t.thread("week"));
        let named = of(&t, "reply.posted", 20, jonas).space(team).thread(week).with("m0", karim.number());
        tell(&t, named).await;
        assert_eq!(unread(&t.db, karim).await, 1);
        t.db.write(move |w| w.exec(&LEAVE, p![karim, team])).await.unwrap();
        assert_eq!((unread(&t.db, karim).await, list(&t.db, karim).await.len()), (0, 0));
        tell(&t, of(&t, "membership.ended", karim.number(), jonas).space(team)).await;
        t.db.write(move |w| w.exec(&ENTER, p![karim, team])).await.unwrap();
        assert_eq!(list(&t.db, karim).await.len(), 0);
    });
}

#[test]
fn a_thread_that_moved_is_shown_to_those_who_may_read_its_new_place_alone() {
    both_engines(async |t: Town| {
        let (ines, tomas) = (t.person("ines"), t.person("tomas"));
        tell(&t, reply(&t, 10, t.person("amelie"), &[tomas])).await;
        assert_eq!(said(&list(&t.db, ines).await), one("reply", 1));
        let (thread, to) = (t.thread("bearing"), t.space("data-workshop"));
        t.db.write(move |w| w.exec(&MOVE, p![thread, to])).await.unwrap();
        assert!(list(&t.db, ines).await.is_empty() && unread(&t.db, ines).await == 0);
        let seen = list(&t.db, tomas).await;
        assert_eq!(seen.first().and_then(|n| n.slug.as_deref()), Some("data-workshop"));
    });
}

#[test]
fn reading_the_thread_reads_its_notice() {
    both_engines(async |t: Town| {
        let (ines, tomas, thread) = (t.person("ines"), t.person("tomas"), t.thread("bearing"));
        tell(&t, reply(&t, 10, tomas, &[])).await;
        tell(&t, reply(&t, 11, tomas, &[])).await;
        t.clock.advance(MINUTE);
        let now = t.now();
        t.db.write(move |w| w.exec(&MARK, p![ines, thread, 11_i64, now])).await.unwrap();
        assert_eq!(unread(&t.db, ines).await, 0);
        t.clock.advance(MINUTE);
        tell(&t, reply(&t, 12, tomas, &[])).await;
        assert_eq!(said(&list(&t.db, ines).await), one("reply", 1), "counts from where she read");
        // Named in an edit of something she has read: that is new.
        t.clock.advance(MINUTE);
        let now = t.now();
        t.db.write(move |w| w.exec(&MARK, p![ines, thread, 12_i64, now])).await.unwrap();
        t.clock.advance(MINUTE);
        let edit = of(&t, "message.edited", 11, tomas).space(t.space("diagnostics")).thread(thread);
        tell(&t, edit.with("m0", ines.number())).await;
        assert_eq!((unread(&t.db, ines).await, said(&list(&t.db, ines).await)), (1, one("mention", 1)));
    });
}

#[test]
fn deleted_words_take_their_notices_along() {
    both_engines(async |t: Town| {
        let (ines, tomas, thread) = (t.person("ines"), t.person("tomas"), t.thread("bearing"));
        let gone =
            |message| of(&t, "message.deleted", message, tomas).space(t.space("diagnostics")).thread(thread);
        tell(&t, reply(&t, 10, tomas, &[])).await;
        tell(&t, reply(&t, 11, tomas, &[])).await;
        tell(&t, gone(11)).await;
        assert_eq!(said(&list(&t.db, ines).await), one("reply", 1));
        tell(&t, reply(&t, 12, t.person("amelie"), &[])).await;
        tell(&t, gone(12).with("thread_gone", 1)).await;
        assert!(list(&t.db, ines).await.is_empty());
        tell(&t, reply(&t, 13, tomas, &[])).await;
        tell(&t, gone(13)).await;
        assert!(list(&t.db, ines).await.is_empty());
        tell(&t, reply(&t, 14, tomas, &[])).await;
        t.db.write(move |w| w.exec(&GO, p![thread])).await.unwrap();
        assert_eq!((unread(&t.db, ines).await, list(&t.db, ines).await.len()), (0, 0));
    });
}

#[test]
fn an_answer_is_told_to_whoever_asked_and_whoever_helped() {
    both_engines(async |t: Town| {
        let (ines, amelie, sofia) = (t.person("ines"), t.person("amelie"), t.person("sofia"));
        let (message, thread) = (t.message("coupling").number(), t.thread("bearing"));
        let fact = of(&t, "question.answered", message, sofia).space(t.space("diagnostics")).thread(thread);
        tell(&t, fact.with("author", amelie.number()).with("asker", ines.number())).await;
        assert_eq!(said(&list(&t.db, ines).await), one("answered", 1));
        assert_eq!(said(&list(&t.db, amelie).await), one("helped", 1));
    });
}

#[test]
fn doors_are_told_to_whoever_keeps_them() {
    both_engines(async |t: Town| {
        let (tomas, yuki, lea, space) =
            (t.person("tomas"), t.person("yuki"), t.person("lea"), t.space("data-workshop"));
        let fact = |kind, subject: PersonId, actor| of(&t, kind, subject.number(), actor).space(space);
        t.db.write(move |w| w.exec(&ASK, p![space, yuki])).await.unwrap();
        tell(&t, fact("membership.asked", yuki, yuki)).await;
        t.db.write(move |w| w.exec(&ASK, p![space, lea])).await.unwrap();
        tell(&t, fact("membership.asked", lea, lea)).await;
        let got = list(&t.db, tomas).await;
        assert_eq!(said(&got), one("join_request", 2));
        assert_eq!(got.first().unwrap().target(), "/s/data-workshop/requests");
        t.db.write(move |w| w.exec(&UNASK, p![space]).and(w.exec(&ENTER, p![yuki, space]))).await.unwrap();
        tell(&t, fact("membership.begun", yuki, tomas)).await;
        tell(&t, fact("membership.declined", lea, tomas)).await;
        assert!(list(&t.db, tomas).await.is_empty());
        assert_eq!(said(&list(&t.db, yuki).await), one("joined", 1));
        t.db.write(move |w| w.exec(&INVITE, p![space, lea, tomas])).await.unwrap();
        tell(&t, fact("membership.invited", lea, tomas)).await;
        assert_eq!(said(&list(&t.db, lea).await), one("invitation", 1));
        t.db.write(move |w| w.exec(&ENTER, p![lea, space])).await.unwrap();
        tell(&t, fact("membership.begun", lea, lea)).await;
        assert!(list(&t.db, lea).await.is_empty());
    });
}

/// 2,500 people, told in three steps; a run that is done again from its middle tells nobody twice.
#[test]
fn everybody_is_told_exactly_once() {
    both_engines(async |t: Town| {
        let (sofia, space, thread) = (t.person("sofia"), t.space("everybody"), t.thread("week"));
        t.db.write(move |w| w.exec(&MOVE, p![thread, space])).await.unwrap();
        t.db.bulk(|w| {
            (0..2_500_i64).try_for_each(|n| w.exec(&PERSON, p![1_000 + n, &format!("x{n}")]).map(drop))
        })
        .await
        .unwrap();
        let fact = of(&t, "thread.broadcast", thread.number(), sofia)
            .space(space)
            .thread(thread)
            .with("message", 77);
        tell(&t, fact.clone()).await;
        let inside = 2_500 + 11 - 1;
        let count = |db: Db| async move { db.read(|r| r.one::<(i64, i64)>(&COUNT, p![])).await.unwrap() };
        assert_eq!(count(t.db.clone()).await, (inside, inside));
        // Mentioned as everybody by the same message: stronger, not twice.
        let started = of(&t, "thread.started", thread.number(), sofia).space(space).thread(thread);
        tell(&t, started.with("message", 77).with("all", 1)).await;
        assert_eq!(count(t.db.clone()).await, (inside, inside));
        assert_eq!(said(&list(&t.db, t.person("yuki")).await), one("mention", 1));
    });
}

#[test]
fn a_community_s_members_are_told_and_many_followers_by_a_job() {
    both_engines(async |t: Town| {
        let (amelie, space, thread) = (t.person("amelie"), t.space("diagnostics"), t.thread("bearing"));
        let fact = of(&t, "thread.broadcast", thread.number(), amelie).space(space).thread(thread);
        tell(&t, fact.with("message", 5)).await;
        assert_eq!(said(&list(&t.db, t.person("tomas")).await), one("announcement", 1));
        assert!(list(&t.db, t.person("yuki")).await.is_empty());
        t.db.bulk(move |w| {
            (0..300_i64).try_for_each(|n| {
                w.exec(&PERSON, p![1_000 + n, &format!("x{n}")])?;
                w.exec(&FOLLOW, p![thread, 1_000 + n]).map(drop)
            })
        })
        .await
        .unwrap();
        tell(&t, reply(&t, 10, amelie, &[])).await;
        assert_eq!(said(&list(&t.db, PersonId::new(1_299)).await), one("reply", 1));
        assert_eq!(said(&list(&t.db, t.person("ines")).await), one("announcement", 2));
    });
}

sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, 0, $3, TRUE, '', $2)"
);

#[test]
fn what_a_manager_tells_the_team_is_not_told_to_its_coach() {
    both_engines(async |t: Town| {
        let (jonas, team, thread) = (t.person("jonas"), t.space("service-nord"), t.thread("week"));
        let (amelie, until) = (t.person("amelie"), t.now().plus(MINUTE));
        t.db.write(move |w| w.exec(&COACH, p![team, amelie, until])).await.unwrap();
        let fact = of(&t, "thread.broadcast", thread.number(), jonas).space(team).thread(thread);
        tell(&t, fact.with("message", 5)).await;
        let all = of(&t, "reply.posted", 6, jonas).space(team).thread(thread).with("all", 1);
        tell(&t, all).await;
        assert_eq!(said(&list(&t.db, t.person("ines")).await), one("mention", 2));
        assert!(list(&t.db, amelie).await.is_empty(), "the team is addressed, and a coach is not of it");
        let named = of(&t, "reply.posted", 7, jonas).space(team).thread(thread).with("m0", amelie.number());
        tell(&t, named).await;
        assert_eq!(said(&list(&t.db, amelie).await), one("mention", 1), "by name they are reached");
    });
}

#[test]
fn they_are_marked_as_read_by_their_person_alone() {
    let gate = Gate::new(&[room().schema], &[("notifications", room().policy)]).unwrap();
    both_engines(async |t: Town| {
        let (ines, yuki) = (t.ines(), t.yuki());
        tell(&t, reply(&t, 10, t.person("tomas"), &[ines.id, yuki.id])).await;
        let mine = list(&t.db, ines.id).await.first().unwrap().id;
        let (gate, me) = (gate.clone(), ines.clone());
        assert!(t.db.read(move |r| notices::one(r, yuki.id, mine)).await.is_err());
        let other = (gate.clone(), t.yuki());
        let refused = t.db.write(move |w| {
            let mut permit = other.0.permit(w, &other.1, READ, Own(PersonId::new(1)))?;
            notices::read_all(&mut permit, &Vec::new())?;
            Ok::<_, kernel::Problem>(())
        });
        assert!(refused.await.is_err());
        t.db.write(move |w| {
            assert_eq!(notices::one(w, me.id, mine)?.times, 1);
            let mut permit = gate.permit(w, &me, READ, Own(me.id))?;
            notices::read_one(&mut permit, mine)?;
            notices::read_all(&mut permit, &vec![1])?;
            notices::read_all(&mut permit, &Vec::new())?;
            Ok::<_, kernel::Problem>(())
        })
        .await
        .unwrap();
        assert_eq!((unread(&t.db, ines.id).await, unread(&t.db, t.person("yuki")).await), (0, 1));
        let only = t.db.read(move |r| notices::list(r, ines.id, Cursor::TOP, true, 5)).await.unwrap();
        assert!(only.is_empty());
    });
}

#[test]
fn what_it_hears_is_what_is_announced() {
    let all = hears::consumers();
    assert!(all.iter().any(|c| c.name == "notices" && !c.quiet && c.hears.contains(&"reply.posted")));
}

#[test]
fn the_page_says_every_reason_in_both_languages() {
    both_engines(async |t: Town| {
        let (site, ines) = (site(&t), t.ines());
        let (me, jonas, space, thread) =
            (ines.id, t.person("jonas"), t.space("diagnostics"), t.thread("bearing"));
        let query = NoticesQuery::default();
        let empty =
            views::page(&ctx(&site, &ines, Lang::Fr), &query, &[], &charter::ORIGINAL, None, 0).unwrap();
        no_keys(&empty.body);
        let all = [Reason::Reply, Reason::Announcement, Reason::Helped, Reason::Answered, Reason::Mention];
        for (n, reason) in (0_i64..).zip(all) {
            let now = t.now();
            t.db.write(move |w| {
                let event = Event::in_thread(space, thread, MessageId::new(50 + n), Some(jonas), now);
                let about = Event { subject: format!("{n}"), ..event };
                notices::give(w, &about, &[(me.number(), reason)])?;
                let again = Event { message: Some(MessageId::new(90 + n)), ..about };
                notices::give(w, &again, &[(me.number(), reason)])
            })
            .await
            .unwrap();
        }
        let found = list(&t.db, me).await;
        assert_eq!(found.len(), 5);
        for lang in Lang::ALL {
            let shown =
                views::page(&ctx(&site, &ines, lang), &query, &found, &charter::ORIGINAL, Some("1.2"), 5)
                    .unwrap();
            no_keys(&shown.body);
            assert!(
                shown.body.contains("Jonas Brandt") && shown.body.contains("/notifications?after=1.2"),
                "{}",
                shown.body
            );
            for notice in &found {
                let other =
                    |reason: &str| Notice { reason: reason.to_owned(), title: None, ..notice.clone() };
                let doors = ["join_request", "invitation", "joined"].map(other);
                no_keys(
                    &views::list(&ctx(&site, &ines, lang), &query, &doors, &charter::ORIGINAL, None).unwrap(),
                );
            }
        }
    });
}
