//! The town: one place, one moment, people everybody knows.

use std::sync::Arc;

use kernel::id::{PAST_NODE, compose};
use kernel::time::{DAY, HOUR};
use kernel::{Actor, Clock, Id, MessageId, PersonId, SpaceId, ThreadId, Time, UnitId};
use store::{Db, Engine, Options};

use crate::fresh::{Fresh, Place, fresh};
use crate::{MESSAGES, PEOPLE, SPACES, THREADS, UNITS};

/// The town's present: Tuesday, 3 March 2026, 09:00 UTC.
pub const NOW: Time = Time(1_772_528_400_000);
/// When its people and units were written down, and (a week later) its spaces.
pub(crate) const BEGUN: Time = NOW.plus(-57 * DAY);
pub(crate) const OPENED: Time = BEGUN.plus(7 * DAY);

/// How tests open a database: a clock that stands still at [`NOW`], few threads, no waiting for
/// the disk.
#[must_use]
pub fn options() -> Options {
    Options { clock: Clock::fixed(NOW), threads: 2, durable: false, ..Options::default() }
}

/// A database with the town in it, gone when the last handle is dropped.
#[derive(Clone, Debug)]
pub struct Town {
    /// The database.
    pub db: Db,
    /// The clock; `t.clock.advance(HOUR)` moves it.
    pub clock: Clock,
    place: Arc<Place>,
}

impl Town {
    /// A town of its own on one engine.
    #[must_use]
    pub fn on(engine: Engine) -> Self {
        Self::with(engine, options())
    }
    /// A town of its own, opened with `options`.
    #[must_use]
    pub fn with(engine: Engine, options: Options) -> Self {
        let place = Arc::new(fresh(engine, Fresh::Town));
        let clock = options.clock.clone();
        let db = Db::open(place.target(), options).unwrap();
        Self { db, clock, place }
    }
    /// Another handle on the same database, as another process would open it.
    #[must_use]
    pub fn second(&self) -> Db {
        Db::open(self.place.target(), Options { clock: self.clock.clone(), ..options() }).unwrap()
    }
    /// Where the database lies.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Time {
        self.clock.now()
    }
    /// One of the people as the one who acts.
    #[must_use]
    pub fn actor(&self, handle: &str) -> Actor {
        let (at, person) = find(PEOPLE, |p| p.handle == handle, handle);
        Actor {
            id: id(at, BEGUN),
            handle: person.handle.to_owned(),
            name: person.name.to_owned(),
            lang: person.lang.parse().unwrap_or_default(),
            zone: person.zone.to_owned(),
            unit: (!person.unit.is_empty()).then(|| self.unit(person.unit)),
            external: person.external,
            owner: person.owner,
            roles: kernel::Roles::default(),
            cosigned: false,
            session: None,
        }
    }
    /// Id of a person by handle.
    #[must_use]
    pub fn person(&self, handle: &str) -> PersonId {
        person_id(handle)
    }
    /// Id of a unit by slug.
    #[must_use]
    pub fn unit(&self, slug: &str) -> UnitId {
        unit_id(slug)
    }
    /// Id of a space by slug.
    #[must_use]
    pub fn space(&self, slug: &str) -> SpaceId {
        space_id(slug)
    }
    /// Id of a thread by its key: `bearing` or `week`.
    #[must_use]
    pub fn thread(&self, key: &str) -> ThreadId {
        thread_id(key)
    }
    /// The number of a thread's id, for tests that knock from outside.
    #[must_use]
    pub fn thread_number(key: &str) -> i64 {
        thread_id(key).number()
    }
    /// Id of a message by its key: `hum`, `coupling`, `measure`, `plan`, `van`.
    #[must_use]
    pub fn message(&self, key: &str) -> MessageId {
        message_id(key)
    }
}

macro_rules! everybody {
    ($($(#[$doc:meta])* $handle:ident),* $(,)?) => {
        impl Town {
            $($(#[$doc])* #[must_use] pub fn $handle(&self) -> Actor { self.actor(stringify!($handle)) })*
        }
    };
}
everybody! {
    /// Owner and steward of the network.
    sofia,
    /// Manager of the whole company.
    helene,
    /// Manager of Service, above jonas.
    victor,
    /// In the unit Service, a member of no space.
    yuki,
    /// Manager of the team Service Nord.
    jonas,
    /// Delegate of jonas.
    karim,
    /// Member of Service Nord and diagnostics, started pump-3, asked the question.
    ines,
    /// Member of Service Nord and pump-3.
    mamadou,
    /// Facilitator of diagnostics, member of the data workshop.
    amelie,
    /// Facilitator of the data workshop, member of diagnostics.
    tomas,
    /// In no unit and no space.
    lea,
    /// External guest in pump-3.
    piet,
    /// Suspended.
    olga,
}

fn find<'a, T>(list: &'a [T], is: impl Fn(&T) -> bool, name: &str) -> (usize, &'a T) {
    list.iter()
        .enumerate()
        .find(|(_, item)| is(item))
        .unwrap_or_else(|| panic!("nobody and nothing in the town is called {name}"))
}
fn id<T>(at: usize, time: Time) -> Id<T> {
    Id::new(compose(time.0, PAST_NODE, u16::try_from(at).unwrap_or(0) + 1))
}
pub(crate) fn person_id(handle: &str) -> PersonId {
    id(find(PEOPLE, |p| p.handle == handle, handle).0, BEGUN)
}
/// Id of the role somebody holds in the town: amelie and tomas facilitate.
pub(crate) fn role_id(handle: &str) -> kernel::AssignmentId {
    id(500 + find(PEOPLE, |p| p.handle == handle, handle).0, OPENED)
}
pub(crate) fn unit_id(slug: &str) -> UnitId {
    id(100 + find(UNITS, |u| u.slug == slug, slug).0, BEGUN)
}
pub(crate) fn space_id(slug: &str) -> SpaceId {
    id(200 + find(SPACES, |s| s.slug == slug, slug).0, OPENED)
}
pub(crate) fn thread_id(key: &str) -> ThreadId {
    let at = find(THREADS, |t| t.key == key, key).0;
    let first = find(MESSAGES, |m| m.thread == key, key).1;
    id(300 + at, said(first.ago))
}
pub(crate) fn message_id(key: &str) -> MessageId {
    let (at, message) = find(MESSAGES, |m| m.key == key, key);
    id(400 + at, said(message.ago))
}
pub(crate) fn said((days, hours): (i64, i64)) -> Time {
    NOW.plus(-days * DAY - hours * HOUR)
}
