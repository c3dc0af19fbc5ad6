//! The shipped catalogue, cell by cell, and what a charter file may and may not do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use kernel::Lang;

use crate::{
    Catalogue, Difference, Draft, DutyDraft, Flaw, Level, MATRIX, ORIGINAL, RoleDraft, Text, Thing,
    differences, lay, parse, said,
};

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

// spec: S0-N1
#[test]
fn the_roles_of_the_product_are_there_with_whole_charters() {
    let keys: Vec<_> = ORIGINAL.roles.iter().map(|r| r.key.as_str()).filter(|k| *k != "discipline").collect();
    let product = [
        "esn_owner",
        "network_lead",
        "facilitator",
        "platform_expert",
        "exec_sponsor",
        "user_support",
        "tech_support",
        "comms_manager",
        "risk_officer",
        "line_manager",
        "evangelist",
        "member",
    ];
    assert_eq!(keys.len(), product.len());
    for key in product {
        let role = ORIGINAL.role(key).unwrap();
        assert!(role.label.whole() && role.purpose.whole() && role.good_day.whole(), "{key}");
        assert!(!ORIGINAL.duties_of(role).is_empty(), "{key} has nothing to do");
        assert!(!role.decides.is_empty() && !role.may_not.is_empty(), "{key} has no rights or limits");
        assert!(!role.interfaces.is_empty(), "{key}");
        assert_eq!(role.indicators.is_empty(), key == "member", "a member is never measured, a holder is");
    }
    for key in MATRIX {
        let role = ORIGINAL.role(key).unwrap();
        let of_matrix = ORIGINAL.duties_of(role).into_iter().filter(|(d, _)| d.own_of.is_none()).count();
        let named = ORIGINAL.matrix().filter(|d| d.participation.get(key).is_some_and(|l| *l != Level::None));
        assert_eq!(of_matrix, named.count(), "a fresh catalogue lists {key} with every duty of the matrix");
    }
}

// spec: S2-P3
#[test]
fn every_interface_has_a_counterpart_and_one_without_is_flagged() {
    assert_eq!(ORIGINAL.one_sided(), vec![]);
    let lonely = lay(
        &ORIGINAL,
        &parse("[[role]]\nkey = \"member\"\n[[role.interface]]\nwith = \"tech_support\"\ngives = { en = \"a\", fr = \"b\" }")
            .unwrap(),
        true,
    )
    .unwrap();
    assert!(lonely.one_sided().iter().any(|(r, i)| r.key == "member" && i.with == "tech_support"));
}

// spec: S3-R0
#[test]
fn a_facilitators_charter_includes_the_discipline() {
    let role = ORIGINAL.role("facilitator").unwrap();
    let keys: Vec<_> = ORIGINAL.duties_of(role).into_iter().map(|(d, _)| d.key.as_str()).collect();
    for key in ["D1", "D2", "D3", "D4", "D5", "F1", "F2", "F3", "F4", "F5", "LE2"] {
        assert!(keys.contains(&key), "{key} is missing");
    }
    assert_eq!(keys.len(), keys.iter().collect::<std::collections::BTreeSet<_>>().len(), "none stands twice");
    assert_eq!(ORIGINAL.level(ORIGINAL.duty("D1").unwrap(), "facilitator"), Level::Always);
    assert_eq!(ORIGINAL.level(ORIGINAL.duty("D1").unwrap(), "exec_sponsor"), Level::None);
}

fn laid(text: &str) -> Result<Catalogue, Vec<Flaw>> {
    lay(&ORIGINAL, &parse(text).map_err(|f| vec![f])?, true)
}

// spec: S0-N4
#[test]
fn labels_change_and_everything_else_follows_the_key() {
    let new = laid("[[role]]\nkey = \"network_lead\"\nlabel = { fr = \"Chef des réseaux\" }").unwrap();
    let (old, role) = (ORIGINAL.role("network_lead").unwrap(), new.role("network_lead").unwrap());
    assert_eq!((role.label.fr.as_str(), &role.label.en), ("Chef des réseaux", &old.label.en));
    assert_eq!((role.outside, &role.may_not, &role.scopes), (old.outside, &old.may_not, &old.scopes));
    assert_eq!(new.duties_of(role).len(), ORIGINAL.duties_of(old).len());
    assert_eq!((new.version, ORIGINAL.version), (1, 0), "the original stays");
}

#[test]
fn an_organisation_adds_a_duty_and_a_role() {
    let new = laid(
        "[[duty]]\nkey = \"X1\"\ngroup = \"LE\"\ntitle = { en = \"Water the plants\", fr = \"Arroser les plantes\" }\n\
         participation = { facilitator = \"always\", gardener = \"sometimes\" }\n\
         when = { gardener = { en = \"it is dry\", fr = \"il fait sec\" } }\n\
         [[role]]\nkey = \"gardener\"\nscopes = [\"unit\"]\nlabel = { en = \"Gardener\", fr = \"Jardinage\" }\n",
    )
    .unwrap();
    let duty = new.duty("X1").unwrap();
    assert!(duty.added && new.role("gardener").unwrap().added);
    assert_eq!(new.matrix().count(), 51);
    assert_eq!(new.level(duty, "gardener"), Level::Sometimes);
}

fn flaw(text: &str) -> (usize, &'static str, String) {
    let flaw = laid(text).unwrap_err().remove(0);
    (flaw.line, flaw.reason, flaw.what)
}

#[test]
fn what_a_file_names_and_nobody_knows_is_refused_by_name_and_line() {
    let duty = "[[role]]\nkey = \"member\"\n\n[[duty]]\nkey = \"ZZ9\"\ntitle = { en = \"?\" }\n";
    assert_eq!(flaw(duty), (5, "charters-flaw-duty", "ZZ9".to_owned()));
    let role = "[[role]]\nkey = \"captain\"\nlabel = { en = \"Captain\" }\n";
    assert_eq!(flaw(role), (2, "charters-flaw-role", "captain".to_owned()));
    let cell = "[[duty]]\nkey = \"M1\"\n# who?\nparticipation = { captain = \"always\" }\n";
    assert_eq!(flaw(cell), (4, "charters-flaw-role", "captain".to_owned()));
    let with = "[[role]]\nkey = \"member\"\nincludes = [\n  \"discipline\",\n  \"captain\",\n]\n";
    assert_eq!(flaw(with), (5, "charters-flaw-role", "captain".to_owned()));
    let when = "[[duty]]\nkey = \"R2\"\nparticipation = \"A S -\"\n";
    assert_eq!(flaw(when), (2, "charters-flaw-when", "R2, facilitator".to_owned()));
    let word = "[[duty]]\nkey = \"M1\"\ntitel = { en = \"?\" }\n";
    assert_eq!((flaw(word).0, flaw(word).1), (3, "charters-flaw-form"));
    assert_eq!(flaw("[[duty]]\nkey = \"M1\"\nparticipation = \"A B -\"\n").1, "charters-flaw-cells");
    assert_eq!(flaw("this is no charter").1, "charters-flaw-form");
}

#[test]
fn names_of_things_stand_once() {
    let mut seen = BTreeMap::new();
    for duty in &ORIGINAL.duties {
        assert!(seen.insert(&duty.key, ()).is_none(), "{} stands twice", duty.key);
    }
}

#[test]
fn a_file_says_only_what_can_stand() {
    let long = "x".repeat(61);
    let label = format!("[[role]]\nkey = \"member\"\nlabel = {{ fr = \"{long}\" }}");
    assert_eq!(flaw(&label).1, "charters-flaw-long");
    let text = "x".repeat(601);
    let what = format!("[[duty]]\nkey = \"M1\"\nwhat = {{ en = \"{text}\" }}");
    assert_eq!(flaw(&what).1, "charters-flaw-long");
    assert_eq!(flaw("[[role]]\nkey = \"../x\"\n"), (2, "charters-flaw-key", "../x".to_owned()));
    assert_eq!(flaw("[[role]]\nkey = \"member\"\nshare = 250\n").1, "charters-flaw-value");
    assert_eq!(flaw("[[role]]\nkey = \"member\"\nlevel = \"galaxy\"\n").1, "charters-flaw-value");
    assert_eq!(flaw("[[role]]\nkey = \"member\"\nneed = { fixed = nan }\n").1, "charters-flaw-value");
    let half = "[[role]]\nkey = \"member\"\n[[role.decides]]\ntext = { en = \"?\" }\n";
    assert_eq!(flaw(half).1, "charters-flaw-title");
    let (line, _, what) = flaw("[[duty]]\nkey = \"M1\"\n  titel = { en = \"?\" }\n");
    assert_eq!((line, what.as_str()), (3, "titel = { en = \"?\" }"), "the line itself is shown");
}

#[test]
fn a_draft_reads_back_whatever_was_typed() {
    let typed = "a \"quote\", a \\ stroke, '''three''' and \"\"\"three\"\"\", [[role]]\n# and a line";
    let label = Text { en: "Chief \"x\"".into(), fr: "Chef".into() };
    let now = Text { en: "Chief".into(), fr: "Chef".into() };
    let role = RoleDraft { key: "member".into(), label: said(&now, &label), ..RoleDraft::default() };
    assert_eq!(role.label.keys().collect::<Vec<_>>(), [&"en"], "only what differs is in the file");
    let mut draft = Draft::of_role(role);
    draft.duty.push(DutyDraft {
        key: "M1".into(),
        what: said(&Text::default(), &Text { en: typed.into(), fr: typed.into() }),
        off: Some(true),
        participation: BTreeMap::from([("member".to_owned(), Level::Sometimes)]),
        when: BTreeMap::from([("member".to_owned(), Text { en: typed.into(), fr: "y".into() })]),
        ..DutyDraft::default()
    });
    let new = laid(&draft.text().unwrap()).unwrap();
    assert_eq!(new.role("member").unwrap().label.en, "Chief \"x\"");
    let duty = new.duty("M1").unwrap();
    assert_eq!((duty.what.fr.as_str(), duty.when["member"].en.as_str(), duty.off), (typed, typed, true));
}

#[test]
fn what_differs_is_named_part_by_part() {
    let new = laid(
        "[[role]]\nkey = \"member\"\nlabel = { fr = \"Collègue\" }\nshare = 7\n\
         [[role.competence]]\nkey = \"CK1\"\nweight = 1\n[[duty]]\nkey = \"M1\"\noff = true\n\
         [[role]]\nkey = \"gardener\"\nscopes = [\"unit\"]\nlabel = { en = \"Gardener\", fr = \"Jardinage\" }\n",
    )
    .unwrap();
    let differs = |thing, key: &str, part, lang| Difference { thing, key: key.to_owned(), part, lang };
    let expected = [
        differs(Thing::Role, "member", "label", Some(Lang::Fr)),
        differs(Thing::Role, "member", "share", None),
        differs(Thing::Role, "member", "competences", None),
        differs(Thing::Role, "gardener", "added", None),
        differs(Thing::Duty, "M1", "off", None),
    ];
    assert_eq!(differences(&ORIGINAL, &new), expected);
    assert_eq!(differences(&new, &new), []);
    let facilitator = ORIGINAL.role("facilitator").unwrap();
    assert_eq!(ORIGINAL.through(ORIGINAL.duty("D1").unwrap(), facilitator).key, "discipline");
    assert_eq!(ORIGINAL.through(ORIGINAL.duty("F1").unwrap(), facilitator).key, "facilitator");
}

#[test]
fn the_example_of_the_handbook_can_be_laid_on_top() {
    let handbook = include_str!("../../../docs/handbook/charters.md");
    let (_, rest) = handbook.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let new = laid(example).unwrap();
    assert!(new.role("works_council").is_some() && new.duty("P3").unwrap().off);
    assert_eq!(new.level(new.duty("LE2").unwrap(), "platform_expert"), Level::Sometimes);
}
