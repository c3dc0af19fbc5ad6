//! The description as Markdown.

use super::{Block, Entry};

/// Markdown of the blocks; what somebody wrote cannot become markup.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Title(text) => line(&mut out, "# ", text),
            Block::Lead(text) | Block::Text(text) => line(&mut out, "", text),
            Block::Heading(text) => line(&mut out, "## ", text),
            Block::Small(text) => line(&mut out, "### ", text),
            Block::Facts(facts) => {
                let rows =
                    facts.iter().map(|(name, value)| format!("- **{}** · {}\n", safe(name), safe(value)));
                out.push_str(&rows.collect::<String>());
                out.push('\n');
            }
            Block::List(entries) => {
                out.push_str(&entries.iter().map(item).collect::<String>());
                out.push('\n');
            }
            Block::Table(heads, rows) => {
                let row = |cells: &Vec<String>| {
                    let cells: Vec<String> = cells.iter().map(|c| safe(c).replace('|', "\\|")).collect();
                    format!("| {} |\n", cells.join(" | "))
                };
                out.push_str(&row(heads));
                out.push_str(&format!("|{}\n", " --- |".repeat(heads.len())));
                out.push_str(&rows.iter().map(row).collect::<String>());
                out.push('\n');
            }
        }
    }
    out
}

fn line(out: &mut String, mark: &str, text: &str) {
    out.push_str(&format!("{mark}{}\n\n", safe(text)));
}

fn item(entry: &Entry) -> String {
    let side = if entry.side.is_empty() { String::new() } else { format!(" *({})*", safe(&entry.side)) };
    let first = if entry.head.is_empty() {
        format!("- {}{side}\n", safe(&entry.body))
    } else if entry.body.is_empty() {
        format!("- **{}**{side}\n", safe(&entry.head))
    } else {
        format!("- **{}**{side}  \n  {}\n", safe(&entry.head), safe(&entry.body))
    };
    if entry.note.is_empty() { first } else { format!("{}  \n  *{}*\n", first.trim_end(), safe(&entry.note)) }
}

/// Plain words: on one line, without what Markdown would read as markup.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split(['\n', '\r']).collect::<Vec<_>>().join(" ").chars() {
        if ['\\', '`', '*', '_', '[', ']', '<', '>', '#'].contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
