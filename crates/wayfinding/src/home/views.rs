//! The home page: two bands, each thread's HTML kept beside it, what is personal filled in after.

use askama::Template;
use kernel::{Lexicon, Problem, rich};
use web::answer::render;
use web::{Ctx, Flow, Page, badge};

use super::feed::{Feed, Item};
use super::row::{News, Row};
use super::store::{Helper, MySpace, Suggestion};
use super::waiting;

/// Stands in a kept rendering where something personal goes: the class of the unread, the news.
pub(super) const PERSONAL: char = '\u{1}';

#[derive(Template)]
#[template(path = "home/views/_row.html")]
struct RowView<'a> {
    l: &'a Lexicon,
    t: &'a super::row::Facts,
}

#[derive(Template)]
#[template(path = "home/views/_card.html")]
struct CardView<'a> {
    l: &'a Lexicon,
    t: &'a super::row::Facts,
}

macro_rules! said {
    ($($view:ident),*) => {$(
        impl $view<'_> {
            fn kind(&self) -> String {
                badge::kind(self.l, &self.t.kind)
            }
            /// Where it stands, in a word, and its class.
            fn state(&self) -> (String, &'static str) {
                (badge::state(self.l, &self.t.kind, &self.t.state), badge::class(&self.t.state))
            }
            fn title(&self) -> String {
                if self.t.title.is_empty() { self.l.t("home-no-title") } else { self.t.title.clone() }
            }
            /// How many replied and who was here last, or who began.
            fn who(&self) -> String {
                if self.t.replies > 0 {
                    self.l.ns("home-last-by", &self.t.replies, "who", &self.t.last_name)
                } else {
                    self.l.s("home-by", "who", &self.t.author_name)
                }
            }
        }
    )*};
}
said!(RowView, CardView);

#[derive(Template)]
#[template(path = "home/views/bands.html")]
struct Bands<'a> {
    l: &'a Lexicon,
    work: String,
    communities: String,
    has_work: bool,
    has_communities: bool,
    sub: String,
    first: bool,
    suggested: Vec<Suggested<'a>>,
    external: bool,
    next: Option<String>,
}

/// A community to join.
struct Suggested<'a> {
    place: &'a Suggestion,
    why: String,
}

#[derive(Template)]
#[template(path = "home/views/home.html")]
struct HomePage<'a> {
    l: &'a Lexicon,
    hello: String,
    today: String,
    waiting: String,
    places: Vec<Group<'a>>,
    all_places: bool,
    bands: String,
    first: bool,
}

#[derive(Template)]
#[template(path = "home/views/aside.html")]
struct Aside<'a> {
    l: &'a Lexicon,
    helpers: &'a [Helper],
    handle: &'a str,
}

#[derive(Template)]
#[template(path = "home/views/write.html")]
struct WritePage<'a> {
    l: &'a Lexicon,
    places: Vec<Group<'a>>,
}

/// Places of one flow where one may write.
struct Group<'a> {
    band: &'static str,
    icon: &'static str,
    title: String,
    spaces: Vec<&'a MySpace>,
}

/// One's places by their flow; a flow without any is left out.
fn groups<'a>(l: &Lexicon, spaces: impl Iterator<Item = &'a MySpace>) -> Vec<Group<'a>> {
    let spaces: Vec<&MySpace> = spaces.collect();
    let of = |band| spaces.iter().copied().filter(|s| s.band() == band).collect::<Vec<_>>();
    let group = |band, icon, key| Group { band, icon, title: l.t(key), spaces: of(band) };
    let all = [
        group("work", "briefcase", "home-work"),
        group("comm", "users", "home-communities"),
        group("house", "layout-grid", "app-everybody"),
    ];
    all.into_iter().filter(|g| !g.spaces.is_empty()).collect()
}

/// Where to write.
///
/// # Errors
/// When the template cannot be written.
pub(super) fn write(ctx: &Ctx, spaces: &[MySpace]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&WritePage { l, places: groups(l, spaces.iter()) })?;
    Ok(Page {
        title: l.t("home-write"),
        flow: Flow::House,
        body,
        here: "write".to_owned(),
        ..Page::default()
    })
}

/// A thread's HTML with what is new for the reader filled in.
fn item(out: &mut String, ctx: &Ctx, day: i64, item: &Item) -> Result<(), Problem> {
    let l = &ctx.l;
    let row: &Row = &item.row;
    let pieces = row.html((l.lang, l.zone.as_str(), day), || {
        let t = &row.facts;
        if row.of_work() { render(&RowView { l, t }) } else { render(&CardView { l, t }) }
    })?;
    let [head, middle, tail] = &*pieces;
    out.push_str(head);
    out.push_str(if item.news.unread { " unread" } else { "" });
    out.push_str(middle);
    if item.news.unread {
        out.push_str("<span class=\"new\">");
        out.push_str(&new(l, item.news));
        out.push_str("</span> ");
    }
    out.push_str(tail);
    Ok(())
}

fn new(l: &Lexicon, news: News) -> String {
    if news.replies > 0 { l.n("home-new-replies", &news.replies) } else { l.t("home-new") }
}

/// The two bands alone.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn bands(ctx: &Ctx, feed: &Feed, suggested: &[Suggestion]) -> Result<String, Problem> {
    let l = &ctx.l;
    let today = l.now.zoned(&l.zone).date();
    let day = i64::from(today.year()) * 400 + i64::from(today.day_of_year());
    let band = |items: &[Item]| {
        let mut out = String::with_capacity(items.len() * 900);
        items.iter().try_for_each(|i| item(&mut out, ctx, day, i))?;
        Ok::<_, Problem>(out)
    };
    let mine = &feed.look.mine.spaces;
    let suggested = suggested
        .iter()
        .map(|place| {
            let why = rich::html(place.why.as_deref().unwrap_or_default(), &|_| None);
            Suggested { place, why: rich::excerpt(&why, 160) }
        })
        .collect();
    render(&Bands {
        l,
        work: band(&feed.work)?,
        communities: band(&feed.communities)?,
        has_work: mine.iter().any(MySpace::of_work),
        has_communities: mine.iter().any(|s| s.kind == "community"),
        sub: sub(ctx, feed),
        first: feed.first,
        suggested,
        external: ctx.actor.external,
        next: feed.next.as_ref().map(|after| format!("/?after={after}")),
    })
}

/// The team and whoever leads it, in one quiet line.
fn sub(ctx: &Ctx, feed: &Feed) -> String {
    let mine = &feed.look.mine;
    let Some(team) = mine.spaces.iter().find(|s| s.kind == "team" && s.standing != "coach") else {
        return String::new();
    };
    match mine.helpers.iter().find(|h| h.space.is_empty()) {
        _ if team.standing == "manager" => ctx.l.s("home-work-yours", "team", &team.name),
        Some(manager) => ctx.l.args("home-work-led", &[("team", &team.name), ("who", &manager.name)]),
        None => team.name.clone(),
    }
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn page(ctx: &Ctx, feed: &Feed, suggested: &[Suggestion]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let key = match l.now.zoned(&l.zone).hour() {
        5..=11 => "home-morning",
        12..=17 => "home-afternoon",
        _ => "home-evening",
    };
    let first_name = ctx.actor.name.split(' ').next().unwrap_or_default();
    let mine = &feed.look.mine;
    let body = render(&HomePage {
        l,
        hello: l.s(key, "name", first_name),
        today: l.weekday(&l.now),
        waiting: if feed.first { waiting::html(l, &feed.look.waiting)? } else { String::new() },
        places: groups(l, feed.look.places()),
        all_places: feed.look.listed.len() < mine.spaces.len(),
        bands: bands(ctx, feed, suggested)?,
        first: feed.first,
    })?;
    let aside = Some(render(&Aside { l, helpers: &mine.helpers, handle: &ctx.actor.handle })?);
    Ok(Page {
        title: l.t("home-title"),
        flow: Flow::House,
        body,
        aside,
        here: "home".to_owned(),
        ..Page::default()
    })
}
