//! Who may do what: the table of roles and operations, and the law of team spaces.

use kernel::{Actor, Lang, Lexicon, PersonId, SpaceId, Time, Words};
use policy::{Action, Decision, Standing};
use web::Place;
use web::place::{Joining, Kind, Lead};

use super::gate;
use crate::spaces::opening::NetworkThing;

fn actor() -> Actor {
    Actor {
        id: PersonId::new(7),
        handle: "seven".into(),
        name: "Seven".into(),
        lang: Lang::En,
        zone: "UTC".into(),
        unit: None,
        external: false,
        owner: false,
        roles: kernel::Roles::default(),
        cosigned: false,
        session: None,
    }
}

fn a(kind: Kind, joining: Joining) -> Place {
    Place {
        id: SpaceId::new(1),
        slug: "here".into(),
        name: "Here".into(),
        kind,
        joining,
        hue: 0,
        open_read: false,
        reactions: true,
        closed: false,
        unit: None,
        members: 3,
        card_version: 1,
        version: 1,
        readable: true,
        standing: Standing::default(),
        lead: Some(Lead { id: PersonId::new(9), name: "Jonas Brandt".into(), handle: "jonas".into() }),
        lead_is_acting: false,
        accepted: 0,
        asked: false,
    }
}

/// Every standing towards a space there can be at once, for people inside and outside.
fn everybody() -> Vec<(Actor, Standing)> {
    let bit = |n: u32, at: u32| n & (1 << at) != 0;
    (0..512_u32)
        .map(|n| {
            let standing = Standing {
                member: bit(n, 0),
                facilitator: bit(n, 1),
                manager: bit(n, 2),
                delegate: bit(n, 3),
                starter: bit(n, 4),
                steward: bit(n, 5),
                invited: bit(n, 6),
                author: false,
            };
            (Actor { owner: bit(n, 7), external: bit(n, 8), ..actor() }, standing)
        })
        .collect()
}

const INTERRUPTS: [&str; 5] = ["broadcast", "mentionAll", "assign", "remind", "createEvent"];

// spec: S2-SM4 (part: the gate refuses everybody but the manager and a named delegate, by name)
#[test]
fn in_a_team_only_its_manager_and_delegates_call_for_attention() {
    let gate = gate();
    for (actor, standing) in everybody() {
        let place = Place { standing, ..a(Kind::Team, Joining::Directory) };
        for action in INTERRUPTS {
            let decision = gate.decide(&actor, Action(action), &place).unwrap();
            if standing.manager || standing.delegate {
                assert_eq!(decision, Decision::Permitted, "{action} {standing:?}");
            } else {
                let Decision::Refused(no) = decision else { panic!("{action} passed {standing:?}") };
                assert_eq!((no.rule.as_str(), no.reason.as_str()), ("S2-SM4", "rule-s2-sm4"));
                assert!(no.args.iter().any(|(n, v)| n == "lead" && v == "Jonas Brandt"));
            }
        }
    }
}

fn words() -> &'static Words {
    let texts = [(Lang::En, include_str!("../words/en.ftl")), (Lang::Fr, include_str!("../words/fr.ftl"))];
    Box::leak(Box::new(Words::new(&texts).unwrap()))
}

// spec: S2-SM4 (part: the refusal names who acts, also where the nearest manager above does)
#[test]
fn the_refusal_says_who_may_in_both_languages() {
    let gate = gate();
    let own = a(Kind::Team, Joining::Directory);
    let above = Place { lead_is_acting: true, ..own.clone() };
    let nobody = Place { lead: None, ..own.clone() };
    for lang in Lang::ALL {
        let l = Lexicon::new(words(), lang, "UTC", Time(0));
        let say = |place: &Place| {
            let Ok(Decision::Refused(no)) = gate.decide(&actor(), Action("broadcast"), place) else {
                panic!("it has to refuse")
            };
            let args: Vec<(&str, &str)> = no.args.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            l.args(&no.reason, &args)
        };
        let (own, above, nobody) = (say(&own), say(&above), say(&nobody));
        assert!(own.contains("Jonas Brandt") && above.contains("Jonas Brandt"), "{own} / {above}");
        assert!(own != above && !nobody.contains("{") && !nobody.contains("  "), "{nobody}");
    }
}

#[test]
fn every_reason_has_its_words() {
    let words = words();
    for rule in gate().rules().filter(|r| r.forbids) {
        for lang in Lang::ALL {
            assert!(words.has(lang, &rule.reason), "{lang}: {}", rule.reason);
        }
    }
}

/// One role: its name, whether owner, whether external, its standing.
type Role = (&'static str, bool, bool, Standing);

fn roles() -> Vec<Role> {
    let none = Standing::default();
    let member = Standing { member: true, ..none };
    vec![
        ("stranger", false, false, none),
        ("member", false, false, member),
        ("invited", false, false, Standing { invited: true, ..none }),
        ("guest outside", false, true, none),
        ("guest invited", false, true, Standing { invited: true, ..none }),
        ("guest member", false, true, member),
        ("manager", false, false, Standing { manager: true, ..member }),
        ("delegate", false, false, Standing { delegate: true, ..member }),
        ("facilitator", false, false, Standing { facilitator: true, ..member }),
        ("starter", false, false, Standing { starter: true, ..member }),
        ("steward", false, false, Standing { steward: true, ..member }),
        ("owner", true, false, none),
    ]
}

const OPERATIONS: [&str; 9] = [
    "join",
    "leave",
    "invite",
    "answerRequest",
    "editCard",
    "nameDelegate",
    "closeSpace",
    "broadcast",
    "acceptTerms",
];

/// What a role may do in a space of that kind, besides accepting terms as a member.
fn expected(kind: Kind, role: &str) -> Vec<&'static str> {
    let inside = !role.starts_with("guest");
    let member = !matches!(role, "stranger" | "invited" | "guest outside" | "guest invited" | "owner");
    let mut may = Vec::new();
    if member {
        may.push("acceptTerms");
    }
    match (kind, role) {
        (Kind::Team, "manager") => may.extend(["editCard", "nameDelegate", "broadcast"]),
        (Kind::Team, "delegate") => may.push("broadcast"),
        // No such standing exists in these kinds; the rules would let it look after the card.
        (Kind::Team, "facilitator" | "starter" | "steward") => may.push("editCard"),
        (Kind::Team, _) => {}
        (Kind::Community, _) => {
            if inside || role == "guest invited" {
                may.push("join");
            }
            match role {
                "facilitator" => {
                    may.extend(["invite", "answerRequest", "editCard", "closeSpace", "broadcast"]);
                }
                "starter" => may.extend(["invite", "answerRequest", "editCard", "closeSpace"]),
                "owner" => may.extend(["invite", "answerRequest", "editCard", "closeSpace"]),
                "manager" | "steward" => may.push("editCard"),
                _ => {}
            }
        }
        (Kind::Project, _) => {
            if role.ends_with("invited") {
                may.push("join");
            }
            match role {
                "starter" => may.extend(["invite", "answerRequest", "editCard", "closeSpace", "broadcast"]),
                "facilitator" => may.extend(["invite", "answerRequest", "editCard", "closeSpace"]),
                "manager" | "steward" => may.push("editCard"),
                _ => {}
            }
        }
        (Kind::Network, "owner") => may.extend(["editCard", "closeSpace", "broadcast"]),
        (Kind::Network, "steward") => may.extend(["editCard", "broadcast"]),
        (Kind::Network, "facilitator" | "starter") => may.extend(["editCard", "closeSpace"]),
        (Kind::Network, "manager") => may.push("editCard"),
        (Kind::Network, _) => {}
    }
    if member && matches!(kind, Kind::Community | Kind::Project) {
        may.push("leave");
    }
    may
}

#[test]
fn who_may_do_what() {
    let gate = gate();
    for (kind, joining) in [
        (Kind::Team, Joining::Directory),
        (Kind::Community, Joining::Open),
        (Kind::Project, Joining::Invite),
        (Kind::Network, Joining::Directory),
    ] {
        for (role, owner, external, standing) in roles() {
            let actor = Actor { owner, external, ..actor() };
            let place = Place { standing, ..a(kind, joining) };
            for operation in OPERATIONS {
                let may = gate.may(&actor, Action(operation), &place);
                let should = expected(kind, role).contains(&operation);
                assert_eq!(may, should, "{role} {operation} in a {kind}");
            }
        }
    }
}

#[test]
fn who_opens_what() {
    let gate = gate();
    let may = |owner, external, action| {
        gate.may(&Actor { owner, external, ..actor() }, Action(action), &NetworkThing)
    };
    assert!(may(false, false, "openProject"), "anybody who works here starts a project");
    assert!(!may(false, true, "openProject") && !may(true, true, "openCommunity"), "guests open nothing");
    assert!(may(true, false, "openCommunity") && !may(false, false, "openCommunity"));
    assert!(may(true, false, "openNetworkSpace") && !may(false, false, "openNetworkSpace"));
}

#[test]
fn a_closed_space_is_only_read() {
    let gate = gate();
    for (actor, standing) in everybody() {
        for kind in Kind::ALL {
            let place = Place { standing, closed: true, ..a(*kind, Joining::Open) };
            for action in ["join", "invite", "answerRequest", "editCard", "closeSpace", "broadcast"] {
                assert!(!gate.may(&actor, Action(action), &place), "{action} {standing:?}");
            }
        }
    }
}
