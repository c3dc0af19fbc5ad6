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
     VALUES ($1, $2, 1, $3, 'Space', $4, $5, $6)"
);

// Four are in the team; five must be behind a figure.
sql!(FIVE, "UPDATE spaces SET members = 5 WHERE id = $1");

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
        // A digest is none, what was put aside is none; one came at three in the night.
        all.push(Sent { left: at, ..mail(ines, at.plus(50)) });
        all.last_mut().unwrap().left = all.last().unwrap().at;
        all.push(Sent { channel: "aside", ..mail(ines, at.plus(51)) });
        all.push(mail(karim, at.plus(17 * HOUR)));
        sent(&t, &all).await;
        count(&t).await;
        let found = weeks(&desk).await;
        assert_eq!((found[0]["p50"].as_i64(), found[0]["p90"].as_i64()), (Some(0), Some(120)), "{found}");
        assert_eq!(found[0]["quiet_share"], 6, "one of sixteen");
        let page = desk.get("lea+fr", "/attention").await.words();
        assert!(page.contains("1,2") && page.contains("6"), "{page}");
        sent(&t, &[mail(ines, at.plus(3 * DAY))]).await;
        count(&t).await;
        assert_eq!(weeks(&desk).await, found, "a week that is told does not change");
        let own = desk.get("ines", "/api/v1/me/time").await.json;
        assert_eq!((own["interruptions"].as_i64(), own["put_aside"].as_i64()), (Some(11), Some(1)), "{own}");
        assert_eq!(desk.get("lea", "/api/v1/me/time").await.json["interruptions"], 0, "one's own alone");
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

// spec: F3 (part: by rule, for the leads of the place)
#[test]
fn calls_that_rules_refused_are_counted_by_rule_for_the_leads() {
    both_engines(async |t: Town| {
        let (desk, now, everybody) = (desk(&t), t.now(), t.space("service-nord").number());
        let id = |days: i64, n: u16| kernel::id::compose(now.plus(-days * DAY).0, 0, n);
        let rows = [
            (id(1, 1), "broadcast", "refused", "S2-SM4"),
            (id(2, 2), "mentionAll", "refused", "S2-SM4"),
            (id(3, 3), "broadcast", "held", "S2-SM7"),
            (id(4, 4), "join", "refused", "S2-MG1"),
            (id(40, 5), "broadcast", "refused", "S2-SM4"),
        ];
        t.db.write(move |w| {
            for (id, action, answer, rule) in rows {
                w.exec(&DECIDE, p![id, now, action, everybody, answer, rule])?;
            }
            w.exec(&FIVE, p![everybody]).map(drop)
        })
        .await
        .unwrap();
        let path = "/api/v1/spaces/service-nord/time";
        let told = desk.get("jonas", path).await.json["refused"].clone();
        assert_eq!(told, serde_json::json!([{"rule": "S2-SM4", "times": 2}]), "calls of four weeks, by rule");
        assert!(desk.get("ines", path).await.json["refused"].is_null());
    });
}
