//! A topic's posts as the lines of one conversation.

use std::collections::{BTreeMap, HashMap};

use kernel::Time;

use super::records::{Post, Topic};
use crate::exchange::past::{Guest, Line, Lines};

/// The words are what was typed, not what was shown.
pub(super) const RAW: u8 = 1;

/// Adds a topic of which these parts are known.
pub(super) fn lines(topic: i64, parts: Vec<Topic>, likes: &HashMap<i64, Vec<String>>, lines: &mut Lines) {
    let title = parts.iter().find_map(|p| p.title.clone());
    let accepted = parts.iter().find_map(|p| p.accepted_answer.as_ref()?.post_number);
    let named: usize = parts.iter().map(|p| p.post_stream.stream.len()).max().unwrap_or(0);
    let mut posts: BTreeMap<i64, Post> = BTreeMap::new();
    for value in parts.into_iter().flat_map(|p| p.post_stream.posts) {
        match serde_json::from_value::<Post>(value) {
            Ok(post) => drop(posts.insert(post.id, post)),
            Err(error) => {
                lines.bad.push((format!("topic {topic}"), format!("a post cannot be read: {error}")))
            }
        }
    }
    if named > posts.len() {
        let why = format!("{} of its {named} posts are in the files; fetch it with ?print=true", posts.len());
        lines.bad.push((format!("topic {topic}"), why));
    }
    let before = posts.len();
    let mut posts: Vec<Post> = posts.into_values().filter(Post::said).collect();
    lines.passed_over += before - posts.len();
    posts.sort_by_key(|p| (p.post_number, p.id));
    let answers =
        |post: &Post| post.post_number > 1 && (post.accepted_answer || accepted == Some(post.post_number));
    let question = posts.iter().any(answers);
    let mut opened = false;
    for post in posts {
        let Some(at) = Time::parse(&post.created_at) else {
            let why = format!("“{}” is not a time", post.created_at);
            lines.bad.push((format!("topic {topic}, post {}", post.post_number), why));
            continue;
        };
        let answer = answers(&post);
        let mut line = line(topic, post, at, likes);
        (line.answer, line.question) = (answer, question);
        line.title = title.clone().filter(|_| !opened);
        opened = true;
        lines.lines.push(line);
    }
}

fn line(topic: i64, post: Post, at: Time, likes: &HashMap<i64, Vec<String>>) -> Line {
    let username = post.username.filter(|u| !u.is_empty()).unwrap_or_else(|| "former-member".to_owned());
    let name = post.name.filter(|n| !n.is_empty()).unwrap_or_else(|| username.clone());
    let author = username.to_lowercase();
    let guest = Guest { key: author.clone(), handle: username, name, ..Guest::default() };
    let edited =
        post.version.is_some_and(|v| v > 1).then(|| Time::parse(post.updated_at.as_deref()?)).flatten();
    let (text, mark) = match (post.raw, post.cooked) {
        (Some(raw), _) => (raw, RAW),
        (None, cooked) => (cooked.unwrap_or_default(), 0),
    };
    let liked = likes.get(&post.id).cloned().unwrap_or_default();
    Line {
        key: format!("post:{}", post.id),
        thread: format!("topic:{topic}"),
        at,
        author,
        guest: Some(Box::new(guest)),
        text,
        edited,
        reactions: if liked.is_empty() { Vec::new() } else { vec![("❤️", liked)] },
        mark,
        ..Line::default()
    }
}
