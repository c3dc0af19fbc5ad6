//! Whoever leaves gives up their roles. Where somebody agreed to stand in, they go on with the role and
//! are asked to take it over; where nobody did, it ends and stands empty. Nobody is put into a role
//! without being asked, and nobody is asked what the charter wants justified and confirmed: there whoever
//! stands in goes on until those who decide have proposed somebody.

use charter::Catalogue;
use kernel::{AssignmentId, PersonId};
use store::{Res, Write, p, sql};

use super::{assignments, find, following};

sql!(OPEN, "SELECT id FROM assignments WHERE person_id = $1 AND state = 'held' ORDER BY id");
sql!(
    NOT_ANSWERED,
    "UPDATE assignments SET state = 'withdrawn', version = version + 1 WHERE person_id = $1 AND state = 'proposed'"
);
// Who goes on with a role: the first of those who agreed to stand in, and are there.
sql!(
    GOES_ON,
    "SELECT d.person_id FROM deputies d JOIN people p ON p.id = d.person_id AND p.state = 'active' AND NOT p.external
     WHERE d.assignment_id = $1 AND d.state = 'accepted' AND d.person_id <> $2 ORDER BY d.since_ms, d.person_id LIMIT 1"
);

/// What becomes of the roles of somebody who left.
///
/// # Errors
/// What the database says.
pub fn left(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    w.exec(&NOT_ANSWERED, p![person])?;
    let catalogue = charter::current(w)?;
    for id in w.ints(&OPEN, p![person])? {
        let id = AssignmentId::new(id);
        let goes_on = w.opt::<(PersonId,)>(&GOES_ON, p![id, person])?;
        match goes_on {
            Some((deputy,)) => goes_on_with(w, &catalogue, id, deputy)?,
            None => {
                let held = find::assignment(w, id)?;
                assignments::finish(w, &held, None, "left")?;
            }
        }
    }
    Ok(())
}

/// Whoever stands in is asked to take the role over, once, and goes on with it until then.
fn goes_on_with(w: &mut Write<'_>, catalogue: &Catalogue, id: AssignmentId, deputy: PersonId) -> Res<()> {
    let held = find::assignment(w, id)?;
    let others = find::others(w, deputy)?;
    if others.iter().any(|o| o.role == held.role && o.scope == held.scope) {
        // They hold it beside whoever left, or are asked already.
        assignments::finish(w, &held, None, "left")?;
        return Ok(());
    }
    let justified = catalogue.role(&held.role).is_none_or(|role| role.criteria.iter().any(|c| c.must));
    if justified { following::unled(w, &held, deputy) } else { following::follow(w, &held, deputy, &others) }
}

#[cfg(test)]
mod tests {
    use kernel::time::DAY;
    use serde_json::json;
    use testkit::{Desk, Town, both_engines};

    use super::*;
    use crate::who::tests::desk::{Hold, Lists, Planting, hold};

    sql!(GONE, "UPDATE people SET state = $2 WHERE id = $1");

    async fn leaves(desk: &Desk, who: &str) {
        let person = desk.t.person(who);
        let gone = desk.t.db.write(move |w| {
            w.exec(&GONE, p![person, "left"])?;
            left(w, person)
        });
        gone.await.unwrap();
    }

    async fn access(desk: &Desk) -> serde_json::Value {
        desk.get("karim", "/api/v1/spaces/diagnostics/who").await.duty("LA9")["answer"].clone()
    }

    #[test]
    fn whoever_left_carries_no_role_any_more() {
        both_engines(async |t: Town| {
            let amelie = t.person("amelie");
            let held = t.db.read(move |r| r.ints(&OPEN, p![amelie])).await.unwrap();
            assert!(!held.is_empty(), "she facilitates");
            t.db.write(move |w| left(w, amelie)).await.unwrap();
            assert!(t.db.read(move |r| r.ints(&OPEN, p![amelie])).await.unwrap().is_empty());
        });
    }

    // spec: S1-O1 (part: when a holder leaves the company, whoever stands in goes on and is asked)
    #[test]
    fn whoever_stands_in_goes_on_and_is_asked_to_take_it_over() {
        both_engines(async |t: Town| {
            let desk = Desk::new(t, crate::room());
            desk.staffed().await;
            leaves(&desk, "victor").await;
            let answer = access(&desk).await;
            assert_eq!(answer["person"]["handle"], "yuki", "nothing stands empty for a moment: {answer}");
            let page = desk.get("yuki", "/who/people/yuki").await;
            let (_, rest) = page.html().split_once("/who/assignments/").expect("she is asked");
            let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let asked = desk.get("yuki", &format!("/api/v1/assignments/{id}")).await;
            assert_eq!(asked.json["state"], "proposed", "nobody is put into a role: {}", asked.text);
            let path = format!("/api/v1/assignments/{id}/acceptance");
            assert_eq!(desk.post("yuki", &path, "{}").await.status, 200);
            desk.t.clock.advance(DAY);
            let all = desk.get("sofia", "/api/v1/assignments?role=platform_expert").await.json;
            let holders: Vec<_> =
                all["items"].as_array().unwrap().iter().map(|a| &a["person"]["handle"]).collect();
            assert_eq!(holders, [&json!("yuki")], "and it is hers alone once she accepts");
        });
    }

    // spec: S1-O1 (part: who heads the network is justified and confirmed, also then)
    #[test]
    fn nobody_is_asked_what_has_to_be_justified_and_their_stand_in_goes_on() {
        both_engines(async |t: Town| {
            let desk = Desk::new(t, crate::room());
            desk.plant(&[
                Hold { deputy: "yuki", ..hold("network_lead", "sofia", "") },
                hold("esn_owner", "helene", ""),
            ])
            .await;
            leaves(&desk, "sofia").await;
            let all = desk.get("helene", "/api/v1/assignments?role=network_lead").await.json;
            assert_eq!(all["items"][0]["deputies"][0]["handle"], "yuki", "{all}");
            assert!(!desk.get("yuki", "/who/people/yuki").await.html().contains("was asked on"));
            let cells = desk.get("helene", "/api/v1/coverage?limit=200").await;
            let lead = cells.json["items"].as_array().unwrap().iter().find(|c| c["role"] == "network_lead");
            assert_ne!(lead.unwrap()["state"], "vacant", "the deputy goes on");
        });
    }

    #[test]
    fn what_somebody_was_asked_and_never_answered_waits_no_longer() {
        both_engines(async |t: Town| {
            let desk = Desk::new(t, crate::room());
            desk.staffed().await;
            let asked = desk.ask(hold("risk_officer", "karim", "")).await;
            let open = format!("/who/assignments/{asked}");
            assert!(desk.get("sofia", "/who").await.html().contains(&open));
            leaves(&desk, "karim").await;
            assert!(!desk.get("sofia", "/who").await.html().contains(&open));
        });
    }
}
