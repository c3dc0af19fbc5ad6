//! An entry with all that its page shows.

use kernel::Actor;
use policy::Gate;
use store::Read;

use crate::registers::api::{AdoptionJson, EntryJson, EntryPage, HappenedJson, LinkJson, PersonJson};
use crate::registers::entry::{Entry, EntryId};
use crate::registers::list::{Register, Step, Takes};
use crate::registers::store::around::{self, Back, Happened, Link};
use crate::registers::store::support::{self, Adoption};
use crate::registers::store::{aligned, choices, entries, seen};
use crate::registers::{EDIT, VOTE};

/// An entry with all that its page shows.
#[derive(Debug, Clone)]
pub struct Detail {
    /// The entry.
    pub entry: Entry,
    /// What happened to it.
    pub history: Vec<Happened>,
    /// What it points at.
    pub links: Vec<Link>,
    /// What points at it.
    pub back: Vec<Back>,
    /// Spaces that work by it.
    pub adoptions: Vec<Adoption>,
    /// How many spaces do.
    pub adopters: i64,
    /// Communities that serve an objective.
    pub served: Vec<(String, String, String)>,
    /// The steps the reader may take.
    pub steps: Vec<&'static Step>,
    /// Whether the reader may change its words.
    pub may_edit: bool,
    /// Whether the reader may support it.
    pub may_vote: bool,
    /// A release the reader sees for the first time.
    pub news: bool,
    /// Whom a ticket may well be handed to.
    pub hands: Vec<(String, String)>,
    /// Releases to choose from.
    pub releases: Vec<(String, String)>,
    /// Spaces the reader may speak for.
    pub speaks_for: Vec<(String, String)>,
}

impl Detail {
    /// Loads an entry with all that its page shows.
    ///
    /// # Errors
    /// `NoRow` (404) when it is not there or not for this reader.
    pub fn load(
        r: &mut Read<'_>,
        gate: &Gate,
        actor: &Actor,
        register: &'static Register,
        id: EntryId,
    ) -> store::Res<Self> {
        let entry = entries::find(r, gate, actor, register, id)?;
        let steps: Vec<&Step> =
            register.from(&entry.state).filter(|s| gate.may(actor, s.act, &entry)).collect();
        let takes = |what| steps.iter().any(|s| s.takes == what);
        let pointed_at = matches!(register.key, "objective" | "release" | "feature");
        let (adoptions, adopters) =
            if register.adopted { support::adoptions(r, actor, id)? } else { (Vec::new(), 0) };
        let adopts = register.adopted && entry.state == "agreed";
        Ok(Self {
            history: around::history(r, id)?,
            links: around::links(r, &[id])?,
            back: if pointed_at { around::back(r, id, register.key)? } else { Vec::new() },
            adoptions,
            adopters,
            served: if register.key == "objective" {
                aligned::served_by(r, id, actor.id)?
            } else {
                Vec::new()
            },
            may_edit: gate.may(actor, EDIT, &entry),
            may_vote: register.votes && gate.may(actor, VOTE, &entry),
            news: register.key == "release" && seen::unseen(r, actor.id)?.iter().any(|(i, _)| *i == id),
            hands: if takes(Takes::Person) { choices::correspondents(r)? } else { Vec::new() },
            releases: if takes(Takes::Release) {
                choices::entries(r, "release", &["planned", "launched"])?
            } else {
                Vec::new()
            },
            speaks_for: if adopts { choices::spaces(r, actor.id, true)? } else { Vec::new() },
            steps,
            entry,
        })
    }
}

impl From<&Detail> for EntryPage {
    fn from(d: &Detail) -> Self {
        let back = |b: &Back| LinkJson {
            kind: b.register.clone(),
            id: b.id.to_string(),
            title: b.title.clone(),
            path: format!("/registers/{}/{}", b.register, b.id),
        };
        let adoption = |a: &Adoption| AdoptionJson {
            space: a.slug.clone(),
            name: a.space.clone(),
            outcome: a.outcome.clone(),
            by: PersonJson { handle: a.handle.clone(), name: a.name.clone() },
            at: a.at,
        };
        Self {
            entry: EntryJson::new(&d.entry, &d.links),
            steps: d.steps.iter().map(|s| s.to).collect(),
            history: d.history.iter().map(HappenedJson::from).collect(),
            pointed_by: d.back.iter().map(back).collect(),
            adopted_by: d.adopters,
            adoptions: d.adoptions.iter().map(adoption).collect(),
        }
    }
}
