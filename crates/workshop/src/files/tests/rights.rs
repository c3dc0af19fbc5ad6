//! Route × person: who gets what.

use serde_json::json;
use testkit::both_engines;

use super::desk::{Desk, png};

/// In Service Nord: ines and mamadou are members, jonas manages it, karim stands in for him, sofia
/// owns the network, yuki is inside and no member, piet is a guest elsewhere.
const PEOPLE: [&str; 7] = ["ines", "mamadou", "jonas", "karim", "sofia", "yuki", "piet"];

#[test]
fn every_route_for_every_person() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let api = "/api/v1/spaces/service-nord/files";
        let mut wrong = Vec::new();
        let mut look = |what: &str, who: &str, got: u16, wanted: u16| {
            if got != wanted {
                wrong.push(format!("{what} as {who}: {got}, not {wanted}"));
            }
        };
        for (at, who) in PEOPLE.iter().enumerate() {
            let (id, url) = d.put("ines", "service-nord", "a.txt", b"one").await.first();
            let inside = |yes: u16| if at < 4 { yes } else { 404 };
            for path in [
                url.clone(),
                format!("/files/{id}"),
                "/s/service-nord/files".to_owned(),
                api.to_owned(),
                format!("/api/v1/files/{id}"),
                format!("/api/v1/files/{id}/content"),
                format!("/api/v1/files/{id}/versions"),
            ] {
                look(&path, who, d.get(who, &path).await.status, inside(200));
            }
            look("upload", who, d.put(who, "service-nord", "b.txt", b"b").await.status, inside(201));
            let version =
                d.form(who, &format!("/api/v1/files/{id}/versions"), &[("c", b"c")], &[]).await.status;
            look("version", who, version, inside(201));
            let restore =
                d.api(who, "POST", &format!("/files/{id}/versions/1/restore"), json!({})).await.status;
            look("restore", who, restore, inside(200));
            // Others' files are changed by whoever brought them and whoever leads.
            let change = if *who == "mamadou" { 403 } else { inside(200) };
            look(
                "change",
                who,
                d.api(who, "PATCH", &format!("/files/{id}"), json!({"name": "n"})).await.status,
                change,
            );
            look(
                "delete",
                who,
                d.api(who, "DELETE", &format!("/files/{id}"), json!({})).await.status,
                change,
            );
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        for bad in ["/files/7", "/files/x/y", "/files/9223372036854775807/a", "/pictures/1/1"] {
            assert_eq!(d.get("ines", bad).await.status, 404, "{bad}");
        }
    });
}

#[test]
fn a_guest_brings_files_where_they_are_a_member() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let (_, url) = d.put("piet", "pump-3", "a.txt", b"from outside").await.first();
        assert_eq!(d.get("ines", &url).await.status, 200);
        assert_eq!(d.get("lea", &url).await.status, 404);
        let (id, _) = d.put("ines", "pump-3", "b.txt", b"b").await.first();
        assert_eq!(d.api("piet", "DELETE", &format!("/files/{id}"), json!({})).await.status, 403);
    });
}

#[test]
fn ones_own_picture() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let set = d.form("ines", "/api/v1/me/picture", &[("me.png", &png(600, 400))], &[]).await;
        assert_eq!(set.status, 200, "{set:?}");
        let url = set.json["url"].as_str().unwrap().to_owned();
        let got = d.get("lea", &url).await;
        let picture = image::load_from_memory(&got.bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (256, 256));
        assert_eq!(d.get("piet", &url).await.status, 200, "they are in a project together");
        let bad = d.form("ines", "/api/v1/me/picture", &[("me.png", b"no picture")], &[]).await;
        assert_eq!(bad.wrong(), "files-no-picture");
        let next = d.form("ines", "/api/v1/me/picture", &[("me.png", &png(300, 300))], &[]).await;
        assert!(next.json["version"].as_i64() > set.json["version"].as_i64());
        assert_eq!(d.get("lea", &url).await.status, 404, "the earlier one is gone");
        assert_eq!(d.api("ines", "DELETE", "/me/picture", json!({})).await.json["version"], 0);
        assert_eq!(d.get("lea", next.json["url"].as_str().unwrap()).await.status, 404);
    });
}
