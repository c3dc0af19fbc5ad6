//! Who is away, and whoever would stand in as well; and places that are young.

use kernel::time::DAY;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::desk::{Hold, Lists, Planting, desk, hold};
use crate::store::{board, needs};

sql!(
    AWAY,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, $3, $4, NULL, $3)"
);
sql!(GONE, "UPDATE people SET state = 'left' WHERE id = $1");
sql!(MADE, "UPDATE spaces SET created_ms = $2 WHERE id = $1");

async fn away(desk: &Desk, id: i64, who: &str, days: i64) {
    let (person, now) = (desk.t.person(who), desk.t.now());
    let (from, until) = (now.plus(-DAY), now.plus(days * DAY));
    desk.t.db.write(move |w| w.exec(&AWAY, p![id, person, from, until]).map(|_| ())).await.unwrap();
}

/// Who answers for LA9 in Field diagnostics, and who comes next.
async fn access(desk: &Desk) -> (Option<String>, Option<String>) {
    let board = desk.get("karim", "/api/v1/spaces/diagnostics/who").await;
    let answer = &board.duty("LA9")["answer"];
    let handle = |part: &str| answer[part]["handle"].as_str().map(str::to_owned);
    (handle("person"), handle("deputy"))
}

fn names(person: &str, deputy: Option<&str>) -> (Option<String>, Option<String>) {
    (Some(person.to_owned()), deputy.map(str::to_owned))
}

#[test]
fn a_deputy_who_is_away_too_does_not_count_until_back() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let standing = async || {
            let board = desk.get("karim", "/api/v1/spaces/diagnostics/who").await;
            board.role("columns", "platform_expert")["state"].as_str().unwrap().to_owned()
        };
        assert_eq!(
            (access(&desk).await, standing().await),
            (names("victor", Some("yuki")), "deputised".into())
        );
        away(&desk, 1, "yuki", 3).await;
        assert_eq!((access(&desk).await, standing().await), (names("victor", None), "filled".into()));
        away(&desk, 2, "victor", 9).await;
        assert_eq!(access(&desk).await, names("victor", None));
        let page = desk.get("karim+en", "/who?in=space:diagnostics&q=access").await;
        assert!(page.words().contains("and nobody stands in"), "{}", page.words());
        let french = desk.get("lea+fr", "/who?in=space:diagnostics&q=acc%C3%A8s").await;
        assert!(french.words().contains("sans suppléance"), "{}", french.words());
        desk.t.clock.advance(3 * DAY);
        assert_eq!(access(&desk).await, names("yuki", Some("victor")), "back before the holder: she acts");
        desk.t.clock.advance(7 * DAY);
        assert_eq!(access(&desk).await, names("victor", Some("yuki")));
    });
}

#[test]
fn another_deputy_who_is_there_comes_before_one_who_is_away() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let [first] =
            desk.plant(&[Hold { deputy: "yuki", ..hold("platform_expert", "victor", "") }]).await[..]
        else {
            panic!("one role")
        };
        desk.stand_in(first, "lea").await;
        away(&desk, 1, "yuki", 3).await;
        assert_eq!(access(&desk).await, names("victor", Some("lea")));
        // The holder is gone for good: somebody who is away goes on with it when back.
        let victor = desk.t.victor().id;
        desk.t.db.write(move |w| w.exec(&GONE, p![victor]).map(|_| ())).await.unwrap();
        assert_eq!(access(&desk).await.0.as_deref(), Some("lea"));
        away(&desk, 2, "lea", 3).await;
        assert_eq!(access(&desk).await.0.as_deref(), Some("yuki"), "the role is not empty for that");
    });
}

#[test]
fn whoever_acts_for_a_manager_does_not_count_while_away() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let deputy = async || {
            let board = desk.get("ines", "/api/v1/spaces/service-nord/who").await;
            let cells = desk.get("sofia", "/api/v1/coverage?limit=200").await;
            let cells = cells.json["items"].as_array().unwrap().clone();
            let unit = cells.into_iter().find(|c| c["role"] == "line_manager" && c["in"] == "service-nord");
            let state = unit.and_then(|c| c["state"].as_str().map(str::to_owned)).unwrap_or_default();
            (board.duty("LE1")["answer"]["deputy"]["handle"].as_str().map(str::to_owned), state)
        };
        assert_eq!(deputy().await, (Some("karim".into()), "deputised".into()));
        away(&desk, 1, "karim", 3).await;
        assert_eq!(deputy().await, (None, "filled".into()));
    });
}

// spec: S1-2 (part: a young place asks for half as much again of what is fixed)
#[test]
fn a_young_community_takes_more_of_whoever_facilitates_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        // Two fixed hours a week for one community: five percent of the week is enough, once it is grown.
        desk.plant(&[Hold { share: 5, ..hold("facilitator", "karim", "data-workshop") }]).await;
        desk.end("tomas", 1).await;
        let (space, karim) = (desk.t.space("data-workshop"), desk.t.karim().id);
        for (days, hours, over) in [(89, 3.0, true), (91, 2.0, false)] {
            let made = desk.t.now().plus(-days * DAY);
            desk.t.db.write(move |w| w.exec(&MADE, p![space, made]).map(|_| ())).await.unwrap();
            let (state, volumes, now) = {
                let read =
                    desk.t.db.read(|r| Ok::<_, store::Error>((board::everything(r)?, needs::volumes(r)?)));
                let (state, volumes) = read.await.unwrap();
                (state, volumes, desk.t.now())
            };
            let work = state.work(&charter::ORIGINAL, karim, &volumes, now);
            assert!((work.need() - hours).abs() < 1e-9, "{days} days: {work:?}");
            let page = desk.get("sofia+en", "/who?in=space:data-workshop").await;
            assert_eq!(page.words().contains("more to do than time"), over, "{days} days: {}", page.words());
        }
    });
}
