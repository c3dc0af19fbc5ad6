//! What waits for one person: roles and stand-ins they are asked about, acts to sign, people at the
//! door of a space they look after; and what a release changed, until they have looked.

use askama::Template;
use kernel::{Actor, Lexicon, PersonId, Problem, Time, time::DAY};
use store::{Read, Res, p, row, sql};
use web::answer::render;
use web::first_hours::{FirstHours, first_hours};

use super::due::{self, Due};

// What is older is no news to anybody.
const NEWS_DAYS: i64 = 60;

sql!(
    ASKED,
    "SELECT 'role', a.id, a.role, COALESCE(s.name, u.name), NULL, 1 FROM assignments a
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE a.person_id = $1 AND a.state = 'proposed'
     UNION ALL
     SELECT 'deputy', a.id, a.role, COALESCE(s.name, u.name), NULL, 1 FROM deputies d JOIN assignments a ON a.id = d.assignment_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE d.person_id = $1 AND d.state = 'asked' AND a.state = 'held'
     ORDER BY 2 LIMIT 20"
);
sql!(
    TO_SIGN,
    "SELECT COUNT(*) FROM codrivings c JOIN assignments a ON a.id = c.assignment_id AND a.scope = 'space'
     JOIN held_acts h ON h.actor_id = a.person_id AND h.space_id = a.scope_id AND h.state = 'waiting'
     WHERE c.driver_id = $1 AND c.released_ms IS NULL AND c.suspended_ms IS NULL"
);
// Whoever keeps, facilitates or manages a space answers at its door.
sql!(
    AT_THE_DOOR,
    "SELECT 'request', s.id, '', s.name, s.slug, (SELECT COUNT(*) FROM join_requests j WHERE j.space_id = s.id)
     FROM spaces s WHERE s.closed_ms IS NULL AND EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = s.id)
       AND s.id IN (SELECT m.space_id FROM memberships m WHERE m.person_id = $1 AND m.standing <> 'member'
            UNION SELECT a.scope_id FROM assignments a WHERE a.person_id = $1 AND a.scope = 'space'
            AND a.role = 'facilitator' AND a.state = 'held' AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2)
            UNION SELECT a.scope_id FROM stand_ins e JOIN assignments a ON a.id = e.assignment_id AND a.scope = 'space'
            WHERE e.person_id = $1 AND e.from_ms <= $2 AND e.until_ms > $2
            AND a.role = 'facilitator' AND a.state = 'held' AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2))
     ORDER BY s.name_folded, s.id LIMIT 20"
);
// Whoever leads a space lets in what waits there; nobody their own.
sql!(
    TO_APPROVE,
    "SELECT 'approve', s.id, '', s.name, s.slug, (SELECT COUNT(*) FROM waiting_posts y
        WHERE y.space_id = s.id AND y.state = 'waiting' AND y.author_id <> $1)
     FROM spaces s WHERE s.closed_ms IS NULL AND s.archived_ms IS NULL
       AND s.id IN (SELECT m.space_id FROM memberships m WHERE m.person_id = $1 AND m.standing IN ('starter', 'steward')
            UNION SELECT a.scope_id FROM assignments a WHERE a.person_id = $1 AND a.scope = 'space'
            AND a.role = 'facilitator' AND a.state = 'held' AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2))
       AND EXISTS (SELECT 1 FROM waiting_posts y WHERE y.space_id = s.id AND y.state = 'waiting' AND y.author_id <> $1)
     ORDER BY s.name_folded, s.id LIMIT 20"
);
sql!(
    NEWS,
    "SELECT i.id, i.title FROM register_items i JOIN people p ON p.id = $1 AND NOT p.external
     WHERE i.register = 'release' AND i.state = 'launched' AND i.moved_ms > $2 AND i.moved_ms > p.created_ms
       AND NOT EXISTS (SELECT 1 FROM release_seen s WHERE s.person_id = $1 AND s.item_id = i.id)
     ORDER BY i.moved_ms DESC, i.id DESC LIMIT 3"
);

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// `role`, `deputy`, `request`, `approve`.
    pub kind: String,
    /// The role, or the space.
    pub id: i64,
    /// The role: its key, then its label in the reader's language.
    pub role: String,
    /// The space or unit; `None` for the whole network.
    pub place: Option<String>,
    /// Address of the space.
    pub slug: Option<String>,
    /// How many.
    pub times: i64,
}
row!(Asked { kind, id, role, place, slug, times });

/// All that waits for somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Waiting {
    /// Questions to them.
    pub asked: Vec<Asked>,
    /// Acts to sign.
    pub acts: i64,
    /// What changed: release and title.
    pub news: Vec<(i64, String)>,
    /// What is told to everybody, and one's own tasks that are due.
    pub due: Due,
    /// Steps of a new network that are done, for its owner while they last.
    pub first_hours: Option<i64>,
}

/// What waits for somebody now.
///
/// # Errors
/// What the database says.
pub(super) fn load(r: &mut Read<'_>, actor: &Actor) -> Res<Waiting> {
    let (me, now): (PersonId, Time) = (actor.id, r.now());
    let mut asked: Vec<Asked> = r.all(&ASKED, p![me])?;
    if !asked.is_empty() {
        let catalogue = charter::current(r)?;
        for a in &mut asked {
            let role = catalogue.role(&a.role);
            a.role = role.map_or_else(String::new, |role| role.label.get(actor.lang).to_owned());
        }
    }
    asked.extend(r.all::<Asked>(&AT_THE_DOOR, p![me, now])?);
    asked.extend(r.all::<Asked>(&TO_APPROVE, p![me, now])?);
    let (acts,): (i64,) = r.one(&TO_SIGN, p![me])?;
    let first = if actor.owner { Some(first_hours(r)?).filter(FirstHours::going_on) } else { None };
    Ok(Waiting {
        asked,
        acts,
        news: r.all(&NEWS, p![me, now.plus(-NEWS_DAYS * DAY)])?,
        due: due::load(r, actor)?,
        first_hours: first.map(|at| i64::try_from(at.done()).unwrap_or(0)),
    })
}

#[derive(Template)]
#[template(path = "home/views/waiting.html")]
struct View<'a> {
    l: &'a Lexicon,
    lines: Vec<(String, String)>,
    first_hours: Option<i64>,
    news: &'a [(i64, String)],
}

/// The list above the two bands; nothing when nothing waits.
///
/// # Errors
/// When the template cannot be written.
pub(super) fn html(l: &Lexicon, waiting: &Waiting) -> Result<String, Problem> {
    if *waiting == Waiting::default() {
        return Ok(String::new());
    }
    let mut lines: Vec<(String, String)> = waiting.asked.iter().map(|a| line(l, a)).collect();
    if waiting.acts > 0 {
        lines.push(("/held".to_owned(), l.n("home-waits-acts", &waiting.acts)));
    }
    Ok(due::told(l, &waiting.due)?
        + &render(&View { l, lines, first_hours: waiting.first_hours, news: &waiting.news })?
        + &due::tasks(l, &waiting.due)?)
}

fn line(l: &Lexicon, asked: &Asked) -> (String, String) {
    let place = asked.place.clone().unwrap_or_else(|| l.t("home-waits-network"));
    if asked.kind == "request" {
        let slug = asked.slug.as_deref().unwrap_or_default();
        return (format!("/s/{slug}/requests"), l.ns("home-waits-requests", &asked.times, "place", &place));
    }
    if asked.kind == "approve" {
        let slug = asked.slug.as_deref().unwrap_or_default();
        return (format!("/s/{slug}/waiting"), l.ns("home-waits-approve", &asked.times, "place", &place));
    }
    let key = if asked.kind == "role" { "home-waits-role" } else { "home-waits-deputy" };
    (format!("/who/assignments/{}", asked.id), l.args(key, &[("role", &asked.role), ("place", &place)]))
}
