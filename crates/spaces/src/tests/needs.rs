//! What requirements say of spaces, each read against what somebody meets.

use testkit::{Town, both_engines};

use super::{desk, facts};

// spec: S2-P2 (part: the kind of a space is chosen, and “community” is the label of none by itself)
#[test]
fn a_group_becomes_a_community_only_when_somebody_says_so() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        assert_eq!(
            desk.post("sofia", "/api/v1/spaces", r#"{"name":"Us"}"#).await.status,
            422,
            "no kind by itself"
        );
        let made = desk.form("ines", "/spaces", &[("kind", "project"), ("name", "Us")]).await;
        assert_eq!(made.status, 303);
        assert_eq!(desk.get("ines", "/api/v1/spaces/us").await.json["kind"], "project");
        let form = desk.get("sofia+en", "/spaces/new").await;
        assert!(form.html().contains("name=\"kind\" value=\"project\""), "{}", form.html());
    });
}

// spec: S2-MB1 (part: leaving a community is one act, leaving a team is not offered)
#[test]
fn a_community_is_left_in_one_act_and_a_team_is_not() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let community = desk.get("ines+en", "/s/diagnostics/card").await.page.unwrap();
        assert!(community.aside.unwrap_or_default().contains("/s/diagnostics/leave"));
        let team = desk.get("ines+en", "/s/service-nord/card").await.page.unwrap();
        assert!(!team.aside.unwrap_or_default().contains("/leave"));
        assert_eq!(
            desk.call("ines", "DELETE", "/api/v1/spaces/service-nord/members/me", "").await.rule(),
            "S2-MG1"
        );
        assert_eq!(
            desk.post("ines", "/s/diagnostics/leave", "").await.status,
            303,
            "one act, nobody is asked"
        );
        assert_eq!(desk.get("ines", "/api/v1/spaces/diagnostics").await.json["member"], false);
    });
}

// spec: S2-MB3 (part: the card is one click away on every page of a space)
#[test]
fn the_card_is_one_click_away() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for page in
            ["/s/diagnostics/members", "/s/service-nord/members", "/s/pump-3/members", "/s/everybody/members"]
        {
            let shown = desk.get("ines", page).await.page.unwrap();
            let slug = page.split('/').nth(2).unwrap();
            assert!(shown.body.contains(&format!("href=\"/s/{slug}/card\"")), "{page}");
        }
    });
}

// spec: S2-MB5 (part: a list of members says who they are, and nothing that could be ranked)
#[test]
fn members_are_listed_without_anything_that_could_be_ranked() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let list = desk.get("ines", "/api/v1/spaces/diagnostics/members").await.json;
        for member in list["items"].as_array().unwrap() {
            let known = ["id", "handle", "name", "title", "external", "standing", "since", "facilitator"];
            let keys: Vec<&String> = member.as_object().unwrap().keys().collect();
            assert!(keys.iter().all(|k| known.contains(&k.as_str())), "{keys:?}");
        }
        let sorted = desk.get("ines", "/api/v1/spaces/diagnostics/members?sort=posts").await.json;
        assert_eq!(sorted["items"], list["items"], "by name, and in no other order");
    });
}

// spec: S2-SM10 (part: anybody joins an open community in one act, and it names a facilitator when it opens)
#[test]
fn anybody_joins_an_open_community_and_somebody_is_asked_to_facilitate_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        assert_eq!(desk.post("yuki", "/api/v1/spaces/diagnostics/members", "{}").await.status, 201);
        let new = r#"{"kind":"community","name":"Gaskets","join":"open","facilitator":"tomas","why":"w","expected":"e","free":"f","ask":"a","deciders":"d","terms":"t"}"#;
        assert_eq!(desk.post("sofia", "/api/v1/spaces", new).await.status, 201);
        let named = facts(&desk.t, "facilitator.named").await;
        assert_eq!(named.len(), 1);
        assert_eq!(named[0].0, desk.t.person("tomas").number());
        let nobody = new.replace("tomas", "nobody");
        assert_eq!(desk.post("sofia", "/api/v1/spaces", &nobody).await.status, 422);
    });
}

// spec: S2-MG4 (part: a team is closed to others, and a manager learns nothing of closed communities nor puts anybody out of one)
#[test]
fn a_team_is_closed_and_communities_are_each_members_own_choice() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.table(&[
            (
                "GET",
                "/api/v1/spaces/service-nord/members",
                "",
                &[
                    ("jonas", 200),
                    ("ines", 200),
                    ("amelie", 404),
                    ("yuki", 404),
                    ("sofia", 404),
                    ("piet", 404),
                ],
            ),
            (
                "GET",
                "/api/v1/spaces/data-workshop/members",
                "",
                &[("amelie", 200), ("jonas", 404), ("victor", 404), ("helene", 404)],
            ),
            ("DELETE", "/api/v1/spaces/diagnostics/members/ines", "", &[("jonas", 404), ("helene", 404)]),
        ])
        .await;
        assert_eq!(desk.get("ines", "/api/v1/spaces/diagnostics").await.json["member"], true);
    });
}

// spec: S4-6 (part: in a team nobody collects thumbs, also when its manager would like it)
#[test]
fn a_team_has_no_reactions() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let set =
            desk.call("jonas", "PUT", "/api/v1/spaces/service-nord/settings", r#"{"reactions":true}"#).await;
        let now = desk.get("ines", "/api/v1/spaces/service-nord").await.json;
        assert_eq!(
            (set.status, &set.json["reactions"], &now["reactions"]),
            (200, &false.into(), &false.into())
        );
        let page = desk.get("jonas+en", "/s/service-nord/settings").await;
        assert!(!page.html().contains("name=\"reactions\""), "{}", page.html());
    });
}
