//! Programs that write: each is a placeholder by its own name. What they say is often beside the
//! text, in attachments.

use super::records::{Attachment, Line};
use crate::exchange::past::Guest;

/// Who wrote a line that no member wrote; `None` when nothing says so.
pub(super) fn bot(line: &Line) -> Option<Guest> {
    let profile = line.bot_profile.as_ref();
    let own = line.username.clone().filter(|n| !n.trim().is_empty());
    let name = own.clone().or_else(|| profile.and_then(|p| p.name.clone()));
    let id = line.bot_id.clone().or_else(|| profile.and_then(|p| p.id.clone())).filter(|id| !id.is_empty());
    let key = match (&id, &own) {
        (Some(id), Some(own)) => format!("{id}:{own}"),
        (Some(id), None) => id.clone(),
        (None, Some(own)) => format!("bot:{own}"),
        (None, None) => return None,
    };
    let name = name.unwrap_or_else(|| key.clone());
    let title = "A program in Slack".to_owned();
    Some(Guest { handle: name.clone(), key, name, title, ..Guest::default() })
}

/// What stands in a line's attachments, as quotations in Slack's own writing. What Slack only showed
/// of a linked page is left out.
pub(super) fn said_beside(line: &Line) -> String {
    let shown = |a: &&Attachment| a.from_url.is_none() && a.original_url.is_none();
    let mut out = String::new();
    for attachment in line.attachments.iter().filter(shown) {
        if let Some(before) = attachment.pretext.as_deref().filter(|t| !t.is_empty()) {
            out.push_str(&format!("\n\n{before}"));
        }
        let title = attachment.title.as_deref().filter(|t| !t.is_empty());
        let title = title.map(|title| match attachment.title_link.as_deref() {
            Some(link) => format!("<{link}|{title}>"),
            None => format!("*{title}*"),
        });
        let fields = attachment.fields.iter().map(|f| format!("*{}* {}", f.title, f.value));
        let text = attachment.text.clone().filter(|t| !t.is_empty());
        let mut parts: Vec<String> = title.into_iter().chain(text).chain(fields).collect();
        if parts.is_empty() && attachment.pretext.is_none() {
            parts.extend(attachment.fallback.clone().filter(|t| !t.is_empty()));
        }
        let lines = parts.iter().flat_map(|part| part.lines());
        let quoted: Vec<String> = lines.map(|line| format!("&gt; {line}")).collect();
        if !quoted.is_empty() {
            out.push_str("\n\n");
            out.push_str(&quoted.join("\n"));
        }
    }
    out
}
