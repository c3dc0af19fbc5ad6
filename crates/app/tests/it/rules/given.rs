//! Somebody and something, in a few words: `network_lead outside`, `role who=me whoExternal`.

use kernel::{Actor, Lang, PersonId, Roles};
use policy::{Attr, Standing, Thing};

const ME: i64 = 7;

/// Somebody with what they are and how they stand: `owner`, `outside`, a role over the network, or a
/// standing in the space it is about.
pub fn somebody(words: &str) -> (Actor, Standing) {
    let mut actor = Actor {
        id: PersonId::new(ME),
        handle: "seven".into(),
        name: "Seven".into(),
        lang: Lang::En,
        zone: "UTC".into(),
        unit: None,
        external: false,
        owner: false,
        roles: Roles::default(),
        cosigned: false,
        session: None,
    };
    let mut standing = Standing::default();
    for word in words.split_whitespace() {
        match word {
            "owner" => actor.owner = true,
            "outside" => actor.external = true,
            "member" => standing.member = true,
            "animates" => standing.facilitator = true,
            "keeper" => standing.keeper = true,
            "released" => standing.released = true,
            "coach" => standing.coach = true,
            "speaks" => standing.speaks = true,
            "manager" => standing.manager = true,
            "delegate" => standing.delegate = true,
            "starter" => standing.starter = true,
            "steward" => standing.steward = true,
            "invited" => standing.invited = true,
            role => {
                assert!(kernel::NETWORK_ROLES.contains(&role), "who is {role}?");
                actor.roles = actor.roles.with(role);
            }
        }
    }
    (actor, standing)
}

/// Something with its attributes in the rules.
pub struct Given {
    kind: &'static str,
    attrs: Vec<(&'static str, Attr)>,
    standing: Standing,
}

const ASSIGNMENT: &[(&str, &str)] = &[
    ("role", "facilitator"),
    ("scope", "space"),
    ("who", "other"),
    ("whoExternal", "no"),
    ("holder", "other"),
    ("proposer", "third"),
    ("inTeam", "no"),
    ("keeper", "no"),
    ("voluntary", "no"),
    ("outside", "co-driving"),
    ("founding", "no"),
    ("last", "no"),
    ("driver", "nobody"),
    ("driven", "no"),
];
const SPACE: &[(&str, &str)] = &[
    ("kind", "community"),
    ("joining", "approval"),
    ("closed", "no"),
    ("archived", "no"),
    ("reactions", "yes"),
    ("hosts", "leads"),
];

/// What it is made of unless words say otherwise.
fn kinds(word: &str) -> (&'static str, &'static [(&'static str, &'static str)]) {
    match word {
        "role" => ("Assignment", ASSIGNMENT),
        "space" => ("Space", SPACE),
        "act" => ("HeldAct", &[("actor", "other"), ("driver", "third")]),
        "agreement" => ("Agreement", &[("named", "no")]),
        "report" => ("SpaceReport", &[("concerned", "no")]),
        "help" => (
            "HelpRequest",
            &[("asker", "other"), ("helper", "third"), ("addressed", "no"), ("coaches", "no")],
        ),
        "handing" => ("Handing", &[("author", "other"), ("manager", "third"), ("member", "no")]),
        "network" => ("Network", &[]),
        other => panic!("what is {other}?"),
    }
}

fn value(text: &str) -> Attr {
    let person = |n| Attr::Person(PersonId::new(n));
    match text {
        "me" => person(ME),
        "other" => person(8),
        "third" => person(9),
        "nobody" => person(0),
        "no" => Attr::Bool(false),
        "yes" => Attr::Bool(true),
        word => Attr::text(word),
    }
}

/// Something, towards which somebody stands so.
pub fn something(words: &'static str, standing: Standing) -> Given {
    let mut words = words.split_whitespace();
    let (kind, usual) = kinds(words.next().unwrap());
    let mut attrs: Vec<(&'static str, Attr)> =
        usual.iter().map(|(name, text)| (*name, value(text))).collect();
    for word in words {
        let (name, attr) = match word {
            "community" | "team" | "project" => ("kind", Attr::text(word)),
            "network" if kind == "Space" => ("kind", Attr::text(word)),
            "open" | "invite" => ("joining", Attr::text(word)),
            "members" | "roles" => ("hosts", Attr::text(word)),
            "outside=yes" => ("outside", Attr::text("yes")),
            other => match other.split_once('=') {
                Some((name, text)) => (name, value(text)),
                None => (other, Attr::Bool(true)),
            },
        };
        let known = attrs.iter_mut().find(|(n, _)| *n == name);
        known.unwrap_or_else(|| panic!("a {kind} has no {name}")).1 = attr;
    }
    Given { kind, attrs, standing }
}

impl Thing for Given {
    fn kind(&self) -> &'static str {
        self.kind
    }
    fn id(&self) -> i64 {
        i64::from(self.kind != "Network")
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        self.attrs.clone()
    }
    fn standing(&self) -> Standing {
        self.standing
    }
    fn space(&self) -> Option<i64> {
        (self.kind == "Space").then_some(1)
    }
    fn args(&self) -> Vec<(String, String)> {
        let names = ["name", "role", "where", "lead", "handle", "space", "actor", "holder", "driver"];
        let mut args: Vec<(String, String)> =
            names.iter().map(|n| ((*n).to_owned(), format!("<{n}>"))).collect();
        args.push(("led".to_owned(), "own".to_owned()));
        args.push(("kind".to_owned(), "team".to_owned()));
        args
    }
}
