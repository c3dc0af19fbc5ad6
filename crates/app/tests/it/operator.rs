//! Administration in the whole program: settings hold at once, and nobody reads by running the place.

use axum::http::Method;
use serde_json::json;

use crate::net::{Net, on_both};

async fn set(net: &Net, key: &str, value: &str) {
    let path = format!("/api/v1/operator/settings/{key}");
    net.browser("sofia").await.json(Method::PUT, &path, &json!({"value": value})).await.is(200);
}

#[test]
fn each_setting_holds_at_once() {
    on_both(async |net: Net| {
        let (sofia, ines) = (net.browser("sofia").await, net.browser("ines").await);
        set(&net, "network.name", "Noria & Sons").await;
        sofia.get("/people").await.is(200).has("Noria &#38; Sons");
        set(&net, "network.zone", "Asia/Tokyo").await;
        assert_eq!(&*net.site.zone, "Asia/Tokyo");
        set(&net, "network.language", "fr").await;
        let german = [("accept-language", "de")];
        net.stranger()
            .send(Method::GET, "/sign-in", Vec::new(), "", &german)
            .await
            .is(200)
            .has("lang=\"fr\"");
        set(&net, "spaces.projects", "1").await;
        let project = |name: &str| json!({"name": name, "kind": "project"});
        ines.json(Method::POST, "/api/v1/spaces", &project("Another")).await.is(422);
        set(&net, "spaces.projects", "9").await;
        ines.json(Method::POST, "/api/v1/spaces", &project("Another")).await.is(201);
        set(&net, "spaces.quota-mb", "20").await;
        assert_eq!(net.site.depot().unwrap().quota_mb(), 20);
        set(&net, "limits.costly-per-minute", "1").await;
        ines.get("/search?q=bearing").await.is(200);
        ines.get("/search?q=bearing").await.is(429);
        set(&net, "limits.costly-per-minute", "0").await;
        ines.get("/search?q=bearing").await.is(200);
        set(&net, "limits.api-per-minute", "7").await;
        let asked = ines.get("/api/v1/me").await.is(200);
        assert_eq!(asked.headers["ratelimit-policy"], "\"api\";q=7;w=60");
        set(&net, "people.session-days", "1").await;
        let tomas = net.browser("tomas").await;
        tomas.get("/me").await.is(200);
        net.town.clock.advance(2 * kernel::time::DAY);
        tomas.get("/me").await.is(303);
    });
}

#[test]
fn the_mail_host_and_the_size_of_a_file_are_chosen_and_hold() {
    on_both(async |net: Net| {
        let sofia = net.browser("sofia").await;
        let host = || net.site.shelf::<wayfinding::mail::host::Host>().settings().smtp;
        let path = "/api/v1/operator/settings/mail.host";
        for wrong in ["mail.noria.example", "smtp://me:secret@mail.noria.example"] {
            sofia.json(Method::PUT, path, &json!({"value": wrong})).await.is(422);
        }
        assert_eq!(host(), None);
        set(&net, "mail.host", "smtp://mail.noria.example:587").await;
        assert_eq!(host().as_deref(), Some("smtp://mail.noria.example:587"));
        let outbox = sofia.get("/api/v1/operator/outbox").await.is(200).json();
        assert_eq!(outbox["leaves"], true);
        set(&net, "mail.host", "").await;
        assert_eq!(host(), None);
        set(&net, "files.most-mb", "1").await;
        assert_eq!(net.site.depot().unwrap().most(), 1_000_000);
        let large = format!(
            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n{}\r\n--b--\r\n",
            "x".repeat(1_200_000)
        );
        let ines = net.browser("ines").await;
        let to = "/api/v1/spaces/diagnostics/files";
        ines.send(Method::POST, to, large.into(), "multipart/form-data; boundary=b", &[]).await.is(422);
        let page = sofia.get("/operator/settings").await.is(200);
        page.has("smtp://mail.example.org").has("files.most-mb");
    });
}

#[test]
fn what_the_program_was_started_with_is_shown_and_not_chosen() {
    on_both(async |mut net: Net| {
        net.mailing("smtps://robot:secret@mail.noria.example:465");
        let sofia = net.browser("sofia").await;
        let path = "/api/v1/operator/settings/mail.host";
        sofia.json(Method::PUT, path, &json!({"value": "smtp://other.example"})).await.is(409);
        let page = sofia.get("/operator/settings").await.is(200).has("smtps://mail.noria.example:465");
        assert!(!page.text.contains("secret"), "a password is nobody's to read");
        let host = net.site.shelf::<wayfinding::mail::host::Host>().settings().smtp;
        assert_eq!(host.as_deref(), Some("smtps://robot:secret@mail.noria.example:465"));
    });
}

#[test]
fn another_node_follows_what_was_chosen_elsewhere() {
    on_both(async |net: Net| {
        let other = Net::new(net.town.clone());
        set(&net, "network.name", "Renamed").await;
        assert_eq!(&*other.site.name, "Town");
        web::settings::refresh(&other.site).await.unwrap();
        assert_eq!(&*other.site.name, "Renamed");
    });
}

#[test]
fn whoever_runs_the_place_reads_no_closed_space_by_it() {
    on_both(async |net: Net| {
        let sofia = net.browser("sofia").await;
        let list = sofia.get("/api/v1/operator/spaces").await.is(200);
        for slug in ["service-nord", "data-workshop", "pump-3"] {
            assert!(list.text.contains(slug), "that it is there is known");
            sofia.get(&format!("/api/v1/spaces/{slug}/threads")).await.is(404);
            let page = sofia.get(&format!("/s/{slug}")).await;
            assert_ne!(page.status, 200, "{slug}: {}", page.text);
            sofia.get(&format!("/api/v1/spaces/{slug}/files")).await.is(404);
            sofia.get(&format!("/api/v1/spaces/{slug}/notes")).await.is(404);
        }
        let found = sofia.get("/api/v1/search?q=van").await.is(200);
        assert!(!found.text.contains("service-nord"), "{}", found.text);
        for path in ["/operator", "/operator/spaces", "/operator/people", "/operator/jobs", "/operator/audit"]
        {
            sofia.get(path).await.is(200).has("href=\"/operator\"");
        }
        net.browser("ines").await.get("/operator").await.is(404);
    });
}

#[test]
fn each_step_of_the_first_hours_leads_somewhere() {
    on_both(async |net: Net| {
        let sofia = net.browser("sofia").await;
        let page = sofia.get("/start").await.is(200);
        let steps = page.text.split("<ol class=\"steps\">").nth(1).unwrap().split("</ol>").next().unwrap();
        let links: Vec<&str> =
            steps.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.len() >= 10, "{links:?}");
        for link in links {
            sofia.get(link).await.is(200);
        }
    });
}
