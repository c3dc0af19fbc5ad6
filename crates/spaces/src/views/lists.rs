//! Lists: the directory of spaces, members, those who wait, delegates.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem, rich};
use web::answer::render;
use web::place::{self, Beside, Kind, Tab};
use web::{Ctx, Flow, Page, Place};

use super::filters::{self, Choices};
use super::forms::status;
use crate::delegate_routes::Delegation;
use crate::listing::projects;
use crate::opening::{self, NetworkThing};
use crate::store::asking::Waiting;
use crate::store::delegates::Delegate;
use crate::store::members::Member;
use crate::store::spaces::Item;
use crate::{DELEGATE, member_routes, routes, waves};

/// A space in the directory as shown.
struct Line<'a> {
    item: &'a Item,
    work: bool,
    kind: String,
    state: String,
    members: String,
    why: String,
}

fn line<'a>(l: &Lexicon, item: &'a Item) -> Line<'a> {
    let state = match item {
        i if i.archived => "spaces-archived",
        i if i.closed => "spaces-closed",
        i if i.invited => "spaces-state-invited",
        i if i.asked => "spaces-state-asked",
        i if i.member() => "spaces-state-member",
        i if i.coach => "spaces-state-coach",
        i => match i.joining {
            place::Joining::Open => "spaces-state-open",
            place::Joining::Directory => "spaces-state-directory",
            place::Joining::Criteria => "spaces-state-criteria",
            place::Joining::Invite => "spaces-state-invite",
            place::Joining::Approval => "spaces-state-approval",
        },
    };
    let why = item.why.as_deref().unwrap_or_default();
    Line {
        item,
        work: item.kind.flow() == Flow::Work,
        kind: l.t(format!("spaces-kind-{}", item.kind)),
        state: l.t(state),
        members: l.n("spaces-members", &item.members),
        why: if why.is_empty() { String::new() } else { rich::excerpt(&rich::html(why, &|_| None), 160) },
    }
}

#[derive(Template)]
#[template(path = "views/directory.html")]
struct Directory<'a> {
    l: &'a Lexicon,
    work: Vec<Line<'a>>,
    communities: Vec<Line<'a>>,
    house: Vec<Line<'a>>,
    filters: String,
    external: bool,
    may_project: bool,
    may_community: bool,
    may_projects: bool,
}

/// The directory in its two bands.
///
/// # Errors
/// When a template cannot be written.
pub fn directory(ctx: &Ctx, mine: &[Item], communities: &[Item], choices: &Choices) -> Result<Page, Problem> {
    let l = &ctx.l;
    let of = |flow: Flow| mine.iter().filter(move |i| i.kind.flow() == flow).map(|i| line(l, i)).collect();
    let may = |kind| ctx.site.gate.may(&ctx.actor, opening::action(kind), &NetworkThing);
    // The reader's own communities come first, then the others by name.
    let mut ordered: Vec<&Item> = communities.iter().collect();
    ordered.sort_by_key(|item| (!item.member() && !item.invited, item.closed));
    let body = render(&Directory {
        l,
        work: of(Flow::Work),
        communities: ordered.into_iter().map(|i| line(l, i)).collect(),
        house: of(Flow::House),
        filters: filters::form(l, &routes::Asked::default(), choices, !ctx.actor.external)?,
        external: ctx.actor.external,
        may_project: may(Kind::Project),
        may_community: may(Kind::Community),
        may_projects: ctx.site.gate.may(&ctx.actor, projects::SEE, &NetworkThing),
    })?;
    Ok(Page { title: l.t("spaces-title"), body, here: "spaces".to_owned(), ..Page::default() })
}

#[derive(Template)]
#[template(path = "views/found.html")]
struct Found<'a> {
    l: &'a Lexicon,
    lines: Vec<Line<'a>>,
    title: String,
    filters: String,
    many: String,
    next: Option<String>,
}

/// The spaces that were asked for, page by page.
///
/// # Errors
/// When a template cannot be written.
pub fn found(
    ctx: &Ctx,
    asked: &routes::Asked,
    items: &[Item],
    choices: &Choices,
    next: Option<&str>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let kind = asked.kind.as_deref().unwrap_or_default();
    let key = if kind.is_empty() { "spaces-title".to_owned() } else { format!("spaces-kinds-{kind}") };
    let title = l.t(&key);
    let body = render(&Found {
        l,
        lines: items.iter().map(|i| line(l, i)).collect(),
        title: title.clone(),
        filters: filters::form(l, asked, choices, !ctx.actor.external)?,
        many: match (asked.after.is_some(), next) {
            (false, None) => l.n("spaces-found", &i64::try_from(items.len()).unwrap_or(i64::MAX)),
            _ => String::new(),
        },
        next: next.map(|next| filters::further(asked, next)),
    })?;
    Ok(Page { title, body, here: "spaces".to_owned(), ..Page::default() })
}

#[derive(Template)]
#[template(path = "views/members.html")]
struct MembersPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    q: &'a str,
    list: &'a [Member],
    next: Option<&'a str>,
}

/// The members of a space.
///
/// # Errors
/// When a template cannot be written.
pub fn members(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    asked: &member_routes::Asked,
    list: &[Member],
    next: Option<&str>,
) -> Result<Page, Problem> {
    let q = asked.q.as_deref().unwrap_or_default();
    let body = render(&MembersPage { l: &ctx.l, place, q, list, next })?;
    let title = ctx.l.s("spaces-title-members", "space", &place.name);
    place::page(ctx, place, beside, Tab::Members, &title, &body)
}

#[derive(Template)]
#[template(path = "views/invitations.html")]
struct Invitations<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    list: &'a [Waiting],
    person: &'a str,
    person_error: String,
    may_waves: bool,
}

/// The open invitations, and the form for another one.
///
/// # Errors
/// When a template cannot be written.
pub fn invitations(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    list: &[Waiting],
    person: &str,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let person_error = ctx.l.wrong(errors, "person");
    let may_waves = ctx.site.gate.may_ask(&ctx.actor, waves::PLAN, place);
    let body = render(&Invitations { l: &ctx.l, place, list, person, person_error, may_waves })?;
    let title = ctx.l.s("spaces-title-invitations", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Invitations, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

#[derive(Template)]
#[template(path = "views/requests.html")]
struct Requests<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    list: &'a [Waiting],
}

/// The open requests to join.
///
/// # Errors
/// When a template cannot be written.
pub fn requests(ctx: &Ctx, place: &Place, beside: &Beside, list: &[Waiting]) -> Result<Page, Problem> {
    let body = render(&Requests { l: &ctx.l, place, list })?;
    let title = ctx.l.s("spaces-title-requests", "space", &place.name);
    place::page(ctx, place, beside, Tab::Requests, &title, &body)
}

#[derive(Template)]
#[template(path = "views/delegates.html")]
struct DelegatesPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    list: &'a [Delegate],
    form: &'a Delegation,
    people: &'a [Member],
    may_name: bool,
    person_error: String,
    until_error: String,
}

/// The delegates of a team's manager, and for the manager the form for another one.
///
/// # Errors
/// When a template cannot be written.
pub fn delegates(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    list: &[Delegate],
    people: &[Member],
    form: &Delegation,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let body = render(&DelegatesPage {
        l: &ctx.l,
        place,
        list,
        form,
        people,
        may_name: ctx.site.gate.may(&ctx.actor, DELEGATE, place),
        person_error: ctx.l.wrong(errors, "person"),
        until_error: ctx.l.wrong(errors, "until"),
    })?;
    let title = ctx.l.s("spaces-title-delegates", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Delegates, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}
