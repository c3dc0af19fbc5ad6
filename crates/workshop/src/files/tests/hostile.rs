//! What comes with bad intent, or breaks off.

use axum::body::Body;
use axum::http::Request;
use testkit::both_engines;

use super::desk::{Desk, LINE, form, png};

#[test]
fn what_is_not_taken_in_leaves_nothing() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let mut windows = b"MZ\x90".to_vec();
        windows.extend([0; 300]);
        for (name, bytes, why) in [
            ("holiday.jpg", windows.as_slice(), "files-program"),
            ("run.ps1", b"hello", "files-program"),
            ("nothing.txt", b"", "files-empty"),
            ("big.bin", &vec![7; 2_000_001], "files-large"),
        ] {
            let got = d.put("ines", "service-nord", name, bytes).await;
            assert_eq!((got.status, got.wrong()), (422, why), "{name} {got:?}");
        }
        assert_eq!(d.lying(), (0, 0));
        let page = d.form("ines", "/s/service-nord/files", &[("run.bat", b"x")], &[]).await;
        assert!(page.status == 422 && page.html.contains("role=\"alert\""), "{page:?}");
    });
}

#[test]
fn a_space_that_is_full_says_so_before_the_bytes_come() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let bytes: Vec<u8> = (0..1_900_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
        for name in ["a.bin", "b.bin"] {
            assert_eq!(d.put("ines", "service-nord", name, &bytes).await.status, 201);
        }
        let third = d.put("ines", "service-nord", "c.bin", &bytes).await;
        assert_eq!((third.status, third.wrong()), (422, "files-quota"));
        // The body is never read: it would break.
        let kind = format!("multipart/form-data; boundary={LINE}");
        let announced = [("content-type", kind.as_str()), ("content-length", "90000000")];
        let asked = d.send("ines", "POST", "/api/v1/spaces/service-nord/files", &announced, Vec::new()).await;
        assert_eq!((asked.status, asked.wrong()), (422, "files-quota"));
        assert_eq!(d.lying().1, 0);
    });
}

#[test]
fn nothing_that_looks_like_a_picture_is_more_than_one() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".as_slice();
        let html = b"<!DOCTYPE html><script>alert(1)</script>".as_slice();
        let gif = b"GIF89a<script>alert(1)</script>".as_slice();
        // A header that claims a hundred thousand million pixels.
        let mut bomb = png(8, 8);
        bomb.splice(16..24, [0, 4, 0, 0, 0, 4, 0, 0]);
        for (name, bytes) in
            [("a.svg", svg), ("a.html", html), ("a.gif", gif), ("bomb.png", &bomb), ("x.png", svg)]
        {
            let made = d.put("ines", "service-nord", name, bytes).await;
            let (_, url) = made.first();
            assert!(made.json["items"][0]["width"].is_null(), "{name}");
            let got = d.get("mamadou", &url).await;
            assert!(got.header("content-disposition").starts_with("attachment"), "{name} {got:?}");
            assert!(
                !got.header("content-type").contains("svg") && !got.header("content-type").contains("html")
            );
            assert_eq!(got.bytes, bytes);
        }
        d.settle().await;
    });
}

#[test]
fn names_and_broken_forms() {
    both_engines(async |t| {
        let d = Desk::new(t);
        let made = d.put("ines", "service-nord", "../../etc/pass\u{202e}wd", b"x").await;
        assert_eq!(made.json["items"][0]["name"], "passwd");
        let made = d.put("ines", "service-nord", &"n".repeat(5_000), b"x").await;
        assert_eq!(made.json["items"][0]["name"].as_str().unwrap().len(), 119);
        let whole = form(&[("a.txt", b"half of it")], &[]);
        let kind = format!("multipart/form-data; boundary={LINE}");
        let at = "/api/v1/spaces/service-nord/files";
        for cut in [10, 60, whole.len() - 20] {
            let got = d.send("ines", "POST", at, &[("content-type", &kind)], whole[..cut].to_vec()).await;
            assert_eq!(got.status, 400, "{got:?}");
        }
        assert_eq!(d.send("ines", "POST", at, &[("content-type", "text/plain")], whole).await.status, 400);
        assert_eq!(d.form("ines", at, &[], &[("folder", "x")]).await.wrong(), "files-none");
        assert_eq!(
            d.form("ines", at, &[("a", b"1")], &[("folder", "a/b/c/d")]).await.wrong(),
            "files-folder-deep"
        );
        let many: Vec<(&str, &[u8])> = (0..21).map(|_| ("a.txt", b"x".as_slice())).collect();
        assert_eq!(d.form("ines", at, &many, &[]).await.wrong(), "files-many");
        assert_eq!(d.lying().1, 0, "what broke off is gone");
        drop(Request::new(Body::empty()));
    });
}
