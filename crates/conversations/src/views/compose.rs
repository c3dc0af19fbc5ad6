//! Composers: for a reply, for a new thread, for new words of a message. They show again what was
//! written, whatever went wrong.

use std::sync::atomic::{AtomicU64, Ordering};

use askama::Template;
use kernel::{Lexicon, Problem, SpaceId, ThreadId};
use web::answer::render;
use web::place::Place;
use web::{Ctx, badge};

use super::{Trouble, error};
use crate::api::NewThread;
use crate::draft::Draft;
use crate::kind::kinds_of;
use crate::pseudonyms::NAMES;
use crate::things::{APPROVE, BROADCAST, START};

/// A key for one form, so that pressing twice posts once. Not a secret.
#[must_use]
pub fn form_key(l: &Lexicon) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", l.now.0, NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The composer under a thread.
#[derive(Debug, Template)]
#[template(path = "views/_reply_composer.html")]
pub struct ReplyComposer<'a> {
    l: &'a Lexicon,
    path: &'a str,
    thread: ThreadId,
    audience: String,
    waits: bool,
    text: &'a str,
    from_draft: bool,
    error: String,
    trouble: Option<Trouble>,
    key: String,
}

impl<'a> ReplyComposer<'a> {
    /// Empty or with a draft.
    #[must_use]
    pub fn new(
        l: &'a Lexicon,
        place: &Place,
        path: &'a str,
        thread: ThreadId,
        draft: Option<&'a str>,
    ) -> Self {
        Self {
            l,
            path,
            thread,
            audience: place.audience(l),
            waits: false,
            text: draft.unwrap_or_default(),
            from_draft: draft.is_some_and(|d| !d.is_empty()),
            error: String::new(),
            trouble: None,
            key: form_key(l),
        }
    }
    /// … for somebody whose words are read first.
    #[must_use]
    pub const fn waiting(mut self, waits: bool) -> Self {
        self.waits = waits;
        self
    }
    /// … with what was written and what went wrong.
    #[must_use]
    pub fn again(mut self, text: &'a str, problem: &Problem) -> Self {
        (self.text, self.from_draft) = (text, false);
        self.error = error(self.l, Some(problem), "text");
        self.trouble = Trouble::of(self.l, problem);
        self
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self) -> Result<String, Problem> {
        render(self)
    }
}

/// What htmx puts in place after a reply: a new key for the next one, and a note when somebody who
/// was named cannot read it.
#[derive(Debug, Template)]
#[template(path = "views/_after_reply.html")]
pub struct AfterReply<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The next key.
    pub key: String,
    /// Those who cannot read it.
    pub unreachable: &'a [String],
}

struct KindChoice {
    word: &'static str,
    label: String,
    hint: String,
    chosen: bool,
}

/// When it is published, if not now.
#[derive(Default)]
struct Later {
    day: String,
    time: String,
    open: bool,
    alone: bool,
    error: String,
}

/// The composer of a new thread.
#[derive(Template)]
#[template(path = "views/_thread_composer.html")]
pub struct ThreadComposer<'a> {
    l: &'a Lexicon,
    path: String,
    space: SpaceId,
    action: String,
    button: String,
    approves: bool,
    anew: bool,
    later: Option<Later>,
    audience: String,
    kinds: Vec<KindChoice>,
    title: &'a str,
    text: &'a str,
    from_draft: bool,
    names: Vec<(&'static str, &'static str)>,
    sent: NewThread,
    options_error: String,
    closes_error: String,
    who_error: String,
    day_error: String,
    name_error: String,
    kind_error: String,
    title_error: String,
    text_error: String,
    trouble: Option<Trouble>,
    key: String,
}

impl<'a> ThreadComposer<'a> {
    /// The composer for a reader who may start threads here; `None` for one who may not.
    #[must_use]
    pub fn new(ctx: &'a Ctx, place: &Place, draft: &'a Draft) -> Option<Self> {
        ctx.site.gate.may(&ctx.actor, START, place).then(|| Self::always(ctx, place, draft))
    }
    /// The composer whoever asks: what was written is shown again even after a refusal.
    #[must_use]
    pub fn always(ctx: &'a Ctx, place: &Place, draft: &'a Draft) -> Self {
        let (l, gate) = (&ctx.l, &ctx.site.gate);
        let calls = gate.may_ask(&ctx.actor, BROADCAST, place);
        // May ask, and not yet do: somebody else signs first.
        let signed = calls && !gate.may(&ctx.actor, BROADCAST, place);
        // What the writer may not start is not offered again after it was refused.
        let allowed = kinds_of(place.kind).filter(|row| calls || !row.interrupts);
        let choices: Vec<KindChoice> = allowed
            .map(|row| KindChoice {
                word: row.kind.as_str(),
                label: badge::kind(l, row.kind.as_str()),
                hint: if signed && row.interrupts {
                    l.t("conv-kind-hint-signed")
                } else {
                    l.t(format!("conv-kind-hint-{}", row.kind.as_str()))
                },
                chosen: row.kind.as_str() == draft.kind,
            })
            .collect();
        let approves = place.approves && !gate.may(&ctx.actor, APPROVE, place);
        Self {
            l,
            path: place.path(),
            space: place.id,
            action: format!("{}/threads", place.path()),
            button: l.t(if approves { "conv-wait-send" } else { "conv-post" }),
            approves,
            anew: false,
            later: Some(Later::default()),
            audience: place.audience(l),
            kinds: with_first_chosen(choices),
            title: &draft.title,
            text: &draft.text,
            from_draft: !draft.is_empty(),
            names: Vec::new(),
            sent: NewThread::default(),
            options_error: String::new(),
            closes_error: String::new(),
            who_error: String::new(),
            day_error: String::new(),
            name_error: String::new(),
            kind_error: String::new(),
            title_error: String::new(),
            text_error: String::new(),
            trouble: None,
            key: form_key(l),
        }
    }
    /// … with the neutral names a question may be asked under here.
    #[must_use]
    pub fn named(mut self, allowed: bool) -> Self {
        self.names = if allowed { NAMES.map(|(_, word, name)| (word, name)).to_vec() } else { Vec::new() };
        self
    }
    /// … for what is written already: sent elsewhere, and no draft.
    #[must_use]
    pub fn at(mut self, action: String, button: String) -> Self {
        (self.action, self.button, self.anew, self.from_draft) = (action, button, true, false);
        self.later = None;
        self
    }
    /// … with a day and a time to publish it; `alone` when it is always for later.
    #[must_use]
    pub fn when(mut self, (day, time): (String, String), alone: bool) -> Self {
        self.later = Some(Later { day, time, open: true, alone, error: String::new() });
        self
    }
    /// … with everything that was sent.
    #[must_use]
    pub fn sent(mut self, sent: &NewThread) -> Self {
        self.sent = sent.clone();
        self
    }
    /// … and with what went wrong.
    #[must_use]
    pub fn again(mut self, problem: &Problem) -> Self {
        self.from_draft = false;
        let wrong = |field| error(self.l, Some(problem), field);
        if let Some(later) = &mut self.later {
            later.error = wrong("at");
        }
        (self.options_error, self.closes_error) = (wrong("options"), wrong("closes"));
        (self.who_error, self.day_error, self.name_error) = (wrong("who"), wrong("day"), wrong("pseudonym"));
        self.kind_error = error(self.l, Some(problem), "kind");
        self.title_error = error(self.l, Some(problem), "title");
        self.text_error = error(self.l, Some(problem), "text");
        self.trouble = Trouble::of(self.l, problem);
        self
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self) -> Result<String, Problem> {
        render(self)
    }
}

fn with_first_chosen(mut choices: Vec<KindChoice>) -> Vec<KindChoice> {
    if !choices.iter().any(|c| c.chosen)
        && let Some(first) = choices.first_mut()
    {
        first.chosen = true;
    }
    choices
}

/// New words for a message.
#[derive(Debug, Template)]
#[template(path = "views/edit.html")]
pub struct EditForm<'a> {
    l: &'a Lexicon,
    class: String,
    path: &'a str,
    id: String,
    opening: bool,
    title: String,
    text: String,
    audience: String,
    title_error: String,
    text_error: String,
    trouble: Option<Trouble>,
    key: String,
}

impl<'a> EditForm<'a> {
    /// With the present words, or the ones just sent.
    #[must_use]
    pub fn new(
        l: &'a Lexicon,
        place: &Place,
        path: &'a str,
        id: String,
        title: Option<String>,
        text: String,
    ) -> Self {
        Self {
            l,
            class: place.band(),
            path,
            id,
            opening: title.is_some(),
            title: title.unwrap_or_default(),
            text,
            audience: place.audience(l),
            title_error: String::new(),
            text_error: String::new(),
            trouble: None,
            key: form_key(l),
        }
    }
    /// … and with what went wrong.
    #[must_use]
    pub fn again(mut self, problem: &Problem) -> Self {
        self.title_error = error(self.l, Some(problem), "title");
        self.text_error = error(self.l, Some(problem), "text");
        self.trouble = Trouble::of(self.l, problem);
        self
    }
}
