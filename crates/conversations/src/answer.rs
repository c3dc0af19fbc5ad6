//! Marking the answer of a question, and taking the mark away. Pure.

use kernel::{Fact, MessageId, PersonId, Problem, Time};

use super::facts::{QUESTION_ANSWERED, QUESTION_REOPENED};
use super::kind::State;
use super::pseudonyms::{is_name, voice};
use super::things::{Said, Talk};

/// A question's new state.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The answer, or none any more.
    pub answer: Option<MessageId>,
    /// Where the thread stands now.
    pub state: State,
    /// What to announce; nothing when nothing changes.
    pub fact: Option<Fact>,
}

/// Marks a reply as the answer.
///
/// # Errors
/// `Invalid` when the message is of another thread, opens the question, or has no words any more.
pub fn mark(talk: &Talk, said: &Said, by: PersonId, at: Time) -> Result<Answered, Problem> {
    if said.talk.id != talk.id || said.opens() || said.gone.is_some() {
        return Err(Problem::field("message", "conv-not-an-answer"));
    }
    let fact = (talk.answer != Some(said.id)).then(|| {
        let fact = voice(Fact::new(&QUESTION_ANSWERED, said.id.number(), at), talk.voice(by));
        let fact = fact.space(talk.place.id).thread(talk.id).with("author", said.author.number());
        if is_name(talk.author) { fact } else { fact.with("asker", talk.author.number()) }
    });
    Ok(Answered { answer: Some(said.id), state: State::Answered, fact })
}

/// Takes the mark away.
#[must_use]
pub fn unmark(talk: &Talk, by: PersonId, at: Time) -> Answered {
    let fact = talk.answer.map(|had| {
        let fact = voice(Fact::new(&QUESTION_REOPENED, had.number(), at), talk.voice(by));
        fact.space(talk.place.id).thread(talk.id)
    });
    Answered { answer: None, state: State::Open, fact }
}
