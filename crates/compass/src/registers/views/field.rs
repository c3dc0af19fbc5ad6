//! A field of a form, from its entry in the list.

use kernel::Lexicon;

use super::Mend;
use crate::registers::draft::Sent;
use crate::registers::list::{Field, Kind, Register, word};
use crate::registers::store::choices::Choices;

/// A field as a form shows it.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Its name.
    pub key: &'static str,
    /// `text`, `date`, `number`, `area` or `select`.
    pub kind: &'static str,
    /// What it is called.
    pub label: String,
    /// How to fill it.
    pub hint: String,
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: String,
    /// What there is to choose from: value, word, chosen.
    pub options: Vec<(String, String, bool)>,
    /// Whether it has to be filled.
    pub must: bool,
    /// Address that is asked while somebody types.
    pub live: String,
}

impl FieldView {
    /// The title of an entry of a register.
    #[must_use]
    pub fn title(l: &Lexicon, register: &Register, sent: &Sent, mend: &Mend) -> Self {
        let live =
            if register.votes { format!("/registers/{}/similar", register.key) } else { String::new() };
        Self {
            key: "title",
            kind: "text",
            label: l.tp("registers-title-", register.key),
            hint: String::new(),
            value: sent.get("title"),
            error: mend.about(l, "title"),
            options: Vec::new(),
            must: true,
            live,
        }
    }
    /// A field of a register.
    #[must_use]
    pub fn new(
        l: &Lexicon,
        register: &Register,
        field: &Field,
        sent: &Sent,
        choices: &Choices,
        mend: &Mend,
    ) -> Self {
        let (value, kind) = (sent.get(field.key), kind(field.kind));
        let label = l.t(format!("registers-field-{}-{}", register.key, word(field.key)));
        let hint = match field.kind {
            Kind::Quarter => l.t("registers-hint-quarter"),
            Kind::Thread => l.t("registers-hint-thread"),
            _ => String::new(),
        };
        let offered = choices.iter().find(|(key, _)| *key == field.key).map(|(_, list)| list.as_slice());
        let options = offered.unwrap_or_default().iter();
        let mut options: Vec<_> = options.map(|(v, w)| (v.clone(), w.clone(), *v == value)).collect();
        if !value.is_empty() && kind == "select" && options.iter().all(|(_, _, on)| !on) {
            // What it points at already is no longer offered to others.
            options.push((value.clone(), l.t("registers-as-before"), true));
        }
        Self {
            key: field.key,
            kind,
            label,
            hint,
            error: mend.about(l, field.key),
            value,
            options,
            must: field.must,
            live: String::new(),
        }
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Line(_) | Kind::Quarter | Kind::Thread => "text",
        Kind::Text(_) => "area",
        Kind::Day => "date",
        Kind::Number => "number",
        Kind::Entry(_) | Kind::Unit | Kind::Space => "select",
    }
}
