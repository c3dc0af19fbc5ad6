//! Tokens made on the page: shown once, with a scope and an end, ended by their owner alone.

use kernel::time::DAY;
use testkit::{Town, both_engines};

use super::{Scope, store};
use crate::desk::Desk;

#[test]
fn a_token_is_shown_once_has_an_end_and_ends_at_a_word() {
    both_engines(async |t: Town| {
        let (db, clock) = (t.db.clone(), t.clock.clone());
        let desk = Desk::new(t);
        let made = desk.post("ines", "/me/tokens", "label=Rota+screen&scope=post&days=30").await;
        let html = made.html().to_owned();
        let at = html.find("ens_").expect(&html);
        let secret: String = html
            .chars()
            .skip(html.get(..at).map_or(0, |before| before.chars().count()))
            .take_while(|c| *c != '"')
            .collect();
        assert!(!desk.get("ines", "/me/tokens").await.html().contains("ens_"), "shown once");
        let found = async |secret: &str| {
            let secret = secret.to_owned();
            db.read(move |r| store::grant(r, &secret)).await.unwrap()
        };
        let (owner, grant) = found(&secret).await.unwrap();
        assert_eq!((owner.handle.as_str(), grant.scope), ("ines", Scope::Post));
        let now = clock.now();
        assert!(!grant.over(now) && grant.unseen(now), "used for the first time");
        db.write(move |w| store::seen(w, grant.id)).await.unwrap();
        assert!(!found(&secret).await.unwrap().1.unseen(now));
        let list = desk.get("ines", "/api/v1/me/tokens").await.json;
        assert_eq!(
            (list["items"][0]["label"].as_str(), list["items"][0]["scope"].as_str()),
            (Some("Rota screen"), Some("post"))
        );
        assert!(list["items"][0]["used"].is_string() && list["items"][0].get("secret").is_none());
        clock.advance(31 * DAY);
        assert!(found(&secret).await.unwrap().1.over(clock.now()));
        let id = grant.id;
        for (who, status) in [("karim", 404), ("", 401), ("ines", 200), ("ines", 404)] {
            assert_eq!(
                desk.call(who, "DELETE", &format!("/api/v1/me/tokens/{id}"), "").await.status,
                status,
                "{who}"
            );
        }
        assert!(found(&secret).await.is_none());
    });
}

#[test]
fn what_a_token_form_says_is_checked() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        for (form, field) in [
            ("label=&scope=read", "label"),
            ("label=x&scope=all", "scope"),
            ("label=x&scope=read&days=400", "days"),
        ] {
            let sent = desk.post("ines", "/me/tokens", form).await;
            assert!(sent.html().contains(&format!("id=\"{field}-error\"")), "{form}: {}", sent.html());
        }
        let body = r#"{"label": "Screen", "scope": "read"}"#;
        for n in 0..20 {
            let made = desk.call("ines", "POST", "/api/v1/me/tokens", body).await;
            assert_eq!(made.status, 201, "{n}");
            assert!(
                made.json["secret"].as_str().unwrap().starts_with("ens_") && made.json["until"].is_string()
            );
        }
        assert_eq!(desk.call("ines", "POST", "/api/v1/me/tokens", body).await.status, 409);
        let page = desk.post("ines", "/me/tokens/77/end", "").await;
        assert_eq!(page.status, 404);
    });
}
