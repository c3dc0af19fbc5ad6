//! Route × person → status.

use testkit::{Town, both_engines};

use super::desk;
use super::writing::hold;

#[test]
fn who_reads_writes_and_reviews_descriptions() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let held = hold(&desk, "facilitator", "amelie", "diagnostics").await;
        let lead = "yuki+network_lead";
        let body = r#"{"roles": ["facilitator"], "in": "space:diagnostics"}"#;
        let id = desk.post(lead, "/api/v1/descriptions", body).await.id();
        let to = format!("{{\"assignment\": \"{held}\"}}");
        assert_eq!(desk.post(lead, &format!("/api/v1/descriptions/{id}/holder"), &to).await.status, 200);
        let (page, api) = (format!("/descriptions/{id}"), format!("/api/v1/descriptions/{id}"));
        let file = format!("{page}/file?form=docx");
        let part = |what: &str| format!("{page}/{what}");
        let all = [
            ("", 401),
            ("ines", 404),
            ("jonas", 404),
            ("lea", 404),
            ("piet", 404),
            ("amelie", 200),
            ("sofia", 200),
            (lead, 200),
        ];
        let writers = [
            ("", 401),
            ("ines", 404),
            ("jonas", 404),
            ("piet", 404),
            ("amelie", 404),
            ("sofia", 200),
            (lead, 200),
        ];
        let no = r#"{"text": " "}"#;
        desk.table(&[
            (
                "GET",
                "/descriptions",
                "",
                &[("", 401), ("ines", 200), ("jonas", 200), ("piet", 404), ("sofia", 200)],
            ),
            ("GET", "/api/v1/descriptions", "", &[("", 401), ("ines", 200), ("piet", 404), ("sofia", 200)]),
            ("GET", &page, "", &all),
            ("GET", &api, "", &all),
            ("GET", &file, "", &all),
            ("GET", "/descriptions/new", "", &writers),
            ("GET", &part("edit"), "", &writers),
            (
                "POST",
                "/descriptions",
                "",
                &[("", 401), ("ines", 403), ("amelie", 403), ("piet", 403), ("sofia", 422)],
            ),
            ("POST", &api, "{}", &[("", 401), ("ines", 404), ("piet", 404), ("amelie", 403), ("sofia", 422)]),
            (
                "POST",
                &part("publication"),
                "",
                &[("ines", 404), ("piet", 404), ("amelie", 403), ("sofia", 303)],
            ),
            ("POST", &part("withdrawal"), "", &[("ines", 403), ("piet", 404), ("amelie", 403)]),
            (
                "POST",
                &format!("{api}/comments"),
                no,
                &[("ines", 403), ("piet", 404), ("amelie", 422), ("sofia", 422)],
            ),
            (
                "POST",
                &format!("{api}/reviews"),
                no,
                &[("ines", 403), ("piet", 404), ("amelie", 422), ("victor+esn_owner", 403)],
            ),
            (
                "POST",
                &format!("{api}/holder"),
                "{}",
                &[("ines", 403), ("piet", 404), ("amelie", 403), ("sofia", 422)],
            ),
            ("GET", &page, "", &[("ines", 200), ("lea", 200), ("piet", 404)]),
            ("POST", &part("withdrawal"), "", &[("sofia", 303)]),
            ("GET", &page, "", &[("ines", 404), ("amelie", 200)]),
        ])
        .await;
    });
}
