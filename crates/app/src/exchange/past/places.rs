//! Channels, lists and categories become communities that everybody inside may read and join; what
//! was private stays with its members, by invitation.

use std::sync::Arc;

use kernel::{Fact, PersonId, SpaceId, Time, fold};
use store::{Res, Write, p, sql};

use super::journal::{Brought, Step};
use super::people::MADE;
use super::run::Run;
use super::{Open, Place};
use crate::exchange::store::{CARD, COUNT_MEMBERS, MEMBERSHIP, SPACE, free_slug};
use crate::exchange::{ExchangeError, names};

sql!(PUT_AWAY, "UPDATE spaces SET archived_ms = $2 WHERE id = $1");
sql!(SLUG_OF, "SELECT slug FROM spaces WHERE id = $1");
sql!(
    pub(super) JOINED,
    "INSERT INTO import_members (import_id, space_id, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
);

/// The six answers of a space that came with an import, until its people give their own.
fn card(place: &Place) -> [String; 6] {
    let own = place.purpose.iter().map(|t| names::line(t)).find(|t| !t.is_empty());
    let came = place.origin.clone();
    let who = if place.open == Open::All {
        "Everybody inside can read and join. Say here what you would say in an open room."
    } else {
        "Only its members read it. What is said here stays here."
    };
    [
        own.map_or_else(|| came.clone(), |own| format!("{own}\n\n{came}")),
        "Nothing was agreed yet: these answers came with the import.".to_owned(),
        "Read, ask and answer.".to_owned(),
        "Nothing was agreed yet. When in doubt, ask here first.".to_owned(),
        "Nobody was named yet: whoever holds the network can name a facilitator.".to_owned(),
        who.to_owned(),
    ]
}

struct New {
    place: Place,
    name: String,
    id: i64,
    created: Time,
    members: Vec<(PersonId, &'static str)>,
    source: String,
    import: i64,
    step: Step,
}

impl Run {
    /// Opens a space for each place that has none; answers all with their spaces.
    pub(super) async fn open_places(
        &mut self,
        places: Vec<Place>,
    ) -> Result<Vec<(Place, SpaceId)>, ExchangeError> {
        let mut all: Vec<(Place, SpaceId)> = Vec::new();
        for place in places {
            if self.plan.skipped.contains(&place.key) {
                continue;
            }
            if all.iter().any(|(p, _)| p.key == place.key) {
                self.summary.skip(place.key.clone(), "the channel was there before");
                continue;
            }
            let space = match (self.plan.spaces.get(&place.key), self.known_spaces.get(&place.key)) {
                (Some(id), _) => *id,
                (None, Some(id)) => {
                    self.summary.known += 1;
                    SpaceId::new(*id)
                }
                (None, None) => self.open_place(&place).await?,
            };
            let slug = self.db.read_for(0, move |r| r.opt::<(String,)>(&SLUG_OF, p![space])).await?;
            if let Some((slug,)) = slug {
                Arc::make_mut(&mut self.speech).places.insert(place.key.clone(), slug);
                all.push((place, space));
            }
        }
        // What was complete when the import was cut off is not read again.
        all.retain(|(place, _)| !self.journal.complete.contains(&place.key));
        Ok(all)
    }

    async fn open_place(&mut self, place: &Place) -> Result<SpaceId, ExchangeError> {
        let created = place.created.unwrap_or_else(|| self.db.clock().now());
        let ids = self.ids.fresh(&self.db, &[created]).await?;
        let Some(id) = ids.first().copied() else { return Err(store::Error::NoRow.into()) };
        let somebody = |key: &String| self.speech.people.get(key).map(|s| s.id);
        let keeper = place.keeper.as_ref().filter(|_| place.open != Open::All).and_then(somebody);
        let standing = |id: PersonId| if keeper == Some(id) { "owner" } else { "member" };
        let mut members: Vec<PersonId> = place.members.iter().filter_map(somebody).collect();
        members.sort();
        members.dedup();
        let members = members.into_iter().map(|id| (id, standing(id))).collect();
        let name = self.plan.names.get(&place.key).unwrap_or(&place.name);
        let name = Some(names::line(name)).filter(|n| !n.is_empty()).unwrap_or_else(|| place.key.clone());
        let step = self.journal.step(&place.key, false);
        let (source, import) = (self.source.clone(), self.journal.id);
        let new = New { place: place.clone(), name, id, created, members, source, import, step };
        self.db.bulk(move |w| open(w, &new)).await?;
        self.summary.spaces += 1;
        self.pace.stored()?;
        Ok(SpaceId::new(id))
    }
}

fn open(w: &mut Write<'_>, new: &New) -> Res<()> {
    let (slug, folded) = (free_slug(w, &fold::slug(&new.name))?, fold::fold(&new.name));
    let (id, created, hue) = (SpaceId::new(new.id), new.created, names::hue(&new.name));
    let open = new.place.open == Open::All;
    let (joining, nobody) = (if open { "open" } else { "invite" }, None::<i64>);
    let (name, kind) = (&new.name, "community");
    w.exec(
        &SPACE,
        p![id, &slug, name, &folded, kind, joining, open, true, nobody, hue, created, nobody, nobody, 1_i64],
    )?;
    let [why, expected, free, ask, deciders, terms] = &card(&new.place);
    w.exec(&CARD, p![id, 1_i64, why, expected, free, ask, deciders, terms, created, nobody])?;
    w.many(&MEMBERSHIP, &new.members, |(person, standing)| {
        [(*person).into(), id.into(), (*standing).into(), created.into(), nobody.into()]
    })?;
    w.many(&JOINED, &new.members, |(person, _)| [new.import.into(), id.into(), (*person).into()])?;
    w.exec(&COUNT_MEMBERS, p![id])?;
    if new.place.archived {
        let now = w.now();
        w.exec(&PUT_AWAY, p![id, now])?;
    }
    w.exec(&MADE, p![&new.source, "space", &new.place.key, id, new.import, true])?;
    w.announce(Fact::past("space.opened", id.number(), created).space(id));
    new.step.note(w, Brought { spaces: 1, ..Brought::default() })
}
