//! A network of a size nobody could write by hand, for measuring: words of the made-up company,
//! cut and mixed, in spaces of very different sizes. Rows only: no facts, no search.

use kernel::id::{PAST_NODE, compose};
use kernel::time::{DAY, MINUTE};
use kernel::{Time, fold, rich};
use rand::Rng;
use rand_chacha::ChaCha8Rng;
use store::{Db, Res, Write, p};

use crate::data;
use crate::draw::{chance, pick};
use crate::fill::number;
use crate::places::hue;
use crate::rows;

/// How large the network is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// People.
    pub people: usize,
    /// Spaces; the first has everybody in it.
    pub spaces: usize,
    /// Threads.
    pub threads: usize,
    /// Messages, the openings of threads included.
    pub messages: usize,
}

impl Size {
    /// The size figures are published for.
    pub const FULL: Self = Self { people: 100_000, spaces: 2_000, threads: 200_000, messages: 2_000_000 };
}

/// How many records go into one transaction.
const STEP: usize = 2_000;
/// How many different texts there are.
const TEXTS: usize = 4_096;
/// Percent of working time a facilitator has for a space.
const SHARE: i64 = 3;
/// Spaces a person is in besides the one of everybody.
const JOINED: usize = 10;
/// How much longer than the mean the conversations are: most are short, a few are very long.
const LENGTHS: [usize; 10] = [0, 1, 1, 2, 4, 6, 9, 13, 20, 34];

/// Id of the `at`-th person.
#[must_use]
pub fn person_id(at: usize) -> i64 {
    serial(BEGUN, at)
}

/// Id of the `at`-th space.
#[must_use]
pub fn space_id(at: usize) -> i64 {
    serial(Time(BEGUN.0 + DAY), at)
}

/// 1 January 2025.
const BEGUN: Time = Time(1_735_689_600_000);

fn serial(from: Time, at: usize) -> i64 {
    compose(from.0 + number(at), PAST_NODE, 1)
}

/// Fills an empty database; the newest thread ends just before `end`.
///
/// # Errors
/// What the database says.
pub async fn bench_company(db: &Db, size: Size, end: Time) -> Res<()> {
    let pool = std::sync::Arc::new(Pool::new(size)?);
    for from in (0..size.people).step_by(STEP) {
        let pool = pool.clone();
        db.bulk(move |w| pool.people(w, from)).await?;
    }
    for from in (0..size.threads).step_by(STEP / 4) {
        let pool = pool.clone();
        db.bulk(move |w| pool.threads(w, from, end)).await?;
    }
    db.bulk(move |w| pool.spaces(w, end)).await
}

/// Everything drawn once.
struct Pool {
    size: Size,
    texts: Vec<(String, String)>,
    /// Where each space's share of chance ends.
    shares: Vec<u64>,
    lengths: Vec<usize>,
    members: Vec<i64>,
    /// The first person of each space, who facilitates it.
    first: Vec<Option<usize>>,
    threads: Vec<i64>,
    place_of: Vec<usize>,
}

impl Pool {
    fn new(size: Size) -> Res<Self> {
        let mut sum = 0;
        let shares: Vec<u64> = (0..u64::try_from(size.spaces).unwrap_or(1))
            .map(|at| {
                sum += 1_000_000_000 / (at + 2);
                sum
            })
            .collect();
        let mut pool = Self {
            size,
            texts: texts().map_err(store::Error::Other)?,
            shares,
            lengths: lengths(size),
            members: vec![0; size.spaces],
            first: vec![None; size.spaces],
            threads: vec![0; size.spaces],
            place_of: Vec::new(),
        };
        let mut rng = chance(1, "bench threads");
        for _ in 0..size.threads {
            let space = pool.space(&mut rng);
            pool.place_of.push(space);
            if let Some(count) = pool.threads.get_mut(space) {
                *count += 1;
            }
        }
        for at in 0..size.people {
            for space in pool.joined(at) {
                if let Some(count) = pool.members.get_mut(space) {
                    *count += 1;
                }
                if let Some(first) = pool.first.get_mut(space) {
                    first.get_or_insert(at);
                }
            }
        }
        Ok(pool)
    }

    fn space(&self, rng: &mut ChaCha8Rng) -> usize {
        let all = self.shares.last().copied().unwrap_or(1);
        let at = rng.random_range(0..all);
        self.shares.partition_point(|end| *end <= at)
    }

    /// The spaces of one person, the one of everybody first.
    fn joined(&self, person: usize) -> Vec<usize> {
        let mut rng = chance(number(person).unsigned_abs(), "bench member");
        let mut all = vec![0];
        for _ in 0..JOINED {
            let space = self.space(&mut rng);
            if !all.contains(&space) {
                all.push(space);
            }
        }
        all
    }

    fn people(&self, w: &mut Write<'_>, from: usize) -> Res<()> {
        let rows: Vec<(i64, String, String, Vec<usize>)> = (from..self.size.people.min(from + STEP))
            .map(|at| (person_id(at), format!("person{at}"), format!("Person {at}"), self.joined(at)))
            .collect();
        w.many(&rows::PERSON, &rows, |(id, handle, name, _)| {
            let plain = ["", "", "en", "en", "Europe/Paris"].map(store::Value::from);
            let [title, about, lang, languages, zone] = plain;
            // The name is lower case without accents but for its first letter: the handle sorts alike.
            let (folded, mail) = (handle.into(), handle.into());
            let unit = store::Value::Null;
            [
                (*id).into(),
                handle.into(),
                name.into(),
                folded,
                mail,
                title,
                about,
                lang,
                languages,
                zone,
                unit,
                BEGUN.into(),
                false.into(),
                "active".into(),
            ]
        })?;
        let joined: Vec<(i64, i64)> = rows
            .iter()
            .flat_map(|(id, _, _, spaces)| spaces.iter().map(move |space| (*id, space_id(*space))))
            .collect();
        w.many(&rows::MEMBERSHIP, &joined, |(person, space)| {
            [(*person).into(), (*space).into(), "member".into(), BEGUN.into()]
        })
    }

    fn threads(&self, w: &mut Write<'_>, from: usize, end: Time) -> Res<()> {
        let mut rng = chance(number(from).unsigned_abs(), "bench talk");
        let mut said: Vec<(i64, i64, i64, usize, Time)> = Vec::new();
        let mut begun = Vec::new();
        for at in from..self.size.threads.min(from + STEP / 4) {
            let count = self.lengths.get(at).copied().unwrap_or(1);
            let left = number(self.size.threads - at);
            let start = Time(end.0 - 7 * DAY - left * (330 * DAY / number(self.size.threads.max(1))));
            // Threads that share a number are a week apart, so no id comes twice.
            let seq = u16::try_from(at % 4096).unwrap_or(0);
            let thread = compose(start.0, PAST_NODE - 1, seq);
            let pace = (6 * DAY / number(count.max(1))).min(90 * MINUTE);
            let first = said.len();
            for n in 0..count {
                let when = start.plus(number(n) * pace + rng.random_range(0..pace.max(2) / 2));
                let author = person_id(rng.random_range(0..self.size.people));
                let text = rng.random_range(0..self.texts.len());
                said.push((compose(when.0, PAST_NODE, seq), thread, author, text, when));
            }
            begun.push((thread, at, first, said.len() - 1));
        }
        let title =
            |text: usize| self.texts.get(text).map(|(body, _)| rich::excerpt(body, 60)).unwrap_or_default();
        for (thread, at, first, last) in begun {
            let (Some(first), Some(last)) = (said.get(first), said.get(last)) else { continue };
            let space = space_id(self.place_of.get(at).copied().unwrap_or(0));
            let replies = number(self.lengths.get(at).copied().unwrap_or(1)) - 1;
            let title = title(first.3);
            w.exec(
                &rows::THREAD,
                p![
                    thread,
                    space,
                    "discussion",
                    "open",
                    &title,
                    &title,
                    first.2,
                    first.0,
                    false,
                    first.4,
                    last.4,
                    last.0,
                    last.2,
                    replies
                ],
            )?;
        }
        let empty = (String::new(), String::new());
        let full: Vec<_> = said.iter().map(|m| (m, self.texts.get(m.3).unwrap_or(&empty))).collect();
        w.many(&rows::MESSAGE, &full, |((id, thread, author, _, at), (body, html))| {
            [
                (*id).into(),
                (*thread).into(),
                (*author).into(),
                body.into(),
                html.into(),
                (*at).into(),
                "".into(),
            ]
        })
    }

    fn spaces(&self, w: &mut Write<'_>, end: Time) -> Res<()> {
        for at in 0..self.size.spaces {
            let (id, name, slug) = (space_id(at), format!("Space {at}"), format!("space-{at}"));
            let members = self.members.get(at).copied().unwrap_or(0);
            let threads = self.threads.get(at).copied().unwrap_or(0);
            let (folded, nobody) = (fold::fold(&name), None::<i64>);
            w.exec(
                &rows::SPACE,
                p![
                    id,
                    &slug,
                    &name,
                    &folded,
                    "community",
                    "approval",
                    false,
                    true,
                    nobody,
                    hue(&name),
                    BEGUN,
                    nobody,
                    members,
                    threads,
                    end
                ],
            )?;
            w.exec(
                &rows::CARD,
                p![id, "Why", "Expected", "Free", "Ask", "Deciders", "Terms", BEGUN, nobody],
            )?;
        }
        self.roles(w)
    }

    /// Every space is facilitated by the first who joined it; nobody gives it more than an hour or two.
    fn roles(&self, w: &mut Write<'_>) -> Res<()> {
        let named = self.first.iter().enumerate().filter_map(|(at, first)| Some((at, (*first)?)));
        let all: Vec<(i64, i64, i64)> = named
            .map(|(at, first)| (serial(Time(BEGUN.0 + 2 * DAY), at), person_id(first), space_id(at)))
            .collect();
        let (nothing, text) = (store::Value::Null, store::Value::from(""));
        w.many(&rows::ASSIGNMENT, &all, |(id, person, space)| {
            let (id, person, space, begun) = ((*id).into(), (*person).into(), (*space).into(), BEGUN.into());
            let (share, none, blank) = (SHARE.into(), nothing, text);
            [
                id,
                "facilitator".into(),
                person,
                "space".into(),
                space,
                share,
                begun,
                none,
                "held".into(),
                "lead".into(),
                none,
                none,
                none,
                false.into(),
                blank,
                blank,
                none,
                begun,
                person,
                none,
                none,
                begun,
                none,
                none,
                blank,
                none,
            ]
        })
    }
}

/// How many messages each thread has; together exactly as many as asked.
fn lengths(size: Size) -> Vec<usize> {
    let mut rng = chance(1, "bench lengths");
    let mut left = size.messages.saturating_sub(size.threads);
    let mean = left / size.threads.max(1);
    let mut all = vec![1; size.threads];
    for length in &mut all {
        let more = pick(&mut rng, &LENGTHS).copied().unwrap_or(0) * mean.max(1) / 9;
        *length += more.min(left);
        left -= more.min(left);
    }
    let (each, some) = (left / size.threads.max(1), left % size.threads.max(1));
    for (at, length) in all.iter_mut().enumerate() {
        *length += each + usize::from(at < some);
    }
    all
}

/// Texts of about 300 characters, made of what the company's people wrote, with their HTML.
fn texts() -> Result<Vec<(String, String)>, String> {
    let files = data::spaces()?;
    let threads = files.iter().flat_map(|f| &f.thread);
    let said = threads.flat_map(|t| std::iter::once(&t.text).chain(t.reply.iter().map(|r| &r.text)));
    let sentences: Vec<&str> = said
        .flat_map(|text| text.split(['\n', '.', '?']))
        .map(str::trim)
        .filter(|s| (20..200).contains(&s.len()) && !s.contains(['`', '|', '@', '<']))
        .collect();
    let mut rng = chance(1, "bench texts");
    let mut all = Vec::with_capacity(TEXTS);
    for _ in 0..TEXTS {
        let (mut text, wanted) = (String::new(), rng.random_range(180..420));
        while text.chars().count() < wanted {
            let Some(sentence) = pick(&mut rng, &sentences) else { break };
            text.push_str(sentence);
            text.push_str(". ");
        }
        let text = text.trim_end().to_owned();
        let html = rich::html(&text, &|_| None);
        all.push((text, html));
    }
    Ok(all)
}
