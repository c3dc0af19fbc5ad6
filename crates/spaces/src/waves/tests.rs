//! Waves: whom they mean, that nobody is asked twice, and that they stop when told to.

use kernel::time::DAY;
use kernel::{Lang, PersonId, fold};
use policy::Decision;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::PLAN;
use crate::tests::{desk, facts, gate, place, tick, write};

sql!(
    SOMEBODY,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, unit_id, external, state, created_ms, version)
     SELECT $1::bigint, $2::text, $2::text, $3::text, '', '', 'en', 'en', 'Europe/Paris', u.id, FALSE, 'active', 0, 1
     FROM units u WHERE u.slug = 'design'"
);

async fn send(t: &Town) {
    // As often as the minute comes round until nothing is left.
    for _ in 0..12 {
        tick(t, super::send::SEND).await;
    }
}

async fn invited(desk: &Desk, slug: &str, who: &str) -> usize {
    let list = desk.get(who, &format!("/api/v1/spaces/{slug}/invitations")).await.json;
    list["items"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_wave_says_whom_it_means_asks_them_once_and_counts() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let who = r#""people":"karim, Mamadou <@mamadou>; ines piet olga nobody@noria.example""#;
        let asked = desk
            .post("amelie", "/api/v1/spaces/diagnostics/waves", &format!("{{{who},\"preview\":true}}"))
            .await;
        let said = &asked.json["preview"];
        assert_eq!((asked.status, said["asked"].as_i64()), (200, Some(2)), "{}", asked.text);
        assert_eq!(said["people"], serde_json::json!(["karim", "mamadou"]));
        assert_eq!((&said["members"], &said["outside"], &said["gone"]), (&1.into(), &1.into(), &1.into()));
        assert_eq!(said["unknown"], serde_json::json!(["nobody@noria.example"]));
        assert_eq!(asked.json["items"].as_array().map(Vec::len), Some(0), "a preview plans nothing");

        let page = desk.post("amelie+en", "/s/diagnostics/waves", "people=karim&preview=true").await;
        assert!(page.html().contains("1 person would be asked"), "{}", page.html());

        let body = format!("{{{who},\"words\":\"Because you hear pumps all day.\"}}");
        assert_eq!(desk.post("amelie", "/api/v1/spaces/diagnostics/waves", &body).await.status, 201);
        send(&desk.t).await;
        assert_eq!(invited(&desk, "diagnostics", "amelie").await, 2);
        assert_eq!(facts(&desk.t, "membership.invited").await.len(), 2);
        let join = desk.get("karim", "/s/diagnostics/join").await;
        assert!(join.html().contains("Because you hear pumps all day."));

        // A second wave over the whole unit asks whom the first did not.
        let unit = r#"{"unit":"service-nord"}"#;
        assert_eq!(desk.post("amelie", "/api/v1/spaces/diagnostics/waves", unit).await.status, 201);
        send(&desk.t).await;
        assert_eq!(facts(&desk.t, "membership.invited").await.len(), 3, "jonas, and nobody twice");
        let list = desk.get("amelie", "/api/v1/spaces/diagnostics/waves").await;
        assert!(!list.text.contains("karim"), "afterwards there are counts: {}", list.text);
        assert_eq!(
            (&list.json["items"][1]["sent"], &list.json["items"][1]["state"]),
            (&2.into(), &"gone".into())
        );
    });
}

#[test]
fn whoever_said_no_is_not_asked_again_and_nobody_learns_who_that_was() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let plan = |body: &'static str| desk.post("amelie", "/api/v1/spaces/diagnostics/waves", body);
        assert_eq!(plan(r#"{"people":"karim yuki"}"#).await.status, 201);
        send(&desk.t).await;
        assert_eq!(desk.post("karim", "/s/diagnostics/invitations/me/end", "").await.status, 303);
        let again = plan(r#"{"people":"karim"}"#).await;
        assert_eq!(again.status, 422);
        let said = plan(r#"{"people":"karim yuki","preview":true}"#).await.json;
        assert_eq!(said["preview"]["before"], 2, "who declined and who has not answered are one number");
        assert_eq!(invited(&desk, "diagnostics", "amelie").await, 1);
    });
}

#[test]
fn a_wave_waits_for_its_day_and_can_be_paused_and_taken_back() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let plan = async |body: &str| {
            let made = desk.post("amelie", "/api/v1/spaces/diagnostics/waves", body).await;
            made.json["items"][0]["id"].as_str().unwrap().to_owned()
        };
        let first = plan(r#"{"people":"karim","at":"2026-03-09"}"#).await;
        let second = plan(r#"{"people":"yuki","at":"2026-03-09"}"#).await;
        send(&desk.t).await;
        assert_eq!(invited(&desk, "diagnostics", "amelie").await, 0, "its day has not come");
        let at = |id: &str, what: &str| format!("/s/diagnostics/waves/{id}{what}");
        assert_eq!(desk.post("amelie", &at(&first, "/pause"), "").await.status, 303);
        assert_eq!(desk.post("amelie", &at(&second, "/end"), "").await.status, 303);
        desk.t.clock.advance(30 * DAY);
        send(&desk.t).await;
        assert_eq!(invited(&desk, "diagnostics", "amelie").await, 0);
        assert_eq!(desk.post("amelie", &at(&first, "/pause/end"), "").await.status, 303);
        send(&desk.t).await;
        assert_eq!(invited(&desk, "diagnostics", "amelie").await, 1);
        for what in ["/pause", "/pause/end", "/end"] {
            assert_eq!(desk.post("amelie", &at(&first, what), "").await.status, 404, "{what}: it has gone");
        }
        // Yuki was never asked, so that another wave may.
        assert_eq!(desk.post("amelie", "/s/diagnostics/waves", "people=yuki").await.status, 303);
        // Nobody asks for a space that is in the archive.
        assert_eq!(desk.post("amelie", "/s/diagnostics/archive", "").await.status, 303);
        send(&desk.t).await;
        let page = desk.get("amelie+en", "/s/diagnostics/waves").await;
        assert!(page.html().contains("Paused"), "{}", page.html());
    });
}

#[test]
fn many_are_asked_step_by_step_and_each_one_once() {
    both_engines(async |t: Town| {
        write(&t.db, |w| {
            for n in 0..230_i64 {
                let name = format!("welder-{n:03}");
                w.exec(&SOMEBODY, p![9_000_000 + n, &name, &fold::fold(&name)])?;
            }
            Ok(())
        })
        .await
        .unwrap();
        let desk = desk(t);
        let made = desk
            .post("amelie", "/api/v1/spaces/diagnostics/waves", r#"{"unit":"noria","language":"en"}"#)
            .await;
        assert_eq!(made.status, 201, "{}", made.text);
        tick(&desk.t, super::send::SEND).await;
        let half = facts(&desk.t, "membership.invited").await.len();
        assert_eq!(half, 100, "one step");
        send(&desk.t).await;
        let told = facts(&desk.t, "membership.invited").await;
        let mut people: Vec<i64> = told.iter().map(|f| f.0).collect();
        let all = people.len();
        people.sort_unstable();
        people.dedup();
        assert_eq!(people.len(), all, "nobody twice");
        assert!((230..300).contains(&all), "{all}");
        assert!(!people.contains(&desk.t.person("karim").number()), "who speaks French is not meant");
        assert!(people.contains(&PersonId::new(9_000_229).number()));
    });
}

#[test]
fn waves_are_for_those_who_lead_a_space_that_asks_people_in() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let plan = r#"{"people":"lea","preview":true}"#;
        let mine = "/api/v1/spaces/diagnostics/waves";
        desk.table(&[
            (
                "GET",
                mine,
                "",
                &[("amelie", 200), ("sofia", 200), ("ines", 404), ("yuki", 404), ("piet", 404), ("", 401)],
            ),
            (
                "POST",
                mine,
                plan,
                &[("amelie", 200), ("sofia", 200), ("ines", 404), ("karim", 404), ("piet", 404), ("", 401)],
            ),
            (
                "POST",
                mine,
                r#"{"people":"lea"}"#,
                &[("ines", 403), ("karim", 403), ("piet", 404), ("amelie", 201)],
            ),
            (
                "GET",
                "/api/v1/spaces/pump-3/waves",
                "",
                &[("ines", 200), ("mamadou", 404), ("sofia", 404), ("piet", 404)],
            ),
            (
                "GET",
                "/api/v1/spaces/service-nord/waves",
                "",
                &[("jonas", 404), ("victor", 404), ("karim", 404)],
            ),
            (
                "POST",
                "/api/v1/spaces/service-nord/waves",
                r#"{"people":"lea"}"#,
                &[("jonas", 403), ("karim", 403)],
            ),
        ])
        .await;
    });
}

#[test]
fn others_neither_see_nor_stop_a_wave() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.table(&[("GET", "/api/v1/spaces/everybody/waves", "", &[("sofia", 404), ("yuki", 404)])]).await;
    });
}

#[test]
fn waves_are_steered_by_those_who_lead() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.table(&[
            (
                "DELETE",
                "/api/v1/spaces/diagnostics/waves/1",
                "",
                &[("ines", 403), ("amelie", 404), ("piet", 404), ("", 401)],
            ),
            (
                "POST",
                "/api/v1/spaces/diagnostics/waves/1/pause",
                "",
                &[("ines", 403), ("amelie", 404), ("", 401)],
            ),
            (
                "DELETE",
                "/api/v1/spaces/diagnostics/waves/1/pause",
                "",
                &[("ines", 403), ("amelie", 404), ("", 401)],
            ),
        ])
        .await;
    });
}

#[test]
fn a_unit_that_is_not_there_is_said_in_ones_language() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let none = desk.post("amelie", "/s/diagnostics/waves", "people=&unit=nowhere&words=x").await;
        assert_eq!(none.status, 422);
        let actor = desk.t.amelie();
        assert_eq!(actor.lang, Lang::Fr);
        assert!(none.html().contains("annuaire"), "{}", none.html());
    });
}

// spec: S2-SM6 (part: invitations of many by somebody from outside wait for the co-driver)
#[test]
fn somebody_from_outside_asks_many_in_with_a_second_signature_only() {
    both_engines(async |t: Town| {
        let piet = t.piet();
        let mut found = place(&t.db, &piet, "pump-3").await.unwrap();
        found.standing.facilitator = true;
        found.kind = web::place::Kind::Community;
        assert!(
            matches!(gate().decide(&piet, PLAN, &found).unwrap(), Decision::Held(why) if why.rule == "S2-SM7")
        );
        found.standing.released = true;
        assert_eq!(gate().decide(&piet, PLAN, &found).unwrap(), Decision::Permitted);
    });
}
