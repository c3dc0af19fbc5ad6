//! Who gets which answer where.

use testkit::{Desk, Town, both_engines};

use crate::search::{rebuild, room};

#[test]
fn every_route_answers_those_it_is_for() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let related = format!("/search/related?thread={}", t.thread("bearing"));
        let team = format!("/search/related?thread={}", t.thread("week"));
        let desk = Desk::new(t, room());
        let signed_in = [("ines", 200), ("yuki", 200), ("sofia", 200), ("piet", 200), ("", 401)];
        desk.table(&[
            ("GET", "/search?q=hum", "", &signed_in),
            ("GET", "/api/v1/search?q=hum", "", &signed_in),
            ("GET", "/search/suggest?q=hum", "", &signed_in),
            ("GET", "/search/saved", "", &signed_in),
            ("GET", "/search/similar?title=a+hum+at+night", "", &signed_in),
            ("GET", &related, "", &[("ines", 200), ("yuki", 200), ("piet", 404), ("", 401)]),
            ("GET", &team, "", &[("karim", 200), ("yuki", 404), ("sofia", 404), ("piet", 404)]),
            (
                "POST",
                "/search/saved?q=hum",
                "name=Hums&tells=true",
                &[("lea", 303), ("piet", 303), ("", 401)],
            ),
            ("POST", "/search/saved?q=hum", "name=", &[("lea", 422)]),
            ("POST", "/search/saved/1", "name=Mine", &[("lea", 404), ("piet", 404), ("", 401)]),
            ("POST", "/search/saved/1/tells", "tells=true", &[("lea", 404), ("piet", 404), ("", 401)]),
            ("POST", "/search/saved/1/drop", "", &[("lea", 404), ("piet", 404), ("", 401)]),
        ])
        .await;
        let own = desk.get("lea", "/api/v1/search/saved").await.json["items"][0].clone();
        assert_eq!(own["tells"], true, "{own}");
        let at = format!("/search/saved/{}/tells", own["id"].as_str().unwrap());
        desk.table(&[("POST", &at, "tells=false", &[("piet", 404), ("sofia", 404), ("lea", 303)])]).await;
        let page = desk.get("lea+en", "/search/saved").await;
        assert!(page.html().contains("It stays quiet."), "{}", page.html());
    });
}
