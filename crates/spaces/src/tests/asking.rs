//! Opening, joining, asking, inviting, leaving, cards and delegates, on both engines.

use kernel::time::DAY;
use kernel::{Actor, Problem};
use policy::Action;
use store::{p, sql};
use testkit::{Town, both_engines};
use web::place::{Kind, beside, place_by_id};
use web::{Place, find_place};

use super::{gate, place, write};
use crate::card::Card;
use crate::membership::{self, Entry, Outcome};
use crate::opening::{self, NetworkThing, Opening};
use crate::store::{asking, cards, counters, delegates, members, spaces};
use crate::{ACCEPT_TERMS, ANSWER, CLOSE, DECLINE_INVITATION, DELEGATE, EDIT_CARD, INVITE, JOIN, LEAVE};

sql!(ROWS, "SELECT COUNT(*) FROM memberships WHERE space_id = $1");

fn card(why: &str) -> Card {
    let text = "As people do.".to_owned();
    Card {
        why: why.into(),
        expected: text.clone(),
        free: text.clone(),
        ask: text.clone(),
        deciders: text.clone(),
        terms: text,
    }
}

pub(super) fn form(kind: &str, name: &str) -> Opening {
    let c = card("Because.");
    Opening {
        name: name.into(),
        kind: kind.into(),
        why: c.why,
        expected: c.expected,
        free: c.free,
        ask: c.ask,
        deciders: c.deciders,
        terms: c.terms,
        ..Opening::default()
    }
}

pub(super) async fn open(t: &Town, actor: &Actor, form: Opening, lead: &Actor) -> Result<Place, Problem> {
    let (gate, actor, lead) = (gate(), actor.clone(), lead.id);
    write(&t.db, move |w| {
        let ready = form.ready()?;
        let mut permit = gate.permit(w, &actor, opening::action(ready.kind), NetworkThing)?;
        let id = spaces::open(&mut permit, &ready, Some(lead))?;
        Ok(place_by_id(permit.tx(), &actor, id)?)
    })
    .await
}

/// `actor` does `act` in a space when the gate lets them.
pub(super) async fn act<T: Send + 'static>(
    t: &Town,
    actor: &Actor,
    slug: &str,
    action: Action,
    act: impl Fn(&mut policy::Permitted<'_, '_, Place>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let (gate, actor, slug) = (gate(), actor.clone(), slug.to_owned());
    write(&t.db, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, action, place)?;
        act(&mut permit)
    })
    .await
}

async fn join(t: &Town, actor: &Actor, slug: &str) -> Result<Outcome, Problem> {
    act(t, actor, slug, JOIN, |permit| {
        let entry = Entry { terms: Some(permit.thing().card_version), ..Entry::default() };
        let outcome = membership::enter(permit.thing(), &entry, true)?;
        match outcome {
            Outcome::Joined => drop(members::join(permit, entry.terms)?),
            Outcome::Asked => asking::ask(permit, "please", entry.terms)?,
        }
        Ok(outcome)
    })
    .await
}

/// Subject and space of every fact of a kind, oldest first.
pub(crate) async fn facts(t: &Town, kind: &str) -> Vec<(i64, Option<kernel::SpaceId>)> {
    jobs::settle(&t.db, &[], &[]).await.unwrap();
    let all = t.db.read(|r| jobs::facts_after(r, 0, 1000)).await.unwrap();
    all.iter().filter(|f| f.kind == kind).map(|f| (f.subject, f.space)).collect()
}

async fn rows(t: &Town, place: &Place) -> i64 {
    let id = place.id;
    t.db.read(move |r| r.one::<(i64,)>(&ROWS, p![id])).await.unwrap().0
}

// spec: S2-P1 (part: opening and keeping a space gives no role in it)
#[test]
fn the_owner_opens_a_community_and_names_who_keeps_it() {
    both_engines(async |t: Town| {
        let (sofia, amelie) = (t.sofia(), t.amelie());
        let first = open(&t, &sofia, form("community", "Pompes à chaleur"), &amelie).await.unwrap();
        assert_eq!(
            (first.slug.as_str(), first.kind, first.open_read),
            ("pompes-a-chaleur", Kind::Community, true)
        );
        assert_eq!((first.members, first.card_version), (1, 1));
        assert!(!first.standing.member && !first.standing.keeper, "opening is not a standing");
        let kept = place(&t.db, &amelie, &first.slug).await.unwrap().standing;
        assert!(
            kept.keeper && kept.member && !kept.facilitator,
            "who is named keeps it, and is no facilitator yet"
        );
        for who in [&sofia, &amelie] {
            let calls = act(&t, who, &first.slug, Action("broadcast"), |_| Ok(())).await;
            assert!(matches!(calls, Err(Problem::Refused(no)) if no.rule == "S2-P1"), "{}", who.handle);
        }
        let named = facts(&t, "facilitator.named").await;
        assert_eq!(named, [(amelie.id.number(), Some(first.id))]);
        let second = open(&t, &sofia, form("community", "Pompes à chaleur"), &amelie).await.unwrap();
        assert_eq!(second.slug, "pompes-a-chaleur-2");
        let refused = open(&t, &t.ines(), form("community", "Mine"), &t.ines()).await;
        assert!(matches!(refused, Err(Problem::Refused(no)) if no.rule == "spaces-owner-opens-only"));
        let everybody = open(&t, &sofia, form("network", "News"), &sofia).await.unwrap();
        assert!(everybody.standing.steward && everybody.members > 5 && everybody.open_read);
        let closed = act(&t, &sofia, "pompes-a-chaleur-2", CLOSE, |permit| Ok(spaces::close(permit)?)).await;
        assert!(closed.is_ok() && place(&t.db, &sofia, "pompes-a-chaleur-2").await.unwrap().closed);
    });
}

#[test]
fn an_open_community_is_joined_and_left_in_one_act() {
    both_engines(async |t: Town| {
        let lea = t.lea();
        let before = place(&t.db, &lea, "diagnostics").await.unwrap();
        assert!(before.readable && !before.standing.member);
        assert_eq!(join(&t, &lea, "diagnostics").await, Ok(Outcome::Joined));
        let inside = place(&t.db, &lea, "diagnostics").await.unwrap();
        assert_eq!((inside.standing.member, inside.members), (true, before.members + 1));
        assert_eq!((inside.accepted, inside.terms_due()), (1, false));
        assert_eq!(join(&t, &lea, "diagnostics").await, Ok(Outcome::Joined), "joining twice is joining once");
        assert_eq!(place(&t.db, &lea, "diagnostics").await.unwrap().members, before.members + 1);
        assert_eq!(act(&t, &lea, "diagnostics", LEAVE, |permit| Ok(members::leave(permit)?)).await, Ok(true));
        let after = place(&t.db, &lea, "diagnostics").await.unwrap();
        assert_eq!((after.standing.member, after.members), (false, before.members));
        assert_eq!(rows(&t, &after).await, after.members);
    });
}

#[test]
fn a_team_and_everybody_are_not_left() {
    both_engines(async |t: Town| {
        for (slug, rule) in [("service-nord", "S2-MG1"), ("everybody", "spaces-everybody")] {
            let refused = act(&t, &t.ines(), slug, LEAVE, |permit| Ok(members::leave(permit)?)).await;
            let Err(Problem::Refused(no)) = refused else { panic!("{slug} was left") };
            assert_eq!(no.rule, rule);
        }
    });
}

#[test]
fn requests_are_answered() {
    both_engines(async |t: Town| {
        let (lea, yuki, tomas) = (t.lea(), t.yuki(), t.tomas());
        for who in [&lea, &yuki] {
            assert_eq!(join(&t, who, "data-workshop").await, Ok(Outcome::Asked));
        }
        let waits = place(&t.db, &lea, "data-workshop").await.unwrap();
        assert!(waits.asked && !waits.readable && !waits.standing.member);
        let space = waits.id;
        let list = t.db.read(move |r| asking::requests(r, space)).await.unwrap();
        assert_eq!((list.len(), list[0].word.as_str()), (2, "please"));
        let yes = act(&t, &tomas, "data-workshop", ANSWER, move |permit| {
            let id = permit.thing().id;
            let person = members::named(permit.tx(), "@lea", id)?.ok_or(Problem::NotFound)?;
            Ok(asking::accept(permit, &person)?)
        });
        assert_eq!(yes.await, Ok(true));
        let no = act(&t, &tomas, "data-workshop", ANSWER, move |permit| {
            let id = permit.thing().id;
            let person = members::named(permit.tx(), "yuki", id)?.ok_or(Problem::NotFound)?;
            Ok((asking::decline(permit, &person)?, asking::decline(permit, &person)?))
        });
        assert_eq!(no.await, Ok((true, false)));
        let lea_in = place(&t.db, &lea, "data-workshop").await.unwrap();
        assert!(lea_in.standing.member && lea_in.readable && lea_in.accepted == 1);
        let yuki_out = place(&t.db, &yuki, "data-workshop").await.unwrap();
        assert!(!yuki_out.standing.member && !yuki_out.asked);
        let meddling = act(&t, &t.amelie(), "data-workshop", ANSWER, |_| Ok(())).await;
        assert!(matches!(meddling, Err(Problem::Refused(_))), "a member does not answer");
    });
}

#[test]
fn projects_are_by_invitation_and_never_without_a_lead() {
    both_engines(async |t: Town| {
        let (ines, lea, yuki) = (t.ines(), t.lea(), t.yuki());
        assert_eq!(place(&t.db, &lea, "pump-3").await, Err(Problem::NotFound));
        for who in ["lea", "yuki"] {
            let invited = act(&t, &ines, "pump-3", INVITE, move |permit| {
                let id = permit.thing().id;
                let person = members::named(permit.tx(), who, id)?.ok_or(Problem::NotFound)?;
                Ok(asking::invite(permit, &person)?)
            });
            invited.await.unwrap();
        }
        let seen = place(&t.db, &lea, "pump-3").await.unwrap();
        assert!(seen.standing.invited && !seen.readable);
        let (space, me) = (seen.id, lea.id);
        let list = t.db.read(move |r| {
            Ok::<_, store::Error>((asking::invitations(r, space)?, asking::invited_by(r, space, me)?))
        });
        let (list, host) = list.await.unwrap();
        assert_eq!((list.len(), host.as_deref()), (2, Some("Inès Moreau")));
        assert_eq!(join(&t, &lea, "pump-3").await, Ok(Outcome::Joined));
        let declined = act(&t, &yuki, "pump-3", DECLINE_INVITATION, {
            let yuki = yuki.id;
            move |permit| Ok(asking::uninvite(permit, yuki)?)
        });
        assert_eq!(declined.await, Ok(true));
        assert_eq!(place(&t.db, &yuki, "pump-3").await, Err(Problem::NotFound));
        assert_eq!(act(&t, &ines, "pump-3", LEAVE, |permit| Ok(members::leave(permit)?)).await, Ok(true));
        let heir = place(&t.db, &t.mamadou(), "pump-3").await.unwrap();
        assert!(heir.standing.starter, "whoever is longest in it, and not a guest, leads it now");
        let list = t.db.read(move |r| members::leads(r, space)).await.unwrap();
        assert_eq!(list.len(), 1);
    });
}

#[test]
fn a_new_card_asks_members_again() {
    both_engines(async |t: Town| {
        let (amelie, ines) = (t.amelie(), t.ines());
        let saved = act(&t, &amelie, "diagnostics", EDIT_CARD, |permit| {
            Ok(cards::save(permit, &card("**New** why."))?)
        });
        assert_eq!(saved.await, Ok(2));
        assert!(!place(&t.db, &amelie, "diagnostics").await.unwrap().terms_due(), "its writer accepted it");
        let asked = place(&t.db, &ines, "diagnostics").await.unwrap();
        assert!(asked.terms_due());
        let own = asked.clone();
        let (beside, version) =
            t.db.read(move |r| {
                Ok::<_, store::Error>((beside(r, &own)?, cards::get(r, own.id, own.card_version)?))
            })
            .await
            .unwrap();
        assert_eq!((beside.why.as_str(), beside.leads.len()), ("New why.", 1));
        assert_eq!(version.unwrap().by.unwrap().1, "amelie");
        let old = membership::terms(&asked, Some(1), true);
        assert!(matches!(old, Err(Problem::Invalid(_))), "old terms are not accepted");
        act(&t, &ines, "diagnostics", ACCEPT_TERMS, |permit| Ok(cards::accept(permit)?)).await.unwrap();
        assert!(!place(&t.db, &ines, "diagnostics").await.unwrap().terms_due());
        let refused = act(&t, &ines, "diagnostics", EDIT_CARD, |_| Ok(())).await;
        assert!(matches!(refused, Err(Problem::Refused(_))));
    });
}

#[test]
fn a_delegation_holds_until_its_day() {
    both_engines(async |t: Town| {
        let (jonas, ines) = (t.jonas(), t.ines());
        assert!(place(&t.db, &t.karim(), "service-nord").await.unwrap().standing.delegate);
        let until = membership::until("2026-03-05", "Europe/Paris", t.now()).unwrap();
        act(&t, &jonas, "service-nord", DELEGATE, move |permit| {
            let id = permit.thing().id;
            let person = members::named(permit.tx(), "ines", id)?.ok_or(Problem::NotFound)?;
            delegates::name(permit, &person, until)?;
            Ok(delegates::name(permit, &person, until)?)
        })
        .await
        .unwrap();
        assert!(act(&t, &ines, "service-nord", Action("broadcast"), |_| Ok(())).await.is_ok());
        let space = t.space("service-nord");
        assert_eq!(t.db.read(move |r| delegates::list(r, space)).await.unwrap().len(), 2);
        t.clock.advance(3 * DAY);
        let late = act(&t, &ines, "service-nord", Action("broadcast"), |_| Ok(())).await;
        assert!(matches!(late, Err(Problem::Refused(no)) if no.rule == "S2-SM4"));
        let karim = t.karim().id;
        assert_eq!(
            act(&t, &jonas, "service-nord", DELEGATE, move |permit| Ok(delegates::end(permit, karim)?)).await,
            Ok(true)
        );
        assert!(!place(&t.db, &t.karim(), "service-nord").await.unwrap().standing.delegate);
        let refused = act(&t, &ines, "service-nord", DELEGATE, |_| Ok(())).await;
        assert!(matches!(refused, Err(Problem::Refused(no)) if no.rule == "spaces-delegates-by-manager"));
    });
}

#[test]
fn members_come_page_by_page_and_everybody_without_rows() {
    both_engines(async |t: Town| {
        let place = place(&t.db, &t.ines(), "everybody").await.unwrap();
        assert!(place.standing.member, "everybody inside belongs to it");
        let pages = t.db.read(move |r| {
            let first = members::list(r, &place, "", 0, 4)?;
            let last = first.last().map_or(0, |m| m.id.number());
            Ok::<_, store::Error>((
                first,
                members::list(r, &place, "", last, 200)?,
                members::list(r, &place, "INES", 0, 9)?,
            ))
        });
        let (first, rest, found) = pages.await.unwrap();
        assert_eq!((first.len(), found.len()), (4, 1));
        assert!(first.iter().all(|m| rest.iter().all(|n| n.id != m.id)));
        assert!(first.iter().chain(&rest).all(|m| !m.external && m.handle != "olga"));
        let team = super::place(&t.db, &t.ines(), "service-nord").await.unwrap();
        assert_eq!(t.db.read(move |r| members::list(r, &team, "", 0, 9)).await.unwrap().len(), 4);
    });
}

#[test]
fn two_who_join_at_once_are_both_counted_once() {
    both_engines(async |t: Town| {
        let crowd = [t.lea(), t.yuki(), t.karim(), t.jonas(), t.victor(), t.helene()];
        let (db, second) = (t.db.clone(), t.second());
        let mut tries = tokio::task::JoinSet::new();
        for (n, who) in crowd.iter().chain(&crowd).cloned().enumerate() {
            let (db, gate) = (if n % 2 == 0 { db.clone() } else { second.clone() }, gate());
            tries.spawn(async move {
                db.write(move |w| {
                    let place = find_place(w, &who, "diagnostics")?;
                    let mut permit = gate.permit(w, &who, JOIN, place)?;
                    Ok::<_, Problem>(members::join(&mut permit, Some(1))?)
                })
                .await
            });
        }
        let joined = tries.join_all().await.into_iter().filter(|r| matches!(r, Ok(true))).count();
        assert_eq!(joined, crowd.len(), "each of them joined exactly once");
        let after = place(&t.db, &t.lea(), "diagnostics").await.unwrap();
        assert_eq!(after.members, 9);
        assert_eq!(rows(&t, &after).await, 9);
    });
}

#[test]
fn counters_follow_what_is_said() {
    both_engines(async |t: Town| {
        let (space, now) = (t.space("diagnostics"), t.now());
        let count = write(&t.db, move |w| {
            counters::spoken(w, space, 1, now)?;
            counters::everybody(w)?;
            Ok(())
        });
        count.await.unwrap();
        let filter = spaces::Filter { mine: true, limit: 50, ..spaces::Filter::default() };
        let ines = t.ines().id;
        let mine = t.db.read(move |r| spaces::list(r, ines, false, &filter)).await.unwrap();
        let diagnostics = mine.iter().find(|i| i.slug == "diagnostics").unwrap();
        assert_eq!(diagnostics.last, now);
        let slugs: Vec<&str> = mine.iter().map(|i| i.slug.as_str()).collect();
        assert_eq!(slugs, ["everybody", "diagnostics", "pump-3", "service-nord"]);
    });
}
