//! Who does what here, in plain words, and the working agreement.

use testkit::{Town, both_engines};

use super::desk::{Planting, desk, hold};

// spec: S2-NB4
#[test]
fn a_space_says_in_plain_words_who_does_what() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let page = desk.get("yuki", "/s/diagnostics/who").await;
        let html = page.html();
        for said in [
            "decides what this community is for",
            "keeps conversations going",
            "sees that each question gets its answer",
            "grants access and keeps it safe",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(html.contains("If that is not possible: Yuki Tanaka."));
        assert!(
            html.contains("Nobody helps with the tool")
                || html.contains("helps when something does not work")
        );
        for key in ["facilitator", "network_lead", "platform_expert", "LA9"] {
            assert!(!html.contains(&format!(">{key}<")), "no key is shown: {key}");
        }
        let team = desk.get("ines", "/s/service-nord/who").await;
        assert!(team.html().contains("Jonas Brandt") && team.html().contains("Karim Benali"));
        assert_eq!(desk.get("piet", "/s/pump-3/who").await.status, 200, "a guest reads it where they are");
        assert_eq!(desk.get("yuki", "/s/pump-3/who").await.status, 404);
        assert_eq!(desk.get("piet", "/s/diagnostics/who").await.status, 404);
    });
}

// spec: S2-NB1
#[test]
fn everybody_it_names_accepts_the_agreement_and_is_asked_anew_when_people_change() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let at = "/api/v1/spaces/diagnostics/agreement";
        let board = desk.get("amelie", "/api/v1/spaces/diagnostics/who").await;
        let named = |json: &serde_json::Value| {
            let mut all: Vec<(String, bool)> = json["named"]
                .as_array()
                .unwrap()
                .iter()
                .map(|p| (p["person"]["handle"].as_str().unwrap().to_owned(), p["accepted"].is_string()))
                .collect();
            all.sort();
            all
        };
        let no = |who: &str| (who.to_owned(), false);
        let yes = |who: &str| (who.to_owned(), true);
        assert_eq!(named(&board.json["agreement"]), [no("amelie"), no("sofia")]);
        let mark = board.json["agreement"]["mark"].as_str().unwrap().to_owned();
        assert!(desk.get("amelie", "/s/diagnostics/who").await.html().contains("Je suis d’accord"));
        assert!(!desk.get("ines", "/s/diagnostics/who").await.html().contains("Je suis d’accord"));
        assert_eq!(desk.post("ines", at, "{}").await.status, 403, "it does not name ines");
        let done = desk.post("amelie", at, &format!(r#"{{"mark":"{mark}"}}"#)).await;
        assert_eq!((done.status, named(&done.json)), (200, vec![yes("amelie"), no("sofia")]));
        assert_eq!(desk.post("sofia", "/s/diagnostics/agreement", "").await.location, "/s/diagnostics/who");
        let all = desk.get("yuki", "/s/diagnostics/who").await;
        assert!(all.html().contains("Everybody it names has agreed."), "{}", all.html());
        // Somebody joins those it names: it is another agreement.
        desk.plant(&[hold("facilitator", "tomas", "diagnostics")]).await;
        let changed = desk.get("yuki", "/api/v1/spaces/diagnostics/who").await;
        assert_eq!(named(&changed.json["agreement"]), [no("amelie"), no("sofia"), no("tomas")]);
        let old = desk.post("amelie", at, &format!(r#"{{"mark":"{mark}"}}"#)).await;
        assert_eq!(old.status, 409, "what was read is no longer what it says");
        assert!(desk.get("amelie", "/s/diagnostics/who").await.html().contains("Je suis d’accord"));
    });
}
