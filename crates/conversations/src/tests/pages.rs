//! Pages: what stands on them, where they open, what is kept of what was written.

use serde_json::json;
use testkit::{Engine, Town, both_engines};

use super::{acting, site};

#[test]
fn a_page_reads_the_same_whether_it_was_kept_or_made() {
    both_engines(async |t| {
        let site = site(&t);
        let path = format!("/s/diagnostics/t/{}", t.thread("bearing"));
        let reactions = format!("/messages/{}/reactions", t.message("coupling"));
        acting(&site, &t.tomas()).api("POST", &reactions, json!({"emoji": "👍"})).await;
        let shared = acting(&site, &t.tomas());
        shared.get(&path).await;
        let (warm, cold) = (shared.get(&path).await, acting(&super::site(&t), &t.tomas()).get(&path).await);
        let less_key =
            |html: &str| html.lines().filter(|l| !l.contains("_key")).collect::<Vec<_>>().join("\n");
        assert_eq!(less_key(warm.body()), less_key(cold.body()));
        assert!(
            warm.body().contains("reaction mine\" name=\"emoji\" value=\"👍\" aria-pressed=\"true\""),
            "{}",
            warm.body()
        );
        assert!(
            warm.body().contains(&format!("message mine\" id=\"m-{}", t.message("measure"))),
            "{}",
            warm.body()
        );
        // amelie shares the kept messages with tomas, but neither his reaction nor his messages.
        let other = acting(&site, &t.amelie()).get(&path).await;
        assert!(!other.body().contains("reaction mine") && other.body().contains("aria-pressed=\"false\""));
        assert!(other.body().contains(&format!("message mine\" id=\"m-{}", t.message("coupling"))));
        // yuki reads from outside: no composer, no buttons.
        let outside = acting(&site, &t.yuki()).get(&path).await;
        assert!(
            !outside.body().contains("<textarea") && !outside.body().contains("name=\"emoji\""),
            "{}",
            outside.body()
        );
        assert!(outside.body().contains("<span class=\"reaction\""));
        for hole in [warm.body(), other.body(), outside.body()] {
            assert!(!hole.contains('\u{1}'));
        }
    });
}

#[test]
fn a_change_is_on_the_page_at_once() {
    both_engines(async |t| {
        let site = site(&t);
        let path = format!("/s/diagnostics/t/{}", t.thread("bearing"));
        let (ines, amelie) = (acting(&site, &t.ines()), acting(&site, &t.amelie()));
        ines.get(&path).await;
        amelie
            .api("PATCH", &format!("/messages/{}", t.message("coupling")), json!({"text": "Thrice."}))
            .await;
        let page = ines.get(&path).await;
        assert!(page.body().contains("<p>Thrice.</p>") && !page.body().contains("Twice"));
        amelie.api("POST", &format!("/messages/{}/withdraw", t.message("coupling")), json!({})).await;
        let page = ines.get(&path).await;
        assert!(
            page.body().contains("Retiré par la personne qui l’avait écrit")
                && !page.body().contains("Thrice"),
            "{}",
            page.body()
        );
    });
}

async fn long_thread(t: &Town, room: &super::As, replies: usize) -> (String, Vec<String>) {
    let wish = json!({"kind": "discussion", "title": "Long", "text": "Opening words"});
    let made = room.api("POST", "/spaces/diagnostics/threads", wish).await;
    let mut ids = vec![made.json["opening"].as_str().unwrap().to_owned()];
    for n in 0..replies {
        t.clock.advance(1_000);
        let path = format!("/threads/{}/replies", made.id());
        ids.push(room.api("POST", &path, json!({"text": format!("Reply number {n}.")})).await.id());
    }
    (made.id(), ids)
}

#[test]
fn a_long_thread_opens_where_the_reader_stopped() {
    testkit::each_engine(|engine: Engine| {
        testkit::block_on(async {
            let t = Town::on(engine);
            let site = site(&t);
            let (ines, tomas) = (acting(&site, &t.ines()), acting(&site, &t.tomas()));
            let (id, ids) = long_thread(&t, &ines, 130).await;
            let path = format!("/s/diagnostics/t/{id}");
            let shown = |page: &super::Got| -> Vec<usize> {
                (0..ids.len()).filter(|n| page.body().contains(&format!("id=\"m-{}\"", ids[*n]))).collect()
            };
            let first = tomas.get(&path).await;
            assert_eq!(shown(&first), (0..50).collect::<Vec<_>>());
            let next = tomas.get(&path).await;
            assert_eq!(shown(&next), std::iter::once(0).chain(47..97).collect::<Vec<_>>());
            assert!(next.body().contains("rel=\"prev\"") && next.body().contains("rel=\"next\""));
            let line = next.body().find("unread-line").unwrap();
            assert!(next.body().find(&format!("id=\"m-{}\"", ids[49])).unwrap() < line);
            assert!(line < next.body().find(&format!("id=\"m-{}\"", ids[50])).unwrap());
            tomas.get(&format!("{path}?after={}", ids[96])).await;
            let end = tomas.get(&path).await;
            assert_eq!(shown(&end), std::iter::once(0).chain(81..131).collect::<Vec<_>>());
            let at = tomas.get(&format!("{path}?at={}", ids[60])).await;
            assert_eq!(shown(&at).get(1), Some(&58));
            let before = tomas.get(&format!("{path}?before={}", ids[81])).await;
            assert_eq!(shown(&before).last(), Some(&80));
            for odd in [
                "?after=x",
                "?at=-5",
                "?before=0",
                "?after=99999999999999999999",
                "?at=",
                "?before=-9223372036854775808",
            ] {
                assert_eq!(tomas.get(&format!("{path}{odd}")).await.status, 200, "{odd}");
            }
            let mut all = Vec::new();
            let mut after = String::new();
            loop {
                let page = tomas.get(&format!("/api/v1/threads/{id}/messages?limit=60&after={after}")).await;
                all.extend(
                    page.json["items"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|m| m["id"].as_str().unwrap().to_owned()),
                );
                let Some(next) = page.json["next"].as_str() else { break };
                after = next.to_owned();
            }
            assert_eq!(all, ids);
        });
    });
}

#[test]
fn what_was_written_survives_every_refusal() {
    both_engines(async |t| {
        let site = site(&t);
        let ines = acting(&site, &t.ines());
        let refused = ines
            .form(
                "/s/service-nord/threads",
                &[("kind", "announcement"), ("title", "All hands"), ("text", "My <own> words")],
            )
            .await;
        let body = refused.body();
        assert_eq!(refused.status, 403);
        assert!(
            body.contains("S2-SM4")
                && body.contains("value=\"All hands\"")
                && body.contains("My &#60;own&#62; words"),
            "{body}"
        );
        assert!(!body.contains("value=\"announcement\""), "what was refused is not chosen again");
        let empty = ines
            .form("/s/diagnostics/threads", &[("kind", "question"), ("title", ""), ("text", "Only text")])
            .await;
        assert!(
            empty.status == 422 && empty.body().contains("Only text") && empty.body().contains("title-error")
        );
        let path = format!("/s/diagnostics/t/{}/replies", t.thread("bearing"));
        let yuki = acting(&site, &t.yuki());
        let outside = yuki.form(&path, &[("text", "From outside")]).await;
        assert!(
            outside.status == 403
                && outside.body().contains("From outside")
                && outside.body().contains("members-write")
        );
        let hx = ines.hx(&path, &[("text", "  ")]).await;
        assert_eq!((hx.status, hx.headers["hx-retarget"].to_str().unwrap()), (422, "#write"));
        assert!(hx.text.starts_with("<form") && hx.text.contains("text-error"), "{}", hx.text);
    });
}

#[test]
fn forms_work_without_script_and_with_it() {
    both_engines(async |t| {
        let site = site(&t);
        let (ines, thread) = (acting(&site, &t.ines()), t.thread("bearing"));
        let path = format!("/s/diagnostics/t/{thread}");
        let plain = ines.form(&format!("{path}/replies"), &[("text", "Plain"), ("_key", "k1")]).await;
        assert!(
            plain.status == 303 && plain.location().starts_with(&format!("{path}?at=")),
            "{}",
            plain.location()
        );
        let hx = ines.hx(&format!("{path}/replies"), &[("text", "Live @olga"), ("_key", "k2")]).await;
        assert!(hx.status == 200 && hx.text.starts_with("<li class=\"message mine\""), "{}", hx.text);
        assert!(hx.text.contains("hx-swap-oob") && hx.text.contains("olga"), "{}", hx.text);
        let mid = t.message("coupling");
        let acts = ines.get(&format!("{path}/messages/{mid}/acts")).await;
        assert!(acts.body().contains(&format!("{path}/answer")), "{}", acts.body());
        let toggled =
            ines.hx(&format!("{path}/messages/{mid}/reactions"), &[("emoji", "👍"), ("toggle", "on")]).await;
        assert!(toggled.text.contains("aria-pressed=\"true\""), "{}", toggled.text);
        let back = ines
            .form(&format!("{path}/messages/{mid}/reactions"), &[("emoji", "👍"), ("toggle", "on")])
            .await;
        assert_eq!(back.status, 303);
        let one = ines.get(&format!("{path}/messages/{mid}")).await;
        assert!(one.text.contains(&format!("id=\"m-{mid}\"")) && !one.text.contains("aria-pressed=\"true\""));
        for page in ["versions", "reactions"] {
            assert_eq!(ines.get(&format!("{path}/messages/{mid}/{page}")).await.status, 200, "{page}");
        }
        let own = t.message("hum");
        for page in ["edit", "remove"] {
            assert_eq!(ines.get(&format!("{path}/messages/{own}/{page}")).await.status, 200, "{page}");
            assert_eq!(ines.get(&format!("{path}/messages/{mid}/{page}")).await.status, 404, "{page}");
        }
        let edited = ines
            .form(&format!("{path}/messages/{own}/edit"), &[("title", "A hum"), ("text", "At 50 Hz")])
            .await;
        assert_eq!(edited.status, 303);
        let wrong =
            ines.form(&format!("{path}/messages/{own}/edit"), &[("title", ""), ("text", "At 60 Hz")]).await;
        assert!(wrong.status == 422 && wrong.body().contains("At 60 Hz"));
        let marked = ines.form(&format!("{path}/answer"), &[("message", &mid.to_string())]).await;
        assert_eq!(marked.status, 303);
        assert_eq!(ines.form(&format!("{path}/unanswer"), &[]).await.status, 303);
        let moved = ines.get(&format!("/s/elsewhere/t/{thread}?at={mid}")).await;
        assert_eq!((moved.status, moved.location()), (303, format!("{path}?at={mid}#m-{mid}").as_str()));
    });
}

#[test]
fn a_space_shows_its_threads_and_invites_where_there_are_none() {
    both_engines(async |t| {
        let site = site(&t);
        let ines = acting(&site, &t.ines());
        let dense = ines.get("/s/service-nord").await;
        assert!(
            dense.body().contains("<ul class=\"rows\">") && dense.body().contains("Week 10"),
            "{}",
            dense.body()
        );
        assert!(!dense.body().contains("value=\"announcement\""), "ines may not announce");
        let airy = ines.get("/s/diagnostics").await;
        assert!(
            airy.body().contains("class=\"card unread\"") && !airy.body().contains("value=\"coordination\"")
        );
        let list = ines.get("/s/diagnostics/threads").await;
        assert!(list.text.contains("class=\"cards\"") && !list.text.contains("<form"));
        let empty = ines.get("/s/pump-3").await;
        assert!(empty.body().contains("class=\"empty\"") && empty.body().contains("Pump 3"));
        let new = ines.get("/s/pump-3/new").await;
        assert!(new.body().contains("value=\"coordination\"") && new.body().contains("name=\"_key\""));
        assert_eq!(
            acting(&site, &t.jonas())
                .get("/s/service-nord")
                .await
                .body()
                .matches("value=\"announcement\"")
                .count(),
            1
        );
        // A card can be seen where the threads cannot.
        let card = acting(&site, &t.yuki()).get("/s/service-nord").await;
        assert_eq!((card.status, card.location()), (303, "/s/service-nord/card"));
        assert_eq!(acting(&site, &t.yuki()).get("/s/pump-3").await.status, 404);
        assert_eq!(acting(&site, &t.yuki()).get("/s/service-nord/new").await.status, 404);
    });
}
