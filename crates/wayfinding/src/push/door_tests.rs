//! Who gets which answer where, and what the page for no network says.

use testkit::{Desk, Town, both_engines};

use super::room;

#[test]
fn every_route_answers_those_it_is_for() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        let open = [("ines", 200), ("yuki", 200), ("piet", 200), ("", 200)];
        desk.table(&[
            ("GET", "/sw.js", "", &open),
            ("GET", "/push.js", "", &open),
            ("GET", "/manifest.webmanifest", "", &open),
            ("GET", "/offline", "", &open),
            ("GET", "/api/v1/me/push", "", &[("", 401)]),
        ])
        .await;
        // The worker reads its words from here, and keeps the page for whoever comes next: it names nobody.
        let page = desk.get("ines+fr", "/offline").await;
        assert!(page.html().contains("data-waiting=\"Pas encore envoyé"), "{}", page.html());
        assert!(page.html().contains("data-old=\"Vous êtes hors ligne"), "{}", page.html());
        assert!(!page.html().contains("Inès"), "{}", page.html());
    });
}
