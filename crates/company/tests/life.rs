//! How the company lives: nobody writes before coming, after leaving or on a holiday of their site; its
//! talk is spread like that of real people.
// A test that cannot go on has to stop loudly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    missing_docs
)]

use std::collections::{BTreeMap, HashMap};

use company::{Company, Message, PEOPLE, Person, SEED, plan, truth};
use kernel::PersonId;

fn noria() -> Company {
    plan(PEOPLE, SEED).unwrap()
}

fn people(company: &Company) -> HashMap<PersonId, &Person> {
    company.people.iter().map(|p| (p.id, p)).collect()
}

fn said(company: &Company) -> impl Iterator<Item = &Message> {
    company.threads.iter().flat_map(|t| &t.messages)
}

#[test]
fn nobody_writes_before_coming_after_leaving_or_on_a_holiday() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/holidays.toml")).unwrap();
    let zones: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(&text).unwrap();
    for company in [noria(), plan(3_000, 5).unwrap()] {
        let people = people(&company);
        for message in said(&company) {
            let person = people[&message.author];
            assert!(person.here(message.at), "{}: {}", person.handle, message.body);
            let day = message.at.zoned(&person.zone).date().to_string();
            let off = zones["zones"].get(&person.zone).is_some_and(|days| days.contains(&day));
            assert!(!off, "{} on {day}: {}", person.handle, message.body);
        }
    }
}

#[test]
fn people_come_and_go_over_fourteen_months() {
    let company = noria();
    let months = |at: kernel::Time| at.zoned("Europe/Paris").strftime("%Y-%m").to_string();
    let talked: BTreeMap<String, usize> = said(&company).fold(BTreeMap::new(), |mut all, m| {
        *all.entry(months(m.at)).or_default() += 1;
        all
    });
    assert!(talked.len() >= 14, "{talked:?}");
    let truth = truth(&company);
    assert!(truth.left >= 5 && truth.joined >= 20, "{} left, {} came", truth.left, truth.joined);
    let gone = company.people.iter().filter(|p| p.left.is_some());
    assert!(gone.clone().all(|p| !company.units.iter().any(|u| u.manager == Some(p.id))));
    let moved = &company.moved[0];
    let unit = company.units.iter().find(|u| u.id == moved.unit).unwrap();
    assert_eq!((unit.slug.as_str(), unit.parent), ("spare-parts", Some(moved.to)));
    assert_eq!(truth.leavers, ["ton.verbeek", "bertrand.lemaitre", "mireille.gauthier"]);
    let people = people(&company);
    assert!(moved.people.len() > 2 && moved.people.iter().all(|c| people[&c.person].unit == Some(c.to)));
    assert!(company.led.iter().all(|l| people[&l.by].left.is_some_and(|at| at >= l.until)));
}

#[test]
fn a_larger_company_says_more_and_its_spaces_stay_small_enough_to_talk_in() {
    let (small, large) = (noria(), plan(4_200, SEED).unwrap());
    let drawn = large.messages() - small.messages();
    assert!(drawn > 2_500, "{drawn}");
    let teams = large.spaces.iter().filter(|s| s.kind == "team");
    assert!(teams.clone().count() > 150);
    assert!(teams.map(|s| s.members.len()).max().unwrap() < 60);
    assert!(large.threads.iter().all(|t| !t.title.contains('{') && !t.excerpt.contains('{')));
}

#[test]
fn talk_is_spread_as_among_real_people() {
    let company = plan(4_200, SEED).unwrap();
    let mut by: HashMap<PersonId, usize> = HashMap::new();
    said(&company).for_each(|m| *by.entry(m.author).or_default() += 1);
    let mut counts: Vec<usize> = by.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let (all, top) = (counts.iter().sum::<usize>(), counts.iter().take(counts.len() / 10).sum::<usize>());
    let share = top as f64 / all as f64;
    assert!((0.35..0.8).contains(&share), "the busiest tenth says {share}");
    let wrote = counts.len() as f64 / company.people.len() as f64;
    assert!((0.2..0.6).contains(&wrote), "{wrote} of the people wrote");
    let people = people(&company);
    let weekend =
        said(&company).filter(|m| m.at.zoned(&people[&m.author].zone).weekday().to_monday_zero_offset() > 4);
    assert!(weekend.count() * 20 < all);
}
