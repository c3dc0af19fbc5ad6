//! The page of the waves.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Tab};
use web::{Ctx, Page, Place};

use super::choose::Wish;
use super::find::Found;
use super::routes::Loaded;
use super::store::Wave;
use super::{PLAN, STEER};
use crate::views::status;

/// So many names are shown in a preview.
const SHOWN: usize = 60;

/// A wave as shown.
struct Line<'a> {
    wave: &'a Wave,
    state: String,
    counts: String,
    when: String,
}

#[derive(Template)]
#[template(path = "waves/views/waves.html")]
struct WavesPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    form: &'a Wish,
    lines: Vec<Line<'a>>,
    said: Vec<String>,
    people: &'a [Found],
    more: String,
    unknown: String,
    may_plan: bool,
    may_steer: bool,
    people_error: String,
    unit_error: String,
    at_error: String,
    words_error: String,
}

fn line<'a>(l: &Lexicon, wave: &'a Wave) -> Line<'a> {
    let counts = match wave.state.as_str() {
        "planned" | "paused" if wave.sent == 0 => l.n("spaces-wave-means", &wave.people),
        _ => format!("{} · {}", l.n("spaces-wave-sent", &wave.sent), l.n("spaces-wave-passed", &wave.passed)),
    };
    Line { wave, state: l.t(format!("spaces-wave-is-{}", wave.state)), counts, when: l.when(&wave.at) }
}

/// The waves there are, the form for another, and whom it would mean.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn waves(ctx: &Ctx, found: &Loaded, form: &Wish, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let mut said = Vec::new();
    let (mut people, mut more, mut unknown): (&[Found], _, _) = (&[], String::new(), String::new());
    if let Some(meant) = &found.preview {
        let asked = i64::try_from(meant.asked.len()).unwrap_or(i64::MAX);
        said.push(l.n("spaces-wave-would", &asked));
        for (key, n) in [
            ("spaces-wave-in", meant.members),
            ("spaces-wave-before", meant.before),
            ("spaces-wave-gone", meant.gone),
            ("spaces-wave-outside", meant.outside),
        ] {
            if n > 0 {
                said.push(l.n(key, &n));
            }
        }
        people = meant.asked.get(..SHOWN).unwrap_or(&meant.asked);
        let rest = i64::try_from(meant.asked.len() - people.len()).unwrap_or(0);
        more = if rest > 0 { l.n("spaces-wave-more", &rest) } else { more };
        unknown = meant.unknown.join(", ");
    }
    let body = render(&WavesPage {
        l,
        place: &found.place,
        form,
        lines: found.list.iter().map(|v| line(l, v)).collect(),
        said,
        people,
        more,
        unknown,
        may_plan: ctx.site.gate.may_ask(&ctx.actor, PLAN, &found.place),
        may_steer: ctx.site.gate.may(&ctx.actor, STEER, &found.place),
        people_error: l.wrong(errors, "people"),
        unit_error: l.wrong(errors, "unit"),
        at_error: l.wrong(errors, "at"),
        words_error: l.wrong(errors, "words"),
    })?;
    let title = l.s("spaces-title-waves", "space", &found.place.name);
    let page = place::page(ctx, &found.place, &found.beside, Tab::Invitations, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}
