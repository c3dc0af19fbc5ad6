//! How people are reached, knocked at from outside: who may see what, turning mails off without a
//! sign-in, replies by mail.

use axum::http::Method;
use kernel::time::DAY;
use store::{p, sql};
use wayfinding::attention::rules;
use wayfinding::attention::token::{Of, Reply, Unsubscribe};
use wayfinding::attention::way::{Flow, Way, What};

use crate::net::{Net, on_both};

sql!(ADDRESS, "UPDATE people SET mail = handle || '@town.example' WHERE state = 'active'");
sql!(ANSWERS, "SELECT address, words FROM mails WHERE kind = 'answer' ORDER BY id");
sql!(RULES, "SELECT flow, space_id, what, way FROM attention_rules ORDER BY space_id, flow, what");
sql!(SAID, "SELECT body FROM messages WHERE thread_id = $1 ORDER BY id DESC LIMIT 1");
sql!(HOW_MANY, "SELECT COUNT(*) FROM messages WHERE thread_id = $1");

sql!(NO_ROOM, "UPDATE spaces SET quota_mb = 1");

const TOKEN: &str = "Bearer a-token-of-the-mail-host";

/// Nobody signed in, and people by handle.
const EVERYBODY: [&str; 6] = ["", "sofia", "ines", "jonas", "amelie", "piet"];

async fn answer(net: &Net, who: &'static str, method: &Method, path: &str, body: &str) -> u16 {
    let client = if who.is_empty() { net.stranger() } else { net.script(who).await };
    let kind = if *method == Method::GET { "" } else { "application/json" };
    client.send(method.clone(), path, body.as_bytes().to_vec(), kind, &[]).await.status.as_u16()
}

#[test]
fn each_route_answers_each_person_as_it_should() {
    on_both(async |net: Net| {
        let everybody_inside = [401, 200, 200, 200, 200, 200];
        let hours = r#"{"quiet-from":"21:00","quiet-until":"06:00"}"#;
        let rows: &[(Method, &str, &str, [u16; 6])] = &[
            (Method::GET, "/api/v1/me/attention", "", everybody_inside),
            (Method::POST, "/api/v1/me/attention", r#"{"work-mention":"daily"}"#, everybody_inside),
            (Method::POST, "/api/v1/me/attention", r#"{"work-ask":"off"}"#, [401, 422, 422, 422, 422, 422]),
            (Method::POST, "/api/v1/me/attention/hours", hours, everybody_inside),
            (Method::GET, "/api/v1/me/attention/spaces/service-nord", "", [401, 404, 200, 200, 404, 404]),
            (
                Method::POST,
                "/api/v1/me/attention/spaces/service-nord",
                r#"{"reply":"bell"}"#,
                [401, 404, 200, 200, 404, 404],
            ),
            (Method::GET, "/api/v1/me/attention/digest", "", everybody_inside),
            (Method::GET, "/api/v1/operator/outbox", "", [401, 200, 403, 403, 403, 403]),
            (Method::GET, "/operator/outbox/1", "", [303, 404, 403, 403, 403, 403]),
            (Method::GET, "/api/v1/me/push", "", everybody_inside),
            (
                Method::POST,
                "/api/v1/me/push",
                r#"{"endpoint":"https://10.0.0.1/x","keys":{"p256dh":"","auth":""}}"#,
                [401, 422, 422, 422, 422, 422],
            ),
            (Method::POST, "/api/v1/me/push/end", r#"{"id":"1"}"#, everybody_inside),
        ];
        for (method, path, body, expected) in rows {
            for (who, status) in EVERYBODY.iter().zip(expected) {
                assert_eq!(
                    answer(&net, who, method, path, body).await,
                    *status,
                    "{method} {path} by “{who}”"
                );
            }
        }
    });
}

#[test]
fn one_click_turns_off_exactly_that_and_a_forged_link_nothing() {
    on_both(async |net: Net| {
        let (ines, team) = (net.town.person("ines"), net.town.space("service-nord").number());
        let site = net.site.clone();
        let mark = move |of: Of| {
            let site = site.clone();
            move |w: &mut store::Write<'_>| Unsubscribe { person: ines, of }.sign(w, &site.shelf())
        };
        let own = net.site.db.write(mark(Of::Rule(team, What::Mention))).await.unwrap();
        let path = format!("/unsubscribe/{own}");
        let stranger = net.stranger();
        stranger.get(&path).await.is(200).has("<form");
        assert!(kept_rules(&net).await.is_empty(), "looking changes nothing");
        let click = [("List-Unsubscribe", "One-Click")];
        stranger.post(&path, &click).await.is(200);
        stranger.post(&path, &click).await.is(200);
        let kept = kept_rules(&net).await;
        assert_eq!(kept, [(String::new(), team, "mention".to_owned(), "bell".to_owned())]);
        let forged = format!("{}A{}", &path[..30], &path[31..]);
        stranger.post(&forged, &click).await.is(404);
        stranger.get("/unsubscribe/x").await.is(404);
        let digests = net.site.db.write(mark(Of::Digests)).await.unwrap();
        stranger.post(&format!("/unsubscribe/{digests}"), &click).await.is(200);
        let me = net.script("ines").await.get("/api/v1/me/attention").await.is(200).json();
        assert_eq!(
            (me["weekly"].as_bool(), me["digest_days"].as_array().map(Vec::len)),
            (Some(false), Some(0))
        );
        let way = net.site.db.read(move |r| {
            Ok::<_, store::Error>(rules::of(r, ines)?.way(Flow::Work, Some(team), What::Mention))
        });
        assert_eq!(way.await.unwrap(), Way::Bell);
    });
}

async fn kept_rules(net: &Net) -> Vec<(String, i64, String, String)> {
    net.site.db.read(|r| r.all(&RULES, p![])).await.unwrap()
}
async fn count(net: &Net) -> i64 {
    let thread = net.town.thread("bearing");
    net.site.db.read(move |r| r.one::<(i64,)>(&HOW_MANY, p![thread])).await.unwrap().0
}
async fn answers(net: &Net) -> Vec<(String, String)> {
    net.site.db.read(|r| r.all(&ANSWERS, p![])).await.unwrap()
}

/// A mail of somebody's to a signed address.
fn mail(from: &str, to: &str, id: &str, head: &str, text: &str) -> String {
    format!(
        "From: {from}@town.example\r\nTo: reply+{to}@town.example\r\nMessage-ID: <{id}@mail>\r\nSubject: Re: x\r\n{head}\r\n{text}\r\n\r\nOn Tue, 3 Mar 2026, Jonas <j@x> wrote:\r\n> quoted\r\n"
    )
}

async fn hand_in(net: &Net, mail: &str, status: u16) -> String {
    let more = [("authorization", TOKEN)];
    let sent = net
        .stranger()
        .send(Method::POST, "/mail/in", mail.as_bytes().to_vec(), "message/rfc822", &more)
        .await;
    sent.is(status).json()["outcome"].as_str().unwrap_or_default().to_owned()
}

async fn mark(net: &Net, who: &str, thread: &str) -> String {
    let (site, reply) =
        (net.site.clone(), Reply::new(net.town.person(who), net.town.thread(thread), net.town.now()));
    net.site.db.write(move |w| reply.sign(w, &site.shelf())).await.unwrap()
}

#[test]
fn a_reply_by_mail_stands_in_the_conversation_once() {
    on_both(async |net: Net| {
        net.site.db.write(|w| w.exec(&ADDRESS, p![])).await.unwrap();
        let thread = net.town.thread("bearing");
        let before = count(&net).await;
        let to = mark(&net, "ines", "bearing").await;
        let good = mail("ines", &to, "1", "", "It was the coupling.");
        assert_eq!(hand_in(&net, &good, 200).await, "posted");
        assert_eq!(hand_in(&net, &good, 200).await, "dropped", "the same mail again");
        let said: (String,) = net.site.db.read(move |r| r.one(&SAID, p![thread])).await.unwrap();
        assert_eq!(said.0, "It was the coupling.");
        // Programs, forged marks, and the same by hand are not answered.
        for (id, head) in [("2", "Auto-Submitted: auto-replied\r\n"), ("3", "Precedence: bulk\r\n")] {
            assert_eq!(hand_in(&net, &mail("ines", &to, id, head, "I am away."), 200).await, "dropped");
        }
        let forged = to.replacen(&to[10..11], if &to[10..11] == "a" { "b" } else { "a" }, 1);
        assert_eq!(hand_in(&net, &mail("ines", &forged, "4", "", "x"), 200).await, "dropped");
        assert_eq!(hand_in(&net, "no mail at all", 200).await, "dropped");
        assert!(answers(&net).await.is_empty());
        // Another address, nothing but a quotation, a thread one may not see: a kind mail, once.
        assert_eq!(hand_in(&net, &mail("tomas", &to, "5", "", "x"), 200).await, "refused");
        assert_eq!(hand_in(&net, &mail("ines", &to, "6", "", ""), 200).await, "refused");
        let outside = mark(&net, "piet", "week").await;
        assert_eq!(hand_in(&net, &mail("piet", &outside, "7", "", "Let me in."), 200).await, "refused");
        assert_eq!(hand_in(&net, &mail("piet", &outside, "7", "", "Let me in."), 200).await, "dropped");
        let told = answers(&net).await;
        let to_whom: Vec<&str> = told.iter().map(|(address, _)| address.as_str()).collect();
        assert_eq!(to_whom, ["ines@town.example", "ines@town.example", "piet@town.example"]);
        assert!(told[2].1.contains("Let me in."), "their words are kept for them: {}", told[2].1);
        net.town.clock.advance(100 * DAY);
        assert_eq!(hand_in(&net, &mail("ines", &to, "8", "", "Late."), 200).await, "refused");
        assert_eq!(count(&net).await, before + 1);
        let nobody =
            net.stranger().send(Method::POST, "/mail/in", good.into_bytes(), "message/rfc822", &[]).await;
        nobody.is(401);
    });
}

/// A picture and a text become files of the message; what there is no room for is named, to everybody
/// there and by mail to whoever sent it.
#[test]
fn what_is_attached_comes_along() {
    on_both(async |net: Net| {
        net.site.db.write(|w| w.exec(&ADDRESS, p![])).await.unwrap();
        let to = mark(&net, "ines", "bearing").await;
        let body = "--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n--b\r\nContent-Type: image/jpeg; name=\"pump.jpg\"\r\nContent-Disposition: attachment; filename=\"pump.jpg\"\r\n\r\nxx\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=\"flow.csv\"\r\n\r\nhour,litres\r\n--b--";
        let head = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";
        let mail = format!(
            "From: ines@town.example\r\nTo: reply+{to}@town.example\r\nMessage-ID: <9@mail>\r\n{head}\r\n{body}\r\n"
        );
        assert_eq!(hand_in(&net, &mail, 200).await, "posted");
        let thread = net.town.thread("bearing");
        let said: (String,) = net.site.db.read(move |r| r.one(&SAID, p![thread])).await.unwrap();
        assert!(said.0.starts_with("Here it is.") && said.0.contains("pump.jpg"), "{}", said.0);
        assert!(said.0.contains("flow.csv") && said.0.contains("](/files/"), "{}", said.0);
        let again = hand_in(&net, &mail, 200).await;
        assert_eq!(again, "dropped", "the same mail again brings nothing twice");
        net.site.db.write(|w| w.exec(&NO_ROOM, p![])).await.unwrap();
        let second =
            mail.replace("<9@mail>", "<10@mail>").replace("hour,litres", &"1234567890".repeat(200_000));
        assert_eq!(hand_in(&net, &second, 200).await, "posted", "the words are not held up");
        let said: (String,) = net.site.db.read(move |r| r.one(&SAID, p![thread])).await.unwrap();
        assert!(
            said.0.contains("Left behind from the mail")
                || said.0.contains("Laissé de côté dans le courriel"),
            "{}",
            said.0
        );
        let told = answers(&net).await;
        assert!(told.len() == 1 && told[0].1.contains("flow.csv"), "{told:?}");
    });
}
