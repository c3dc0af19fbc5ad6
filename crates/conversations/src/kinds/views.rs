//! What pages show of states and kinds: forms, quiet lines. The words for both are `web::badge`'s.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::badge;
use web::{Ctx, Page};

use super::api::{NewKind, NewState, NewTerms};
use super::moves::Asks;
use super::state::{kinds_from, way};
use super::store::Act;
use crate::things::Talk;
use crate::views::compose::form_key;
use crate::views::{Trouble, error};

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// One line.
    Line,
    /// Somebody who reads the space of this address.
    Who(String),
    /// Several lines.
    Area,
    /// A day.
    Day,
    /// One of these: value, words.
    Choice(Vec<(String, String)>),
}

/// A field of a small form.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Its name.
    pub name: &'static str,
    /// What it asks.
    pub label: String,
    /// A hint under it.
    pub hint: String,
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: String,
    /// How it is filled in.
    pub how: How,
}

/// A small form on a page of its own, with the way back to the thread.
#[derive(Debug, Template)]
#[template(path = "kinds/views/form.html")]
pub struct FormView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The class of its flow.
    pub class: String,
    /// Where it leads back to.
    pub back: String,
    /// Its heading.
    pub title: String,
    /// A line under it.
    pub lead: String,
    /// HTML under the heading: the words it is about.
    pub about: String,
    /// Where it is sent.
    pub action: String,
    /// Fields that are not shown.
    pub hidden: Vec<(&'static str, String)>,
    /// Fields that are.
    pub fields: Vec<FieldView>,
    /// Who will read it.
    pub audience: String,
    /// What went wrong as a whole.
    pub trouble: Option<Trouble>,
    /// So that pressing twice does it once.
    pub key: String,
    /// The button.
    pub submit: String,
}

impl<'a> FormView<'a> {
    /// An empty form about a thread.
    #[must_use]
    pub fn new(l: &'a Lexicon, talk: &Talk, title: String, action: String, submit: String) -> Self {
        Self {
            l,
            class: talk.place.band(),
            back: talk.path(),
            title,
            lead: String::new(),
            about: String::new(),
            action,
            hidden: Vec::new(),
            fields: Vec::new(),
            audience: talk.place.audience(l),
            trouble: None,
            key: form_key(l),
            submit,
        }
    }
    /// … with a field.
    #[must_use]
    pub fn field(
        mut self,
        name: &'static str,
        (label, hint): (&str, &str),
        value: &str,
        how: How,
        problem: Option<&Problem>,
    ) -> Self {
        let hint = if hint.is_empty() { String::new() } else { self.l.t(hint) };
        let (label, error) = (self.l.t(label), error(self.l, problem, name));
        self.fields.push(FieldView { name, label, hint, value: value.to_owned(), error, how });
        self
    }
    /// As a page.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn page(mut self, talk: &Talk, problem: Option<&Problem>) -> Result<Page, Problem> {
        self.trouble = problem.and_then(|p| Trouble::of(self.l, p));
        let (title, place) = (self.title.clone(), &talk.place);
        let (body, here) = (render(&self)?, format!("s/{}", place.slug));
        let status = problem.map(Problem::status);
        Ok(Page { title, flow: place.flow(), body, here, status, ..Page::default() })
    }
}

/// The page on which a change of state is said.
///
/// # Errors
/// When the template cannot be written.
pub fn state_page(
    ctx: &Ctx,
    talk: &Talk,
    sent: &NewState,
    problem: Option<&Problem>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let asks = way(talk, &sent.state).map_or(Asks::Nothing, |m| m.asks);
    let title = l.s(format!("conv-do-{}", sent.state), "title", &talk.title);
    let action = format!("{}/state", talk.path());
    let mut form = FormView::new(l, talk, title, action, l.t(format!("conv-way-{}", sent.state)));
    form.hidden.push(("state", sent.state.clone()));
    form.lead = talk.title.clone();
    if asks == Asks::Words {
        form = form.field(
            "words",
            ("conv-field-words", "conv-field-words-hint"),
            &sent.words,
            How::Area,
            problem,
        );
        let by = ("conv-field-decided-by", "conv-field-decided-by-hint");
        form = form.field("decided_by", by, &sent.decided_by, How::Line, problem);
    }
    if asks == Asks::Day {
        form =
            form.field("day", ("conv-field-review", "conv-field-review-hint"), &sent.day, How::Day, problem);
    }
    form.field("why", ("conv-field-why", "conv-field-why-hint"), &sent.why, How::Area, problem)
        .page(talk, problem)
}

/// The page on which another kind is chosen.
///
/// # Errors
/// When the template cannot be written.
pub fn kind_page(ctx: &Ctx, talk: &Talk, sent: &NewKind, problem: Option<&Problem>) -> Result<Page, Problem> {
    let l = &ctx.l;
    let kinds = kinds_from(&talk.place, talk.kind);
    let kinds: Vec<_> = kinds.map(|k| (k.as_str().to_owned(), badge::kind(l, k.as_str()))).collect();
    let action = format!("{}/kind", talk.path());
    let mut form = FormView::new(l, talk, l.t("conv-recast-title"), action, l.t("conv-recast"));
    form.lead = talk.title.clone();
    form.field("kind", ("conv-kind-legend", "conv-recast-hint"), &sent.kind, How::Choice(kinds), problem)
        .field("why", ("conv-field-why", "conv-field-why-hint"), &sent.why, How::Area, problem)
        .page(talk, problem)
}

/// The page on which who and when is said.
///
/// # Errors
/// When the template cannot be written.
pub fn terms_page(
    ctx: &Ctx,
    talk: &Talk,
    sent: &NewTerms,
    problem: Option<&Problem>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let action = format!("{}/terms", talk.path());
    let mut form = FormView::new(l, talk, l.t("conv-terms-title"), action, l.t("conv-terms-save"));
    form.lead = talk.title.clone();
    form.field(
        "who",
        ("conv-field-who", "conv-field-who-hint"),
        &sent.who,
        How::Who(talk.place.slug.clone()),
        problem,
    )
    .field("day", ("conv-field-day", ""), &sent.day, How::Day, problem)
    .page(talk, problem)
}

/// A change as a quiet line between messages.
#[must_use]
pub fn line(l: &Lexicon, act: &Act) -> String {
    let when = l.day(&act.at);
    let who = act.name.clone().unwrap_or_default();
    let text = match (act.act.as_str(), &act.by) {
        ("kind", _) => {
            let (was, became) = (badge::kind(l, &act.was), badge::kind(l, &act.became));
            l.args("conv-line-kind", &[("who", &who), ("when", &when), ("was", &was), ("became", &became)])
        }
        (_, None) => l.s("conv-line-over", "when", &when),
        _ => {
            let key = format!("conv-line-{}", act.became);
            l.args(&key, &[("who", &who), ("when", &when)])
        }
    };
    let why = if act.why.is_empty() { String::new() } else { format!(" <q>{}</q>", escaped(&act.why)) };
    format!("<li class=\"act-line\" id=\"a-{}\">{}{why}</li>\n", act.id, escaped(&text))
}

/// Text in HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
