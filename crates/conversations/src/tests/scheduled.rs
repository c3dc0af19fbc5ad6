//! Posts that wait for their hour.

use ::store::{p, sql};
use kernel::time::{HOUR, MINUTE};
use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::{As, acting, facts, site, site_on};
use crate::schedule::publish::due;

sql!(LEAVE, "DELETE FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(ARCHIVE, "UPDATE spaces SET archived_ms = 1 WHERE id = $1");
sql!(SUSPEND, "UPDATE people SET state = 'suspended' WHERE id = $1");
sql!(APPROVES, "UPDATE spaces SET approves = TRUE WHERE id = $1");

async fn later(t: &Town, who: &As, slug: &str, kind: &str, title: &str) -> String {
    let at = t.now().plus(2 * HOUR).to_string();
    let wish = json!({"kind": kind, "title": title, "text": "Hello @ines", "at": at});
    let got = who.api("POST", &format!("/spaces/{slug}/scheduled"), wish).await;
    assert_eq!(got.status, 201, "{:?}", got.problem);
    got.id()
}

async fn titles(who: &As, slug: &str) -> Vec<String> {
    let got = who.get(&format!("/api/v1/spaces/{slug}/threads")).await;
    got.json["items"].as_array().unwrap().iter().map(|i| i["title"].as_str().unwrap().to_owned()).collect()
}
async fn mine(who: &As) -> Value {
    who.get("/api/v1/me/scheduled").await.json["items"].clone()
}

// spec: S1-CM1 (part: schedule)
#[test]
fn a_post_comes_at_its_hour_once_however_many_publish_it() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (jonas, ines) = (acting(&site, &t.jonas()), acting(&site, &t.ines()));
        later(&t, &jonas, "service-nord", "announcement", "The plan").await;
        assert_eq!(mine(&jonas).await.as_array().unwrap().len(), 1);
        assert_eq!(mine(&ines).await, json!([]));
        assert!(!titles(&ines, "service-nord").await.contains(&"The plan".to_owned()));
        assert_eq!(due(&site).await.unwrap(), 0, "its hour has not come");
        let (place, draft) =
            (format!("/drafts/space:{}", t.space("service-nord")), json!({"title": "Else", "text": "x"}));
        jonas.api("PUT", &place, draft).await;
        t.clock.advance(2 * HOUR + MINUTE);
        let other = site_on(&t, t.second());
        let (one, two) = tokio::join!(due(&site), due(&other));
        assert_eq!(one.unwrap_or(0) + two.unwrap_or(0) + due(&site).await.unwrap(), 1);
        t.clock.advance(-HOUR);
        assert_eq!(due(&site).await.unwrap(), 0, "clocks that go back bring nothing twice");
        assert_eq!(titles(&ines, "service-nord").await.iter().filter(|x| *x == "The plan").count(), 1);
        let kinds: Vec<String> = facts(&t).await.into_iter().map(|f| f.kind).collect();
        assert_eq!(kinds, ["thread.started", "thread.broadcast"]);
        // What is being written there meanwhile stays.
        assert_eq!(jonas.get(&format!("/api/v1{place}")).await.json["title"], "Else");
        assert_eq!(mine(&jonas).await, json!([]));
    });
}

#[test]
fn who_lost_the_right_is_told_and_keeps_the_words() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, ines) = (acting(&site, &t.tomas()), acting(&site, &t.ines()));
        let left = later(&t, &tomas, "diagnostics", "discussion", "Tomorrow").await;
        let put_away = later(&t, &ines, "pump-3", "discussion", "Pump").await;
        later(&t, &acting(&site, &t.lea()), "everybody", "discussion", "Gone").await;
        let (who, lea, space, pump) =
            (t.person("tomas"), t.person("lea"), t.space("diagnostics"), t.space("pump-3"));
        t.db.write(move |w| {
            w.exec(&LEAVE, p![who, space])?;
            w.exec(&ARCHIVE, p![pump])?;
            w.exec(&SUSPEND, p![lea])
        })
        .await
        .unwrap();
        t.clock.advance(3 * HOUR);
        assert_eq!(due(&site).await.unwrap(), 3);
        assert_eq!(due(&site).await.unwrap(), 0, "each is looked at once");
        assert!(!titles(&tomas, "diagnostics").await.contains(&"Tomorrow".to_owned()));
        let told: Vec<String> =
            facts(&t).await.iter().filter(|f| f.kind == "post.kept").map(|f| f.subject.to_string()).collect();
        assert!(told.contains(&left) && told.contains(&put_away) && told.len() == 2, "{told:?}");
        for (who, id) in [(&tomas, left), (&ines, put_away)] {
            let kept = mine(who).await;
            assert_eq!((&kept[0]["state"], &kept[0]["why"]), (&json!("kept"), &json!("refused")));
            assert!(kept[0]["text"].as_str().unwrap().contains("Hello"));
            assert_eq!(who.get(&format!("/me/scheduled/{id}")).await.status, 200);
        }
        assert!(!titles(&acting(&site, &t.ines()), "everybody").await.contains(&"Gone".to_owned()));
    });
}

#[test]
fn a_post_is_changed_published_now_or_deleted_by_its_author_alone() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, ines) = (acting(&site, &t.tomas()), acting(&site, &t.ines()));
        let id = later(&t, &tomas, "diagnostics", "discussion", "First").await;
        let page = tomas.get("/me/scheduled").await;
        assert!(
            page.body().contains("First") && page.body().contains("Field diagnostics"),
            "{}",
            page.body()
        );
        let form = tomas.get(&format!("/me/scheduled/{id}")).await;
        assert!(form.body().contains("name=\"on_time\" value=\"11:00\""), "Lisbon: {}", form.body());
        assert_eq!(ines.get(&format!("/me/scheduled/{id}")).await.status, 404);
        let edit = format!("/s/diagnostics/scheduled/{id}/edit");
        let fields = |day, time| {
            [("kind", "discussion"), ("title", "New"), ("text", "x"), ("on_day", day), ("on_time", time)]
        };
        let refused = tomas.form(&edit, &fields("2020-01-01", "08:00")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body().contains("value=\"2020-01-01\""), "{}", refused.body());
        // An hour the clocks skip in Lisbon.
        assert_eq!(tomas.form(&edit, &fields("2026-03-29", "01:30")).await.status, 303);
        assert_eq!(mine(&tomas).await[0]["at"], "2026-03-29T01:30:00.000Z");
        for act in ["publish", "cancel"] {
            assert_eq!(ines.form(&format!("/me/scheduled/{id}/{act}"), &[]).await.status, 404);
        }
        // Published while it is deleted: exactly one of the two happens.
        let (publish, cancel) = (format!("/me/scheduled/{id}/publish"), format!("/me/scheduled/{id}/cancel"));
        let (a, b) = tokio::join!(tomas.form(&publish, &[]), tomas.form(&cancel, &[]));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [303, 404]);
        assert_eq!(titles(&tomas, "diagnostics").await.contains(&"New".to_owned()), a.status == 303);
        assert_eq!(mine(&tomas).await, json!([]));
    });
}

#[test]
fn the_composer_offers_later_and_shows_again_what_was_written() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, amelie) = (acting(&site, &t.tomas()), acting(&site, &t.amelie()));
        let form = tomas.get("/s/diagnostics/new").await;
        assert!(form.body().contains("formaction=\"/s/diagnostics/scheduled\""), "{}", form.body());
        let fields = [("kind", "poll"), ("title", "Where"), ("text", "Choose."), ("options", "Lille\nGent")];
        let none = tomas.form("/s/diagnostics/scheduled", &fields).await;
        assert_eq!(none.status, 422);
        assert!(none.body().contains("id=\"at-error\"") && none.body().contains("Lille"), "{}", none.body());
        let mut fields = fields.to_vec();
        fields.extend([("on_day", "2026-03-04"), ("on_time", "08:00"), ("closes", "2026-03-03")]);
        let early = tomas.form("/s/diagnostics/scheduled", &fields).await;
        assert_eq!(early.status, 422, "a poll closes after it was opened");
        assert!(early.body().contains("Choose.") && early.body().contains("value=\"08:00\""));
        assert!(!early.body().contains("id=\"at-error\""));
        fields.pop();
        assert_eq!(tomas.form("/s/diagnostics/scheduled", &fields).await.status, 303);
        // Where posts are approved, it waits once more when its hour has come.
        let space = t.space("diagnostics");
        t.db.write(move |w| w.exec(&APPROVES, p![space])).await.unwrap();
        t.clock.advance(25 * HOUR);
        assert_eq!(due(&site).await.unwrap(), 1);
        assert!(!titles(&tomas, "diagnostics").await.contains(&"Where".to_owned()));
        let queue = amelie.get("/api/v1/spaces/diagnostics/waiting").await;
        assert_eq!(queue.json["items"][0]["title"], "Where");
    });
}

/// Writing a post down for later: who may start one now, and nobody else.
#[test]
fn the_table_of_routes_and_people() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let people = [
            (t.jonas(), [201, 201]),
            (t.karim(), [201, 201]),
            (t.ines(), [201, 403]),
            (t.amelie(), [403, 403]),
            (t.piet(), [404, 404]),
        ];
        for (who, expected) in people {
            let me = acting(&site, &who);
            let mut got = Vec::new();
            for kind in ["discussion", "announcement"] {
                let at = t.now().plus(HOUR).to_string();
                let wish = json!({"kind": kind, "title": "T", "text": "x", "at": at});
                got.push(me.api("POST", "/spaces/service-nord/scheduled", wish).await.status);
            }
            assert_eq!(got, expected, "{}", who.handle);
            assert_eq!(me.get("/api/v1/me/scheduled").await.status, 200);
            let rows = [
                ("PATCH", "/me/scheduled/7"),
                ("DELETE", "/me/scheduled/7"),
                ("POST", "/me/scheduled/7/publish"),
            ];
            for (method, path) in rows {
                assert_eq!(me.api(method, path, json!({})).await.status, 404, "{}", who.handle);
            }
        }
    });
}
