//! Places that want the same people for the same subject (F4).

use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::super::pairs::OVERLAPS;
use super::desk;

sql!(
    ENTER,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', 0)
     ON CONFLICT (person_id, space_id) DO NOTHING"
);
sql!(
    COUNTED,
    "UPDATE spaces SET members = (SELECT COUNT(*) FROM memberships m WHERE m.space_id = spaces.id)"
);
sql!(
    SAID,
    "INSERT INTO search_docs (id, kind, space_id, thread_id, author_id, at_ms, weight, heading, tokens)
     VALUES ($1, 'thread', $2, NULL, NULL, 0, 0, $3, '')"
);
sql!(CLOSE, "UPDATE spaces SET joining = 'request', open_read = FALSE WHERE id = $1");
sql!(HIDE, "UPDATE spaces SET joining = 'invite', open_read = FALSE WHERE id = $1");

async fn count(t: &Town) {
    let mut at = String::new();
    loop {
        let from = at.clone();
        match t.db.write(move |w| (OVERLAPS.run)(w, &from)).await.unwrap() {
            Some(next) => at = next,
            None => return,
        }
    }
}

async fn enter(t: &Town, people: &[&str]) {
    let spaces = [t.space("diagnostics"), t.space("data-workshop")];
    let people: Vec<_> = people.iter().map(|who| t.person(who)).collect();
    t.db.write(move |w| {
        for person in &people {
            for space in spaces {
                w.exec(&ENTER, p![*person, space])?;
            }
        }
        w.exec(&COUNTED, p![]).map(drop)
    })
    .await
    .unwrap();
}

async fn overlaps(desk: &Desk, who: &str) -> serde_json::Value {
    desk.get(who, "/api/v1/spaces/diagnostics/time").await.json["overlaps"].clone()
}

// spec: F4 (part: counted in the background, shown to the leads, never below five people)
// spec: S2-CM3 (part: overlap of places)
#[test]
fn two_places_for_the_same_people_and_subject_are_shown_to_their_leads() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let spaces = [t.space("diagnostics"), t.space("data-workshop")];
        t.db.write(move |w| {
            for (n, space) in (9_001_i64..).zip(spaces) {
                w.exec(&SAID, p![n, space, "bear vibrat measur pump"])?;
            }
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
        // amelie and tomas are in both; with karim and lea they are four.
        enter(&t, &["karim", "lea"]).await;
        count(&t).await;
        assert_eq!(overlaps(&desk, "amelie").await, serde_json::json!([]), "four people are too few");
        enter(&t, &["yuki", "victor"]).await;
        count(&t).await;
        let found = overlaps(&desk, "amelie").await;
        assert_eq!(
            (found[0]["space"].as_str(), found[0]["shared"].as_i64()),
            (Some("data-workshop"), Some(6))
        );
        assert_eq!(found[0]["degree"], 857, "6 of 7 people, the same words: {found}");
        let page = desk.get("amelie+en", "/s/diagnostics/time").await;
        assert!(page.words().contains("6 people in both, of 7"), "{}", page.words());
        assert!(page.html().contains("kind=arbitrate&#38;space=diagnostics&#38;other=data-workshop"));
        assert!(overlaps(&desk, "ines").await.is_null(), "a member is told nothing of it");
        assert_eq!(overlaps(&desk, "yuki+network_lead").await[0]["shared"], 6, "the lead weighs communities");
        count(&t).await;
        assert_eq!(overlaps(&desk, "amelie").await.as_array().unwrap().len(), 1, "once");
        let hidden = t.space("data-workshop");
        t.db.write(move |w| w.exec(&CLOSE, p![hidden]).map(drop)).await.unwrap();
        let unread = overlaps(&desk, "sofia").await;
        assert_eq!(
            unread,
            serde_json::json!([{"space": "data-workshop", "shared": null, "degree": null}]),
            "beside the list of members a number says who is in the other"
        );
        let page = desk.get("sofia+en", "/s/diagnostics/time").await.words();
        assert!(page.contains("so no number is shown") && !page.contains("people in both, of"), "{page}");
        t.db.write(move |w| w.exec(&HIDE, p![hidden]).map(drop)).await.unwrap();
        assert_eq!(
            overlaps(&desk, "sofia").await,
            serde_json::json!([]),
            "what one may not know stays unknown"
        );
    });
}
