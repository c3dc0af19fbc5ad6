//! Whoever made a webhook hears that it sends nothing any more.

use super::*;

#[test]
fn a_webhook_that_stopped_is_told_to_whoever_made_it() {
    both_engines(async |t: Town| {
        let (space, lea) = (t.space("diagnostics"), t.person("lea"));
        let mut fact = of(&t, "webhook.stopped", 90, lea).space(space).with("owner", lea.number());
        fact.actor = None;
        tell(&t, fact).await;
        let got = list(&t.db, lea).await;
        assert_eq!(said(&got), one("webhook_stopped", 1));
        assert_eq!(got.first().unwrap().target(), "/webhooks/90");
    });
}
