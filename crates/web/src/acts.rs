//! The one list of administrative acts: what the audit calls them, by which routes and commands they
//! are done, and what they are about. A route or command that is here leaves a row, refused ones too.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an act is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A person.
    Person,
    /// A unit.
    Unit,
    /// A space.
    Space,
    /// Something with a number of its own: a category, a mail, a job.
    Other,
    /// The network.
    Network,
}

/// An administrative act.
#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// What the audit calls it.
    pub key: &'static str,
    /// What it is done to.
    pub about: About,
    /// Routes that do it, as `METHOD /pattern`; `~` stands for `/api/v1`.
    pub routes: &'static [&'static str],
    /// Commands that do it.
    pub commands: &'static [&'static str],
}

const fn act(
    key: &'static str,
    about: About,
    routes: &'static [&'static str],
    commands: &'static [&'static str],
) -> Act {
    Act { key, about, routes, commands }
}

/// Every administrative act. Moderation keeps a log of its own besides, with its words; of roles, what
/// somebody decides about somebody else is here.
pub const ACTS: &[Act] = &[
    act("owner.begin", About::Person, &["POST /link/{secret}"], &[]),
    act("link.owner", About::Network, &[], &["admin owner-link"]),
    act(
        "link.invitation",
        About::Person,
        &[
            "POST /people/invite",
            "POST ~/people",
            "POST /operator/people/{handle}/invitation",
            "POST ~/operator/people/{handle}/invitation",
        ],
        &[],
    ),
    act(
        "link.reset",
        About::Person,
        &["POST /operator/people/{handle}/reset", "POST ~/operator/people/{handle}/reset"],
        &["admin reset"],
    ),
    act(
        "sessions.end",
        About::Person,
        &["POST /operator/people/{handle}/sessions", "DELETE ~/operator/people/{handle}/sessions"],
        &["admin sign-out"],
    ),
    act(
        "person.suspend",
        About::Person,
        &["POST /p/{handle}/suspension", "POST ~/people/{handle}/suspension"],
        &["admin suspend"],
    ),
    act(
        "person.restore",
        About::Person,
        &["POST /p/{handle}/restore", "DELETE ~/people/{handle}/suspension"],
        &["admin unlock"],
    ),
    act("person.move", About::Person, &["POST /p/{handle}/unit", "POST ~/people/{handle}/unit"], &[]),
    act("person.leave", About::Person, &["POST /p/{handle}/leaving", "POST ~/people/{handle}/leaving"], &[]),
    act("person.return", About::Person, &["POST /p/{handle}/return", "POST ~/people/{handle}/return"], &[]),
    act("person.add", About::Person, &[], &[]),
    act(
        "person.table",
        About::Person,
        &["POST /people/table/{id}", "POST ~/people/tables/{id}/application"],
        &["import people"],
    ),
    act("people.export", About::Network, &["GET /people/export.csv", "GET ~/people/export.csv"], &[]),
    act("leavers.declare", About::Network, &["POST /people/policy", "PUT ~/people/policy"], &[]),
    act("token.add", About::Person, &["POST /me/tokens", "POST ~/me/tokens"], &["token"]),
    act("token.end", About::Other, &["POST /me/tokens/{id}/end", "DELETE ~/me/tokens/{id}"], &[]),
    act("unit.add", About::Unit, &["POST /units", "POST ~/units"], &["import units"]),
    act("unit.save", About::Unit, &["POST /units/{slug}", "PUT ~/units/{slug}"], &[]),
    act("organisation.plan", About::Other, &["POST /people/moves", "POST ~/people/moves"], &[]),
    act(
        "organisation.change",
        About::Other,
        &["POST /people/moves/{id}/go", "POST ~/people/moves/{id}/application"],
        &[],
    ),
    act(
        "organisation.withdraw",
        About::Other,
        &["POST /people/moves/{id}/withdraw", "DELETE ~/people/moves/{id}"],
        &[],
    ),
    act("space.settings", About::Space, &["POST /s/{slug}/settings", "PUT ~/spaces/{slug}/settings"], &[]),
    act(
        "space.picture",
        About::Space,
        &[
            "POST /s/{slug}/picture",
            "POST /s/{slug}/picture/delete",
            "POST ~/spaces/{slug}/picture",
            "DELETE ~/spaces/{slug}/picture",
        ],
        &[],
    ),
    act(
        "space.archived",
        About::Space,
        &[
            "POST /s/{slug}/archive",
            "POST /s/{slug}/archive/end",
            "POST ~/spaces/{slug}/archive",
            "DELETE ~/spaces/{slug}/archive",
        ],
        &[],
    ),
    act(
        "space.owner",
        About::Space,
        &[
            "POST /s/{slug}/owners",
            "POST /s/{slug}/owners/{handle}/end",
            "POST ~/spaces/{slug}/owners",
            "DELETE ~/spaces/{slug}/owners/{handle}",
        ],
        &[],
    ),
    act(
        "space.removal",
        About::Space,
        &[
            "POST /s/{slug}/removal",
            "POST /s/{slug}/removal/end",
            "POST ~/spaces/{slug}/removal",
            "DELETE ~/spaces/{slug}/removal",
        ],
        &[],
    ),
    act("space.removed", About::Space, &[], &[]),
    act("space.draft", About::Space, &[], &[]),
    act("template.make", About::Space, &["POST /s/{slug}/template", "POST ~/spaces/{slug}/template"], &[]),
    act("template.save", About::Other, &["POST /spaces/templates/{id}", "PUT ~/spaces/templates/{id}"], &[]),
    act(
        "template.end",
        About::Other,
        &["POST /spaces/templates/{id}/end", "DELETE ~/spaces/templates/{id}"],
        &[],
    ),
    act("space.criteria", About::Space, &["POST /s/{slug}/criteria", "PUT ~/spaces/{slug}/criteria"], &[]),
    act(
        "space.exception",
        About::Space,
        &[
            "POST /s/{slug}/exceptions",
            "POST /s/{slug}/exceptions/{handle}/end",
            "POST ~/spaces/{slug}/exceptions",
            "DELETE ~/spaces/{slug}/exceptions/{handle}",
        ],
        &[],
    ),
    act(
        "guest.until",
        About::Person,
        &[
            "POST /s/{slug}/guests",
            "POST /s/{slug}/guests/{handle}",
            "POST ~/spaces/{slug}/guests",
            "PUT ~/spaces/{slug}/guests/{handle}",
        ],
        &[],
    ),
    act(
        "guest.end",
        About::Person,
        &["POST /s/{slug}/guests/{handle}/end", "DELETE ~/spaces/{slug}/guests/{handle}"],
        &[],
    ),
    act("category.add", About::Other, &["POST /spaces/categories", "POST ~/spaces/categories"], &[]),
    act(
        "category.end",
        About::Other,
        &["POST /spaces/categories/{id}/end", "DELETE ~/spaces/categories/{id}"],
        &[],
    ),
    act(
        "charter.change",
        About::Other,
        &[
            "POST /who/changes",
            "POST /who/roles",
            "POST /who/roles/{key}",
            "POST /who/duties",
            "POST /who/duties/{key}",
            "POST ~/charter-changes",
        ],
        &[],
    ),
    act(
        "role.ask",
        About::Other,
        &[
            "POST /who/assignments",
            "POST ~/assignments",
            "POST /who/one-person",
            "POST ~/assignments/one-person",
            "POST /who/split",
            "POST ~/assignments/split",
        ],
        &[],
    ),
    act(
        "role.approve",
        About::Other,
        &["POST /who/assignments/{id}/approval", "POST ~/assignments/{id}/approval"],
        &[],
    ),
    act(
        "role.change",
        About::Other,
        &["POST /who/assignments/{id}/changes", "POST ~/assignments/{id}/changes"],
        &[],
    ),
    act(
        "role.end",
        About::Other,
        &["POST /who/assignments/{id}/ending", "POST ~/assignments/{id}/ending"],
        &[],
    ),
    act(
        "role.deputy",
        About::Other,
        &[
            "POST /who/assignments/{id}/deputies",
            "POST ~/assignments/{id}/deputies",
            "POST /who/assignments/{id}/deputies/{handle}/end",
            "POST ~/assignments/{id}/deputies/{handle}/end",
        ],
        &[],
    ),
    act("duty.settle", About::Network, &["POST /who/duties/{key}/answer", "POST ~/duties/{key}/answer"], &[]),
    act(
        "codriving.release",
        About::Other,
        &["POST /who/codriving/{assignment}/release", "POST ~/codrivings/{assignment}/release"],
        &[],
    ),
    act(
        "codriving.suspend",
        About::Other,
        &["POST /who/codriving/{assignment}/suspension", "POST ~/codrivings/{assignment}/suspension"],
        &[],
    ),
    act("held.sign", About::Other, &["POST /held/{id}/signature", "POST ~/held/{id}/signature"], &[]),
    act("held.refuse", About::Other, &["POST /held/{id}/refusal", "POST ~/held/{id}/refusal"], &[]),
    act("tag.merge", About::Other, &["POST /tags/{tag}/merge", "POST ~/tags/{tag}/merge"], &[]),
    act("tag.unmerge", About::Other, &["POST /tags/{tag}/unmerge", "POST ~/tags/{tag}/unmerge"], &[]),
    act("tag.rename", About::Other, &["POST /tags/{tag}/name", "POST ~/tags/{tag}/name"], &[]),
    act("mail.again", About::Other, &["POST /operator/outbox/{id}", "POST ~/operator/outbox/{id}"], &[]),
    act(
        "webhook.add",
        About::Other,
        &["POST /s/{slug}/webhooks", "POST /webhooks", "POST ~/spaces/{slug}/webhooks", "POST ~/webhooks"],
        &[],
    ),
    act("webhook.rotate", About::Other, &["POST /webhooks/{id}/rotate", "POST ~/webhooks/{id}/rotate"], &[]),
    act("webhook.on", About::Other, &["POST /webhooks/{id}/state", "POST ~/webhooks/{id}/state"], &[]),
    act("webhook.off", About::Other, &[], &[]),
    act("webhook.gone", About::Other, &[], &[]),
    act("webhook.failing", About::Other, &[], &[]),
    act("webhook.remove", About::Other, &["POST /webhooks/{id}/remove", "DELETE ~/webhooks/{id}"], &[]),
    act("wave.plan", About::Other, &["POST /s/{slug}/waves", "POST ~/spaces/{slug}/waves"], &[]),
    act(
        "wave.pause",
        About::Other,
        &["POST /s/{slug}/waves/{id}/pause", "POST ~/spaces/{slug}/waves/{id}/pause"],
        &[],
    ),
    act(
        "wave.resume",
        About::Other,
        &["POST /s/{slug}/waves/{id}/pause/end", "DELETE ~/spaces/{slug}/waves/{id}/pause"],
        &[],
    ),
    act(
        "wave.end",
        About::Other,
        &["POST /s/{slug}/waves/{id}/end", "DELETE ~/spaces/{slug}/waves/{id}"],
        &[],
    ),
    act(
        "setting.change",
        About::Network,
        &[
            "POST /operator/settings/{key}",
            "PUT ~/operator/settings/{key}",
            "POST /start/house",
            "POST ~/start/house",
            "POST /start/over",
            "POST ~/start/over",
        ],
        &["admin settings set"],
    ),
    act(
        "job.again",
        About::Other,
        &["POST /operator/jobs/{id}/again", "POST ~/operator/jobs/{id}/again"],
        &[],
    ),
    act("job.drop", About::Other, &["POST /operator/jobs/{id}/drop", "POST ~/operator/jobs/{id}/drop"], &[]),
    act(
        "fact.again",
        About::Other,
        &["POST /operator/facts/{consumer}/{id}/again", "POST ~/operator/facts/{consumer}/{id}/again"],
        &[],
    ),
    act(
        "fact.drop",
        About::Other,
        &["POST /operator/facts/{consumer}/{id}/drop", "POST ~/operator/facts/{consumer}/{id}/drop"],
        &[],
    ),
    act("moderation.act", About::Other, &["POST /moderation/{id}/acts", "POST ~/moderation/{id}/acts"], &[]),
    act(
        "moderation.answer",
        About::Other,
        &["POST /moderation/{id}/answer", "POST ~/moderation/{id}/answer"],
        &[],
    ),
    act("space.begin", About::Space, &["POST /s/{slug}/opening", "POST ~/spaces/{slug}/opening"], &[]),
    act("feed.add", About::Other, &["POST /me/feeds", "POST ~/me/feeds"], &[]),
    act("feed.end", About::Other, &["POST /me/feeds/{id}/end", "DELETE ~/me/feeds/{id}"], &[]),
    act("bot.add", About::Other, &["POST /s/{slug}/bots", "POST ~/spaces/{slug}/bots"], &[]),
    act("bot.rotate", About::Other, &["POST /bots/{id}/rotate", "POST ~/bots/{id}/rotate"], &[]),
    act("bot.end", About::Other, &["POST /bots/{id}/end", "DELETE ~/bots/{id}"], &[]),
    act("audit.export", About::Network, &["GET /operator/audit.csv", "GET ~/operator/audit.csv"], &[]),
    act("import.slack", About::Network, &[], &["import slack"]),
    act("import.jsonl", About::Network, &[], &["import jsonl"]),
    act("import.mbox", About::Network, &[], &["import mbox"]),
    act("import.discourse", About::Network, &[], &["import discourse"]),
    act("export.ask", About::Person, &["POST /me/export", "POST ~/me/export"], &[]),
    act("erasure.declare", About::Network, &["POST /people/erasures", "PUT ~/people/erasures"], &[]),
    act("erasure.ask", About::Person, &["POST /p/{handle}/erasure", "POST ~/people/{handle}/erasure"], &[]),
    act(
        "erasure.withdraw",
        About::Person,
        &["POST /p/{handle}/erasure/withdraw", "DELETE ~/people/{handle}/erasure"],
        &[],
    ),
    act("erasure.done", About::Person, &[], &[]),
    act("backup.take", About::Network, &[], &["backup"]),
    act("backup.restore", About::Network, &[], &["restore"]),
    act("import.undo", About::Network, &[], &["import undo"]),
];

/// The acts by method and pattern: every request asks.
static BY_ROUTE: LazyLock<HashMap<&str, HashMap<String, &Act>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, HashMap<String, &Act>> = HashMap::new();
    for act in ACTS {
        for route in act.routes {
            let (method, pattern) = route.split_once(' ').unwrap_or_default();
            let pattern =
                pattern.strip_prefix('~').map_or_else(|| pattern.to_owned(), |rest| format!("/api/v1{rest}"));
            all.entry(method).or_default().insert(pattern, act);
        }
    }
    all
});

/// The act a request does, by its method and the pattern its address fits.
#[must_use]
pub fn of_route(method: &str, pattern: &str) -> Option<&'static Act> {
    BY_ROUTE.get(method)?.get(pattern).copied()
}

/// An act by what the audit calls it.
#[must_use]
pub fn of_key(key: &str) -> Option<&'static Act> {
    ACTS.iter().find(|act| act.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_act_has_one_name_and_each_route_does_one_act() {
        let mut keys: Vec<&str> = ACTS.iter().map(|a| a.key).collect();
        keys.sort_unstable();
        keys.windows(2).for_each(|two| assert_ne!(two[0], two[1]));
        let mut routes: Vec<&str> = ACTS.iter().flat_map(|a| a.routes.iter().copied()).collect();
        routes.sort_unstable();
        routes.windows(2).for_each(|two| assert_ne!(two[0], two[1]));
        let found = of_route("DELETE", "/api/v1/people/{handle}/suspension");
        assert_eq!(found.map(|a| a.key), Some("person.restore"));
        assert!(of_route("GET", "/people").is_none());
    }
}
