//! What one follows and has muted.

use serde_json::json;
use testkit::{Town, both_engines};

use super::{acting, facts, site};

// spec: S1-CM4 (part: follow and mute, threads and spaces, one's own alone)
#[test]
fn what_one_follows_and_mutes_is_on_one_page_and_quiet_in_lists() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, ines) = (acting(&site, &t.tomas()), acting(&site, &t.ines()));
        let thread = t.thread("bearing");
        let page = ines.get("/me/follows").await;
        assert!(
            page.body().contains("A hum at 40 Hz") && page.body().contains("vous l’avez lancée"),
            "{}",
            page.body()
        );
        assert_eq!(tomas.get("/api/v1/me/follows?muted=true").await.json["items"], json!([]));
        let list = "/api/v1/spaces/diagnostics/threads";
        assert_eq!(tomas.get(list).await.json["items"][0]["unread"], true);
        let door = format!("/s/diagnostics/t/{thread}");
        let muted = tomas.form(&format!("{door}/unfollow"), &[("list", "on")]).await;
        assert_eq!((muted.status, muted.location()), (303, "/me/follows"));
        assert_eq!(tomas.get(list).await.json["items"][0]["unread"], false, "muted is not new");
        assert!(tomas.get("/s/diagnostics").await.body().contains("muted"));
        assert!(tomas.get(&door).await.body().contains("/follow\""), "and can be heard again");
        let mine = tomas.get("/me/follows?muted=true").await;
        assert!(
            mine.body().contains("A hum at 40 Hz") && mine.body().contains("/follow\""),
            "{}",
            mine.body()
        );
        let back = tomas.form(&format!("{door}/follow"), &[("list", "on")]).await;
        assert_eq!(back.location(), "/me/follows?muted=true");
        let aside = tomas.get("/s/diagnostics").await.page.unwrap().aside.unwrap();
        assert!(aside.contains("/s/diagnostics/mute"), "{aside}");
        assert_eq!(tomas.form("/s/diagnostics/mute", &[]).await.status, 303);
        let quiet = tomas.get("/s/diagnostics").await;
        assert!(!quiet.body().contains("class=\"new\""), "{}", quiet.body());
        let spaces = tomas.get("/api/v1/me/follows?muted=true").await;
        assert_eq!(spaces.json["spaces"][0]["space"], "diagnostics");
        assert!(tomas.get("/me/follows?muted=true").await.body().contains("/s/diagnostics/unmute"));
        assert_eq!(tomas.api("DELETE", "/spaces/diagnostics/mute", json!({})).await.json["muted"], false);
        assert!(facts(&t).await.is_empty(), "none of it is a fact");
    });
}

/// Muting, pinning, putting away, voting, turning: every act of a thread, for each of the town's people.
#[test]
#[allow(clippy::too_many_lines)] // One line for each route.
fn the_table_of_routes_and_people() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let amelie = acting(&site, &t.amelie());
        let poll = super::kinds::begin(&amelie, "diagnostics", "poll", "Where").await;
        let (thread, hum, coupling) = (t.thread("bearing"), t.message("hum"), t.message("coupling"));
        // amelie leads, ines and tomas are members, lea and sofia read along, piet is a guest elsewhere.
        let people = [t.amelie(), t.ines(), t.tomas(), t.lea(), t.sofia(), t.piet()];
        let none = json!({});
        let rows: Vec<(&str, String, serde_json::Value, [u16; 6])> = vec![
            ("GET", "/me/follows".into(), none.clone(), [200; 6]),
            ("GET", "/me/scheduled".into(), none.clone(), [200; 6]),
            ("GET", "/me/waiting".into(), none.clone(), [200; 6]),
            ("GET", "/thread-kinds".into(), none.clone(), [200; 6]),
            ("GET", "/spaces/diagnostics/threads".into(), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", "/spaces/diagnostics/top".into(), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", "/spaces/diagnostics/waiting".into(), none.clone(), [200, 404, 404, 404, 404, 404]),
            ("GET", format!("/threads/{thread}"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/threads/{thread}/messages"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/threads/{thread}/state"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/threads/{thread}/outcomes"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/threads/{poll}/poll"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/messages/{hum}"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/messages/{hum}/versions"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("GET", format!("/messages/{hum}/reactions"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("POST", "/spaces/diagnostics/mute".into(), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("DELETE", "/spaces/diagnostics/mute".into(), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("POST", format!("/threads/{thread}/follow"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("DELETE", format!("/threads/{thread}/follow"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("POST", format!("/threads/{thread}/away"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("PUT", format!("/threads/{thread}/read"), none.clone(), [200, 200, 200, 200, 200, 404]),
            ("POST", format!("/threads/{thread}/pin"), none.clone(), [200, 403, 403, 403, 403, 404]),
            ("DELETE", format!("/threads/{thread}/pin"), none.clone(), [200, 403, 403, 403, 403, 404]),
            ("POST", format!("/threads/{thread}/feature"), none.clone(), [200, 403, 403, 403, 403, 404]),
            ("DELETE", format!("/threads/{thread}/feature"), none.clone(), [200, 403, 403, 403, 403, 404]),
            (
                "POST",
                format!("/threads/{poll}/votes"),
                json!({"places": [1]}),
                [200, 200, 200, 403, 403, 404],
            ),
            (
                "POST",
                format!("/threads/{thread}/replies"),
                json!({"text": "x"}),
                [201, 201, 201, 403, 403, 404],
            ),
            (
                "POST",
                format!("/messages/{hum}/reactions"),
                json!({"emoji": "👍"}),
                [201, 201, 201, 403, 403, 404],
            ),
            ("PATCH", format!("/messages/{hum}"), json!({"text": "x"}), [403, 200, 403, 403, 403, 404]),
            (
                "POST",
                format!("/messages/{coupling}/outcomes"),
                json!({"kind": "idea", "title": "I", "text": "x"}),
                [201, 201, 201, 403, 403, 404],
            ),
            (
                "POST",
                format!("/threads/{thread}/answer"),
                json!({"message": coupling.to_string()}),
                [200, 200, 403, 403, 403, 404],
            ),
            ("DELETE", format!("/threads/{thread}/answer"), none.clone(), [200, 200, 403, 403, 403, 404]),
            ("POST", format!("/threads/{thread}/split"), none.clone(), [422, 403, 403, 403, 403, 404]),
            ("POST", format!("/threads/{thread}/merge"), none.clone(), [422, 403, 403, 403, 403, 404]),
            ("POST", format!("/threads/{thread}/move"), none.clone(), [422, 403, 403, 403, 403, 404]),
            ("POST", format!("/messages/{hum}/withdraw"), none.clone(), [403, 200, 403, 403, 403, 404]),
        ];
        let mut wrong = Vec::new();
        for (method, path, body, expected) in rows {
            for (who, status) in people.iter().zip(expected).rev() {
                let got = acting(&site, who).api(method, &path, body.clone()).await;
                if got.status != status {
                    wrong.push(format!("{method} {path} by {}: {} not {status}", who.handle, got.status));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}
