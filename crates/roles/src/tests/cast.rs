//! Who asks in the tables, and what is planted for them.

use kernel::AssignmentId;
use kernel::time::DAY;
use store::{Write, p, sql};
use testkit::{Desk, Town};
use web::held::Kept;

use crate::held::act::HeldId;
use crate::held::store::{self as held, Holding};
use crate::who::tests::desk::{Planting, hold};

sql!(
    OUTSIDE,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment,
        external, specialities, note, proposed_ms, cause, version, driver_id)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, 'held', 'lead', TRUE, '', '', $4, '', 1, $5)"
);
sql!(
    ENTERS,
    "INSERT INTO memberships (space_id, person_id, standing, since_ms) VALUES ($1, $2, 'member', $3)"
);
sql!(
    REPORT,
    "INSERT INTO space_reports (space_id, month, at_ms, threads, questions, answered, joined, gone, duties, open_duties)
     VALUES ($1, 202602, $2, 9, 4, 3, 2, 0, 20, 1)"
);

/// Nobody signed in, a facilitator from outside in their co-driving, somebody inside with no role, a
/// member who is asked to take one, the facilitator and co-driver, a manager, the lead.
pub const CAST: [&str; 7] = ["", "piet", "karim", "ines", "amelie", "jonas", "sofia"];

/// A route, its address with `{asked}`, `{theirs}`, `{outside}` and `{act}` filled in, a form, and the
/// answer to each of the cast. Where an answer changes something, whoever may comes last.
pub type Row = (&'static str, &'static str, &'static str, [u16; 7]);

/// What the addresses speak of.
pub struct Planted {
    desk: Desk,
    asked: AssignmentId,
    theirs: AssignmentId,
    outside: AssignmentId,
    act: HeldId,
}

pub async fn planted(t: Town) -> Planted {
    let desk = Desk::new(t, crate::room());
    desk.staffed().await;
    let asked = desk.ask(hold("facilitator", "ines", "diagnostics")).await;
    let theirs = desk.plant(&[hold("facilitator", "amelie", "data-workshop")]).await[0];
    let t = &desk.t;
    let (piet, amelie, space, outside) =
        (t.person("piet"), t.person("amelie"), t.space("diagnostics"), AssignmentId::new(4_242));
    let from = t.now().plus(-29 * DAY);
    let new = Holding {
        actor: piet,
        action: "broadcast",
        space,
        rule: "S2-SM7".into(),
        key: None,
        kept: Kept {
            method: "POST".into(),
            path: "/api/v1/spaces/diagnostics/threads".into(),
            content_type: "application/json".into(),
            body: "{}".into(),
        },
    };
    let work = move |w: &mut Write<'_>| {
        w.exec(&OUTSIDE, p![outside, piet, space, from, amelie])?;
        w.exec(&ENTERS, p![space, piet, from])?;
        w.exec(&REPORT, p![space, from])?;
        held::begin(w, outside, amelie, from)?;
        held::hold(w, &new, amelie)
    };
    let act = t.db.write(work).await.unwrap().unwrap();
    Planted { desk, asked, theirs, outside, act }
}

impl Planted {
    /// Every row asked by everybody; all that differ are told at once.
    pub async fn walk(&self, rows: &[Row]) {
        let mut wrong = Vec::new();
        for (route, path, body, expected) in rows {
            let method = route.split(' ').next().unwrap();
            let path = path
                .replace("{asked}", &self.asked.to_string())
                .replace("{theirs}", &self.theirs.to_string())
                .replace("{outside}", &self.outside.to_string())
                .replace("{act}", &self.act.to_string());
            let mut got = [0; 7];
            for (who, status) in CAST.iter().zip(&mut got) {
                *status = self.desk.call(who, method, &path, body).await.status;
            }
            if got != *expected {
                wrong.push(format!("{route}: {got:?} instead of {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{CAST:?}\n{}", wrong.join("\n"));
    }
}
