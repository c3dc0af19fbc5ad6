//! What is offered while somebody types into a search field: spaces, people, tags and conversations,
//! only what the reader may see. Earlier searches stay in the reader's own browser.

use askama::Template;
use axum::extract::Query;
use kernel::{Lexicon, Problem, fold};
use serde::Deserialize;
use store::{Read, Res};
use web::answer::{fragment, render};
use web::{Answer, Ctx};

use super::find::{self, Eyes};
use super::question::Question;
use super::rank::{Reader, rank};
use super::resolve::Resolved;
use super::{shown, store as index, tagged};

/// Kinds in the order they are offered in, with how many of each.
const KINDS: [(&str, usize); 3] = [("space", 3), ("person", 3), ("thread", 4)];
/// So many tags.
const TAGS: i64 = 2;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SuggestQuery {
    /// What was typed.
    #[serde(default)]
    pub q: String,
    /// `space`: spaces alone, by their address.
    #[serde(default)]
    pub only: String,
}

/// Something offered: where it leads, or what is put into the field.
#[derive(Debug, Default)]
struct Offer {
    href: String,
    value: String,
    name: String,
    line: String,
}

#[derive(Template)]
#[template(path = "search/views/_suggest.html")]
struct Offers<'a> {
    l: &'a Lexicon,
    offers: &'a [Offer],
    /// A field of the whole network offers earlier searches too.
    recent: bool,
    many: i64,
}

/// What fits what was typed so far.
pub async fn suggest(ctx: Ctx, Query(query): Query<SuggestQuery>) -> Answer {
    let (eyes, own) = (Eyes::from(&ctx.actor), ctx.clone());
    let typed: String = query.q.chars().filter(|c| *c != '\0').take(100).collect();
    let spaces = query.only == "space";
    let find = move |r: &mut Read<'_>| offers(r, &own.l, eyes, &typed, spaces);
    let offers = ctx.site.db.read(find).await?;
    let many = i64::try_from(offers.len()).unwrap_or(0);
    Ok(fragment(render(&Offers { l: &ctx.l, offers: &offers, recent: !spaces, many })?))
}

fn offers(
    r: &mut Read<'_>,
    l: &Lexicon,
    eyes: Eyes,
    typed: &str,
    spaces: bool,
) -> Result<Vec<Offer>, Problem> {
    if let Some(letters) = typed.trim().strip_prefix('#') {
        return Ok(tags(r, l, eyes, letters)?);
    }
    let question = Question::read(typed);
    if question.words.is_empty() {
        return Ok(Vec::new());
    }
    let mut seen = find::seen(r, eyes, &question, Resolved::default().between)?;
    // A name or a title is what somebody types halfway; what a text says is for the search itself.
    seen.retain(|c| question.words.iter().all(|w| c.heading.split(' ').any(|t| w.meets(t))));
    let own = index::own_spaces(r, eyes.id)?.into_iter().collect();
    let reader = Reader { id: eyes.id, spaces: own, now: r.now() };
    let mut out = Vec::new();
    for (kind, most) in KINDS.into_iter().filter(|(kind, _)| !spaces || *kind == "space") {
        let of_kind: Vec<_> = seen.iter().filter(|c| c.kind == kind).cloned().collect();
        let most = if spaces { 8 } else { most };
        let ids: Vec<i64> =
            rank(&question, &of_kind, &reader, true).into_iter().take(most).map(|hit| hit.id.abs()).collect();
        out.extend(shapes(r, l, kind, &ids, spaces)?);
        if kind == "person" {
            out.extend(tags(r, l, eyes, typed)?);
        }
    }
    Ok(out)
}

fn tags(r: &mut Read<'_>, l: &Lexicon, eyes: Eyes, letters: &str) -> Res<Vec<Offer>> {
    let letters = fold::fold(letters.trim());
    if letters.is_empty() || letters.chars().count() > kernel::tags::LONGEST {
        return Ok(Vec::new());
    }
    let offer = |(folded, name): (String, String)| Offer {
        href: kernel::tags::path(&folded),
        name: format!("#{name}"),
        line: l.t("search-suggest-tag"),
        ..Offer::default()
    };
    Ok(tagged::beginning(r, eyes.id, &letters, TAGS)?.into_iter().map(offer).collect())
}

fn shapes(r: &mut Read<'_>, l: &Lexicon, kind: &str, ids: &[i64], value: bool) -> Res<Vec<Offer>> {
    let (ids, none) = (ids.to_vec(), Vec::new());
    let of = |wanted: &str| if kind == wanted { &ids } else { &none };
    let found = shown::shown(r, of("thread"), of("person"), of("space"))?;
    let mut out: Vec<(i64, Offer)> = Vec::new();
    for s in found.spaces {
        let line = l.t(format!("search-space-{}", s.kind));
        let (href, value) =
            if value { (String::new(), s.slug) } else { (format!("/s/{}", s.slug), String::new()) };
        out.push((s.id.number(), Offer { href, value, name: s.name, line }));
    }
    for p in found.people {
        let line = if p.title.is_empty() { l.t("search-person") } else { p.title };
        out.push((
            p.id.number(),
            Offer { href: format!("/p/{}", p.handle), name: p.name, line, ..Offer::default() },
        ));
    }
    for m in found.messages {
        let href = format!("/s/{}/t/{}", m.slug, m.thread);
        out.push((m.id.number(), Offer { href, name: m.title, line: m.space, ..Offer::default() }));
    }
    // In the order of the ranking, not of the rows.
    out.sort_by_key(|(id, _)| ids.iter().position(|i| i == id));
    Ok(out.into_iter().map(|(_, offer)| offer).collect())
}
