//! Forms: opening a space, writing a card, joining. What somebody wrote is kept when it has to be
//! mended.

use std::sync::atomic::{AtomicU64, Ordering};

use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Joining, Kind, Tab};
use web::{Ctx, Page, Place};

use super::{Answer, answers};
use crate::card::Card;
use crate::criteria::rule::Criteria;
use crate::criteria::store::Tree;
use crate::criteria::views as by;
use crate::drafts::store::Objective;
use crate::membership::Entry;
use crate::opening::{self, NetworkThing, Opening};
use crate::store::cards::Version;
use crate::templates::{Template, views as templates};

/// The key of one form: sent twice, it is answered once.
fn form_key(l: &Lexicon) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", l.now.0, NEXT.fetch_add(1, Ordering::Relaxed))
}

/// 422 when the form comes back for mending.
pub(crate) fn status(errors: &[FieldError]) -> Option<u16> {
    (!errors.is_empty()).then_some(422)
}

/// One of the six questions in a form.
struct Question {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    error: String,
}

fn questions(l: &Lexicon, card: &Card, errors: &[FieldError]) -> Vec<Question> {
    let answers = card.answers();
    let question = |(name, value): &(&'static str, &str)| Question {
        name,
        label: l.t(format!("spaces-card-{name}")),
        hint: l.t(format!("spaces-card-{name}-hint")),
        value: (*value).to_owned(),
        error: l.wrong(errors, name),
    };
    answers.iter().map(question).collect()
}

#[derive(askama::Template)]
#[template(path = "views/card_form.html")]
struct CardForm<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    questions: Vec<Question>,
    moved: String,
}

/// The form for a card's next version.
///
/// # Errors
/// When a template cannot be written.
pub fn card_form(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    card: &Card,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let moved = l.wrong(errors, "version");
    let body = render(&CardForm { l, place, questions: questions(l, card, errors), moved })?;
    let title = l.s("spaces-title-card-edit", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Card, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

#[derive(askama::Template)]
#[template(path = "views/join.html")]
struct JoinPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    answers: Vec<Answer>,
    host: &'a str,
    said: &'a str,
    asks: bool,
    note: &'a str,
    note_error: String,
    terms_error: String,
    may_join: bool,
    button: &'static str,
    time: String,
    criteria: Vec<String>,
    one_is_enough: bool,
    unmet: Vec<String>,
    target: String,
}

/// What stands at the door of a space.
pub struct Door {
    /// The current card.
    pub version: Option<Version>,
    /// Who invited the reader.
    pub host: Option<String>,
    /// What the wave that invited them says; empty otherwise.
    pub said: String,
    /// What members have to meet.
    pub criteria: Criteria,
    /// The units those speak of.
    pub tree: Tree,
    /// Within how many days a request is answered.
    pub target: i64,
}

/// The form for joining, which shows the card.
///
/// # Errors
/// When a template cannot be written.
pub fn join(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    door: &Door,
    entry: &Entry,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let Door { version, host, said, criteria, tree, target } = door;
    let unmet = errors.iter().filter(|e| e.field == "criteria");
    let asks = place.joining == Joining::Approval && !place.standing.invited;
    let body = render(&JoinPage {
        l,
        place,
        answers: version.as_ref().map(|v| answers(l, v)).unwrap_or_default(),
        host: host.as_deref().unwrap_or_default(),
        said,
        asks,
        note: &entry.note,
        note_error: l.wrong(errors, "note"),
        terms_error: l.wrong(errors, "terms"),
        may_join: !place.standing.member && ctx.site.gate.may(&ctx.actor, crate::JOIN, place),
        button: if asks { "spaces-join-ask" } else { "spaces-join" },
        time: place::weekly(l, beside.minutes),
        criteria: by::sentences(l, criteria, &tree.names),
        one_is_enough: criteria.any,
        target: if asks { l.n("spaces-join-target", target) } else { String::new() },
        unmet: unmet.map(|e| l.told(e.reason, &e.args)).collect(),
    })?;
    let title = l.s("spaces-title-join", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Join, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

/// A kind that can be chosen when opening.
struct Choice {
    value: &'static str,
    label: String,
    on: bool,
}

#[derive(askama::Template)]
#[template(path = "views/opening.html")]
struct OpeningPage<'a> {
    l: &'a Lexicon,
    form: &'a Opening,
    kind: &'static str,
    kinds: Vec<Choice>,
    joins: Vec<Choice>,
    questions: Vec<Question>,
    name_error: String,
    kind_error: String,
    join_error: String,
    facilitator_error: String,
    objective_error: String,
    objectives: Vec<Serving>,
    templates: Vec<templates::Line<'a>>,
    from: String,
    may: bool,
    why_not: String,
    key: String,
}

/// An objective that can be chosen.
struct Serving {
    value: String,
    label: String,
    on: bool,
}

fn serving(form: &Opening, objectives: &[Objective]) -> Vec<Serving> {
    let one = |o: &Objective| Serving {
        value: o.id.to_string(),
        label: o.title.clone(),
        on: form.objective == o.id.to_string(),
    };
    objectives.iter().map(one).collect()
}

/// The form for a new space.
///
/// # Errors
/// When a template cannot be written.
pub fn opening(
    ctx: &Ctx,
    form: &Opening,
    list: &[Template],
    objectives: &[Objective],
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let gate = &ctx.site.gate;
    let kind = form.kind().unwrap_or(Kind::Project);
    let label = |kind: Kind| l.t(format!("spaces-open-{kind}"));
    let may = |kind| gate.may(&ctx.actor, opening::action(kind), &NetworkThing);
    let kinds = [Kind::Project, Kind::Community, Kind::Network].into_iter().filter(|k| may(*k) || *k == kind);
    let joins = [Joining::Open, Joining::Approval, Joining::Criteria, Joining::Invite];
    let why_not = match gate.decide(&ctx.actor, opening::action(kind), &NetworkThing)? {
        policy::Decision::Refused(no) | policy::Decision::Held(no) => l.t(&no.reason),
        policy::Decision::Permitted => String::new(),
    };
    let body = render(&OpeningPage {
        l,
        form,
        kind: kind.as_str(),
        kinds: kinds.map(|k| Choice { value: k.as_str(), label: label(k), on: k == kind }).collect(),
        joins: joins
            .into_iter()
            .map(|j| Choice {
                value: j.as_str(),
                label: l.t(format!("spaces-join-{j}")),
                on: form.join == j.as_str() || (form.join.is_empty() && j == Joining::Open),
            })
            .collect(),
        questions: questions(l, &form.card(), errors),
        name_error: l.wrong(errors, "name"),
        kind_error: l.wrong(errors, "kind"),
        join_error: l.wrong(errors, "join"),
        facilitator_error: l.wrong(errors, "facilitator"),
        objective_error: l.wrong(errors, "objective"),
        objectives: serving(form, objectives),
        from: list.iter().find(|t| t.key == form.template).map(|t| t.words.name.clone()).unwrap_or_default(),
        templates: templates::lines(ctx, list)
            .into_iter()
            .filter(|x| x.may_open && x.t.kind() == Some(kind))
            .collect(),
        key: form_key(l),
        may: why_not.is_empty(),
        why_not,
    })?;
    Ok(Page {
        title: l.t("spaces-title-open"),
        flow: kind.flow(),
        body,
        here: "spaces".to_owned(),
        status: status(errors),
        ..Page::default()
    })
}
