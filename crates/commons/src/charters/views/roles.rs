//! The roles as one well-set list.

use askama::Template;
use charter::{HeldBy, MATRIX, Role};
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::{Mend, may_edit, page};
use crate::charters::api::held_by;
use crate::charters::store::{Holder, Seen};

/// Whether a role stands under a heading.
type Is = fn(&Role) -> bool;

/// A role in the list.
struct Entry<'a> {
    key: &'a str,
    label: &'a str,
    purpose: &'a str,
    level: String,
    required: String,
    holders: Vec<&'a Holder>,
    /// What is said when nobody stands there by name.
    state: String,
    vacant: bool,
}

/// Some roles under one heading.
struct Group<'a> {
    id: &'static str,
    title: String,
    what: String,
    entries: Vec<Entry<'a>>,
}

#[derive(Template)]
#[template(path = "charters/views/roles.html")]
struct Roles<'a> {
    l: &'a Lexicon,
    groups: Vec<Group<'a>>,
    ready: String,
    may: bool,
}

/// The page of the roles.
///
/// # Errors
/// When a template cannot be written.
pub fn roles(ctx: &Ctx, seen: &Seen) -> Result<Page, Problem> {
    let l = &ctx.l;
    let kinds: [(&'static str, Is); 4] = [
        ("key", |r| MATRIX.contains(&r.key.as_str())),
        ("more", |r| r.assigned() && !MATRIX.contains(&r.key.as_str())),
        ("directory", |r| r.held_by == HeldBy::Directory),
        ("nobody", |r| r.held_by == HeldBy::Nobody),
    ];
    let group = |(id, is): (&'static str, Is)| Group {
        id,
        title: l.t(format!("charters-group-{id}")),
        what: l.t(format!("charters-group-what-{id}")),
        entries: seen.catalogue.roles.iter().filter(|r| is(r)).map(|r| entry(l, seen, r)).collect(),
    };
    let groups: Vec<Group<'_>> = kinds.into_iter().map(group).filter(|g| !g.entries.is_empty()).collect();
    let (filled, needed) = readiness(seen);
    let ready = l.ns("charters-ready", &needed, "filled", &l.number(&filled));
    let body = Roles { l, groups, ready, may: may_edit(ctx) };
    page(l.t("charters-roles"), &Mend::default(), &body)
}

/// How many of the roles that somebody has to hold are filled, and how many there are (S1-1).
fn readiness(seen: &Seen) -> (i64, i64) {
    let needed: Vec<&Role> = seen.catalogue.assigned().filter(|r| !r.required.is_empty()).collect();
    let filled = needed.iter().filter(|r| filled(seen, r)).count();
    (i64::try_from(filled).unwrap_or(0), i64::try_from(needed.len()).unwrap_or(0))
}

/// A role of the network has a holder; one of spaces or units is there wherever it is needed.
fn filled(seen: &Seen, role: &Role) -> bool {
    match seen.cover.iter().find(|c| c.role == role.key) {
        Some(cover) => cover.places > 0 && cover.covered >= cover.places,
        None => seen.of(&role.key).next().is_some(),
    }
}

fn entry<'a>(l: &Lexicon, seen: &'a Seen, role: &'a Role) -> Entry<'a> {
    let holders: Vec<&Holder> = seen.of(&role.key).collect();
    let vacant = role.assigned() && !role.required.is_empty() && !filled(seen, role);
    Entry {
        key: &role.key,
        label: role.label.get(l.lang),
        purpose: first_sentence(role.purpose.get(l.lang)),
        level: l.t(format!("charters-level-{}", role.level)),
        required: if role.required.is_empty() || !role.assigned() {
            String::new()
        } else {
            l.t(format!("charters-needed-{}", role.required))
        },
        state: state(l, seen, role, &holders),
        holders,
        vacant,
    }
}

/// In how many of the places that need it a role of spaces or units is held.
pub(super) fn covered(l: &Lexicon, seen: &Seen, role: &Role) -> Option<String> {
    let cover = seen.cover.iter().find(|c| c.role == role.key)?;
    let key = format!("charters-covered-{}", role.required);
    Some(l.ns(&key, &cover.places, "covered", &l.number(&cover.covered)))
}

/// How many people hold it in units and in spaces, beside what its cover says; empty for nobody.
pub(super) fn elsewhere(l: &Lexicon, seen: &Seen, role: &Role) -> String {
    let beside = seen.elsewhere.iter().filter(|e| e.role == role.key && e.scope != role.required);
    let parts: Vec<String> =
        beside.map(|e| l.n(&format!("charters-elsewhere-{}", e.scope), &e.people)).collect();
    parts.join(" · ")
}

/// What is said of a role of the network, and of those who hold it elsewhere.
fn state(l: &Lexicon, seen: &Seen, role: &Role, holders: &[&Holder]) -> String {
    let elsewhere = elsewhere(l, seen, role);
    let whole = whole(l, seen, role, holders, !elsewhere.is_empty());
    if whole.is_empty() || elsewhere.is_empty() {
        return whole + &elsewhere;
    }
    format!("{whole} · {elsewhere}")
}

fn whole(l: &Lexicon, seen: &Seen, role: &Role, holders: &[&Holder], elsewhere: bool) -> String {
    if let Some(covered) = covered(l, seen, role) {
        return covered;
    }
    match role.held_by {
        HeldBy::Assignment if holders.is_empty() && role.required.is_empty() && elsewhere => String::new(),
        HeldBy::Assignment if !holders.is_empty() => combined(l, seen, holders),
        HeldBy::Assignment if role.required.is_empty() => l.t("charters-held-none"),
        HeldBy::Assignment => l.t("charters-vacant"),
        other => l.t(format!("charters-held-by-{}", held_by(other))),
    }
}

/// Says when the one holder holds another role of the network as well.
fn combined(l: &Lexicon, seen: &Seen, holders: &[&Holder]) -> String {
    let [only] = holders else { return String::new() };
    let others = seen.holders.iter().filter(|h| h.handle == only.handle && h.role != only.role);
    let labels: Vec<&str> =
        others.filter_map(|h| seen.catalogue.role(&h.role)).map(|r| r.label.get(l.lang)).collect();
    if labels.is_empty() { String::new() } else { l.s("charters-combined", "roles", labels.join(", ")) }
}

/// The first sentence of a text, which says enough for a list.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| text.get(..=first.len()).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_first_sentence_keeps_its_full_stop() {
        assert_eq!(first_sentence("One. Two."), "One.");
        assert_eq!(first_sentence("É. Two"), "É.");
        assert_eq!(first_sentence("Only one"), "Only one");
    }
}
