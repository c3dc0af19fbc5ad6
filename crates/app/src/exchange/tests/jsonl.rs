//! The interchange form: out of one engine, into the other, and out again.

use std::path::Path;

use store::{Db, Engine, p, sql};
use testkit::{Fresh, Place, Town, both_engines, both_engines_empty, each_engine, fresh, options};

use super::fixture::slack;
use super::fixture::{export as slack_export, file, line, reply, rows};
use crate::exchange::{ExchangeError, Pace, Progress, Summary, export, jsonl};

async fn out(db: &Db, path: &Path) -> String {
    let exported = export(db, path, &Progress::none()).await.unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(text.lines().count(), exported.records);
    text
}

pub(super) async fn into(db: &Db, path: &Path) -> Summary {
    jsonl(db, path, &Progress::none()).await.unwrap()
}

pub(super) fn other(engine: Engine) -> (Place, Db) {
    let engine = if engine == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite };
    let place = fresh(engine, Fresh::Empty);
    let db = Db::open(place.target(), options()).unwrap();
    (place, db)
}

/// Out of `db`, into an empty database of the other engine, out of that: the same file.
pub(super) async fn round(db: &Db) {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.jsonl"), folder.path().join("two.jsonl"));
    let first = out(db, &one).await;
    let (_place, target) = other(db.engine());
    let summary = into(&target, &one).await;
    assert!(summary.skipped.is_empty(), "{summary}");
    let second = out(&target, &two).await;
    for (a, b) in first.lines().zip(second.lines()) {
        assert_eq!(a, b);
    }
    assert_eq!(first.len(), second.len());
    let (before, after) = (rows(db).await, rows(&target).await);
    assert_eq!(
        (before.0, before.1, before.2, before.3, before.4),
        (after.0, after.1, after.2, after.3, after.4)
    );
    let again = into(&target, &one).await;
    assert_eq!((again.people, again.units, again.spaces, again.threads, again.messages), (0, 0, 0, 0, 0));
    assert_eq!(out(&target, &two).await, second, "twice is once");
    let own = into(db, &one).await;
    assert_eq!((own.people, own.spaces, own.threads, own.messages), (0, 0, 0, 0), "into itself");
}

sql!(INVITED, "INSERT INTO space_invitations (space_id, person_id, by_id, at_ms) VALUES ($1, $2, $3, $4)");
sql!(ASKED, "INSERT INTO join_requests (space_id, person_id, note, at_ms) VALUES ($1, $2, $3, $4)");
sql!(
    EARLIER,
    "INSERT INTO message_versions (message_id, version, body, html, until_ms, by_id) VALUES ($1, 1, $2, $3, $4, $5)"
);

sql!(
    COACHED,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, $3, $4, TRUE, 'How we plan', $5)"
);
sql!(
    HOLDS,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, 40, $6, $7::bigint, $8, 'lead', FALSE, '', '', $6, '', 1)"
);

#[test]
fn the_town_comes_through_whole() {
    both_engines(async |t: Town| {
        let (place, asked) = (t.space("pump-3"), t.space("data-workshop"));
        let (ines, amelie, piet) = (t.ines().id, t.amelie().id, t.jonas().id);
        let (message, team, unit) = (t.message("hum"), t.space("service-nord"), t.unit("service").number());
        // What the town does not hold by itself: an invitation, a request, an earlier version.
        let more = move |w: &mut store::Write<'_>| {
            let now = w.now();
            w.exec(&INVITED, p![place, amelie, ines, now])?;
            w.exec(&ASKED, p![asked, piet, "I keep the logs of Nord.", now])?;
            w.exec(&EARLIER, p![message, "It hums.", "<p>It hums.</p>", now, ines])?;
            // A coach, roles of every scope, and two that are not held and stay behind.
            let until = now.plus(kernel::time::DAY);
            w.exec(&COACHED, p![team, amelie, now, until, piet])?;
            for (id, role, scope, at, until, state) in [
                (901_i64, "esn_owner", "network", 0_i64, None, "held"),
                (902, "user_support", "unit", unit, Some(until), "held"),
                (903, "facilitator", "space", place.number(), None, "held"),
                (904, "evangelist", "network", 0, None, "proposed"),
                (905, "tech_support", "network", 0, Some(now), "held"),
            ] {
                w.exec(&HOLDS, p![id, role, ines, scope, at, now, until, state])?;
            }
            Ok::<_, store::Error>(())
        };
        t.db.write(more).await.unwrap();
        round(&t.db).await;
    });
}

#[test]
fn the_made_up_company_comes_through_whole() {
    let company = company::plan(company::PEOPLE, company::SEED).unwrap();
    both_engines_empty(async |db| {
        company::fill(&db, &company).await.unwrap();
        round(&db).await;
    });
}

#[test]
fn what_slack_brought_comes_through_whole() {
    let mut first = line("1494517568.512661", "U1", "Who knows? <@U2>");
    first["reactions"] =
        serde_json::json!([{"name": "+1", "users": ["U2"]}, {"name": "tada", "users": ["U1", "U2"]}]);
    let answer = reply("1494517569.000100", "1494517568.512661", "U2", "I do.\n```\n(car x)\n```");
    let held = slack_export(&[("2017-05-11", super::fixture::day(&[first, answer]))]);
    both_engines_empty(async |db| {
        slack(&db, &held.path, &Progress::none()).await.unwrap();
        round(&db).await;
    });
}

sql!(HTML, "SELECT html, reactions FROM messages ORDER BY id");

#[test]
fn words_look_the_same_after_it() {
    let company = company::plan(company::PEOPLE, company::SEED).unwrap();
    let seen = std::sync::Mutex::new(Vec::new());
    each_engine(|engine| {
        testkit::block_on(async {
            let place = fresh(engine, Fresh::Empty);
            let db = Db::open(place.target(), options()).unwrap();
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("one.jsonl");
            if engine == Engine::Sqlite {
                company::fill(&db, &company).await.unwrap();
            } else {
                let (from_place, from) = other(engine);
                company::fill(&from, &company).await.unwrap();
                out(&from, &path).await;
                into(&db, &path).await;
                drop((from, from_place));
            }
            let all: Vec<(String, String)> = db.read(|r| r.all(&HTML, p![])).await.unwrap();
            seen.lock().unwrap().push(all);
        });
    });
    let seen = seen.into_inner().unwrap();
    for (a, b) in seen[0].iter().zip(&seen[1]) {
        assert_eq!(a, b);
    }
}

sql!(STANDING, "SELECT standing FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(
    ROLES,
    "SELECT role, scope, scope_id, share, state FROM assignments WHERE person_id = $1 ORDER BY role, scope"
);
sql!(END_ROLES, "UPDATE assignments SET state = 'ended' WHERE person_id = $1");

#[test]
fn an_older_file_s_facilitator_keeps_the_community_and_roles_keep_their_limits() {
    let text = [
        r#"{"type":"person","id":"7","handle":"new.one","name":"New One","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"active","created":"2026-01-01T00:00:00.000Z","external":true}"#,
        r#"{"type":"person","id":"8","handle":"new.two","name":"New Two","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"active","created":"2026-01-01T00:00:00.000Z"}"#,
        r#"{"type":"space","id":"9","slug":"diagnostics","name":"Diagnostics","kind":"community","join":"open","hue":3,"card_version":0,"created":"2026-01-01T00:00:00.000Z","open_read":true,"reactions":true}"#,
        r#"{"type":"membership","person":"8","space":"9","standing":"facilitator","since":"2026-01-01T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"facilitator","scope":"space","in":"diagnostics","share":30,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"esn_owner","scope":"network","share":10,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"evangelist","scope":"unit","in":"service","share":5,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"7","role":"network_lead","scope":"network","share":90,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"evangelist","scope":"space","in":"nowhere","share":5,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"evangelist","scope":"planet","share":5,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"evangelist","scope":"network","share":500,"since":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"assignment","person":"8","role":"Evangelist!","scope":"network","share":5,"since":"2026-01-02T00:00:00.000Z"}"#,
    ]
    .join("\n");
    both_engines(async |t: Town| {
        let (sofia, now) = (t.sofia().id, t.now());
        t.db.write(move |w| {
            w.exec(
                &HOLDS,
                p![950_i64, "esn_owner", sofia, "network", 0_i64, now, None::<kernel::Time>, "held"],
            )
        })
        .await
        .unwrap();
        let held = file("in.jsonl", text.as_bytes());
        let summary = into(&t.db, &held.path).await;
        let lines: Vec<&str> = summary.skipped.iter().map(|s| s.place.as_str()).collect();
        assert_eq!(lines, ["line 6", "line 8", "line 9", "line 10", "line 11", "line 12"], "{summary}");
        assert!(summary.to_string().contains("S2-CM5") || summary.skipped[1].reason.contains("S2-CM5"));
        let two = kernel::PersonId::new(8);
        let seen = async || {
            t.db.read(move |r| r.all::<(String, String, i64, i64, String)>(&ROLES, p![two])).await.unwrap()
        };
        let roles = seen().await;
        let held_here = |role: &str| roles.iter().find(|r| r.0 == role).map(|r| (r.1.as_str(), r.2, r.3));
        assert_eq!(roles.len(), 2);
        assert_eq!(held_here("evangelist"), Some(("unit", t.unit("service").number(), 5)));
        // The file's diagnostics is another space than the town's: the role follows the file's.
        let Some((_, at, _)) = held_here("facilitator") else { panic!("{roles:?}") };
        assert_ne!(at, t.space("diagnostics").number());
        let standing = t.db.read(move |r| r.one::<(String,)>(&STANDING, p![two, at])).await.unwrap().0;
        assert_eq!(standing, "owner");
        // What has ended here since does not come back by the same file.
        t.db.write(move |w| w.exec(&END_ROLES, p![two])).await.unwrap();
        into(&t.db, &held.path).await;
        assert!(seen().await.iter().all(|r| r.4 == "ended") && seen().await.len() == 2);
    });
}

#[test]
fn an_existing_network_keeps_its_own_and_gains_the_rest() {
    let text = [
        r#"{"type":"person","id":"7","handle":"ines","name":"Another Ines","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"active","created":"2026-01-01T00:00:00.000Z"}"#,
        r#"{"type":"person","id":"8","handle":"new.one","name":"New One","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"active","created":"2026-01-01T00:00:00.000Z","mail":"karim@noria.example"}"#,
        r#"{"type":"space","id":"9","slug":"diagnostics","name":"Diagnostics","kind":"community","join":"open","hue":3,"card_version":0,"created":"2026-01-01T00:00:00.000Z","open_read":true,"reactions":true}"#,
        r#"{"type":"thread","id":"TAKEN","space":"9","kind":"question","state":"open","title":"Mine","author":"7","created":"2026-01-02T00:00:00.000Z"}"#,
        r#"{"type":"message","id":"10","thread":"TAKEN","author":"7","text":"Hello @ines and @new.one","created":"2026-01-02T00:00:00.000Z","opening":true}"#,
    ]
    .join("\n");
    both_engines(async |t: Town| {
        let before = rows(&t.db).await;
        let taken = t.thread("bearing").to_string();
        let held = file("in.jsonl", text.replace("TAKEN", &taken).as_bytes());
        let summary = into(&t.db, &held.path).await;
        assert_eq!(
            (summary.people, summary.known, summary.spaces, summary.threads, summary.messages),
            (1, 1, 1, 1, 1),
            "{summary}"
        );
        let after = rows(&t.db).await;
        assert_eq!(
            (after.0, after.1, after.2, after.3),
            (before.0 + 1, before.1 + 1, before.2 + 1, before.3 + 1)
        );
        let html: Vec<(String, String)> = t.db.read(|r| r.all(&HTML, p![])).await.unwrap();
        assert!(
            html.iter().any(|(h, _)| h.contains("Another Ines") && h.contains("Karim Benali")),
            "{html:?}"
        );
        let again = into(&t.db, &held.path).await;
        assert_eq!((again.people, again.spaces, again.threads, again.messages), (0, 0, 0, 0));
        assert_eq!(rows(&t.db).await, after);
    });
}

#[test]
fn bad_lines_are_named_and_left_out() {
    let person = r#"{"type":"person","id":"7","handle":"ann","name":"Ann","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"active","created":"2026-01-01T00:00:00.000Z"}"#;
    let text = format!(
        "{person}\nnot json\n{{\"type\":\"dragon\"}}\n\n{{\"type\":\"follow\",\"thread\":\"5\",\"person\":\"7\",\"why\":\"chosen\",\"since\":\"2026-01-01T00:00:00Z\"}}\n{}\n{{\"type\":\"person\",\"id\":7}}\n",
        "[".repeat(300_000)
    );
    let held = file("in.jsonl", text.as_bytes());
    let nothing =
        [file("a", b""), file("b", b"\x00\x01\xff"), file("c", b"{\"type\":\"network\",\"format\":99}\n")];
    both_engines_empty(async |db| {
        for held in &nothing {
            assert!(matches!(jsonl(&db, &held.path, &Progress::none()).await, Err(ExchangeError::File(_))));
            assert_eq!(rows(&db).await.0, 0);
        }
        let summary = into(&db, &held.path).await;
        assert_eq!((summary.people, summary.exit_code()), (1, 1));
        let places: Vec<&str> = summary.skipped.iter().map(|s| s.place.as_str()).collect();
        assert_eq!(places, ["line 2", "line 3", "line 6", "line 7", "line 5"]);
        assert_eq!(summary.skipped[4].reason, "there is no thread 5");
    });
}

#[test]
fn an_import_cut_off_anywhere_goes_on() {
    both_engines(async |t: Town| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("town.jsonl");
        let first = out(&t.db, &path).await;
        let (_place, target) = other(t.db.engine());
        for stop in 0..8 {
            let pace = Pace { batch: 5, stop_after: Some(stop) };
            assert!(crate::exchange::jsonl::paced(&target, &path, &Progress::none(), pace).await.is_err());
        }
        into(&target, &path).await;
        let second = out(&target, &folder.path().join("again.jsonl")).await;
        assert_eq!(first, second);
    });
}

#[test]
fn an_export_that_cannot_be_written_leaves_no_file() {
    both_engines(async |t: Town| {
        let error = export(&t.db, Path::new("/nowhere/x.jsonl"), &Progress::none()).await;
        assert!(matches!(error, Err(ExchangeError::File(_))));
    });
}

sql!(OF_ONESELF, "INSERT INTO profile_fields (person_id, key, words, who) VALUES ($1, $2, $3, $4)");
sql!(
    CAN,
    "INSERT INTO skills (person_id, kind, word, folded, who, name_folded) VALUES ($1, $2, $3, $4, $5, 'inès')"
);
sql!(
    AWAY,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, 1, 2, $3::bigint, 0)"
);
sql!(
    GONE,
    "INSERT INTO leavers (person_id, at_ms, by_id, name, handle, mail, unit_id) VALUES ($1, 5, $2, 'Yuki', 'yuki.sato', 'y@noria.example', $3)"
);
sql!(ABOUT_FOR, "UPDATE people SET about_who = 'unit' WHERE id = $1");
sql!(WHOSE, "SELECT about_who FROM people WHERE handle = 'ines'");

#[test]
fn what_people_say_of_themselves_their_absences_and_who_left_go_along() {
    both_engines(async |t: Town| {
        let (ines, yuki, mamadou) = (t.person("ines"), t.person("yuki"), t.person("mamadou"));
        let unit = t.unit("service");
        t.db.write(move |w| {
            for (key, words) in [("job", "Pumps, and\nwhat breaks them"), ("Zone", "x"), ("phone", "+33 1")] {
                w.exec(&OF_ONESELF, p![ines, key, words, "unit"])?;
            }
            for (kind, word) in [("seeks", "éclairage"), ("offers", "Zinc"), ("offers", "acoustique")] {
                w.exec(&CAN, p![ines, kind, word, word, "spaces"])?;
            }
            w.exec(&AWAY, p![41_i64, ines, mamadou])?;
            w.exec(&AWAY, p![42_i64, mamadou, None::<i64>])?;
            w.exec(&ABOUT_FOR, p![ines])?;
            w.exec(&GONE, p![yuki, ines, unit]).map(drop)
        })
        .await
        .unwrap();
        round(&t.db).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let text = out(&t.db, &path).await;
        for (kind, lines) in [("profile_field", 3), ("skill", 3), ("absence", 2), ("leaver", 1)] {
            assert!(text.matches(&format!("\"type\":\"{kind}\"")).count() >= lines, "{kind}: {text}");
        }
        let (_place, target) = other(t.db.engine());
        into(&target, &path).await;
        let who = target.read(|r| r.one::<(String,)>(&WHOSE, p![])).await.unwrap().0;
        assert_eq!(who, "unit", "nobody reads more than before");
    });
}
