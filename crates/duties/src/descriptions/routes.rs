//! The descriptions there are, and one of them.

use axum::extract::{Path, Query};
use charter::Shelf;
use kernel::{Cursor, Lang, Lexicon, Problem, paging};
use policy::NetworkThing;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ctx, Fail};

use super::api::{DescriptionJson, ItemJson, ListJson};
use super::context::Context;
use super::document::Document;
use super::store::people::{self, At, Holder};
use super::store::talk::{self, Answered, Review, Said};
use super::store::{self, DescriptionId, Found, Version};
use super::{COMMENT, MAKE, SEE, views};

/// Which part of the list is asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

/// Which version, in which language.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// `en` or `fr`; the reader's language when left out.
    #[serde(default)]
    pub lang: String,
    /// The number of a version; the newest when left out.
    #[serde(default)]
    pub version: String,
    /// `yes` without what each activity and competence means in practice: for an advertisement.
    #[serde(default)]
    pub short: String,
    /// `docx` or `md`, for a file.
    #[serde(default)]
    pub form: String,
}

impl Which {
    /// The words in the language asked for.
    #[must_use]
    pub fn lexicon(&self, ctx: &Ctx) -> Lexicon {
        let lang: Lang = self.lang.parse().unwrap_or(ctx.l.lang);
        Lexicon::new(ctx.site.words, lang, &ctx.l.zone, ctx.l.now)
    }
    /// The paper in the form asked for.
    pub(super) fn paper(&self, l: &Lexicon, open: &Open) -> Vec<super::paper::Block> {
        let short = self.short == "yes";
        let (document, context) = (&open.document, &open.context);
        if short {
            super::paper::short(l, document, context)
        } else {
            super::paper::blocks(l, document, context, false)
        }
    }
}

/// A description that is read, with what stands around it.
pub(super) struct Open {
    pub found: Found,
    pub at: At,
    pub shown: Version,
    pub context: Context,
    pub document: Document,
    pub versions: Vec<Version>,
    pub comments: Vec<Said>,
    pub reviews: Vec<Review>,
    pub answers: Vec<Answered>,
    pub holders: Vec<Holder>,
    pub holder: Option<(String, String)>,
}

/// Job descriptions: published ones for everybody inside, drafts for those who write them.
#[utoipa::path(get, path = "/descriptions", operation_id = "descriptions", tag = "descriptions", params(Asked), responses(
    (status = 200, description = "The descriptions", body = ListJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for this reader"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn descriptions(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    if ctx.actor.external {
        return Err(Problem::NotFound.into());
    }
    let before = match asked.after.as_deref().filter(|text| !text.is_empty()) {
        None => i64::MAX,
        Some(text) => {
            Cursor::parse(text).ok_or_else(|| Problem::field("after", "descriptions-after-unknown"))?.id
        }
    };
    let (actor, limit) = (ctx.actor.clone(), paging::limit(asked.limit));
    let may = ctx.site.gate.may(&ctx.actor, MAKE, &NetworkThing);
    let list = ctx.site.db.read(move |r| store::list(r, &actor, may, before, limit)).await?;
    let full = i64::try_from(list.len()).is_ok_and(|n| n >= limit);
    let next = list.last().filter(|_| full).map(|d| Cursor { key: 0, id: d.id.number() }.to_string());
    let shelf = ctx.site.shelf::<Shelf>();
    let catalogue = ctx.site.db.read(move |r| shelf.current(r)).await?;
    ctx.show(
        || ListJson { items: list.iter().map(|d| ItemJson::of(d, ctx.l.lang)).collect(), next: next.clone() },
        || views::list::list(&ctx, &catalogue, &list, may, next.as_deref()),
    )
}

/// A description the reader may see, or 404.
pub(super) async fn open(ctx: &Ctx, id: DescriptionId, which: &Which) -> Result<Open, Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let wanted: Option<i64> = which.version.parse().ok();
    let work = move |r: &mut ::store::Read<'_>| -> Result<Open, Problem> {
        let found = store::find(r, id)?;
        let thing = found.thing(&actor);
        if !gate.may(&actor, SEE, &thing) {
            return Err(Problem::NotFound);
        }
        // What is said about it, and how it came about, is between those concerned.
        let inner = gate.may(&actor, COMMENT, &thing);
        let shown = store::version(r, id, wanted.filter(|_| inner).unwrap_or(found.version))?;
        let (context, document) = shown.read()?;
        let scope = (found.scope.as_str(), found.scope_id);
        let mut open = Open {
            at: people::stored(r, scope.0, scope.1)?,
            holder: found.holder.map(|p| people::person(r, p)).transpose()?.flatten(),
            shown,
            context,
            document,
            versions: Vec::new(),
            comments: Vec::new(),
            reviews: Vec::new(),
            answers: Vec::new(),
            holders: Vec::new(),
            found: found.clone(),
        };
        if inner {
            open.versions = store::versions(r, id)?;
            open.comments = talk::comments(r, id)?;
            open.reviews = talk::reviews(r, id)?;
            open.answers = talk::answers(r, id)?;
            open.holders = people::holders(r, scope, &found.roles)?;
        }
        Ok(open)
    };
    Ok(ctx.site.db.read(work).await?)
}

/// One description, in one of its versions.
#[utoipa::path(get, path = "/descriptions/{id}", operation_id = "description", tag = "descriptions", params(Which), responses(
    (status = 200, description = "The description", body = DescriptionJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn description(ctx: Ctx, Path(id): Path<DescriptionId>, Query(which): Query<Which>) -> Answer {
    let open = open(&ctx, id, &which).await?;
    let l = which.lexicon(&ctx);
    ctx.show(|| DescriptionJson::of(&l, &open), || views::page::description(&ctx, &l, &open, (&which, &[])))
}
