//! The page of imports: who sees it, and what it shows.

use store::{p, sql};

use crate::net::on_both;

sql!(
    IMPORT,
    "INSERT INTO imports (id, kind, source, file, digest, state, started_ms, ended_ms, people, spaces, threads, messages,
        reactions, skipped, kept)
     VALUES ($1, 'slack', 'slack:T1', 'export.zip', 'x', 'done', $2, $2, 3, 1, 20, 400, 5, 0, 0)"
);

#[test]
fn whoever_runs_the_network_sees_the_imports_and_nobody_else() {
    on_both(async |net| {
        let owner = net.browser("sofia").await;
        owner.get("/operator/imports").await.is(200).has("Nothing has been imported yet");
        net.site.db.write(|w| w.exec(&IMPORT, p![77_i64, w.now()])).await.unwrap();
        owner.get("/operator/imports").await.is(200).has("400 messages").has("export.zip");
        let json = net.script("sofia").await.get("/api/v1/operator/imports").await.is(200).json();
        assert_eq!(
            (json["items"][0]["id"].as_str(), json["items"][0]["messages"].as_i64()),
            (Some("77"), Some(400))
        );
        // A member, a manager, somebody outside of every space, a guest from outside: it is not there.
        for who in ["ines", "jonas", "amelie", "piet"] {
            net.browser(who).await.get("/operator/imports").await.is(404);
            net.script(who).await.get("/api/v1/operator/imports").await.is(404);
        }
        net.stranger().get("/api/v1/operator/imports").await.is(401);
    });
}
