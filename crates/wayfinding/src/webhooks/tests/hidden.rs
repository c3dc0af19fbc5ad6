//! What never leaves the house, and where nothing is ever sent.

use store::{p, sql};

use super::*;

sql!(LEAVE, "DELETE FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(GONE, "UPDATE messages SET gone = 'hidden' WHERE id = $1");
sql!(NAMELESS, "UPDATE threads SET author_id = 11 WHERE id = $1");

async fn network_hook(desk: &Desk, site: &Site, url: &str) -> i64 {
    hook(desk, site, url).await;
    let body = serde_json::json!({"label": "Lobby", "url": url, "kinds": "replies threads"}).to_string();
    let made = desk.post("sofia", "/api/v1/webhooks", &body).await;
    assert_eq!(made.status, 201, "{:?}", made.problem);
    made.json["id"].as_str().unwrap().parse().unwrap()
}

async fn taken(end: &testkit::beside::Beside) -> Vec<serde_json::Value> {
    serde_json::from_str(&testkit::beside::post(&format!("{}/taken", end.said), "")).unwrap()
}

#[test]
fn over_the_network_only_what_everybody_inside_may_read_is_posted() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let id = network_hook(&desk, &site, "http://127.0.0.1:9/").await;
        // sofia is in the closed workshop, and still nothing of it goes out.
        let (sofia, closed) = (t.person("sofia"), t.space("data-workshop"));
        t.db.write(move |w| w.exec(&ENTER, p![sofia, closed]).map(drop)).await.unwrap();
        for (n, space) in (1..).zip(["data-workshop", "pump-3", "service-nord"]) {
            happens(&t, "reply.posted", n, space, None).await;
        }
        assert!(log(&t, id).await.is_empty());
        happens(&t, "reply.posted", 9, "diagnostics", None).await;
        assert_eq!(log(&t, id).await.len(), 1);
        // What was chosen not to be posted, and what no webhook posts.
        happens(&t, "membership.begun", 10, "diagnostics", None).await;
        happens(&t, "case.waiting", 11, "diagnostics", None).await;
        assert_eq!(log(&t, id).await.len(), 1);
    });
}

sql!(
    ENTER,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', 0) ON CONFLICT DO NOTHING"
);

#[test]
fn ids_and_links_leave_and_neither_words_nor_neutral_names() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let end = testkit::beside::webhook_end();
        let url = format!("{}/take", end.said);
        hook(&desk, &site, "http://127.0.0.1:9/").await;
        let body = serde_json::json!({"label": "Ids", "url": url}).to_string();
        let made = desk.post("amelie", "/api/v1/spaces/diagnostics/webhooks", &body).await;
        testkit::beside::post(&format!("{}/secret", end.said), made.json["secret"].as_str().unwrap());
        let bearing = t.thread("bearing");
        t.db.write(move |w| w.exec(&NAMELESS, p![bearing]).map(drop)).await.unwrap();
        nameless(&t, "thread.started", bearing.number()).await;
        send::tick(&site).await;
        let all = taken(&end).await;
        let data = &all[0]["data"];
        assert_eq!(data["thread"]["kind"], "question");
        assert!(data["url"].as_str().unwrap().ends_with(&format!("/s/diagnostics/t/{bearing}")));
        assert!(data["actor"].is_null(), "nobody acted: {data}");
        let said = all[0].to_string();
        for never in ["40 Hz", "Diagnostics", "Inès", "\"11\""] {
            assert!(!said.contains(never), "{never} in {said}");
        }
    });
}

/// Something happens under a neutral name: nobody acted.
async fn nameless(t: &Town, kind: &'static str, subject: i64) {
    let mut fact = Fact::new(&FACT, subject, t.now()).space(t.space("diagnostics")).with("as", 11);
    fact.kind = kind.to_owned();
    fact.thread = Some(t.thread("bearing"));
    t.db.write(move |w| {
        w.announce(fact.clone());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    jobs::settle(&t.db, &(room().hears)(), &[]).await.unwrap();
}

#[test]
fn what_may_no_longer_be_read_when_it_leaves_stays() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let end = testkit::beside::webhook_end();
        let (id, _) = hook(&desk, &site, &format!("{}/take", end.said)).await;
        let (hum, amelie, space) = (t.message("hum"), t.person("amelie"), t.space("diagnostics"));
        happens(&t, "reply.posted", hum.number(), "diagnostics", Some("bearing")).await;
        t.db.write(move |w| w.exec(&GONE, p![hum]).map(drop)).await.unwrap();
        send::tick(&site).await;
        assert_eq!(log(&t, id).await, [row("reply.posted", "needless", 1, 0)], "moderation hid it");
        assert!(taken(&end).await.is_empty());
        // Who made it left an open community: inside, everybody still reads it. A suspended person reads nothing.
        t.db.write(move |w| w.exec(&LEAVE, p![amelie, space]).map(drop)).await.unwrap();
        t.db.write(move |w| w.exec(&SUSPEND, p![amelie]).map(drop)).await.unwrap();
        happens(&t, "reply.posted", t.message("coupling").number(), "diagnostics", Some("bearing")).await;
        assert_eq!(log(&t, id).await.len(), 1, "nothing is queued for whoever is not here");
    });
}

#[test]
fn whoever_may_not_read_there_any_more_is_told_that_their_webhook_is_silent() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let end = testkit::beside::webhook_end();
        let (id, _) = hook(&desk, &site, &format!("{}/take", end.said)).await;
        let (amelie, space) = (t.person("amelie"), t.space("diagnostics"));
        t.db.write(move |w| {
            w.exec(&CLOSED, p![space])?;
            w.exec(&LEAVE, p![amelie, space]).map(drop)
        })
        .await
        .unwrap();
        happens(&t, "reply.posted", t.message("coupling").number(), "diagnostics", Some("bearing")).await;
        send::tick(&site).await;
        assert!(taken(&end).await.is_empty(), "nothing leaves");
        let told = t.db.read(|r| r.ints(&TOLD, p![])).await.unwrap();
        assert_eq!(told, [id], "told once, of this one");
        happens(&t, "reply.posted", t.message("hum").number(), "diagnostics", Some("bearing")).await;
        assert_eq!(t.db.read(|r| r.ints(&TOLD, p![])).await.unwrap().len(), 1);
    });
}

sql!(CLOSED, "UPDATE spaces SET joining = 'invite', open_read = FALSE WHERE id = $1");
sql!(TOLD, "SELECT subject_id FROM facts WHERE kind = 'webhook.stopped' ORDER BY id");
sql!(SUSPEND, "UPDATE people SET state = 'suspended' WHERE id = $1");

#[test]
fn our_own_machines_are_never_called() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        desk.site().shelf::<web::keys::Keys>().set([7; 32]);
        let body = |url: &str| serde_json::json!({"label": "x", "url": url}).to_string();
        for own in [
            "https://127.0.0.1/",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "ftp://x/",
        ] {
            let made = desk.post("amelie", "/api/v1/spaces/diagnostics/webhooks", &body(own)).await;
            assert_eq!(made.status, 422, "{own}");
        }
        // A name of ours is only known when it is looked up: then it is not called.
        let named =
            desk.post("amelie", "/api/v1/spaces/diagnostics/webhooks", &body("https://localhost:9/")).await;
        let id: i64 = named.json["id"].as_str().unwrap().parse().unwrap();
        desk.post("amelie", &format!("/api/v1/webhooks/{id}/test"), "{}").await;
        send::tick(&site).await;
        let page = desk.get("amelie+en", &format!("/webhooks/{id}")).await;
        assert!(page.html().contains("not a public address"), "{}", page.html());
    });
}
