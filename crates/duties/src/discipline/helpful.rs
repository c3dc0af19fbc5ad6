//! What colleagues found helpful (S0-LA4): counted for its person alone, at the moment they look. They may
//! let it be known to those who look for holders of roles, in their own words; how many there were stays
//! theirs, and is kept nowhere.

use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{PersonId, Time};
use serde::{Deserialize, Serialize};
use store::{Read, Res, p, row, sql};
use utoipa::ToSchema;
use web::{Answer, Ctx, Input};

use super::api::Done;
use super::practice_routes::{done, own};

/// Longest text in characters.
const LONGEST: usize = 300;

// One’s own messages that somebody else marked as the answer to their question.
sql!(
    ANSWERS,
    "SELECT COUNT(*) FROM messages m JOIN threads t ON t.id = m.thread_id AND t.answer_id = m.id AND t.gone IS NULL
     WHERE m.author_id = $1 AND m.created_ms >= $2 AND m.gone IS NULL AND t.author_id <> $1"
);
// Practices one wrote down that were agreed.
sql!(
    PRACTICES,
    "SELECT COUNT(*) FROM threads t WHERE t.author_id = $1 AND t.created_ms >= $2 AND t.kind = 'practice'
        AND t.state = 'agreed' AND t.gone IS NULL"
);
sql!(SHARED, "SELECT since_ms, body FROM helpful_shares WHERE person_id = $1");
sql!(
    SHARE,
    "INSERT INTO helpful_shares (person_id, since_ms, body) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET body = excluded.body"
);
sql!(UNSHARE, "DELETE FROM helpful_shares WHERE person_id = $1");

/// What one lets be known.
#[derive(Debug, Clone)]
pub struct Share {
    /// Since when.
    pub since: Time,
    /// In one’s own words.
    pub body: String,
}
row!(Share { since, body });

/// What colleagues found helpful in twelve months; one’s own to see.
#[derive(Debug, Clone, Default)]
pub struct Helpful {
    /// Answers that whoever asked marked.
    pub answers: i64,
    /// Practices that were agreed.
    pub practices: i64,
    /// What one lets be known of it.
    pub share: Option<Share>,
}

/// One’s own, for oneself.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Helpful)]
pub struct HelpfulJson {
    /// Answers that whoever asked marked, in twelve months.
    pub answers: i64,
    /// Practices of one’s own that were agreed.
    pub practices: i64,
    /// Those who look for holders of roles may know.
    pub shared: bool,
    /// What they read: one’s own words.
    pub words: String,
}

impl From<&Helpful> for HelpfulJson {
    fn from(h: &Helpful) -> Self {
        Self {
            answers: h.answers,
            practices: h.practices,
            shared: h.share.is_some(),
            words: h.share.as_ref().map(|s| s.body.clone()).unwrap_or_default(),
        }
    }
}

/// Whether it may be known.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewHelpfulShare)]
pub struct NewShare {
    /// `yes` when those who look for holders of roles may know.
    #[serde(default)]
    pub shared: String,
    /// What one helps with, in one’s own words.
    #[serde(default)]
    pub words: String,
}

/// What colleagues found helpful of somebody’s, for them.
///
/// # Errors
/// What the database says.
pub fn of(r: &mut Read<'_>, me: PersonId) -> Res<Helpful> {
    let since = r.now().plus(-365 * DAY);
    Ok(Helpful {
        answers: r.one::<(i64,)>(&ANSWERS, p![me, since])?.0,
        practices: r.one::<(i64,)>(&PRACTICES, p![me, since])?.0,
        share: r.opt(&SHARED, p![me])?,
    })
}

/// Lets it be known, or no longer.
#[utoipa::path(post, path = "/me/practice/helpful", operation_id = "helpful_share", tag = "discipline", request_body = NewShare, responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "No words, or nothing that was found helpful yet"),
))]
pub async fn share(ctx: Ctx, input: Input<NewShare>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = own(&gate, w, &actor)?;
        let w = permit.tx();
        if form.shared.trim() != "yes" {
            w.exec(&UNSHARE, p![actor.id])?;
            return Ok(done("discipline-helpful-kept"));
        }
        let (found, now) = (of(w, actor.id)?, w.now());
        let mut fields = Fields::default();
        fields.check(found.answers + found.practices > 0, "shared", "discipline-helpful-none-yet");
        fields.length(&form.words, LONGEST, "words");
        fields.done()?;
        w.exec(&SHARE, p![actor.id, now, form.words.trim()])?;
        Ok(done("discipline-helpful-known"))
    })
    .await
}
