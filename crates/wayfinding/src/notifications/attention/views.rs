//! The pages of rules and hours.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::api::{SpaceAttention, allowed, clock, days};
use crate::attention::hours::Hours;
use crate::attention::rules::Rules;
use crate::attention::way::{Flow, Way, What};
use crate::notifications::store::MySpace;

/// One choice among ways.
struct Choice {
    word: &'static str,
    label: String,
    on: bool,
}

fn choices(l: &Lexicon, what: What, now: Option<Way>) -> Vec<Choice> {
    let ways = Way::ALL.iter().filter(|way| allowed(what, **way));
    ways.map(|way| Choice {
        word: way.as_str(),
        label: l.tp("attention-way-", way.as_str()),
        on: now == Some(*way),
    })
    .collect()
}

#[derive(Template)]
#[template(path = "notifications/attention/views/attention.html")]
struct RulesPage<'a> {
    l: &'a Lexicon,
    rules: &'a Rules,
    hours: &'a Hours,
    per_day: i64,
    spaces: &'a [MySpace],
    zone: &'a str,
    all_days: Vec<i64>,
}

impl RulesPage<'_> {
    fn choices(&self, flow: &Flow, what: &What) -> Vec<Choice> {
        choices(self.l, *what, Some(self.rules.of_flow(*flow, *what)))
    }
    fn clock(&self, minute: &i64) -> String {
        clock(*minute)
    }
    fn has(&self, set: &i64, day: &i64) -> bool {
        days(*set).contains(day)
    }
}

#[derive(Template)]
#[template(path = "notifications/attention/views/space.html")]
struct SpacePage<'a> {
    l: &'a Lexicon,
    space: &'a MySpace,
    rules: &'a SpaceAttention,
}

impl SpacePage<'_> {
    fn choices(&self, what: &What, now: &Option<Way>) -> Vec<Choice> {
        choices(self.l, *what, *now)
    }
    fn follows(&self, way: &Way) -> String {
        self.l.s("attention-follows", "way", self.l.tp("attention-way-", way.as_str()))
    }
}

/// My rules and hours.
///
/// # Errors
/// When the template cannot be written.
pub fn page(
    ctx: &Ctx,
    (rules, hours, per_day): (&Rules, &Hours, i64),
    spaces: &[MySpace],
) -> Result<Page, Problem> {
    let all_days = (1..=7).collect();
    let body =
        render(&RulesPage { l: &ctx.l, rules, hours, per_day, spaces, zone: &ctx.actor.zone, all_days })?;
    Ok(Page { title: ctx.l.t("attention-title"), body, here: "me".to_owned(), ..Page::default() })
}

/// My rules for one space.
///
/// # Errors
/// When the template cannot be written.
pub fn space(ctx: &Ctx, space: &MySpace, rules: &SpaceAttention) -> Result<Page, Problem> {
    let body = render(&SpacePage { l: &ctx.l, space, rules })?;
    let title = ctx.l.s("attention-space-title", "space", &space.name);
    Ok(Page { title, body, here: "me".to_owned(), ..Page::default() })
}
