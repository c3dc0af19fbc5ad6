//! The body of what is posted, written when it leaves: ids and links; titles and texts when the
//! hook's owner asked for them and may read them at that moment.

use serde_json::{Map, Value, json};
use store::{Read, Res, p, sql};

use super::log_store::Posted;
use super::store::Kept;

sql!(
    SPACE,
    "SELECT s.slug, s.name, s.open_read AND s.joining <> 'invite' FROM spaces s
     JOIN visible_spaces v ON v.space_id = s.id AND v.person_id = $2
     JOIN people p ON p.id = v.person_id AND p.state = 'active' AND NOT p.external WHERE s.id = $1 LIMIT 1"
);
sql!(
    THREAD,
    "SELECT t.title, t.kind, t.state FROM threads t JOIN visible_threads v ON v.thread_id = t.id AND v.person_id = $2
     WHERE t.id = $1 LIMIT 1"
);
sql!(WORDS, "SELECT body FROM messages WHERE id = $1 AND thread_id = $2 AND gone IS NULL");
sql!(OPENING, "SELECT opening_id FROM threads WHERE id = $1");

/// The body; nothing when its owner may no longer read there, or it is there no more.
pub fn body(r: &mut Read<'_>, hook: &Kept, posted: &Posted, base: &str) -> Res<Option<String>> {
    let mut data = Map::new();
    data.insert("subject".into(), posted.subject.to_string().into());
    // Whoever speaks under a neutral name is no fact's actor, so nothing of them can leave.
    if let Some(actor) = posted.actor {
        data.insert("actor".into(), actor.to_string().into());
    }
    let mut url = base.to_owned();
    if let Some(space) = posted.space {
        let found = r.opt::<(String, String, bool)>(&SPACE, p![space, hook.owner])?;
        // Over the network it speaks of what everybody inside may read.
        let Some((slug, name, _)) = found.filter(|(_, _, open)| *open || hook.space.is_some()) else {
            return Ok(None);
        };
        url = format!("{base}/s/{slug}");
        let mut about = json!({"id": space.to_string(), "slug": slug});
        word(hook, &mut about, "name", name);
        data.insert("space".into(), about);
    }
    if let Some(thread) = posted.thread {
        url = format!("{url}/t/{thread}");
        if !of_thread(r, hook, posted, &mut data)? {
            return Ok(None);
        }
    }
    data.insert("url".into(), url.into());
    Ok(Some(json!({"type": posted.kind, "timestamp": posted.at, "data": data}).to_string()))
}

fn word(hook: &Kept, about: &mut Value, name: &str, said: String) {
    if let Some(map) = about.as_object_mut().filter(|_| hook.words) {
        map.insert(name.to_owned(), said.into());
    }
}

/// What is said of a thread and its message; false when it may not be read, or is gone.
fn of_thread(r: &mut Read<'_>, hook: &Kept, posted: &Posted, data: &mut Map<String, Value>) -> Res<bool> {
    let Some(thread) = posted.thread else { return Ok(true) };
    let Some((title, kind, state)) = r.opt::<(String, String, String)>(&THREAD, p![thread, hook.owner])?
    else {
        return Ok(false);
    };
    let mut about = json!({"id": thread.to_string(), "kind": kind, "state": state});
    word(hook, &mut about, "title", title);
    data.insert("thread".into(), about);
    let message = match posted.kind.as_str() {
        "thread.started" => r.opt::<(i64,)>(&OPENING, p![thread])?.map(|(id,)| id),
        "reply.posted" | "question.answered" => Some(posted.subject),
        _ => None,
    };
    let Some(message) = message else { return Ok(true) };
    let Some((text,)) = r.opt::<(String,)>(&WORDS, p![message, thread])? else { return Ok(false) };
    let mut about = json!({"id": message.to_string()});
    word(hook, &mut about, "text", text);
    data.insert("message".into(), about);
    Ok(true)
}
