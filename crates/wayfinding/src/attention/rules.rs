//! Every SQL text of a person's rules and hours. A row stands where somebody differs from what is
//! usual, and goes when they no longer do.

use std::collections::HashMap;

use kernel::{PersonId, SpaceId};
use store::{Read, Res, Write, p, row, sql};

use super::hours::Hours;
use super::way::{Flow, Way, What};

sql!(
    OF_MANY,
    "SELECT person_id, space_id, way FROM attention_rules
     WHERE person_id = ANY($1) AND what = $2 AND (space_id = $3 OR (space_id = 0 AND flow = $4)) ORDER BY space_id"
);
sql!(
    OF_ONE,
    "SELECT r.flow, r.space_id, r.what, r.way FROM attention_rules r WHERE r.person_id = $1 ORDER BY r.space_id, r.flow, r.what"
);
sql!(
    SET,
    "INSERT INTO attention_rules (person_id, flow, space_id, what, way) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id, space_id, flow, what) DO UPDATE SET way = excluded.way"
);
sql!(UNSET, "DELETE FROM attention_rules WHERE person_id = $1 AND flow = $2 AND space_id = $3 AND what = $4");
sql!(
    HOURS,
    "SELECT quiet_from, quiet_until, quiet_days, digest_days, weekly, full_push FROM attention_hours WHERE person_id = $1"
);
sql!(
    SET_HOURS,
    "INSERT INTO attention_hours (person_id, quiet_from, quiet_until, quiet_days, digest_days, weekly, full_push)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (person_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
     quiet_days = excluded.quiet_days, digest_days = excluded.digest_days, weekly = excluded.weekly, full_push = excluded.full_push"
);
sql!(UNSET_HOURS, "DELETE FROM attention_hours WHERE person_id = $1");

/// A rule that differs from what is usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// `work`, `communities`, `network`; empty for a rule of one space.
    pub flow: String,
    /// The space; 0 for a rule of a flow.
    pub space: i64,
    /// What it is about.
    pub what: String,
    /// By which way.
    pub way: String,
}
row!(Rule { flow, space, what, way });
row!(Hours { quiet_from, quiet_until, quiet_days, digest_days, weekly, full_push });

/// All rules of one person.
#[derive(Debug, Clone, Default)]
pub struct Rules(pub Vec<Rule>);

impl Rules {
    /// The rule of a flow.
    #[must_use]
    pub fn of_flow(&self, flow: Flow, what: What) -> Way {
        self.own(flow.as_str(), 0, what).unwrap_or_else(|| what.usual(flow))
    }
    /// The rule one space has of its own.
    #[must_use]
    pub fn of_space(&self, space: i64, what: What) -> Option<Way> {
        self.own("", space, what)
    }
    /// The way something takes: the space's own rule, else the flow's, else what is usual.
    #[must_use]
    pub fn way(&self, flow: Flow, space: Option<i64>, what: What) -> Way {
        space.and_then(|s| self.of_space(s, what)).unwrap_or_else(|| self.of_flow(flow, what))
    }
    fn own(&self, flow: &str, space: i64, what: What) -> Option<Way> {
        let found = self.0.iter().find(|r| r.flow == flow && r.space == space && r.what == what.as_str())?;
        Way::parse(&found.way)
    }
}

/// A person's rules.
///
/// # Errors
/// What the database says.
pub fn of(r: &mut Read<'_>, person: PersonId) -> Res<Rules> {
    Ok(Rules(r.all(&OF_ONE, p![person])?))
}

/// The way one thing takes to each of these people.
///
/// # Errors
/// What the database says.
pub fn ways(
    r: &mut Read<'_>,
    people: &Vec<i64>,
    flow: Flow,
    space: Option<SpaceId>,
    what: What,
) -> Res<HashMap<i64, Way>> {
    let mut found: HashMap<i64, Way> = people.iter().map(|p| (*p, what.usual(flow))).collect();
    if people.is_empty() {
        return Ok(found);
    }
    let space = space.map_or(0, SpaceId::number);
    // The flow's rule comes first (space 0), the space's own overwrites it.
    for (person, _, way) in
        r.all::<(i64, i64, String)>(&OF_MANY, p![people, what.as_str(), space, flow.as_str()])?
    {
        if let Some(way) = Way::parse(&way) {
            found.insert(person, way);
        }
    }
    Ok(found)
}

/// Sets a rule of a flow; what is usual is not kept.
///
/// # Errors
/// What the database says.
pub fn set_flow(w: &mut Write<'_>, person: PersonId, flow: Flow, what: What, way: Way) -> Res<()> {
    let kept = (way != what.usual(flow)).then_some(way);
    set(w, person, flow.as_str(), 0, what, kept)
}

/// Sets a rule of one space; `None` follows the flow.
///
/// # Errors
/// What the database says.
pub fn set_space(w: &mut Write<'_>, person: PersonId, space: i64, what: What, way: Option<Way>) -> Res<()> {
    set(w, person, "", space, what, way)
}

fn set(w: &mut Write<'_>, person: PersonId, flow: &str, space: i64, what: What, way: Option<Way>) -> Res<()> {
    match way {
        Some(way) => w.exec(&SET, p![person, flow, space, what.as_str(), way.as_str()]),
        None => w.exec(&UNSET, p![person, flow, space, what.as_str()]),
    }
    .map(drop)
}

/// A person's hours.
///
/// # Errors
/// What the database says.
pub fn hours(r: &mut Read<'_>, person: PersonId) -> Res<Hours> {
    Ok(r.opt(&HOURS, p![person])?.unwrap_or_default())
}

/// Sets a person's hours; the usual ones are not kept.
///
/// # Errors
/// What the database says.
pub fn set_hours(w: &mut Write<'_>, person: PersonId, h: &Hours) -> Res<()> {
    if *h == Hours::default() {
        return w.exec(&UNSET_HOURS, p![person]).map(drop);
    }
    let own = p![person, h.quiet_from, h.quiet_until, h.quiet_days, h.digest_days, h.weekly, h.full_push];
    w.exec(&SET_HOURS, own).map(drop)
}

#[cfg(test)]
mod tests {
    use testkit::{Town, both_engines};

    use super::*;

    #[test]
    fn what_is_as_usual_again_is_no_rule_of_ones_own() {
        both_engines(async |t: Town| {
            let (ines, team) = (t.person("ines"), t.space("service-nord").number());
            let other = Hours { weekly: !Hours::default().weekly, ..Hours::default() };
            t.db.write(move |w| {
                set_space(w, ines, team, What::Mention, Some(Way::Off))?;
                set_hours(w, ines, &other)
            })
            .await
            .unwrap();
            let own =
                t.db.read(move |r| Ok::<_, store::Error>((of(r, ines)?, hours(r, ines)?))).await.unwrap();
            assert!(own.0.of_space(team, What::Mention) == Some(Way::Off) && own.1 != Hours::default());
            t.db.write(move |w| {
                set_space(w, ines, team, What::Mention, None)?;
                set_hours(w, ines, &Hours::default())
            })
            .await
            .unwrap();
            let own =
                t.db.read(move |r| Ok::<_, store::Error>((of(r, ines)?, hours(r, ines)?))).await.unwrap();
            assert!(own.0.of_space(team, What::Mention).is_none() && own.1 == Hours::default());
        });
    }
}
