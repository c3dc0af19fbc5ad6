//! Writes the town down: raw SQL, so that no room has to work for another room's tests to start.

use kernel::fold::fold;
use kernel::time::DAY;
use store::{Res, Write, p, sql};

use crate::town::{BEGUN, NOW, OPENED, message_id, person_id, role_id, said, space_id, thread_id, unit_id};
use crate::{MESSAGES, Message, PEOPLE, Person, SPACES, Space, THREADS, Thread, UNITS};

sql!(
    UNIT,
    "INSERT INTO units (id, parent_id, slug, name, name_folded, manager_id, created_ms, version) VALUES ($1, $2::bigint, $3, $4, $5, $6::bigint, $7, 1)"
);
sql!(
    UNIT_PERIOD,
    "INSERT INTO unit_periods (unit_id, from_ms, parent_id, name, manager_id) VALUES ($1, $2, $3::bigint, $4, $5::bigint)"
);
sql!(
    PERSON,
    "INSERT INTO people (id, handle, name, name_folded, mail, title, about, lang, languages, zone, unit_id, external, state, created_ms, version)
     VALUES ($1, $2, $3, $4, $5, $6, '', $7, $7, $8, $9::bigint, $10, $11, $12, 1)"
);
sql!(
    NAME,
    "INSERT INTO people_names (word, person_id) VALUES ($1, $2) ON CONFLICT (word, person_id) DO NOTHING"
);
sql!(POSTING, "INSERT INTO postings (person_id, from_ms, unit_id) VALUES ($1, $2, $3)");
sql!(GRANT, "INSERT INTO grants (person_id, key, since_ms) VALUES ($1, 'owner', $2)");
sql!(
    SUSPENSION,
    "INSERT INTO suspensions (person_id, at_ms, by_id, reason) VALUES ($1, $2, $3, 'On leave until further notice.')"
);
sql!(
    SPACE,
    "INSERT INTO spaces (id, slug, name, name_folded, kind, joining, open_read, reactions, unit_id, hue, created_ms, created_by, members, threads, last_ms, card_version, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10, $11, $12, $13, $14, $15, 1, 1)"
);
sql!(
    CARD,
    "INSERT INTO space_cards (space_id, version, why, expected, free, ask, deciders, terms, created_ms, by_id)
     VALUES ($1, 1, $2, 'Read twice a week.', 'Ask and answer.', 'Speaking for the company.', $3, 'We write as we would speak.', $4, $5)"
);
sql!(TERMS, "INSERT INTO terms_accepted (person_id, space_id, version, at_ms) VALUES ($1, $2, 1, $3)");
sql!(
    FACILITATES,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, lead_id, asker_id, unit_id, external, specialities, note, follows_id, proposed_ms,
        proposed_by, approved_ms, approved_by, answered_ms, ended_ms, ended_by, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, NULL, 'held', 'lead', NULL, NULL, NULL, FALSE,
        '', '', NULL, $4, NULL, NULL, NULL, $4, NULL, NULL, '', 1)"
);
sql!(MEMBERSHIP, "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, $3, $4)");
sql!(
    GUEST,
    "INSERT INTO guests (person_id, space_id, sponsor_id, since_ms, until_ms) VALUES ($1, $2, $3, $4, $5)"
);
sql!(DELEGATE, "INSERT INTO delegates (space_id, person_id, since_ms, by_id) VALUES ($1, $2, $3, $4)");
sql!(
    THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms, last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, FALSE, $8, $9, $10, $11, $12, 1)"
);
sql!(
    MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, $4, $5, $6, '', 1)"
);
sql!(
    FOLLOW,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (thread_id, person_id) DO NOTHING"
);

/// The whole town, in one transaction.
pub(crate) fn everything(w: &mut Write<'_>) -> Res<()> {
    for unit in UNITS {
        let parent = some(unit.parent).map(unit_id);
        let manager = some(unit.manager).map(person_id);
        let id = unit_id(unit.slug);
        w.exec(&UNIT, p![id, parent, unit.slug, unit.name, &fold(unit.name), manager, BEGUN])?;
        w.exec(&UNIT_PERIOD, p![id, BEGUN, parent, unit.name, manager])?;
    }
    PEOPLE.iter().try_for_each(|person| settle(w, person))?;
    SPACES.iter().try_for_each(|space| open(w, space))?;
    THREADS.iter().try_for_each(|thread| start(w, thread))?;
    MESSAGES.iter().try_for_each(|message| say(w, message))
}

fn settle(w: &mut Write<'_>, person: &Person) -> Res<()> {
    let id = person_id(person.handle);
    let unit = some(person.unit).map(unit_id);
    let mail = format!("{}@noria.example", person.handle);
    let folded = fold(person.name);
    w.exec(
        &PERSON,
        p![
            id,
            person.handle,
            person.name,
            &folded,
            &mail,
            person.title,
            person.lang,
            person.zone,
            unit,
            person.external,
            person.state,
            BEGUN
        ],
    )?;
    for word in folded.split_whitespace().chain([person.handle]).filter(|_| person.state != "left") {
        w.exec(&NAME, p![word, id])?;
    }
    if let Some(unit) = unit {
        w.exec(&POSTING, p![id, BEGUN, unit])?;
    }
    if person.owner {
        w.exec(&GRANT, p![id, BEGUN])?;
    }
    if person.state == "suspended" {
        w.exec(&SUSPENSION, p![id, OPENED, person_id("sofia")])?;
    }
    Ok(())
}

fn open(w: &mut Write<'_>, space: &Space) -> Res<()> {
    let id = space_id(space.slug);
    let lead = space.members.first().map(|(handle, _)| person_id(handle));
    // To a network space belongs everybody inside; its rows are its stewards'.
    let members = match space.kind {
        "network" => PEOPLE.iter().filter(|p| p.state == "active" && !p.external).count(),
        _ => space.members.len(),
    };
    let members = i64::try_from(members).unwrap_or(0);
    let hue = SPACES.iter().position(|s| s.slug == space.slug).and_then(|n| i64::try_from(n).ok());
    let threads: Vec<&Thread> = THREADS.iter().filter(|t| t.space == space.slug).collect();
    let last =
        MESSAGES.iter().filter(|m| threads.iter().any(|t| t.key == m.thread)).map(|m| said(m.ago)).max();
    w.exec(
        &SPACE,
        p![
            id,
            space.slug,
            space.name,
            &fold(space.name),
            space.kind,
            space.joining,
            space.open_read,
            space.kind != "team",
            some(space.unit).map(unit_id),
            hue,
            OPENED,
            lead,
            members,
            i64::try_from(threads.len()).unwrap_or(0),
            last.unwrap_or(OPENED)
        ],
    )?;
    let why = format!("Where {} is talked about.", space.name);
    w.exec(&CARD, p![id, &why, "Whoever leads it decides.", OPENED, lead])?;
    for (handle, standing) in space.members {
        // In the town whoever facilitates a community keeps it too: one permission, one role.
        let facilitates = *standing == "facilitator";
        let kept = if facilitates { "owner" } else { standing };
        w.exec(&MEMBERSHIP, p![person_id(handle), id, kept, OPENED])?;
        let outside = PEOPLE.iter().any(|p| p.handle == *handle && p.external);
        if outside && let Some(sponsor) = lead {
            w.exec(&GUEST, p![person_id(handle), id, sponsor, OPENED, NOW.plus(60 * DAY)])?;
        }
        if facilitates {
            w.exec(&FACILITATES, p![role_id(handle), person_id(handle), id, OPENED])?;
        }
        if space.kind != "team" {
            w.exec(&TERMS, p![person_id(handle), id, OPENED])?;
        }
    }
    for handle in space.delegates {
        w.exec(&DELEGATE, p![id, person_id(handle), OPENED, lead])?;
    }
    Ok(())
}

fn start(w: &mut Write<'_>, thread: &Thread) -> Res<()> {
    let said_here: Vec<&Message> = MESSAGES.iter().filter(|m| m.thread == thread.key).collect();
    let (Some(first), Some(last)) = (said_here.first(), said_here.last()) else { return Ok(()) };
    let replies = i64::try_from(said_here.len()).unwrap_or(1) - 1;
    w.exec(
        &THREAD,
        p![
            thread_id(thread.key),
            space_id(thread.space),
            thread.kind,
            thread.title,
            first.body,
            person_id(first.author),
            message_id(first.key),
            said(first.ago),
            said(last.ago),
            message_id(last.key),
            person_id(last.author),
            replies
        ],
    )?;
    Ok(())
}

fn say(w: &mut Write<'_>, message: &Message) -> Res<()> {
    let html = format!("<p>{}</p>\n", message.body);
    let (thread, author, at) = (thread_id(message.thread), person_id(message.author), said(message.ago));
    w.exec(&MESSAGE, p![message_id(message.key), thread, author, message.body, &html, at])?;
    let opening = MESSAGES.iter().find(|m| m.thread == message.thread).is_some_and(|m| m.key == message.key);
    let why = if opening { "started" } else { "replied" };
    w.exec(&FOLLOW, p![thread, author, why, at])?;
    debug_assert!(at < NOW);
    Ok(())
}

fn some(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}
