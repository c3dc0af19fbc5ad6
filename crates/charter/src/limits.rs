//! What a charter file may say at all, whatever it is laid over: names that stand in addresses,
//! words of a fixed list, texts that stay readable, shares and hours that can be.

use toml::Spanned;

use crate::Text;
use crate::file::{DutyPart, File, Flaw, RolePart, line};

/// Longest name of anything, in characters.
pub const LONGEST_NAME: usize = 60;
/// Longest other text, in characters.
pub const LONGEST_TEXT: usize = 600;
/// Longest charter file, in bytes.
pub const LONGEST_FILE: usize = 64 * 1024;

const LEVELS: [&str; 3] = ["network", "unit", "space"];
const NEEDED: [&str; 4] = ["network", "unit", "space", ""];
const KINDS: [&str; 4] = ["team", "community", "project", "network"];
const PHASES: [&str; 6] = ["steer", "launch", "lead", "manage", "pilot", "transform"];
const HORIZONS: [&str; 4] = ["operational", "activity", "value", ""];

/// Everything in the file that could not stand over any catalogue.
pub(crate) fn flaws(file: &File) -> Vec<Flaw> {
    let mut look = Look { lines: &file.lines, found: Vec::new() };
    for group in &file.group {
        look.key(&group.key);
        look.name(&group.key, &group.title);
        look.texts(&group.key, [&group.what]);
        look.word(&group.key, group.phase.as_deref(), &PHASES);
    }
    for family in &file.family {
        look.key(&family.key);
        look.name(&family.key, &family.title);
    }
    for competence in &file.competence {
        look.key(&competence.key);
        look.name(&competence.key, &competence.title);
        look.texts(&competence.key, [&competence.what]);
        for weight in competence.weights.iter().flatten() {
            look.number(&competence.key, *weight, 2);
        }
    }
    file.duty.iter().for_each(|duty| look.duty(duty));
    file.role.iter().for_each(|role| look.role(role));
    look.found
}

struct Look<'a> {
    lines: &'a [usize],
    found: Vec<Flaw>,
}

impl Look<'_> {
    fn flaw<T>(&mut self, at: &Spanned<T>, reason: &'static str, what: &str) {
        let line = line(self.lines, at.span().start);
        self.found.push(Flaw { line, reason, what: what.to_owned() });
    }
    /// Keys stand in addresses and never change: short plain words.
    fn key(&mut self, key: &Spanned<String>) {
        let word = key.get_ref();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let fine = (1..=40).contains(&word.len()) && word.chars().all(plain) && word != "new";
        if !fine {
            let shown: String = word.chars().take(LONGEST_NAME).collect();
            self.flaw(key, "charters-flaw-key", &shown);
        }
    }
    fn name(&mut self, at: &Spanned<String>, name: &Text) {
        self.length(at, name, LONGEST_NAME);
    }
    fn texts<'t>(&mut self, at: &Spanned<String>, texts: impl IntoIterator<Item = &'t Text>) {
        for text in texts {
            self.length(at, text, LONGEST_TEXT);
        }
    }
    fn length(&mut self, at: &Spanned<String>, text: &Text, most: usize) {
        if [&text.en, &text.fr].into_iter().any(|t| t.trim().chars().count() > most) {
            self.flaw(at, "charters-flaw-long", at.get_ref());
        }
    }
    /// Items of a list have to say something in both languages.
    fn items<'t>(&mut self, at: &Spanned<String>, items: impl IntoIterator<Item = &'t Text>) {
        for text in items {
            self.length(at, text, LONGEST_TEXT);
            if !text.whole() {
                self.flaw(at, "charters-flaw-title", at.get_ref());
            }
        }
    }
    fn word(&mut self, at: &Spanned<String>, word: Option<&str>, known: &[&str]) {
        if let Some(word) = word.filter(|w| !known.contains(w)) {
            let shown: String = word.chars().take(LONGEST_NAME).collect();
            self.flaw(at, "charters-flaw-value", &shown);
        }
    }
    fn number(&mut self, at: &Spanned<String>, number: i64, most: i64) {
        if !(0..=most).contains(&number) {
            self.flaw(at, "charters-flaw-value", &number.to_string());
        }
    }
    fn duty(&mut self, duty: &DutyPart) {
        self.key(&duty.key);
        self.name(&duty.key, &duty.title);
        self.texts(&duty.key, std::iter::once(&duty.what).chain(duty.when.values()));
        for kind in duty.not_in.iter().flatten() {
            self.word(&duty.key, Some(kind), &KINDS);
        }
    }
    fn role(&mut self, role: &RolePart) {
        let at = &role.key;
        self.key(at);
        self.name(at, &role.label);
        self.texts(at, [&role.purpose, &role.good_day]);
        self.word(at, role.level.as_deref(), &LEVELS);
        self.word(at, role.required.as_deref(), &NEEDED);
        for share in [role.share, role.share_most].into_iter().flatten() {
            self.number(at, share, 100);
        }
        let need = &role.need;
        for hours in [need.fixed, need.per_question, need.per_joiner, need.per_message, need.places]
            .into_iter()
            .flatten()
        {
            if !(0.0..=1_000.0).contains(&hours) {
                self.flaw(at, "charters-flaw-value", &hours.to_string());
            }
        }
        for own in &role.duty {
            self.key(&own.key);
            self.name(&own.key, &own.title);
            self.texts(&own.key, [&own.what]);
        }
        self.items(at, role.criterion.iter().map(|c| &c.ask));
        self.items(at, role.decides.iter().chain(&role.may_not).map(|c| &c.text));
        self.items(at, role.handover.iter().chain(&role.culture).map(|line| &line.text));
        self.texts(at, role.interface.iter().flat_map(|i| [&i.gives, &i.gets]));
        for shown in &role.indicator {
            self.word(at, Some(&shown.horizon), &HORIZONS);
        }
        let words = role.indicator.iter().map(|i| &i.key).chain(role.may_not.iter().map(|c| &c.rule));
        for word in words.filter(|w| w.chars().count() > LONGEST_NAME) {
            self.flaw(at, "charters-flaw-long", word);
        }
        for weight in &role.competence {
            self.number(&weight.key, weight.weight, 2);
        }
    }
}
