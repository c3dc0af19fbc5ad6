//! What differs between two catalogues, in words: what, which part of it, what it was and what it is.

use charter::{Catalogue, Difference, Duty, Level, Role, Text, Thing, differences};
use kernel::{Lang, Lexicon};

use super::api::{held_by, level, outside};

/// One difference as shown.
#[derive(Debug, Clone)]
pub struct Line {
    /// What kind of thing.
    pub thing: Thing,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its page; empty when it has none.
    pub href: String,
    /// Which part of it, in words.
    pub part: String,
    /// Code of the language the values are in.
    pub lang: &'static str,
    /// What was and is no more.
    pub was: Vec<String>,
    /// What is and was not.
    pub is: Vec<String>,
}

/// Everything that differs, in words.
pub fn lines(l: &Lexicon, old: &Catalogue, new: &Catalogue) -> Vec<Line> {
    differences(old, new).iter().map(|difference| line(l, difference, old, new)).collect()
}

fn line(l: &Lexicon, d: &Difference, old: &Catalogue, new: &Catalogue) -> Line {
    let lang = d.lang.unwrap_or(l.lang);
    // Others are called as they are now on both sides: a new name of theirs is a line of its own.
    let (was, is) = (values(l, d, (old, new), lang), values(l, d, (new, new), lang));
    let part = l.t(format!("charters-part-{}", d.part));
    let part = match d.lang {
        Some(lang) => l.s(format!("charters-part-in-{lang}"), "part", &part),
        None => part,
    };
    let (name, href) = named(d, new, l.lang);
    Line {
        thing: d.thing,
        key: d.key.clone(),
        name,
        href,
        part,
        lang: lang.code(),
        was: was.iter().filter(|v| !is.contains(v)).cloned().collect(),
        is: is.into_iter().filter(|v| !was.contains(v)).collect(),
    }
}

fn named(d: &Difference, new: &Catalogue, lang: Lang) -> (String, String) {
    let title: Option<(&Text, &str)> = match d.thing {
        Thing::Role => new.role(&d.key).map(|r| (&r.label, "/who/roles/")),
        Thing::Duty => new.duty(&d.key).map(|d| (&d.title, "/who/duties/")),
        Thing::Group => new.group(&d.key).map(|g| (&g.title, "")),
        Thing::Family => new.families.iter().find(|f| f.key == d.key).map(|f| (&f.title, "")),
        Thing::Competence => new.competences.iter().find(|c| c.key == d.key).map(|c| (&c.title, "")),
    };
    let Some((title, at)) = title else { return (String::new(), String::new()) };
    let href = if at.is_empty() { String::new() } else { format!("{at}{}", d.key) };
    (title.get(lang).to_owned(), href)
}

/// The values of the part that differs, in one catalogue and with the names of another; nothing for
/// what is named by its part alone.
fn values(
    l: &Lexicon,
    d: &Difference,
    (catalogue, names): (&Catalogue, &Catalogue),
    lang: Lang,
) -> Vec<String> {
    let found = match d.thing {
        Thing::Role => catalogue.role(&d.key).map(|role| of_role(l, (catalogue, names), role, d.part, lang)),
        Thing::Duty => catalogue.duty(&d.key).map(|duty| of_duty(l, names, duty, d.part, lang)),
        Thing::Group => catalogue.group(&d.key).map(|g| text_of(d.part, &g.title, &g.what, lang)),
        Thing::Family => {
            let family = catalogue.families.iter().find(|f| f.key == d.key);
            family.map(|f| text_of(d.part, &f.title, &f.title, lang))
        }
        Thing::Competence => {
            let competence = catalogue.competences.iter().find(|c| c.key == d.key);
            competence.map(|c| text_of(d.part, &c.title, &c.what, lang))
        }
    };
    found.unwrap_or_default().into_iter().filter(|value| !value.is_empty()).collect()
}

/// What a text says in exactly this language.
fn exactly(text: &Text, lang: Lang) -> Vec<String> {
    let said = match lang {
        Lang::En => &text.en,
        Lang::Fr => &text.fr,
    };
    vec![said.clone()]
}

fn text_of(part: &str, title: &Text, what: &Text, lang: Lang) -> Vec<String> {
    match part {
        "title" => exactly(title, lang),
        "what" => exactly(what, lang),
        _ => Vec::new(),
    }
}

fn of_role(
    l: &Lexicon,
    (catalogue, names): (&Catalogue, &Catalogue),
    role: &Role,
    part: &str,
    lang: Lang,
) -> Vec<String> {
    let texts = |texts: Vec<&Text>| texts.into_iter().map(|t| t.get(l.lang).to_owned()).collect();
    let word = |start: &str, word: &str| {
        if word.is_empty() { Vec::new() } else { vec![l.t(format!("{start}{word}"))] }
    };
    match part {
        "label" => exactly(&role.label, lang),
        "purpose" => exactly(&role.purpose, lang),
        "good-day" => exactly(&role.good_day, lang),
        "level" => word("charters-level-", &role.level),
        "scopes" => role.scopes.iter().flat_map(|s| word("charters-scope-", s)).collect(),
        "held-by" => word("charters-held-by-", held_by(role.held_by)),
        "required" => word("charters-required-", &role.required),
        "outside" => word("charters-outside-", outside(role.outside)),
        "share" => vec![share(l, role)],
        "need" => hours(l, role),
        "includes" => role.includes.iter().map(|key| label(names, key, l.lang)).collect(),
        "criteria" => texts(role.criteria.iter().map(|c| &c.ask).collect()),
        "decides" => texts(role.decides.iter().map(|c| &c.text).collect()),
        "may-not" => texts(role.may_not.iter().map(|c| &c.text).collect()),
        "indicators" => role
            .indicators
            .iter()
            .map(|i| [vec![i.key.clone()], word("charters-horizon-", &i.horizon)].concat().join(" · "))
            .collect(),
        "interfaces" => {
            let parts = role.interfaces.iter().flat_map(|i| [(i, &i.gives), (i, &i.gets)]);
            let said = parts.filter(|(_, text)| !text.get(l.lang).is_empty());
            said.map(|(i, text)| pair(l, &label(names, &i.with, l.lang), text.get(l.lang))).collect()
        }
        "handover" => texts(role.handover.iter().collect()),
        "culture" => texts(role.culture.iter().collect()),
        "competences" => {
            let of = |c: &charter::Competence| {
                let weight = (*c.weights.get(&role.key)?).clamp(0, 2);
                let title = &names.competences.iter().find(|named| named.key == c.key)?.title;
                Some(pair(l, title.get(l.lang), &l.t(format!("charters-weight-{weight}"))))
            };
            catalogue.competences.iter().filter_map(of).collect()
        }
        _ => Vec::new(),
    }
}

fn of_duty(l: &Lexicon, names: &Catalogue, duty: &Duty, part: &str, lang: Lang) -> Vec<String> {
    match part {
        "title" => exactly(&duty.title, lang),
        "what" => exactly(&duty.what, lang),
        "group" => names.group(&duty.group).map(|g| g.title.get(l.lang).to_owned()).into_iter().collect(),
        "rhythm" => vec![l.t(format!("charters-rhythm-{}", duty.rhythm.as_str()))],
        "not-in" => duty.not_in.iter().map(|kind| l.t(format!("charters-kinds-{kind}"))).collect(),
        "participation" => {
            let word = |how: &Level| level(*how).unwrap_or("never");
            let each = duty.participation.iter();
            each.map(|(role, how)| {
                pair(l, &label(names, role, l.lang), &l.t(format!("charters-takes-{}", word(how))))
            })
            .collect()
        }
        "when" => {
            let each = duty.when.iter();
            each.map(|(role, text)| pair(l, &label(names, role, l.lang), text.get(l.lang))).collect()
        }
        _ => Vec::new(),
    }
}

/// “this: that”, with the language's own space before the colon.
pub fn pair(l: &Lexicon, name: &str, value: &str) -> String {
    l.args("charters-pair", &[("name", name), ("value", value)])
}

/// What a role is called.
pub fn label(catalogue: &Catalogue, key: &str, lang: Lang) -> String {
    catalogue.role(key).map_or("", |r| r.label.get(lang)).to_owned()
}

/// The usual share of time, in words.
pub fn share(l: &Lexicon, role: &Role) -> String {
    let usual = l.n("charters-share", &role.share);
    if role.share_most >= 100 || role.share_most <= role.share {
        return usual;
    }
    l.ns("charters-share-most", &role.share_most, "usual", &usual)
}

/// The hours a role starts from, in words.
pub fn hours(l: &Lexicon, role: &Role) -> Vec<String> {
    let need = &role.need;
    let parts = [
        ("charters-need-fixed", need.fixed),
        ("charters-need-question", need.per_question),
        ("charters-need-joiner", need.per_joiner),
        ("charters-need-message", need.per_message),
        ("charters-need-places", need.places),
    ];
    let said = parts.into_iter().filter(|(_, n)| *n > 0.0);
    said.map(|(key, n)| l.args(key, &[("n", &decimal(l, n))])).collect()
}

/// A number with the language's decimal sign, and none when it is whole.
fn decimal(l: &Lexicon, n: f64) -> String {
    let text = format!("{n}");
    if l.lang == Lang::Fr { text.replace('.', ",") } else { text }
}
