//! What was done over the place at Noria in the last weeks: a setting, an export, a lost phone, and
//! one attempt that was refused.

use kernel::time::DAY;
use kernel::{PersonId, id};
use store::{Res, Write, p, sql};

use crate::plan::Company;
use crate::rows;

sql!(
    ROW,
    "INSERT INTO audit (id, at_ms, actor_id, via, act, subject_id, outcome, changes) VALUES ($1, $2, $3::bigint, $4, $5, $6, $7, $8)"
);

/// Whom or what an act was about.
#[derive(Clone, Copy)]
enum About {
    Nothing,
    Member,
    Community,
}

/// An act: days ago, the role of who did it, the way, what, about what, how it ended, what changed.
type Done = (i64, &'static str, &'static str, &'static str, About, &'static str, &'static str);

const DONE: [Done; 8] = [
    (
        40,
        "platform_expert",
        "page",
        "setting.change",
        About::Nothing,
        "done",
        r#"[["spaces.quota-mb","10000","12000"]]"#,
    ),
    (26, "esn_owner", "page", "people.export", About::Nothing, "done", ""),
    (19, "platform_expert", "page", "sessions.end", About::Member, "refused", ""),
    (19, "esn_owner", "page", "sessions.end", About::Member, "done", ""),
    (12, "esn_owner", "api", "charter.change", About::Nothing, "done", ""),
    (6, "platform_expert", "page", "mail.again", About::Nothing, "done", ""),
    (
        4,
        "facilitator",
        "page",
        "space.settings",
        About::Community,
        "done",
        r#"[["reactions","false","true"]]"#,
    ),
    (1, "", "command", "link.reset", About::Member, "done", ""),
];

/// Writes it down.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let persona = |role: &str| company.personas.iter().find(|p| p.role == role).map(|p| p.person);
    let community = company.spaces.iter().find(|s| s.slug == "field-diagnostics").map(|s| s.id.number());
    w.exec(&rows::SETTING, p!["spaces.quota-mb", "12000", company.end.plus(-40 * DAY)])?;
    for (n, (days, role, via, act, about, outcome, changes)) in (0_u16..).zip(DONE) {
        let by: Option<PersonId> = persona(role);
        let subject = match about {
            About::Nothing => Some(0),
            About::Member => persona("member").map(PersonId::number),
            About::Community => community,
        };
        let at = company.end.plus(-days * DAY);
        let row = id::compose(at.0, 0, n);
        w.exec(&ROW, p![row, at, by, via, act, subject.unwrap_or(0), outcome, changes])?;
    }
    Ok(())
}
