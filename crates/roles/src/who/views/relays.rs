//! The relay map.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::relay_spaces::{SpaceRow, UnitRow, open, spaces, units};
use super::{Link, count, page, person_link};
use crate::board::Who;
use crate::scope::Scope;
use crate::store::relays::Unit;
use crate::who::relays::{Map, Reach};

/// So many names stand in a cell.
const NAMES: usize = 4;

/// A few people, and how many more.
struct People {
    links: Vec<Link>,
    more: i64,
}

/// One unit.
struct Row {
    depth: usize,
    name: String,
    slug: String,
    reach: &'static str,
    manager: Option<Link>,
    facilitators: People,
    evangelists: People,
    /// The reader may ask somebody, or come forward.
    find: bool,
    own: bool,
    /// Somebody is looked for since; empty when nobody is.
    wanted: String,
}

#[derive(Template)]
#[template(path = "who/views/relays.html")]
struct RelaysPage<'a> {
    l: &'a Lexicon,
    rows: Vec<Row>,
    carried: String,
    of: String,
    nobody: i64,
    one: i64,
    /// The reader may make tasks of gaps that are none yet.
    all: bool,
    propose: bool,
    spaces: Vec<SpaceRow>,
    spaces_said: String,
    units: Vec<UnitRow>,
}

fn people(all: &[Who]) -> People {
    People {
        links: all.iter().take(NAMES).map(person_link).collect(),
        more: count(all.len().saturating_sub(NAMES)),
    }
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn relays(ctx: &Ctx, map: &Map) -> Result<Page, Problem> {
    let (tree, propose, wanted) = (&map.units, map.propose, &map.wanted);
    let l = &ctx.l;
    let n = |reach: Reach| count(tree.iter().filter(|(_, u)| u.reach() == reach).count());
    let (nobody, one) = (n(Reach::Nobody), n(Reach::One));
    let row = |(depth, unit): &(usize, Unit)| {
        let thin = unit.reach() != Reach::Carried;
        let own = ctx.actor.unit == Some(unit.id);
        let looked_for = wanted.get(&("evangelist".to_owned(), Scope::Unit(unit.id)));
        Row {
            depth: (*depth).min(6),
            name: unit.name.clone(),
            slug: unit.slug.clone(),
            reach: match unit.reach() {
                Reach::Carried => "carried",
                Reach::One => "one",
                Reach::Nobody => "nobody",
            },
            manager: unit.manager.as_ref().map(person_link),
            facilitators: people(&unit.facilitators),
            evangelists: people(&unit.evangelists),
            find: thin && propose && !own,
            own: thin && own,
            wanted: looked_for.map(|w| l.s("roles-recruit-since", "day", l.day(&w.at))).unwrap_or_default(),
        }
    };
    let rows: Vec<Row> = tree.iter().map(row).collect();
    let spaces = spaces(l, map);
    let bare = count(spaces.iter().filter(|s| s.reach == "nobody").count());
    let body = render(&RelaysPage {
        l,
        all: propose && (open(map) || rows.iter().any(|r| r.reach == "nobody" && r.wanted.is_empty())),
        propose,
        spaces_said: l.args(
            "roles-relay-spaces-said",
            &[("filled", &l.number(&(count(spaces.len()) - bare))), ("all", &l.number(&count(spaces.len())))],
        ),
        spaces,
        units: units(l, &map.catalogue, &map.origins),
        rows,
        carried: l.number(&(count(tree.len()) - nobody)),
        of: l.s("roles-who-of", "all", l.number(&count(tree.len()))),
        nobody,
        one,
    })?;
    Ok(page(l.t("roles-who-relays"), body))
}
