//! Tests of tasks, in the town, on both engines.

use ::store::{p, sql};
use kernel::Lang;
use testkit::desk::{Beside, Desk};
use testkit::{Town, both_engines};

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

// spec: S2-SM4 (part: in a team only the manager and a named delegate give tasks; anybody takes one)
#[test]
fn in_a_team_the_manager_gives_tasks_and_anybody_takes_one() {
    both_engines(async |t: Town| {
        let d = desk(t);
        let path = "/api/v1/spaces/service-nord/tasks";
        let give = r#"{"title": "Replace the seal", "owner": "ines", "due": "2026-03-05"}"#;
        assert_eq!(d.post("mamadou", path, give).await.rule(), "S2-SM4");
        assert_eq!(d.post("mamadou", path, r#"{"title": "Replace the seal"}"#).await.status, 201);
        let made = d.post("jonas", path, give).await;
        assert_eq!((made.status, made.json["owner"]["handle"].as_str()), (201, Some("ines")));
        let one = format!("/api/v1/tasks/{}", made.id());
        let take = r#"{"title": "Replace the seal", "owner": "mamadou"}"#;
        assert_eq!(d.post("mamadou", &one, take).await.rule(), "S2-SM4", "taken from somebody else");
        assert_eq!(d.post("karim", &one, r#"{"title": "Replace it"}"#).await.status, 200);
        assert_eq!(d.post("mamadou", &one, take).await.status, 200, "nobody's: anybody takes it");
        assert_eq!(d.post("jonas", path, r#"{"title": "x", "owner": "tomas"}"#).await.wrong()[0].0, "owner");
        let pump = "/api/v1/spaces/pump-3/tasks";
        assert_eq!(d.post("mamadou", pump, r#"{"title": "x", "owner": "piet"}"#).await.status, 201);
    });
}

#[test]
fn a_task_is_taken_done_and_found_on_ones_own_page() {
    both_engines(async |t: Town| {
        let d = desk(t);
        let van = d.t.message("van");
        let form = d.get("mamadou", &format!("/s/service-nord/tasks/new?message={van}")).await;
        assert!(form.html().contains("I take the second van"), "{}", form.html());
        let fields = [
            ("title", "Second van"),
            ("owner", "mamadou"),
            ("due", "2026-03-02"),
            ("message", &*van.to_string()),
        ];
        let made = d.form("mamadou", "/s/service-nord/tasks", &fields).await;
        assert_eq!(made.status, 303);
        let page = d.get("mamadou", "/tasks").await;
        assert!(page.html().contains("Second van") && page.html().contains("En retard"), "{}", page.html());
        assert!(!d.get("ines", "/tasks").await.html().contains("Second van"), "one's own only");
        assert!(d.get("ines", "/s/service-nord/tasks").await.html().contains("Second van"));
        let one = d.get("ines", &made.location).await;
        assert!(one.html().contains(&format!("#m-{van}")), "the way back: {}", one.html());
        assert_eq!(d.form("mamadou", &format!("{}/done", made.location), &[]).await.status, 303);
        assert!(!d.get("mamadou", "/tasks").await.html().contains("Second van"));
        assert!(d.get("mamadou", "/tasks?done=true").await.html().contains("Second van"));
        assert!(d.get("ines", "/s/service-nord/tasks?done=true").await.html().contains("Second van"));
        let id = made.location.trim_start_matches("/tasks/").to_owned();
        assert_eq!(d.post("ines", &format!("/api/v1/tasks/{id}/reopen"), "{}").await.json["late"], true);
        let wrong = d.form("mamadou", "/s/service-nord/tasks", &[("title", ""), ("due", "tomorrow")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.html().contains("tomorrow"), "what was written is kept");
        jobs::settle(&d.t.db, &[], &[]).await.unwrap();
        let facts = d.t.db.read(|r| jobs::facts_after(r, 0, 100)).await.unwrap();
        let kinds: Vec<&str> = facts.iter().map(|f| f.kind.as_str()).collect();
        assert_eq!(kinds, ["task.made", "task.assigned", "task.done", "task.reopened"]);
        assert_eq!(facts[0].number("message"), Some(van.number()));
    });
}

#[test]
fn whoever_has_a_task_is_reminded_once_on_its_day() {
    both_engines(async |t: Town| {
        let d = desk(t);
        let body = r#"{"title": "Call Lille", "owner": "ines", "due": "2026-03-03"}"#;
        assert_eq!(d.post("jonas", "/api/v1/spaces/service-nord/tasks", body).await.status, 201);
        for _ in 0..2 {
            d.t.db.write(|w| super::store::remind(w, "")).await.unwrap();
        }
        jobs::settle(&d.t.db, &[], &[]).await.unwrap();
        let facts = d.t.db.read(|r| jobs::facts_after(r, 0, 100)).await.unwrap();
        let due: Vec<_> = facts.iter().filter(|f| f.kind == "task.due").collect();
        assert_eq!(
            (due.len(), due[0].actor, due[0].number("owner")),
            (1, None, Some(d.t.ines().id.number()))
        );
    });
}

#[test]
fn who_may_knock_at_which_door() {
    both_engines(async |t: Town| {
        let d = desk(t);
        let made = d.post("jonas", "/api/v1/spaces/service-nord/tasks", r#"{"title": "Seal"}"#).await;
        let (one, api) = (format!("/tasks/{}", made.id()), format!("/api/v1/tasks/{}", made.id()));
        let (done, reopen) = (format!("{api}/done"), format!("{api}/reopen"));
        let of_team: &[(&str, u16)] = &[
            ("ines", 200),
            ("jonas", 200),
            ("karim", 200),
            ("yuki", 404),
            ("sofia", 404),
            ("piet", 404),
            ("", 401),
        ];
        let makes: &[(&str, u16)] =
            &[("ines", 201), ("jonas", 201), ("yuki", 403), ("sofia", 403), ("piet", 404), ("", 401)];
        let guests: &[(&str, u16)] = &[("ines", 201), ("piet", 201), ("tomas", 404), ("", 401)];
        let readers: &[(&str, u16)] = &[("tomas", 200), ("yuki", 200), ("piet", 404), ("", 401)];
        let writers: &[(&str, u16)] =
            &[("tomas", 201), ("yuki", 403), ("sofia", 403), ("piet", 404), ("", 401)];
        d.table(&[
            ("GET", "/tasks", "", &[("ines", 200), ("piet", 200), ("", 401)]),
            ("GET", "/api/v1/tasks", "", &[("ines", 200), ("", 401)]),
            ("GET", "/s/service-nord/tasks", "", of_team),
            ("GET", "/api/v1/spaces/service-nord/tasks", "", of_team),
            (
                "GET",
                "/s/service-nord/tasks/new",
                "",
                &[("ines", 200), ("yuki", 404), ("piet", 404), ("", 401)],
            ),
            ("GET", &one, "", of_team),
            ("GET", &api, "", of_team),
            ("POST", &api, r#"{"title": "Seal"}"#, of_team),
            ("POST", &done, "{}", of_team),
            ("POST", &reopen, "{}", of_team),
            ("POST", "/api/v1/spaces/service-nord/tasks", r#"{"title": "x"}"#, makes),
            ("POST", "/api/v1/spaces/pump-3/tasks", r#"{"title": "x"}"#, guests),
            ("GET", "/s/diagnostics/tasks", "", readers),
            ("POST", "/api/v1/spaces/diagnostics/tasks", r#"{"title": "x"}"#, writers),
        ])
        .await;
    });
}

sql!(TURNED, "UPDATE messages SET thread_id = $2 WHERE id = $1");

#[test]
fn a_task_stays_with_its_message_in_whichever_conversation_that_lies() {
    both_engines(async |t: Town| {
        let d = desk(t);
        let (van, week, other) = (d.t.message("van"), d.t.thread("week"), d.t.thread("bearing"));
        let wish = format!(r#"{{"title": "Second van", "message": "{van}"}}"#);
        let made = d.post("mamadou", "/api/v1/spaces/service-nord/tasks", &wish).await.id();
        let thread = async |d: &Desk| {
            let task = d.get("mamadou", &format!("/api/v1/tasks/{made}")).await;
            task.json["thread"].as_str().map(str::to_owned)
        };
        assert_eq!(thread(&d).await, Some(week.to_string()));
        let tell = async |d: &Desk, kind: &str, subject: i64, thread: kernel::ThreadId, from: i64| {
            let (kind, at) = (kind.to_owned(), d.t.now());
            d.t.db
                .write(move |w| {
                    let mut fact = kernel::Fact::past("thread.split", subject, at).thread(thread);
                    fact.kind.clone_from(&kind);
                    w.announce(fact.with("from", from));
                    Ok::<_, ::store::Error>(())
                })
                .await
                .unwrap();
            jobs::settle(&d.t.db, &(crate::tasks::room().hears)(), &[]).await.unwrap();
        };
        d.t.db.write(move |w| w.exec(&TURNED, p![van, other]).map(drop)).await.unwrap();
        tell(&d, "thread.split", other.number(), other, week.number()).await;
        assert_eq!(thread(&d).await, Some(other.to_string()), "split off");
        tell(&d, "thread.merged", other.number(), week, 0).await;
        assert_eq!(thread(&d).await, Some(week.to_string()), "merged");
    });
}

mod gaps {
    use ::store::{p, sql};
    use kernel::Fact;
    use testkit::{Town, both_engines};

    use super::desk;

    sql!(
        WANT,
        "INSERT INTO recruitments (id, role, scope, scope_id, title, space_id, owner_id, at_ms, by_id)
         VALUES (77, 'evangelist', 'unit', 1, 'Find somebody: Evangelist, Service Nord', $1, $2, 0, $2)"
    );

    async fn say(t: &Town, kind: &'static str) {
        let fact = Fact::past(kind, 77, t.now());
        t.db.write(move |w| (crate::tasks::gaps::GAPS.handle)(w, &fact)).await.unwrap();
    }

    // spec: S2-CM10 (part: the task of a gap is made once and done by itself when the gap is filled)
    #[test]
    fn a_gap_is_a_task_until_somebody_is_found() {
        both_engines(async |t: Town| {
            let d = desk(t.clone());
            let (space, amelie) = (t.space("diagnostics"), t.person("amelie"));
            say(&t, "gap.opened").await;
            assert!(!d.get("amelie", "/tasks").await.html().contains("Evangelist"), "nothing is wanted");
            t.db.write(move |w| w.exec(&WANT, p![space, amelie]).map(drop)).await.unwrap();
            for _ in 0..2 {
                say(&t, "gap.opened").await;
            }
            let mine = d.get("amelie", "/api/v1/tasks").await.json;
            let titles: Vec<_> = mine["items"].as_array().unwrap().iter().map(|k| &k["title"]).collect();
            assert_eq!(titles, ["Find somebody: Evangelist, Service Nord"]);
            for _ in 0..2 {
                say(&t, "gap.filled").await;
            }
            let mine = d.get("amelie", "/api/v1/tasks").await.json;
            assert!(mine["items"].as_array().unwrap().is_empty(), "{mine}");
        });
    }
}
