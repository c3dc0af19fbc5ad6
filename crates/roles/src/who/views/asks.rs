//! Asking somebody to hold a role, from the head of its column.

use kernel::Lexicon;

use super::Link;
use crate::board::Column;
use crate::scope::Scope;
use crate::who::load::Seen;
use crate::who::store::Question;

/// Where somebody is asked to hold the role: here, else for the whole network.
pub fn ask(seen: &Seen, column: &Column) -> String {
    let role = seen.catalogue.role(&column.role).filter(|r| r.assigned() && !r.voluntary);
    let token = match role {
        Some(role) if seen.may.propose && role.fits(seen.at.scope.kind()) => seen.at.token(),
        Some(role) if seen.may.loads && role.fits(Scope::Network.kind()) => Scope::Network.kind().to_owned(),
        _ => return String::new(),
    };
    format!("/who/assign?role={}&in={token}", column.role)
}

/// Who was asked, and since when.
pub fn asked(l: &Lexicon, question: &Question) -> Link {
    let said = [("name", question.who.name.as_str()), ("day", &l.day(&question.since))];
    Link { href: format!("/who/assignments/{}", question.id), name: l.args("roles-who-asked", &said) }
}
