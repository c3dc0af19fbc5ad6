//! The registers: reading them.

use axum::extract::{Path, Query};
use kernel::Problem;
use kernel::paging::{Cursor, limit};
use web::answer::{fragment, render};
use web::{Answer, Ctx, Fail};

use super::SEE;
use super::api::{
    Asked, Entries, EntryJson, EntryPage, Registers, SimilarJson, SimilarList, SimilarTo, Titled, seen_by,
};
use super::draft::Sent;
use super::entry::{Entry, EntryId};
use super::list::{Register, by_key};
use super::store::around::{self, Link};
use super::store::entries::{self, Wanted};
use super::store::seen;
use super::store::support::{self, Similar};
use super::views::{self, Detail, Mend};

/// The register of that key, or the same answer as for what is not there.
pub(super) fn known(key: &str) -> Result<&'static Register, Problem> {
    by_key(key).ok_or(Problem::NotFound)
}

pub(super) fn entry_id(text: &str) -> Result<EntryId, Problem> {
    text.parse::<i64>().map(EntryId::new).map_err(|_| Problem::NotFound)
}

/// The registers the reader sees something of, with their fields, states and steps.
#[utoipa::path(get, path = "/registers", tag = "registers", responses(
    (status = 200, description = "The registers", body = Registers),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside the company"),
))]
pub async fn registers(ctx: Ctx) -> Answer {
    let list: Vec<_> = seen_by(&ctx.site.gate, &ctx.actor).collect();
    if list.is_empty() {
        return Err(Fail(Problem::NotFound));
    }
    let person = ctx.actor.id;
    let unseen = ctx.site.db.read(move |r| seen::unseen(r, person)).await?;
    ctx.show(
        || Registers {
            items: list.iter().map(|r| (*r).into()).collect(),
            next: None,
            unseen: unseen.iter().map(|(id, title)| Titled { id: *id, title: title.clone() }).collect(),
        },
        || views::index(&ctx, &list, &unseen),
    )
}

/// What a list shows.
pub(super) struct Listed {
    pub items: Vec<Entry>,
    pub links: Vec<Link>,
    pub next: Option<String>,
    pub alone: Vec<(EntryId, String)>,
}

/// Cuts the row read beyond the page and makes the cursor of the next one.
pub(super) fn cut(items: &mut Vec<Entry>, most: i64) -> Option<String> {
    let most = usize::try_from(most).unwrap_or(50);
    if items.len() <= most {
        return None;
    }
    items.truncate(most);
    items.last().map(|e| Cursor { key: e.votes, id: e.id.number() }.to_string())
}

/// The entries of a register that the reader sees.
#[utoipa::path(get, path = "/registers/{register}", tag = "registers", params(Asked), responses(
    (status = 200, description = "The entries", body = Entries),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such register, or not for this reader"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn entries(ctx: Ctx, Path(register): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let register = known(&register)?;
    let (gate, actor, most) = (ctx.site.gate.clone(), ctx.actor.clone(), limit(asked.limit));
    let state = asked.state.clone().unwrap_or_default();
    let wanted = Wanted { state, space: None, after: asked.cursor()?, limit: most + 1 };
    let listed = ctx.site.db.read(move |r| {
        let mut items = entries::list(r, &gate, &actor, register, &wanted)?;
        let next = cut(&mut items, most);
        let ids: Vec<EntryId> = items.iter().map(|e| e.id).collect();
        let links = around::links(r, &ids)?;
        let alone = if register.key == "objective" { around::alone(r)? } else { Vec::new() };
        Ok::<_, store::Error>(Listed { items, links, next, alone })
    });
    let listed = listed.await?;
    ctx.show(
        || Entries {
            items: listed.items.iter().map(|e| EntryJson::new(e, &listed.links)).collect(),
            next: listed.next.clone(),
            without_contribution: listed
                .alone
                .iter()
                .map(|(id, title)| Titled { id: *id, title: title.clone() })
                .collect(),
        },
        || views::list(&ctx, register, &listed, &asked),
    )
}

/// Entries that say nearly what a title says: was it said before?
#[utoipa::path(get, path = "/registers/{register}/similar", tag = "registers", params(SimilarTo), responses(
    (status = 200, description = "At most five", body = SimilarList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such register, or not for this reader"),
))]
pub async fn similar(ctx: Ctx, Path(register): Path<String>, Query(asked): Query<SimilarTo>) -> Answer {
    let register = known(&register)?;
    let found = similar_to(&ctx, register, asked.title).await?;
    if ctx.api() {
        let items = found.iter().map(SimilarJson::from).collect();
        return Ok(web::answer::json(200, &SimilarList { items, next: None }));
    }
    Ok(fragment(render(&views::SimilarFound::new(&ctx.l, register, &found))?))
}

pub(super) async fn similar_to(
    ctx: &Ctx,
    register: &'static Register,
    title: String,
) -> Result<Vec<Similar>, Fail> {
    if !ctx.site.gate.may(&ctx.actor, SEE, &Entry::blank(register).by(&ctx.actor)) {
        return Err(Fail(Problem::NotFound));
    }
    let title: String = title.chars().take(super::list::LONGEST_TITLE).collect();
    Ok(ctx.site.db.read(move |r| support::similar(r, register, &title, EntryId::new(0))).await?)
}

/// Loads an entry with all that its page shows.
pub(super) async fn detail(ctx: &Ctx, register: &'static Register, id: EntryId) -> Result<Detail, Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    Ok(ctx.site.db.read(move |r| Detail::load(r, &gate, &actor, register, id)).await?)
}

/// An entry with its history and what is around it.
#[utoipa::path(get, path = "/registers/{register}/{id}", tag = "registers", responses(
    (status = 200, description = "The entry", body = EntryPage),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for this reader"),
))]
pub async fn entry(ctx: Ctx, Path((register, id)): Path<(String, String)>) -> Answer {
    let found = detail(&ctx, known(&register)?, entry_id(&id)?).await?;
    if found.news && !ctx.api() {
        let (gate, actor, release) = (ctx.site.gate.clone(), ctx.actor.clone(), found.entry.clone());
        let mark = ctx.site.db.write(move |w| {
            let mut permit = gate.permit(w, &actor, SEE, release.clone())?;
            Ok::<_, Problem>(seen::mark(&mut permit)?)
        });
        mark.await?;
        ctx.site.touch(ctx.actor.id);
    }
    ctx.show(|| EntryPage::from(&found), || views::entry(&ctx, &found, &Sent::default(), &Mend::default()))
}
