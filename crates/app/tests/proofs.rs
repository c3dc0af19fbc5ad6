//! The limits of the charter hold for every request there can be. Needs the solver cvc5; without
//! it this fails.
#![allow(clippy::unwrap_used)]

use proofs::{COACHED_TEAM, COACHING, CODRIVING, KEEPING, Prover, TEAM_DIRECTORY, TEAM_SPACE};

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

// spec: S2-P1 (part: permissions)
#[test]
fn in_a_community_nobody_but_its_facilitator_calls_for_attention() {
    with_prover(async |prover| {
        let limit = prover.law(&KEEPING).await;
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
