//! Weekly totals (F1, F2, F6), refused calls (F3), and one's own figure.

use kernel::time::{DAY, HOUR, MINUTE};
use kernel::{PersonId, SpaceId, Time};
use store::{p, sql};
use testkit::{Desk, PEOPLE, Town, both_engines};

use super::super::count::{WEEK, last};
use super::desk;

sql!(
    DELIVER,
    "INSERT INTO deliveries (id, person_id, channel, thing, subject, reason, space_id, thread_id, message_id, actor_id, at_ms, due_ms, state)
     VALUES ($1, $2, $3, $4, '', 'mention', $5::bigint, NULL, NULL, $6::bigint, $7, $8, 'taken')"
);
sql!(
    DECIDE,
    "INSERT INTO decisions (id, at_ms, actor_id, action, resource, resource_id, answer, rule)
     VALUES ($1, $2, $7, $3, 'Space', $4, $5, $6)"
);

/// Monday at ten of the last whole week.
fn monday(t: &Town) -> Time {
    last(t.now(), "Europe/Paris").unwrap().1.plus(10 * HOUR)
}

struct Sent<'a> {
    who: PersonId,
    channel: &'a str,
    space: Option<SpaceId>,
    by: Option<PersonId>,
    at: Time,
    left: Time,
}

async fn sent(t: &Town, all: &[Sent<'_>]) {
    for (n, one) in (1_i64..).zip(all) {
        let (who, space, by, at, left) = (one.who, one.space, one.by, one.at, one.left);
        let id = 7_000 + n + at.0 % 1_000_000 * 100;
        let (channel, thing) = (one.channel.to_owned(), format!("m{id}"));
        t.db.write(move |w| w.exec(&DELIVER, p![id, who, &channel, &thing, space, by, at, left]).map(drop))
            .await
            .unwrap();
    }
}

async fn count(t: &Town) {
    let mut at = String::new();
    while let Some(next) = {
        let from = at.clone();
        t.db.write(move |w| (WEEK.run)(w, &from)).await.unwrap()
    } {
        at = next;
    }
}

fn mail(who: PersonId, at: Time) -> Sent<'static> {
    Sent { who, channel: "mail", space: None, by: None, at, left: at.plus(MINUTE) }
}

async fn weeks(desk: &Desk) -> serde_json::Value {
    desk.get("lea", "/api/v1/attention").await.json["weeks"].clone()
}

// spec: F1 (part: by week, over the network, a digest counts for none)
// spec: F6 (part: in each person’s own hours)
#[test]
fn a_week_is_counted_once_and_told_as_totals() {
    both_engines(async |t: Town| {
        let (desk, at) = (desk(&t), monday(&t));
        let (ines, karim) = (t.person("ines"), t.person("karim"));
        let mut all: Vec<Sent<'_>> = (0..10).map(|n| mail(ines, at.plus(n * MINUTE))).collect();
        all.extend((0..5).map(|n| mail(karim, at.plus(n * HOUR / 10))));
        let others = ["amelie", "tomas", "sofia", "mamadou", "victor", "helene"];
        all.extend(others.map(|who| mail(t.person(who), at.plus(MINUTE))));
        // A digest is none, what was put aside is none; one came at three in the night. What somebody from
        // outside was sent counts for nothing, nor does a thing a second time.
        all.push(mail(t.person("piet"), at.plus(17 * HOUR)));
        all.push(Sent { left: at, ..mail(ines, at.plus(50)) });
        all.last_mut().unwrap().left = all.last().unwrap().at;
        all.push(Sent { channel: "aside", ..mail(ines, at.plus(51)) });
        all.push(mail(karim, at.plus(17 * HOUR)));
        sent(&t, &all).await;
        let (id, thing) = (99, format!("m{}", 7_001 + at.0 % 1_000_000 * 100));
        let (none, left) = (None::<i64>, at.plus(MINUTE));
        t.db.write(move |w| w.exec(&DELIVER, p![id, ines, "push", &thing, none, none, at, left]).map(drop))
            .await
            .unwrap();
        count(&t).await;
        let found = weeks(&desk).await;
        assert_eq!(found[0]["p50"].as_i64(), Some(20), "{found}");
        assert!(found[0]["p90"].is_null(), "two people stand at the ninetieth percent: {found}");
        assert_eq!(found[0]["quiet_share"], 5, "one of twenty-two");
        let page = desk.get("lea+fr", "/attention").await.words();
        assert!(page.contains("0,2") && page.contains("–") && page.contains("5"), "{page}");
        sent(&t, &[mail(ines, at.plus(3 * DAY))]).await;
        count(&t).await;
        assert_eq!(weeks(&desk).await, found, "a week that is told does not change");
        let own = desk.get("ines", "/api/v1/me/time").await.json;
        assert_eq!((own["interruptions"].as_i64(), own["put_aside"].as_i64()), (Some(11), Some(1)), "{own}");
        assert_eq!(desk.get("lea", "/api/v1/me/time").await.json["interruptions"], 0, "one's own alone");
    });
}

// spec: F6 (part: one person’s quiet hours are nobody’s figure)
#[test]
fn where_one_alone_was_interrupted_no_quiet_share_is_told() {
    both_engines(async |t: Town| {
        let (desk, at) = (desk(&t), monday(&t));
        let ines = t.person("ines");
        let all: Vec<Sent<'_>> = (0..10).map(|n| mail(ines, at.plus(17 * HOUR + n * MINUTE))).collect();
        sent(&t, &all).await;
        count(&t).await;
        let found = weeks(&desk).await;
        assert_eq!(found[0]["p50"], 0, "{found}");
        assert!(found[0]["quiet_share"].is_null() && found[0]["p90"].is_null(), "{found}");
        assert_eq!(desk.get("ines", "/api/v1/me/time").await.json["interruptions"], 10, "told to herself");
    });
}

// spec: F2 (part: shown to the manager from ten people on)
#[test]
fn a_manager_sees_their_part_of_what_interrupts_the_team_when_ten_stand_behind_it() {
    both_engines(async |t: Town| {
        let (desk, at, team) = (desk(&t), monday(&t), t.space("service-nord"));
        let path = "/api/v1/spaces/service-nord/time";
        let (jonas, karim, ines) = (t.person("jonas"), t.person("karim"), t.person("ines"));
        let to = |who, by, n: i64| Sent { space: Some(team), by: Some(by), ..mail(who, at.plus(n)) };
        sent(&t, &[to(ines, jonas, 1), to(ines, karim, 2), to(karim, ines, 3), to(karim, jonas, 4)]).await;
        count(&t).await;
        let few = desk.get("jonas", path).await.json;
        assert!(few["manager_share"].is_null(), "two people are too few: {few}");
        let page = desk.get("jonas+en", "/s/service-nord/time").await.words();
        assert!(page.contains("fewer than 10 people stand behind it"), "{page}");
        t.clock.advance(7 * DAY);
        let at = monday(&t);
        let inside: Vec<_> = PEOPLE.iter().filter(|p| !p.external && p.state == "active").collect();
        let by = |n: i64| if n < 9 { jonas } else { ines };
        let all: Vec<Sent<'_>> = (0_i64..)
            .zip(&inside)
            .map(|(n, p)| Sent { space: Some(team), by: Some(by(n)), ..mail(t.person(p.handle), at.plus(n)) })
            .collect();
        sent(&t, &all).await;
        count(&t).await;
        let many = desk.get("jonas", path).await.json;
        let expected = super::super::figures::share(9, i64::try_from(all.len()).unwrap()).unwrap();
        assert_eq!(many["manager_share"], expected, "{many}");
        for who in ["ines", "sofia", "amelie"] {
            assert!(desk.get(who, path).await.json["manager_share"].is_null(), "{who}");
        }
    });
}

// spec: F3 (part: by rule, for the leads of the place, of five people or more, whole weeks)
#[test]
fn calls_that_rules_refused_are_counted_by_rule_for_the_leads() {
    both_engines(async |t: Town| {
        let (desk, now, team) = (desk(&t), t.now(), t.space("service-nord").number());
        let over = last(now, "Europe/Paris").unwrap().2;
        let refused = async |days: i64, who: i64, action: &str, answer: &str, rule: &str| {
            let (action, answer, rule) = (action.to_owned(), answer.to_owned(), rule.to_owned());
            let id = kernel::id::compose(over.plus(-days * DAY).0, 0, u16::try_from(who).unwrap());
            let work = move |w: &mut store::Write<'_>| {
                w.exec(&DECIDE, p![id, now, &action, team, &answer, &rule, who % 10]).map(drop)
            };
            t.db.write(work).await.unwrap();
        };
        for who in 1..5 {
            refused(1 + who, who, "broadcast", "refused", "S2-SM4").await;
        }
        refused(6, 11, "broadcast", "refused", "S2-SM4").await;
        for (n, action, answer) in [(6, "mentionAll", "held"), (7, "join", "refused")] {
            refused(2, n, action, answer, "S2-SM4").await;
        }
        refused(3, 5, "broadcast", "refused", "S2-P1").await;
        refused(40, 8, "broadcast", "refused", "S2-SM4").await;
        refused(0, 9, "broadcast", "refused", "S2-SM4").await;
        let path = "/api/v1/spaces/service-nord/time";
        let told = desk.get("jonas", path).await.json["refused"].clone();
        assert!(told.is_null(), "four people and one of them again are too few: {told}");
        let page = desk.get("jonas+en", "/s/service-nord/time").await.words();
        assert!(!page.contains("S2-SM4") && !page.contains("S2-P1"), "{page}");
        refused(4, 12, "mentionAll", "refused", "S2-SM4").await;
        refused(5, 5, "broadcast", "refused", "S2-SM4").await;
        let told = desk.get("jonas", path).await.json["refused"].clone();
        assert_eq!(told, serde_json::json!([{"rule": "S2-SM4", "times": 7}]), "of five people, whole weeks");
        let page = desk.get("jonas+en", "/s/service-nord/time").await.words();
        assert!(page.contains("7 in the last four whole weeks") && !page.contains("S2-P1"), "{page}");
        assert!(desk.get("ines", path).await.json["refused"].is_null());
    });
}
