//! What is attached becomes files of the message, by the room’s own upload and one by one: read from
//! their bytes, scanned, within the space’s room. What is refused is named and does not hold the words up.

use kernel::Problem;
use web::Site;
use web::held::{Replay, Undone};

use super::read::Incoming;
use crate::attention::token::Reply;
use crate::mail::store;

/// What came along.
#[derive(Debug, Default)]
pub(super) struct Brought {
    /// The Markdown that points to each file.
    pub links: Vec<String>,
    /// Names of what was refused.
    pub refused: Vec<String>,
}

/// Brings the files of a mail to the space of the thread it answers, in its writer’s name.
///
/// # Errors
/// Only what may be over in a while: the mail is to be handed in again.
pub(super) async fn bring(site: &Site, mail: &Incoming, reply: Reply) -> Result<Brought, Problem> {
    let mut brought = Brought::default();
    if mail.attachments.is_empty() {
        return Ok(brought);
    }
    let thread = reply.thread;
    let slug = site.db.read(move |r| store::thread_slug(r, thread)).await?;
    let path = format!("/api/v1/spaces/{}/files", slug.unwrap_or_default());
    for (n, file) in mail.attachments.iter().enumerate() {
        let key = format!("mail-{}-{n}", mail.hash);
        let named = (file.name.as_str(), file.bytes.as_slice());
        match site.shelf::<Replay>().upload(site, reply.person, &key, &path, named).await {
            Ok(answer) => match link(&answer) {
                Some(link) => brought.links.push(link),
                None => brought.refused.push(file.name.clone()),
            },
            Err(Undone::Problem(Problem::Busy)) => return Err(Problem::Busy),
            Err(_) => brought.refused.push(file.name.clone()),
        }
    }
    Ok(brought)
}

fn link(answer: &[u8]) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_slice(answer).ok()?;
    answer.pointer("/items/0/markdown")?.as_str().map(str::to_owned)
}
