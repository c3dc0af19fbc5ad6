//! Acts that wait for a second signature, knocked at from outside: piet facilitates the diagnostics
//! community from outside the company, and amelie drives with him.

mod beforehand;
mod codriving;

use axum::http::Method;
use kernel::Id;
use kernel::time::DAY;
use serde_json::{Value, json};
use store::{p, sql};
use testkit::NOW;

use crate::net::{Client, Net, Reply, on_both};

sql!(
    MEMBER,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', $3)"
);
sql!(
    FACILITATES,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, lead_id, asker_id, unit_id, external, specialities, note, follows_id, proposed_ms,
        proposed_by, approved_ms, approved_by, answered_ms, ended_ms, ended_by, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, NULL, 'held', 'lead', NULL, NULL, NULL, TRUE,
        '', '', NULL, $4, NULL, NULL, NULL, $4, NULL, NULL, '', 1)"
);
sql!(
    DRIVES,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked) VALUES ($1, $2, $3, 30, 10, '[]')"
);
sql!(ENDED, "UPDATE assignments SET state = 'ended', ended_ms = $2 WHERE id = $1");
sql!(SUSPENDED, "UPDATE codrivings SET suspended_ms = $2 WHERE assignment_id = $1");
sql!(PERSON, "UPDATE people SET state = $2, external = $3 WHERE id = $1");
sql!(
    CUT,
    "UPDATE held_acts SET state = 'signing', result = '', decided_ms = $2, decided_by = $3 WHERE id = $1"
);
sql!(KEPT, "SELECT COUNT(*) FROM held_acts");
sql!(TOLD, "SELECT COUNT(*) FROM facts WHERE kind = $1");

pub const ROLE: i64 = 4_242;
const THREADS: &str = "/api/v1/spaces/diagnostics/threads";

/// piet facilitates; with `driven` somebody from inside drives with him since five days.
pub async fn plant(net: &Net, driven: bool) {
    let (piet, amelie, space) =
        (net.town.person("piet"), net.town.person("amelie"), net.town.space("diagnostics"));
    let since = NOW.plus(-5 * DAY);
    let plant = move |w: &mut store::Write<'_>| {
        w.exec(&MEMBER, p![piet, space, since])?;
        w.exec(&FACILITATES, p![ROLE, piet, space, since])?;
        if driven {
            w.exec(&DRIVES, p![ROLE, amelie, since])?;
        }
        Ok::<_, store::Error>(())
    };
    net.site.db.write(plant).await.unwrap();
}

async fn run(net: &Net, work: impl Fn(&mut store::Write<'_>) -> store::Res<u64> + Send + 'static) {
    assert_eq!(net.site.db.write(work).await.unwrap(), 1);
}

async fn kept(net: &Net) -> i64 {
    net.site.db.read(|r: &mut store::Read<'_>| r.one::<(i64,)>(&KEPT, p![])).await.unwrap().0
}

async fn told(net: &Net, kind: &'static str) -> i64 {
    net.site.db.read(move |r: &mut store::Read<'_>| r.one::<(i64,)>(&TOLD, p![kind])).await.unwrap().0
}

fn news() -> Value {
    json!({"kind": "announcement", "title": "Two hours with @ines", "text": "On **Thursday**, come.", "broadcast": true})
}

/// piet announces something; the id of the act that waits.
pub async fn announce(piet: &Client) -> String {
    let held = piet.json(Method::POST, THREADS, &news()).await.is(202).json();
    assert_eq!((held["code"].as_str(), held["rule"].as_str()), (Some("held"), Some("S2-SM7")), "{held}");
    held["act"]["id"].as_str().unwrap().to_owned()
}

/// The act a page leads to.
fn id_in(page: &Reply) -> String {
    page.text.split("/held/").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect()
}

async fn threads(net: &Net) -> Vec<Value> {
    let all = net.script("ines").await.get(THREADS).await.is(200).json();
    all["items"].as_array().unwrap().iter().filter(|t| t["kind"] == "announcement").cloned().collect()
}

async fn sign(who: &Client, act: &str) -> Reply {
    who.json(Method::POST, &format!("/api/v1/held/{act}/signature"), &json!({})).await
}

async fn state(who: &Client, act: &str) -> Value {
    who.get(&format!("/api/v1/held/{act}")).await.is(200).json()
}

/// What is published to everybody waits for the co-driver, and is then there once, by whoever
/// wrote it.
// spec: S2-SM7 (part: publishing to all)
#[test]
fn an_announcement_from_outside_waits_and_is_there_once_when_it_is_signed() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let act = announce(&piet).await;
        assert!(threads(&net).await.is_empty(), "nothing is published");
        assert_eq!(told(&net, "act.held").await, 1);
        let list = amelie.get("/api/v1/held").await.is(200).json();
        assert_eq!(
            (list["to_sign"].as_i64(), list["items"][0]["id"].as_str()),
            (Some(1), Some(act.as_str()))
        );
        assert_eq!(list["items"][0]["title"], "Two hours with @ines");
        let own = sign(&piet, &act).await.is(403).json();
        assert_eq!(own["rule"], "no-own-case", "nobody signs an act of one's own");
        sign(&net.script("sofia").await, &act).await.is(404);
        sign(&net.script("ines").await, &act).await.is(404);
        assert!(threads(&net).await.is_empty());
        let signed = sign(&amelie, &act).await.is(200).json();
        assert_eq!(
            (signed["state"].as_str(), signed["decided_by"]["handle"].as_str()),
            (Some("signed"), Some("amelie"))
        );
        let there = threads(&net).await;
        assert_eq!((there.len(), there[0]["author"]["handle"].as_str()), (1, Some("piet")), "{there:?}");
        assert_eq!(
            signed["result"].as_str().unwrap(),
            format!("/s/diagnostics/t/{}", there[0]["id"].as_str().unwrap())
        );
        sign(&amelie, &act).await.is(200);
        assert_eq!(threads(&net).await.len(), 1, "signing twice does it once");
        assert_eq!(told(&net, "act.decided").await, 1);
        // The same request with the same key is the same act.
        let list = piet.get("/api/v1/held").await.json();
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn two_signatures_at_once_do_it_once() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let act = announce(&piet).await;
        let (one, two) = tokio::join!(sign(&amelie, &act), sign(&amelie, &act));
        assert!(one.status.as_u16() == 200 || two.status.as_u16() == 200, "{one:?} {two:?}");
        assert_eq!(threads(&net).await.len(), 1);
        assert_eq!(told(&net, "act.decided").await, 1);
        assert_eq!(state(&amelie, &act).await["state"], "signed");
    });
}

#[test]
fn a_page_says_whose_signature_it_waits_for_and_shows_the_words_to_sign() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.browser("piet").await, net.browser("amelie").await);
        let form = [
            ("kind", "announcement"),
            ("title", "A day together"),
            ("text", "Come with @ines on **Thursday**."),
            ("_key", "form-1"),
        ];
        let page = piet.post("/s/diagnostics/threads", &form).await.is(202).has("Amélie Caron").has("S2-SM7");
        let to = format!("/held/{}", id_in(&page));
        piet.post("/s/diagnostics/threads", &form).await.is(202).has(&to);
        assert_eq!(kept(&net).await, 1, "sent twice, kept once");
        let other = [("kind", "announcement"), ("title", "Other"), ("text", "Other"), ("_key", "form-1")];
        piet.post("/s/diagnostics/threads", &other).await.is(422);
        piet.get("/held").await.is(200).has(&to).has("Waits");
        piet.get(&to).await.is(200).has("Take it back");
        amelie.get("/held").await.is(200).has(&to).has("À signer par vous");
        let shown = amelie.get(&to).await.is(200).has("A day together").has("<strong>Thursday</strong>");
        shown.has("Inès Moreau").has("Piet de Vries").has("Signer et exécuter");
        net.browser("sofia").await.get(&to).await.is(404);
        let signed = amelie.post(&format!("{to}/signature"), &[]).await.is(303);
        assert_eq!(signed.location(), to);
        amelie.get(&to).await.is(200).has("c’est fait").has("/s/diagnostics/t/");
        assert_eq!(threads(&net).await.len(), 1);
        net.browser("lea").await.get("/held").await.is(200);
    });
}

#[test]
fn an_act_is_turned_down_with_a_reason_or_taken_back() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let act = announce(&piet).await;
        let down = format!("/api/v1/held/{act}/refusal");
        amelie.json(Method::POST, &down, &json!({"reason": " "})).await.is(422);
        let own = piet.json(Method::POST, &down, &json!({"reason": "No."})).await.is(403).json();
        assert_eq!(own["rule"], "no-own-case");
        amelie.json(Method::POST, &down, &json!({"reason": "Not this week."})).await.is(200);
        let seen = state(&piet, &act).await;
        assert_eq!(
            (seen["state"].as_str(), seen["reason"].as_str()),
            (Some("turned_down"), Some("Not this week."))
        );
        sign(&amelie, &act).await.is(409);
        let act = announce(&piet).await;
        let back = format!("/api/v1/held/{act}/withdrawal");
        amelie.json(Method::POST, &back, &json!({})).await.is(403);
        piet.json(Method::POST, &back, &json!({})).await.is(200);
        piet.json(Method::POST, &back, &json!({})).await.is(409);
        sign(&amelie, &act).await.is(409);
        assert!(threads(&net).await.is_empty());
        assert_eq!(told(&net, "act.decided").await, 2);
    });
}

/// At the release the gate decides anew for both.
#[test]
fn what_a_rule_refuses_by_then_is_not_done_and_says_why() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let (first, second) = (announce(&piet).await, announce(&piet).await);
        let form = [("kind", "announcement"), ("title", "By a form"), ("text", "By a form")];
        let page = net.browser("piet").await.post("/s/diagnostics/threads", &form).await.is(202);
        let formed = id_in(&page);
        run(&net, |w| w.exec(&ENDED, p![ROLE, NOW])).await;
        let refused = sign(&amelie, &first).await.is(403).json();
        assert_eq!(refused["rule"], "S2-P1", "{refused}");
        let failed = state(&amelie, &first).await;
        assert_eq!(
            (failed["state"].as_str(), failed["refused"]["rule"].as_str()),
            (Some("failed"), Some("S2-P1"))
        );
        sign(&amelie, &first).await.is(409);
        assert_eq!(
            sign(&amelie, &formed).await.is(403).json()["rule"],
            "S2-P1",
            "a form is decided like JSON"
        );
        let id = net.town.person("piet");
        run(&net, move |w| w.exec(&PERSON, p![id, "suspended", true])).await;
        sign(&amelie, &second).await.is(403);
        let failed = state(&amelie, &second).await;
        assert_eq!(
            (failed["state"].as_str(), failed["refused"]["code"].as_str()),
            (Some("failed"), Some("away"))
        );
        let browser = net.browser("amelie").await;
        browser.get(&format!("/held/{second}")).await.is(200).has("ne peut plus agir ici");
        assert!(threads(&net).await.is_empty());
    });
}

/// The second signature is that of somebody inside, and only of the co-driver.
#[test]
fn nobody_from_outside_signs() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let piet = net.script("piet").await;
        let act = announce(&piet).await;
        let (amelie, tomas) = (net.town.person("amelie"), net.town.person("tomas"));
        run(&net, move |w| w.exec(&PERSON, p![amelie, "active", true])).await;
        run(&net, move |w| w.exec(&PERSON, p![tomas, "active", true])).await;
        sign(&net.script("tomas").await, &act).await.is(404);
        let refused = sign(&net.script("amelie").await, &act).await.is(403).json();
        assert_eq!(refused["rule"], "roles-cosign-inside");
        assert_eq!(state(&piet, &act).await["state"], "waiting");
        assert!(threads(&net).await.is_empty());
    });
}

// spec: S2-SM7 (part: inviting, sanctions)
#[test]
fn inviting_and_taking_others_words_down_wait_too_and_ones_own_words_do_not() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let invite = json!({"person": "lea"});
        let held =
            piet.json(Method::POST, "/api/v1/spaces/diagnostics/members", &invite).await.is(202).json();
        let invited = async || {
            let list = amelie.get("/api/v1/spaces/diagnostics/invitations").await.is(200).json();
            list["items"].as_array().unwrap().len()
        };
        assert_eq!((held["code"].as_str(), invited().await), (Some("held"), 0));
        assert_eq!(
            (held["act"]["action"].as_str(), held["act"]["person"].as_str()),
            (Some("invite"), Some("lea"))
        );
        sign(&amelie, held["act"]["id"].as_str().unwrap()).await.is(200);
        assert_eq!(invited().await, 1);
        let words = format!("/api/v1/messages/{}", net.town.message("measure"));
        let down = format!("{words}/withdraw");
        let held = piet.json(Method::POST, &down, &json!({})).await.is(202).json();
        assert_eq!(held["act"]["action"], "withdrawMessage");
        let thread = format!("/api/v1/threads/{}/messages", net.town.thread("bearing"));
        let gone = async || {
            let all = amelie.get(&thread).await.is(200).json();
            all["items"].as_array().unwrap().iter().filter(|m| !m["gone"].is_null()).count()
        };
        assert_eq!(gone().await, 0);
        let act = held["act"]["id"].as_str().unwrap();
        let page = net.browser("amelie").await.get(&format!("/held/{act}")).await.is(200);
        page.has("I can measure it on Thursday.").has("Tomás Ribeiro");
        sign(&amelie, act).await.is(200);
        assert_eq!(gone().await, 1);
        let reply = format!("/api/v1/threads/{}/replies", net.town.thread("bearing"));
        let own = piet.json(Method::POST, &reply, &json!({"text": "I come."})).await.is(201).json();
        let own = format!("/api/v1/messages/{}/withdraw", own["id"].as_str().unwrap());
        piet.json(Method::POST, &own, &json!({})).await.is(200);
        assert_eq!(kept(&net).await, 2);
    });
}

/// Without a co-driver nothing is kept that nobody could sign.
// spec: S2-SM6 (part: never alone)
#[test]
fn without_a_co_driver_it_is_refused_and_nothing_is_kept() {
    on_both(async |net: Net| {
        plant(&net, false).await;
        let piet = net.script("piet").await;
        let alone = async || {
            let refused = piet.json(Method::POST, THREADS, &news()).await.is(403).json();
            assert_eq!(refused["rule"], "S2-SM6", "{refused}");
            assert_eq!(kept(&net).await, 0);
        };
        alone().await;
        let browser = net.browser("piet").await;
        let form = [("kind", "announcement"), ("title", "T"), ("text", "T")];
        browser.post("/s/diagnostics/threads", &form).await.is(403).has("S2-SM6");
        let amelie = net.town.person("amelie");
        run(&net, move |w| w.exec(&DRIVES, p![ROLE, amelie, NOW])).await;
        run(&net, move |w| w.exec(&PERSON, p![amelie, "left", false])).await;
        alone().await;
        run(&net, move |w| w.exec(&PERSON, p![amelie, "active", false])).await;
        run(&net, |w| w.exec(&SUSPENDED, p![ROLE, NOW])).await;
        alone().await;
        assert!(threads(&net).await.is_empty());
    });
}

/// What waited when a co-driving was suspended is not signed any more.
#[test]
fn a_suspended_co_driving_signs_nothing() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let act = announce(&piet).await;
        let stop = format!("/api/v1/codrivings/{ROLE}/suspension");
        piet.json(Method::POST, &stop, &json!({})).await.is(403);
        let stopped = amelie.json(Method::POST, &stop, &json!({})).await.is(200).json();
        assert_eq!(stopped["state"], "suspended");
        assert_eq!(sign(&amelie, &act).await.is(403).json()["rule"], "S2-SM6");
        assert_eq!(state(&amelie, &act).await["state"], "waiting");
        piet.json(Method::POST, THREADS, &news()).await.is(403);
        assert!(threads(&net).await.is_empty());
    });
}

/// Cut off between the signature and its end, nothing is lost and nothing happens twice.
#[test]
fn an_act_that_was_cut_off_is_finished_by_signing_again() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        let cut = async |act: &str, at: i64| {
            let (id, by): (Id<()>, _) = (act.parse().unwrap(), net.town.person("amelie"));
            run(&net, move |w| w.exec(&CUT, p![id, at, by])).await;
        };
        // After it was carried out, before that was written down.
        let act = announce(&piet).await;
        sign(&amelie, &act).await.is(200);
        cut(&act, NOW.0).await;
        let back = format!("/api/v1/held/{act}/withdrawal");
        piet.json(Method::POST, &back, &json!({})).await.is(409);
        let done = sign(&amelie, &act).await.is(200).json();
        assert_eq!((done["state"].as_str(), threads(&net).await.len()), (Some("signed"), 1));
        assert!(done["result"].as_str().unwrap().starts_with("/s/diagnostics/t/"));
        // Before it was carried out.
        let act = announce(&piet).await;
        cut(&act, NOW.0).await;
        assert_eq!(amelie.get("/api/v1/held").await.json()["to_sign"], 1, "it is still in the list");
        sign(&amelie, &act).await.is(200);
        assert_eq!(threads(&net).await.len(), 2);
        // So long ago that its key may be forgotten: nobody guesses.
        let act = announce(&piet).await;
        cut(&act, NOW.plus(-DAY).0).await;
        sign(&amelie, &act).await.is(403);
        assert_eq!(state(&amelie, &act).await["refused"]["code"], "unsure");
        assert_eq!(threads(&net).await.len(), 2);
    });
}

/// What is only looked at (an export) is let through for a day once it is signed.
// spec: S2-SM7 (part: exports)
#[test]
fn an_export_is_let_through_once_it_is_signed() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie) = (net.browser("piet").await, net.script("amelie").await);
        let ask = async || piet.get("/who.csv?in=space:diagnostics").await;
        ask().await.is(202);
        ask().await.is(202);
        assert_eq!(kept(&net).await, 1, "asked twice, waits once");
        let waits = net.script("piet").await.get("/api/v1/held").await.json();
        sign(&amelie, waits["items"][0]["id"].as_str().unwrap()).await.is(200);
        ask().await.is(200).has("Amélie Caron");
        net.town.clock.advance(DAY);
        ask().await.is(202);
        assert_eq!(kept(&net).await, 2, "a day later it is asked for anew");
        // The board of the whole network, and of a place he has nothing to do with, are not his to see.
        for path in ["/who.csv", "/who.csv?in=space:everybody", "/who.xlsx?in=unit:service"] {
            let status = piet.get(path).await.status.as_u16();
            assert!([403, 404].contains(&status), "{path}: {status}");
        }
    });
}
