//! What came with messages stands in the files room, in a folder of its own; and a space has a picture.

use serde_json::json;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::desk::{Desk, png};

sql!(
    HIDE,
    "UPDATE messages SET gone = 'hidden', gone_ms = 1 WHERE id IN (SELECT message_id FROM message_files)"
);

#[test]
fn what_came_with_messages_stands_in_the_files_room_with_its_conversation() {
    both_engines(async |t: Town| {
        let d = Desk::new(t);
        d.put("amelie", "diagnostics", "plan.txt", b"a plan").await;
        let fields = [("kind", "discussion"), ("title", "Flow rates of March"), ("text", "Look:")];
        let posted = d.form("amelie", "/s/diagnostics/threads", &[("rates.csv", b"1,2")], &fields).await;
        assert_eq!(posted.status, 303, "{posted:?}");
        let names = |list: &serde_json::Value| -> Vec<String> {
            let items = list["items"].as_array().cloned().unwrap_or_default();
            items.iter().map(|f| f["name"].as_str().unwrap_or_default().to_owned()).collect()
        };
        let own = d.get("ines", "/api/v1/spaces/diagnostics/files").await;
        assert_eq!(names(&own.json), ["plan.txt"], "the space’s own alone");
        let said = d.get("ines", "/api/v1/spaces/diagnostics/files?from=conversations").await;
        assert_eq!(names(&said.json), ["rates.csv"]);
        assert!(said.json["items"][0]["thread"].as_str().is_some(), "{}", said.json);
        let page = d.get("ines", "/s/diagnostics/files").await;
        assert!(page.html.contains("/s/diagnostics/files?from=conversations"), "{}", page.html);
        let folder = d.get("ines", "/s/diagnostics/files?from=conversations").await;
        let thread = said.json["items"][0]["thread"].as_str().unwrap();
        assert!(folder.html.contains("rates.csv") && folder.html.contains("Flow rates of March"));
        assert!(folder.html.contains(&format!("/s/diagnostics/t/{thread}")), "{}", folder.html);
        assert_eq!(d.get("piet", "/s/diagnostics/files?from=conversations").await.status, 404);
        // Put into a folder, it is the space’s own.
        let id = said.json["items"][0]["id"].as_str().unwrap();
        let moved = d.api("amelie", "PATCH", &format!("/files/{id}"), json!({"folder": "Reports"})).await;
        assert_eq!(moved.status, 200, "{moved:?}");
        let reports = d.get("ines", "/api/v1/spaces/diagnostics/files?folder=Reports").await;
        assert_eq!(names(&reports.json), ["rates.csv"]);
    });
}

#[test]
fn what_came_with_a_hidden_message_is_not_shown_again_by_a_folder() {
    both_engines(async |t: Town| {
        let d = Desk::new(t);
        let fields = [("kind", "discussion"), ("title", "Flow rates"), ("text", "Look:")];
        d.form("ines", "/s/diagnostics/threads", &[("rates.csv", b"1,2")], &fields).await;
        let said = d.get("amelie", "/api/v1/spaces/diagnostics/files?from=conversations").await;
        let at = format!("/files/{}", said.json["items"][0]["id"].as_str().unwrap());
        d.t.db.write(|w| w.exec(&HIDE, p![])).await.unwrap();
        assert_eq!(d.get("amelie", &format!("/api/v1{at}")).await.status, 404);
        let moved = d.api("ines", "PATCH", &at, json!({"folder": "x"})).await;
        assert_eq!(moved.status, 409, "{moved:?}");
        assert_eq!(d.get("amelie", &format!("/api/v1{at}")).await.status, 404, "hidden stays hidden");
        let named = d.api("ines", "PATCH", &at, json!({"name": "b.csv"})).await;
        assert_eq!(named.status, 200, "{named:?}");
    });
}

/// In Diagnostics: amelie facilitates, sofia owns the network, ines is a member, piet a guest elsewhere.
#[test]
fn whoever_keeps_a_space_gives_it_a_picture() {
    both_engines(async |t: Town| {
        let d = Desk::new(t);
        let picture = png(600, 400);
        let at = "/api/v1/spaces/service-nord/picture";
        for (who, status) in [("ines", 403), ("amelie", 403), ("yuki", 403), ("piet", 404), ("jonas", 200)] {
            assert_eq!(d.form(who, at, &[("a.png", &picture)], &[]).await.status, status, "{who}");
        }
        let set = d.form("jonas", at, &[("b.png", &png(300, 300))], &[]).await;
        let url = set.json["url"].as_str().unwrap().to_owned();
        let got = d.get("ines", &url).await;
        let shown = image::load_from_memory(&got.bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (256, 256));
        assert_eq!(d.get("piet", &url).await.status, 404, "who does not see the card does not see it");
        let head = d.get("ines", "/s/service-nord/files").await;
        assert!(head.html.contains(&url), "it stands on every page of the space");
        for (who, status) in [("ines", 403), ("jonas", 200)] {
            assert_eq!(d.api(who, "DELETE", "/spaces/service-nord/picture", json!({})).await.status, status);
        }
        assert_eq!(d.get("ines", &url).await.status, 404);
        assert!(!d.get("ines", "/s/service-nord/files").await.html.contains("/pictures/spaces/"));
        let form = d.form("jonas", "/s/service-nord/picture", &[("c.png", &picture)], &[]).await;
        assert_eq!((form.status, form.header("location")), (303, "/s/service-nord/settings"), "{form:?}");
        let bad = d.form("jonas", at, &[("a.png", b"no picture")], &[]).await;
        assert_eq!(bad.wrong(), "files-no-picture");
    });
}
