//! Route × person → status.

use testkit::{Desk, Town, both_engines};

use super::desk;
use super::writing::hold;

const LEAD: &str = "yuki+network_lead";

/// A draft that amelie works by, and where it is.
async fn draft(t: Town) -> (Desk, String) {
    let desk = desk(t);
    let held = hold(&desk, "facilitator", "amelie", "diagnostics").await;
    let body = r#"{"roles": ["facilitator"], "in": "space:diagnostics"}"#;
    let id = desk.post(LEAD, "/api/v1/descriptions", body).await.id();
    let to = format!("{{\"assignment\": \"{held}\"}}");
    assert_eq!(desk.post(LEAD, &format!("/api/v1/descriptions/{id}/holder"), &to).await.status, 200);
    (desk, id)
}

#[test]
fn who_reads_descriptions() {
    both_engines(async |t: Town| {
        let (desk, id) = draft(t).await;
        let (page, api) = (format!("/descriptions/{id}"), format!("/api/v1/descriptions/{id}"));
        let (edit, file) = (format!("{page}/edit"), format!("{page}/file?form=docx"));
        let nobody = [("", 401), ("ines", 404), ("jonas", 404), ("lea", 404), ("piet", 404)];
        let concerned = [("amelie", 200), ("sofia", 200), (LEAD, 200)];
        let writers = [("amelie", 404), ("sofia", 200), (LEAD, 200)];
        let inside = [("", 401), ("ines", 200), ("jonas", 200), ("piet", 404), ("sofia", 200)];
        desk.table(&[
            ("GET", "/descriptions", "", &inside),
            ("GET", "/api/v1/descriptions", "", &inside),
            ("GET", &page, "", &nobody),
            ("GET", &api, "", &nobody),
            ("GET", &file, "", &nobody),
            ("GET", "/descriptions/new", "", &nobody),
            ("GET", &edit, "", &nobody),
            ("GET", &page, "", &concerned),
            ("GET", &api, "", &concerned),
            ("GET", &file, "", &concerned),
            ("GET", "/descriptions/new", "", &writers),
            ("GET", &edit, "", &writers),
        ])
        .await;
    });
}

#[test]
fn who_writes_publishes_and_reviews_descriptions() {
    both_engines(async |t: Town| {
        let (desk, id) = draft(t).await;
        let (page, api) = (format!("/descriptions/{id}"), format!("/api/v1/descriptions/{id}"));
        let part = |what: &str| format!("{page}/{what}");
        let (publish, withdraw) = (part("publication"), part("withdrawal"));
        let (say, review, holder) =
            (format!("{api}/comments"), format!("{api}/reviews"), format!("{api}/holder"));
        let no = r#"{"text": " "}"#;
        let not_seen = [("ines", 404), ("piet", 404), ("amelie", 403)];
        let not_theirs = [("", 401), ("ines", 403), ("amelie", 403), ("piet", 403), ("sofia", 422)];
        desk.table(&[
            ("POST", "/descriptions", "", &not_theirs),
            ("POST", &api, "{}", &not_seen),
            ("POST", &api, "{}", &[("", 401), ("sofia", 422)]),
            ("POST", &publish, "", &not_seen),
            ("POST", &publish, "", &[("", 401), ("sofia", 303)]),
            ("GET", &page, "", &[("ines", 200), ("lea", 200), ("piet", 404)]),
            ("POST", &withdraw, "", &[("", 401), ("ines", 403), ("piet", 404), ("amelie", 403)]),
            ("POST", &say, no, &[("", 401), ("ines", 403), ("piet", 404), ("amelie", 422), ("sofia", 422)]),
            ("POST", &review, no, &[("", 401), ("ines", 403), ("piet", 404), ("amelie", 422)]),
            ("POST", &review, no, &[("victor+esn_owner", 403)]),
            ("POST", &holder, "{}", &[("", 401), ("ines", 403), ("piet", 404), ("sofia", 422)]),
            ("POST", &withdraw, "", &[("sofia", 303)]),
            ("GET", &page, "", &[("ines", 404), ("amelie", 200)]),
        ])
        .await;
    });
}
