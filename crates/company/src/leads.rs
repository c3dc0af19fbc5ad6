//! What is to do and what is not published yet: tasks of those whom the company is seen through, a post
//! for later, and a community where what members begin is read first.

use std::collections::BTreeSet;

use kernel::time::{DAY, HOUR};
use store::{Res, Write, p, sql};

use crate::draw::Ids;
use crate::people::Person;
use crate::plan::Company;

/// The community whose facilitators read first.
const READS_FIRST: &str = "quality-circle";
/// Tasks, by how many days from now they are due.
const TASKS: [(i64, &str, &str); 3] = [
    (
        -1,
        "Send the vibration readings of pump 12 to diagnostics",
        "Envoyer au diagnostic les vibrations de la pompe 12",
    ),
    (0, "Order two seal kits for Lille", "Commander deux jeux de joints pour Lille"),
    (5, "Write up what we learnt about the coupling", "Rédiger ce que l’accouplement nous a appris"),
];
/// Posts that wait.
const WAITING: [(&str, &str, &str, &str, &str); 2] = [
    (
        "question",
        "Who checks the torque after the first hundred hours?",
        "The sheet says it is done, and three pumps came back loose. **Who** does it, and when?",
        "Qui contrôle le couple après les cent premières heures ?",
        "La fiche dit que c’est fait, et trois pompes sont revenues desserrées. **Qui** le fait, et quand ?",
    ),
    (
        "idea",
        "A photograph of every refused part",
        "One picture beside the number would have saved us two weeks with the Gdańsk castings.",
        "Une photo de chaque pièce refusée",
        "Une image à côté du numéro nous aurait épargné deux semaines avec les pièces de fonderie de Gdańsk.",
    ),
];

sql!(
    TASK,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, created_by, created_ms, reminded_day, version)
     VALUES ($1, $2, $3, $4, $5, $4, $6, $5, 1)"
);
sql!(APPROVES, "UPDATE spaces SET approves = TRUE WHERE id = $1");
sql!(
    WAIT,
    "INSERT INTO waiting_posts (id, space_id, author_id, voice_id, kind, title, body, rest, state, at_ms, reason, version)
     VALUES ($1, $2, $3, $3, $4, $5, $6, '{}', 'waiting', $7, '', 1)"
);
sql!(
    LATER,
    "INSERT INTO scheduled_posts (id, space_id, author_id, kind, title, body, rest, state, why, at_ms, created_ms, version)
     VALUES ($1, $2, $3, 'discussion', $4, $5, '{}', 'waiting', '', $6, $7, 1)"
);

/// Writes them; nobody is told of it.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let (mut ids, end) = (Ids::default(), company.end);
    let shown: BTreeSet<_> = company.personas.iter().map(|persona| persona.person).collect();
    let people: Vec<&Person> = company.people.iter().filter(|person| shown.contains(&person.id)).collect();
    for person in &people {
        let team = company.spaces.iter().find(|s| {
            matches!(s.kind.as_str(), "team" | "project") && s.members.iter().any(|m| m.person == person.id)
        });
        let Some(team) = team else { continue };
        for (days, en, fr) in TASKS {
            let day = end.plus(days * DAY).zoned("UTC").date().to_string();
            let title = if person.lang == "fr" { fr } else { en };
            let at = end.plus(-3 * DAY);
            w.exec(&TASK, p![ids.at::<Company>(at), team.id, title, person.id, &day, at])?;
        }
    }
    waiting(w, company, &mut ids)?;
    let Some(space) = company.spaces.iter().find(|s| s.slug == "field-diagnostics") else { return Ok(()) };
    let author =
        people.iter().find(|p| space.members.iter().any(|m| m.person == p.id && m.standing != "member"));
    let Some(author) = author else { return Ok(()) };
    let (title, words) = if author.lang == "fr" {
        (
            "Ce que la semaine nous a appris",
            "Trois roulements, un accouplement, et une bonne question de Rotterdam.",
        )
    } else {
        ("What the week taught us", "Three bearings, a coupling, and a good question from Rotterdam.")
    };
    let (at, made) = (end.plus(3 * DAY), end.plus(-HOUR));
    w.exec(&LATER, p![ids.at::<Company>(made), space.id, author.id, title, words, at, made]).map(drop)
}

fn waiting(w: &mut Write<'_>, company: &Company, ids: &mut Ids) -> Res<()> {
    let Some(space) = company.spaces.iter().find(|s| s.slug == READS_FIRST) else { return Ok(()) };
    w.exec(&APPROVES, p![space.id])?;
    let members = space.members.iter().filter(|m| m.standing == "member");
    let authors = members.filter_map(|m| company.people.iter().find(|p| p.id == m.person && !p.external));
    for (hours, (author, (kind, en, text, fr, texte))) in (1_i64..).zip(authors.zip(WAITING)) {
        let at = company.end.plus(-hours * 7 * HOUR);
        let (title, words) = if author.lang == "fr" { (fr, texte) } else { (en, text) };
        w.exec(&WAIT, p![ids.at::<Company>(at), space.id, author.id, kind, title, words, at])?;
    }
    Ok(())
}
