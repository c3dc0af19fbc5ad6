//! Mails into conversations: by what they answer to, and where that says nothing by their subject. Pure.

use std::collections::HashMap;

use kernel::time::DAY;

use super::mail::Mail;

/// A “Re:” without references belongs to a conversation of that subject that is at most so old.
const NEAR: i64 = 60 * DAY;

/// How mail programs mark an answer, and a mail that is passed on.
const ANSWERS: [&str; 6] = ["re", "aw", "sv", "tr", "réf", "ré"];
const PASSED_ON: [&str; 3] = ["fw", "fwd", "wg"];

/// A subject without marks of answers and of the list; whether it answers.
pub(super) fn subject(text: &str) -> (String, bool) {
    let (mut rest, mut answers) = (text.trim(), false);
    loop {
        let mark = rest.split_once(':').map(|(mark, after)| (mark.trim().to_lowercase(), after.trim_start()));
        let list =
            rest.strip_prefix('[').and_then(|r| r.split_once(']')).map(|(name, after)| (name, after.trim()));
        match (mark, list) {
            (Some((mark, after)), _) if ANSWERS.contains(&mark.as_str()) => (rest, answers) = (after, true),
            (Some((mark, after)), _) if PASSED_ON.contains(&mark.as_str()) => rest = after,
            (_, Some((name, after))) if name.len() < 40 && !after.is_empty() => rest = after,
            _ => return (rest.to_owned(), answers),
        }
    }
}

/// Each mail with its conversation's key and whether it opens it; conversations stand together, in
/// the order of their first mails.
pub(super) fn threads(mut mails: Vec<Mail>) -> Vec<(String, bool, Mail)> {
    mails.sort_by_key(|m| m.at);
    let at: HashMap<String, usize> = mails.iter().enumerate().map(|(at, m)| (m.id.clone(), at)).collect();
    let mut of: Vec<String> = Vec::with_capacity(mails.len());
    let mut by_subject: HashMap<String, (String, i64)> = HashMap::new();
    for (place, mail) in mails.iter().enumerate() {
        let (words, answers) = subject(&mail.subject);
        let words = words.to_lowercase();
        let known = mail.parents.iter().rev().filter_map(|id| at.get(id)).find(|at| **at < place);
        let by_words = || {
            let (root, last) = by_subject.get(&words).filter(|_| answers && !words.is_empty())?;
            (mail.at.0 - last < NEAR).then(|| root.clone())
        };
        // What it answers to may lie in an earlier file: its first mail names the conversation.
        let root = match known.and_then(|at| of.get(*at)) {
            Some(root) => root.clone(),
            None => mail.parents.first().cloned().or_else(by_words).unwrap_or_else(|| mail.id.clone()),
        };
        by_subject.insert(words, (root.clone(), mail.at.0));
        of.push(root);
    }
    let mut order: HashMap<String, usize> = HashMap::new();
    for root in &of {
        let next = order.len();
        order.entry(root.clone()).or_insert(next);
    }
    let mut all: Vec<(String, Mail)> = of.into_iter().zip(mails).collect();
    all.sort_by_key(|(root, mail)| (order.get(root).copied(), mail.at));
    let mut before = None::<String>;
    all.into_iter()
        .map(|(root, mail)| {
            let opens = before.as_ref() != Some(&root);
            before = Some(root.clone());
            (root, opens, mail)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn subjects_are_compared_without_their_marks() {
        assert_eq!(subject("[pumps] Re: [pumps] RE: Seal leaks"), ("Seal leaks".to_owned(), true));
        assert_eq!(subject("AW: Dichtung"), ("Dichtung".to_owned(), true));
        assert_eq!(subject("Fwd: Seal"), ("Seal".to_owned(), false));
        assert_eq!(subject("Ré: été"), ("été".to_owned(), true));
        assert_eq!(subject("[solved]"), ("[solved]".to_owned(), false));
        assert_eq!(subject(""), (String::new(), false));
    }
}
