//! People on both engines: every statement of the room runs here.

use kernel::time::{DAY, HOUR};
use kernel::{Actor, Lang, PersonId, Problem};
use policy::Gate;
use store::{Db, Write};
use testkit::{Town, both_engines, both_engines_empty};

use super::person::{NewPerson, Profile, State};
use super::things::{NetworkThing, PersonThing};
use super::{
    EDIT_PROFILE, INVITE, KEEP_DIRECTORY, MOVE, RESTORE, SUSPEND, key_store, password, store as people,
    unit_store, views,
};

pub fn gate() -> Gate {
    Gate::new(&[include_str!("schema.cedarschema")], &[("people", include_str!("policy.cedar"))]).unwrap()
}

fn owner(t: &Town) -> Actor {
    Actor { owner: true, ..t.sofia() }
}

fn somebody(name: &str, state: State) -> NewPerson {
    NewPerson {
        handle: super::person::handle_of(name),
        name: name.to_owned(),
        mail: Some(format!("{}@noria.example", super::person::handle_of(name))),
        title: "Fitter".into(),
        lang: Lang::Fr,
        zone: "Europe/Paris".into(),
        unit: None,
        external: false,
        state,
    }
}

async fn write<T: Send + 'static>(
    db: &Db,
    work: impl Fn(&mut Write<'_>) -> Result<T, Problem> + Send + 'static,
) -> T {
    db.write(work).await.unwrap()
}

/// Each operation and who may do it.
#[test]
fn who_may_do_what() {
    both_engines(async |t: Town| {
        let (gate, owner, ines) = (gate(), owner(&t), t.ines());
        let other = PersonThing { id: t.jonas().id, name: "Jonas".into() };
        let own = PersonThing { id: owner.id, name: "Sofia".into() };
        let hers = PersonThing { id: ines.id, name: "Inès".into() };
        for (action, owner_may, member_may) in [
            (SUSPEND, true, false),
            (RESTORE, true, false),
            (MOVE, true, false),
            (EDIT_PROFILE, false, false),
        ] {
            assert_eq!(gate.may(&owner, action, &other), owner_may, "{action:?}");
            assert_eq!(gate.may(&ines, action, &other), member_may, "{action:?}");
        }
        for action in [KEEP_DIRECTORY, INVITE] {
            assert!(gate.may(&owner, action, &NetworkThing));
            assert!(!gate.may(&ines, action, &NetworkThing));
        }
        assert!(gate.may(&ines, EDIT_PROFILE, &hers));
        assert!(!gate.may(&owner, SUSPEND, &own), "nobody closes their own door");
    });
}

#[test]
fn people_come_move_change_and_are_found() {
    both_engines(async |t: Town| {
        let (gate, owner) = (gate(), owner(&t));
        let (unit, actor) = (t.unit("service-nord"), owner.clone());
        let id = write(&t.db, move |w| {
            let mut permit = gate.permit(w, &actor, INVITE, NetworkThing)?;
            let id = people::add(&mut permit, &somebody("Zoé Çelik", State::Active))?;
            let twin =
                people::add(&mut permit, &NewPerson { mail: None, ..somebody("Zoé Çelik", State::Active) })?;
            assert_eq!(
                people::by_id(permit.tx(), twin)?.handle,
                "zoe.celik2",
                "a taken handle gets a number"
            );
            let person = people::by_id(permit.tx(), id)?;
            let mut permit = gate.permit(permit.tx(), &actor, MOVE, PersonThing::from(&person))?;
            people::move_to(&mut permit, Some(unit))?;
            Ok(id)
        })
        .await;
        let (actor, mut zoe) = (owner.clone(), owner.clone());
        zoe.id = id;
        let (found, listed) =
            t.db.read(move |r| {
                Ok::<_, Problem>((
                    crate::suggest::matching(r, &actor, "cel", 10)?,
                    people::list(r, &actor, Some(unit), ("", 0), 50)?,
                ))
            })
            .await
            .unwrap();
        assert_eq!(found.iter().filter(|p| p.name == "Zoé Çelik").count(), 2);
        assert!(listed.iter().any(|p| p.id == id));
        let gate = self::gate();
        write(&t.db, move |w| {
            let me = people::by_id(w, zoe.id)?;
            let mut permit = gate.permit(w, &zoe, EDIT_PROFILE, PersonThing::from(&me))?;
            let new = Profile {
                name: " Zoé C. ".into(),
                title: "Lead fitter".into(),
                about: None,
                lang: Lang::En,
                zone: "Europe/London".into(),
            };
            new.check()?;
            people::save_profile(&mut permit, &new)?;
            people::set_lang(permit.tx(), zoe.id, Lang::Fr)?;
            let me = people::by_id(permit.tx(), zoe.id)?;
            assert_eq!((me.name.as_str(), me.lang, me.zone.as_str()), ("Zoé C.", Lang::Fr, "Europe/London"));
            Ok(())
        })
        .await;
        let inside = testkit::PEOPLE.iter().filter(|p| p.state == "active" && !p.external).count();
        assert_eq!(t.db.read(people::count).await.unwrap(), i64::try_from(inside).unwrap());
        assert!(t.db.read(people::personas).await.unwrap().is_empty());
    });
}

#[test]
fn guests_see_only_those_they_share_a_space_with() {
    both_engines(async |t: Town| {
        let guest = testkit::PEOPLE.iter().find(|p| p.external).unwrap();
        let actor = t.actor(guest.handle);
        let (seen, all) =
            t.db.read(move |r| {
                let seen = people::list(r, &actor, None, ("", 0), 200)?;
                let insider = Actor { external: false, ..actor };
                Ok::<_, Problem>((seen, people::list(r, &insider, None, ("", 0), 200)?))
            })
            .await
            .unwrap();
        assert!(seen.len() < all.len());
    });
}

#[test]
fn a_suspended_person_is_out_everywhere_and_can_come_back() {
    both_engines(async |t: Town| {
        let (gate, owner, ines) = (gate(), owner(&t), t.ines());
        let id = ines.id;
        write(&t.db, move |w| {
            key_store::begin(w, id, "Firefox\u{0}", "secret")?;
            key_store::add_token(w, id, "script", "token")?;
            Ok(())
        })
        .await;
        assert_eq!(signed_in(&t, "secret").await, Some(id));
        let (actor, g) = (owner.clone(), gate.clone());
        write(&t.db, move |w| {
            let person = people::by_id(w, id)?;
            let mut permit = g.permit(w, &actor, SUSPEND, PersonThing::from(&person))?;
            Ok(people::suspend(&mut permit, "lost badge")?)
        })
        .await;
        assert_eq!(signed_in(&t, "secret").await, None);
        assert!(t.db.read(|r| key_store::actor_of_token(r, "token")).await.unwrap().is_none());
        assert_eq!(t.db.read(move |r| people::suspension(r, id)).await.unwrap().unwrap().1, "lost badge");
        write(&t.db, move |w| {
            let person = people::by_id(w, id)?;
            let mut permit = gate.permit(w, &owner, RESTORE, PersonThing::from(&person))?;
            people::restore(&mut permit)?;
            people::suspend_by_operator(permit.tx(), id)?;
            Ok(people::restore_by_operator(permit.tx(), id)?)
        })
        .await;
        assert!(t.db.read(move |r| people::actor(r, id)).await.unwrap().is_some());
    });
}

async fn signed_in(t: &Town, secret: &'static str) -> Option<PersonId> {
    t.db.read(move |r| key_store::actor_of_session(r, secret)).await.unwrap().map(|(a, _)| a.id)
}

#[test]
fn devices_are_seen_touched_and_signed_out_one_by_one() {
    both_engines(async |t: Town| {
        let id = t.ines().id;
        write(&t.db, move |w| {
            Ok(key_store::begin(w, id, "Firefox", "one").and(key_store::begin(w, id, "Chromium", "two"))?)
        })
        .await;
        t.clock.advance(2 * HOUR);
        let (actor, seen) = t.db.read(|r| key_store::actor_of_session(r, "one")).await.unwrap().unwrap();
        assert!(t.now().0 - seen.0 >= key_store::SEEN_MS);
        let session = actor.session.unwrap();
        write(&t.db, move |w| Ok(key_store::touch(w, session)?)).await;
        let devices = t.db.read(move |r| key_store::devices(r, id)).await.unwrap();
        assert_eq!(devices.iter().map(|d| d.device.as_str()).collect::<Vec<_>>(), ["Firefox", "Chromium"]);
        assert!(write(&t.db, move |w| Ok(key_store::end(w, id, session)?)).await);
        assert_eq!(signed_in(&t, "one").await, None);
        assert_eq!(signed_in(&t, "two").await, Some(id));
        t.clock.advance(31 * DAY);
        assert_eq!(signed_in(&t, "two").await, None, "a device that is not used is signed out");
    });
}

#[test]
fn a_link_works_once_and_only_in_its_time() {
    both_engines(async |t: Town| {
        let id = t.ines().id;
        write(&t.db, move |w| Ok(key_store::add_link(w, "reset", Some(id), None, "once", HOUR)?)).await;
        let link = t.db.read(|r| key_store::link(r, "once")).await.unwrap();
        assert_eq!((link.kind.as_str(), link.person), ("reset", Some(id)));
        let at = link.id;
        assert!(write(&t.db, move |w| Ok(key_store::use_link(w, at)?)).await);
        assert!(
            !write(&t.db, move |w| Ok(key_store::use_link(w, at)?)).await,
            "the second use finds it used"
        );
        write(&t.db, move |w| Ok(key_store::add_link(w, "reset", Some(id), None, "late", HOUR)?)).await;
        t.clock.advance(HOUR + 1);
        assert!(t.db.read(|r| key_store::link(r, "late")).await.is_err());
    });
}

#[test]
fn units_form_a_tree_with_its_history() {
    both_engines(async |t: Town| {
        let (gate, owner, jonas) = (gate(), owner(&t), t.jonas().id);
        let parent = t.unit("service");
        let actor = owner.clone();
        let slug = write(&t.db, move |w| {
            let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
            let (_, slug) = unit_store::add(&mut permit, "Service Ouest", Some(parent), None)?;
            let (id, twin) = unit_store::add(&mut permit, "Service Ouest", Some(parent), None)?;
            assert_eq!(twin, "service-ouest-2");
            assert_eq!(unit_store::parent_of(permit.tx(), id)?, Some(parent));
            Ok(slug)
        })
        .await;
        t.clock.advance(DAY);
        let gate = self::gate();
        let at = slug.clone();
        write(&t.db, move |w| {
            let unit = unit_store::by_slug(w, &at)?;
            let mut permit = gate.permit(w, &owner, KEEP_DIRECTORY, NetworkThing)?;
            Ok(unit_store::save(&mut permit, unit.id, "Service Atlantique", Some(parent), Some(jonas))?)
        })
        .await;
        let (unit, history, named) =
            t.db.read(move |r| {
                let unit = unit_store::by_slug(r, &slug)?;
                let history = unit_store::periods(r, unit.id)?;
                Ok::<_, Problem>((unit, history, views::unit_named(r, "service-ouest")?))
            })
            .await
            .unwrap();
        assert_eq!((unit.name.as_str(), unit.manager), ("Service Atlantique", Some(jonas)));
        assert_eq!(named, Some(unit.id));
        assert_eq!(
            history.iter().map(|p| p.2.as_str()).collect::<Vec<_>>(),
            ["Service Atlantique", "Service Ouest"]
        );
        assert!(history.last().unwrap().1.is_some(), "the earlier stretch has an end");
    });
}

#[test]
fn the_first_owner_comes_by_link_and_an_imported_person_is_claimed() {
    both_engines_empty(async |db: Db| {
        assert!(!db.read(people::anybody).await.unwrap());
        let id = write(&db, |w| {
            key_store::add_link(w, "owner", None, None, "old", HOUR)?;
            key_store::add_link(w, "owner", None, None, "new", HOUR)?;
            assert!(key_store::link(w, "old").is_err(), "a new owner link makes the old one void");
            let id = people::first_owner(w, &somebody("Ada Lovelace", State::Active))?;
            assert!(people::set_password(w, id, "hash")?);
            Ok(id)
        })
        .await;
        assert!(db.read(people::anybody).await.unwrap());
        assert_eq!(db.read(people::owners).await.unwrap(), [id]);
        assert!(db.read(move |r| people::actor(r, id)).await.unwrap().unwrap().owner);
        let found = db.read(|r| people::password_of(r, "ada.lovelace")).await.unwrap().unwrap();
        assert_eq!((found.0, found.1.as_deref()), (id, Some("hash")));
        let owner = db.read(move |r| people::actor(r, id)).await.unwrap().unwrap();
        let gate = gate();
        write(&db, move |w| {
            let mut permit = gate.permit(w, &owner, INVITE, NetworkThing)?;
            let past = people::add(&mut permit, &somebody("Old Name", State::Placeholder))?;
            assert_eq!(people::claimable(permit.tx(), "old.name")?, past);
            assert!(people::set_password(permit.tx(), past, "hash")?);
            assert!(people::claimable(permit.tx(), "old.name").is_err(), "claimed once");
            let taken = people::add(
                &mut permit,
                &NewPerson {
                    mail: Some("ada.lovelace@noria.example".into()),
                    ..somebody("Ada Two", State::Invited)
                },
            );
            assert!(matches!(taken, Err(store::Error::Constraint(_))));
            Ok(())
        })
        .await;
    });
}

#[test]
fn passwords_are_argon2id_and_checked_slowly() {
    testkit::block_on(async {
        let hash = password::hash("a sentence to keep".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(password::fits("a sentence to keep".into(), Some(hash.clone())).await.unwrap());
        assert!(!password::fits("another".into(), Some(hash)).await.unwrap());
        assert!(!password::fits("another".into(), None).await.unwrap());
    });
}

#[test]
fn too_many_sign_ins_are_slowed_down() {
    let tries: Vec<_> = (0..7).map(|_| super::throttle::sign_in("nobody.at.all", "127.9.9.9")).collect();
    assert!(tries.first().unwrap().is_ok());
    assert!(matches!(tries.last().unwrap(), Err(Problem::Slow(n)) if *n >= 1));
}

store::sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, 0, $3, FALSE, '', $2)"
);

#[test]
fn somebody_from_outside_knows_the_people_of_the_team_they_coach() {
    both_engines(async |t: Town| {
        let knows = async |handle: &'static str| {
            let piet = t.piet();
            t.db.read(move |r| people::by_handle(r, &piet, handle)).await.is_ok()
        };
        assert!(!knows("karim").await && knows("ines").await, "pump 3 is where they are");
        let (team, piet, until) = (t.space("service-nord"), t.piet().id, t.now().plus(DAY));
        write(&t.db, move |w| Ok(w.exec(&COACH, store::p![team, piet, until])?)).await;
        assert!(knows("karim").await && !knows("amelie").await);
    });
}
