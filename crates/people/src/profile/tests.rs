//! Each field × each kind of reader, on both engines, as page, API, search of words and view agree.

use testkit::{Town, both_engines};

use super::{AUDIENCES, Audience, FIELDS, READERS, Reader};
use crate::desk::Desk;

/// Who of the town reads inès as which kind of reader.
const WHO: [(Reader, &str); 6] = [
    (Reader::Colleague, "yuki"),
    (Reader::Space, "amelie"),
    (Reader::Unit, "mamadou"),
    (Reader::Manager, "jonas"),
    (Reader::Owner, "sofia"),
    (Reader::Guest, "piet"),
];

fn words_of(key: &str) -> String {
    match key {
        "links" => "https://noria.example/her-bench".to_owned(),
        key => format!("her-{key}"),
    }
}

// spec: S2-MB2 (part: what others see of a profile)
// spec: S2-MB6 (part: only the person's own words)
#[test]
fn each_field_is_seen_by_those_it_is_meant_for_and_by_nobody_else() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        for audience in AUDIENCES {
            let form: Vec<String> = FIELDS
                .iter()
                .map(|f| format!("{0}={1}&{0}_who={2}", f.key, words_of(f.key), audience.as_str()))
                .collect();
            assert_eq!(desk.post("ines", "/me/profile", &form.join("&")).await.status, 303);
            for (reader, who) in WHO {
                let page = desk.get(who, "/p/ines").await;
                let api = desk.get(who, "/api/v1/people/ines").await;
                let listed = desk.get(who, "/api/v1/people?q=ines").await.json.to_string();
                let seen_as = desk.get("ines", &format!("/me/seen?as={}", reader.as_str())).await;
                for field in FIELDS {
                    let (sees, words) = (reader.sees(audience), words_of(field.key));
                    let what = format!("{} for {audience:?} by {reader:?}", field.key);
                    assert_eq!(page.html().contains(&words), sees, "page: {what}");
                    assert_eq!(api.json.to_string().contains(&words), sees, "API: {what}");
                    assert_eq!(seen_as.html().contains(&words), sees, "as it is shown to her: {what}");
                    assert!(sees || !listed.contains(&words), "list: {what}");
                }
                let word = desk.get(who, "/people/skills/HER-offers").await;
                assert_eq!(word.html().contains("/p/ines"), reader.sees(audience), "{audience:?} {who}");
            }
            let own = desk.get("ines", "/p/ines").await;
            assert!(FIELDS.iter().all(|f| own.html().contains(&words_of(f.key))), "{}", own.html());
        }
    });
}

#[test]
fn a_guest_learns_a_name_and_a_title_and_no_more() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let seen = desk.get("piet", "/p/ines").await;
        assert!(seen.html().contains("Inès Moreau") && seen.html().contains("Technicienne"));
        assert!(!seen.html().contains("Service Nord") && !seen.html().contains("icons.svg#clock"));
        let json = desk.get("piet", "/api/v1/people/ines").await.json;
        assert!(json["unit"].is_null() && json["zone"] == "" && json["about"] == "");
        assert_eq!(desk.get("piet", "/p/jonas").await.status, 404);
        assert!(Reader::Guest.sees(Audience::All) == READERS.iter().all(|r| r.sees(Audience::Me)));
    });
}

#[test]
fn words_are_kept_part_by_part_and_a_wrong_one_keeps_what_was_typed() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let form =
            "offers=Joints%2C+Vibrations%2C+joints&speaks=fran%C3%A7ais%2C+English&phone=12&phone_who=me";
        assert_eq!(desk.post("ines", "/me/profile", form).await.status, 303);
        let patch = desk.call("ines", "PATCH", "/api/v1/me/profile", r#"{"place": "Lille"}"#).await;
        assert_eq!(patch.status, 200, "{:?}", patch.problem);
        let own = desk.get("ines", "/api/v1/me/profile").await.json;
        assert_eq!(own["fields"]["offers"]["words"], "Joints, Vibrations");
        assert_eq!(own["fields"]["phone"]["who"], "me");
        assert_eq!(own["fields"]["place"]["words"], "Lille");
        let seen = desk.get("yuki", "/api/v1/people/ines").await.json;
        assert_eq!(seen["profile"]["speaks"], serde_json::json!(["English", "French"]));
        let wrong = desk.post("ines", "/me/profile", "links=javascript%3Aalert(1)&about=kept").await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.html().contains(">kept</textarea>") && wrong.html().contains("javascript:alert(1)"));
        assert_eq!(desk.call("ines", "PATCH", "/api/v1/me/profile", r#"{"salary": "1"}"#).await.status, 400);
        let other = desk.get("yuki", "/people/skills/nothing-of-the-kind").await;
        assert_eq!(other.status, 404);
    });
}
