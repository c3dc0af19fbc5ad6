//! Notes: who writes them, their versions, and two who write at once.

use kernel::Lang;
use testkit::desk::Beside;
use testkit::{Desk, Town, both_engines};

const SPACES: Beside = Beside {
    name: "spaces",
    schema: include_str!("../../../spaces/src/schema.cedarschema"),
    policy: include_str!("../../../spaces/src/policy.cedar"),
    words: &[
        (Lang::En, include_str!("../../../spaces/src/words/en.ftl")),
        (Lang::Fr, include_str!("../../../spaces/src/words/fr.ftl")),
    ],
};

fn desk(t: Town) -> Desk {
    Desk::beside(t, super::room(), &[SPACES])
}

const AT: &str = "/api/v1/spaces/pump-3/notes";

async fn written(desk: &Desk, who: &str, body: &str) -> String {
    let made = desk.post(who, AT, body).await;
    assert_eq!(made.status, 201, "{made:?}");
    made.json["id"].as_str().unwrap().to_owned()
}

// spec: S4-7 (part: a page to share and update, with its history)
#[test]
fn a_note_is_written_changed_and_brought_back() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id =
            written(&desk, "ines", r#"{"title":"Start-up  list","text":"1. Valve\n2. [[Wiring]]"}"#).await;
        let page = desk.get("mamadou", &format!("/s/pump-3/notes/{id}")).await;
        assert!(page.html().contains("/s/pump-3/notes/new?title=Wiring"), "{}", page.html());
        let wiring = written(
            &desk,
            "mamadou",
            r#"{"title":"Wiring","text":"Blue to blue. Back to [[start-up list]]."}"#,
        )
        .await;
        let page = desk.get("ines", &format!("/s/pump-3/notes/{id}")).await;
        assert!(page.html().contains(&format!("href=\"/s/pump-3/notes/{wiring}\"")), "{}", page.html());
        assert!(page.html().contains("Les notes qui mènent ici"));
        let form = format!("version=1&title=Start-up+list&text={}", "1.+Valve%0A2.+Filter");
        assert_eq!(desk.post("mamadou", &format!("/s/pump-3/notes/{id}"), &form).await.status, 303);
        let second = desk.get("ines", &format!("/s/pump-3/notes/{id}/versions/2")).await;
        assert!(
            second.html().contains("<ins>2. Filter</ins>")
                && second.html().contains("<del>2. [[Wiring]]</del>")
        );
        assert!(
            desk.get("ines", &format!("/s/pump-3/notes/{id}/versions")).await.html().contains("Version 2")
        );
        let back = desk.post("ines", &format!("{AT}/{id}/versions/1/restore"), "").await;
        assert_eq!((back.status, back.json["version"].as_i64()), (200, Some(3)));
        assert_eq!(desk.get("ines", &format!("{AT}/{id}")).await.json["text"], "1. Valve\n2. [[Wiring]]");
        let list = desk.get("ines", &format!("{AT}?q=START")).await.json;
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
        let first = desk.get("ines", &format!("{AT}?limit=1")).await.json;
        let next = first["next"].as_str().unwrap();
        let rest = desk.get("ines", &format!("{AT}?after={next}")).await.json;
        assert_eq!(rest["items"].as_array().map(Vec::len), Some(1));
        assert_ne!(rest["items"][0]["id"], first["items"][0]["id"]);
        assert!(desk.get("ines", "/s/pump-3/notes").await.html().contains("Wiring"));
    });
}

#[test]
fn nobody_writes_over_what_they_have_not_read() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = written(&desk, "ines", r#"{"title":"List","text":"a"}"#).await;
        let at = format!("{AT}/{id}");
        let (one, other) = tokio::join!(
            desk.call("ines", "PUT", &at, r#"{"title":"List","text":"mine","version":1}"#),
            desk.call("mamadou", "PUT", &at, r#"{"title":"List","text":"theirs","version":1}"#),
        );
        let mut said = [one.status, other.status];
        said.sort_unstable();
        assert_eq!(said, [200, 409]);
        let page =
            desk.post("mamadou", &format!("/s/pump-3/notes/{id}"), "version=1&title=List&text=third").await;
        assert_eq!(page.page.as_ref().and_then(|p| p.status), Some(409));
        assert!(
            page.html().contains(">third</textarea>") && page.html().contains("<ins>third</ins>"),
            "{}",
            page.html()
        );
        assert!(page.html().contains("name=\"version\" value=\"2\""), "saving again is a choice now");
        let again =
            desk.post("mamadou", &format!("/s/pump-3/notes/{id}"), "version=2&title=List&text=third").await;
        assert_eq!(again.status, 303);
        let taken = desk.post("ines", AT, r#"{"title":"LIST","text":"x"}"#).await;
        assert_eq!(taken.status, 422);
        for body in ["title=&text=x", "title=A%5Bb&text=x", "title=A&text="] {
            let bad = desk.post("ines", "/s/pump-3/notes", body).await;
            assert_eq!(bad.page.as_ref().and_then(|p| p.status), Some(422), "{body}");
        }
    });
}

/// route × person: reading, writing, removing.
#[test]
fn whoever_reads_the_space_reads_its_notes_and_members_write_them() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let rows = [
            // space, who, list, write
            ("pump-3", "ines", 200, 201),
            ("pump-3", "mamadou", 200, 201),
            ("pump-3", "piet", 200, 201),
            ("pump-3", "lea", 404, 404),
            ("pump-3", "sofia", 404, 404),
            ("pump-3", "", 401, 401),
            ("service-nord", "jonas", 200, 201),
            ("service-nord", "ines", 200, 201),
            ("service-nord", "victor", 404, 404),
            ("diagnostics", "amelie", 200, 201),
            ("diagnostics", "lea", 200, 403),
            ("diagnostics", "piet", 404, 404),
            ("everybody", "ines", 404, 404),
        ];
        for (n, (space, who, list, write)) in rows.into_iter().enumerate() {
            let at = format!("/api/v1/spaces/{space}/notes");
            assert_eq!(desk.get(who, &at).await.status, list, "{who} reads {space}");
            let body = format!(r#"{{"title":"Note {n}","text":"x"}}"#);
            assert_eq!(desk.post(who, &at, &body).await.status, write, "{who} writes in {space}");
            let form = desk.get(who, &format!("/s/{space}/notes/new")).await.status;
            let shown = match write {
                201 => 200,
                403 => 404,
                other => other,
            };
            assert_eq!(form, shown, "{who} is shown the form of {space}");
        }
        let id = written(&desk, "mamadou", r#"{"title":"His","text":"x"}"#).await;
        for (who, status) in [("lea", 404), ("piet", 403), ("ines", 200), ("ines", 404)] {
            let gone = desk.call(who, "DELETE", &format!("{AT}/{id}"), "").await;
            assert_eq!(gone.status, status, "{who} removes");
        }
        let own = written(&desk, "piet", r#"{"title":"Own","text":"x"}"#).await;
        assert_eq!(desk.post("piet", &format!("/s/pump-3/notes/{own}/remove"), "").await.status, 303);
        assert_eq!(desk.get("piet", &format!("/s/pump-3/notes/{own}/edit")).await.status, 404);
        assert_eq!(
            desk.post("lea", "/api/v1/spaces/diagnostics/notes", r#"{"title":"a","text":"b"}"#).await.rule(),
            "notes-members-only"
        );
    });
}

#[test]
fn every_statement_prepares_without_knowing_its_values() {
    testkit::both_engines_empty(async |db: store::Db| {
        let refused = testkit::prepare_all(&db).await;
        let refused: Vec<String> = refused.into_iter().filter(|r| r.starts_with("workshop::notes")).collect();
        assert_eq!(refused, Vec::<String>::new());
    });
}
