//! An mbox cut into its mails. A mail begins with a line `From … 12:30:45 2019` after an empty one;
//! a “From ” within a mail is none, whether it was marked by a `>` or not.

use std::io::{self, BufRead, Read as _};

/// Longest mail that is read; what is longer is cut.
const LONGEST: usize = 64 << 20;

/// One mail after the other; each begins with its `From ` line.
pub(super) struct Split<R> {
    reader: R,
    next: Option<Vec<u8>>,
    blank: bool,
}

impl<R: BufRead> Split<R> {
    pub(super) const fn new(reader: R) -> Self {
        Self { reader, next: None, blank: true }
    }

    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.reader.by_ref().take(1 << 20).read_until(b'\n', &mut line)?;
        Ok(line)
    }
}

impl<R: BufRead> Iterator for Split<R> {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut mail = self.next.take().unwrap_or_default();
        loop {
            let line = match self.line() {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            if line.is_empty() {
                return Some(mail).filter(|m| !m.is_empty()).map(Ok);
            }
            let begins = self.blank && begins(&line);
            self.blank = line.trim_ascii().is_empty();
            if begins && mail.is_empty() {
                mail = line;
            } else if begins {
                self.next = Some(line);
                return Some(Ok(mail));
            } else if !mail.is_empty() && mail.len() < LONGEST {
                mail.extend_from_slice(unmarked(&line));
            }
        }
    }
}

/// `From ` with a time of day and a year behind it.
fn begins(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let text = String::from_utf8_lossy(rest);
    let time = |word: &str| {
        let mut parts = word.split(':');
        let two = |p: Option<&str>| {
            p.is_some_and(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        };
        two(parts.next()) && two(parts.next())
    };
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    text.split_whitespace().any(time) && text.split_whitespace().any(year)
}

/// `>From ` as it was written.
fn unmarked(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|b| **b == b'>').count();
    let (_, rest) = line.split_at(marks);
    if marks > 0 && rest.starts_with(b"From ") { line.split_at(1).1 } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_cut_where_they_begin() {
        let text = "From a@x Thu May 11 12:00:00 2017\nSubject: 1\n\nFrom the start, no.\n\nFrom here on it hums.\n>From me\n>>From you\n\nFrom b at y  Thu May 11 12:01:00 2017\nSubject: 2\n\nBye\n";
        let mails: Vec<String> =
            Split::new(text.as_bytes()).map(|m| String::from_utf8(m.unwrap()).unwrap()).collect();
        assert_eq!(mails.len(), 2, "{mails:?}");
        assert!(mails[0].contains("From here on it hums.\nFrom me\n>From you"));
        assert!(mails[1].ends_with("Bye\n"));
        assert_eq!(Split::new("no mbox\n".as_bytes()).count(), 0);
    }
}
