//! Tags in the town, on both engines.

use kernel::{Actor, Fact, FactKind, Lang, Problem, ThreadId};
use policy::NetworkThing;
use store::{Error, p, sql};
use testkit::{Town, both_engines};

use super::routes::Shown;
use super::{CURATE, FOLLOW, keep_store as keep, room, store as tags, views};
use crate::support::{ctx, no_keys, site};

sql!(
    WRITE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, '', $4, $5, '', 1)"
);
sql!(REWRITE, "UPDATE messages SET html = $2 WHERE id = $1");
sql!(MOVE, "UPDATE messages SET thread_id = $2 WHERE id = $1");

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };

async fn tell(t: &Town, kind: &'static str, subject: i64, thread: ThreadId) {
    let now = t.now();
    t.db.write(move |w| {
        let mut fact = Fact::new(&FACT, subject, now);
        fact.kind = kind.to_owned();
        fact.thread = Some(thread);
        w.announce(fact.quiet());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    jobs::settle(&t.db, &(room().hears)(), &(room().jobs)()).await.unwrap();
}

async fn write(t: &Town, id: i64, thread: &str, words: &str) {
    let (thread, ines, now) = (t.thread(thread), t.person("ines"), t.now());
    let html = kernel::rich::html(words, &|_| None);
    t.db.write(move |w| w.exec(&WRITE, p![id, thread, ines, &html, now])).await.unwrap();
    tell(t, "reply.posted", id, thread).await;
}

async fn list(t: &Town, who: &Actor) -> Vec<(String, i64)> {
    let id = who.id;
    let all = t.db.read(move |r| tags::list(r, id, "", 10)).await.unwrap();
    all.into_iter().map(|c| (c.folded, c.threads)).collect()
}

fn of(pairs: &[(&str, i64)]) -> Vec<(String, i64)> {
    pairs.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect()
}

#[test]
fn tags_follow_what_is_said_and_are_met_by_those_who_may_read_it() {
    both_engines(async |t: Town| {
        write(&t, 9_001, "bearing", "A worn #Seal and a #pump").await;
        write(&t, 9_002, "bearing", "that #seal again").await;
        write(&t, 9_003, "week", "#van for the depot").await;
        assert_eq!(list(&t, &t.ines()).await, of(&[("pump", 1), ("seal", 1), ("van", 1)]));
        assert_eq!(list(&t, &t.yuki()).await, of(&[("pump", 1), ("seal", 1)]));
        assert_eq!(list(&t, &t.piet()).await, of(&[]));
        t.db.write(|w| w.exec(&REWRITE, p![9_001, "<p>nothing</p>"])).await.unwrap();
        tell(&t, "message.edited", 9_001, t.thread("bearing")).await;
        assert_eq!(list(&t, &t.yuki()).await, of(&[("seal", 1)]));
        let week = t.thread("week");
        t.db.write(move |w| w.exec(&MOVE, p![9_002, week])).await.unwrap();
        tell(&t, "thread.moved", week.number(), t.thread("bearing")).await;
        assert_eq!(list(&t, &t.yuki()).await, of(&[]), "it went into a team");
        assert_eq!(list(&t, &t.ines()).await, of(&[("seal", 1), ("van", 1)]));
        tell(&t, "thread.started", week.number(), week).await;
    });
}

#[test]
fn a_merge_moves_nothing_and_can_be_taken_back() {
    both_engines(async |t: Town| {
        write(&t, 9_001, "bearing", "#seal").await;
        write(&t, 9_002, "week", "#joint").await;
        write(&t, 9_003, "bearing", "#gasket").await;
        let (site, lead) = (site(&t), Actor { owner: true, ..t.ines() });
        let act =
            async |work: fn(&mut policy::Permitted<'_, '_, NetworkThing>, [i64; 3]) -> store::Res<()>| {
                let (gate, lead) = (site.gate.clone(), lead.clone());
                t.db.write(move |w| {
                    let mut ids = [0; 3];
                    for (id, word) in ids.iter_mut().zip(["seal", "joint", "gasket"]) {
                        *id = tags::root(w, lead.id, word)?.map_or(0, |(tag, _)| tag.id);
                    }
                    work(&mut gate.permit(w, &lead, CURATE, NetworkThing)?, ids)?;
                    Ok::<_, Problem>(ids)
                })
                .await
                .unwrap()
            };
        let [seal, joint, _] = act(|may, [seal, joint, _]| keep::merge(may, joint, seal)).await;
        act(|may, [seal, _, gasket]| keep::merge(may, seal, gasket)).await;
        assert_eq!(list(&t, &t.ines()).await, of(&[("gasket", 3)]));
        assert_eq!(list(&t, &t.yuki()).await, of(&[("gasket", 2)]));
        let ines = t.ines().id;
        let (root, threads) =
            t.db.read(move |r| {
                let (root, _) = tags::root(r, ines, "joint")?.unwrap();
                assert_eq!(tags::aliases(r, root.id)?.len(), 2);
                assert_eq!(tags::beginning(r, ines, "jo")?.len(), 1, "an old word offers the new one");
                Ok::<_, Error>((root.clone(), tags::threads(r, ines, root.id, i64::MAX, 10)?))
            })
            .await
            .unwrap();
        assert_eq!((root.folded.as_str(), threads.len()), ("gasket", 2));
        let (gate, lead) = (site.gate.clone(), lead.clone());
        t.db.write(move |w| {
            keep::unmerge(&mut gate.permit(w, &lead, CURATE, NetworkThing)?, seal, root.id)
                .map_err(Problem::from)
        })
        .await
        .unwrap();
        assert_eq!(list(&t, &t.ines()).await, of(&[("gasket", 1), ("seal", 2)]));
        act(|may, [seal, ..]| keep::rename(may, seal, "seal", &kernel::tags::Tag::read("Joint").unwrap()))
            .await;
        assert_eq!(list(&t, &t.ines()).await, of(&[("gasket", 1), ("joint", 2)]));
        act(|may, [_, root, _]| keep::rename(may, root, "joint", &kernel::tags::Tag::read("JOINT").unwrap()))
            .await;
        assert!(joint > 0);
    });
}

#[test]
fn following_is_ones_own_and_the_pages_are_whole() {
    both_engines(async |t: Town| {
        write(&t, 9_001, "bearing", "#Étanchéité").await;
        let (site, ines) = (site(&t), t.ines());
        for yes in [true, true, false] {
            let (gate, ines) = (site.gate.clone(), ines.clone());
            let follows =
                t.db.write(move |w| {
                    let (tag, _) = tags::root(w, ines.id, "etancheite")?.ok_or(Problem::NotFound)?;
                    keep::follow(&mut gate.permit(w, &ines, FOLLOW, NetworkThing)?, tag.id, yes)?;
                    Ok::<_, Problem>(tags::follows(w, tag.id, ines.id)?)
                })
                .await
                .unwrap();
            assert_eq!(follows, yes);
        }
        let id = ines.id;
        let (all, tag, threads) =
            t.db.read(move |r| {
                let (tag, _) = tags::root(r, id, "etancheite")?.unwrap();
                let threads = tags::threads(r, id, tag.id, i64::MAX, 10)?;
                Ok::<_, Error>((tags::list(r, id, "", 10)?, tag, threads))
            })
            .await
            .unwrap();
        let shown = Shown {
            aliases: vec![tag.clone()],
            tag,
            many: 1,
            threads,
            next: Some(1),
            follows: true,
            curates: true,
        };
        for lang in Lang::ALL {
            let ctx = ctx(&site, &ines, lang);
            for page in [
                views::list(&ctx, &all, Some("a")).unwrap(),
                views::list(&ctx, &[], None).unwrap(),
                views::page(&ctx, &shown).unwrap(),
                views::merging(&ctx, all.first().unwrap(), None, "x").unwrap(),
            ] {
                no_keys(&page.body);
            }
            assert!(views::page(&ctx, &shown).unwrap().body.contains("#Étanchéité"));
            no_keys(&views::suggestions(&ctx.l, &all).unwrap());
        }
    });
}

/// Who may read and tend a tag that stands in an open community: a table of act by person.
#[test]
fn who_may_do_what_with_a_tag() {
    both_engines(async |t: Town| {
        write(&t, 9_001, "bearing", "#seal").await;
        let site = site(&t);
        let owner = Actor { owner: true, ..t.ines() };
        let platform = Actor { roles: kernel::Roles::default().with("platform_expert"), ..t.yuki() };
        let outside = Actor { roles: kernel::Roles::default().with("facilitator"), ..t.piet() };
        for (who, meets, follows, curates) in [
            (t.ines(), true, true, false),
            (t.yuki(), true, true, false),
            (owner, true, true, true),
            (platform, true, true, true),
            (t.piet(), false, true, false),
            (outside, false, true, false),
        ] {
            let id = who.id;
            let met = t.db.read(move |r| tags::root(r, id, "seal")).await.unwrap().is_some();
            assert_eq!(met, meets, "{}", who.handle);
            assert_eq!(site.gate.may(&who, FOLLOW, &NetworkThing), follows, "{}", who.handle);
            assert_eq!(site.gate.may(&who, CURATE, &NetworkThing), curates, "{}", who.handle);
        }
    });
}
