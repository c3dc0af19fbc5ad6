//! Files come, are found, change, and go.

use kernel::time::{DAY, HOUR};
use serde_json::json;
use testkit::both_engines;

use super::desk::{Desk, png};

#[test]
fn a_file_is_put_into_a_space_and_read_by_its_members() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let made = d.put("ines", "service-nord", "Plan é.pdf", b"%PDF-1.7 a plan").await;
        assert_eq!(made.status, 201, "{made:?}");
        let (id, url) = made.first();
        assert_eq!(made.json["items"][0]["type"], "application/pdf");
        assert_eq!(made.json["items"][0]["markdown"], format!("[Plan é.pdf]({url})"));
        let got = d.get("mamadou", &url).await;
        assert_eq!((got.status, got.bytes.as_slice()), (200, b"%PDF-1.7 a plan".as_slice()));
        assert!(got.header("content-disposition").starts_with("attachment; "), "{got:?}");
        assert!(got.header("content-disposition").contains("filename*=UTF-8''Plan%20%C3%A9.pdf"));
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert!(got.header("content-security-policy").contains("sandbox"));
        let part = d.send("mamadou", "GET", &url, &[("range", "bytes=0-3")], Vec::new()).await;
        assert_eq!((part.status, part.bytes.as_slice()), (206, b"%PDF".as_slice()));
        assert_eq!(part.header("content-range"), "bytes 0-3/15");
        let tag = got.header("etag").to_owned();
        let again = d.send("mamadou", "GET", &url, &[("if-none-match", &tag)], Vec::new()).await;
        assert_eq!((again.status, again.bytes.len()), (304, 0));
        let list = d.get("mamadou", "/s/service-nord/files").await;
        assert!(
            list.html.contains("Plan é.pdf") && list.html.contains(&format!("/files/{id}")),
            "{}",
            list.html
        );
        assert_eq!(d.get("mamadou", &format!("/files/{id}")).await.status, 200);
    });
}

#[test]
fn versions_stay_and_come_back() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let (id, url) = d.put("ines", "service-nord", "a.txt", b"one").await.first();
        let versions = format!("/api/v1/files/{id}/versions");
        let second = d.form("mamadou", &versions, &[("b.txt", b"two")], &[]).await;
        assert_eq!((second.status, &second.json["version"]), (201, &json!(2)), "{second:?}");
        assert_eq!(d.get("ines", &url).await.bytes, b"two");
        assert_eq!(d.get("ines", &format!("{url}?v=1")).await.bytes, b"one");
        assert_eq!(d.get("ines", &format!("{url}?v=9")).await.status, 404);
        let back = d.api("ines", "POST", &format!("/files/{id}/versions/1/restore"), json!({})).await;
        assert_eq!((back.status, &back.json["version"]), (200, &json!(3)), "{back:?}");
        assert_eq!(d.get("ines", &url).await.bytes, b"one");
        let list = d.api("ines", "GET", &format!("/files/{id}/versions"), json!(null)).await;
        assert_eq!(list.json["items"][0]["restored"], 1);
        assert_eq!(list.json["items"][1]["by"], "mamadou");
        // A version brought back is counted once.
        let room = d.api("ines", "GET", "/spaces/service-nord/files", json!(null)).await;
        assert_eq!(room.json["used"], 6);
    });
}

#[test]
fn folders_orders_and_names() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let at = "/api/v1/spaces/service-nord/files";
        for (name, folder) in [("b.txt", ""), ("Écrou.txt", "Pumps/2026"), ("a.txt", "Pumps")] {
            d.t.clock.advance(HOUR);
            let bytes = vec![b'x'; name.len() * 10];
            assert_eq!(d.form("ines", at, &[(name, &bytes)], &[("folder", folder)]).await.status, 201);
        }
        let names = |got: &super::desk::Got| -> Vec<String> {
            let items = got.json["items"].as_array().unwrap();
            items.iter().map(|i| i["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names(&d.get("ines", at).await), ["b.txt"]);
        assert_eq!(names(&d.get("ines", &format!("{at}?folder=Pumps")).await), ["a.txt"]);
        assert_eq!(names(&d.get("ines", &format!("{at}?q=ECR")).await), ["Écrou.txt"]);
        assert_eq!(names(&d.get("ines", &format!("{at}?q=%25")).await), Vec::<String>::new());
        let page = d.get("ines", "/s/service-nord/files").await;
        assert!(page.html.contains("folder=Pumps"), "{}", page.html);
        for (name, _) in [("c.txt", 1), ("d.txt", 2)] {
            d.t.clock.advance(HOUR);
            d.put("ines", "service-nord", name, b"1").await;
        }
        let mut seen = Vec::new();
        for (sort, order) in [("name", "bcd"), ("changed", "dcb"), ("size", "bdc")] {
            let mut after = String::new();
            for letter in order.chars() {
                let got = d.get("ines", &format!("{at}?sort={sort}&limit=1&after={after}")).await;
                assert_eq!(names(&got), [format!("{letter}.txt")], "{sort}");
                after = got.json["next"].as_str().unwrap_or_default().to_owned();
                seen.push(letter);
            }
            assert!(after.is_empty());
        }
        let (id, _) = d.get("ines", &format!("{at}?folder=Pumps")).await.first();
        let moved =
            d.api("ines", "PATCH", &format!("/files/{id}"), json!({"folder": "Old", "name": "z.txt"})).await;
        assert_eq!((&moved.json["name"], &moved.json["folder"]), (&json!("z.txt"), &json!("Old")));
        assert_eq!(d.get("ines", at).await.json["folders"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn pictures_lose_where_they_were_taken_and_get_smaller_ones() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let mut photo = std::io::Cursor::new(Vec::new());
        let picture = image::load_from_memory(&png(1200, 600)).unwrap();
        picture.write_to(&mut photo, image::ImageFormat::Jpeg).unwrap();
        let mut photo = photo.into_inner();
        // Held sideways, with a place, as a telephone says it; and one more picture behind the end.
        let mut said =
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 48.85 N".to_vec();
        let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
        let mut segment = vec![0xff, 0xe1, length[0], length[1]];
        segment.append(&mut said);
        photo.splice(2..2, segment);
        photo.extend(b"GPS again");
        let made = d.put("ines", "service-nord", "pump.jpg", &photo).await;
        let (_, url) = made.first();
        let item = &made.json["items"][0];
        assert_eq!((&item["width"], &item["height"]), (&json!(600), &json!(1200)), "{made:?}");
        let kept = d.get("mamadou", &url).await;
        assert!(!kept.bytes.windows(3).any(|w| w == b"GPS"));
        assert_eq!(
            (kept.header("content-type"), kept.header("content-disposition").get(..6)),
            ("image/jpeg", Some("inline"))
        );
        d.settle().await;
        let small = d.get("mamadou", &format!("{url}?w=320")).await;
        let small = image::load_from_memory(&small.bytes).unwrap();
        assert_eq!((small.width(), small.height()), (320, 640));
        // There is nothing between it and itself: the picture as it is.
        assert_eq!(d.get("mamadou", &format!("{url}?w=960")).await.bytes, kept.bytes);
    });
}

#[test]
fn a_message_shows_its_files_to_whoever_reads_it() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let at = "/api/v1/spaces/service-nord/files";
        let picture = d
            .form("ines", at, &[("p.png", &png(40, 20))], &[("via", "message"), ("alt", "A coupling")])
            .await;
        let (_, url) = picture.first();
        assert_eq!(d.get("mamadou", &url).await.status, 404, "nobody was shown it yet");
        assert_eq!(d.get("ines", &url).await.status, 200);
        let thread = t_start(&d, "ines", picture.json["items"][0]["markdown"].as_str().unwrap()).await;
        assert_eq!(d.get("mamadou", &url).await.status, 200);
        let page = d.get("mamadou", &format!("/s/service-nord/t/{thread}")).await;
        let shown = format!(
            "<a class=\"picture\" href=\"{url}\"><img src=\"{url}?w=960\" alt=\"A coupling\" width=\"40\" height=\"20\""
        );
        assert!(page.html.contains(&shown), "{}", page.html);
        // Whoever may not read a file cannot show it either.
        let stolen = d
            .api(
                "tomas",
                "POST",
                "/spaces/data-workshop/threads",
                json!({"kind": "discussion", "title": "T", "text": format!("x ![]({url})")}),
            )
            .await;
        assert!(stolen.status == 404 || !stolen.json.to_string().contains("<img"), "{stolen:?}");
    });
}

async fn t_start(d: &Desk, who: &str, text: &str) -> String {
    let body = json!({"kind": "discussion", "title": "A picture", "text": text});
    let got = d.api(who, "POST", "/spaces/service-nord/threads", body).await;
    assert_eq!(got.status, 201, "{got:?}");
    got.json["id"].as_str().unwrap().to_owned()
}

#[test]
fn without_script_the_form_carries_the_files() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let fields = [("kind", "discussion"), ("title", "Two files"), ("text", "Look & see")];
        let files: [(&str, &[u8]); 2] = [("p.png", &png(8, 8)), ("list.csv", b"a,b\n1,2\n")];
        let sent = d.form("ines", "/s/service-nord/threads", &files, &fields).await;
        assert_eq!(sent.status, 303, "{sent:?}");
        let page = d.get("mamadou", sent.header("location")).await;
        assert!(
            page.html.contains("Look &amp; see") && page.html.contains("class=\"picture\""),
            "{}",
            page.html
        );
        assert!(
            page.html.contains("class=\"file\"") && page.html.contains("CSV, 8\u{a0}octets"),
            "{}",
            page.html
        );
        // A file that is not taken in: the words stay in the form.
        let kept = d.form("ines", "/s/service-nord/threads", &[("tool.exe", b"MZ")], &fields).await;
        assert!(kept.status == 422 && kept.html.contains("Look &#38; see"), "{kept:?}");
        assert!(kept.html.contains("id=\"text-error\""), "{kept:?}");
        let large =
            d.form("ines", "/s/service-nord/threads", &[("a.bin", &vec![1; 2_000_001])], &fields).await;
        assert!(large.status == 422 && large.html.contains("Look &#38; see"), "{large:?}");
        // Nothing chosen: a plain message.
        assert_eq!(d.form("ines", "/s/service-nord/threads", &[("", b"")], &fields).await.status, 303);
    });
}

#[test]
fn what_nobody_uses_goes() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let at = "/api/v1/spaces/service-nord/files";
        let loose = d.form("ines", at, &[("l.txt", b"loose")], &[("via", "message")]).await.first();
        let used = d.form("ines", at, &[("u.txt", b"used")], &[("via", "message")]).await.first();
        let put = d.put("ines", "service-nord", "p.txt", b"put").await.first();
        t_start(&d, "ines", &format!("See [it]({})", used.1)).await;
        assert_eq!(d.lying(), (3, 0));
        d.t.clock.advance(DAY + HOUR);
        collect(&d).await;
        assert_eq!(d.get("ines", &loose.1).await.status, 404);
        assert_eq!(d.get("mamadou", &used.1).await.status, 200);
        assert_eq!(d.api("ines", "DELETE", &format!("/files/{}", put.0), json!({})).await.status, 200);
        assert_eq!(d.get("ines", &put.1).await.status, 404);
        assert_eq!(d.api("ines", "GET", "/spaces/service-nord/files", json!(null)).await.json["used"], 4);
        d.t.clock.advance(8 * DAY);
        collect(&d).await;
        assert_eq!(d.lying(), (1, 0), "only what is used is left");
    });
}

/// The schedule comes round, and what follows from it.
async fn collect(d: &Desk) {
    let now = d.t.now();
    d.t.db.write(move |w| jobs::enqueue(w, "files.collect", "", now)).await.unwrap();
    d.settle().await;
    d.settle().await;
}

#[test]
fn what_came_with_a_message_goes_with_its_words() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let at = "/api/v1/spaces/service-nord/files";
        let (_, url) = d.form("ines", at, &[("a.txt", b"attached")], &[("via", "message")]).await.first();
        let thread = t_start(&d, "ines", &format!("See [it]({url})")).await;
        let said = d.api("ines", "GET", &format!("/threads/{thread}/messages"), json!(null)).await;
        let message = said.json["items"][0]["id"].as_str().unwrap().to_owned();
        d.settle().await;
        assert_eq!(d.get("mamadou", &url).await.status, 200);
        assert_eq!(d.api("ines", "DELETE", &format!("/messages/{message}"), json!({})).await.status, 200);
        assert_eq!(d.get("mamadou", &url).await.status, 404, "nothing shows it any more");
        d.settle().await;
        assert_eq!(d.get("ines", &url).await.status, 404);
    });
}
