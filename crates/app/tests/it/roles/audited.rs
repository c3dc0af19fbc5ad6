//! What somebody decides about somebody else's role is in the audit, refused tries too; what one
//! decides about oneself is not.

use axum::http::Method;
use kernel::PersonId;
use serde_json::json;
use store::{p, sql};

use super::{ROLES, act, founded, id, of, propose};
use crate::net::{Net, on_both};

sql!(
    ROWS,
    "SELECT act, outcome, actor_id, subject_id FROM audit
     WHERE act LIKE 'role.%' OR act LIKE 'duty.%' OR act LIKE 'codriving.%' OR act LIKE 'held.%' ORDER BY id"
);

/// Every row since so many of them: act, how it ended, by whom, about what.
async fn rows(net: &Net, since: usize) -> Vec<(String, String, Option<PersonId>, i64)> {
    let all: Vec<(String, String, Option<PersonId>, i64)> =
        net.town.db.read(|r| r.all(&ROWS, p![])).await.unwrap();
    all.into_iter().skip(since).collect()
}

#[test]
fn second_signatures_and_the_end_of_co_driving_are_in_the_audit() {
    on_both(async |net: Net| {
        crate::held::plant(&net, true).await;
        let (piet, amelie, sofia) =
            (net.script("piet").await, net.script("amelie").await, net.script("sofia").await);
        let since = rows(&net, 0).await.len();
        let (first, second) = (crate::held::announce(&piet).await, crate::held::announce(&piet).await);
        let nothing = json!({});
        let held = |id: &str, what: &str| format!("/api/v1/held/{id}/{what}");
        piet.json(Method::POST, &held(&first, "signature"), &nothing).await.is(403);
        amelie.json(Method::POST, &held(&first, "signature"), &nothing).await.is(200);
        let why = json!({"reason": "Not before the holidays."});
        amelie.json(Method::POST, &held(&second, "refusal"), &why).await.is(200);
        let role = crate::held::ROLE;
        let release = format!("/api/v1/codrivings/{role}/release");
        amelie.json(Method::POST, &release, &nothing).await.is(403);
        sofia.json(Method::POST, &format!("/api/v1/codrivings/{role}/suspension"), &nothing).await.is(200);
        net.settle().await;
        let by = |who: &str| Some(net.town.person(who));
        let number = |id: &str| id.parse::<i64>().unwrap();
        let row =
            |act: &str, outcome: &str, who: &str, about: i64| (act.into(), outcome.into(), by(who), about);
        assert_eq!(
            rows(&net, since).await,
            [
                row("held.sign", "refused", "piet", number(&first)),
                row("held.sign", "done", "amelie", number(&first)),
                row("held.refuse", "done", "amelie", number(&second)),
                row("codriving.release", "refused", "amelie", role),
                row("codriving.suspend", "done", "sofia", role),
            ]
        );
    });
}

#[test]
fn what_is_decided_about_roles_is_in_the_audit() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let since = rows(&net, 0).await.len();
        let body = json!({"role": "user_support", "in": "network", "person": "amelie", "share": 10});
        propose(&net.script("yuki").await, body.clone()).await.is(403);
        let role = id(&propose(&sofia, body).await.is(201));
        let amelie = net.script("amelie").await;
        act(&amelie, &role, "acceptance").await.is(200);
        let deputies = format!("{ROLES}/{role}/deputies");
        sofia.json(Method::POST, &deputies, &json!({"person": "yuki"})).await.is(200);
        sofia.json(Method::POST, &format!("{deputies}/yuki/end"), &json!({})).await.is(200);
        let keeps = of(&net, "sofia", "platform_expert").await;
        let settle = json!({"in": "network", "assignment": keeps});
        sofia.json(Method::POST, "/api/v1/duties/LA9/answer", &settle).await.is(200);
        act(&amelie, &role, "ending").await.is(403);
        let next = json!({"role": "user_support", "in": "network", "person": "karim", "share": 10});
        let karim = id(&propose(&sofia, next).await.is(201));
        act(&net.script("karim").await, &karim, "acceptance").await.is(200);
        act(&sofia, &role, "ending").await.is(200);
        net.settle().await;
        let by = |who: &str| Some(net.town.person(who));
        let number = |id: &str| id.parse::<i64>().unwrap();
        let row = |act: &str, outcome: &str, who: &str, about| (act.into(), outcome.into(), by(who), about);
        assert_eq!(
            rows(&net, since).await,
            [
                row("role.ask", "refused", "yuki", 0),
                row("role.ask", "done", "sofia", number(&role)),
                row("role.deputy", "done", "sofia", number(&role)),
                row("role.deputy", "done", "sofia", number(&role)),
                row("duty.settle", "done", "sofia", number(&keeps)),
                row("role.end", "refused", "amelie", number(&role)),
                row("role.ask", "done", "sofia", number(&karim)),
                row("role.end", "done", "sofia", number(&role)),
            ]
        );
        let page = net.browser("sofia").await.get("/operator/audit").await.is(200);
        page.has("Role ended").has("Deputy of a role asked or ended");
    });
}
