//! Feeds in the town, on both engines, read by a strict XML reader and by a reader of feeds.

use kernel::time::DAY;
use store::{p, sql};
use testkit::desk::Desk;
use testkit::{Town, both_engines};

use super::room;

sql!(LEAVE, "DELETE FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(GUEST, "UPDATE guests SET until_ms = $3 WHERE person_id = $1 AND space_id = $2");
sql!(ODD, "UPDATE threads SET title = $2 WHERE id = $1");
sql!(HIDE, "UPDATE threads SET gone = 'deleted' WHERE id = $1");
sql!(STATE, "UPDATE people SET state = 'suspended' WHERE id = $1");

sql!(NONE, "UPDATE spaces SET feed = FALSE WHERE id = $1");

fn desk(t: &Town) -> Desk {
    let desk = Desk::new(t.clone(), room());
    desk.site().shelf::<web::keys::Keys>().set([7; 32]);
    desk
}

/// Somebody's address: where all of theirs is, and where a space is.
async fn address(desk: &Desk, who: &str) -> (String, impl Fn(&str) -> String + use<>, String) {
    let made = desk.post(who, "/api/v1/me/feeds", r#"{"label": "Phone"}"#).await;
    assert_eq!(made.status, 201, "{:?}", made.problem);
    let text = |name: &str| made.json[name].as_str().unwrap().to_owned();
    let space = text("space");
    (text("mine"), move |slug: &str| space.replace("{slug}", slug), text("id"))
}

#[test]
fn a_feed_says_what_its_person_may_read_in_valid_atom() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let bearing = t.thread("bearing");
        let odd = "A <hum> & \"40\" Hz \u{1}é";
        t.db.write(move |w| w.exec(&ODD, p![bearing, odd]).map(drop)).await.unwrap();
        let (mine, of, _) = address(&desk, "ines").await;
        let got = desk.get("", &of("diagnostics")).await;
        assert_eq!(
            (got.status, got.headers["content-type"].to_str().unwrap()),
            (200, "application/atom+xml; charset=utf-8")
        );
        let read: serde_json::Value = serde_json::from_str(&testkit::beside::feed(&got.text)).unwrap();
        assert_eq!((&read["version"], &read["bozo"]), (&"atom10".into(), &false.into()), "{read}");
        assert_eq!(read["title"], "Field diagnostics · Noria");
        assert_eq!(read["entries"][0]["title"], "A <hum> & \"40\" Hz é");
        assert_eq!(read["entries"][0]["author"], "Inès Moreau");
        assert!(
            read["entries"][0]["link"].as_str().unwrap().ends_with(&format!("/s/diagnostics/t/{bearing}"))
        );
        let all: serde_json::Value =
            serde_json::from_str(&testkit::beside::feed(&desk.get("", &mine).await.text)).unwrap();
        assert_eq!(all["entries"].as_array().unwrap().len(), 2, "the community and the team: {all}");
        // What did not change is not sent again.
        let mark = got.headers["etag"].to_str().unwrap().to_owned();
        let url = of("diagnostics");
        let again = desk.send("", ("GET", &url), &[("if-none-match", &mark)], "").await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        t.db.write(move |w| w.exec(&HIDE, p![bearing]).map(drop)).await.unwrap();
        let after = desk.send("", ("GET", &url), &[("if-none-match", &mark)], "").await;
        assert_eq!(after.status, 200);
        assert!(!after.text.contains("hum"), "{}", after.text);
    });
}

#[test]
fn an_address_shows_nothing_its_person_may_not_read_any_more() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (ines, piet) = (t.person("ines"), t.person("piet"));
        let (mine, of, id) = address(&desk, "ines").await;
        for (slug, status) in
            [("service-nord", 200), ("pump-3", 200), ("data-workshop", 404), ("nowhere", 404)]
        {
            assert_eq!(desk.get("", &of(slug)).await.status, status, "{slug}");
        }
        assert_eq!(desk.get("", &of("service-nord").replace(".atom", "")).await.status, 404);
        // She leaves the team: its feed is gone at once.
        let team = t.space("service-nord");
        t.db.write(move |w| w.exec(&LEAVE, p![ines, team]).map(drop)).await.unwrap();
        assert_eq!(desk.get("", &of("service-nord")).await.status, 404);
        assert!(!desk.get("", &mine).await.text.contains("Week 10"));
        // A guest's stay ends.
        let (guest_mine, guest, _) = address(&desk, "piet").await;
        let (project, until) = (t.space("pump-3"), t.now().plus(DAY));
        t.db.write(move |w| w.exec(&GUEST, p![piet, project, until]).map(drop)).await.unwrap();
        assert_eq!(desk.get("", &guest("pump-3")).await.status, 200);
        assert_eq!(
            desk.get("", &guest("diagnostics")).await.status,
            404,
            "open to everybody inside, and to no guest"
        );
        t.clock.advance(2 * DAY);
        assert_eq!(desk.get("", &guest("pump-3")).await.status, 404);
        assert_eq!(desk.get("", &guest_mine).await.status, 404);
        // Another's hand does not end it, its own does; and a suspended person reads nothing.
        assert_eq!(desk.form("tomas", &format!("/me/feeds/{id}/end"), &[]).await.status, 404);
        assert_eq!(desk.form("ines", &format!("/me/feeds/{id}/end"), &[]).await.status, 303);
        assert_eq!(desk.get("", &mine).await.status, 404);
        let (other, _, _) = address(&desk, "ines").await;
        assert_eq!(desk.get("", &other).await.status, 200);
        t.db.write(move |w| w.exec(&STATE, p![ines]).map(drop)).await.unwrap();
        assert_eq!(desk.get("", &other).await.status, 404);
    });
}

#[test]
fn who_reaches_which_route() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let without = desk.get("ines", "/s/diagnostics/feed.atom").await;
        assert_eq!(without.location, "/me/feeds?space=diagnostics");
        let everybody = [("ines", 200), ("yuki", 200), ("sofia", 200), ("piet", 200), ("", 401)];
        let made = [("ines", 303), ("piet", 303), ("", 401)];
        desk.table(&[
            ("GET", "/me/feeds", "", &everybody),
            ("GET", "/me/feeds?space=diagnostics", "", &everybody),
            ("POST", "/me/feeds", "label=Phone", &made),
            ("POST", "/me/feeds", "label=", &[("ines", 422)]),
            ("POST", "/me/feeds/7/end", "", &[("ines", 404), ("", 401)]),
            (
                "GET",
                "/s/diagnostics/feed.atom",
                "",
                &[("ines", 303), ("yuki", 303), ("piet", 404), ("", 401)],
            ),
            ("GET", "/s/data-workshop/feed.atom", "", &[("tomas", 303), ("ines", 404)]),
            ("GET", "/feeds/nonsense/mine.atom", "", &[("", 404), ("ines", 404)]),
        ])
        .await;
        let to = desk.get("ines", "/s/diagnostics/feed.atom").await.location;
        assert_eq!(desk.get("", &to).await.status, 200);
        for who in ["ines+en", "ines+fr"] {
            crate::support::no_keys(desk.get(who, "/me/feeds?space=diagnostics").await.html());
        }
        for _ in 0..9 {
            desk.form("ines", "/me/feeds", &[("label", "x")]).await;
        }
        assert_eq!(desk.form("ines", "/me/feeds", &[("label", "x")]).await.status, 409);
    });
}

#[test]
fn a_space_that_wants_no_feed_is_in_none() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (mine, of, _) = address(&desk, "ines").await;
        let count = async |url: &str| desk.get("", url).await.text.matches("<entry>").count();
        let (before, all) = (count(&of("diagnostics")).await, count(&mine).await);
        assert!(before > 0 && all > before);
        let space = t.space("diagnostics");
        t.db.write(move |w| w.exec(&NONE, p![space]).map(drop)).await.unwrap();
        assert_eq!((count(&of("diagnostics")).await, count(&mine).await), (0, all - before));
    });
}
