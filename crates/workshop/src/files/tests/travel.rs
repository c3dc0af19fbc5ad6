//! Files go where their conversation goes, and wait with the post they came with.

use ::store::{p, sql};
use kernel::time::DAY;
use serde_json::json;
use testkit::{Town, both_engines};

use super::desk::Desk;

sql!(APPROVES, "UPDATE spaces SET approves = TRUE WHERE slug = $1");

/// The address of the file in a text.
fn link(text: &str) -> String {
    let from = text.find("/files/").unwrap_or_else(|| panic!("no file in {text}"));
    text.get(from..).and_then(|rest| rest.split(')').next()).unwrap().to_owned()
}

// spec: S1-CM4 (part: files of a moved conversation follow the rights of its new place)
#[test]
fn the_files_of_a_moved_conversation_follow_the_rights_of_its_new_place() {
    both_engines(async |t: Town| {
        let d = Desk::new(t);
        let fields = [("kind", "discussion"), ("title", "With a file"), ("text", "Look:")];
        let posted = d.form("amelie", "/s/diagnostics/threads", &[("a.txt", b"one")], &fields).await;
        assert_eq!(posted.status, 303, "{posted:?}");
        let list = d.get("amelie", "/api/v1/spaces/diagnostics/threads").await;
        let id = list.json["items"][0]["id"].as_str().unwrap().to_owned();
        let said = d.get("amelie", &format!("/api/v1/threads/{id}/messages")).await;
        let url = link(said.json["items"][0]["text"].as_str().unwrap());
        d.settle().await;
        for who in ["ines", "tomas", "lea"] {
            assert_eq!(d.get(who, &url).await.status, 200, "{who} reads diagnostics");
        }
        let to = json!({"to": "data-workshop", "why": "It belongs there"});
        assert_eq!(d.api("amelie", "POST", &format!("/threads/{id}/move"), to).await.status, 200);
        d.settle().await;
        // Who is a member of the old space alone cannot fetch it any more; a member of the new one can.
        for (who, status) in [("ines", 404), ("lea", 404), ("tomas", 200), ("amelie", 200), ("piet", 404)] {
            assert_eq!(d.get(who, &url).await.status, status, "{who}");
        }
        let used = d.api("amelie", "GET", "/spaces/diagnostics/files", json!(null)).await;
        assert_eq!(used.json["used"], 0, "the room it takes went along");
        let used = d.api("amelie", "GET", "/spaces/data-workshop/files", json!(null)).await;
        assert_eq!(used.json["used"], 3);
    });
}

#[test]
fn files_wait_with_their_post_and_are_there_when_it_is() {
    both_engines(async |t: Town| {
        let d = Desk::new(t);
        d.t.db.write(|w| w.exec(&APPROVES, p!["diagnostics"])).await.unwrap();
        let fields = [("kind", "discussion"), ("title", "A picture"), ("text", "Look:")];
        let later = [
            ("kind", "discussion"),
            ("title", "Later"),
            ("text", "Look:"),
            ("on_day", "2026-03-20"),
            ("on_time", "08:00"),
        ];
        assert_eq!(
            d.form("tomas", "/s/diagnostics/threads", &[("a.txt", b"one")], &fields).await.status,
            303
        );
        assert_eq!(
            d.form("tomas", "/s/diagnostics/scheduled", &[("b.txt", b"two")], &later).await.status,
            303
        );
        let post = d.get("tomas", "/api/v1/me/waiting").await.json["items"][0].clone();
        let url = link(post["text"].as_str().unwrap());
        let planned = d.get("tomas", "/api/v1/me/scheduled").await.json["items"][0].clone();
        let planned = link(planned["text"].as_str().unwrap());
        // Nobody uses them yet, and still they stay.
        d.t.clock.advance(3 * DAY);
        d.settle().await;
        for (who, one, two) in
            [("tomas", 200, 200), ("amelie", 200, 404), ("ines", 404, 404), ("lea", 404, 404)]
        {
            assert_eq!(d.get(who, &url).await.status, one, "{who}");
            assert_eq!(d.get(who, &planned).await.status, two, "{who}");
        }
        let door = format!("/waiting/{}/decline", post["id"].as_str().unwrap());
        assert_eq!(d.api("amelie", "POST", &door, json!({"reason": "Which pump?"})).await.status, 200);
        assert_eq!(d.get("amelie", &url).await.status, 404, "turned down: its author's again");
    });
}
