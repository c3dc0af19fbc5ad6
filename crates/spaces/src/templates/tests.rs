//! Templates: the shipped ones are whole in both languages, and an organisation keeps its own.

use kernel::Lang;
use testkit::{Town, both_engines};
use web::place::Kind;

use super::shipped::all;
use crate::opening::joining;
use crate::tests::desk;

#[test]
fn every_shipped_template_answers_the_six_questions_in_both_languages() {
    for lang in [Lang::En, Lang::Fr] {
        let list = all(lang);
        assert_eq!(list.len(), 8, "each text is read");
        for t in list {
            assert!(t.words.card.check().is_ok(), "{} {lang:?}", t.key);
            let kind = Kind::parse(&t.shape.kind).unwrap();
            assert!(joining(kind, &t.shape.join).is_some(), "{}", t.key);
            assert!(!t.words.name.is_empty() && !t.words.what.is_empty() && !t.words.first_title.is_empty());
            assert!(t.kind().is_none() || t.first_page().len() < 2_000, "{}", t.key);
        }
    }
}

#[test]
fn choosing_a_template_fills_the_form_in_and_its_first_words_follow() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let page = desk.get("sofia+en", "/spaces/new?template=practice").await;
        assert!(page.html().contains("So that what one of us has learned the hard way"), "{}", page.html());
        assert!(page.html().contains("name=\"template\" value=\"practice\""));
        let page = desk.get("ines", "/spaces/new").await;
        assert!(
            page.html().contains("Promotion de nouveaux"),
            "the kind of space one may open, in one’s language"
        );
        assert!(!page.html().contains("Communauté de pratique"));
        let form = [("kind", "project"), ("name", "Spring"), ("template", "onboarding")];
        let made = desk.form("ines", "/spaces", &form).await;
        assert!(made.location.starts_with("/s/spring/notes/new?title="), "{}", made.location);
        let set = desk.get("ines", "/api/v1/spaces/spring/settings").await.json;
        assert_eq!(set["members_invite"], true, "set as the template says");
        let none = desk.get("ines", "/spaces/new?template=nothing").await;
        assert_eq!(none.status, 200);
        let card = desk.get("jonas+en", "/s/service-nord/card/edit?template=team").await;
        assert!(card.html().contains("This is where the team works"), "{}", card.html());
    });
}

#[test]
fn an_organisation_makes_its_own_of_a_space_and_keeps_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let make = r#"{"name":"Trade","what":"One trade"}"#;
        let at = "/api/v1/spaces/diagnostics/template";
        desk.table(&[
            ("GET", "/api/v1/spaces/templates", "", &[("ines", 200), ("lea", 200), ("piet", 404), ("", 401)]),
            ("GET", "/s/diagnostics/template", "", &[("amelie", 200), ("ines", 404), ("piet", 404)]),
            ("POST", at, make, &[("ines", 403), ("karim", 403), ("piet", 404), ("", 401), ("amelie", 201)]),
            ("POST", "/api/v1/spaces/service-nord/template", make, &[("jonas", 403), ("ines", 403)]),
            ("POST", at, "{}", &[("amelie", 422)]),
        ])
        .await;
        let list = desk.get("ines", "/api/v1/spaces/templates").await.json;
        assert_eq!((&list["items"][0]["name"], &list["items"][0]["own"]), (&"Trade".into(), &true.into()));
        assert_eq!(list["items"].as_array().map(Vec::len), Some(9));
        let key = list["items"][0]["key"].as_str().unwrap().to_owned();
        let one = format!("/api/v1/spaces/templates/{key}");
        let save = r#"{"name":"Trades","what":"","version":1}"#;
        for (who, status) in
            [("ines", 403), ("piet", 404), ("", 401), ("amelie", 200), ("amelie", 422), ("sofia", 422)]
        {
            assert_eq!(desk.call(who, "PUT", &one, save).await.status, status, "{who}");
        }
        let page = desk.get("amelie+en", "/spaces/templates").await;
        assert!(page.html().contains("Trades") && page.html().contains("End this template"));
        for (who, status) in [("ines", 403), ("sofia", 200), ("sofia", 404)] {
            assert_eq!(desk.call(who, "DELETE", &one, "").await.status, status, "{who}");
        }
    });
}
