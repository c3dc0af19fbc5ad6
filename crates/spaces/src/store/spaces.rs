//! Spaces: the directory of them, opening, closing.

use kernel::{PersonId, SpaceId, Time, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;
use web::place::{Joining, Kind};

use super::{Voice, cards, facilitates, members, say};
use crate::opening::{NetworkThing, Ready};
use crate::{drafts, facts};

// The law of cards as SQL: members and the invited see it, everybody inside unless it is by
// invitation only; closed spaces stay with their members. `web::place::sees_card` is the same law.
macro_rules! sorted {
    ($of:literal) => {
        concat!(
            "CASE $16::text WHEN 'active' THEN -",
            $of,
            ".last_ms WHEN 'new' THEN -",
            $of,
            ".created_ms
             WHEN 'members' THEN -",
            $of,
            ".members ELSE 0 END"
        )
    };
}
sql!(
    LIST,
    concat!(
        "WITH RECURSIVE below (id) AS (SELECT u.id FROM units u WHERE u.slug = $15
            UNION SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id)
         SELECT s.id, s.slug, s.name, s.kind, s.joining, s.hue, s.members, s.open_read, s.reactions,
        s.closed_ms IS NOT NULL, m.standing, i.person_id IS NOT NULL, j.person_id IS NOT NULL, c.why, s.last_ms,
        k.person_id IS NOT NULL, ",
        facilitates!("$1", "s.id", "$8"),
        ", s.archived_ms IS NOT NULL, (SELECT q.version FROM shown_space_pictures q WHERE q.space_id = s.id)
     FROM spaces s
     LEFT JOIN guests g ON g.space_id = s.id AND g.person_id = $1 AND g.until_ms <= $8
     LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $1 AND g.person_id IS NULL
     LEFT JOIN coaches k ON k.space_id = s.id AND k.person_id = $1 AND k.from_ms <= $8 AND k.until_ms > $8
     LEFT JOIN space_invitations i ON i.space_id = s.id AND i.person_id = $1
     LEFT JOIN join_requests j ON j.space_id = s.id AND j.person_id = $1
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version
     WHERE (m.person_id IS NOT NULL OR k.person_id IS NOT NULL OR i.person_id IS NOT NULL
            OR (NOT $2 AND s.joining <> 'invite'))
       AND (s.closed_ms IS NULL OR m.person_id IS NOT NULL OR k.person_id IS NOT NULL)
       AND (NOT $3 OR m.person_id IS NOT NULL OR k.person_id IS NOT NULL OR (s.kind = 'network' AND NOT $2))
       AND ($4::text = '' OR s.kind = $4)
       AND s.name_folded LIKE $5
       AND ($9::bigint = 0 OR s.category_id = $9)
       AND ($10::text = '' OR s.joining = $10)
       AND ($12::text = '' OR s.lang = $12)
       AND (NOT $13::boolean OR (m.person_id IS NULL AND j.person_id IS NULL AND s.closed_ms IS NULL
            AND s.joining IN ('open', 'approval', 'criteria')))
       AND ($14::bigint = 0 OR s.last_ms >= $14)
       AND ($15::text = '' OR s.unit_id IN (SELECT b.id FROM below b) OR EXISTS (SELECT 1 FROM memberships h
            JOIN people hp ON hp.id = h.person_id WHERE h.space_id = s.id AND h.standing <> 'member'
            AND hp.unit_id IN (SELECT b.id FROM below b)))
       AND CASE $11::text WHEN 'archived' THEN s.archived_ms IS NOT NULL WHEN 'all' THEN TRUE ELSE s.archived_ms IS NULL END
       AND ($6::bigint = 0 OR (",
        sorted!("s"),
        ", s.name_folded, s.id) > (SELECT ",
        sorted!("z"),
        ", z.name_folded, z.id FROM spaces z WHERE z.id = $6))
     ORDER BY ",
        sorted!("s"),
        ", s.name_folded, s.id LIMIT $7"
    )
);
// Also the addresses other spaces had before: their links go on leading there.
sql!(
    SLUG_TAKEN,
    "SELECT id FROM spaces WHERE slug = $1 UNION ALL SELECT o.space_id FROM space_slugs o WHERE o.slug = $1 LIMIT 1"
);
sql!(
    ADD,
    "INSERT INTO spaces (id, slug, name, name_folded, kind, joining, open_read, reactions, unit_id, hue, created_ms,
        created_by, closed_ms, members, threads, last_ms, card_version, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10, $11, $12::bigint, NULL, 0, 0, $11, 0, 1)"
);
sql!(CLOSE, "UPDATE spaces SET closed_ms = $2, version = version + 1 WHERE id = $1 AND closed_ms IS NULL");

/// A space in a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its id.
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// How one joins.
    pub joining: Joining,
    /// Its hue.
    pub hue: i64,
    /// How many members it has.
    pub members: i64,
    /// Everybody inside reads it.
    pub open_read: bool,
    /// Messages may be reacted to.
    pub reactions: bool,
    /// Closed.
    pub closed: bool,
    /// The reader's standing, when a member.
    pub standing: Option<String>,
    /// The reader is invited.
    pub invited: bool,
    /// The reader asked to join.
    pub asked: bool,
    /// Why it exists.
    pub why: Option<String>,
    /// When something was said last.
    pub last: Time,
    /// The reader coaches the team.
    pub coach: bool,
    /// The reader facilitates it.
    pub facilitator: bool,
    /// In the archive.
    pub archived: bool,
    /// The version of its picture, if it has one.
    pub picture: Option<i64>,
}
row!(Item {
    id,
    slug,
    name,
    kind,
    joining,
    hue,
    members,
    open_read,
    reactions,
    closed,
    standing,
    invited,
    asked,
    why,
    last,
    coach,
    facilitator,
    archived,
    picture,
});

impl Item {
    /// Address of its picture, if it has one.
    #[must_use]
    pub fn picture_url(&self) -> Option<String> {
        self.picture.map(|version| format!("/pictures/spaces/{}/{version}", self.id))
    }
    /// Whether what is said there is the reader's to read.
    #[must_use]
    pub fn readable(&self) -> bool {
        self.open_read || self.coach || self.member()
    }
    /// Whether the reader belongs to it: everybody who sees it belongs to a network space.
    #[must_use]
    pub fn member(&self) -> bool {
        self.standing.is_some() || (self.kind == Kind::Network && self.open_read)
    }
}

/// Somewhere something was said within so long is active.
pub const ACTIVE_MS: i64 = 30 * kernel::time::DAY;

/// In which order spaces are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// Where something was said last first.
    Active,
    /// The newest first.
    New,
    /// The largest first.
    Members,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Name, Self::Active, Self::New, Self::Members];
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Active => "active",
            Self::New => "new",
            Self::Members => "members",
        }
    }
    /// The one of that word; by name when it is none.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == word)
    }
}

/// Which spaces a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those the reader is in.
    pub mine: bool,
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// Only with this in the name.
    pub q: String,
    /// Only of this category; 0 for all.
    pub category: i64,
    /// Only those joined this way.
    pub joining: Option<Joining>,
    /// `archived`: only those in the archive; `all`: those too; otherwise without them.
    pub archive: String,
    /// Only where this language is mostly spoken.
    pub lang: String,
    /// Only those the reader is not in and may come into.
    pub open: bool,
    /// Only where something was said lately.
    pub active: bool,
    /// Only of this unit and those below: its teams, and what its people lead.
    pub unit: String,
    /// In which order.
    pub sort: Sort,
    /// After the space of this id; 0 for the beginning.
    pub after: i64,
    /// How many.
    pub limit: i64,
}

/// The spaces whose card `person` may see, by name.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, person: PersonId, external: bool, filter: &Filter) -> Res<Vec<Item>> {
    let kind = filter.kind.map_or("", Kind::as_str);
    let (pattern, now) = (pattern(&filter.q), r.now());
    let joining = filter.joining.map_or("", Joining::as_str);
    r.all(
        &LIST,
        p![
            person,
            external,
            filter.mine,
            kind,
            &pattern,
            filter.after,
            filter.limit,
            now,
            filter.category,
            joining,
            &filter.archive,
            &filter.lang,
            filter.open,
            if filter.active { now.0 - ACTIVE_MS } else { 0 },
            &filter.unit,
            filter.sort.as_str()
        ],
    )
}

/// What `LIKE` compares folded names with; its own signs in a query are only letters to skip.
pub(super) fn pattern(q: &str) -> String {
    let words: String = fold::fold(q.trim()).chars().filter(|c| !"%_\\".contains(*c)).collect();
    format!("%{words}%")
}

/// A free slug for a name: the name's own, or with a number behind it.
///
/// # Errors
/// What the database says.
pub fn free_slug(r: &mut Read<'_>, base: &str) -> Res<String> {
    let mut slug = base.to_owned();
    let mut nth = 1;
    while r.opt::<(i64,)>(&SLUG_TAKEN, p![&slug])?.is_some() {
        nth += 1;
        slug = format!("{base}-{nth}");
    }
    Ok(slug)
}

/// The row of a space to be made.
pub(super) struct Fresh<'a> {
    pub name: &'a str,
    pub slug: &'a str,
    pub kind: Kind,
    pub joining: Joining,
    pub open_read: bool,
    pub reactions: bool,
    pub hue: i64,
    pub unit: Option<kernel::UnitId>,
    pub voice: Voice,
}

/// Writes the row of a new space and says so.
pub(super) fn add(w: &mut Write<'_>, fresh: &Fresh<'_>) -> Res<SpaceId> {
    let (id, now): (SpaceId, Time) = (w.id(), w.now());
    let slug = free_slug(w, fresh.slug)?;
    w.exec(
        &ADD,
        p![
            id,
            &slug,
            fresh.name,
            &fold::fold(fresh.name),
            fresh.kind.as_str(),
            fresh.joining.as_str(),
            fresh.open_read,
            fresh.reactions,
            fresh.unit,
            fresh.hue,
            now,
            fresh.voice.by
        ],
    )?;
    say(w, &facts::OPENED, id.number(), id, fresh.voice);
    Ok(id)
}

sql!(START, "UPDATE spaces SET start = $2 WHERE id = $1");
sql!(
    STARTED,
    "SELECT COUNT(*) FROM memberships m JOIN spaces s ON s.id = m.space_id
     WHERE m.person_id = $1 AND m.standing = 'starter' AND s.kind = 'project'
       AND s.closed_ms IS NULL AND s.archived_ms IS NULL"
);

/// Whether `person` leads as many open projects as the network allows; then how many that is.
///
/// # Errors
/// What the database says.
pub fn quota_full(r: &mut Read<'_>, person: PersonId) -> Res<Option<i64>> {
    let most = web::settings::number(r, web::settings::PROJECTS)?;
    let (now,): (i64,) = r.one(&STARTED, p![person])?;
    Ok((now >= most).then_some(most))
}

/// Opens a space with its card; `lead` is its first member and leads it.
///
/// # Errors
/// What the database says.
pub fn open(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    ready: &Ready,
    lead: Option<PersonId>,
) -> Res<SpaceId> {
    let voice = Voice::of(permit);
    let w = permit.tx();
    let fresh = Fresh {
        name: &ready.name,
        slug: &fold::slug(&ready.name),
        kind: ready.kind,
        joining: if ready.draft { Joining::Invite } else { ready.joining },
        open_read: ready.open_read && !ready.draft,
        reactions: ready.reactions,
        hue: ready.hue,
        unit: None,
        voice,
    };
    let id = add(w, &fresh)?;
    if let Some(card) = &ready.card {
        cards::add(w, id, 1, card, voice.by)?;
    }
    if let Some(lead) = lead {
        members::begin(w, id, lead, ready.kind.leader(), voice)?;
        if ready.kind == Kind::Community {
            say(w, &facts::FACILITATOR_NAMED, lead.number(), id, voice);
        }
        if ready.card.is_some() && Some(lead) == voice.by {
            cards::accepted(w, id, lead, 1)?;
        }
    }
    if let Some(by) = voice.by.filter(|by| fresh.joining == Joining::Invite && Some(*by) != lead) {
        // Whoever opens a place that is known to its members alone is one of them.
        members::begin(w, id, by, "member", voice)?;
    }
    if ready.draft {
        drafts::store::begin(w, id, ready.joining, voice)?;
    }
    if !ready.start.is_empty() {
        w.exec(&START, p![id, &ready.start])?;
    }
    if ready.kind == Kind::Network {
        super::counters::everybody(w)?;
    }
    Ok(id)
}

/// Closes a space: it stays to be read.
///
/// # Errors
/// What the database says.
pub fn close(permit: &mut Permitted<'_, '_, Place>) -> Res<()> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let now = w.now();
    if w.exec(&CLOSE, p![id, now])? > 0 {
        say(w, &facts::CHANGED, id.number(), id, voice);
    }
    Ok(())
}
