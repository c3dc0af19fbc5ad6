//! Somebody's picture: brought with a form, shown where the initials stood, taken away again.

use axum::http::Method;

use crate::audit::{last, row};
use crate::net::{Client, Net, on_both};

/// Sends a picture as the form of the page does.
async fn bring(who: &Client, name: &str, bytes: &[u8]) -> crate::net::Reply {
    bring_to(who, "/me/picture", name, bytes).await
}

async fn bring_to(who: &Client, path: &str, name: &str, bytes: &[u8]) -> crate::net::Reply {
    let mut body = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    who.send(Method::POST, path, body, "multipart/form-data; boundary=cut", &[]).await
}

/// The address of the picture in a page.
fn picture(page: &str) -> Option<String> {
    let at = page.find("src=\"/pictures/")?;
    page.get(at + 5..)?.split('"').next().map(str::to_owned)
}

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00,
    0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x50, 0x48, 0x70, 0x00, 0x00, 0x01, 0x64,
    0x00, 0xc1, 0xfe, 0x64, 0x73, 0x5f, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];

#[test]
fn a_picture_stands_where_the_initials_stood_for_colleagues_and_guests() {
    on_both(async |net: Net| {
        let (ines, yuki, piet) =
            (net.browser("ines").await, net.browser("yuki").await, net.browser("piet").await);
        ines.get("/me")
            .await
            .is(200)
            .has("action=\"/me/picture\" enctype=\"multipart/form-data\"")
            .has(">IM<");
        bring(&ines, "me.png", b"no picture at all").await.is(422).has("Cette image ne peut pas être lue");
        assert_eq!(bring(&ines, "me.png", PNG).await.is(303).location(), "/me");
        let own = picture(&ines.get("/me").await.is(200).has("/me/picture/delete").text).unwrap();
        for who in [&yuki, &piet] {
            for page in ["/p/ines", "/people?q=Moreau"] {
                assert_eq!(picture(&who.get(page).await.is(200).text).as_ref(), Some(&own), "{page}");
            }
            let got = who.get(&own).await.is(200);
            assert_eq!(got.headers.get("content-type").unwrap(), "image/jpeg");
        }
        assert_eq!(yuki.get("/api/v1/people/ines").await.json()["picture"], own.as_str());
        net.stranger().get(&own).await.is(303);
        ines.post("/me/picture/delete", &[]).await.is(303);
        assert_eq!(picture(&yuki.get("/p/ines").await.is(200).has(">IM<").text), None);
        yuki.get(&own).await.is(404);
        net.town.clock.advance(1);
        bring(&ines, "me.png", PNG).await.is(303);
        let next = picture(&ines.get("/me").await.text).unwrap();
        assert_ne!(next, own, "an address never means another picture");
    });
}

#[test]
fn a_picture_of_a_space_is_its_keepers_to_set_and_is_written_down() {
    on_both(async |net: Net| {
        let (amelie, ines) = (net.browser("amelie").await, net.browser("ines").await);
        for (path, via) in [("/s/diagnostics/picture", "page"), ("/api/v1/spaces/diagnostics/picture", "api")]
        {
            let written = |outcome: &str, who: &str| {
                Some((via.to_owned(), outcome.to_owned(), Some(net.town.person(who))))
            };
            let before = last(&net).await;
            bring_to(&ines, path, "place.png", PNG).await.is(403);
            assert_eq!(row(&net, "space.picture", before).await, written("refused", "ines"), "{path}");
            let before = last(&net).await;
            let status = bring_to(&amelie, path, "place.png", PNG).await.status.as_u16();
            assert!(status < 400, "{path}: {status}");
            net.settle().await;
            assert_eq!(row(&net, "space.picture", before).await, written("done", "amelie"), "{path}");
        }
        let own = picture(&ines.get("/s/diagnostics").await.is(200).text).unwrap();
        assert!(own.starts_with("/pictures/spaces/"), "{own}");
        ines.get(&own).await.is(200);
        amelie.post("/s/diagnostics/picture/delete", &[]).await.is(303);
        ines.get(&own).await.is(404);
    });
}
