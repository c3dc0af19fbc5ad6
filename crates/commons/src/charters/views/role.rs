//! One role's charter, set like a page one wants to read and print.

use askama::Template;
use charter::{Catalogue, Duty, HeldBy, Level, ORIGINAL, Role, Thing};
use kernel::{Lang, Lexicon, Problem};
use policy::Gate;
use web::{Ctx, Page};

use super::roles::{covered, elsewhere};
use super::{Mend, Sheet, may_edit, other, page};
use crate::charters::api::outside;
use crate::charters::forms::RoleForm;
use crate::charters::lines::{Line, hours, label, lines, share};
use crate::charters::places::{MOST, Place};
use crate::charters::routes::enforced;
use crate::charters::store::{Holder, Seen};

/// A duty in a charter.
struct Task<'a> {
    key: &'a str,
    title: &'a str,
    when: &'a str,
    rhythm: String,
    /// Taken part in sometimes: marked beside those of other groups.
    sometimes: bool,
}

/// Duties of one sort.
struct Tasks<'a> {
    id: String,
    title: String,
    tasks: Vec<Task<'a>>,
}

/// What the holder may not do.
struct Limit<'a> {
    text: &'a str,
    rule: &'a str,
    enforced: bool,
}

/// An indicator the role is seen by.
struct Sign<'a> {
    key: &'a str,
    name: String,
    horizon: String,
}

/// What passes between this role and another.
struct Exchange<'a> {
    with: &'a str,
    label: String,
    gives: &'a str,
    gets: &'a str,
    alone: bool,
}

/// Competences of one family.
struct Family<'a> {
    title: &'a str,
    items: Vec<(&'a str, &'a str, i64)>,
}

#[derive(Template)]
#[template(path = "charters/views/role.html")]
struct Charter<'a> {
    l: &'a Lexicon,
    role: &'a Role,
    label: &'a str,
    elsewhere: &'a str,
    elsewhere_lang: &'static str,
    purpose: &'a str,
    good_day: &'a str,
    facts: Vec<(String, String)>,
    holders: Vec<&'a Holder>,
    vacant: bool,
    places: Vec<(String, &'a str, String)>,
    more: bool,
    duties: Vec<Tasks<'a>>,
    decides: Vec<&'a str>,
    may_not: Vec<Limit<'a>>,
    indicators: Vec<Sign<'a>>,
    exchanges: Vec<Exchange<'a>>,
    families: Vec<Family<'a>>,
    criteria: Vec<(&'a str, bool)>,
    share: String,
    hours: Vec<String>,
    handover: Vec<&'a str>,
    culture: Vec<&'a str>,
    original: Vec<Line>,
    may: bool,
    form: &'a RoleForm,
    sheet: Sheet,
    open: bool,
    duty_count: usize,
    whole: bool,
}

/// The page of one role.
///
/// # Errors
/// When a template cannot be written.
pub fn role(
    ctx: &Ctx,
    seen: &Seen,
    role: &Role,
    (form, mend): (&RoleForm, &Mend),
    whole: bool,
) -> Result<Page, Problem> {
    let (l, catalogue) = (&ctx.l, &*seen.catalogue);
    let lang = l.lang;
    let holders: Vec<&Holder> = seen.of(&role.key).collect();
    let duties = duties(l, catalogue, role);
    let body = Charter {
        l,
        role,
        label: role.label.get(lang),
        elsewhere: role.label.get(other(lang)),
        elsewhere_lang: other(lang).code(),
        purpose: role.purpose.get(lang),
        good_day: role.good_day.get(lang),
        facts: facts(l, seen, role),
        vacant: role.assigned() && role.required == "network" && holders.is_empty(),
        holders,
        places: seen.places.iter().take(MOST).map(held).collect(),
        more: seen.places.len() > MOST,
        duty_count: duties.iter().map(|g| g.tasks.len()).sum(),
        duties,
        whole,
        decides: role.decides.iter().map(|c| c.text.get(lang)).collect(),
        may_not: may_not(&ctx.site.gate, role, lang),
        indicators: indicators(l, role),
        exchanges: exchanges(catalogue, role, lang),
        families: families(catalogue, role, lang),
        criteria: role.criteria.iter().map(|c| (c.ask.get(lang), c.must)).collect(),
        share: if role.assigned() { share(l, role) } else { String::new() },
        hours: hours(l, role),
        handover: role.handover.iter().map(|t| t.get(lang)).collect(),
        culture: role.culture.iter().map(|t| t.get(lang)).collect(),
        original: original(l, catalogue, role),
        may: may_edit(ctx),
        form,
        sheet: Sheet::new(l, seen, form.version, mend),
        open: mend.any(),
    };
    page(role.label.get(lang).to_owned(), mend, &body)
}

/// A place with whoever holds the role there: address, name, people.
fn held(place: &Place) -> (String, &str, String) {
    (format!("/who?in={}", place.token), &place.name, place.people.join(", "))
}

/// What one wants to know at a glance.
fn facts(l: &Lexicon, seen: &Seen, role: &Role) -> Vec<(String, String)> {
    let fact = |key: &str, value: String| (l.t(format!("charters-fact-{key}")), value);
    let places = [covered(l, seen, role).unwrap_or_default(), elsewhere(l, seen, role)];
    let today: Vec<&str> = places.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let mut facts = Vec::new();
    if !today.is_empty() {
        facts.push(fact("cover", today.join(" · ")));
    }
    facts.push(fact("level", l.t(format!("charters-level-{}", role.level))));
    if role.held_by != HeldBy::Assignment {
        let held = crate::charters::api::held_by(role.held_by);
        facts.push(fact("held", l.t(format!("charters-held-by-{held}"))));
    }
    if role.assigned() {
        let scopes: Vec<String> = role.scopes.iter().map(|s| l.t(format!("charters-scope-{s}"))).collect();
        facts.push(fact("scopes", scopes.join(", ")));
        if !role.required.is_empty() {
            facts.push(fact("required", l.t(format!("charters-required-{}", role.required))));
        }
        if role.single {
            facts.push(fact("single", l.t("charters-single")));
        }
        if role.voluntary {
            facts.push(fact("voluntary", l.t("charters-voluntary")));
        }
        facts.push(fact("outside", l.t(format!("charters-outside-{}", outside(role.outside)))));
    }
    if !role.includes.is_empty() {
        let labels: Vec<String> =
            role.includes.iter().map(|key| label(&seen.catalogue, key, l.lang)).collect();
        facts.push(fact("includes", labels.join(", ")));
    }
    facts
}

/// Always, sometimes with its trigger, its own, and what comes with an included charter.
fn duties<'a>(l: &Lexicon, catalogue: &'a Catalogue, role: &'a Role) -> Vec<Tasks<'a>> {
    let mut groups = vec![
        Tasks { id: "always".into(), title: l.t("charters-duties-always"), tasks: Vec::new() },
        Tasks { id: "sometimes".into(), title: l.t("charters-duties-sometimes"), tasks: Vec::new() },
        Tasks { id: "own".into(), title: l.t("charters-duties-own"), tasks: Vec::new() },
    ];
    for (duty, level) in catalogue.duties_of(role) {
        let through = catalogue.through(duty, role);
        let id = match (through.key == role.key, duty.own_of.is_some(), level) {
            (false, ..) => format!("from-{}", through.key),
            (true, true, _) => "own".to_owned(),
            (true, false, Level::Always) => "always".to_owned(),
            (true, false, _) => "sometimes".to_owned(),
        };
        if !groups.iter().any(|g| g.id == id) {
            let title = l.s("charters-duties-from", "charter", through.label.get(l.lang));
            groups.push(Tasks { id: id.clone(), title, tasks: Vec::new() });
        }
        if let Some(group) = groups.iter_mut().find(|g| g.id == id) {
            group.tasks.push(task(l, duty, &through.key, level));
        }
    }
    groups.retain(|g| !g.tasks.is_empty());
    groups
}

fn task<'a>(l: &Lexicon, duty: &'a Duty, through: &str, level: Level) -> Task<'a> {
    let sometimes = level == Level::Sometimes;
    let when = duty.when.get(through).filter(|_| sometimes).map_or("", |t| t.get(l.lang));
    let rhythm = l.t(format!("charters-rhythm-{}", duty.rhythm.as_str()));
    Task { key: &duty.key, title: duty.title.get(l.lang), when, rhythm, sometimes }
}

fn may_not<'a>(gate: &Gate, role: &'a Role, lang: Lang) -> Vec<Limit<'a>> {
    let limit = |c: &'a charter::Clause| Limit {
        text: c.text.get(lang),
        rule: &c.rule,
        enforced: enforced(gate, &c.rule),
    };
    role.may_not.iter().map(limit).collect()
}

/// The name is a word of ours; an id we do not know stands for itself.
fn indicators<'a>(l: &Lexicon, role: &'a Role) -> Vec<Sign<'a>> {
    let name = |key: &str| {
        let start = "charters-indicator-";
        let name = l.tp(start, key);
        if name.starts_with(start) { key.to_owned() } else { name }
    };
    let horizon =
        |word: &str| if word.is_empty() { String::new() } else { l.t(format!("charters-horizon-{word}")) };
    let sign = |i: &'a charter::Shown| Sign { key: &i.key, name: name(&i.key), horizon: horizon(&i.horizon) };
    role.indicators.iter().map(sign).collect()
}

fn exchanges<'a>(catalogue: &Catalogue, role: &'a Role, lang: Lang) -> Vec<Exchange<'a>> {
    let lonely = catalogue.one_sided();
    let exchange = |i: &'a charter::Interface| Exchange {
        with: &i.with,
        label: label(catalogue, &i.with, lang),
        gives: i.gives.get(lang),
        gets: i.gets.get(lang),
        alone: lonely.iter().any(|(r, l)| r.key == role.key && l.with == i.with),
    };
    role.interfaces.iter().map(exchange).collect()
}

fn families<'a>(catalogue: &'a Catalogue, role: &Role, lang: Lang) -> Vec<Family<'a>> {
    let weight = |c: &charter::Competence| c.weights.get(&role.key).copied().unwrap_or(0).clamp(0, 2);
    let family = |f: &'a charter::Family| {
        let of = catalogue.competences.iter().filter(|c| c.family == f.key && weight(c) > 0);
        let mut items: Vec<(&str, &str, i64)> =
            of.map(|c| (c.title.get(lang), c.what.get(lang), weight(c))).collect();
        items.sort_by_key(|(_, _, weight)| -weight);
        Family { title: f.title.get(lang), items }
    };
    catalogue.families.iter().map(family).filter(|f| !f.items.is_empty()).collect()
}

/// What the program ships where the organisation says something else.
fn original(l: &Lexicon, catalogue: &Catalogue, role: &Role) -> Vec<Line> {
    if role.added {
        return Vec::new();
    }
    let own = |key: &str| catalogue.duty(key).is_some_and(|d| d.own_of.as_deref() == Some(role.key.as_str()));
    let of = |line: &Line| match line.thing {
        Thing::Role => line.key == role.key,
        Thing::Duty => own(&line.key),
        _ => false,
    };
    lines(l, &ORIGINAL, catalogue).into_iter().filter(of).collect()
}
