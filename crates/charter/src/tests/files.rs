//! Charter files: what they change, add, and may not say.

use super::*;

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

// spec: S2-CM5
#[test]
fn the_limits_of_a_role_that_ships_stay_and_its_own_words_do_not_move_them() {
    let file = |key: &str, line: &str| {
        format!(
            "[[role]]\nkey = \"{key}\"\nscopes = [\"network\"]\nlabel = {{ en = \"A\", fr = \"B\" }}\n{line}\n"
        )
    };
    for (key, word, line) in [
        ("esn_owner", "voluntary", "voluntary = true"),
        ("esn_owner", "single", "single = false"),
        ("esn_owner", "required", "required = \"\""),
        ("facilitator", "outside", "outside = \"yes\""),
        ("evangelist", "held_by", "held_by = \"directory\""),
    ] {
        assert_eq!(flaw(&file(key, line)), (2, "charters-flaw-fixed", word.to_owned()), "{key}");
        laid(&file("gardener", line)).unwrap();
    }
    laid(&file("esn_owner", "single = true\nvoluntary = false")).unwrap();
}
