//! Who may do what: the table of roles and operations, and the law of team spaces.

use kernel::{Actor, Lang, Lexicon, PersonId, SpaceId, Time, Words};
use policy::{Action, Decision, Standing};
use web::Place;
use web::place::{Joining, Kind, Lead};

use super::gate;
use crate::opening::NetworkThing;

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
        archived: false,
        draft: false,
        leaving: None,
        members_invite: false,
        of_roles: false,
        outside: false,
        picture: None,
        unit: None,
        members: 3,
        card_version: 1,
        version: 1,
        approves: false,
        waiting: 0,
        readable: true,
        standing: Standing::default(),
        lead: Some(Lead { id: PersonId::new(9), name: "Jonas Brandt".into(), handle: "jonas".into() }),
        lead_is_acting: false,
        accepted: 0,
        asked: false,
        coach_until: None,
    }
}

/// Every standing towards a space there can be at once, for people inside and outside.
fn everybody() -> Vec<(Actor, Standing)> {
    let bit = |n: u32, at: u32| n & (1 << at) != 0;
    // A coach who speaks is a coach; somebody released facilitates: five sets say what these bring.
    let more: [(bool, bool, bool, bool); 5] = [
        (false, false, false, false),
        (true, false, false, false),
        (false, true, false, false),
        (false, false, true, false),
        (false, false, true, true),
    ];
    more.into_iter()
        .flat_map(|more| (0..512_u32).map(move |n| (n, more)))
        .map(|(n, (keeper, released, coach, speaks))| {
            let standing = Standing {
                keeper,
                released,
                coach,
                speaks,
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
    Box::leak(Box::new(Words::new(crate::room().words).unwrap()))
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
        ("keeper", false, false, Standing { keeper: true, ..member }),
        ("coach", false, false, Standing { coach: true, ..none }),
        ("coach invited to write", false, false, Standing { coach: true, speaks: true, ..none }),
        ("guest facilitator", false, true, Standing { facilitator: true, ..member }),
        ("guest released", false, true, Standing { facilitator: true, released: true, ..member }),
        ("starter", false, false, Standing { starter: true, ..member }),
        ("steward", false, false, Standing { steward: true, ..member }),
        ("owner", true, false, none),
    ]
}

const OPERATIONS: [&str; 16] = [
    "join",
    "leave",
    "invite",
    "answerRequest",
    "editCard",
    "nameDelegate",
    "closeSpace",
    "broadcast",
    "mentionAll",
    "assign",
    "remind",
    "createEvent",
    "acceptTerms",
    "inviteCoach",
    "endCoaching",
    "leaveCoaching",
];

/// What a role may do in a space of that kind.
#[allow(clippy::too_many_lines)] // one story, read from top to bottom
fn expected(kind: Kind, role: &str) -> Vec<&'static str> {
    let nobody = ["stranger", "invited", "guest outside", "guest invited", "owner"];
    let coach = role.starts_with("coach");
    let member = !coach && !nobody.contains(&role);
    let mut may = Vec::new();
    if member {
        may.push("acceptTerms");
    }
    if coach {
        may.push("leaveCoaching");
    }
    let looks_after = ["invite", "answerRequest", "editCard"];
    match (kind, role) {
        (Kind::Team, "manager") => {
            may.extend(["editCard", "nameDelegate", "inviteCoach", "endCoaching"]);
            may.extend(INTERRUPTS);
        }
        (Kind::Team, "delegate") => may.extend(INTERRUPTS),
        // No such standing exists in these kinds; the rules would let it look after the card.
        (
            Kind::Team,
            "facilitator" | "keeper" | "starter" | "steward" | "guest facilitator" | "guest released",
        ) => {
            may.push("editCard");
        }
        (Kind::Team, _) => {}
        (Kind::Community, _) => {
            if !role.starts_with("guest") || role == "guest invited" {
                may.push("join");
            }
            match role {
                "facilitator" | "guest released" => {
                    may.extend(looks_after);
                    may.extend(INTERRUPTS);
                }
                // What reaches everybody waits for a second signature.
                "guest facilitator" => {
                    may.extend(["answerRequest", "editCard", "assign", "remind", "createEvent"]);
                }
                "keeper" | "starter" | "owner" => {
                    may.extend(looks_after);
                    may.push("closeSpace");
                }
                "manager" | "steward" => may.push("editCard"),
                _ => {}
            }
        }
        (Kind::Project, _) => {
            if role.ends_with("invited") {
                may.push("join");
            }
            match role {
                "starter" => {
                    may.extend(looks_after);
                    may.push("closeSpace");
                    may.extend(INTERRUPTS);
                }
                "facilitator" | "guest released" => may.extend(looks_after),
                "guest facilitator" => may.extend(["answerRequest", "editCard"]),
                "keeper" => {
                    may.extend(looks_after);
                    may.push("closeSpace");
                }
                "manager" | "steward" => may.push("editCard"),
                _ => {}
            }
        }
        (Kind::Network, "owner") => {
            may.extend(["editCard", "closeSpace"]);
            may.extend(INTERRUPTS);
        }
        (Kind::Network, "steward") => {
            may.push("editCard");
            may.extend(INTERRUPTS);
        }
        (Kind::Network, "keeper" | "starter") => may.extend(["editCard", "closeSpace"]),
        (Kind::Network, "facilitator" | "manager" | "guest facilitator" | "guest released") => {
            may.push("editCard")
        }
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

/// The answer in one word: `yes`, `held S2-SM7`, or the rule that refuses.
pub(super) fn said(decision: &Decision) -> String {
    match decision {
        Decision::Permitted => "yes".to_owned(),
        Decision::Held(why) => format!("held {}", why.rule),
        Decision::Refused(why) => why.rule.clone(),
    }
}

// spec: S2-P1 (part: keeping a place and facilitating it are two things, whoever holds the network)
#[test]
fn keeping_and_facilitating_are_two_things() {
    let gate = gate();
    for (actor, standing) in everybody() {
        let place = Place { standing, ..a(Kind::Community, Joining::Open) };
        for action in INTERRUPTS {
            let answer = said(&gate.decide(&actor, Action(action), &place).unwrap());
            if standing.facilitator {
                assert!(answer == "yes" || answer == "held S2-SM7", "{action} {standing:?}: {answer}");
            } else {
                assert_eq!(answer, "S2-P1", "{action} {standing:?}");
            }
        }
        let closes = said(&gate.decide(&actor, Action("closeSpace"), &place).unwrap());
        if standing.facilitator && !standing.keeper && !actor.owner {
            assert_eq!(closes, "S2-P1", "{standing:?}");
        } else if standing.keeper {
            assert_eq!(closes, "yes", "{standing:?}");
        }
    }
}

// spec: S2-SM7 (part: addressing everybody and inviting wait for the second signature, and only they)
#[test]
fn from_outside_what_reaches_everybody_waits_for_a_second_signature() {
    let gate = gate();
    let facilitates = Standing { member: true, facilitator: true, ..Standing::default() };
    let outside = Actor { external: true, ..actor() };
    let answer = |actor: &Actor, standing, action| {
        let place = Place { standing, ..a(Kind::Community, Joining::Approval) };
        said(&gate.decide(actor, Action(action), &place).unwrap())
    };
    for action in ["broadcast", "mentionAll", "invite"] {
        assert_eq!(answer(&outside, facilitates, action), "held S2-SM7", "{action}");
        assert_eq!(answer(&outside, Standing { released: true, ..facilitates }, action), "yes");
        assert_eq!(answer(&Actor { cosigned: true, ..outside.clone() }, facilitates, action), "yes");
        assert_eq!(answer(&actor(), facilitates, action), "yes", "from inside nothing waits");
        // A second signature gives nobody a right: what would be refused with it is refused at once.
        let member = Standing { facilitator: false, ..facilitates };
        let refused = if action == "invite" { "not-granted" } else { "S2-P1" };
        assert_eq!(answer(&outside, member, action), refused, "{action}");
        let closed = Place { standing: facilitates, closed: true, ..a(Kind::Community, Joining::Approval) };
        assert_eq!(said(&gate.decide(&outside, Action(action), &closed).unwrap()), "spaces-closed");
    }
}

// spec: S2-SM3 (part: the gate lets only the manager invite a coach, and nobody else's coaching end)
#[test]
fn only_the_manager_invites_a_coach() {
    let gate = gate();
    for (actor, standing) in everybody() {
        // Heading the network, or facilitating elsewhere, opens no team.
        let actor =
            Actor { roles: actor.roles.with("network_lead").with("esn_owner").with("facilitator"), ..actor };
        let place = Place { standing, ..a(Kind::Team, Joining::Directory) };
        for action in ["inviteCoach", "endCoaching"] {
            let answer = said(&gate.decide(&actor, Action(action), &place).unwrap());
            assert_eq!(answer, if standing.manager { "yes" } else { "S2-SM3" }, "{action} {standing:?}");
        }
        let leaves = gate.may(&actor, Action("leaveCoaching"), &place);
        assert_eq!(leaves, standing.coach, "{standing:?}");
    }
}

#[test]
fn who_opens_what() {
    let gate = gate();
    let may = |owner, external, action| {
        gate.may(&Actor { owner, external, ..actor() }, Action(action), &NetworkThing)
    };
    let lead = Actor { roles: kernel::Roles::default().with("network_lead"), ..actor() };
    assert!(gate.may(&lead, Action("openCommunity"), &NetworkThing), "whoever heads the network opens too");
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
