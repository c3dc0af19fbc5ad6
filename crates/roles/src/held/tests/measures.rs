//! What is signed about a case is read before it is signed.

use store::{Read, p, sql};
use testkit::{Town, both_engines};
use web::held::Kept;

use super::super::act::shown;
use super::super::api::HeldAct;
use super::super::store::{self as held, Holding};
use super::{find, kept, plant};

sql!(
    CASE,
    "INSERT INTO cases (id, what, subject_id, space_id, thread_id, author_id, veiled, state, level, held, locked, reports,
        created_ms, changed_ms, appeal, appeal_level, appeal_words, appeal_answer)
     VALUES ($1, $2, $3, $4, NULL, $5, FALSE, 'open', 0, '', FALSE, 1, 0, 0, '', 0, '', '')"
);
sql!(GONE, "UPDATE messages SET gone = 'removed' WHERE id = $1");
const CASE_ID: i64 = 7_007;

fn form(path: &str, body: &str) -> Kept {
    Kept { content_type: "application/x-www-form-urlencoded".into(), ..kept(path, body) }
}

/// The sensitive actions of every room's schema.
fn sensitive() -> Vec<String> {
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() && entry.file_name().is_some_and(|n| n != "target") {
                folders.push(entry);
            } else if entry.extension().is_some_and(|e| e == "cedarschema") {
                let text = std::fs::read_to_string(entry).unwrap();
                for part in text.split(';') {
                    let Some((_, action)) = part.rsplit_once("action ") else { continue };
                    let Some((names, rest)) = action.split_once(" in [") else { continue };
                    if rest.split(']').next().unwrap().split(',').any(|group| group.trim() == "sensitive") {
                        found.extend(names.split(',').map(|n| n.trim().to_owned()));
                    }
                }
            }
        }
    }
    found
}

// spec: S2-SM7 (part: whoever co-signs reads what it is, whatever it is)
#[test]
fn every_sensitive_act_has_words_of_its_own() {
    let all = sensitive();
    for known in
        ["broadcast", "mentionAll", "invite", "planWave", "exportRoles", "decideCase", "answerAppeal"]
    {
        assert!(all.iter().any(|a| a == known), "{known} in {all:?}");
    }
    for action in all {
        assert_ne!(shown(&action, &kept("/api/v1/x", "{}")).what, "other", "{action}");
    }
}

#[test]
fn a_measure_and_a_poll_are_read_whole() {
    let body = "act=remove&rule=respect&words=It+hurts.";
    let said = shown("decideCase", &form("/moderation/7007/acts", body));
    assert_eq!((said.what, said.breaks, said.text.as_str()), ("case-remove", "respect", "It hurts."));
    assert_eq!((said.case, said.message), (Some(7_007), None));
    let body = r#"{"outcome":"overturn","words":"You were right."}"#;
    let said = shown("answerAppeal", &kept("/api/v1/moderation/7007/answer", body));
    assert_eq!(
        (said.what, said.text.as_str(), said.case),
        ("appeal-overturn", "You were right.", Some(7_007))
    );
    let poll = "kind=poll&broadcast=true&title=Where&text=Choose.&options=Lille%0D%0AGent";
    assert_eq!(shown("broadcast", &form("/s/x/threads", poll)).text, "Choose.\n\n- Lille\n- Gent");
    let poll = r#"{"kind":"poll","title":"Where","text":"Choose.","options":["Lille","Gent"]}"#;
    let said = shown("broadcast", &kept("/api/v1/spaces/x/threads", poll));
    assert_eq!(said.text, "Choose.\n\n- Lille\n- Gent");
}

// spec: S2-SM7 (part: whoever co-signs a measure reads the measure, its words and what was reported)
#[test]
fn whoever_signs_a_measure_reads_what_was_reported() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let (piet, amelie, tomas) = (t.person("piet"), t.person("amelie"), t.person("tomas"));
        let (space, message, thread) = (t.space("diagnostics"), t.message("measure"), t.thread("bearing"));
        let new = Holding {
            actor: piet,
            action: "decideCase",
            space,
            rule: "S2-SM7".into(),
            key: None,
            kept: form("/moderation/7007/acts", "act=remove&rule=respect&words=It+hurts."),
        };
        let id = t.db.write(move |w| held::hold(w, &new, amelie)).await.unwrap().unwrap();
        t.db.write(move |w| {
            w.exec(&CASE, p![CASE_ID, "message", message, space, tomas])?;
            w.exec(&CASE, p![CASE_ID + 1, "thread", thread, space, tomas])
        })
        .await
        .unwrap();
        let json = serde_json::to_value(HeldAct::of(&find(&t.db, &t.amelie(), id).await.unwrap())).unwrap();
        assert_eq!((&json["what"], &json["breaks"]), (&"case-remove".into(), &"respect".into()));
        assert_eq!((&json["text"], &json["case"]), (&"It hurts.".into(), &"7007".into()));
        let read = async |reader, case| {
            t.db.read(move |r: &mut Read<'_>| held::reported(r, reader, case)).await.unwrap().is_some()
        };
        assert!(read(amelie, CASE_ID).await && read(amelie, CASE_ID + 1).await);
        assert!(!read(piet, CASE_ID).await, "not in a space one does not see");
        t.db.write(move |w| w.exec(&GONE, p![message])).await.unwrap();
        assert!(!read(amelie, CASE_ID).await && read(amelie, CASE_ID + 1).await);
    });
}
