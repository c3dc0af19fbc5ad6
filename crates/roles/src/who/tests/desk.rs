//! The room's routes in process, and roles to plant.

use kernel::time::DAY;
use kernel::{AssignmentId, Time};
use serde_json::Value;
use store::{Res, Write, p, sql};
use testkit::{Desk, Reply, Town};
use web::Room;

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'lead', FALSE, '', '', $7, '', 1)"
);
sql!(
    STAND_IN,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms) VALUES ($1, $2, 'accepted', $3)"
);
sql!(END_ALL, "UPDATE assignments SET state = 'ended', until_ms = $2, ended_ms = $2 WHERE person_id = $1");
sql!(NOT_ANSWERED, "UPDATE assignments SET state = 'proposed' WHERE id = $1");
sql!(
    DRIVES,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked)
     VALUES ($1, $2, $3, 30, 5, '[]')"
);
sql!(KEPT, "SELECT id, role, person_id, until_ms, state, version FROM assignments ORDER BY id");

/// What a test plants: a role, whose it is, where, and since how many days.
#[derive(Clone, Copy)]
pub struct Hold {
    pub role: &'static str,
    pub who: &'static str,
    /// `""` for the network, a slug of a space, or `unit:SLUG`.
    pub at: &'static str,
    pub share: i64,
    pub deputy: &'static str,
}

pub const fn hold(role: &'static str, who: &'static str, at: &'static str) -> Hold {
    Hold { role, who, at, share: 20, deputy: "" }
}

/// The picture by itself, ready to be asked.
pub fn desk(t: Town) -> Desk {
    let who = (crate::who::pages as fn() -> _, crate::who::api as fn() -> _);
    Desk::new(t, Room { pages: who.0, api: who.1, ..crate::room() })
}

/// Lists of an answer by key.
pub trait Lists {
    /// The duty of that key on a board.
    fn duty(&self, key: &str) -> &Value;
    /// The role of that key on a board or in coverage.
    fn role(&self, part: &str, key: &str) -> &Value;
}

impl Lists for Reply {
    fn duty(&self, key: &str) -> &Value {
        let items = self.json["items"].as_array().expect("a board");
        items.iter().find(|d| d["key"] == key).unwrap_or(&Value::Null)
    }
    fn role(&self, part: &str, key: &str) -> &Value {
        let items = self.json[part].as_array().expect("a list");
        items.iter().find(|d| d["role"] == key).unwrap_or(&Value::Null)
    }
}

/// Roles to plant and to end.
pub trait Planting {
    /// Plants roles that are held since forty days ago; answers their ids.
    async fn plant(&self, all: &[Hold]) -> Vec<AssignmentId>;
    /// Asks somebody to hold a role: planted, and not answered.
    async fn ask(&self, hold: Hold) -> AssignmentId;
    /// Somebody stands in for the holder of a role.
    async fn stand_in(&self, id: AssignmentId, who: &str);
    /// From now on somebody signs with the holder of a role.
    async fn drive(&self, id: AssignmentId, driver: &str);
    /// The network of these tests: sofia leads it, victor keeps the platform with yuki standing in.
    async fn staffed(&self);
    /// Everything somebody holds is over since so many days.
    async fn end(&self, who: &str, days: i64);
    /// Everything that is stored of roles held, to see whether anything moved.
    async fn kept(&self) -> Vec<(i64, String, i64, Option<i64>, String, i64)>;
}

impl Planting for Desk {
    /// Plants roles that are held since forty days ago; answers their ids.
    async fn plant(&self, all: &[Hold]) -> Vec<AssignmentId> {
        let from = self.t.now().plus(-40 * DAY);
        let rows: Vec<_> = all
            .iter()
            .map(|h| {
                let (scope, id) = match h.at.strip_prefix("unit:") {
                    Some(slug) => ("unit", self.t.unit(slug).number()),
                    None if h.at.is_empty() => ("network", 0),
                    None => ("space", self.t.space(h.at).number()),
                };
                let deputy = (!h.deputy.is_empty()).then(|| self.t.person(h.deputy));
                (h.role, self.t.person(h.who), scope, id, h.share, deputy)
            })
            .collect();
        let work = move |w: &mut Write<'_>| -> Res<Vec<AssignmentId>> {
            let mut ids = Vec::new();
            for (role, person, scope, scope_id, share, deputy) in &rows {
                let id: AssignmentId = w.id();
                w.exec(&HOLD, p![id, *role, *person, *scope, *scope_id, *share, from, None::<Time>, "held"])?;
                if let Some(deputy) = deputy {
                    w.exec(&STAND_IN, p![id, *deputy, from])?;
                }
                ids.push(id);
            }
            Ok(ids)
        };
        self.t.db.write(work).await.unwrap()
    }

    async fn ask(&self, hold: Hold) -> AssignmentId {
        let id = *self.plant(&[hold]).await.first().unwrap();
        self.t.db.write(move |w| w.exec(&NOT_ANSWERED, p![id]).map(|_| ())).await.unwrap();
        id
    }

    async fn stand_in(&self, id: AssignmentId, who: &str) {
        let (who, now) = (self.t.person(who), self.t.now());
        self.t.db.write(move |w| w.exec(&STAND_IN, p![id, who, now]).map(|_| ())).await.unwrap();
    }

    async fn drive(&self, id: AssignmentId, driver: &str) {
        let (driver, now) = (self.t.person(driver), self.t.now());
        self.t.db.write(move |w| w.exec(&DRIVES, p![id, driver, now]).map(|_| ())).await.unwrap();
    }

    async fn staffed(&self) {
        self.plant(&[
            hold("network_lead", "sofia", ""),
            Hold { deputy: "yuki", ..hold("platform_expert", "victor", "") },
            hold("esn_owner", "helene", ""),
        ])
        .await;
    }

    async fn end(&self, who: &str, days: i64) {
        let (person, at) = (self.t.person(who), self.t.now().plus(-days * DAY));
        self.t.db.write(move |w| w.exec(&END_ALL, p![person, at]).map(|_| ())).await.unwrap();
    }

    async fn kept(&self) -> Vec<(i64, String, i64, Option<i64>, String, i64)> {
        self.t.db.read(|r| r.all(&KEPT, p![])).await.unwrap()
    }
}
