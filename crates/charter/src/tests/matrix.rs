//! The matrix and the weights, cell by cell.

use super::*;

/// The matrix as it was given: always, sometimes, none, in the order of [`MATRIX`].
const CELLS: &str = "
M1 A S -   M2 A S -   M3 S A -   M4 S S A   M5 - A S
R1 A S -   R2 A - -   R3 S S A   R4 A S -
P1 A S -   P2 A S -   P3 S - A   P4 A A -   P5 A S -
LA1 S A -  LA2 S A -  LA3 S A -  LA4 S A -  LA5 A S -  LA6 S A -  LA7 S A -  LA8 - A A  LA9 - S A  LA10 S A S
LE1 S A S  LE2 S A -  LE3 S A S  LE4 S A -  LE5 S A -  LE6 S A -
MA1 S A S  MA2 S A -  MA3 S A -  MA4 - A S  MA5 S - A  MA6 - A S
PI1 A S -  PI2 A S -
DT1 A S -  DT2 A S -  DT3 A - -  DT4 A - -  DT5 A S S  DT6 A S S  DT7 S - A  DT8 S S A  DT9 A S S  DT10 S S A  DT11 A - -  DT12 A S -";
const WEIGHTS: &str = "
CK1 2 2 1  CK2 1 0 2  CK3 1 1 2  CK4 1 1 1  CK5 0 1 2
CH1 2 1 0  CH2 1 2 0  CH3 1 2 0  CH4 2 1 1  CH5 1 2 1  CH6 0 1 0  CH7 2 1 0  CH8 0 0 2  CH9 2 1 0  CH10 1 0 1  CH11 2 2 1
CI1 2 1 1  CI2 1 2 0  CI3 1 2 0  CI4 1 1 1  CI5 2 2 1  CI6 1 2 0  CI7 1 2 0  CI8 2 0 1  CI9 2 1 1";

fn rows(text: &str) -> Vec<(&str, Vec<&str>)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.chunks(4).map(|c| (c[0], c[1..].to_vec())).collect()
}

fn marked(level: Level) -> &'static str {
    match level {
        Level::Always => "A",
        Level::Sometimes => "S",
        Level::None => "-",
    }
}

// spec: S0-N9 (part: both scales)
#[test]
fn every_cell_of_the_matrix_is_as_it_was_given() {
    let duties: Vec<_> = ORIGINAL.matrix().collect();
    let given = rows(CELLS);
    assert_eq!(duties.len(), 50);
    assert_eq!(given.len(), 50);
    for (duty, (key, cells)) in duties.iter().zip(&given) {
        let has: Vec<_> = MATRIX
            .iter()
            .map(|role| marked(duty.participation.get(*role).copied().unwrap_or_default()))
            .collect();
        assert_eq!((duty.key.as_str(), &has), (*key, cells));
        assert!(duty.title.whole() && duty.what.whole(), "{key} has no words");
    }
    let count =
        |role: &str| duties.iter().filter(|d| d.participation.get(role) == Some(&Level::Always)).count();
    assert_eq!(MATRIX.map(count), [21, 22, 9]);
    let always = |d: &crate::Duty| d.participation.values().filter(|l| **l == Level::Always).count();
    assert!(duties.iter().all(|d| always(d) >= 1));
    let two: Vec<_> = duties.iter().filter(|d| always(d) == 2).map(|d| d.key.as_str()).collect();
    assert_eq!(two, ["P4", "LA8"], "always is not accountable: two rows have two");
}

// spec: S0-CK1 (part: required weight)
#[test]
fn every_competence_has_its_weights() {
    let given = rows(WEIGHTS);
    assert_eq!((ORIGINAL.competences.len(), given.len()), (25, 25));
    for (competence, (key, weights)) in ORIGINAL.competences.iter().zip(given) {
        assert_eq!(competence.key, key);
        let has: Vec<String> =
            MATRIX.iter().map(|r| competence.weights.get(*r).copied().unwrap_or(0).to_string()).collect();
        assert_eq!(has, weights, "{key}");
        assert!(competence.title.whole() && competence.what.whole());
        assert!(ORIGINAL.families.iter().any(|f| f.key == competence.family));
    }
}

// spec: S0-N9 (part: triggers)
#[test]
fn a_sometimes_says_when_in_both_languages() {
    for duty in ORIGINAL.matrix() {
        for (role, level) in &duty.participation {
            let said = duty.when.get(role).is_some_and(crate::Text::whole);
            assert_eq!(said, *level == Level::Sometimes, "{} for {role}", duty.key);
        }
    }
}

#[test]
fn names_of_things_stand_once() {
    let mut seen = BTreeMap::new();
    for duty in &ORIGINAL.duties {
        assert!(seen.insert(&duty.key, ()).is_none(), "{} stands twice", duty.key);
    }
}
