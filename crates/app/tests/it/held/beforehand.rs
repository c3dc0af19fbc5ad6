//! What whoever waits for a second signature knows and meets before they ask.

use axum::http::Method;
use serde_json::json;

use super::*;

#[test]
fn the_composer_says_beforehand_that_an_announcement_waits_for_a_signature() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let said = "Waits for the signature of whoever co-drives with you";
        net.browser("piet").await.get("/s/diagnostics/new").await.is(200).has(said);
        let amelie = net.browser("amelie").await.get("/s/diagnostics/new").await.is(200);
        assert!(!amelie.text.contains("Attend la signature"), "{}", amelie.text);
    });
}

#[test]
fn twenty_acts_wait_at_most() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let piet = net.script("piet").await;
        let mut last = String::new();
        for _ in 0..20 {
            last = announce(&piet).await;
        }
        let more = piet.json(Method::POST, THREADS, &news()).await.is(422).json();
        assert!(more.to_string().contains("Twenty acts of yours"), "{more}");
        assert_eq!(kept(&net).await, 20, "nothing more is kept");
        piet.json(Method::POST, &format!("/api/v1/held/{last}/withdrawal"), &json!({})).await.is(200);
        announce(&piet).await;
    });
}
