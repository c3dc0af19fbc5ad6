//! Offered names.

use store::{p, sql};
use testkit::{Town, both_engines};

use crate::desk::Desk;

#[test]
fn names_are_offered_to_those_who_may_see_them() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let names = |who: &'static str, rest: &'static str| {
            let desk = &desk;
            async move { desk.get(who, &format!("/people/suggest/names?{rest}")).await.text }
        };
        assert!(names("ines", "q=jon").await.contains("data-value=\"jonas\""));
        assert!(names("ines", "q=%40jon").await.contains("data-value=\"jonas\""));
        assert!(names("ines", "q=brandt").await.contains("Jonas Brandt"), "any part of the name");
        assert!(!names("ines", "q=").await.contains("role=\"option\""), "nothing typed, nothing offered");
        assert!(!names("ines", "q=%25").await.contains("role=\"option\""));
        // Somebody from outside meets the people of their own spaces alone.
        assert!(!names("piet", "q=jon").await.contains("jonas"));
        assert!(!names("ines", "q=piet&inside=true").await.contains("data-value=\"piet\""));
        assert!(names("ines", "q=piet").await.contains("data-value=\"piet\""));
    });
}

sql!(
    CROWD,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
     INSERT INTO people_names (word, person_id) SELECT 'jon' || i, $1 FROM n"
);

#[test]
fn where_thousands_are_called_so_the_same_people_are_offered() {
    both_engines(async |t: Town| {
        let jonas = t.person("jonas");
        t.db.write(move |w| w.exec(&CROWD, p![jonas]).map(drop)).await.unwrap();
        let desk = Desk::new(t);
        for path in ["/people/suggest/names?q=jon", "/people/suggest?q=jon"] {
            let offered = desk.get("ines", path).await.text;
            assert!(offered.contains("jonas\"") && offered.contains("Jonas Brandt"), "{path}: {offered}");
            assert!(!desk.get("piet", path).await.text.contains("jonas"), "{path}: met by nobody outside");
        }
    });
}

#[test]
fn in_a_space_its_readers_are_offered_and_only_to_its_readers() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let inside = desk.get("ines", "/people/suggest/names?q=jon&in=service-nord").await;
        assert!(inside.text.contains("data-value=\"jonas\""));
        let by_path = desk.get("ines", "/people/suggest/names?q=amelie&in=/s/service-nord").await;
        assert!(!by_path.text.contains("data-value=\"amelie\""), "amelie does not read the team");
        assert_eq!(desk.get("amelie", "/people/suggest/names?q=jon&in=service-nord").await.status, 404);
    });
}

#[test]
fn programs_are_offered_the_same_names() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let names = |who: &'static str, rest: &'static str| {
            let desk = &desk;
            async move {
                let got = desk.get(who, &format!("/api/v1/people/suggest/names?{rest}")).await;
                let items = got.json["items"].as_array().cloned().unwrap_or_default();
                items.iter().map(|p| p["handle"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
            }
        };
        assert_eq!(names("ines", "q=brandt").await, ["jonas"]);
        assert_eq!(names("ines", "q=jonas%20br").await, ["jonas"], "over two words");
        assert_eq!(names("ines", "q=jonas%20x").await, Vec::<String>::new());
        assert_eq!(names("piet", "q=jon").await, Vec::<String>::new(), "nobody they have not met");
        assert_eq!(names("ines", "q=").await, Vec::<String>::new());
        let out = desk.get("amelie", "/api/v1/people/suggest/names?q=jon&in=service-nord").await;
        assert_eq!(out.status, 404);
        // Who is called something else now is found by that, and by nothing else.
        let renamed = "name=Jon%20Brandt-Haug&title=x&lang=en&zone=Europe%2FParis";
        assert_eq!(desk.post("jonas", "/me", renamed).await.status, 303);
        assert_eq!(names("ines", "q=brandt-h").await, ["jonas"]);
        assert_eq!(names("ines", "q=brandt%20").await, ["jonas"], "a space at the end is nothing");
    });
}

#[test]
fn a_full_name_that_one_person_bears_is_understood() {
    both_engines(async |t: Town| {
        let of = |typed: &'static str| {
            let t = &t;
            async move { t.db.read(move |r| web::typed::handle(r, typed)).await.unwrap() }
        };
        assert_eq!(of(" @Jonas").await, "jonas");
        assert_eq!(of("jonas brandt").await, "jonas");
        assert_eq!(of("INÈS Moreau").await, "ines");
        assert_eq!(of("Nobody Here").await, "nobody here", "nobody’s");
    });
}
