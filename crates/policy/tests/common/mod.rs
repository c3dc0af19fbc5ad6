//! A small house of rules, big enough for every kind of answer.
#![allow(dead_code, clippy::unwrap_used)]

use kernel::{Actor, Lang, PersonId};
use policy::{Action, Attr, Gate, Standing, Thing};

pub const SCHEMA: &str = r#"
    action openSpace, renameSpace, closeSpace appliesTo { principal: [Person], resource: [Space] };
    action broadcast, mentionAll in [Action::"interruptTeam"] appliesTo { principal: [Person], resource: [Space, Thread] };
    action reply, pin appliesTo { principal: [Person], resource: [Thread] };
    action edit, withdraw appliesTo { principal: [Person], resource: [Message] };
    action changeProfile, suspend appliesTo { principal: [Person], resource: [Person] };
"#;

pub const RULES: &str = r#"
    @id("members-reply")
    permit (principal, action == Action::"reply", resource is Thread)
    when { principal.memberOf.contains(resource.space) };

    @id("leaders-act")
    permit (principal, action in [Action::"interruptTeam", Action::"renameSpace"], resource is Space)
    when { principal.facilitates.contains(resource) || principal.manages.contains(resource)
        || principal.delegateOf.contains(resource) || principal.owner };

    @id("members-broadcast")
    permit (principal, action in Action::"interruptTeam", resource is Thread)
    when { principal.memberOf.contains(resource.space) };

    @id("owner-closes")
    permit (principal, action in [Action::"closeSpace", Action::"suspend"], resource)
    when { principal.owner };

    @id("own-words")
    permit (principal, action in [Action::"edit", Action::"withdraw"], resource is Message)
    when { resource.author == principal };

    @id("own-profile")
    permit (principal, action == Action::"changeProfile", resource is Person)
    when { principal == resource };

    @id("S2-SM4") @reason("rule-s2-sm4")
    forbid (principal, action in Action::"interruptTeam", resource is Space)
    when { resource.kind == "team" }
    unless { principal.manages.contains(resource) || principal.delegateOf.contains(resource) };

    @id("S2-SM4") @reason("rule-s2-sm4")
    forbid (principal, action in Action::"interruptTeam", resource is Thread)
    when { resource.space.kind == "team" }
    unless { principal.manages.contains(resource.space) || principal.delegateOf.contains(resource.space) };

    @id("closed-space") @reason("rule-closed-space")
    forbid (principal, action, resource is Space)
    when { resource.closed };

    @id("two-to-close") @reason("rule-two-to-close") @held("true")
    forbid (principal, action == Action::"closeSpace", resource is Space)
    when { resource.kind != "project" };

    @id("gone-words") @reason("rule-gone-words")
    forbid (principal, action == Action::"edit", resource is Message)
    when { resource.gone };
"#;

pub fn gate() -> Gate {
    Gate::new(&[SCHEMA], &[("tests", RULES)]).unwrap()
}

pub const ACTIONS: [(&str, &str); 14] = [
    ("openSpace", "Space"),
    ("renameSpace", "Space"),
    ("closeSpace", "Space"),
    ("broadcast", "Space"),
    ("mentionAll", "Space"),
    ("broadcast", "Thread"),
    ("mentionAll", "Thread"),
    ("reply", "Thread"),
    ("pin", "Thread"),
    ("edit", "Message"),
    ("withdraw", "Message"),
    ("changeProfile", "Person"),
    ("suspend", "Person"),
    ("reply", "Space"),
];

pub fn actor(id: i64, owner: bool) -> Actor {
    Actor {
        id: PersonId::new(id),
        handle: format!("p{id}"),
        name: format!("Person {id}"),
        lang: Lang::En,
        zone: "UTC".into(),
        unit: None,
        external: false,
        owner,
        roles: kernel::Roles::default(),
        cosigned: false,
        session: None,
    }
}

#[derive(Debug, Clone)]
pub struct Any {
    pub kind: &'static str,
    pub id: i64,
    pub space_kind: &'static str,
    pub closed: bool,
    pub gone: bool,
    pub standing: Standing,
}

impl Any {
    pub fn space(kind: &'static str) -> Self {
        Self {
            kind: "Space",
            id: 7,
            space_kind: kind,
            closed: false,
            gone: false,
            standing: Standing::default(),
        }
    }
    pub fn a(kind: &'static str, space_kind: &'static str) -> Self {
        Self { kind, id: 70, ..Self::space(space_kind) }
    }
    pub fn with(mut self, change: impl FnOnce(&mut Standing)) -> Self {
        change(&mut self.standing);
        self
    }
    fn of_space(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("kind", Attr::text(self.space_kind)),
            ("joining", Attr::text("open")),
            ("closed", Attr::Bool(self.closed)),
            ("archived", Attr::Bool(false)),
            ("reactions", Attr::Bool(true)),
            ("hosts", Attr::text("leads")),
        ]
    }
}

impl Thing for Any {
    fn kind(&self) -> &'static str {
        self.kind
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        match self.kind {
            "Space" => self.of_space(),
            "Thread" => vec![
                ("kind", Attr::text("question")),
                ("state", Attr::text("open")),
                ("gone", Attr::Bool(self.gone)),
            ],
            "Message" => vec![
                ("gone", Attr::Bool(self.gone)),
                ("opening", Attr::Bool(false)),
                ("threadKind", Attr::text("question")),
                ("threadAuthor", Attr::Person(PersonId::new(5))),
            ],
            _ => Vec::new(),
        }
    }
    fn standing(&self) -> Standing {
        self.standing
    }
    fn space(&self) -> Option<i64> {
        matches!(self.kind, "Space" | "Thread" | "Message").then_some(7)
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        self.of_space()
    }
    fn args(&self) -> Vec<(String, String)> {
        vec![("manager".into(), "Inès".into())]
    }
}

pub fn act(name: &'static str) -> Action {
    Action(name)
}
