//! The directory's page.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::export::EXPORT;
use super::routes::Found;
use crate::absence::Away;
use crate::api::PeopleQuery;
use crate::person::Person;
use crate::profile::tongues;
use crate::things::NetworkThing;
use crate::unit::{Branch, tree};
use crate::views::page;
use crate::{INVITE, KEEP_DIRECTORY};

#[derive(Template)]
#[template(path = "directory/views/directory.html")]
struct Directory<'a> {
    l: &'a Lexicon,
    found: &'a Found,
    units: Vec<Branch>,
    tongues: Vec<(&'static str, String)>,
    q: &'a str,
    unit: &'a str,
    skill: &'a str,
    letters: Vec<String>,
    /// The filters as they stand in an address, for letters and the next page.
    kept: String,
    next: Option<&'a str>,
    may_invite: bool,
    may_export: bool,
    may_keep: bool,
    /// Units, roles and words are for people of the company.
    inside: bool,
}

impl Directory<'_> {
    fn away(&self, person: &Person) -> Option<&Away> {
        self.found.away.get(&person.id.number())
    }
}

/// The filters as part of an address.
fn kept(query: &PeopleQuery) -> String {
    let pairs = [
        ("q", &query.q),
        ("unit", &query.unit),
        ("language", &query.language),
        ("skill", &query.skill),
        ("role", &query.role),
        ("external", &query.external),
        ("away", &query.away),
    ];
    let mut out = String::new();
    for (key, value) in pairs {
        let Some(value) = value.as_deref().filter(|v| !v.is_empty()) else { continue };
        out.push_str(key);
        out.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
        out.push('&');
    }
    out
}

pub(super) fn directory(ctx: &Ctx, found: &Found, query: &PeopleQuery) -> Result<Page, Problem> {
    let inside = !ctx.actor.external;
    let may = |action| ctx.site.gate.may(&ctx.actor, action, &NetworkThing);
    let body = Directory {
        l: &ctx.l,
        found,
        units: tree(found.units.clone()),
        tongues: if inside { tongues::all(&ctx.l) } else { Vec::new() },
        q: query.q.as_deref().unwrap_or_default(),
        unit: query.unit.as_deref().unwrap_or_default(),
        skill: query.skill.as_deref().unwrap_or_default(),
        letters: ('A'..='Z').map(String::from).collect(),
        kept: kept(query),
        next: found.next.as_deref(),
        may_invite: may(INVITE),
        may_export: may(EXPORT),
        may_keep: may(KEEP_DIRECTORY),
        inside,
    };
    page(ctx.l.t("people-title"), "people", &body)
}
