//! The filters of the directory: one form that works without script.

use askama::Template;
use kernel::{Lang, Lexicon, Problem};
use store::{Read, Res, p, sql};
use web::answer::render;
use web::place::Kind;

use crate::listing::{Category, categories};
use crate::routes::Asked;
use crate::store::spaces::Sort;

sql!(LANGS, "SELECT DISTINCT lang FROM spaces WHERE lang <> '' ORDER BY lang LIMIT 40");
sql!(UNITS, "SELECT slug, name FROM units WHERE closed_ms IS NULL ORDER BY name_folded, id LIMIT 200");

/// What can be chosen.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    categories: Vec<Category>,
    langs: Vec<String>,
    units: Vec<(String, String)>,
}

/// Looks up what can be chosen.
///
/// # Errors
/// What the database says.
pub fn choices(r: &mut Read<'_>) -> Res<Choices> {
    let langs: Vec<(String,)> = r.all(&LANGS, p![])?;
    let langs = langs.into_iter().map(|(lang,)| lang).collect();
    Ok(Choices { categories: categories(r)?, langs, units: r.all(&UNITS, p![])? })
}

/// Something in a list.
struct One {
    value: String,
    label: String,
    on: bool,
}

/// A list to choose from.
struct Select {
    name: &'static str,
    label: String,
    all: Vec<One>,
}

#[derive(Template)]
#[template(path = "views/filters.html")]
struct Filters<'a> {
    l: &'a Lexicon,
    q: &'a str,
    selects: Vec<Select>,
    mine: bool,
    open: bool,
    active: bool,
    folded: bool,
}

fn given(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

/// The words of a language's code in the reader's language; the code where it has none.
pub fn language(l: &Lexicon, code: &str) -> String {
    match code.parse::<Lang>() {
        Ok(_) => l.t(format!("spaces-lang-{code}")),
        Err(()) => code.to_owned(),
    }
}

fn select(l: &Lexicon, name: &'static str, any: &str, now: &str, all: Vec<(String, String)>) -> Select {
    let none = One { value: String::new(), label: l.t(any), on: now.is_empty() };
    let rest = all.into_iter().map(|(value, label)| One { on: value == now, value, label });
    Select {
        name,
        label: l.t(format!("spaces-filter-{name}")),
        all: if any.is_empty() { rest.collect() } else { std::iter::once(none).chain(rest).collect() },
    }
}

/// The form.
///
/// # Errors
/// When a template cannot be written.
pub fn form(l: &Lexicon, asked: &Asked, choices: &Choices, inside: bool) -> Result<String, Problem> {
    let kinds = Kind::ALL.iter().map(|k| (k.to_string(), l.t(format!("spaces-kinds-{k}")))).collect();
    let categories = choices.categories.iter().map(|c| (c.id.to_string(), c.name(l).to_owned())).collect();
    let langs = choices.langs.iter().map(|code| (code.clone(), language(l, code))).collect();
    let sorts = Sort::ALL
        .into_iter()
        .map(|s| (s.as_str().to_owned(), l.t(format!("spaces-sort-{}", s.as_str()))))
        .collect();
    let sort = given(asked.sort.as_ref());
    let any = "spaces-filter-any";
    let mut selects = vec![
        select(l, "kind", any, given(asked.kind.as_ref()), kinds),
        select(l, "category", any, given(asked.category.as_ref()), categories),
        select(l, "lang", any, given(asked.lang.as_ref()), langs),
    ];
    if inside {
        selects.push(select(l, "unit", any, given(asked.unit.as_ref()), choices.units.clone()));
    }
    selects.retain(|s| s.all.len() > 1);
    selects.push(select(l, "sort", "", if sort.is_empty() { "name" } else { sort }, sorts));
    let yes = |text: &Option<String>| text.as_deref() == Some("true");
    render(&Filters {
        l,
        q: given(asked.q.as_ref()),
        selects,
        mine: yes(&asked.mine),
        open: yes(&asked.open),
        active: yes(&asked.active),
        folded: asked.plain(),
    })
}

/// Where the list goes on, with everything that was asked for.
pub fn further(asked: &Asked, next: &str) -> String {
    let fields = [
        ("q", &asked.q),
        ("kind", &asked.kind),
        ("category", &asked.category),
        ("join", &asked.join),
        ("archive", &asked.archive),
        ("unit", &asked.unit),
        ("lang", &asked.lang),
        ("mine", &asked.mine),
        ("open", &asked.open),
        ("active", &asked.active),
        ("sort", &asked.sort),
    ];
    let given = fields.iter().filter_map(|(name, value)| value.as_deref().map(|v| (*name, v)));
    let pairs: Vec<(&str, &str)> =
        given.filter(|(_, v)| !v.is_empty()).chain(std::iter::once(("after", next))).collect();
    format!("/spaces?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}
