//! Channels become communities everybody inside may read and join.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Fact, PersonId, SpaceId, Time, fold};
use store::{Res, Write, p};

use super::Run;
use super::records::Channel;
use crate::exchange::store::{CARD, COUNT_MEMBERS, KEY, MEMBERSHIP, SPACE, free_slug, keys};
use crate::exchange::{ExchangeError, names};

store::sql!(SLUG_OF, "SELECT slug FROM spaces WHERE id = $1");

/// The six answers of a space that came with an import, until its people give their own.
fn card(channel: &Channel) -> [String; 6] {
    let said = [&channel.purpose.value, &channel.topic.value].map(|t| names::line(t));
    let own = said.into_iter().find(|t| !t.is_empty());
    let came = format!(
        "The channel “{}”, brought here from Slack with its conversations.",
        names::line(&channel.name)
    );
    [
        own.map_or_else(|| came.clone(), |own| format!("{own}\n\n{came}")),
        "Nothing was agreed yet: these answers came with the import.".to_owned(),
        "Read, ask and answer.".to_owned(),
        "Nothing was agreed yet. When in doubt, ask here first.".to_owned(),
        "Nobody was named yet: whoever holds the network can name a facilitator.".to_owned(),
        "Everybody inside can read and join. Say here what you would say in an open room.".to_owned(),
    ]
}

struct New {
    channel: Channel,
    id: i64,
    created: Time,
    members: Vec<PersonId>,
}

impl Run {
    /// Opens a space for each channel that has none; answers all with their spaces.
    pub(crate) async fn open_spaces(
        &mut self,
        channels: Vec<Channel>,
    ) -> Result<Vec<(Channel, SpaceId)>, ExchangeError> {
        let source = self.source.clone();
        let known: HashMap<String, i64> = self.db.read_for(0, move |r| keys(r, &source, "space")).await?;
        let mut all: Vec<(Channel, SpaceId)> = Vec::new();
        for (place, channel) in channels.into_iter().enumerate() {
            if all.iter().any(|(c, _)| c.id == channel.id) {
                self.summary.skip(format!("channels.json [{place}]"), "the channel was there before");
                continue;
            }
            let space = match known.get(&channel.id) {
                Some(id) => {
                    self.summary.known += 1;
                    SpaceId::new(*id)
                }
                None => self.open_space(&channel).await?,
            };
            let slug = self.db.read_for(0, move |r| r.opt::<(String,)>(&SLUG_OF, p![space])).await?;
            if let Some((slug,)) = slug {
                self.places.insert(channel.id.clone(), slug);
                all.push((channel, space));
            }
        }
        Ok(all)
    }

    async fn open_space(&mut self, channel: &Channel) -> Result<SpaceId, ExchangeError> {
        let created = whole_ms(channel.created).unwrap_or_else(|| self.db.clock().now());
        let ids = self.ids.fresh(&self.db, &[created]).await?;
        let Some(id) = ids.first().copied() else { return Err(store::Error::NoRow.into()) };
        let mut members: Vec<PersonId> =
            channel.members.iter().filter_map(|key| self.people.get(key)).map(|s| s.id).collect();
        members.sort();
        members.dedup();
        let new = Arc::new(New { channel: channel.clone(), id, created, members });
        let source = self.source.clone();
        self.db.bulk(move |w| open(w, &source, &new)).await?;
        self.summary.spaces += 1;
        self.pace.stored()?;
        Ok(SpaceId::new(id))
    }
}

fn open(w: &mut Write<'_>, source: &str, new: &New) -> Res<()> {
    let name = match names::line(&new.channel.name) {
        name if name.is_empty() => new.channel.id.clone(),
        name => name,
    };
    let (slug, folded) = (free_slug(w, &fold::slug(&name))?, fold::fold(&name));
    let (id, created, hue) = (SpaceId::new(new.id), new.created, names::hue(&name));
    let nobody = None::<i64>;
    w.exec(
        &SPACE,
        p![
            id,
            &slug,
            &name,
            &folded,
            "community",
            "open",
            true,
            true,
            nobody,
            hue,
            created,
            nobody,
            nobody,
            1_i64
        ],
    )?;
    let [why, expected, free, ask, deciders, terms] = &card(&new.channel);
    w.exec(&CARD, p![id, 1_i64, why, expected, free, ask, deciders, terms, created, nobody])?;
    w.many(&MEMBERSHIP, &new.members, |person| {
        [(*person).into(), id.into(), "member".into(), created.into(), nobody.into()]
    })?;
    w.exec(&COUNT_MEMBERS, p![id])?;
    w.exec(&KEY, p![source, "space", &new.channel.id, id])?;
    w.announce(Fact::past("space.opened", id.number(), created).space(id));
    Ok(())
}

/// Seconds with a fraction as a time; `None` for what is not between 2000 and 2100.
fn whole_ms(seconds: f64) -> Option<Time> {
    super::records::micros(&format!("{seconds:.3}")).map(|micros| Time(micros / 1000))
}
