//! What stands at the top of a space: pins, marks, announcements until seen.

use kernel::time::DAY;
use serde_json::json;
use testkit::{Town, both_engines};

use super::{As, acting, facts, site};
use crate::pins::STANDS_MS;

async fn started(who: &As, slug: &str, kind: &str, title: &str) -> String {
    let wish = json!({"kind": kind, "title": title, "text": "For everybody here."});
    let got = who.api("POST", &format!("/spaces/{slug}/threads"), wish).await;
    assert_eq!(got.status, 201, "{:?}", got.problem);
    got.id()
}

async fn announced(who: &As, slug: &str) -> Vec<String> {
    let got = who.get(&format!("/api/v1/spaces/{slug}/top")).await;
    let list = got.json["announcements"].as_array().unwrap();
    list.iter().map(|t| t["title"].as_str().unwrap().to_owned()).collect()
}

// spec: S1-CM1 (part: pin)
#[test]
fn whoever_leads_a_space_pins_three_and_everybody_sees_who_did() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines) = (acting(&site, &t.amelie()), acting(&site, &t.ines()));
        let mut ids = Vec::new();
        for n in 0..4 {
            ids.push(started(&ines, "diagnostics", "discussion", &format!("Talk {n}")).await);
        }
        assert_eq!(
            ines.api("POST", &format!("/threads/{}/pin", ids[0]), json!({})).await.rule(),
            "not-granted"
        );
        for id in &ids[..3] {
            assert_eq!(amelie.api("POST", &format!("/threads/{id}/pin"), json!({})).await.status, 200);
        }
        let again = amelie.api("POST", &format!("/threads/{}/pin", ids[0]), json!({})).await;
        assert_eq!((again.status, again.json["pinned"].as_bool()), (200, Some(true)));
        assert_eq!(amelie.api("POST", &format!("/threads/{}/pin", ids[3]), json!({})).await.status, 409);
        let page = ines.get("/s/diagnostics").await;
        let top = page.body().find("class=\"pinned\"").expect("a list of pins");
        assert!(top < page.body().find("id=\"threads\"").unwrap(), "{}", page.body());
        assert!(
            page.body().get(top..).is_some_and(|rest| rest.contains("par Amélie Caron")),
            "{}",
            page.body()
        );
        let down = amelie.form(&format!("/s/diagnostics/t/{}/unpin", ids[0]), &[]).await;
        assert_eq!(down.status, 303);
        assert_eq!(amelie.api("POST", &format!("/threads/{}/pin", ids[3]), json!({})).await.status, 200);
        let pinned = facts(&t).await.iter().filter(|f| f.kind == "thread.pinned").count();
        assert_eq!(pinned, 4, "what changes nothing is not announced");
    });
}

#[test]
fn two_who_pin_at_once_do_not_pin_four() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines) = (acting(&site, &t.amelie()), acting(&site, &t.ines()));
        let mut ids = Vec::new();
        for n in 0..4 {
            ids.push(started(&ines, "diagnostics", "discussion", &format!("Talk {n}")).await);
        }
        for id in &ids[..2] {
            amelie.api("POST", &format!("/threads/{id}/pin"), json!({})).await;
        }
        let (one, two) = (format!("/threads/{}/pin", ids[2]), format!("/threads/{}/pin", ids[3]));
        let (a, b) = tokio::join!(amelie.api("POST", &one, json!({})), amelie.api("POST", &two, json!({})));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [200, 409]);
    });
}

// spec: S1-CM1 (part: feature)
#[test]
fn what_is_worth_reading_is_marked_and_found() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines) = (acting(&site, &t.amelie()), acting(&site, &t.ines()));
        let good = started(&ines, "diagnostics", "discussion", "How we hear a bearing").await;
        started(&ines, "diagnostics", "discussion", "Coffee").await;
        amelie.api("POST", &format!("/threads/{good}/feature"), json!({})).await;
        let found = ines.get("/api/v1/spaces/diagnostics/threads?featured=true").await;
        let titles: Vec<&str> =
            found.json["items"].as_array().unwrap().iter().map(|i| i["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["How we hear a bearing"]);
        let page = ines.get(&format!("/s/diagnostics/t/{good}")).await;
        assert!(page.body().contains("À lire") && !page.body().contains("/arrange"), "{}", page.body());
        let hers = amelie.get(&format!("/s/diagnostics/t/{good}")).await;
        assert!(hers.body().contains(&format!("/t/{good}/arrange")), "{}", hers.body());
        assert_eq!(amelie.get(&format!("/s/diagnostics/t/{good}/arrange")).await.status, 200);
        assert_eq!(ines.get(&format!("/s/diagnostics/t/{good}/arrange")).await.status, 404);
        amelie.api("DELETE", &format!("/threads/{good}/feature"), json!({})).await;
        let found = ines.get("/api/v1/spaces/diagnostics/threads?featured=true").await;
        assert_eq!(found.json["items"], json!([]));
    });
}

#[test]
fn an_announcement_stands_at_the_top_until_each_person_saw_it() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let jonas = acting(&site, &t.jonas());
        let (karim, ines) = (acting(&site, &t.karim()), acting(&site, &t.ines()));
        let id = started(&jonas, "service-nord", "announcement", "The van is back").await;
        assert_eq!(announced(&jonas, "service-nord").await, Vec::<String>::new(), "not to oneself");
        assert_eq!(announced(&karim, "service-nord").await, ["The van is back"]);
        assert!(ines.get("/s/service-nord").await.body().contains("class=\"told\""));
        // Opening it is seeing it; for oneself alone.
        karim.get(&format!("/s/service-nord/t/{id}")).await;
        assert_eq!(announced(&karim, "service-nord").await, Vec::<String>::new());
        assert_eq!(announced(&ines, "service-nord").await, ["The van is back"]);
        // So is putting it away.
        assert_eq!(ines.form(&format!("/s/service-nord/t/{id}/away"), &[]).await.status, 303);
        assert_eq!(announced(&ines, "service-nord").await, Vec::<String>::new());
        let mamadou = acting(&site, &t.mamadou());
        t.clock.advance(STANDS_MS - DAY);
        assert_eq!(announced(&mamadou, "service-nord").await, ["The van is back"]);
        t.clock.advance(2 * DAY);
        assert_eq!(announced(&mamadou, "service-nord").await, Vec::<String>::new());
        assert!(facts(&t).await.iter().all(|f| f.kind.starts_with("thread.")), "seeing is never a fact");
    });
}

/// Every route of this part, for everybody: what each is answered.
#[test]
fn the_table_of_routes_and_people() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let bearing = t.thread("bearing");
        let people = [
            (t.ines(), [403, 403, 200, 200]),
            (t.amelie(), [200, 200, 200, 200]),
            (t.sofia(), [403, 403, 200, 200]),
            (t.yuki(), [403, 403, 200, 200]),
            (t.piet(), [404, 404, 404, 404]),
        ];
        for (who, expected) in people {
            let me = acting(&site, &who);
            let got = [
                me.api("POST", &format!("/threads/{bearing}/pin"), json!({})).await.status,
                me.api("DELETE", &format!("/threads/{bearing}/feature"), json!({})).await.status,
                me.api("POST", &format!("/threads/{bearing}/away"), json!({})).await.status,
                me.get("/api/v1/spaces/diagnostics/top").await.status,
            ];
            assert_eq!(got, expected, "{}", who.handle);
        }
    });
}
