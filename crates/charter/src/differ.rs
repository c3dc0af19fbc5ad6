//! What differs between two catalogues, part by part, so that pages can say it in words.

use std::collections::BTreeMap;

use kernel::Lang;

use crate::Text;
use crate::catalogue::{Catalogue, Competence, Duty, Role};

/// What kind of thing differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A role's charter.
    Role,
    /// A duty.
    Duty,
    /// A group of duties.
    Group,
    /// A family of competences.
    Family,
    /// A competence.
    Competence,
}

/// One part of one thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What kind of thing.
    pub thing: Thing,
    /// Its key.
    pub key: String,
    /// Which part: `added` for the whole, else `label`, `may-not`, `participation` …
    pub part: &'static str,
    /// The language, where a text is told apart by language.
    pub lang: Option<Lang>,
}

/// What is in `new` and was not so in `old`, in the order of the catalogue.
#[must_use]
pub fn differences(old: &Catalogue, new: &Catalogue) -> Vec<Difference> {
    let mut all = Vec::new();
    for role in &new.roles {
        let mut note = Note { thing: Thing::Role, key: &role.key, all: &mut all };
        match old.role(&role.key) {
            None => note.part("added", true),
            Some(was) => of_role(&mut note, (was, old), (role, new)),
        }
    }
    for group in &new.groups {
        let mut note = Note { thing: Thing::Group, key: &group.key, all: &mut all };
        match old.group(&group.key) {
            None => note.part("added", true),
            Some(was) => {
                note.text("title", &was.title, &group.title);
                note.text("what", &was.what, &group.what);
            }
        }
    }
    for duty in &new.duties {
        let mut note = Note { thing: Thing::Duty, key: &duty.key, all: &mut all };
        match old.duty(&duty.key) {
            None => note.part("added", true),
            Some(was) => of_duty(&mut note, was, duty),
        }
    }
    for family in &new.families {
        let mut note = Note { thing: Thing::Family, key: &family.key, all: &mut all };
        match old.families.iter().find(|f| f.key == family.key) {
            None => note.part("added", true),
            Some(was) => note.text("title", &was.title, &family.title),
        }
    }
    for competence in &new.competences {
        let mut note = Note { thing: Thing::Competence, key: &competence.key, all: &mut all };
        match old.competences.iter().find(|c| c.key == competence.key) {
            None => note.part("added", true),
            Some(was) => {
                note.text("title", &was.title, &competence.title);
                note.text("what", &was.what, &competence.what);
            }
        }
    }
    all
}

struct Note<'a> {
    thing: Thing,
    key: &'a str,
    all: &'a mut Vec<Difference>,
}

impl Note<'_> {
    fn part(&mut self, part: &'static str, differs: bool) {
        if differs {
            self.all.push(Difference { thing: self.thing, key: self.key.to_owned(), part, lang: None });
        }
    }
    fn text(&mut self, part: &'static str, was: &Text, is: &Text) {
        for (lang, differs) in [(Lang::En, was.en != is.en), (Lang::Fr, was.fr != is.fr)] {
            if differs {
                let (thing, key) = (self.thing, self.key.to_owned());
                self.all.push(Difference { thing, key, part, lang: Some(lang) });
            }
        }
    }
}

fn of_role(note: &mut Note<'_>, (was, old): (&Role, &Catalogue), (is, new): (&Role, &Catalogue)) {
    note.text("label", &was.label, &is.label);
    note.text("purpose", &was.purpose, &is.purpose);
    note.text("good-day", &was.good_day, &is.good_day);
    note.part("level", was.level != is.level);
    note.part("scopes", was.scopes != is.scopes);
    note.part("held-by", was.held_by != is.held_by);
    note.part("required", was.required != is.required);
    note.part("single", was.single != is.single);
    note.part("outside", was.outside != is.outside);
    note.part("voluntary", was.voluntary != is.voluntary);
    note.part("share", (was.share, was.share_most) != (is.share, is.share_most));
    note.part("need", was.need != is.need);
    note.part("includes", was.includes != is.includes);
    note.part("criteria", was.criteria != is.criteria);
    note.part("decides", was.decides != is.decides);
    note.part("may-not", was.may_not != is.may_not);
    note.part("indicators", was.indicators != is.indicators);
    note.part("interfaces", was.interfaces != is.interfaces);
    note.part("handover", was.handover != is.handover);
    note.part("culture", was.culture != is.culture);
    note.part("competences", weights(old, &was.key) != weights(new, &is.key));
}

/// A role's weights by competence.
fn weights<'a>(catalogue: &'a Catalogue, role: &str) -> BTreeMap<&'a str, i64> {
    let of = |c: &'a Competence| Some((c.key.as_str(), *c.weights.get(role)?));
    catalogue.competences.iter().filter_map(of).collect()
}

fn of_duty(note: &mut Note<'_>, was: &Duty, is: &Duty) {
    note.part("off", !was.off && is.off);
    note.part("on", was.off && !is.off);
    note.text("title", &was.title, &is.title);
    note.text("what", &was.what, &is.what);
    note.part("group", was.group != is.group);
    note.part("rhythm", was.rhythm != is.rhythm);
    note.part("not-in", was.not_in != is.not_in);
    note.part("participation", was.participation != is.participation);
    note.part("when", was.when != is.when);
}
