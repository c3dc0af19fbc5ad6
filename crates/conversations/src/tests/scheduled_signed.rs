//! Announcements from outside that were co-signed, at their hour.

use ::store::{p, sql};
use kernel::time::HOUR;
use kernel::{Actor, Problem};
use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::standings::{ENTER, ROLE, SUSPEND};
use super::{acting, site};
use crate::schedule::publish::due;

sql!(
    DRIVEN,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked)
     VALUES ($1, $2, 0, 30, 5, '[]')"
);
sql!(RELEASE, "UPDATE codrivings SET released_ms = $1");

fn loud(t: &Town, title: &str) -> Value {
    let at = t.now().plus(2 * HOUR).to_string();
    json!({"kind": "announcement", "title": title, "text": "Now.", "at": at})
}

/// Piet facilitates from outside, and Amélie drives with him.
async fn plant(t: &Town) -> (Actor, Actor) {
    let (piet, amelie, space) = (t.piet(), t.amelie().id, t.space("diagnostics"));
    let id = piet.id;
    t.db.write(move |w| {
        w.exec(&ENTER, p![id, space])?;
        w.exec(&ROLE, p![901_i64, id, space, true])?;
        w.exec(&DRIVEN, p![901_i64, amelie])
    })
    .await
    .unwrap();
    (Actor { cosigned: true, ..piet.clone() }, piet)
}

// spec: S2-SM7 (part: what was co-signed for a later hour comes at that hour, while the co-driving goes on)
#[test]
fn a_scheduled_announcement_that_was_co_signed_comes_at_its_hour() {
    both_engines(async |t: Town| {
        let (signed, piet) = plant(&t).await;
        let site = site(&t);
        let (signed, piet, ines) = (acting(&site, &signed), acting(&site, &piet), acting(&site, &t.ines()));
        let path = "/spaces/diagnostics/scheduled";
        let held = piet.api("POST", path, loud(&t, "Alone")).await;
        assert!(matches!(&held.problem, Some(Problem::Held(why)) if why.rule == "S2-SM7"));
        assert_eq!(signed.api("POST", path, loud(&t, "Signed")).await.status, 201);
        t.clock.advance(3 * HOUR);
        assert_eq!(due(&site).await.unwrap(), 1);
        assert_eq!(piet.get("/api/v1/me/scheduled").await.json["items"], json!([]));
        let threads = ines.get("/api/v1/spaces/diagnostics/threads").await.json["items"].clone();
        assert_eq!(threads.as_array().unwrap().iter().filter(|i| i["title"] == "Signed").count(), 1);
        // Suspended meanwhile: the words are kept, and nobody reads them.
        assert_eq!(signed.api("POST", path, loud(&t, "Suspended")).await.status, 201);
        t.db.write(move |w| w.exec(&SUSPEND, p![])).await.unwrap();
        t.clock.advance(3 * HOUR);
        assert_eq!(due(&site).await.unwrap(), 1);
        let kept = piet.get("/api/v1/me/scheduled").await.json["items"].clone();
        assert_eq!((&kept[0]["title"], &kept[0]["why"]), (&json!("Suspended"), &json!("refused")));
    });
}

// spec: S2-SM7 (part: other words for a later hour do not come with the signature of before)
#[test]
fn other_words_for_a_later_hour_do_not_come_with_the_signature_of_before() {
    both_engines(async |t: Town| {
        let (signed, piet) = plant(&t).await;
        let site = site(&t);
        let (signed, piet) = (acting(&site, &signed), acting(&site, &piet));
        let post = signed.api("POST", "/spaces/diagnostics/scheduled", loud(&t, "Signed")).await.id();
        let at = format!("/me/scheduled/{post}");
        let held = piet.api("PATCH", &at, loud(&t, "Other words")).await;
        assert!(matches!(&held.problem, Some(Problem::Held(why)) if why.rule == "S2-SM7"));
        // Changed while released, and driven with again when the hour comes.
        let now = t.now();
        t.db.write(move |w| w.exec(&RELEASE, p![now])).await.unwrap();
        assert_eq!(piet.api("PATCH", &at, loud(&t, "Other words")).await.status, 200);
        t.db.write(move |w| w.exec(&RELEASE, p![None::<i64>])).await.unwrap();
        t.clock.advance(3 * HOUR);
        assert_eq!(due(&site).await.unwrap(), 1);
        let kept = piet.get("/api/v1/me/scheduled").await.json["items"].clone();
        assert_eq!((&kept[0]["title"], &kept[0]["why"]), (&json!("Other words"), &json!("refused")));
    });
}
