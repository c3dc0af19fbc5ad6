//! Users become placeholders that their owners can claim, unless their mail says who they are.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{Fact, PersonId, Time, fold};
use store::{Res, Write, p};

use super::Run;
use super::records::{Profile, User};
use crate::exchange::store::{BY_MAIL, KEY, PERSON, free_handle, keys};
use crate::exchange::{ExchangeError, names};

/// A user of the workspace as somebody here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Somebody {
    pub id: PersonId,
    pub handle: String,
    pub name: String,
}

store::sql!(BY_ID, "SELECT id, handle, name FROM people WHERE id = $1");

/// Who came: key, somebody, and whether they are new here.
type Came = (String, Somebody, bool);

impl Run {
    /// Settles the users; those of an earlier run are found by their keys.
    pub(crate) async fn people(&mut self, users: Vec<User>) -> Result<(), ExchangeError> {
        self.progress.more("people", users.len());
        let source = self.source.clone();
        let known = self.db.read_for(0, move |r| keys(r, &source, "person")).await?;
        let mut seen = HashSet::new();
        let users: Vec<User> = users.into_iter().filter(|u| seen.insert(u.id.clone())).collect();
        for chunk in users.chunks(self.pace.batch) {
            let (source, chunk, known) = (self.source.clone(), Arc::new(chunk.to_vec()), known.clone());
            let count = chunk.len();
            let came: Vec<Came> = self
                .db
                .bulk(move |w| {
                    let settle = |user: &User| settle(w, &source, user, known.get(&user.id).copied());
                    chunk.iter().map(settle).collect::<Res<Vec<Came>>>()
                })
                .await?;
            for (key, somebody, new) in came {
                let counted = if new { &mut self.summary.people } else { &mut self.summary.known };
                *counted += 1;
                self.people.insert(key, somebody);
            }
            self.progress.done(count);
            self.pace.stored()?;
        }
        Ok(())
    }

    /// Settles somebody who writes but is in no list of users.
    pub(crate) async fn stranger(
        &mut self,
        key: &str,
        profile: Option<Profile>,
    ) -> Result<(), ExchangeError> {
        let profile = profile.unwrap_or_default();
        let user = User {
            id: key.to_owned(),
            name: String::new(),
            team_id: None,
            deleted: false,
            real_name: None,
            tz: None,
            profile,
        };
        self.people(vec![user]).await
    }
}

fn settle(w: &mut Write<'_>, source: &str, user: &User, known: Option<i64>) -> Res<Came> {
    if let Some(id) = known
        && let Some((id, handle, name)) = w.opt(&BY_ID, p![id])?
    {
        return Ok((user.id.clone(), Somebody { id, handle, name }, false));
    }
    let mail = user.profile.email.as_deref().map(|m| m.trim().to_lowercase()).filter(|m| m.contains('@'));
    if let Some(mail) = &mail
        && let Some((id, handle, name)) = w.opt::<(PersonId, String, String)>(&BY_MAIL, p![mail])?
    {
        w.exec(&KEY, p![source, "person", &user.id, id])?;
        return Ok((user.id.clone(), Somebody { id, handle, name }, false));
    }
    let somebody = add(w, user, mail.as_deref())?;
    w.exec(&KEY, p![source, "person", &user.id, somebody.id])?;
    Ok((user.id.clone(), somebody, true))
}

fn add(w: &mut Write<'_>, user: &User, mail: Option<&str>) -> Res<Somebody> {
    let name = shown_name(user);
    let handle = free_handle(w, &names::handle(&user.name.to_lowercase(), &name))?;
    let (id, now): (PersonId, Time) = (w.id(), w.now());
    let title = names::line(user.profile.title.as_deref().unwrap_or_default());
    let zone = user.tz.as_deref().filter(|z| known_zone(z));
    // Whoever left the workspace has left here too; nobody can claim them.
    let state = if user.deleted { "left" } else { "placeholder" };
    let folded = fold::fold(&name);
    w.exec(
        &PERSON,
        p![
            id,
            &handle,
            &name,
            &folded,
            mail,
            &title,
            "",
            "en",
            "en",
            zone.unwrap_or("UTC"),
            None::<i64>,
            false,
            state,
            now
        ],
    )?;
    w.announce(Fact::past("person.joined", id.number(), now));
    Ok(Somebody { id, handle, name })
}

fn known_zone(zone: &str) -> bool {
    // An unknown name falls back to UTC, which only UTC itself should.
    zone == "UTC" || Time(0).zoned(zone).time_zone().iana_name() == Some(zone)
}

fn shown_name(user: &User) -> String {
    let profile = &user.profile;
    let offered = [&profile.real_name, &user.real_name, &profile.display_name];
    let mut offered = offered.into_iter().flatten().map(|n| names::line(n)).filter(|n| !n.is_empty());
    let name = offered.next().unwrap_or_else(|| names::line(&user.name));
    if name.is_empty() { names::line(&user.id) } else { name }
}
