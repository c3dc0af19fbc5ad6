//! Looking at an import before it is done, and deciding who is who.

use serde_json::json;
use testkit::{Town, both_engines};

use super::fixture::{channels, day, file, line, packed, rows, users};
use super::whole::{same, whole};
use crate::exchange::{self, Choices, Kind, Map, Progress};

fn held() -> super::fixture::Held {
    let mut list = users();
    list[0]["profile"]["email"] = "Ines@noria.example".into();
    let mut all = channels();
    all.as_array_mut().unwrap().push(json!({"id": "C2", "name": "lunch", "members": ["U2"]}));
    let days =
        [line("1494517568.000100", "U1", "One <@U2> in <#C2|lunch>"), line("1494517569.000100", "U7", "Two")];
    let files = [
        ("users.json", list.to_string().into_bytes()),
        ("channels.json", all.to_string().into_bytes()),
        ("groups.json", json!([{"id": "G1", "name": "secret", "members": ["U1"]}]).to_string().into_bytes()),
        ("secret/2017-05-11.json", day(&[line("1494517568.000100", "U1", "x")])),
        ("general/2017-05-11.json", day(&days)),
        ("lunch/2017-05-11.json", day(&[line("1494517570.000100", "U2", "Soup")])),
    ];
    file("e.zip", &packed(&files))
}

#[test]
fn a_preview_stores_nothing_and_its_map_can_be_changed() {
    let held = held();
    both_engines(async |t: Town| {
        let before = whole(&t.db).await;
        let see = async |choices: &Choices| {
            exchange::preview(&t.db, Kind::Slack, &held.path, choices).await.unwrap()
        };
        let seen = see(&Choices::default()).await;
        same(&before, &whole(&t.db).await);
        let people: Vec<(&str, &str, &str)> =
            seen.people.iter().map(|p| (p.key.as_str(), p.to.as_str(), p.by)).collect();
        assert_eq!(
            people,
            [("U1", "@ines", "mail"), ("U2", "new", ""), ("U3", "new", ""), ("U7", "new", "")]
        );
        let places: Vec<(&str, &str, usize)> =
            seen.channels.iter().map(|c| (c.name.as_str(), c.to.as_str(), c.messages)).collect();
        assert_eq!(places, [("general", "new", 2), ("lunch", "new", 1)]);
        assert_eq!((seen.refused[0].what, seen.refused[0].messages), ("private", 1));
        assert!(seen.to_string().contains("People: 4 (1 known by mail address"), "{seen}");
        // The map it writes does the same; changed, it does what it says.
        let text = seen.map().text();
        assert_eq!(Map::parse(&text).unwrap(), seen.map());
        let mut map = seen.map();
        map.person[1].to = "@amelie".into();
        map.channel[0].to = "/s/pump-3".into();
        map.channel[1].to = "skip".into();
        let choices = Choices { map, ..Choices::default() };
        let mapped = see(&choices).await;
        assert_eq!((mapped.people[1].to.as_str(), mapped.people[1].by), ("@amelie", "map"));
        assert_eq!((mapped.channels[0].to.as_str(), mapped.channels[1].to.as_str()), ("/s/pump-3", "skip"));
        let summary =
            exchange::import(&t.db, Kind::Slack, &held.path, &choices, &Progress::none()).await.unwrap();
        assert_eq!((summary.spaces, summary.people, summary.messages), (0, 2, 2), "{summary}");
        rows(&t.db).await;
        let known = see(&choices).await;
        assert_eq!((known.people[2].by, known.people[2].to.starts_with('@')), ("before", true));
        exchange::undo(&t.db, summary.import.unwrap()).await.unwrap();
        jobs::settle(&t.db, &crate::rooms::consumers(), &crate::rooms::kinds()).await.unwrap();
        same(&before, &whole(&t.db).await);
    });
}

#[test]
fn a_map_that_leads_nowhere_stores_nothing() {
    let held = held();
    both_engines(async |t: Town| {
        let before = whole(&t.db).await;
        for (text, says) in [
            ("[[person]]\nkey = \"U2\"\nto = \"@nobody.here\"\n", "@nobody.here, who is not here"),
            ("[[channel]]\nkey = \"C1\"\nto = \"/s/nowhere\"\n", "/s/nowhere, which is not here"),
            ("[[channel]]\nkey = \"C1\"\nto = \"general\"\n", "new, skip or /s/address"),
            ("[[person]]\nkey = \"U2\"\nto = \"amelie\"\n", "new or @handle"),
        ] {
            let choices = Choices { map: Map::parse(text).unwrap(), ..Choices::default() };
            let refused = exchange::import(&t.db, Kind::Slack, &held.path, &choices, &Progress::none()).await;
            let why = refused.unwrap_err().to_string();
            assert!(why.contains(says), "{text}: {why}");
        }
        assert!(Map::parse("person = 3").is_err());
        same(&before, &whole(&t.db).await);
    });
}
