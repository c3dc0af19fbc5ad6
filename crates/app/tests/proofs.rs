//! The limits of the charter hold for every request there can be. Needs the solver cvc5; without
//! it this fails.
#![allow(clippy::unwrap_used)]

use policy::Gate;
use proofs::{
    BEGINNING, BESIDE_THE_MANAGER, CARE, COACHED_TEAM, COACHING, CODRIVING, FACILITATING, HANDING, KEEPING,
    LAST_HOLDER, LAWS, OUTSOURCING, OWN_CASE, OWN_CONTENT, OWN_REVIEW, Prover, RELEASING, TEAM_DIRECTORY,
    TEAM_SPACE, VOLUNTEERS,
};

fn with_prover(body: impl AsyncFnOnce(&mut Prover<'_>)) {
    let gate = app::rooms::gate().unwrap();
    testkit::block_on(async { body(&mut Prover::start(&gate).unwrap()).await });
}

// spec: S2-SM4 (part: permissions)
#[test]
fn in_a_team_nobody_but_its_manager_or_delegate_calls_for_attention() {
    with_prover(async |prover| {
        let limit = prover.law(&TEAM_SPACE).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-MG1 (part: permissions)
#[test]
fn a_team_is_made_by_the_directory_alone() {
    with_prover(async |prover| {
        let limit = prover.law(&TEAM_DIRECTORY).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S4-3 (part: permissions)
#[test]
fn nobody_hands_on_what_somebody_else_raised() {
    with_prover(async |prover| {
        let limit = prover.law(&HANDING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-SM2 (part: permissions)
#[test]
fn in_a_team_nobody_says_that_it_is_enlivened() {
    with_prover(async |prover| {
        let limit = prover.law(&CARE).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-P1 (part: permissions)
#[test]
fn in_a_community_nobody_but_its_facilitator_calls_for_attention() {
    with_prover(async |prover| {
        let limit = prover.law(&KEEPING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-P1 (part: facilitating a place brings no permission over it)
#[test]
fn whoever_facilitates_a_place_has_no_permission_over_it() {
    with_prover(async |prover| {
        let limit = prover.law(&FACILITATING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-SM3 (part: permissions)
#[test]
fn a_coach_comes_by_the_manager_alone() {
    with_prover(async |prover| {
        let limit = prover.law(&COACHING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-MG6 (part: permissions)
#[test]
fn a_coach_writes_only_when_invited_and_never_from_outside() {
    with_prover(async |prover| {
        let limit = prover.law(&COACHED_TEAM).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-SM7 (part: permissions)
#[test]
fn from_outside_what_is_sensitive_carries_a_second_signature() {
    with_prover(async |prover| {
        let limit = prover.law(&CODRIVING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-CM5 (part: permissions)
#[test]
fn nobody_from_outside_takes_on_what_heads_the_network() {
    with_prover(async |prover| {
        let limit = prover.law(&OUTSOURCING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-SM6 (part: permissions)
#[test]
fn from_outside_nobody_begins_alone_or_signs() {
    with_prover(async |prover| {
        let limit = prover.law(&BEGINNING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S2-SM6 (part: the co-driver alone releases)
#[test]
fn whoever_co_drives_releases_and_nobody_else() {
    with_prover(async |prover| {
        let limit = prover.law(&RELEASING).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S1-O1 (part: permissions)
#[test]
fn the_last_holder_does_not_go() {
    with_prover(async |prover| {
        let limit = prover.law(&LAST_HOLDER).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S4-8a (part: permissions)
#[test]
fn nobody_is_made_a_volunteer() {
    with_prover(async |prover| {
        let limit = prover.law(&VOLUNTEERS).await;
        assert!(limit.proved, "{limit:?}");
    });
}

// spec: S4-3 (part: permissions)
#[test]
fn nobody_is_put_beside_a_teams_manager() {
    with_prover(async |prover| {
        let limit = prover.law(&BESIDE_THE_MANAGER).await;
        assert!(limit.proved, "{limit:?}");
    });
}

#[test]
fn nobody_decides_about_oneself() {
    with_prover(async |prover| {
        let limit = prover.law(&OWN_CASE).await;
        assert!(limit.proved, "{limit:?}");
    });
}

#[test]
fn nobody_reviews_their_own_decision() {
    with_prover(async |prover| {
        let limit = prover.law(&OWN_REVIEW).await;
        assert!(limit.proved, "{limit:?}");
    });
}

#[test]
fn nobody_decides_about_their_own_words_and_an_appeal_is_for_other_eyes() {
    with_prover(async |prover| {
        let limit = prover.law(&OWN_CONTENT).await;
        assert!(limit.proved, "{limit:?}");
    });
}

/// The rules of all rooms without the limits of these ids, and with leave for everything.
fn weakened(without: &[&str]) -> Gate {
    const LEAVE: &str = "@id(\"leave-for-everything\") permit (principal, action, resource);";
    let rooms = app::rooms::rooms();
    let schemas: Vec<&str> = rooms.iter().map(|r| r.schema).collect();
    let texts: Vec<String> = rooms.iter().map(|r| without_rules(r.policy, without)).collect();
    let mut rules: Vec<(&'static str, &str)> =
        rooms.iter().zip(&texts).map(|(room, text)| (room.name, text.as_str())).collect();
    rules.push(("leave", LEAVE));
    Gate::new(&schemas, &rules).unwrap()
}

/// A text of rules without some of them: a rule begins with its id and ends with a line that ends in
/// a semicolon.
fn without_rules(text: &str, ids: &[&str]) -> String {
    let (mut kept, mut dropping) = (String::new(), false);
    for line in text.lines() {
        dropping |= ids.iter().any(|id| line.contains(&format!("@id(\"{id}\")")));
        if !dropping {
            kept.push_str(line);
            kept.push('\n');
        }
        dropping &= !line.trim_end().ends_with(';');
    }
    kept
}

/// Whatever anybody is permitted besides, the limits hold; and without them the proofs fail.
#[test]
fn the_limits_alone_keep_the_laws_and_a_weakened_rule_breaks_its_proof() {
    let whole = weakened(&[]);
    testkit::block_on(async {
        let mut prover = Prover::start(&whole).unwrap();
        for law in LAWS.iter().filter(|law| !law.kept_by.is_empty()) {
            let limit = prover.law(law).await;
            assert!(limit.proved, "with leave for everything: {limit:?}");
        }
    });
    for law in LAWS {
        let weak = weakened(law.kept_by);
        testkit::block_on(async {
            let limit = Prover::start(&weak).unwrap().law(law).await;
            assert!(!limit.proved, "{} is proved without {:?}", law.id, law.kept_by);
        });
    }
}

#[test]
fn no_rule_ever_fails_to_evaluate() {
    with_prover(async |prover| {
        let limit = prover.never_errors().await;
        assert!(limit.proved, "{limit:?}");
    });
}

#[test]
fn the_slices_that_are_asked_answer_as_all_rules_together() {
    with_prover(async |prover| {
        let limit = prover.slices_equal_the_whole().await;
        assert!(limit.proved, "{limit:?}");
    });
}
